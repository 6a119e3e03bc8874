using Zheli.Model.Programme;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>Plans whose villages are farther apart than light goes.</summary>
public sealed class GreyLinksTests
{
    [Fact]
    public void A_town_far_off_gets_repeaters_and_the_plan_pays_for_them()
    {
        var map = new TinyMap().Network("net", 0, 0).Village("far", 250, 0, 15_000).Roads("net-far");
        var plan = map.Plan();
        Assert.Equal(Technology.Fibre, map.Of(plan, "far").Technology);
        Assert.NotEmpty(plan.Repeaters);
        Assert.Equal(plan.Repeaters.Count + 1, plan.Spans.Count);
        Assert.Equal(1, plan.Summary.Optics!.TooLong);
        Assert.Equal(plan.Repeaters.Sum(r => r.Cost), plan.Summary.Cost.Repeaters);
        Assert.Equal(plan.Edges.Sum(e => e.Length), plan.Spans.Sum(s => s.Length), 3);
        Assert.All(plan.Spans, s => Assert.True(s.MarginDb >= 0));
        Assert.True(plan.Summary.LowerBound <= plan.Summary.Cost.Total);
    }

    [Fact]
    public void Where_an_unserved_village_lies_on_the_way_the_repeater_stands_in_it()
    {
        // 98 km of line with 10 % of slack are too long for a ZR; "by" stands in the middle and satellite is cheaper for it.
        var map = new TinyMap().Network("net", 0, 0).Village("by", 50, 0, 3).Village("far", 98, 0, 15_000).Roads("net-by", "by-far");
        var plan = map.Plan(new() { Forbidden = ["by"] });
        var repeater = Assert.Single(plan.Repeaters);
        Assert.Equal(map.Of(plan, "by").SettlementId, repeater.SettlementId);
        Assert.Equal(0, repeater.Offset);
    }

    [Fact]
    public void A_short_plan_needs_none()
    {
        var plan = new TinyMap().Network("net", 0, 0).Village("a", 10, 0, 900).Village("b", 20, 3, 900).Roads("net-a", "a-b").Plan();
        Assert.Empty(plan.Repeaters);
        Assert.Equal(plan.Edges.Count, plan.Spans.Count);
        Assert.Equal((2, 0, 0), (plan.Summary.Optics!.Spans, plan.Summary.Optics.Repeaters, plan.Summary.Optics.TooLong));
    }
}
