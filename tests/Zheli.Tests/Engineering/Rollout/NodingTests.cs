using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

public class NodingTests
{
    [Fact]
    public void A_road_through_two_villages_is_followed_without_any_leg()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Road((0, 0), (20, 0), (41, 0)).Build();

        Assert.Equal(41, graph.CableKilometres(2), 0.1);
        Assert.DoesNotContain(graph.Cables(), e => e.Contains("Access", StringComparison.Ordinal) || e.Contains("Cross", StringComparison.Ordinal));
        Assert.Equal(0, graph.Figures.Unreachable);
    }

    [Fact]
    public void Roads_that_share_a_point_meet_there()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12, 9).Road((0, 0), (12, 0), (24, 0)).Road((12, -9), (12, 0), (12, 9)).Build();

        Assert.Equal(12 + 9, graph.CableKilometres(2), 0.1);
    }

    [Fact]
    public void A_bridge_over_a_road_does_not_meet_it()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 20, 0).Village("Kuryk", 11.7, 8)
            .Road((0, 0), (20, 0)).Bridge((11.7, -8), (11.7, 8)).Road((11.7, -8), (0, -8), (0, 0)).Build();

        Assert.False(graph.HasVertexAt(11.7, 0));
        Assert.Contains(graph.Cables(), e => e.StartsWith("2-j Plough", StringComparison.Ordinal));
    }

    [Fact]
    public void The_classes_of_a_road_are_one_chain_and_the_longer_one_names_it()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 4.4, 0)
            .Line(CorridorKind.Primary, "osm", (0, 0), (1.4, 0)).Line(CorridorKind.Track, "osm", (1.4, 0), (4.4, 0)).Build();

        Assert.Equal(["2-net UrbanTrench Track 4.4"], graph.Cables());
    }

    [Fact]
    public void A_dead_end_that_leads_to_nothing_is_left_out()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 20, 0).Road((0, 0), (10, 0), (20, 0)).Road((10, 0), (10, 1)).Build();

        Assert.False(graph.HasVertexAt(10, 1));
        Assert.DoesNotContain(graph.Graph.PolylineY, y => y > MapSketch.At(0, 0.5).GridY);
    }

    [Fact]
    public void Repeated_points_and_stretches_drawn_twice_count_once()
    {
        var once = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Road((0, 0), (20, 0), (41, 0)).Build();
        var twice = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Road((0, 0), (0, 0), (20, 0), (20, 0), (41, 0)).Road((20, 0), (0, 0)).Build();

        Assert.Equal(once.Dump(), twice.Dump());
    }

    [Fact]
    public void Power_lines_serve_only_when_poles_may_be_rented()
    {
        MapSketch Sketch() => new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Line(CorridorKind.PowerLine, "osm", (0, 0), (20, 0), (41, 0));

        var offered = Sketch();
        offered.Adjust = o => o with { OfferAerial = true };

        Assert.DoesNotContain(Sketch().Build().Cables(), e => e.Contains("Aerial", StringComparison.Ordinal));
        Assert.Contains(offered.Build().Cables(), e => e.Contains("Aerial PowerLine", StringComparison.Ordinal));
    }
}
