using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Import;

namespace Zheli.Operations.Storage;

/// <summary>What was noticed in the sources.</summary>
internal static class FindingTable
{
    /// <summary>Replaces all findings.</summary>
    public static void Replace(Database database, IReadOnlyList<Finding> findings)
    {
        database.Execute("DELETE FROM finding");
        using var insert = database.Prepare("INSERT INTO finding (id, severity, code, location, message, advice) VALUES (?,?,?,?,?,?)");
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            insert.Bind(1, i + 1L).Bind(2, Words<Severity>.Of(finding.Severity)).Bind(3, finding.Code).Bind(4, finding.Where)
                .Bind(5, finding.Message).Bind(6, finding.Advice).Run();
        }
    }

    /// <summary>All findings, in their order.</summary>
    public static List<Finding> Read(Database database)
    {
        var findings = new List<Finding>();
        using var rows = database.Prepare("SELECT severity, code, location, message, advice FROM finding ORDER BY id");
        while (rows.Step())
        {
            findings.Add(new(Words<Severity>.Read(database, rows, 0), rows.Text(1), rows.Text(2), rows.Text(3), rows.Text(4)));
        }

        return findings;
    }
}

/// <summary>Which files the project was made from.</summary>
internal static class HistoryTable
{
    /// <summary>Adds records; one whose file is known already takes the place and the number of the earlier one.</summary>
    public static void Merge(Database database, IReadOnlyList<ImportRecord> records)
    {
        using var insert = database.Prepare("""
            INSERT INTO import_history (file, sha256, kind, rows_read, rows_kept, rows_rejected, imported_at) VALUES (?,?,?,?,?,?,?)
            ON CONFLICT (file) DO UPDATE SET sha256 = excluded.sha256, kind = excluded.kind, rows_read = excluded.rows_read,
                rows_kept = excluded.rows_kept, rows_rejected = excluded.rows_rejected, imported_at = excluded.imported_at
            """);
        foreach (var record in records)
        {
            insert.Bind(1, record.File).Bind(2, record.Sha256).Bind(3, record.Kind).Bind(4, record.RowsRead).Bind(5, record.RowsKept)
                .Bind(6, record.RowsRejected).Bind(7, Instant(record.ImportedAt)).Run();
        }
    }

    /// <summary>All records with their numbers, in the order of their first import.</summary>
    public static List<(int Id, ImportRecord Record)> Read(Database database)
    {
        var records = new List<(int, ImportRecord)>();
        using var rows = database.Prepare("SELECT id, file, sha256, kind, rows_read, rows_kept, rows_rejected, imported_at FROM import_history ORDER BY id");
        while (rows.Step())
        {
            var at = DateTimeOffset.TryParse(rows.Text(7), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant.ToUniversalTime()
                : throw database.Damaged($"'{rows.Text(7)}' is no instant");
            records.Add((rows.Int(0), new(rows.Text(1), rows.Text(2), rows.Text(3), rows.Number(4), rows.Number(5), rows.Number(6), at)));
        }

        return records;
    }

    /// <summary>The instant of the newest import, as the standard writes it.</summary>
    public static string Newest(Database database)
    {
        using var row = database.Prepare("SELECT max(imported_at) FROM import_history");
        return row.Step() && row.FindText(0) is { } instant ? instant : GeoPackage.NoInstant;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
