using System.Text.Json;
using Zheli.Model;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Storage;

/// <summary>What goes into a project comes out of it, and the same content makes the same file.</summary>
public sealed class ProjectFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImportRecord Record = new("places.csv", "ab12", "settlements", 10, 8, 2, Noon);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_map_comes_back_as_it_was_written()
    {
        using (var project = ProjectFile.OpenOrCreate(folder["a.gpkg"]))
        {
            project.ReplaceTerritory(TinyCountry.Territory, [Record], [new(Severity.Warning, "unnamed", "places.csv:3", "No name.", "Maybe name it.")]);
        }

        using var again = ProjectFile.Open(folder["a.gpkg"], readOnly: true);
        var (expected, actual) = (TinyCountry.Territory, again.ReadTerritory());
        Same((expected.Areas, expected.Settlements, expected.Corridors), (actual.Areas, actual.Settlements, actual.Corridors));
        Same((expected.Water, expected.NetworkNodes, expected.NetworkLines), (actual.Water, actual.NetworkNodes, actual.NetworkLines));
        Assert.Equal(expected.Elevation!.Heights, actual.Elevation!.Heights);
        Assert.Equal(expected.Elevation.HeightAt(61.234, 47.321), actual.Elevation.HeightAt(61.234, 47.321));
        Assert.Equal([Record], again.ReadImportHistory());
        Assert.Equal("places.csv:3", Assert.Single(again.ReadFindings()).Where);
    }

    [Fact]
    public void A_plan_comes_back_whole_but_for_the_number_of_threads()
    {
        using var project = Tiny("a.gpkg");
        project.SavePlan(TinyCountry.Plan());
        var plan = TinyCountry.Plan();
        Same(plan with { Options = plan.Options with { Threads = 1 } }, project.ReadPlan("base"));
        Same(plan.Summary, project.ReadPlanSummary("base"));
    }

    [Fact]
    public void Scenarios_live_side_by_side_and_saving_one_leaves_the_other_as_it_was()
    {
        using var project = Tiny("a.gpkg");
        project.SavePlan(TinyCountry.Plan("base"));
        project.SavePlan(TinyCountry.Plan("cheap"));
        project.SavePlan(TinyCountry.Plan("base"));
        Assert.Equal(["base", "cheap"], project.ListScenarios());
        Assert.Equal(2, project.ReadPlanEdges("cheap").Count);
        Assert.True(project.DeleteScenario("base"));
        Assert.False(project.DeleteScenario("base"));
        Assert.Equal(["cheap"], project.ListScenarios());
        Assert.Contains("cheap", Assert.Throws<BadInputException>(() => project.ReadPlan("base")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_makes_the_same_file()
    {
        foreach (var name in (string[])["a.gpkg", "b.gpkg"])
        {
            using var project = Tiny(name);
            project.SavePlan(TinyCountry.Plan());
        }

        Assert.Equal(File.ReadAllBytes(folder["a.gpkg"]), File.ReadAllBytes(folder["b.gpkg"]));
    }

    [Fact]
    public void The_mark_of_a_generated_country_is_kept()
    {
        using var project = ProjectFile.OpenOrCreate(folder["a.gpkg"]);
        project.ReplaceTerritory(TinyCountry.Territory with { IsSynthetic = true }, [], []);
        Assert.True(project.ReadTerritory().IsSynthetic);
    }

    [Fact]
    public void A_figure_can_be_set_for_the_project_and_for_a_region_and_given_back()
    {
        using var project = Tiny("a.gpkg");
        Assert.Equal(8000, project.ReadCatalogue().Number("civ.rural_plough"));
        project.SetCatalogueOverrides([new("civ.rural_plough", null, 9000.25m)]);
        project.SetCatalogueOverrides([new("civ.rural_plough", 2, 7000)]);
        Assert.Equal(9000.25m, project.ReadCatalogue().Get("civ.rural_plough").Value);
        Assert.Equal(9000.25m, project.ReadCatalogue(3).Get("civ.rural_plough").Value);
        Assert.Equal(7000, project.ReadCatalogue(2).Number("civ.rural_plough"));
        Assert.True(project.ReadCatalogue().Get("civ.rural_plough").IsOverridden);
        project.SetCatalogueOverrides([new("civ.rural_plough", null, null)]);
        Assert.False(project.ReadCatalogue().Get("civ.rural_plough").IsOverridden);
        Assert.Contains("civ.rural_plough", Assert.Throws<BadInputException>(() => project.SetCatalogueOverrides([new("civ.nothing", null, 1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_figure_is_in_the_catalogue()
    {
        using var project = Tiny("a.gpkg");
        foreach (var file in Directory.GetFiles(Path.Combine(TestData.Repository, "data", "catalogue"), "*.csv"))
        {
            foreach (var line in File.ReadLines(file).Skip(1))
            {
                Assert.NotNull(project.ReadCatalogue().Find(line.Split(',')[0]));
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private ProjectFile Tiny(string name)
    {
        var project = ProjectFile.OpenOrCreate(folder[name]);
        project.ReplaceTerritory(TinyCountry.Territory, [Record], []);
        return project;
    }

    private static void Same<T>(T expected, T actual)
    {
        var options = new JsonSerializerOptions { IncludeFields = true };
        Assert.Equal(JsonSerializer.Serialize(expected, options), JsonSerializer.Serialize(actual, options));
    }
}
