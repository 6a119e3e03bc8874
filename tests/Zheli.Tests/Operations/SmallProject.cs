using Zheli.Operations.Storage;

namespace Zheli.Tests.Operations;

/// <summary>The small country as a project file in a folder of its own, with its honest plan under <c>base</c> and once more under <c>other</c>.</summary>
internal sealed class SmallProject : IDisposable
{
    public SmallProject()
    {
        Folder = Directory.CreateTempSubdirectory("zheli-test-").FullName;
        File = Path.Combine(Folder, "small.gpkg");
        var country = new SmallCountry();
        var overrides = RoundFigures.Catalogue.Items.ToDictionary(i => i.Key, i => i.Value!.Value);
        using var project = ProjectFile.OpenOrCreate(File);
        project.ReplaceTerritory(country.Territory, [], []);
        foreach (var scenario in new[] { "base", "other" })
        {
            project.SavePlan(country.Plan with
            {
                Options = country.Plan.Options with { Overrides = overrides, Scenario = scenario },
                Summary = country.Plan.Summary with { Scenario = scenario },
            });
        }
    }

    public string Folder { get; }

    public string File { get; }

    /// <summary>Changes the file behind the program's back.</summary>
    public void Tamper(string sql) => Tampering.Execute(File, sql);

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
