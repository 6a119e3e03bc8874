using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Verify;
using Zheli.Programme.Costing;

namespace Zheli.Tests.Operations.Verify;

/// <summary>Whatever the planner is asked, its plan passes a check that shares no code with it, and its bill adds up.</summary>
public sealed class PlannerAgainstCheckTests
{
    private static readonly Dictionary<long, CostCatalogue> SameEverywhere = [];

    private static readonly PlanOptions Towns = new() { AssumeNetwork = "towns", Threads = 1 };

    private static readonly PlanOptions CheapHops = Towns with
    {
        Overrides = new Dictionary<string, decimal> { ["mw.tower_30m"] = 100, ["mw.link_radio"] = 4_000, ["mw.power"] = 100, ["mw.capacity"] = 150 },
    };

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_plan_from_assumed_towns(int seed, bool hills) => Holds(RandomCountry.Make(seed, hills, network: false), Towns, SameEverywhere);

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void A_plan_from_a_known_network(int seed, bool hills) => Holds(RandomCountry.Make(seed, hills, network: true), new PlanOptions { Threads = 1 }, SameEverywhere);

    [Fact]
    public void A_plan_from_district_centres_beside_a_known_network() =>
        Holds(RandomCountry.Make(7, true, network: true), new PlanOptions { AssumeNetwork = "district-centres", Threads = 1 }, SameEverywhere);

    [Fact]
    public void A_plan_by_spanning_tree() => Holds(RandomCountry.Make(8, false, network: false), Towns with { Method = "mst" }, SameEverywhere);

    [Theory]
    [InlineData(21, false, null)]
    [InlineData(22, true, null)]
    [InlineData(23, false, 0.6)]
    [InlineData(24, false, 0.9)]
    public void A_plan_on_cables_through_which_light_goes_less_far(int seed, bool network, double? share)
    {
        var country = RandomCountry.Make(seed, false, network);
        var dim = (network ? new PlanOptions { Threads = 1 } : Towns) with
        {
            Overrides = new Dictionary<string, decimal>
            {
                ["opt.fibre_loss_1270"] = 1.9m, ["opt.fibre_loss_1310"] = 1.8m, ["opt.fibre_loss_1550"] = 1.5m, ["mw.max_hop"] = 8, ["opt.repeater_hut"] = 9_000,
            },
        };
        var plan = Holds(country, dim, SameEverywhere);
        Assert.NotEmpty(plan.Repeaters);
        Assert.True(plan.Summary.Optics!.TooLong > 0);
        if (share is { } part)
        {
            var budget = (long)(plan.Summary.Cost.Total * part);
            Assert.True(Holds(country, dim with { Budget = budget }, SameEverywhere).Summary.Cost.Total <= budget);
        }
    }

    [Fact]
    public void A_plan_at_regional_prices() =>
        Holds(RandomCountry.Make(9, true, network: false), Towns, new Dictionary<long, CostCatalogue> { [2] = RoundFigures.With("civ.rural_plough", 15_000) });

    [Fact]
    public void A_plan_without_poles_over_five_years() =>
        Holds(RandomCountry.Make(10, false, network: false), Towns with { HorizonYears = 5, DiscountRate = 0, Overrides = new Dictionary<string, decimal> { ["civ.aerial_existing"] = 50_000 } }, SameEverywhere);

    [Theory]
    [InlineData(11)]
    [InlineData(17)]
    [InlineData(18)]
    public void A_plan_with_crowded_hops(int seed)
    {
        var plan = Holds(RandomCountry.Make(seed, false, network: false), CheapHops, SameEverywhere);
        Assert.Contains(plan.Edges, e => e.Radios > 1);
    }

    [Fact]
    public void A_proof_that_counts_radios_holds_as_it_is_and_not_otherwise()
    {
        var country = RandomCountry.Make(17, false, network: false);
        var plan = Holds(country, CheapHops, SameEverywhere);
        var proof = plan.Certificate;
        Assert.True(Passes(plan));
        Assert.False(Passes(plan with { Certificate = proof with { TerminalValue = [.. proof.TerminalValue.Select(v => v + (v / 50))], Potential = [.. proof.Potential.Select(y => y + (y / 50))] } }));

        // With twice the capacity more settlements share a radio, and together they pay more than it costs.
        var roomier = new Dictionary<string, decimal>(CheapHops.Overrides) { ["mw.capacity"] = 300 };
        Assert.False(Passes(plan with { Options = plan.Options with { Overrides = roomier } }));

        bool Passes(RolloutPlan changed) => PlanCheck
            .Run(country, RoundFigures.Catalogue, SameEverywhere, changed, null, TestContext.Current.CancellationToken)
            .Single(o => o.Name == "certificate").Ok;
    }

    [Theory]
    [InlineData(12, 0.2)]
    [InlineData(13, 0.5)]
    [InlineData(14, 0.9)]
    [InlineData(15, 1.5)]
    public void A_plan_within_a_budget(int seed, double share)
    {
        var country = RandomCountry.Make(seed, false, network: false);
        var free = Plan(country, Towns, SameEverywhere);
        var plan = Holds(country, Towns with { Budget = (long)(free.Summary.Cost.Total * share) }, SameEverywhere);
        Assert.True(plan.Summary.Cost.Total <= free.Summary.Cost.Total * share);
    }

    [Fact]
    public void A_plan_edited_by_hand()
    {
        var country = RandomCountry.Make(16, false, network: false);
        var free = Plan(country, Towns, SameEverywhere);
        var served = free.Settlements.First(s => s.Technology == Technology.Fibre).SettlementId;
        var left = free.Settlements.FirstOrDefault(s => s.Technology == Technology.Satellite)?.SettlementId ?? 26;
        Holds(country, Towns with { Forbidden = [$"{served}", "edge:" + free.Edges[^1].Key], Forced = ["edge:" + free.Edges[0].Key], Mandatory = [$"Place {left}"] }, SameEverywhere);
        Holds(country, Towns with { Forced = ["edge:" + free.Edges[0].Key], Budget = free.Summary.Cost.Total / 2 }, SameEverywhere);
    }

    private static RolloutPlan Holds(Territory country, PlanOptions options, Dictionary<long, CostCatalogue> regional)
    {
        var plan = Plan(country, options, regional);
        var outcomes = PlanCheck.Run(country, RoundFigures.Catalogue, regional, plan, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcomes.Where(o => !o.Ok).Select(o => $"{o.Name}: {o.Detail}"));
        var bill = BillOfQuantities.Of(country, new PriceList(RoundFigures.Catalogue, regional, options), plan);
        Assert.Equal(plan.Summary.Cost.Total, bill.Amount);
        return plan;
    }

    private static RolloutPlan Plan(Territory country, PlanOptions options, Dictionary<long, CostCatalogue> regional)
    {
        var answer = RolloutPlanner.Plan(country, RoundFigures.Catalogue, regional, options, TimeProvider.System, null, TestContext.Current.CancellationToken);
        return Assert.IsType<RolloutAnswer.Planned>(answer).Plan;
    }
}
