using System.Globalization;
using Zheli.Geodata;
using Zheli.Model.Places;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Import;

/// <summary>A folder with small source files and a project into which they are imported at noon.</summary>
internal sealed class ImportScene : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The project.</summary>
    public string Project => folder["p.gpkg"];

    /// <summary>All files of the folder but the sources.</summary>
    public IEnumerable<string> ProjectFiles => Directory.GetFiles(folder.Path, "*.gpkg*").Select(f => Path.GetFileName(f)!);

    /// <summary>A square region of two districts, west and east of 62° E.</summary>
    public ImportScene Border()
    {
        return File("border.geojson", $$"""
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"ADM0_RU":"Страна","KATO":"000000000"},"geometry":{{Square(60, 45, 64, 49)}}},
              {"type":"Feature","properties":{"ADM1_RU":"Северная","KATO":"590000000","ADM0_RU":"Страна"},"geometry":{{Square(60, 45, 64, 49)}}},
              {"type":"Feature","properties":{"ADM2_RU":"Западный","KATO":"593200000","ADM1_RU":"Северная"},"geometry":{{Square(60, 45, 62, 49)}}},
              {"type":"Feature","properties":{"ADM2_RU":"Восточный","KATO":"593400000","ADM1_RU":"Северная"},"geometry":{{Square(62, 45, 64, 49)}}}]}
            """);
    }

    /// <summary>A table of places: <c>name,place,lat,lon,population,kato</c>.</summary>
    public ImportScene Places(string file, params string[] rows) => File(file, "name,place,lat,lon,population,kato\n" + string.Join('\n', rows) + "\n");

    /// <summary>Any file.</summary>
    public ImportScene File(string name, string content)
    {
        System.IO.File.WriteAllText(folder[name], content);
        return this;
    }

    /// <summary>Imports files of the folder.</summary>
    public ImportResult Import(params string[] files) => ImportAs(null, files);

    /// <summary>Imports files of the folder as of a kind.</summary>
    public ImportResult ImportAs(SourceKind? kind, params string[] files) =>
        ImportOperation.Run(new(Project, [.. files.Select(f => Path.IsPathRooted(f) ? f : folder[f])], kind, 2), null, TestContext.Current.CancellationToken, new Noon());

    /// <summary>The map of the project.</summary>
    public Territory Territory()
    {
        using var project = ProjectFile.Open(Project, readOnly: true);
        return project.ReadTerritory();
    }

    /// <summary>The settlements as lines: <c>id name kind people basis district kato</c>.</summary>
    public string[] Settlements() => [.. Territory().Settlements.Select(s => string.Create(
        CultureInfo.InvariantCulture, $"{s.Id} {s.Names.Local} {s.Kind} {s.Population} {s.PopulationBasis} {s.DistrictId} {s.Kato}").TrimEnd())];

    public void Dispose() => folder.Dispose();

    private static string Square(double west, double south, double east, double north) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":"Polygon","coordinates":[[[{{west}},{{south}}],[{{east}},{{south}}],[{{east}},{{north}}],[{{west}},{{north}}],[{{west}},{{south}}]]]}""");

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
