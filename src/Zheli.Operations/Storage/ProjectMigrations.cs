using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Storage;

/// <summary>
/// Brings the file of an older program up to date, step by step, each in one transaction with its new version number: killed in between, the
/// file is of one version or of the next.
/// </summary>
internal static class ProjectMigrations
{
    /// <summary>Step n leads from version n to n + 1.</summary>
    private static readonly Action<Database>[] Steps =
    [
        // 0 → 1: drafts lacked some of the tables; what they have is as in version 1.
        ProjectSchema.CreateMissing,

        // 1 → 2: new tables alone; what version 1 has stays as it is.
        ProjectSchema.CreateMissing,
    ];

    /// <summary>True when the file must be migrated before it can be read; throws for a file of a newer program.</summary>
    public static bool IsNeeded(Database database)
    {
        var version = MetaTable.ReadVersion(database);
        return version <= ProjectSchema.Version
            ? version < ProjectSchema.Version
            : throw new BadInputException(
                "project-too-new", Path.GetFileName(database.Path),
                $"The project was written by a newer Zheli (schema {version}; this one reads up to {ProjectSchema.Version}).", "Maybe update Zheli.");
    }

    /// <summary>Runs every step that the file still needs.</summary>
    public static void Run(Database database)
    {
        for (var version = MetaTable.ReadVersion(database); version < ProjectSchema.Version; version++)
        {
            var step = Steps[version];
            var reached = (version + 1).ToString(CultureInfo.InvariantCulture);
            database.Write(() =>
            {
                step(database);
                MetaTable.Set(database, MetaTable.SchemaVersion, reached);
            });
        }
    }
}
