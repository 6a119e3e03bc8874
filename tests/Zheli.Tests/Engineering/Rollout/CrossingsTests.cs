using Zheli.Engineering.Rollout;
using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

public class CrossingsTests
{
    private static readonly (double East, double North)[] Ural = [(13.3, -20), (13.3, 20)];

    [Fact]
    public void A_road_crosses_a_river_once()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (30, 0)).River(Ural).Build();

        Assert.Equal(1, graph.Graph.EdgeRiverCrossings.Sum(c => c));
    }

    [Fact]
    public void A_bridge_carries_the_cable_over_the_river()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (13, 0)).Bridge((13, 0), (14, 0)).Road((14, 0), (30, 0)).River(Ural).Build();

        Assert.Equal(0, graph.Graph.EdgeRiverCrossings.Sum(c => c));
        Assert.Equal(30, graph.CableKilometres(2), 0.1);
    }

    [Fact]
    public void A_river_that_winds_over_the_road_is_crossed_as_often()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (30, 0)).River((11.1, 5), (12.2, -5), (13.3, 5), (14.4, -5)).Build();

        Assert.Equal(3, graph.Graph.EdgeRiverCrossings.Sum(c => c));
    }

    [Fact]
    public void Legs_across_country_cross_rivers_and_railways_too()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12.3, 10).Road((0, 0), (40, 0)).River((-5, 3), (45, 3))
            .Line(CorridorKind.Railway, "rail.geojson", (-5, 4.5), (45, 4.5)).Build();

        var toRoad = Enumerable.Range(0, graph.Graph.EdgeCount).Single(e => graph.Edges(i => i == e)[0] == "2-j CrossCountry Access 10.0");
        var toRailway = Enumerable.Range(0, graph.Graph.EdgeCount).Single(e => graph.Edges(i => i == e)[0] == "2-j CrossCountry Access 5.5");
        Assert.Equal((1, 1), (graph.Graph.EdgeRiverCrossings[toRoad], graph.Graph.EdgeRailCrossings[toRoad]));
        Assert.Equal((0, 0), (graph.Graph.EdgeRiverCrossings[toRailway], graph.Graph.EdgeRailCrossings[toRailway]));
    }

    [Theory]
    [InlineData("osm", true)]
    [InlineData("rail.geojson", false)]
    public void Who_follows_the_road_over_the_railway_pays_one_crossing(string railSource, bool sharesPoint)
    {
        // In one source a level crossing is a common point; between sources the lines just cross. Either way the point may be a vertex.
        var sketch = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0);
        sketch = sharesPoint
            ? sketch.Road((0, 0), (13.3, 0), (30, 0)).Line(CorridorKind.Railway, railSource, (13.3, -20), (13.3, 0), (13.3, 20))
            : sketch.Road((0, 0), (30, 0)).Line(CorridorKind.Railway, railSource, (13.3, -20), (13.3, 20));
        var graph = sketch.Village("Station", 13.3, 18).Build();

        var along = Enumerable.Range(0, graph.Graph.EdgeCount).Where(e => graph.Graph.EdgeKind[e] == CorridorKind.Secondary);
        Assert.Equal(1, along.Sum(e => graph.Graph.EdgeRailCrossings[e]));
        Assert.Equal(0, Enumerable.Range(0, graph.Graph.EdgeCount).Where(e => graph.Graph.EdgeKind[e] == CorridorKind.Railway).Sum(e => graph.Graph.EdgeRailCrossings[e]));
    }

    [Fact]
    public void A_road_that_ends_at_the_railway_does_not_cross_it()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 13.3, 15).Road((0, 0), (13.3, 0))
            .Line(CorridorKind.Railway, "osm", (13.3, -20), (13.3, 0), (13.3, 15)).Build();

        Assert.Equal(0, graph.Graph.EdgeRailCrossings.Sum(c => c));
    }

    [Fact]
    public void A_road_over_a_railway_tunnel_does_not_cross_it()
    {
        var sketch = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (30, 0));
        var graph = sketch.Line(CorridorKind.Railway, "osm", (13.3, -20), (13.3, 20)).InTunnel().Build();

        Assert.Equal(0, graph.Graph.EdgeRailCrossings.Sum(c => c));
    }

    [Fact]
    public void A_segment_that_ends_on_a_line_does_not_cross_it_and_a_point_on_the_way_counts_once()
    {
        Assert.True(Crossings.Find(0, 0, 10, 0, 4, -5, 4, 5, out var at));
        Assert.Equal(0.4, at, 12);
        Assert.True(Crossings.Find(0, 0, 10, 0, 4, -5, 4, 0, out _) != Crossings.Find(0, 0, 10, 0, 4, 0, 4, 5, out _));
        Assert.False(Crossings.Find(0, 0, 10, 0, 10, -5, 10, 5, out _));
        Assert.False(Crossings.Find(0, 0, 10, 0, 2, 0, 8, 0, out _));
        Assert.True(Crossings.Find(-1_800_000_000, -900_000_000, 1_800_000_000, 900_000_000, -1_800_000_000, 900_000_000, 1_800_000_000, -900_000_000, out at));
        Assert.Equal(0.5, at, 12);
    }
}
