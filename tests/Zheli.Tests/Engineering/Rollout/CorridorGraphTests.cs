using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

public class CorridorGraphTests
{
    [Fact]
    public void An_empty_map_gives_the_root_alone()
    {
        var result = new MapSketch().Build();

        Assert.Equal(1, result.Graph.VertexCount);
        Assert.Equal(0, result.Graph.EdgeCount);
        Assert.Contains(result.Findings, f => f.Code == "no-existing-network");
    }

    [Fact]
    public void One_village_and_nothing_else_cannot_be_reached()
    {
        var result = new MapSketch().Village("Kuryk", 0, 0).Build();

        Assert.Equal([0, 1], result.Graph.VertexSettlement);
        Assert.Equal(0, result.Graph.EdgeCount);
        Assert.Equal(1, result.Figures.Unreachable);
    }

    [Fact]
    public void Without_roads_villages_are_joined_straight_across_country()
    {
        var result = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Build();

        Assert.Equal(["2-net CrossCountry CrossCountry 41.0"], result.Edges());
        Assert.Contains(result.Findings, f => f.Code == "no-corridors");
    }

    [Fact]
    public void Two_villages_at_one_place_are_joined_without_length()
    {
        var result = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 10, 0).Village("Kuryk station", 10, 0).Build();

        Assert.Equal(["2-3 Trench Access 0.0", "2-net CrossCountry CrossCountry 10.0"], result.Cables());
    }

    [Fact]
    public void A_village_in_which_a_point_of_the_network_stands_is_the_network()
    {
        var result = new MapSketch().Village("Kuryk", 0, 0).Village("Zhetybay", 30, 0).Node(0.5, 0).Build();

        Assert.DoesNotContain(1, result.Graph.VertexSettlement);
        Assert.Contains(result.Graph.Contacts, c => c is { Kind: Zheli.Engineering.Rollout.RootContactKind.Settlement, Id: 1 });
        Assert.Equal(29.5, result.CableKilometres(2), 0.1);
    }

    [Fact]
    public void Every_polyline_runs_from_vertex_to_vertex_and_is_as_long_as_stated()
    {
        var result = Oasis(seed: 3).Build();
        var g = result.Graph;

        for (var e = 0; e < g.EdgeCount; e++)
        {
            var line = Enumerable.Range(g.PolylineStart[e], g.PolylineStart[e + 1] - g.PolylineStart[e])
                .Select(i => Zheli.Model.Places.GeoPoint.FromGrid(g.PolylineX[i], g.PolylineY[i])).ToArray();
            Assert.Equal(Zheli.Model.Places.Geodesic.Length(line).Value, g.EdgeLength[e]);
            Assert.NotEqual(g.EdgeFrom[e], g.EdgeTo[e]);
            if (g.EdgeFrom[e] != 0)
            {
                Assert.Equal((g.VertexX[g.EdgeFrom[e]], g.VertexY[g.EdgeFrom[e]]), (line[0].GridX, line[0].GridY));
            }

            Assert.Equal(g.EdgeFrom[e] == 0 || g.EdgeTo[e] == 0, g.EdgeContact[e] >= 0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Neither_threads_nor_culture_nor_the_order_of_roads_change_the_graph(int seed)
    {
        var expected = Oasis(seed).Build().Dump();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("kk-KZ");
            Assert.Equal(expected, Oasis(seed).Build(threads: 4).Dump());
            Assert.Equal(expected, Oasis(seed).Shuffle(seed + 10).Build(threads: 2).Dump());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void A_further_road_makes_no_village_farther_from_the_network(int seed)
    {
        var before = Oasis(seed).Build();
        var after = Oasis(seed).Road((-40, 3), (-10, 5), (20, -4), (45, 2)).Build();

        // By price, in tenge, as the optimiser sees it; a way along the new road may be longer and cheaper.
        foreach (var settlement in before.Graph.VertexSettlement.Where(s => s != 0))
        {
            Assert.True(after.CheapestTenge(settlement) <= before.CheapestTenge(settlement) * 1.02);
        }
    }

    [Fact]
    public void Leaving_out_what_cannot_matter_changes_no_cheapest_way()
    {
        var pruned = Oasis(6).Build();
        var whole = Oasis(6);
        whole.Adjust = o => o with { Price = DearCorridors };
        var unpruned = whole.Build();

        Assert.True(unpruned.Graph.EdgeCount > pruned.Graph.EdgeCount);
        foreach (var settlement in pruned.Graph.VertexSettlement.Where(s => s != 0))
        {
            Assert.Equal(unpruned.CheapestTenge(settlement), pruned.CheapestTenge(settlement));
        }

        // With corridors this dear nothing straight is ever beaten, so everything is offered.
        static long DearCorridors(in Zheli.Engineering.Rollout.EdgeTraits edge) =>
            edge.Kind is CorridorKind.Access or CorridorKind.CrossCountry ? MapSketch.Price(edge) : 1_000_000_000;
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void The_hops_are_exactly_the_pairs_that_cable_does_not_join_for_less(int seed)
    {
        var result = Oasis(seed).Build();
        var g = result.Graph;
        var served = Enumerable.Range(0, g.VertexCount).Where(v => g.VertexSettlement[v] != 0).ToArray();
        var place = served.ToDictionary(v => v, v => Zheli.Model.Places.GeoPoint.FromGrid(g.VertexX[v], g.VertexY[v]));
        var expected = served.SelectMany(a =>
        {
            var cable = result.CableTenge(g.VertexSettlement[a]);
            return served.Where(b => a < b && Zheli.Model.Places.Geodesic.Distance(place[a], place[b]).Value <= 30_000 && cable[b] > 30_000).Select(b => (a, b));
        });

        Assert.Equal(expected.Order(), Enumerable.Range(0, g.EdgeCount).Where(e => g.EdgeMasts[e] == 2).Select(e => (g.EdgeFrom[e], g.EdgeTo[e])).Order());
    }

    [Fact]
    public void A_cancelled_build_ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var sketch = Oasis(1);

        Assert.Throws<OperationCanceledException>(() => sketch.Build(cancellation: stop.Token));
    }

    [Fact]
    public void Progress_grows_to_one()
    {
        var steps = new List<StageProgress>();
        Oasis(1).Build(progress: new Recorder(steps));

        Assert.Equal(steps.Select(s => s.Fraction).Order(), steps.Select(s => s.Fraction));
        Assert.Equal(1, steps[^1].Fraction);
    }

    /// <summary>A made-up district: a crooked main road and a railway, side roads, forty villages, a river and a lake.</summary>
    private static MapSketch Oasis(int seed)
    {
        var random = new Random(seed);
        double Any(double reach) => (random.NextDouble() - 0.5) * 2 * reach;
        var sketch = new MapSketch().OnNetwork("Oasis", 0, 0);
        for (var i = 0; i < 40; i++)
        {
            sketch.Village($"V{i}", Any(50), Any(35));
        }

        var road = Enumerable.Range(0, 21).Select(i => ((double)(5 * i) - 50, Any(3))).ToArray();
        sketch.Road(road);
        sketch.Line(CorridorKind.Railway, "rail.geojson", (-50, 6), (-20, -5), (10, 7), (50, -6));
        foreach (var (east, north) in road.Where((_, i) => i % 4 == 1))
        {
            sketch.Road((east, north), (east + Any(4), north + 10 + Any(4)), (east + Any(8), north + 20));
        }

        return sketch.River((-30, -30), (-28, 0), (-25, 30)).Lake((10, 10), (25, 10), (25, 22), (10, 22)).Cable((-50, -20), (-35, -18)).Node(40, -25)
            .Region(1, -60, -60, 0, 60).Region(2, 0, -60, 60, 60);
    }

    private sealed class Recorder(List<StageProgress> steps) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => steps.Add(value);
    }
}
