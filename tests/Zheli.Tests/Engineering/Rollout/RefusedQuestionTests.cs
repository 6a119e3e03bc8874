using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>Questions that have no plan, and questions that cannot be understood: the planner says which, with names, figures and a way out.</summary>
public sealed class RefusedQuestionTests
{
    private static readonly TinyMap Split = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 0, 10, 3000).Village("Tupkaragan", 90, 90, 500).Village("Senek", 91, 90, 500)
        .Roads("Aktau-Kuryk", "Tupkaragan-Senek");

    [Fact]
    public void Villages_out_of_reach_get_satellite_and_the_bound_stays_tight()
    {
        var plan = Split.Plan();
        Assert.Equal("unreachable", Split.Of(plan, "Senek").Reason);
        Assert.Equal(plan.Summary.Cost.Total, plan.Summary.LowerBound);
        Assert.Contains(plan.Summary.Findings, f => f.Code == "settlements-unreachable");
        Assert.Empty(Split.Faults(plan));
    }

    [Fact]
    public void A_mandatory_village_out_of_reach_is_infeasible_with_its_name_and_the_price_of_satellite()
    {
        var no = Assert.IsType<RolloutAnswer.Infeasible>(Split.Answer(new() { Mandatory = ["Senek"] }));
        Assert.Contains("Senek", no.Reason, StringComparison.Ordinal);
        Assert.Contains("bn KZT", no.WayOut, StringComparison.Ordinal);
        Assert.Contains(no.Findings, f => f.Code == "mandatory-unreachable");
    }

    [Fact]
    public void A_mandatory_village_over_a_hop_that_cannot_carry_it_is_infeasible()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 25, 0, 8000).Hops("Aktau-Kuryk");
        var no = Assert.IsType<RolloutAnswer.Infeasible>(map.Answer(new() { Mandatory = ["Kuryk"] }));
        Assert.Contains(no.Findings, f => f.Code == "mandatory-over-capacity");
    }

    [Fact]
    public void A_budget_below_the_mandatory_part_is_infeasible_with_both_figures()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 0, 100, 300).Roads("Aktau-Kuryk");
        var no = Assert.IsType<RolloutAnswer.Infeasible>(map.Answer(new() { Mandatory = ["Kuryk"], Budget = 10_000_000 }));
        Assert.Contains("10.00 M KZT", no.Reason, StringComparison.Ordinal);
        Assert.Contains("Raise the budget", no.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_network_names_both_ways_out()
    {
        var map = new TinyMap().Village("Kuryk", 0, 0, 100);
        var refused = Assert.Throws<BadInputException>(() => map.Answer());
        Assert.Contains("district-centres", refused.Findings.Single().Advice, StringComparison.Ordinal);
        Assert.Contains("towns", refused.Findings.Single().Advice, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => map.Answer(new() { AssumeNetwork = "towns" }));
        Assert.Throws<BadInputException>(() => map.Answer(new() { AssumeNetwork = "cities" }));
    }

    [Fact]
    public void An_ambiguous_name_lists_its_candidates()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Қарасу", 0, 10, 100, "471010100").Village("Қарасу", 10, 10, 100, "471010200");
        var finding = Assert.Throws<BadInputException>(() => map.Answer(new() { Mandatory = ["қарасу"] })).Findings.Single();
        Assert.Equal("settlement-ambiguous", finding.Code);
        Assert.Contains("471010100", finding.Message, StringComparison.Ordinal);
        Assert.Contains("471010200", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_the_wishes_is_said_at_once()
    {
        var refused = Assert.Throws<BadInputException>(() => Split.Answer(new() { Mandatory = ["Kuryk", "Nowhere"], Forbidden = ["Kuryk", "edge:xyz"], Forced = ["12"] }));
        Assert.Equal(["settlement-unknown", "edge-key-malformed", "edge-key-malformed", "wanted-and-refused"], refused.Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_key_of_no_stretch_is_refused() =>
        Assert.Equal("edge-unknown", Assert.Throws<BadInputException>(() => Split.Answer(new() { Forced = ["edge:0123456789abcdef"] })).Findings.Single().Code);

    [Fact]
    public void A_forced_stretch_off_the_network_and_a_forced_ring_are_refused()
    {
        Assert.Equal("forced-edge-unreachable", Assert.Throws<BadInputException>(
            () => Split.Answer(new() { Forced = ["edge:" + Split.Key("Tupkaragan", "Senek")] })).Findings.Single().Code);
        var ring = new TinyMap().Network("Aktau", 0, 0).Junction("a", 5, 5).Village("Kuryk", 10, 0, 300).Roads("Aktau-Kuryk", "Aktau-a", "a-Kuryk");
        string[] all = ["edge:" + ring.Key("Aktau", "Kuryk"), "edge:" + ring.Key("Aktau", "a"), "edge:" + ring.Key("a", "Kuryk")];
        Assert.Equal("forced-edges-close-a-ring", Assert.Throws<BadInputException>(() => ring.Answer(new() { Forced = all })).Findings.Single().Code);
    }

    [Fact]
    public void A_price_below_nothing_names_its_figure()
    {
        var refused = Assert.Throws<BadInputException>(() => Split.Answer(new() { Overrides = new Dictionary<string, decimal> { ["civ.rural_plough"] = -5 } })).Findings.Single();
        Assert.Equal(("price-out-of-range", "civ.rural_plough"), (refused.Code, refused.Where));
        Assert.EndsWith("cannot be planned with: civ.rural_plough = -5.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_of_nothing_is_none() => Assert.Equal(
        "budget-not-positive", Assert.Throws<BadInputException>(() => Split.Answer(new() { Budget = 0 })).Findings.Single().Code);

    [Fact]
    public void Options_out_of_range_are_refused_together()
    {
        var refused = Assert.Throws<BadInputException>(() => Split.Answer(new() { Method = "magic", Budget = -1, TimeLimit = TimeSpan.Zero }));
        Assert.Equal(["method-unknown", "budget-not-positive", "time-limit-not-positive"], refused.Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_project_without_settlements_has_no_plan() =>
        Assert.Equal("no-settlements", Assert.Throws<BadInputException>(() => new TinyMap().Network("Aktau", 0, 0).Answer()).Findings.Single().Code);

    [Fact]
    public void The_largest_settlement_of_a_district_is_its_centre_and_ties_go_by_rank_then_number()
    {
        Settlement Place(long id, PlaceKind kind, int people, long district) => new()
        {
            Id = id, Names = new("p"), Kind = kind, Location = new(70, 48), Population = people, DistrictId = district, Source = "made",
        };
        var territory = new Territory
        {
            Settlements =
            [
                Place(1, PlaceKind.Village, 100, 1), Place(2, PlaceKind.Town, 100, 1), Place(3, PlaceKind.Village, 50, 2), Place(4, PlaceKind.Village, 50, 2),
                Place(5, PlaceKind.Suburb, 9_000, 2), Place(6, PlaceKind.City, 9_000, 3) with { DistrictId = null },
            ],
        };
        var assumed = NetworkAssumption.Of(territory, NetworkAssumption.DistrictCentres);
        Assert.Equal([2, 3], assumed.Settlements.Order());
        Assert.Equal("network-assumed", assumed.Findings.Single().Code);
        Assert.Equal([2, 6], NetworkAssumption.Of(territory, NetworkAssumption.Towns).Settlements.Order());
    }
}
