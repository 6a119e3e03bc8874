using Zheli.Geodata.Synthetic;
using Zheli.Model;
using Zheli.Operations.Sample;
using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations.Sample;

public sealed class SampleOperationTests
{
    private static readonly SampleOptions Small = new() { Seed = 3, Scale = 0.05 };

    [Fact]
    public void The_project_holds_the_country_and_says_that_it_is_generated()
    {
        using var folder = new TemporaryFolder();
        var result = Make(folder["demo.gpkg"]);
        using var project = ProjectFile.Open(folder["demo.gpkg"], readOnly: true);
        var (written, made) = (project.ReadTerritory(), SampleCountry.Generate(Small));

        Assert.True(written.IsSynthetic);
        Assert.True(result.Contents.IsSynthetic);
        Assert.Equal(made.Settlements, written.Settlements);
        Assert.Equal(made.Corridors.SelectMany(c => c.Points), written.Corridors.SelectMany(c => c.Points));
        Assert.Equal("synthetic-territory", Assert.Single(project.ReadFindings()).Code);
        Assert.Equal("synthetic country, seed 3, scale 0.05", Assert.Single(project.ReadImportHistory()).File);
        Assert.Equal("demo.gpkg", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Path))));
    }

    [Fact]
    public void A_project_is_replaced_only_when_asked()
    {
        using var folder = new TemporaryFolder();
        Make(folder["demo.gpkg"]);
        var before = File.ReadAllBytes(folder["demo.gpkg"]);
        Assert.Equal("project-exists", Refusal(() => Make(folder["demo.gpkg"])));
        Assert.Equal(before, File.ReadAllBytes(folder["demo.gpkg"]));

        Make(folder["demo.gpkg"], force: true, seed: 4);
        using var project = ProjectFile.Open(folder["demo.gpkg"], readOnly: true);
        Assert.Equal("synthetic country, seed 4, scale 0.05", Assert.Single(project.ReadImportHistory()).File);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_is_no_project_is_never_replaced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["letter.gpkg"], "Dear mother, this is no project at all.");
        Assert.Equal("not-a-project", Refusal(() => Make(folder["letter.gpkg"], force: true)));
        Assert.StartsWith("Dear mother", File.ReadAllText(folder["letter.gpkg"]), StringComparison.Ordinal);
    }

    private static SampleResult Make(string path, bool force = false, int seed = 3) =>
        SampleOperation.Run(new(path, Small with { Seed = seed }, force), null, TestContext.Current.CancellationToken, TimeProvider.System);

    private static string Refusal(Action action) => Assert.Single(Assert.Throws<BadInputException>(action).Findings).Code;
}
