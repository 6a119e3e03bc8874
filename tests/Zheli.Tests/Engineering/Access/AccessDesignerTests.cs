using Zheli.Engineering.Access;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Engineering.Access;

public sealed class AccessDesignerTests
{
    private static void Holds(AccessDesign design, CostCatalogue? catalogue = null)
    {
        var failed = AccessCheck.Run(design, catalogue ?? TinyVillage.Catalogue, TestContext.Current.CancellationToken).Where(c => !c.Ok).ToList();
        Assert.True(failed.Count == 0, string.Join('\n', failed.Select(f => $"{f.Name}: {f.Detail}")));
    }

    [Theory]
    [InlineData(4, 8, false)]
    [InlineData(8, 8, false)]
    [InlineData(32, 1, false)]
    [InlineData(4, 8, true)]
    public void Every_architecture_serves_every_home_within_every_limit(int primary, int secondary, bool isCentralised)
    {
        var village = TinyVillage.Streets(4, 30);
        village.Options = new() { PrimaryRatio = primary, SecondaryRatio = secondary, IsCentralised = isCentralised };
        var design = village.Design();
        Holds(design);
        Assert.Empty(design.Unserved);
        Assert.Equal(120, design.Summary.Served);
        Assert.InRange(design.Summary.Gap, 0, 0.15);
        Assert.InRange(design.Splitters.Count(s => s.FedBy is not null), secondary > 1 ? 15 : 0, secondary > 1 ? 16 : 0);
    }

    [Fact]
    public void A_mirrored_map_gives_the_mirrored_network()
    {
        var (here, there) = (TinyVillage.Streets(3, 25).Design(), TinyVillage.Streets(3, 25, isMirrored: true).Design());
        Assert.Equal(here.Summary.Cost, there.Summary.Cost);
        Assert.Equal(here.Summary.LowerBound, there.Summary.LowerBound);
        Assert.Equal(here.Routes.Count, there.Routes.Count);
    }

    [Fact]
    public void The_network_does_not_depend_on_threads()
    {
        var village = TinyVillage.Streets(5, 40);
        village.Options = village.Options with { Overrides = new Dictionary<string, decimal> { ["acc.node_ports"] = 2 } };
        var (one, four) = (village.Design(1), village.Design(4));
        Assert.True(one.Summary.Nodes > 1);
        Holds(one);
        Assert.Equal(one.Drops, four.Drops);
        Assert.Equal(one.Cables, four.Cables);
        Assert.Equal(one.Summary.Cost, four.Summary.Cost);
    }

    [Fact]
    public void Blocks_get_a_distribution_point_in_each_entrance_and_a_riser()
    {
        var village = TinyVillage.Streets(2, 10).House(60, 60, dwellings: 90, entrances: 3, floors: 9).House(100, 60, dwellings: 24, entrances: 1, floors: 6);
        var design = village.Design();
        Holds(design);
        Assert.Equal(4, design.Sites.Count(s => s.Kind == AccessSiteKind.Entrance));
        Assert.Equal([30, 30, 30, 24], design.Drops.Where(d => d.Entrance > 0).Select(d => d.Dwellings).OrderDescending());
        Assert.All(design.Drops.Where(d => d is { Entrance: > 0, Dwellings: 30 }), d => Assert.Equal(27, d.DropMetres, 3));
        Assert.Equal(20 + 114, design.Summary.Served);
        Assert.True(design.Summary.Cost.Blocks > 0);
    }

    [Fact]
    public void Buildings_without_streets_are_listed_and_cost_nothing()
    {
        var design = new TinyVillage().House(0, 0).House(20, 0).Design();
        Assert.Equal(["no-street", "no-street"], design.Unserved.Select(u => u.Cause));
        Assert.Equal(0, design.Summary.Cost.Total);
        Holds(design);
    }

