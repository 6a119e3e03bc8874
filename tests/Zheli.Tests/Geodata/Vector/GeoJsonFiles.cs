using System.IO.Compression;
using System.Text;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Vector;

public sealed class GeoJsonFiles : IDisposable
{
    private readonly SourceTesting files = new();

    public void Dispose() => files.Dispose();

    private static string Collection(params string[] features) => $$$"""{"type":"FeatureCollection","features":[{{{string.Join(",", features)}}}]}""";

    private static string Feature(string geometry, string coordinates, string properties = "{}") =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"{{{geometry}}}","coordinates":{{{coordinates}}}}}""";

    private static string Village(string name, double x, double y) =>
        Feature("Point", FormattableString.Invariant($"[{x},{y}]"), $$$"""{"place":"village","name":"{{{name}}}","population":120,"osm_id":7,"osm_type":"nodes"}""");

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    [Fact]
    public void Points_with_a_place_are_settlements()
    {
        var content = files.Read("a.geojson", Collection(Village("Шетпе", 52.1, 44.2)));
        var place = Assert.Single(content.Places);
        Assert.Equal(SourceKind.Settlements, content.Kind);
        Assert.Equal((PlaceKind.Village, "Шетпе", 120, "osm:node/7"), (place.Kind, place.Names.Local, place.Population, place.Source));
        Assert.Equal(new GeoPoint(52.1, 44.2), place.Location);
    }

    [Fact]
    public void The_same_features_come_out_of_a_collection_of_lines_of_records_and_packed()
    {
        string[] features = [Village("A", 52, 44), Village("B", 53, 45)];
        var collection = files.Read("a.geojson", Collection(features)).Places.Select(p => (p.Names, p.Location)).ToList();
        Assert.Equal(2, collection.Count);
        Assert.Equal(collection, files.Read("a.geojsonl", string.Join('\n', features) + "\n").Places.Select(p => (p.Names, p.Location)));
        Assert.Equal(collection, files.Read("a.txt", string.Concat(features.Select(f => "\u001e" + f + "\n"))).Places.Select(p => (p.Names, p.Location)));
        Assert.Equal(collection, SourceTesting.Read(files.File("a.gz", Gzip(Encoding.UTF8.GetBytes("\uFEFF" + Collection(features))))).Places.Select(p => (p.Names, p.Location)));
        Assert.Equal(collection, files.Read("pretty.json", string.Join("\n", features).Replace(",", ",\n", StringComparison.Ordinal)).Places.Select(p => (p.Names, p.Location)));
    }

    [Fact]
    public void Geometry_may_stand_before_its_type_and_before_the_properties()
    {
        var content = files.Read("a.geojson", """{"features":[{"geometry":{"coordinates":[[50,44],[51,45]],"type":"LineString"},"properties":{"highway":"trunk","bridge":"yes"},"type":"Feature"}],"type":"FeatureCollection"}""");
        var corridor = Assert.Single(content.Corridors);
        Assert.Equal(CorridorKind.Trunk, corridor.Kind);
        Assert.True(corridor.IsBridge);
        Assert.False(corridor.IsTunnel);
    }

    [Theory]
    [InlineData("""{"class":"primary"}""", CorridorKind.Primary)]
    [InlineData("""{"fclass":"track_grade2"}""", CorridorKind.Track)]
    [InlineData("""{"highway":"residential"}""", CorridorKind.Local)]
    [InlineData("""{"railway":"rail"}""", CorridorKind.Railway)]
    [InlineData("""{"power":"line","operator":"KEGOC"}""", CorridorKind.PowerLine)]
    [InlineData("""{"type":"Major Highway","featurecla":"Road"}""", CorridorKind.Trunk)]
    [InlineData("""{"stations":[{"name":"Актобе-1"}],"electrified":false}""", CorridorKind.Railway)]
    public void Lines_are_corridors_by_the_words_of_their_class(string properties, CorridorKind kind) =>
        Assert.Equal(kind, Assert.Single(files.Read("a.geojson", Collection(Feature("LineString", "[[50,44],[51,45]]", properties))).Corridors).Kind);

    [Fact]
    public void Footways_and_roads_under_construction_are_counted_once_and_left_out()
    {
        string Line(string kind) => Feature("LineString", "[[50,44],[51,45]]", $$$"""{"highway":"{{{kind}}}"}""");
        var content = files.Read("a.geojson", Collection(Line("primary"), Line("footway"), Line("footway"), Line("construction")));
        Assert.Single(content.Corridors);
        Assert.Equal(3, content.RowsRejected);
        Assert.Equal(2, content.Findings.Count(f => f.Code == "class-left-out"));
    }

    [Fact]
    public void The_name_of_the_file_is_the_last_hint_and_is_told()
    {
        var text = Collection(Feature("LineString", "[[50,44],[51,45]]", """{"class":"1","id":4}"""));
        var rail = files.Read("kz_railroads.geojson", text);
        Assert.Equal(CorridorKind.Railway, Assert.Single(rail.Corridors).Kind);
        Assert.Contains(rail.Findings, f => f.Code == "kind-from-file-name");
        Assert.Equal("kind-not-clear", files.Refuses("a.geojson", text).Findings[^1].Code);
        Assert.Equal(SourceKind.Network, files.Read("a.geojson", text, SourceKind.Network).Kind);
    }

    [Fact]
    public void Rivers_and_lakes_are_water()
    {
        var content = files.Read("a.geojson", Collection(
            Feature("LineString", "[[50,44],[51,45]]", """{"waterway":"river","name":"Урал"}"""),
            Feature("MultiPolygon", "[[[[50,44],[51,44],[51,45],[50,44]]],[[[60,44],[61,44],[61,45],[60,44]]]]", """{"featurecla":"Lake"}""")));
        Assert.Equal([false, true, true], content.Water.Select(w => w.IsArea));
        Assert.All(content.Water.Where(w => w.IsArea), w => Assert.Equal(w.Points[0], w.Points[^1]));
    }

    [Fact]
    public void Lines_with_fibres_and_points_with_an_owner_are_the_network()
    {
        var content = files.Read("a.geojson", Collection(
            Feature("LineString", "[[50,44],[51,45]]", """{"name":"Актау - Жанаозен","owner":"Qazaqtelecom","fibre_count":24}"""),
            Feature("Point", "[50,44]", """{"name":"АТС-5","owner":"Qazaqtelecom","fibre_count":"many"}""")));
        Assert.Equal(SourceKind.Network, content.Kind);
        var line = Assert.Single(content.NetworkLines);
        Assert.Equal((24, "Qazaqtelecom"), (line.Fibres, line.Owner));
        Assert.Equal("АТС-5", Assert.Single(content.NetworkNodes).Name);
    }

    [Theory]
    [InlineData("""{"ADM0_EN":"Kazakhstan","ADM1_RU":"Абайская","ADM1_KK":"Абай","ADM1_PCODE":"KZ10"}""", AdminLevel.Region, "100000000", "Абайская")]
    [InlineData("""{"ADM1_PCODE":"KZ10","ADM2_EN":"Semey","ADM2_PCODE":"KZ101000"}""", AdminLevel.District, "101000000", "Semey")]
    [InlineData("""{"KATO":"000000000","name":"Қазақстан"}""", AdminLevel.Country, "000000000", "Қазақстан")]
    [InlineData("""{"KATO":"470000000","name":"Маңғыстау"}""", AdminLevel.Region, "470000000", "Маңғыстау")]
    [InlineData("""{"KATO":"473600000","name":"Бейнеу"}""", AdminLevel.District, "473600000", "Бейнеу")]
    [InlineData("""{"admin_level":6,"name":"Бейнеуский район"}""", AdminLevel.District, null, "Бейнеуский район")]
    [InlineData("""{"shapeType":"ADM1","shapeName":"Mangystau"}""", AdminLevel.Region, null, "Mangystau")]
    public void Polygons_are_areas_at_the_level_that_their_properties_tell(string properties, AdminLevel level, string? kato, string name)
    {
        var content = files.Read("a.geojson", Collection(Feature("Polygon", "[[[50,44],[51,44],[51,45],[50,45],[50,44]]]", properties)));
        var area = Assert.Single(content.Areas);
        Assert.Equal((level, kato, name), (area.Level, area.Kato, area.Names.In("ru")));
    }

    [Fact]
    public void A_bow_tie_is_repaired_and_its_area_told_before_and_after()
    {
        var content = files.Read("a.geojson", Collection(Feature("Polygon", "[[[50,44],[52,46],[52,44],[50,46],[50,44]]]", """{"admin_level":"4","name":"X"}""")));
        Assert.Equal(2, Assert.Single(content.Areas).Polygons.Count);
        var finding = Assert.Single(content.Findings, f => f.Code == "polygon-repaired");
        Assert.Contains("km² before", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[null,44]")]
    [InlineData("[\"50\",44]")]
    [InlineData("[50]")]
    [InlineData("[1e999,44]")]
    [InlineData("[NaN,44]")]
    [InlineData("[50,-Infinity]")]
    [InlineData("[[50,44]]")]
    [InlineData("[{},44]")]
    [InlineData("7")]
    public void A_feature_with_bad_coordinates_is_left_out_with_a_finding(string coordinates)
    {
        var content = files.Read("a.geojson", Collection(Village("A", 52, 44), Feature("Point", coordinates, """{"place":"town"}""")));
        Assert.Single(content.Places);
        Assert.Equal(1, content.RowsRejected);
        Assert.Contains(content.Findings, f => f.Code == "bad-coordinates" && f.Where.StartsWith("a.geojson#2@", StringComparison.Ordinal));
        var lines = files.Read("b.geojsonl", Village("A", 52, 44) + "\n" + Feature("Point", coordinates, """{"place":"town"}""") + "\n");
        Assert.Equal((1, 1L), (lines.Places.Count, lines.RowsRejected));
    }

    [Fact]
    public void A_bare_NaN_among_the_properties_is_no_value_and_a_text_NaN_stays()
    {
        var content = files.Read("a.geojson", Collection(Feature("Point", "[50,44]", """{"place":"town","population":NaN,"name":"NaN, Infinity"}""")));
        Assert.Equal(("NaN, Infinity", null), (content.Places[0].Names.Local, content.Places[0].Population));
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 52.1, 44.2, 1e-9)]
    [InlineData("EPSG:4326", 52.1, 44.2, 1e-9)]
    [InlineData("EPSG:3857", 5799745.4703, 5496444.9899, 1e-8)]
    [InlineData("urn:ogc:def:crs:EPSG::32639", 587894.8910, 4894675.0468, 1e-8)]
    [InlineData("EPSG:28409", 9588024.976, 4896715.802, 1e-6)]
    public void Coordinates_come_to_WGS_84_from_the_system_that_the_file_names(string system, double x, double y, double tolerance)
    {
        var member = $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{system}}}"}},"features":[{{{Village("A", x, y)}}}]}""";
        var late = $$$"""{"type":"FeatureCollection","features":[{{{Village("A", x, y)}}}],"crs":{"type":"name","properties":{"name":"{{{system}}}"} } }""";
        foreach (var content in new[] { files.Read("a.geojson", member), files.Read("b.geojson", late) })
        {
            var at = Assert.Single(content.Places).Location;
            Assert.Equal(52.1, at.Longitude, Math.Max(tolerance, 1e-7));
            Assert.Equal(44.2, at.Latitude, Math.Max(tolerance, 1e-7));
        }
    }

    [Fact]
    public void An_unknown_system_and_metres_without_a_system_are_refused_with_advice()
    {
        var named = files.Refuses("a.geojson", $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2100"}},"features":[{{{Village("A", 1, 2)}}}]}""");
        Assert.Equal("wrong-crs", named.Findings[^1].Code);
        var metres = files.Refuses("a.geojson", Collection(Village("A", 5799745, 5495944)));
        Assert.Equal("wrong-crs", metres.Findings[^1].Code);
        Assert.Contains("Web Mercator", metres.Findings[^1].Message, StringComparison.Ordinal);
        var swapped = files.Refuses("a.geojson", Collection(Village("A", 44, 152)));
        Assert.Contains("swapped", swapped.Findings[^1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_are_not_UTF8_are_read_as_the_code_page_of_Windows()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var content = SourceTesting.Read(files.File("a.geojson", windows.GetBytes(Collection(Village("Шетпе", 52, 44)))));
        Assert.Equal("Шетпе", content.Places[0].Names.Local);
        Assert.Contains(content.Findings, f => f.Code == "not-utf8");
    }

    [Fact]
    public void Every_broken_line_of_a_sequence_is_told_and_nothing_is_kept()
    {
        var refused = files.Refuses("a.geojsonl", Village("A", 52, 44) + "\n{\"type\":\"Feature\",\n" + Village("B", 53, 45) + "\n{oops}\n" + Village("C", 53, 46));
        Assert.Equal(["a.geojsonl:2", "a.geojsonl:4"], refused.Findings.Where(f => f.Code == "broken-json").Select(f => f.Where));
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("{", "broken-json")]
    [InlineData("{}", "not-geojson")]
    [InlineData("[1,2]", "not-geojson")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "no-features")]
    [InlineData("""{"type":"FeatureCollection","features":[1,"a",null]}""", "nothing-usable")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":null}]}""", "nothing-usable")]
    [InlineData("""{"type":"Topology","objects":{}}""", "not-geojson")]
    [InlineData("<html><body>404</body></html>", "not-map-data")]
    public void Files_without_features_are_refused(string text, string code) => Assert.Equal(code, files.Refuses("a.geojson", text).Findings[^1].Code);

    [Fact]
    public void A_file_cut_anywhere_is_refused_whole()
    {
        var text = Collection(Village("A", 52, 44), Village("B", 53, 45));
        for (var length = 1; length < text.Length; length++)
        {
            Assert.Contains(files.Refuses("a.geojson", text[..length]).Findings, f => f.Severity == Severity.Error);
        }
    }

    [Fact]
    public void Folders_pictures_missing_files_cut_archives_bombs_and_deep_nesting_are_refused()
    {
        Assert.Equal("is-a-directory", SourceTesting.Refuses(files.Folder).Findings[0].Code);
        Assert.Equal("file-not-found", SourceTesting.Refuses(Path.Combine(files.Folder, "no.geojson")).Findings[0].Code);
        Assert.Contains("JPEG", SourceTesting.Refuses(files.File("a.geojson", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0])).Findings[0].Message, StringComparison.Ordinal);
        var packed = Gzip(Encoding.UTF8.GetBytes(Collection([.. Enumerable.Range(0, 500).Select(i => Village("A" + i, 50 + (i * 0.0137), 44 + (i * 0.0071)))])));
        Assert.Equal("broken-archive", SourceTesting.Refuses(files.File("a.geojson.gz", packed[..^40])).Findings[^1].Code);
        Assert.Equal("broken-archive", SourceTesting.Refuses(files.File("b.geojson.gz", packed[..^4])).Findings[^1].Code);
        var bomb = new byte[80 << 20];
        "{\"type\":"u8.CopyTo(bomb);
        bomb.AsSpan(8).Fill((byte)' ');
        Assert.Equal("archive-bomb", SourceTesting.Refuses(files.File("bomb.geojson.gz", Gzip(bomb))).Findings[^1].Code);
        Assert.Equal("broken-json", files.Refuses("deep.geojson", """{"type":"Feature","geometry":{"type":"Polygon","coordinates":""" + new string('[', 100_000)).Findings[^1].Code);
    }

    [Fact]
    public void Findings_are_capped_and_the_rest_counted()
    {
        var bad = Enumerable.Repeat(Feature("Point", "[null,1]", """{"place":"town"}"""), 1_200);
        var content = files.Read("a.geojson", Collection([Village("A", 52, 44), .. bad]));
        Assert.Equal(1_200, content.RowsRejected);
        Assert.Equal(1_001, content.Findings.Count);
        Assert.Contains("200 more", content.Findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_longer_than_the_buffer_is_read()
    {
        var points = string.Join(",", Enumerable.Range(0, 60_000).Select(i => FormattableString.Invariant($"[{50 + (i * 1e-4):0.####},44.1234567]")));
        var content = files.Read("a.geojson", Collection(Feature("LineString", $"[{points}]", """{"highway":"trunk"}""")));
        Assert.Equal(60_000, content.Corridors[0].Points.Length);
    }
}
