using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Osm;

public sealed class OsmPbfTests
{
    [Fact]
    public void A_village_node_keeps_its_names_people_and_code()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((7, 71.5, 51.25, "place=village;name=Ақкөл;name:kk=Ақкөл;name:ru=Акколь;name:en=Akkol;population=1 200;ref:KATO=113220100"))
            .ToFile());

        var village = Assert.Single(content.Places);
        Assert.Equal(PlaceKind.Village, village.Kind);
        Assert.Equal(new PlaceNames("Ақкөл", "Ақкөл", "Акколь", "Akkol"), village.Names);
        Assert.Equal(new GeoPoint(71.5, 51.25), village.Location);
        Assert.Equal((1200, "113220100", "osm:node/7"), (village.Population, village.Kato, village.Source));
        Assert.StartsWith("tiny.osm.pbf@", village.Where, StringComparison.Ordinal);
        Assert.Empty(content.Findings);
    }

    [Fact]
    public void Roads_that_cross_at_a_node_share_its_position_exactly()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70.0000001, 50, ""), (2, 70.1234567, 50.7654321, ""), (3, 70.2, 50, ""), (4, 70, 51, ""), (5, 70.3, 51, ""))
            .Way(10, "highway=primary", 1, 2, 3)
            .Way(11, "highway=residential;bridge=yes", 4, 2, 5)
            .ToFile());

        Assert.Equal([CorridorKind.Primary, CorridorKind.Local], content.Corridors.Select(c => c.Kind));
        Assert.Equal(GeoPoint.FromGrid(701234567, 507654321), content.Corridors[0].Points[1]);
        Assert.Equal(content.Corridors[0].Points[1], content.Corridors[1].Points[1]);
        Assert.Equal([false, true], content.Corridors.Select(c => c.IsBridge));
        Assert.Equal("osm:way/11", content.Corridors[1].Source);
        Assert.Equal(7, content.RowsRead);
    }

    [Theory]
    [InlineData("highway=motorway_link", CorridorKind.Motorway)]
    [InlineData("highway=trunk", CorridorKind.Trunk)]
    [InlineData("highway=secondary_link", CorridorKind.Secondary)]
    [InlineData("highway=tertiary", CorridorKind.Tertiary)]
    [InlineData("highway=unclassified", CorridorKind.Local)]
    [InlineData("highway=living_street", CorridorKind.Local)]
    [InlineData("highway=service", CorridorKind.Service)]
    [InlineData("highway=track", CorridorKind.Track)]
    [InlineData("railway=rail", CorridorKind.Railway)]
    [InlineData("railway=narrow_gauge", CorridorKind.Railway)]
    [InlineData("power=line", CorridorKind.PowerLine)]
    [InlineData("power=minor_line", CorridorKind.PowerLine)]
    public void Ways_along_which_one_can_build_are_kept_by_class(string tags, CorridorKind kind) =>
        Assert.Equal(kind, Assert.Single(OneWay(tags).Corridors).Kind);

    [Theory]
    [InlineData("highway=footway")]
    [InlineData("highway=path")]
    [InlineData("highway=steps")]
    [InlineData("highway=cycleway")]
    [InlineData("highway=construction")]
    [InlineData("highway=service;area=yes")]
    [InlineData("railway=abandoned")]
    [InlineData("railway=tram")]
    [InlineData("railway=subway")]
    [InlineData("power=cable")]
    [InlineData("waterway=stream")]
    [InlineData("barrier=fence")]
    public void Other_ways_are_passed_over(string tags)
    {
        var content = OneWay(tags);
        Assert.Empty(content.Corridors);
        Assert.Empty(content.Water);
        Assert.Equal(4, content.RowsRead);
    }

    [Fact]
    public void A_tunnel_is_marked_and_a_building_passage_is_not_one()
    {
        Assert.True(Assert.Single(OneWay("highway=primary;tunnel=yes").Corridors).IsTunnel);
        Assert.False(Assert.Single(OneWay("highway=primary;tunnel=building_passage").Corridors).IsTunnel);
        Assert.False(Assert.Single(OneWay("highway=primary;bridge=no").Corridors).IsBridge);
    }

    [Fact]
    public void Each_building_is_one_point()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 70.001, 50, ""), (3, 70.001, 50.001, ""), (4, 71, 51, "building=yes"), (5, 72, 52, "building=no"))
            .Way(10, "building=apartments", 2, 3, 1, 2)
            .ToFile());

        Assert.Equal([710000000, 700010000], content.BuildingX);
        Assert.Equal([510000000, 500000000], content.BuildingY);
    }

    [Fact]
    public void A_village_drawn_as_an_outline_stands_in_its_centre()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 70.02, 50, ""), (3, 70.02, 50.01, ""), (4, 70, 50.01, ""))
            .Way(10, "place=hamlet;name=Бұлақ", 1, 2, 3, 4, 1)
            .Way(11, "place=hamlet;name=open", 1, 2, 3)
            .ToFile());

        var hamlet = Assert.Single(content.Places);
        Assert.Equal((new GeoPoint(70.01, 50.005), "osm:way/10"), (hamlet.Location, hamlet.Source));
    }

    [Fact]
    public void Rivers_are_lines_and_large_lakes_are_rings()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 70.02, 50, ""), (3, 70.02, 50.02, ""), (4, 70.001, 50, ""), (5, 70.001, 50.001, ""))
            .Way(10, "waterway=river;name=Есіл", 1, 2)
            .Way(11, "natural=water;name=Теңіз", 1, 2, 3, 1)
            .Way(12, "natural=water;name=pond", 1, 4, 5, 1)
            .Way(13, "natural=coastline;name=island", 1, 2, 3, 1)
            .Way(14, "natural=coastline;name=sea", 1, 3, 2, 1)
            .ToFile());

        Assert.Equal(["Есіл", "Теңіз", "sea"], content.Water.Select(w => w.Name));
        Assert.Equal([false, true, true], content.Water.Select(w => w.IsArea));
    }

    [Fact]
    public void A_boundary_is_joined_from_its_ways_with_its_hole()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 71, 50, ""), (3, 71, 51, ""), (4, 70, 51, ""), (5, 70.4, 50.4, ""), (6, 70.6, 50.4, ""), (7, 70.5, 50.6, ""))
            .Way(10, "", 1, 2, 3)
            .Way(11, "highway=track", 1, 4, 3)
            .Way(12, "", 5, 6, 7, 5)
            .Relation(20, "boundary=administrative;admin_level=6;name=Ақкөл ауданы;ref:KATO=113200000", ("outer", 10), ("outer", 11), ("inner", 12))
            .ToFile());

        var district = Assert.Single(content.Areas);
        Assert.Equal((AdminLevel.District, "113200000", "osm:relation/20"), (district.Level, district.Kato, district.Source));
        var polygon = Assert.Single(district.Polygons);
        Assert.Equal([5, 4], polygon.Select(r => r.Length));
        Assert.All(polygon, ring => Assert.Equal(ring[0], ring[^1]));
    }

    [Fact]
    public void A_boundary_that_is_not_whole_is_left_out_with_a_note()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 71, 50, ""), (3, 71, 51, ""))
            .Way(10, "", 1, 2, 3)
            .Relation(20, "boundary=administrative;admin_level=4;name=Oblast", ("outer", 10), ("outer", 11))
            .ToFile());

        Assert.Empty(content.Areas);
        Assert.Equal((Severity.Note, "outline-incomplete"), (content.Findings[0].Severity, content.Findings[0].Code));
    }

    [Fact]
    public void Missing_nodes_cut_the_road_and_are_counted_once()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 70.1, 50, ""), (3, 70.2, 50, ""), (4, 70.3, 50, ""))
            .Way(10, "highway=primary", 1, 2, 99, 3, 4)
            .Way(11, "highway=primary", 98, 97)
            .ToFile());

        Assert.Equal(2, content.Corridors.Count);
        Assert.Equal(1, content.RowsRejected);
        var finding = Assert.Single(content.Findings);
        Assert.Equal("nodes-missing", finding.Code);
        Assert.Contains("3 references", finding.Message, StringComparison.Ordinal);
        Assert.Contains("osm:way/10 (node 99)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_nodes_raw_blobs_a_coarse_grid_and_negative_numbers_are_read_alike()
    {
        var writer = PbfWriter.WithHeader();
        (writer.IsRaw, writer.Granularity, writer.LatitudeOffset) = (true, 1000, 50_000_000_000);
        var content = OsmFile.Read(writer
            .PlainNode(-5, 70.000001, 50.000002, "place=town;name=A").PlainNode(3, -70.5, -40.25)
            .Way(10, "highway=track", -5, 3)
            .ToFile());

        Assert.Equal([new(70.000001, 50.000002), new(-70.5, -40.25)], Assert.Single(content.Corridors).Points);
        Assert.Equal("osm:node/-5", Assert.Single(content.Places).Source);
    }

    [Fact]
    public void A_node_given_twice_gets_one_position_on_any_number_of_threads()
    {
        var file = PbfWriter.WithHeader()
            .DenseNodes((1, 70, 50, ""), (2, 71, 50, "")).EndBlock()
            .DenseNodes((1, 70.5, 50, "")).EndBlock()
            .Way(10, "highway=track", 1, 2).ToFile();

        var one = OsmFile.Read(file, threads: 1);
        Assert.Equal(new GeoPoint(70, 50), Assert.Single(one.Corridors).Points[0]);
        Assert.Equal("nodes-repeated", Assert.Single(one.Findings).Code);
        Assert.Equal(one.Corridors[0].Points, OsmFile.Read(file, threads: 8).Corridors[0].Points);
    }

    [Fact]
    public void Unknown_blob_types_are_passed_over()
    {
        var content = OsmFile.Read(PbfWriter.WithHeader().Blob("Index", [1, 2, 3]).DenseNodes((1, 70, 50, "place=city")).ToFile());
        Assert.Equal(PlaceKind.City, Assert.Single(content.Places).Kind);
    }

    private static Zheli.Geodata.SourceContent OneWay(string tags) => OsmFile.Read(PbfWriter.WithHeader()
        .DenseNodes((1, 70, 50, ""), (2, 70.1, 50, ""), (3, 70.1, 50.1, ""))
        .Way(10, tags, 1, 2, 3)
        .ToFile());
}
