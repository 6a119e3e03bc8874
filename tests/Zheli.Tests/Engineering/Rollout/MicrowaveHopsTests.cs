using Zheli.Engineering.Rollout;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Engineering.Rollout;

public class MicrowaveHopsTests
{
    [Fact]
    public void Villages_within_reach_may_be_joined_by_radio_and_nobody_has_checked()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 29, 0).Village("Far", 61, 0).Build();

        Assert.Equal(["2-net Microwave CrossCountry 29.0"], graph.Hops());
        Assert.Equal(1, graph.Graph.EdgeMasts.Sum(m => m));
        Assert.Contains(LineOfSight.Unchecked, graph.Graph.EdgeSight);
        Assert.Contains(graph.Findings, f => f.Code == "line-of-sight-unchecked");
    }

    [Fact]
    public void A_hop_between_villages_needs_two_masts()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 40, 0).Village("Zhetybay", 65, 0).Build();

        Assert.Equal(["2-3 Microwave CrossCountry 25.0"], graph.Hops());
        Assert.Equal(2, graph.Graph.EdgeMasts.Sum(m => m));
    }

    [Fact]
    public void A_hop_is_not_offered_where_cable_is_no_dearer()
    {
        // Two masts cost 30,000 tenge here: as much as 30 km along the road.
        var graph = new MapSketch().OnNetwork("Aktau", -50, 0).Village("Kuryk", 0, 0).Village("Zhetybay", 28, 0).Road((-50, 0), (28, 0)).Build();

        Assert.Empty(graph.Hops());
    }

    [Fact]
    public void Of_several_points_of_the_network_the_nearest_in_sight_answers()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).OnNetwork("Zhanaozen", 50, 0).Village("Kuryk", 28, 0).Build();

        Assert.Equal(["3-net Microwave CrossCountry 22.0"], graph.Hops());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(60, 0)]
    public void A_hill_between_them_blocks_the_sight(short hillMetres, int hops)
    {
        var sketch = new MapSketch { Relief = Plain(e => Math.Abs(e - 15) < 1 ? hillMetres : (short)0) };
        var graph = sketch.OnNetwork("Aktau", 0, 0).Village("Kuryk", 29, 0).Build();

        Assert.Equal(hops, graph.Figures.Hops);
        Assert.Equal(1 - hops, graph.Figures.HopsBlocked);
        Assert.Equal(hops, graph.Graph.EdgeSight.Count(s => s == LineOfSight.Clear));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(44, 0)]
    public void The_curve_of_the_earth_blocks_a_long_hop_over_a_plain(double east, int hops)
    {
        // Two 30 m masts over level ground, 7 GHz: at 44 km the bulge of 28 m and 0.6 of the first Fresnel zone, 13 m, are more than 30 m.
        var sketch = new MapSketch { Relief = Plain(_ => 0), Adjust = o => o with { MaxHop = new(45_000) } };

        Assert.Equal(hops, sketch.OnNetwork("Aktau", 0, 0).Village("Kuryk", east, 0).Build().Figures.Hops);
    }

    [Fact]
    public void Where_the_relief_is_not_known_the_hop_is_unchecked()
    {
        var sketch = new MapSketch { Relief = Plain(e => e > 10 ? ElevationGrid.NoData : (short)0) };
        var graph = sketch.OnNetwork("Aktau", 0, 0).Village("Kuryk", 29, 0).Build();

        Assert.Equal([LineOfSight.Unchecked], graph.Graph.EdgeSight.Where(s => s != LineOfSight.NotApplicable));
    }

    [Fact]
    public void All_pairs_within_reach_are_found()
    {
        var random = new Random(5);
        var sketch = new MapSketch { Adjust = o => o with { MaxHop = new(20_000), Price = CablesAreDear } };
        for (var i = 0; i < 60; i++)
        {
            sketch.Village($"V{i}", (random.NextDouble() - 0.5) * 120, (random.NextDouble() - 0.5) * 90);
        }

        var settlements = sketch.Territory().Settlements;
        var pairs = settlements.SelectMany(a => settlements.Where(b => a.Id < b.Id && Geodesic.Distance(a.Location, b.Location).Value <= 20_000)).Count();

        Assert.Equal(pairs, sketch.Build(threads: 3).Figures.Hops);

        static long CablesAreDear(in EdgeTraits edge) => edge.Method == BuildMethod.Microwave ? 1 : 1000 + (long)edge.Length;
    }

    [Fact]
    public void Steep_ground_is_rock()
    {
        var sketch = new MapSketch { Relief = Plain(e => (short)(100 * Math.Abs(((int)Math.Round(e) % 2) + 0))) };
        var graph = sketch.OnNetwork("Aktau", 0, 0).Village("Kuryk", 0, 40).Village("Zhetybay", 40, 0).Road((0, 0), (0, 40)).Road((0, 0), (40, 0)).Build();

        // East-west the ground rises and falls by 100 m every kilometre, north-south not at all; the threshold here is 0.05.
        Assert.DoesNotContain(BuildMethod.Rock, graph.Graph.EdgeMethod);
        sketch.Adjust = o => o with { RockSlope = 0.05 };
        graph = sketch.Build();
        Assert.Contains(graph.Cables(), e => e.Contains("Rock Secondary", StringComparison.Ordinal));
        Assert.Contains(graph.Cables(), e => e.StartsWith("2-j Plough", StringComparison.Ordinal) || e.Contains("Plough Secondary", StringComparison.Ordinal));
    }

    /// <summary>Heights that depend on the kilometres east alone, on a grid of one kilometre.</summary>
    private static ElevationGrid Plain(Func<double, short> height)
    {
        GeoPoint corner = MapSketch.At(-60, 60), next = MapSketch.At(-59, 59);
        var heights = new short[130 * 121];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = height((i % 130) - 60);
        }

        return new(corner.Longitude, corner.Latitude, next.Longitude - corner.Longitude, corner.Latitude - next.Latitude, 130, 121, heights);
    }
}
