using System.Text.Json;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Import;

/// <summary>A source that is taken out leaves the project as if it had never been imported, but for numbers, which nobody else gets.</summary>
public sealed class SourceRemovalTests : IDisposable
{
    private readonly ImportScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void The_map_without_a_source_is_the_map_that_never_had_it()
    {
        using var never = Filled();
        never.Import("border.geojson", "a.csv", "roads.geojson", "net.csv");
        Fill(scene).Import("border.geojson", "a.csv", "wrong.csv", "wrongroads.geojson", "roads.geojson", "net.csv");
        var settlement = scene.Territory().Settlements.Single(s => s.Names.Local == "Соңғы");
        var result = Remove("wrong.csv", "wrongroads.geojson");
        Assert.Equal(["source-removed", "source-removed"], result.Findings.Where(f => f.Code == "source-removed").Select(f => f.Code));
        Assert.Equal(["wrong.csv", "wrongroads.geojson"], result.Removed);
        Assert.Equal(Told(never), Told(scene));
        Assert.Equal(settlement.Id, scene.Territory().Settlements.Single(s => s.Names.Local == "Соңғы").Id);

        // What is imported again afterwards is as if it had come last, and what is there keeps its number.
        scene.Import("wrong.csv");
        never.Import("wrong.csv");
        Assert.Equal(Told(never), Told(scene));
        Assert.Equal(settlement.Id, scene.Territory().Settlements.Single(s => s.Names.Local == "Соңғы").Id);
        scene.Import("roads.geojson");
        Assert.Equal(Told(never), Told(scene));
    }

    [Fact]
    public void What_was_drawn_by_hand_stays()
    {
        Fill(scene);
        using (var project = ProjectFile.OpenOrCreate(scene.Project))
        {
            var place = new Settlement { Id = 7, Names = new PlaceNames("Жаңа"), Kind = PlaceKind.Village, Location = new(61, 46), Population = 77, PopulationBasis = PopulationBasis.Stated, Source = "drawn" };
            project.ReplaceTerritory(new Territory { Settlements = [place], NetworkNodes = [new(5, "Узел", new(61, 47), "Оператор", "drawn")] }, [], []);
        }

        scene.Import("border.geojson", "a.csv", "net.csv");
        Remove("a.csv", "net.csv");
        Assert.Equal("Жаңа", Assert.Single(scene.Territory().Settlements).Names.Local);
        Assert.Equal((5, "Узел"), (Assert.Single(scene.Territory().NetworkNodes).Id, scene.Territory().NetworkNodes[0].Name));
        Remove("border.geojson");
        Assert.Empty(scene.Territory().Areas);
    }

    [Fact]
    public void What_cannot_be_taken_out_is_refused_with_every_finding_and_nothing_changes()
    {
        Fill(scene).Import("border.geojson", "a.csv");
        var before = Told(scene);
        var refused = Assert.Throws<BadInputException>(() => Remove("b.csv", "a.csv", "c.csv"));
        Assert.Equal([("source-unknown", "--remove b.csv"), ("source-unknown", "--remove c.csv")], refused.Findings.Select(f => (f.Code, f.Where)));
        Assert.Equal("Its sources are: border.geojson, a.csv.", refused.Findings[0].Advice);
        refused = Assert.Throws<BadInputException>(() => Import(["a.csv"], ["a.csv"]));
        Assert.Equal("source-wanted-and-removed", Assert.Single(refused.Findings).Code);
        Assert.Equal(before, Told(scene));
        using var none = new ImportScene();
        Assert.Equal("project-missing", Assert.Throws<BadInputException>(() => ImportOperation.Run(
            new(none.Project, [], null, 1) { Remove = ["a.csv"] }, null, TestContext.Current.CancellationToken, TimeProvider.System)).Findings[0].Code);
        Assert.Empty(none.ProjectFiles);
    }

    [Fact]
    public void A_relief_of_one_file_goes_and_one_of_several_is_refused()
    {
        var origins = TerritoryOrigins.None;
        var territory = new Territory { Elevation = new(60, 48, 1, 1, 2, 2, [1, 2, 3, 4]) };
        ProjectSource[] sources = [Source(1, "west.tif", "elevation"), Source(2, "places.csv", "settlements"), Source(3, "east.tif", "elevation")];
        Assert.Equal("relief-joined", Assert.Throws<BadInputException>(() => SourceRemoval.Of(["west.tif"], sources, territory, origins)).Findings[0].Code);
        Assert.Null(SourceRemoval.Of(["west.tif", "east.tif"], sources, territory, origins).Territory.Elevation);
        Assert.Null(SourceRemoval.Of(["west.tif"], sources[..2], territory, origins).Territory.Elevation);
        Assert.NotNull(SourceRemoval.Of(["places.csv"], sources, territory, origins).Territory.Elevation);
        Assert.Equal([(1, "west.tif"), (2, "east.tif")], SourceRemoval.Of(["places.csv"], sources, territory, origins).Sources.Select(s => (s.Id, s.Record.File)));
    }

    private static ProjectSource Source(int id, string file, string kind) => new(id, new(file, "", kind, 1, 1, 0, default), null);

    private static ImportScene Filled() => Fill(new ImportScene());

    private static ImportScene Fill(ImportScene scene) => scene.Border()
        .Places("a.csv", "Ауыл,village,47,61,500,", "Соңғы,village,46,63,90,")
        .Places("wrong.csv", "Бөтен,village,46.5,62.5,70,", "Ауыл,village,47.001,61,900,")
        .File("roads.geojson", Road(12, 61)).File("wrongroads.geojson", Road(13, 62))
        .File("net.csv", "name,lat,lon\nУзел 1,47,61\n");

    private static string Road(int id, double west) => FormattableString.Invariant(
        $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"@id":"way/{{{id}}}","highway":"primary"},"geometry":{"type":"LineString","coordinates":[[{{{west}}},47],[{{{west + 0.5}}},47]]}}]}""");

    private ImportResult Remove(params string[] names) => Import([], names);

    private ImportResult Import(string[] files, string[] names) => ImportOperation.Run(
        new(scene.Project, [.. files.Select(f => Path.Combine(Path.GetDirectoryName(scene.Project)!, f))], null, 2) { Remove = names },
        null, TestContext.Current.CancellationToken, TimeProvider.System);

    /// <summary>All that a project tells of its map and its sources, without numbers and times.</summary>
    private static string Told(ImportScene scene)
    {
        using var project = ProjectFile.Open(scene.Project, readOnly: true);
        var (t, origins) = project.ReadTerritoryWithOrigins();
        return JsonSerializer.Serialize(new
        {
            Areas = t.Areas.Select(a => a with { Id = 0, RegionId = null }),
            Settlements = t.Settlements.Select(s => s with { Id = 0 }).OrderBy(s => s.Source, StringComparer.Ordinal),
            Corridors = t.Corridors.Select(c => c with { Id = 0 }).OrderBy(c => c.Source, StringComparer.Ordinal),
            Nodes = t.NetworkNodes.Select(n => n with { Id = 0 }),
            Outlines = origins.Areas,
            Lines = origins.Corridors.Order(),
            Points = origins.NetworkNodes,
            History = project.ReadImportHistory().Select(h => (h.File, h.Kind, h.RowsRead, h.RowsKept).ToString()),
            Findings = project.ReadFindings().Where(f => f.Severity != Severity.Note).Select(f => f.Message).Order(StringComparer.Ordinal),
        });
    }
}
