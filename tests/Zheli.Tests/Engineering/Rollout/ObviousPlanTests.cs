using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>Territories so small that everyone sees the right plan; each plan also passes the independent check.</summary>
public sealed class ObviousPlanTests
{
    [Fact]
    public void A_village_near_the_network_gets_fibre_and_a_far_hamlet_satellite()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 0, 5, 2000).Village("Otpan", 150, 0, 20).Roads("Aktau-Kuryk", "Aktau-Otpan");
        var plan = Checked(map);
        Assert.Equal((Technology.Fibre, "cheaper-than-satellite"), (map.Of(plan, "Kuryk").Technology, map.Of(plan, "Kuryk").Reason));
        Assert.Equal((Technology.Satellite, "satellite-cheaper"), (map.Of(plan, "Otpan").Technology, map.Of(plan, "Otpan").Reason));
        Assert.Equal(5.0, plan.Summary.FibreKm, 1);
        Assert.Equal(plan.Summary.Cost.Total, plan.Summary.LowerBound); // proved optimal
    }

    [Fact]
    public void A_hop_is_cheaper_than_forty_kilometres_of_trench_to_a_small_village()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Junction("bend", 20, 20).Village("Kuryk", 25, 0, 450)
            .Roads("Aktau-bend", "bend-Kuryk").Hops("Aktau-Kuryk");
        var plan = Checked(map);
        Assert.Equal(Technology.Microwave, map.Of(plan, "Kuryk").Technology);
        var hop = Assert.Single(plan.Edges);
        Assert.Equal((BuildMethod.Microwave, 1, 1), (hop.Method, hop.Radios, hop.Masts));
        Assert.Contains(plan.Summary.Findings, f => f.Code == "hops-unchecked");
    }

    [Fact]
    public void A_shared_trench_is_paid_once()
    {
        // Neither village pays for 20 km alone, both together do.
        var map = new TinyMap().Network("Aktau", 0, 0).Junction("fork", 20, 0).Village("Kuryk", 21, 1, 600).Village("Senek", 21, -1, 600)
            .Roads("Aktau-fork", "fork-Kuryk", "fork-Senek");
        var plan = Checked(map);
        Assert.Equal(3, plan.Edges.Count);
        Assert.Equal(2, plan.Summary.Settlements.Fibre);
        var trunk = plan.Edges[0];
        Assert.Equal((null, 2, 1200L), (trunk.ParentKey, trunk.SettlementsBehind, trunk.PeopleBehind));
        Assert.All(plan.Edges.Skip(1), e => Assert.Equal(trunk.Key, e.ParentKey));

        var alone = new TinyMap().Network("Aktau", 0, 0).Junction("fork", 20, 0).Village("Kuryk", 21, 1, 600).Roads("Aktau-fork", "fork-Kuryk");
        Assert.Equal(1, Checked(alone).Summary.Settlements.Satellite);
    }

    [Fact]
    public void A_village_that_would_not_pay_alone_is_served_on_the_way()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 14, 0, 60).Village("Kuryk", 20, 0, 3000).Roads("Aktau-Otpan", "Otpan-Kuryk");
        var plan = Checked(map);
        Assert.Equal("on-the-way", map.Of(plan, "Otpan").Reason);
        Assert.Equal("cheaper-than-satellite", map.Of(plan, "Kuryk").Reason);
    }

    [Fact]
    public void A_village_behind_a_hop_is_served_by_microwave_however_long_its_fibre()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 25, 0, 300).Village("Kuryk", 27, 0, 300)
            .Hops("Aktau-Otpan").Roads("Otpan-Kuryk");
        var plan = Checked(map);
        Assert.Equal(Technology.Microwave, map.Of(plan, "Kuryk").Technology);
        Assert.Equal(2, plan.Summary.Settlements.Microwave);
    }

    [Fact]
    public void A_mandatory_hamlet_is_served_whatever_it_costs_and_the_bound_knows()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 70, 0, 20).Roads("Aktau-Otpan");
        var plan = Checked(map, new() { Mandatory = ["otpan"] });
        Assert.Equal((Technology.Fibre, "mandatory"), (map.Of(plan, "Otpan").Technology, map.Of(plan, "Otpan").Reason));
        Assert.Equal(plan.Summary.Cost.Total, plan.Summary.LowerBound);
    }

    [Fact]
    public void A_forbidden_village_is_passed_but_not_served()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 5, 0, 500, "471010100").Village("Kuryk", 10, 0, 3000).Roads("Aktau-Otpan", "Otpan-Kuryk");
        var plan = Checked(map, new() { Forbidden = ["471010100"] });
        Assert.Equal((Technology.Satellite, "forbidden"), (map.Of(plan, "Otpan").Technology, map.Of(plan, "Otpan").Reason));
        Assert.Equal(Technology.Fibre, map.Of(plan, "Kuryk").Technology);
        Assert.Equal(2, plan.Edges.Count);
    }

    [Fact]
    public void A_forbidden_stretch_is_gone_round()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Junction("bend", 5, 5).Village("Kuryk", 10, 0, 3000).Roads("Aktau-Kuryk", "Aktau-bend", "bend-Kuryk");
        Assert.Single(Checked(map).Edges);
        var plan = Checked(map, new() { Forbidden = ["edge:" + map.Key("Kuryk", "Aktau")] });
        Assert.Equal(2, plan.Edges.Count);
        Assert.Equal(2, plan.Graph.EdgeCount);
    }

    [Fact]
    public void A_forced_stretch_is_built_and_the_rest_of_the_plan_uses_it()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Junction("bend", 5, 5).Village("Kuryk", 10, 0, 3000).Roads("Aktau-Kuryk", "Aktau-bend", "bend-Kuryk");
        var plan = map.Plan(new() { Forced = ["edge:" + map.Key("Aktau", "bend")] });
        Assert.Equal(2, plan.Edges.Count);
        Assert.Contains(plan.Edges, e => e.Key == map.Key("Aktau", "bend"));
        Assert.DoesNotContain(plan.Edges, e => e.Key == map.Key("Aktau", "Kuryk"));
        Assert.Equal(plan.Summary.Cost.Total, plan.Summary.LowerBound); // the cost of the forced stretch is in the offset
        Assert.True(plan.Summary.Cost.Total > map.Plan().Summary.Cost.Total);
    }

    [Fact]
    public void A_forced_stretch_with_nobody_behind_it_is_built_all_the_same()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Junction("cape", 0, 9).Village("Kuryk", 4, 0, 3000).Roads("Aktau-Kuryk", "Aktau-cape");
        var plan = map.Plan(new() { Forced = ["edge:" + map.Key("cape", "Aktau")] });
        Assert.Equal(0, plan.Edges.Single(e => e.Key == map.Key("cape", "Aktau")).SettlementsBehind);
        Assert.Equal(plan.Summary.Cost.Total, plan.Summary.LowerBound);
    }

    [Fact]
    public void A_crowded_hop_gets_a_second_radio_when_that_is_cheapest()
    {
        // 700 people: 140 households, 77 active, 308 Mbit/s each: two of them do not fit into 400.
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 25, 0, 700).Village("Kuryk", 27, 0, 700).Hops("Aktau-Otpan").Roads("Otpan-Kuryk");
        var plan = Checked(map);
        var hop = plan.Edges.Single(e => e.Method == BuildMethod.Microwave);
        Assert.Equal((2, 616.0), (hop.Radios, hop.DemandMbps));
        Assert.True(hop.Cost > plan.Graph.EdgeCost[hop.GraphEdge]);
        Assert.Contains(plan.Summary.Findings, f => f.Code == "capacity-repaired");
    }

    [Fact]
    public void A_hop_that_cannot_carry_its_traffic_gives_way_to_fibre()
    {
        // 8,000 people ask 3,520 Mbit/s of a hop that can have 4 × 400; a fibre of 30 km is dearer than the hop, cheaper than satellite.
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 25, 0, 8000).Junction("bend", 12, 8).Hops("Aktau-Kuryk").Roads("Aktau-bend", "bend-Kuryk");
        var plan = Checked(map);
        Assert.Equal(Technology.Fibre, map.Of(plan, "Kuryk").Technology);
        Assert.True(plan.Summary.LowerBound > plan.Graph.EdgeCost[0] + map.Of(plan, "Kuryk").ServeCost); // the bound knows that the hop cannot carry it
    }

    [Fact]
    public void The_least_traffic_of_a_site_fills_hops_too()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Otpan", 25, 0, 700).Hops("Aktau-Otpan");
        Assert.Equal(1, Checked(map).Edges.Single().Radios);
        var tight = RoundFigures.With("mw.capacity", 300);
        var plan = map.Plan(catalogue: tight);
        Assert.Equal(2, plan.Edges.Single().Radios);
        Assert.Empty(map.Faults(plan, tight));
    }

    [Fact]
    public void The_comparator_joins_all_by_length_and_is_never_cheaper()
    {
        // The shortest tree goes A-B-C; the cheapest leaves the hamlet C to satellite.
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 12, 0, 900).Village("Senek", 6, 10, 900).Village("Otpan", 60, 0, 15)
            .Junction("fork", 6, 3).Roads("Aktau-fork", "fork-Kuryk", "fork-Senek", "Kuryk-Otpan").Hops("Aktau-Kuryk");
        var mst = Checked(map, new() { Method = "mst" });
        var best = Checked(map);
        Assert.True(mst.Summary.Cost.Total >= best.Summary.Cost.Total);
        Assert.Equal(Technology.Satellite, map.Of(mst, "Otpan").Technology);
        Assert.True(mst.Summary.LowerBound <= best.Summary.Cost.Total);
    }

    [Fact]
    public void Kuryk_is_41_kilometres_from_Aktau_and_the_plan_says_so()
    {
        var map = new TinyMap().Network("Aktau", 0, 0).Village("Kuryk", 0, 41, 12_000).Roads("Aktau-Kuryk");
        var plan = Checked(map);
        Assert.Equal(41_000, map.Of(plan, "Kuryk").PathLength, 100.0);
        Assert.Equal(41, plan.Summary.KmPerFibreSettlement, 0.1);
    }

    private static RolloutPlan Checked(TinyMap map, PlanOptions? options = null)
    {
        var plan = map.Plan(options);
        Assert.Empty(map.Faults(plan));
        return plan;
    }
}