    [Fact]
    public void A_home_whose_trench_costs_more_than_the_cap_is_left_out_with_the_way_out()
    {
        var village = TinyVillage.Streets(3, 25).Street(325, 0, 2_600, 0).House(1_400, 15).House(2_590, 15);
        Assert.Empty(village.Design().Unserved);
        village.Options = new() { Cap = 3_000_000 };
        var design = village.Design();
        Holds(design);
        Assert.Equal(["house/76", "house/77"], design.Unserved.Select(u => u.Premises));
        Assert.All(design.Unserved, u => Assert.Equal("too-dear", u.Cause));
        Assert.Contains("--cap", design.Unserved[0].WayOut, StringComparison.Ordinal);
        Assert.InRange(design.Summary.Gap, 0, 0.15);

        // Enough neighbours share the trench.
        for (var h = 0; h < 12; h++)
        {
            village.House(1_300 + (h * 20), 15);
        }

        design = village.Design();
        Holds(design);
        Assert.Equal(["house/77"], design.Unserved.Select(u => u.Premises));
    }

    [Fact]
    public void A_higher_cap_serves_no_fewer_homes()
    {
        var village = TinyVillage.Streets(3, 8).Street(112, 0, 900, 0).House(300, 15).House(500, 15).House(880, 15);
        var served = new List<int>();
        foreach (var cap in new long[] { 1, 100_000, 300_000, 1_000_000, 3_000_000, 1_000_000_000 })
        {
            village.Options = new() { Cap = cap };
            var design = village.Design();
            Holds(design);
            served.Add(design.Summary.Served);
        }

        Assert.Equal(served.Order(), served);
        Assert.Equal(27, served[^1]);
        Assert.True(served[0] < 27);
    }

