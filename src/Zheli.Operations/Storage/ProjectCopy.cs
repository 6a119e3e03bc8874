using Microsoft.Data.Sqlite;

namespace Zheli.Operations.Storage;

/// <summary>Copies a project with one of its scenarios: the map, the catalogue, the history, and that plan alone.</summary>
internal static class ProjectCopy
{
    /// <summary>Writes the copy to a file that does not exist yet; nothing of the other scenarios is left in its pages.</summary>
    public static void Write(string project, string scenario, string target)
    {
        using (var source = Database.Open(project, SqliteOpenMode.ReadOnly))
        using (var copy = source.Prepare("VACUUM INTO ?"))
        {
            copy.Bind(1, target).Run();
        }

        using (var file = ProjectFile.Open(target, readOnly: false))
        {
            foreach (var other in file.ListScenarios().Where(name => name != scenario).ToList())
            {
                file.DeleteScenario(other);
            }
        }

        using var database = Database.Open(target, SqliteOpenMode.ReadWrite);
        database.Execute("VACUUM");
    }
}
