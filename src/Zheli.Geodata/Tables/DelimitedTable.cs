using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Tables;

/// <summary>One record of a table.</summary>
/// <param name="Line">The line or row on which it begins, from 1.</param>
/// <param name="Fields">Its fields, trimmed.</param>
/// <param name="Dates">Columns whose cell is a date by its type, written yyyy-MM-dd; null in text files, which have no types.</param>
public sealed record TableRecord(long Line, IReadOnlyList<string> Fields, IReadOnlySet<int>? Dates = null);

/// <summary>Reads any delimited text as records: UTF-8, UTF-16 or Windows-1251, with commas, semicolons, tabs or bars.</summary>
public static class DelimitedTable
{
    private const long MostBytes = 256 << 20;
    private const int MostRecords = 1_000_000;

    /// <summary>All records that are not blank, the header among them.</summary>
    /// <exception cref="BadInputException">The file is missing, too large, or no table.</exception>
    public static IReadOnlyList<TableRecord> Read(string path)
    {
        var log = new FindingLog(Path.GetFileName(path));
        if (!File.Exists(path))
        {
            throw log.Fail("file-missing", log.File, "There is no such file.", "Maybe check its name and folder.");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > MostBytes)
        {
            throw log.Fail("file-too-large", log.File, "The table is larger than 256 MiB.", "Maybe cut it into several.");
        }

        var (encoding, broken) = TextEncodings.Detect(file);
        if (broken > 0)
        {
            var places = broken.ToString("N0", CultureInfo.InvariantCulture);
            throw log.Fail("broken-utf8", log.File, $"{places} places are not valid UTF-8.", "Maybe the file was cut off or joined from parts of different encodings; export it again.");
        }

        var best = (Records: (List<TableRecord>)[], Width: 0);
        foreach (var delimiter in ",;\t|")
        {
            file.Position = 0;
            using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
            if (HeaderWidth(text, delimiter) is var width && width > best.Width)
            {
                file.Position = 0;
                text.DiscardBufferedData();
                best = (Records(new DelimitedReader(text, delimiter, log), log), width);
            }
        }

        return best.Records;
    }

    private static int HeaderWidth(StreamReader text, char delimiter)
    {
        try
        {
            var reader = new DelimitedReader(text, delimiter, new FindingLog(""));
            return reader.Read() ? reader.Fields.Count : 0;
        }
        catch (BadInputException)
        {
            return 0;
        }
    }

    private static List<TableRecord> Records(DelimitedReader reader, FindingLog log)
    {
        var records = new List<TableRecord>();
        while (reader.Read())
        {
            records.Add(records.Count < MostRecords
                ? new TableRecord(reader.RecordLine, [.. reader.Fields.Select(f => f.Trim().TrimStart('\uFEFF'))])
                : throw log.Fail("too-many-rows", log.File, "The table has more than a million rows.", "Maybe cut it into several."));
        }

        return records;
    }
}
