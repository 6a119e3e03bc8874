using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>The planner against the twin that tries everything, on random maps.</summary>
public sealed class PlanAgainstTwinTests
{
    private const int Maps = 60;

    /// <summary>Hops that carry anything, so that the optimiser's problem is the whole problem.</summary>
    private static readonly CostCatalogue WideHops = RoundFigures.With("mw.capacity", 1_000_000);

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, Maps));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_plan_is_the_cheapest_and_the_bound_is_below_it(int seed)
    {
        var map = RandomMaps.Make(seed);
        var plan = map.Plan(catalogue: WideHops);
        var best = new ExhaustiveRollout(map, plan.Graph, WideHops).LeastCost(withCapacity: false);
        Assert.True(plan.Summary.LowerBound <= best, $"bound {plan.Summary.LowerBound}, least {best}");
        Assert.Equal(best, plan.Summary.Cost.Total);
        Assert.Empty(map.Faults(plan, WideHops));
    }

    [Fact]
    public void With_crowded_hops_the_plans_fit_and_are_near_the_cheapest_that_do()
    {
        var narrow = RoundFigures.With("mw.capacity", 150);
        var (planned, possible) = (0L, 0L);
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed);
            var plan = map.Plan(catalogue: narrow);
            var best = new ExhaustiveRollout(map, plan.Graph, narrow).LeastCost(withCapacity: true);
            Assert.True(plan.Summary.Cost.Total >= best);
            Assert.True(plan.Summary.LowerBound <= best);
            Assert.Empty(map.Faults(plan, narrow));
            (planned, possible) = (planned + plan.Summary.Cost.Total, possible + best);
        }

        Assert.True(planned <= possible * 1003 / 1000, $"{planned} where {possible} is possible");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Corners_are_the_hull_of_all_networks_and_no_network_is_below_a_bound(int seed)
    {
        var map = RandomMaps.Make(seed, villages: 4, junctions: 2, ways: 9);
        var plan = map.Plan(catalogue: WideHops);
        var networks = new ExhaustiveRollout(map, plan.Graph, WideHops).NetworkCosts(withCapacity: false);
        Assert.Equal(Hull(networks), plan.Frontier.Select(c => (c.People, c.Cost)));
        Assert.All(plan.Frontier, corner => Assert.All(networks.Where(n => n.Key >= corner.People), n => Assert.True(n.Value >= corner.LowerBound)));
    }

    [Fact]
    public void With_crowded_hops_no_network_is_below_a_bound_and_corners_can_be_built()
    {
        var narrow = RoundFigures.With("mw.capacity", 150);
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed, villages: 4, junctions: 2, ways: 9);
            var plan = map.Plan(catalogue: narrow);
            var networks = new ExhaustiveRollout(map, plan.Graph, narrow).NetworkCosts(withCapacity: true);
            Assert.All(plan.Frontier, corner => Assert.True(networks.Where(n => n.Key >= corner.People).Min(n => n.Value) is var least && least <= corner.Cost && least >= corner.LowerBound));
        }
    }

    [Fact]
    public void A_budget_is_never_exceeded_nobody_could_serve_more_than_the_bound_says_and_nearly_as_many_as_possible_are_served()
    {
        var (served, possible) = (0L, 0L);
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed, villages: 4, junctions: 2, ways: 9);
            var money = (long)(new Random(seed).NextDouble() * map.Plan().Frontier[^1].Cost * 1.3);
            var plan = map.Plan(new() { Budget = money });
            var use = plan.Summary.Budget!;
            var most = new ExhaustiveRollout(map, plan.Graph).NetworkCosts(withCapacity: true).Where(n => n.Value <= money).Max(n => n.Key);
            Assert.True(plan.Summary.Cost.Total <= money);
            Assert.True(use.People <= most);
            Assert.True(use.PeopleUpperBound >= most);
            Assert.True(plan.Summary.LowerBound <= plan.Summary.Cost.Total);
            (served, possible) = (served + use.People, possible + most);
        }

        Assert.True(served >= possible * 97 / 100, $"{served} of {possible}");
    }

    /// <summary>Lower convex hull, cost rising strictly with people, from nobody on.</summary>
    private static List<(long People, long Cost)> Hull(SortedDictionary<long, long> networks)
    {
        var hull = new List<(long People, long Cost)>();
        foreach (var (people, cost) in networks)
        {
            while (hull.Count > 0 && (hull[^1].Cost >= cost
                || (hull.Count > 1 && (Int128)(hull[^1].Cost - hull[^2].Cost) * (people - hull[^2].People) >= (Int128)(cost - hull[^2].Cost) * (hull[^1].People - hull[^2].People))))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add((people, cost));
        }

        return hull;
    }
}
