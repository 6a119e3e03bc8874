using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

public class SnappingTests
{
    [Theory]
    [InlineData(0.020, true)]
    [InlineData(0.040, false)]
    public void A_side_road_that_stops_just_short_of_the_main_road_is_joined_to_it(double gapKm, bool joined)
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12, 9).Road((0, 0), (24, 0)).Road((12, gapKm), (12, 9)).Build();

        Assert.Equal(joined ? 1 : 0, graph.Figures.SnappedEnds);
        Assert.Equal(joined ? 1 : 2, graph.Figures.Components);
        Assert.Equal(joined, Math.Abs(graph.CableKilometres(2) - 21) < 0.1);
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.4, false)]
    public void Sources_that_meet_are_joined_over_a_wider_gap(double gapKm, bool joined)
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12, 9).Road((0, 0), (24, 0))
            .Line(CorridorKind.Railway, "rail.geojson", (12, gapKm), (12, 9)).Build();

        Assert.Equal(joined ? 1 : 2, graph.Figures.Components);
    }

    [Fact]
    public void Two_ends_that_face_each_other_are_joined_once()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 24, 0).Road((0, 0), (12, 0)).Road((12.01, 0), (24, 0)).Build();

        Assert.Equal(1, graph.Figures.Components);
        Assert.Equal(24, graph.CableKilometres(2), 0.1);
    }

    [Fact]
    public void An_end_is_not_joined_to_the_road_from_which_it_came()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 24, 0).Road((0, 0), (12, 0), (24, 0)).Road((12, 0), (12, 0.02), (13, 0.02)).Build();

        Assert.Equal(0, graph.Figures.SnappedEnds);
    }

    [Fact]
    public void Lines_of_two_sources_are_joined_where_they_cross()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 11.7, 9).Road((0, 0), (24, 0))
            .Line(CorridorKind.Railway, "rail.geojson", (11.7, -9), (11.7, 9)).Build();

        Assert.Equal(1, graph.Figures.CrossingsJoined);
        Assert.True(graph.HasVertexAt(11.7, 0));
        Assert.Equal(11.7 + 9, graph.CableKilometres(2), 0.1);
    }

    [Fact]
    public void A_bridge_of_another_source_is_not_joined_to_what_passes_below()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 11.7, 9).Line(CorridorKind.Railway, "rail.geojson", (0, 0), (24, 0))
            .Bridge((11.7, -9), (11.7, 9)).Build();

        Assert.Equal(0, graph.Figures.CrossingsJoined);
    }

    [Fact]
    public void Cable_comes_down_from_the_poles_where_a_power_line_crosses_a_road()
    {
        var sketch = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 11.7, 9).Road((0, 0), (24, 0))
            .Line(CorridorKind.PowerLine, "osm", (11.7, -9), (11.7, 9));
        sketch.Adjust = o => o with { OfferAerial = true };

        Assert.Equal(1, sketch.Build().Figures.CrossingsJoined);
    }
}
