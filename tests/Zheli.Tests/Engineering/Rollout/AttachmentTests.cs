using Zheli.Engineering.Rollout;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Engineering.Rollout;

public class AttachmentTests
{
    [Fact]
    public void A_village_off_the_road_gets_a_leg_to_the_nearest_point_of_it()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12.3, 15).Road((0, 0), (40, 0)).Build();

        Assert.Contains("2-j CrossCountry Access 15.0", graph.Cables());
        Assert.True(graph.HasVertexAt(12.3, 0));
    }

    [Fact]
    public void Inside_the_village_the_leg_is_a_trench()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12.3, 1.5).Village("Zhetybay", 30, 5, PlaceKind.Hamlet).Road((0, 0), (40, 0)).Build();

        Assert.Contains("2-j Trench Access 1.5", graph.Cables());
        Assert.Contains("3-j CrossCountry Access 5.0", graph.Cables());
    }

    [Fact]
    public void In_a_town_the_streets_are_paved()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Zhanaozen", 20, 2, PlaceKind.Town).Road((0, 0), (40, 0)).Build();

        Assert.Contains("2-j UrbanTrench Access 2.0", graph.Cables());
    }

    [Fact]
    public void A_village_between_two_roads_that_never_meet_is_attached_to_both()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12.3, 3).Road((0, 0), (40, 0)).Road((0, 8), (40, 8)).Build();

        Assert.Equal(2, graph.Figures.Components);
        Assert.Equal(["2-j CrossCountry Access 3.0", "2-j CrossCountry Access 5.0"], graph.Edges(e => graph.Graph.EdgeKind[e] == CorridorKind.Access));
    }

    [Fact]
    public void A_village_on_the_road_between_two_of_its_points_needs_no_leg()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 12.3, 0).Road((0, 0), (40, 0)).Build();

        Assert.Equal(12.3, graph.CableKilometres(2), 0.01);
    }

    [Fact]
    public void A_village_15_km_from_a_cable_hangs_from_the_nearest_point_of_the_cable()
    {
        var graph = new MapSketch().Village("Kuryk", 12.3, 15).Cable((0, 0), (40, 0)).Build();

        Assert.Contains("1-net CrossCountry Access 15.0", graph.Cables());
        var joint = Assert.Single(graph.Graph.Contacts);
        Assert.Equal((RootContactKind.NetworkLine, 1), (joint.Kind, joint.Id));
        Assert.InRange(Geodesic.Distance(GeoPoint.FromGrid(joint.X, joint.Y), MapSketch.At(12.3, 0)).Value, 0, 50);
    }

    [Fact]
    public void A_road_that_shares_a_point_with_a_cable_starts_from_the_network()
    {
        var graph = new MapSketch().Village("Kuryk", 12, 9).Cable((0, 0), (12, 0), (24, 0)).Road((12, 0), (12, 9)).Build();

        Assert.Equal(9, graph.CableKilometres(1), 0.01);
        Assert.DoesNotContain(BuildMethod.Existing, graph.Graph.EdgeMethod);
    }

    [Fact]
    public void A_cable_along_a_road_makes_the_road_free()
    {
        var graph = new MapSketch().Village("Kuryk", 24, 9).Cable((0, 0), (12, 0), (24, 0)).Road((0, 0), (12, 0), (24, 0), (24, 9)).Build();

        Assert.Equal(["1-net Plough Secondary 9.0"], graph.Edges(e => graph.Graph.EdgeKind[e] == CorridorKind.Secondary && graph.Graph.EdgeFrom[e] * graph.Graph.EdgeTo[e] == 0));
    }

    [Fact]
    public void A_village_exactly_on_a_cable_still_needs_its_node()
    {
        var graph = new MapSketch().Village("Kuryk", 12, 0).Cable((0, 0), (12, 0), (24, 0)).Build();

        Assert.Equal([0, 1], graph.Graph.VertexSettlement);
        Assert.Equal(["1-net Trench Access 0.0"], graph.Cables());
    }

    [Fact]
    public void A_point_of_the_network_off_the_road_is_attached_like_a_village()
    {
        var graph = new MapSketch().Village("Kuryk", 24, 0).Node(5.3, 2).Road((0, 0), (24, 0)).Build();

        Assert.Contains("j-net CrossCountry Access 2.0", graph.Cables());
        Assert.Equal(2 + 18.7, graph.CableKilometres(1), 0.1);
    }
}
