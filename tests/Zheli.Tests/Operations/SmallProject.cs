using Microsoft.Data.Sqlite;
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
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        connection.Open();

        // The triggers of the spatial index call a function that a GeoPackage's reader brings along.
        connection.CreateFunction("ST_IsEmpty", (byte[]? geometry) => geometry is null);
        foreach (var axis in new[] { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" })
        {
            connection.CreateFunction(axis, (byte[] _) => 0.0);
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
