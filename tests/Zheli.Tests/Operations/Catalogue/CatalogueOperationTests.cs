using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Operations.Catalogue;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Catalogue;

/// <summary>The figures in use: listed, set for a project or a region, given back; all of a change or nothing.</summary>
public sealed class CatalogueOperationTests
{
    private static readonly CatalogueChange Nothing = new(new Dictionary<string, decimal>(), [], null);

    [Fact]
    public void Without_a_project_the_shipped_figures_are_listed()
    {
        var answer = CatalogueOperation.Run(null, Nothing, null);
        Assert.Equal(ShippedCatalogue.Items.Count, answer.Figures.Count);
        Assert.All(answer.Figures, f => Assert.False(f.IsOverridden));
        Assert.Equal("catalogue-without-project", Refusal(null, Set(("civ.rural_plough", 1))).Single().Code);
    }

    [Theory]
    [InlineData("ploughed")]
    [InlineData("кабелеукладчиком")]
    [InlineData("КАБЕЛЬ ТӨСЕГІШПЕН")]
    [InlineData("rural_plough")]
    public void A_figure_is_found_by_its_words_in_any_language(string text) =>
        Assert.Contains(CatalogueOperation.Run(null, Nothing, text).Figures, f => f.Key == "civ.rural_plough");

    [Fact]
    public void A_project_sets_figures_for_itself_and_for_a_region_and_gives_them_back()
    {
        using var project = new SmallProject();
        var region = Region(project);
        CatalogueOperation.Run(project.File, Set(("civ.rural_plough", 9_000), ("fx.usd_kzt", 520)), null);
        var answer = CatalogueOperation.Run(project.File, Set(("civ.rural_plough", 11_000)) with { Region = region.Names.In("local") }, "civ.rural_plough");
        Assert.Equal([(9_000m, null), (11_000m, region.Names.In("local"))], answer.Figures.Select(f => (f.Value!.Value, f.Region)));
        CatalogueOperation.Run(project.File, Nothing with { Reset = ["civ.rural_plough"] }, null);
        using var file = ProjectFile.Open(project.File, readOnly: true);
        Assert.False(file.ReadCatalogue().Get("civ.rural_plough").IsOverridden);
        Assert.Equal(11_000, file.ReadCatalogue(region.Id).Number("civ.rural_plough"));
        Assert.Equal(520, file.ReadCatalogue().Number("fx.usd_kzt"));
    }

    [Fact]
    public void Every_fault_of_a_change_is_told_and_nothing_is_changed()
    {
        using var project = new SmallProject();
        var faults = Refusal(project.File, Set(("civ.nothing", 1), ("civ.rural_rock", -5), ("fx.usd_kzt", 520)) with { Reset = ["fx.usd_kzt"], Region = "Атлантида" });
        Assert.Equal(
            ["catalogue-figure-unknown", "figure-negative", "region-unknown", "set-and-reset"], faults.Select(f => f.Code).Order(StringComparer.Ordinal));
        using var file = ProjectFile.Open(project.File, readOnly: true);
        Assert.Empty(file.ReadCatalogueOverrides());
    }

    [Fact]
    public void A_figure_outside_its_range_is_set_and_doubted()
    {
        using var project = new SmallProject();
        var answer = CatalogueOperation.Run(project.File, Set(("civ.rural_plough", 800)), "civ.rural_plough");
        Assert.Equal("figure-outside-range", Assert.Single(answer.Findings).Code);
        Assert.Equal((800m, true, Grade.C), answer.Figures.Select(f => (f.Value!.Value, f.IsOverridden, f.Grade)).Single());
    }

    private static Zheli.Model.Places.AdminArea Region(SmallProject project)
    {
        using var file = ProjectFile.Open(project.File, readOnly: true);
        return file.ReadTerritory().Areas.First(a => a.Level == Zheli.Model.Places.AdminLevel.Region);
    }

    private static CatalogueChange Set(params (string Key, decimal Value)[] figures) => new(figures.ToDictionary(f => f.Key, f => f.Value), [], null);

    private static IReadOnlyList<Finding> Refusal(string? project, CatalogueChange change) =>
        Assert.Throws<BadInputException>(() => CatalogueOperation.Run(project, change, null)).Findings;
}
