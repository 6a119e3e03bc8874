using System.Globalization;
using System.Text.Json;
using Zheli.Model.Programme;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>What must hold between two plans, whatever their figures are.</summary>
public sealed class PlanLawsTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 25));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_new_road_never_raises_the_bound_nor_the_cost(int seed)
    {
        var wide = RoundFigures.With("mw.capacity", 1_000_000);
        var before = RandomMaps.Make(seed).Plan(catalogue: wide).Summary;
        var after = RandomMaps.Make(seed).Roads("v0-v1", "net-v2", "v3-j1").Plan(catalogue: wide).Summary;
        Assert.True(after.Cost.Total <= before.Cost.Total);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Twice_the_exchange_rate_is_the_same_plan_at_twice_the_money(int seed)
    {
        var map = RandomMaps.Make(seed);
        var (one, two) = (map.Plan(), map.Plan(catalogue: RoundFigures.With("fx.usd_kzt", 1000)));
        Assert.Equal(one.Edges.Select(e => (e.Key, e.Radios)), two.Edges.Select(e => (e.Key, e.Radios)));
        Assert.Equal(one.Settlements.Select(s => s.Technology), two.Settlements.Select(s => s.Technology));
        var roundings = 2 * (one.Edges.Count + one.Settlements.Count);
        Assert.InRange(two.Summary.Cost.Total, (2 * one.Summary.Cost.Total) - roundings, (2 * one.Summary.Cost.Total) + roundings);
    }

    [Fact]
    public void The_order_in_which_places_and_roads_are_given_does_not_matter()
    {
        var one = new TinyMap().Network("net", 0, 0).Village("a", 10, 0, 900).Village("b", 20, 3, 400).Junction("j", 12, 2).Roads("net-a", "a-j", "j-b", "net-b");
        var two = new TinyMap().Village("b", 20, 3, 400).Junction("j", 12, 2).Network("net", 0, 0).Village("a", 10, 0, 900).Roads("b-net", "b-j", "j-a", "a-net");
        var (first, second) = (one.Plan(), two.Plan());
        Assert.Equal(first.Summary.Cost, second.Summary.Cost);
        Assert.Equal(first.Edges.Select(e => e.Key).Order(), second.Edges.Select(e => e.Key).Order());
        Assert.Equal(one.Of(first, "b").Technology, two.Of(second, "b").Technology);
    }

    [Theory]
    [InlineData("tr-TR", 1)]
    [InlineData("ar-SA", 2)]
    [InlineData("kk-KZ", 5)]
    public void Culture_and_threads_leave_every_byte_alone(string culture, int threads)
    {
        var map = RandomMaps.Make(7, villages: 30, junctions: 10, ways: 90, size: 100);
        var expected = Bytes(map.Plan(new() { Threads = 3 }));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Bytes(map.Plan(new() { Threads = threads })));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_larger_map_is_planned_and_checks_in_every_way()
    {
        var map = RandomMaps.Make(11, villages: 60, junctions: 30, ways: 220, size: 160);
        foreach (var method in new[] { "optimal", "mst" })
        {
            var plan = map.Plan(new() { Method = method });
            Assert.Empty(map.Faults(plan));
            Assert.True(plan.Frontier.Count >= 15, $"{plan.Frontier.Count} corners");
        }

        var (mst, best) = (map.Plan(new() { Method = "mst" }).Summary, map.Plan().Summary);
        Assert.True(mst.Cost.Total > best.Cost.Total, $"mst {mst.Cost} best {best.Cost} {best.LowerBound} {string.Join("|", best.Findings.Select(f => f.Message))}");
    }

    [Fact]
    public void An_island_that_no_hop_can_carry_leaves_the_frontier_of_all_others()
    {
        var map = RandomMaps.Make(11, villages: 60, junctions: 30, ways: 220, size: 160).Village("Araltobe", -25, 0, 20_000).Hops("Araltobe-net");
        var plan = map.Plan();
        Assert.Empty(map.Faults(plan));
        Assert.True(plan.Frontier.Count >= 15, $"{plan.Frontier.Count} corners");
        Assert.All(plan.Frontier, corner => Assert.True(corner.People < plan.Summary.People.Total - 20_000 + 1));
    }

    [Fact]
    public void A_stop_before_the_first_network_says_so_and_a_time_limit_still_gives_a_plan()
    {
        var map = RandomMaps.Make(11, villages: 60, junctions: 30, ways: 220, size: 160);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => map.Answer(cancellation: stopped.Token));
        var plan = map.Plan(new() { TimeLimit = TimeSpan.FromMilliseconds(1) });
        Assert.Empty(map.Faults(plan));
        Assert.True(plan.Summary.StoppedEarly);
        Assert.Contains(plan.Summary.Findings, f => f.Code == "stopped-early");
    }

    private static string Bytes(RolloutPlan plan) =>
        JsonSerializer.Serialize(plan with { Options = plan.Options with { Threads = 1 }, Summary = plan.Summary with { Seconds = new(0, 0, 0, 0, 0) } });
}
