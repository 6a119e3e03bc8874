using System.Diagnostics;
using Zheli.Geodata.Files;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Vector;

public sealed class OtherFormats : IDisposable
{
    private readonly SourceTesting files = new();

    public void Dispose() => files.Dispose();

    private static void NeedsGdal() => Assert.SkipUnless(GdalProgram.Find("ogr2ogr") is not null, "GDAL's programs are not installed (apt install gdal-bin).");

    private string Convert(string source, string name, params string[] options)
    {
        var path = Path.Combine(files.Folder, name);
        using var gdal = Process.Start("ogr2ogr", [path, source, .. options]);
        gdal.WaitForExit();
        return path;
    }

    [Fact]
    public void Zipped_shapefiles_give_the_areas_of_all_their_layers()
    {
        NeedsGdal();
        var content = SourceTesting.Read(TestData.Shared("realdata", "admin", "kaz_admbnda_shapefiles_2024.zip"));
        Assert.Equal((1, 20, 224), (content.Areas.Count(a => a.Level == AdminLevel.Country), content.Areas.Count(a => a.Level == AdminLevel.Region), content.Areas.Count(a => a.Level == AdminLevel.District)));
    }

    [Theory]
    [InlineData("a.gpkg", "EPSG:3857")]
    [InlineData("a.gpkg", "EPSG:32639")]
    [InlineData("a.kml", "EPSG:4326")]
    public void Other_formats_and_systems_give_the_same_settlements(string name, string system)
    {
        NeedsGdal();
        var source = files.File("s.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Шетпе","place":"village"},"geometry":{"type":"Point","coordinates":[52.1,44.2]}}]}""");
        var place = Assert.Single(SourceTesting.Read(Convert(source, name, "-t_srs", system)).Places);
        Assert.Equal("Шетпе", place.Names.Local);
        Assert.Equal((52.1, 44.2), (Math.Round(place.Location.Longitude, 6), Math.Round(place.Location.Latitude, 6)));
    }

    [Fact]
    public void A_spreadsheet_is_read_as_a_table_below_its_headings()
    {
        NeedsGdal();
        var source = files.File("s.csv", "Отчёт,,\nКАТО,Наименование,Население\n473600000,Бейнеуский район,70123\n471010000,г.Актау,200456\n");
        var content = SourceTesting.Read(Convert(source, "a.xlsx", "-oo", "HEADERS=NO"));
        Assert.Equal([("473600000", 70123), ("471010000", 200456)], content.Population.Select(p => (p.Kato!, p.People)));
    }

    [Fact]
    public void A_damaged_file_is_refused_with_the_reason_that_GDAL_gives()
    {
        NeedsGdal();
        Assert.Equal("gdal-failed", SourceTesting.Refuses(files.File("a.gpkg", "SQLite format 3\0 and nothing more")).Findings[^1].Code);
    }

    [Fact]
    public void Without_GDAL_the_message_says_what_to_install()
    {
        var refused = Assert.Throws<BadInputException>(() => GdalProgram.Start("ogr2ogr-that-nobody-installed", [], new FindingLog("a.gpkg"), CancellationToken.None));
        Assert.Equal(("gdal-missing", "a.gpkg"), (refused.Findings[0].Code, refused.Findings[0].Where));
        Assert.Contains("gdal-bin", refused.Findings[0].Advice, StringComparison.Ordinal);
    }
}
