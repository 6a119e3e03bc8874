using Zheli.Engineering.Rollout;
using Zheli.Model.Programme;
using Zheli.Operations.Read;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>First answers from an earlier plan, against the twin that tries everything and the independent check.</summary>
public sealed class QuickReplanTests
{
    private const int Maps = 40;

    [Fact]
    public void After_a_stretch_is_forbidden_the_answer_is_a_plan_near_the_cheapest_and_its_bound_holds()
    {
        var (planned, possible) = (0L, 0L);
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed);
            var before = map.Plan();
            if (before.Edges.Count == 0)
            {
                continue;
            }

            var key = before.Edges.MaxBy(e => e.SettlementsBehind)!.Key;
            var quick = map.Replan(before, new() { Forbidden = ["edge:" + key] });
            var best = new ExhaustiveRollout(map, quick.Graph).LeastCost(withCapacity: true);
            Assert.DoesNotContain(quick.Edges, e => e.Key == key);
            Assert.Contains(quick.Summary.Findings, f => f.Code == "quick-answer");
            Assert.True(quick.Summary.LowerBound <= best && best <= quick.Summary.Cost.Total, $"seed {seed}");
            Assert.Empty(map.Faults(quick));
            (planned, possible) = (planned + quick.Summary.Cost.Total, possible + best);
        }

        Assert.True(planned <= possible * 101 / 100, $"{planned} where {possible} is possible");
    }

    [Fact]
    public void A_forced_stretch_and_a_mandatory_village_are_in_the_answer()
    {
        var found = 0;
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed);
            var before = map.Plan();
            var unused = Enumerable.Range(0, before.Graph.EdgeCount).Select(e => EdgeKey.Of(before.Graph, e)).Except(before.Edges.Select(e => e.Key)).FirstOrDefault();
            var left = before.Settlements.FirstOrDefault(s => s.Reason == "satellite-cheaper");
            if (unused is null || left is null
                || map.Answer(new() { Forced = ["edge:" + unused], Mandatory = [$"{left.SettlementId}"] }) is not RolloutAnswer.Planned { Plan: var full })
            {
                continue;
            }

            var quick = map.Replan(before, new() { Forced = ["edge:" + unused], Mandatory = [$"{left.SettlementId}"] });
            Assert.Contains(quick.Edges, e => e.Key == unused);
            Assert.Equal("mandatory", quick.Settlements.Single(s => s.SettlementId == left.SettlementId).Reason);
            Assert.True(quick.Summary.Cost.Total >= full.Summary.LowerBound && full.Summary.Cost.Total >= quick.Summary.LowerBound);
            Assert.Empty(map.Faults(quick));
            found++;
        }

        Assert.True(found > 3, $"{found} maps had something to force");
    }

    [Fact]
    public void A_budget_is_kept_and_nobody_could_serve_more_than_the_bound_says()
    {
        var (served, possible) = (0L, 0L);
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed, villages: 4, junctions: 2, ways: 9);
            var before = map.Plan();
            var money = (long)((0.2 + (0.8 * new Random(seed).NextDouble())) * before.Frontier[^1].Cost);
            var quick = map.Replan(before, new() { Budget = money });
            var use = quick.Summary.Budget!;
            var most = new ExhaustiveRollout(map, quick.Graph).NetworkCosts(withCapacity: true).Where(n => n.Value <= money).Max(n => n.Key);
            Assert.True(quick.Summary.Cost.Total <= money && use.People <= most && most <= use.PeopleUpperBound, $"seed {seed}");
            Assert.Empty(map.Faults(quick));
            (served, possible) = (served + use.People, possible + most);
        }

        Assert.True(served >= possible * 9 / 10, $"{served} where {possible} are possible");
    }

    [Fact]
    public void The_same_question_from_the_same_plan_gets_the_same_answer_on_any_number_of_threads()
    {
        var map = RandomMaps.Make(7);
        var before = map.Plan();
        var question = new PlanOptions { Forbidden = ["edge:" + before.Edges[0].Key] };
        var (one, two) = (map.Replan(before, question with { Threads = 1 }), map.Replan(before, question with { Threads = 2 }));
        Assert.Equal(one.Edges.Select(e => e.Key), two.Edges.Select(e => e.Key));
        Assert.Equal(one.Certificate.LowerBound, two.Certificate.LowerBound);
    }

    [Fact]
    public void A_plan_priced_again_costs_what_it_costs_and_moves_with_what_it_is_made_of()
    {
        var map = new TinyMap().Network("net", 0, 0).Village("a", 10, 0, 900).Village("b", 300, 3, 10).Roads("net-a", "a-b");
        var plan = map.Plan();
        var places = map.Territory.Settlements.ToDictionary(s => s.Id);
        var prices = new PriceList(RoundFigures.With("place.radius_village", 1), new Dictionary<long, Zheli.Model.Catalogue.CostCatalogue>(), plan.Options);
        Assert.Equal(plan.Summary.Cost.Total, PlanSensitivity.Total(prices, plan.Edges, plan.Settlements, plan.Repeaters, places));
        var swing = Assert.Single(map.Swings(plan, "civ.rural_plough"));
        // Fibre costs in proportion to its rate, but for crossings, of which there are none: a fifth of all fibre.
        Assert.Equal(plan.Summary.Cost.Fibre * 0.2, plan.Summary.Cost.Total - swing.WhenLower!.Value, 2.0 * plan.Edges.Count);
        Assert.Equal(plan.Summary.Cost.Fibre * 0.2, swing.WhenHigher!.Value - plan.Summary.Cost.Total, 2.0 * plan.Edges.Count);
    }

    [Fact]
    public void The_cheapest_line_to_a_village_left_out_is_that_of_trying_every_way()
    {
        for (var seed = 1; seed <= Maps; seed++)
        {
            var map = RandomMaps.Make(seed);
            var plan = map.Plan();
            var graph = plan.Graph;
            var least = Enumerable.Repeat(long.MaxValue / 2, graph.VertexCount).ToArray();
            least[0] = 0;
            foreach (var edge in plan.Edges)
            {
                least[graph.EdgeFrom[edge.GraphEdge]] = least[graph.EdgeTo[edge.GraphEdge]] = 0;
            }

            // Bellman and Ford: every edge as often as there are vertices.
            for (var round = 0; round < graph.VertexCount; round++)
            {
                for (var e = 0; e < graph.EdgeCount; e++)
                {
                    var (a, b) = (graph.EdgeFrom[e], graph.EdgeTo[e]);
                    least[a] = Math.Min(least[a], least[b] + graph.EdgeCost[e]);
                    least[b] = Math.Min(least[b], least[a] + graph.EdgeCost[e]);
                }
            }

            var lines = NearestLine.Of(graph, plan.Edges);
            for (var v = 1; v < graph.VertexCount; v++)
            {
                var known = lines.TryGetValue(graph.VertexSettlement[v], out var line);
                Assert.Equal(graph.VertexSettlement[v] != 0 && least[v] is > 0 and < long.MaxValue / 2 ? least[v] : 0, known ? line.Cost : 0);
            }
        }
    }
}
