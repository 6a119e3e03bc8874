using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Zheli.Model;

namespace Zheli.Operations.Storage;

/// <summary>
/// A project file that does not exist yet. It grows beside its place as <c>NAME.gpkg.PROCESS.new</c>, without a journal, and takes
/// its name when it is complete and on the disk; what a killed process left is cleared by the next one.
/// </summary>
internal sealed class NewProjectFile
{
    private const string Suffix = ".new";

    private readonly string path;
    private readonly string draft;

    private NewProjectFile(string path, string draft, Database database) => (this.path, this.draft, Database) = (path, draft, database);

    /// <summary>The file under its temporary name, with all tables.</summary>
    public Database Database { get; }

    /// <summary>Makes the file under its temporary name.</summary>
    public static NewProjectFile Begin(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            throw new BadInputException("project-folder-missing", Path.GetFileName(path), $"The folder '{folder}' does not exist.", "Maybe make it first.");
        }

        RemoveAbandoned(folder, Path.GetFileName(path));
        var draft = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{Suffix}");
        File.Delete(draft);
        var database = Database.Open(draft, SqliteOpenMode.ReadWriteCreate, shown: path);
        try
        {
            database.Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
            database.Write(() =>
            {
                ProjectSchema.CreateMissing(database);
                MetaTable.Set(database, MetaTable.SchemaVersion, ProjectSchema.Version.ToString(CultureInfo.InvariantCulture));
                MetaTable.Set(database, MetaTable.IsSynthetic, "0");
                CatalogueTable.Refresh(database);
            });
            return new NewProjectFile(path, draft, database);
        }
        catch
        {
            database.Dispose();
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Gives the complete, closed file its name.</summary>
    public void Publish()
    {
        using (var file = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            throw new BadInputException(
                "project-exists", Path.GetFileName(path), "Another program made the project meanwhile.", "Maybe run the command again: it will add to that project.");
        }
    }

    /// <summary>Removes the file, as if it had never been begun.</summary>
    public void Abandon() => File.Delete(draft);

    private static void RemoveAbandoned(string folder, string name)
    {
        foreach (var file in Directory.EnumerateFiles(folder, name + ".*" + Suffix))
        {
            var process = Path.GetFileName(file)[(name.Length + 1)..^Suffix.Length];
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsRunning(id))
            {
                File.Delete(file);
            }
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
