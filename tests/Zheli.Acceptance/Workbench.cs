using System.Text.Json;

namespace Zheli.Acceptance;

/// <summary>A folder of a test's own, with a small synthetic project in it; gone when the test ends.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("zheli-acceptance-");

    /// <summary>Path of a file in the folder.</summary>
    public string this[string file] => Path.Combine(folder.FullName, file);

    /// <summary>Makes the small synthetic project: a fiftieth of a country.</summary>
    public string MakeSample()
    {
        var project = this["sample.gpkg"];
        var outcome = Launcher.Run("sample", project, "--scale", "0.02");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return project;
    }

    /// <summary>Runs a command with <c>--json</c> that must succeed, and reads its answer.</summary>
    public static JsonElement Answer(params string[] arguments)
    {
        var outcome = Launcher.Run([.. arguments, "--json"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