    [Fact]
    public void A_stop_before_there_is_a_design_gives_none()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            AccessDesigner.Design(TinyVillage.Streets(3, 25).Question, TinyVillage.Catalogue, new(), 1, TimeProvider.System, stop.Token));
    }

    [Fact]
    public void No_premises_at_all_is_an_empty_network()
    {
        var design = new TinyVillage().Street(0, 0, 100, 0).Design();
        Assert.Equal((0, 0L), (design.Summary.Premises, design.Summary.Cost.Total));
        Holds(design);
    }

    [Fact]
    public void A_home_far_from_every_street_is_listed_with_the_drop_that_it_needs()
    {
        var design = TinyVillage.Streets(2, 10).House(60, 620).Design();
        var missing = Assert.Single(design.Unserved);
        Assert.Equal("drop-too-long", missing.Cause);
        Assert.Contains("A drop of 500 m", missing.WayOut, StringComparison.Ordinal);
        Holds(design);
    }

    [Fact]
    public void A_home_forty_kilometres_away_is_out_of_reach_and_nobody_else_suffers()
    {
        var village = TinyVillage.Streets(2, 10);
        village.Street(0, 0, 0, -40_000).House(15, -39_990);
        var design = village.Design();
        var missing = Assert.Single(design.Unserved);
        Assert.Contains(missing.Cause, new[] { "loss", "reach" });
        Assert.Equal(20, design.Summary.Served);
        Assert.True(design.Summary.TrenchKm < 1);
        Holds(design);
    }

    [Fact]
    public void Homes_beyond_the_light_of_one_node_get_a_node_of_their_own_when_they_are_many()
    {
        var village = TinyVillage.Streets(2, 20).Street((0, 0), (0, -25_000));
        for (var h = 0; h < 40; h++)
        {
            village.House(15, -24_990 + (h * 12));
        }

        village.Street((0, 0), (0, 45_000)).House(15, 44_990).House(15, 44_960);
        var design = village.Design();
        Holds(design);
        Assert.Equal(2, design.Summary.Nodes);
        Assert.Equal(80, design.Summary.Served);
        Assert.All(design.Unserved, u => Assert.Contains("A feeding node of its own for 2 dwellings", u.WayOut, StringComparison.Ordinal));
        Assert.Equal(2, design.Unserved.Count);
    }

    [Fact]
    public void A_village_as_long_as_its_light_reaches_is_fed_from_its_middle()
    {
        var village = new TinyVillage().Street((0, 0), (22_000, 0));
        for (var h = 0; h < 120; h++)
        {
            // Most homes stand at one end, which draws the node there.
            village.House(h < 90 ? 10 + (h * 15) : 21_990 - ((h - 90) * 15), 15);
        }

        var design = village.Design();
        Holds(design);
        Assert.Empty(design.Unserved);
        Assert.Equal(1, design.Summary.Nodes);
    }

    [Fact]
    public void More_dwellings_at_one_corner_than_a_node_has_ports_for_get_several_nodes_there()
    {
        var village = TinyVillage.Streets(1, 6);
        village.Options = new() { Overrides = new Dictionary<string, decimal> { ["acc.node_ports"] = 2 } };
        for (var i = 0; i < 4; i++)
        {
            village.House(50, 16, dwellings: 30, entrances: 1, floors: 9);
        }

        var design = village.Design();
        Holds(design);
        Assert.Empty(design.Unserved);
        Assert.InRange(design.Summary.Nodes, 3, 6);
    }

    [Fact]
    public void A_building_with_more_dwellings_than_a_node_serves_is_listed()
    {
        var village = TinyVillage.Streets(1, 6).House(50, 16, dwellings: 400, entrances: 4, floors: 20);
        village.Options = new() { Overrides = new Dictionary<string, decimal> { ["acc.node_ports"] = 2 } };
        var design = village.Design();
        Holds(design);
        Assert.Equal("ports", Assert.Single(design.Unserved).Cause);
        Assert.Equal(6, design.Summary.Served);
    }

    [Fact]
    public void Of_several_areas_the_one_with_a_home_out_of_reach_is_repaired_and_the_trenches_stay_one_tree()
    {
        var village = TinyVillage.Streets(5, 40);
        village.Options = village.Options with { Overrides = new Dictionary<string, decimal> { ["acc.node_ports"] = 2 } };
        village.Street(0, 0, 0, -40_000).House(15, -39_990).House(15, -39_960);
        var (one, four) = (village.Design(1), village.Design(4));
        Holds(one);
        Assert.True(one.Summary.Nodes > 1);
        Assert.Equal(one.Summary.Cost, four.Summary.Cost);
        Assert.All(one.Unserved, u => Assert.Contains(u.Cause, new[] { "loss", "reach" }));
        Assert.InRange(one.Summary.Served, 200, 202);
    }

    [Fact]
    public void A_street_network_in_pieces_is_linked_where_the_gap_is_short()
    {
        var village = TinyVillage.Streets(2, 10).Street(300, 0, 400, 0).House(320, 10).House(360, 10).Street(2_300, 0, 2_400, 0).House(2_320, 10);
        var design = village.Design();
        Holds(design);
        Assert.Equal(["street-not-connected"], design.Unserved.Select(u => u.Cause));
        Assert.Single(design.Routes, r => r.Method == RouteMethod.Link);
        Assert.Contains(design.Findings, f => f.Code == "street-linked");
    }

    [Fact]
    public void A_cable_size_without_a_price_is_done_without_and_said()
    {
        var catalogue = new CostCatalogue(TinyVillage.Catalogue.Items.Select(i => i.Key == "acc.cable_4" ? i with { Value = null } : i));
        var design = TinyVillage.Streets(2, 20).Design(catalogue: catalogue);
        Holds(design, catalogue);
        Assert.Contains(design.Findings, f => f.Code == "cable-size-missing");
        Assert.DoesNotContain(design.Cables, c => c.Size == 4);
        var none = new CostCatalogue(TinyVillage.Catalogue.Items.Select(i => i.Key.StartsWith("acc.cable_", StringComparison.Ordinal) && i.Key != "acc.cable_spare" ? i with { Value = null } : i));
        Assert.Equal("cable-sizes-missing", Assert.Throws<BadInputException>(() => TinyVillage.Streets(1, 3).Design(catalogue: none)).Findings[0].Code);
    }

    [Fact]
    public void A_split_that_no_splitter_makes_is_refused()
    {
        var village = TinyVillage.Streets(1, 3);
        village.Options = new() { PrimaryRatio = 5, SecondaryRatio = 7 };
        Assert.Equal(2, Assert.Throws<BadInputException>(() => village.Design()).Findings.Count);
    }

    [Fact]
    public void A_forbidden_street_is_not_used_and_a_built_trench_costs_nothing()
    {
        var village = TinyVillage.Streets(3, 20);
        village.Street((262.5, 0), (262.5, 120), (262.5, 240));
        var free = village.Design();
        village.Options = new() { ForbiddenStreets = ["street/4"] };
        var forbidden = village.Design();
        Holds(forbidden);
        Assert.DoesNotContain(forbidden.Routes, r => r.Street == "street/4");
        Assert.Empty(forbidden.Unserved);
        village.Options = new() { BuiltStreets = ["street/1", "street/5"] };
        var built = village.Design();
        Holds(built);
        Assert.True(built.Summary.Cost.Total < free.Summary.Cost.Total);
        Assert.All(built.Routes.Where(r => r.Street == "street/1"), r => Assert.Equal((RouteMethod.Built, 0L), (r.Method, r.Cost)));
    }

    [Fact]
    public void A_pinned_cabinet_stands_and_the_rest_changes_little()
    {
        var village = TinyVillage.Streets(3, 20);
        var free = village.Design();
        village.Options = new() { PinnedCabinets = [village.At(130, 130)] };
        var pinned = village.Design();
        Holds(pinned);
        var cabinet = Assert.Single(pinned.Sites, s => s.Kind == AccessSiteKind.Cabinet);
        Assert.InRange(Geodesic.Distance(cabinet.Location, village.At(130, 130)).Value, 0, 25);
        Assert.Equal(free.Routes.Select(r => r.Key).Order(StringComparer.Ordinal), pinned.Routes.Select(r => r.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_cost_is_the_weighted_mean_of_its_scenarios_of_take_up()
    {
        var village = TinyVillage.Streets(2, 20);
        village.Options = new() { TakeUps = [new(0.2, 1), new(0.5, 2), new(0.8, 1)] };
        var design = village.Design();
        Holds(design);
        var mean = ((design.Summary.CostByTakeUp["0.2"] * 1.0) + (design.Summary.CostByTakeUp["0.5"] * 2) + design.Summary.CostByTakeUp["0.8"]) / 4;
        Assert.Equal(design.Summary.Cost.Total, mean, 60.0);
        village.Options = new() { TakeUps = [new(1.2, 1)] };
        Assert.Equal("take-up-out-of-range", Assert.Throws<BadInputException>(() => village.Design()).Findings[0].Code);
    }

    [Fact]
    public void A_given_node_feeds_the_network()
    {
        var village = TinyVillage.Streets(3, 20);
        village.Options = new() { Node = village.At(250, 0) };
        var design = village.Design();
        Holds(design);
        Assert.InRange(Geodesic.Distance(design.Sites.Single(s => s.Kind == AccessSiteKind.Node).Location, village.At(250, 0)).Value, 0, 15);
    }

    [Fact]
    public void Poles_are_used_where_a_power_line_runs_along_the_street()
    {
        var village = TinyVillage.Streets(3, 20);
        village.Options = new() { AssumePoles = true };
        var design = village.Design();
        Holds(design);
        Assert.Equal(0, design.Summary.TrenchKm);
        Assert.True(design.Summary.AerialKm > 0.5);
        Assert.DoesNotContain(design.Drops, d => d.CrossesStreet);
    }

    [Fact]
    public void The_textbook_method_is_no_cheaper()
    {
        var village = TinyVillage.Streets(6, 40);
        village.Street((512.5, 0), (512.5, 600));
        var design = village.Design();
        Assert.True(TextbookMethod.Cost(village.Question, TinyVillage.Catalogue, village.Options, design).Total >= design.Summary.Cost.Total);
    }

    [Fact]
    public void Prices_that_rise_never_lower_the_cost()
    {
        var village = TinyVillage.Streets(4, 30);
        var cost = village.Design().Summary.Cost.Total;
        foreach (var key in new[] { "acc.olt_port", "acc.closure", "acc.splitter8", "acc.cabinet", "acc.drop_cable", "acc.cable_12", "civ.rural_trench", "acc.drop" })
        {
            village.Options = new() { Overrides = new Dictionary<string, decimal> { [key] = TinyVillage.Catalogue.Get(key).Value!.Value * 2 } };
            Assert.True(village.Design().Summary.Cost.Total >= cost, key);
        }
    }
}
