using Zheli.Model.Network;

namespace Zheli.Tests.Engineering.Rollout;

public class CrossCountryLegsTests
{
    [Fact]
    public void Roads_in_two_parts_are_joined_by_a_leg()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 60, 0).Road((0, 0), (20, 0)).Road((40, 0), (60, 0)).Build();

        Assert.Equal(2, graph.Figures.Components);
        Assert.Equal(0, graph.Figures.Unreachable);
        Assert.Contains("j-j CrossCountry CrossCountry 20.0", graph.Cables());
    }

    [Fact]
    public void A_leg_beside_a_road_that_is_no_dearer_is_not_offered()
    {
        var straight = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (15, 8), (30, 0)).Build();
        var roundabout = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (15, 40), (30, 0)).Build();

        Assert.DoesNotContain(CorridorKind.CrossCountry, straight.Graph.EdgeKind);
        Assert.Contains("2-net CrossCountry CrossCountry 30.0", roundabout.Cables());
    }

    [Fact]
    public void No_leg_runs_more_than_a_kilometre_through_a_lake()
    {
        var dry = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Build();
        var wet = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Lake((10, -20), (20, -20), (20, 20), (10, 20)).Build();
        var pond = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Lake((10, -20), (10.9, -20), (10.9, 20), (10, 20)).Build();

        Assert.Single(dry.Cables());
        Assert.Empty(wet.Cables());
        Assert.Equal(1, wet.Figures.LegsInWater);
        Assert.Single(pond.Cables());
    }

    [Fact]
    public void A_road_through_a_lake_is_believed()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (30, 0)).Lake((10, -20), (20, -20), (20, 20), (10, 20)).Build();

        Assert.Equal(30, graph.CableKilometres(2), 0.1);
    }

    [Fact]
    public void Short_pieces_of_road_that_nobody_is_near_to_are_left_out()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Road((0, 0), (30, 0)).Road((12, 20), (14, 21)).Build();

        Assert.Equal(1, graph.Figures.ComponentsLeftOut);
        Assert.DoesNotContain(graph.Graph.PolylineY, y => y > MapSketch.At(0, 15).GridY);
    }
}
