using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Osm;

public sealed class OsmRealFileTests
{
    [Fact]
    public void Kyrgyzstan_has_the_buildings_and_villages_that_are_known()
    {
        var content = OsmFile.Read(TestData.Shared("realdata", "osm", "kyrgyzstan-2021-08-derived.osm.pbf"));
        Assert.Equal(3_107_403 + 620_664, content.RowsRead);
        Assert.Equal(490_008, content.BuildingX.Length);
        Assert.Equal(1_198, content.Places.Count(p => p.Kind == PlaceKind.Village));
        Assert.Equal(119_265, content.Corridors.Count(c => c.Kind <= CorridorKind.Track));
    }

    [Fact]
    public void The_national_file_has_the_places_people_and_codes_that_are_known()
    {
        var content = OsmFile.Read(TestData.Shared("realdata", "osm", "kz-national-main-derived.osm.pbf"));
        Assert.Equal(9_492, content.Places.Count);
        Assert.Equal(3_400, content.Places.Count(p => p.Population is not null));
        Assert.Equal(5_656, content.Places.Count(p => p.Kato is not null));
        Assert.Equal(6_735, content.Corridors.Count + content.RowsRejected);
    }

    [Fact]
    public void The_same_map_in_XML_and_PBF_gives_the_same_content()
    {
        var pbf = OsmFile.Read(TestData.Shared("realdata", "osm", "north-bayreuth-2014.osm.pbf"));
        var xml = OsmFile.Read(TestData.Shared("realdata", "osm", "north-bayreuth-2014.osm.gz"));
        Assert.Equal(pbf.RowsRead, xml.RowsRead);
        Assert.Equal(4_269, xml.BuildingX.Length);
        Assert.Equal(pbf.BuildingX, xml.BuildingX);
        Assert.Equal(pbf.BuildingY, xml.BuildingY);
        Assert.Equal(pbf.Places.Select(p => p with { Where = "" }), xml.Places.Select(p => p with { Where = "" }));
        Assert.Equal(pbf.Corridors.Select(Line), xml.Corridors.Select(Line));
        Assert.Equal(pbf.Water.Select(w => (w.Name, w.IsArea, w.Source, string.Join(' ', w.Points))), xml.Water.Select(w => (w.Name, w.IsArea, w.Source, string.Join(' ', w.Points))));
    }

    [Fact]
    public void The_content_does_not_depend_on_the_number_of_threads()
    {
        var path = TestData.Shared("realdata", "osm", "monaco-2023-12.osm.pbf");
        var one = OsmFile.Read(path, threads: 1);
        var many = OsmFile.Read(path, threads: 7);
        Assert.Equal(one.Corridors.Select(Line), many.Corridors.Select(Line));
        Assert.Equal(one.BuildingX, many.BuildingX);
        Assert.Equal(one.Places, many.Places);
        Assert.Equal(one.Findings, many.Findings);
    }

    private static (CorridorKind Kind, string Source, bool IsBridge, bool IsTunnel, string Points) Line(Corridor c) =>
        (c.Kind, c.Source, c.IsBridge, c.IsTunnel, string.Join(' ', c.Points));
}
