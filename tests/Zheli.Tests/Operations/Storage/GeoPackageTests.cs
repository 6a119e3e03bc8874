using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Storage;

/// <summary>Other programs open a project: what the standard asks for is there, and GDAL agrees.</summary>
public sealed class GeoPackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly string[] Layers =
        ["border", "region", "district", "settlement", "corridor", "water", "network_node", "network_line", "plan_edge", "plan_settlement", "plan_span", "plan_repeater"];

    [Fact]
    public void Every_layer_is_registered_with_its_geometry_its_box_and_its_index()
    {
        using var file = Written();
        Assert.Equal(0x47504B47L, Number(file, "PRAGMA application_id"));
        Assert.Equal(10300, Number(file, "PRAGMA user_version"));
        Assert.Equal("ok", Text(file, "PRAGMA integrity_check"));
        foreach (var layer in Layers)
        {
            Assert.Equal(1, Number(file, $"SELECT count(*) FROM gpkg_contents JOIN gpkg_geometry_columns USING (table_name) WHERE table_name = '{layer}' AND data_type = 'features' AND min_x >= 60 AND max_y <= 49"));
            Assert.Equal("ok", Text(file, $"SELECT rtreecheck('rtree_{layer}_geom')"));
            Assert.Equal(6, Number(file, $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{layer}'"));
            Assert.Equal(1, Number(file, $"SELECT count(*) FROM gpkg_extensions WHERE table_name = '{layer}' AND extension_name = 'gpkg_rtree_index'"));
        }
    }

    [Fact]
    public void The_spatial_index_finds_what_lies_in_a_window()
    {
        using var file = Written();
        Assert.Equal("6,7", Text(file, "SELECT group_concat(id) FROM (SELECT id FROM rtree_settlement_geom WHERE minx >= 62 AND maxx <= 64 ORDER BY id)"));
    }

    [Fact]
    public void A_large_index_is_sound_and_finds_every_line()
    {
        var random = new Random(1);
        var corridors = Enumerable.Range(1, 6000).Select(i =>
        {
            var from = new GeoPoint(46 + (random.NextDouble() * 40), 40 + (random.NextDouble() * 15));
            return new Corridor(i, CorridorKind.Track, [from, new(from.Longitude + 0.1, from.Latitude - 0.1)], $"way/{i}");
        }).ToList();
        using (var project = ProjectFile.OpenOrCreate(folder["large.gpkg"]))
        {
            project.ReplaceTerritory(new Territory { Corridors = corridors }, [], []);
        }

        using var file = Connect("large.gpkg");
        Assert.Equal("ok", Text(file, "SELECT rtreecheck('rtree_corridor_geom')"));
        var expected = corridors.Count(c => c.Points[1].Longitude >= 60.5 && c.Points[0].Longitude <= 61 && c.Points[0].Latitude >= 45 && c.Points[1].Latitude <= 47.25);
        Assert.Equal(expected, Number(file, "SELECT count(*) FROM rtree_corridor_geom WHERE maxx >= 60.5 AND minx <= 61 AND maxy >= 45 AND miny <= 47.25"));
    }

    /// <summary>QGIS takes the look of a layer from the row of its table; every method and technology must have its symbol.</summary>
    [Fact]
    public void Every_method_and_technology_has_a_symbol_in_the_style_of_its_layer()
    {
        using var file = Written();
        foreach (var (layer, values) in new[] { ("plan_edge", Enum.GetValues<BuildMethod>().Select(Words<BuildMethod>.Of)), ("plan_settlement", Enum.GetValues<Technology>().Select(Words<Technology>.Of)) })
        {
            var style = Style(Text(file, $"SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}' AND useAsDefault")!);
            var symbols = style.Descendants("symbol").Select(s => s.Attribute("name")!.Value).ToHashSet();
            var categories = style.Descendants("category").ToList();
            Assert.Equal(values.Order(), categories.Select(c => c.Attribute("value")!.Value).Order());
            Assert.All(categories, c => Assert.Contains(c.Attribute("symbol")!.Value, symbols));
        }
    }

    /// <summary>A layer without a style gets a random colour, and a random red over all districts hides the plan.</summary>
    [Fact]
    public void Every_layer_with_a_place_on_the_map_has_a_look()
    {
        using var file = Written();
        Assert.Equal(0L, Number(file, "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT f_table_name FROM layer_styles WHERE useAsDefault)"));
        foreach (var layer in new[] { "region", "corridor", "settlement" })
        {
            Assert.Single(Style(Text(file, $"SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}'")!).Descendants("symbol"));
        }
    }

    [Fact]
    public void Ogrinfo_opens_every_layer_without_a_complaint()
    {
        Written().Dispose();
        var (present, output) = Ogrinfo("-al", "-ro", folder["a.gpkg"]);
        Assert.SkipUnless(present, "ogrinfo is not installed (Debian: gdal-bin).");
        Assert.DoesNotContain("Warning", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ERROR", output, StringComparison.Ordinal);
        foreach (var layer in Layers.Concat(["catalogue", "finding", "import_history", "plan_summary", "frontier"]))
        {
            Assert.Contains($"Layer name: {layer}\n", output, StringComparison.Ordinal);
        }

        Assert.Contains("MULTIPOLYGON (((60 45,64 45,64 49,60 49,60 45)))", output, StringComparison.Ordinal);
        Assert.Contains("LINESTRING (61 47,61.75 47.125,62.5 47.25)", output, StringComparison.Ordinal);
        Assert.Contains("POLYGON ((63 48,", output, StringComparison.Ordinal);
        Assert.DoesNotContain("raster_tile", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private SqliteConnection Written()
    {
        using (var project = ProjectFile.OpenOrCreate(folder["a.gpkg"]))
        {
            project.ReplaceTerritory(TinyCountry.Territory, [], [new(Severity.Note, "a", "b", "c", "d")]);
            project.SavePlan(TinyCountry.Plan());
        }

        return Connect("a.gpkg");
    }

    private SqliteConnection Connect(string name)
    {
        var connection = new SqliteConnection($"Data Source={folder[name]};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The document type that QGIS writes names no file that could be read.</summary>
    private static XDocument Style(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static long Number(SqliteConnection file, string sql) => Convert.ToInt64(Scalar(file, sql), System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(SqliteConnection file, string sql) => (string?)Scalar(file, sql);

    private static object? Scalar(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static (bool Present, string Output) Ogrinfo(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ogrinfo", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (true, output + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (false, "");
        }
    }
}
