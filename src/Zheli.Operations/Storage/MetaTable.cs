using System.Globalization;

namespace Zheli.Operations.Storage;

/// <summary>What the file says about itself: its schema version, and whether its country is real.</summary>
internal static class MetaTable
{
    /// <summary>Key of the schema version.</summary>
    public const string SchemaVersion = "schema_version";

    /// <summary>Key of the mark of a generated country: 1 or 0.</summary>
    public const string IsSynthetic = "is_synthetic";

    /// <summary>Key of the head of the log of progress: number of events, colon, hash of the last.</summary>
    public const string ProgressHead = "progress_head";

    /// <summary>The text under a key, or null.</summary>
    public static string? Find(Database database, string key)
    {
        using var statement = database.Prepare("SELECT value FROM zheli_meta WHERE key = ?");
        return statement.Bind(1, key).Step() ? statement.Text(0) : null;
    }

    /// <summary>Puts a text under a key.</summary>
    public static void Set(Database database, string key, string value)
    {
        using var statement = database.Prepare("INSERT INTO zheli_meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        statement.Bind(1, key).Bind(2, value).Run();
    }

    /// <summary>The schema version of the file.</summary>
    public static int ReadVersion(Database database) =>
        int.TryParse(Find(database, SchemaVersion), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw DatabaseFailure.NotAProject(database.Path, "It does not state its version.");
}
