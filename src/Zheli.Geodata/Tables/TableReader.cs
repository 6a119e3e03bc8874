using System.Globalization;
using System.Text;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Tables;

/// <summary>Reads delimited text: finds out the encoding, the delimiter, the header and the kind, then takes the rows one by one.</summary>
internal sealed class TableReader(SourceFile file, FindingLog log, SourceKind? stated, IProgress<StageProgress>? progress, CancellationToken token)
{
    private const int HeaderSearch = 20;
    private const int LetterSample = 2_000;
    private Encoding encoding = TextEncodings.Utf8;
    private bool restoresLetters;

    /// <summary>Reads the table.</summary>
    public SourceContent Read()
    {
        using (var content = file.OpenContent(token, null))
        {
            (encoding, var broken) = TextEncodings.Detect(content);
            if (broken > 0)
            {
                log.Add(
                    Severity.Warning, "broken-utf8", log.File, string.Create(CultureInfo.InvariantCulture, $"{broken:N0} places are not valid UTF-8; they read as \uFFFD."),
                    "Maybe the file was cut off or joined from parts of different encodings.");
            }
        }

        var delimiter = FindDelimiter();
        using var text = Open(progress);
        var reader = new DelimitedReader(text, delimiter, log);
        var (layout, pending) = FindHeader(reader);
        var kind = stated ?? layout.Kind() ?? throw log.Fail(
            "kind-not-clear", log.File, $"The columns do not tell what the table is: {Cut(string.Join(", ", layout.Columns))}.",
            "Maybe say it with --as settlements, network, kato or population, or rename the columns (name, lat, lon, place, kato, population).");
        var rows = TableRows.For(kind, layout, log);
        if (pending)
        {
            Take(reader, layout, rows);
        }

        while (reader.Read())
        {
            Take(reader, layout, rows);
        }

        var readRows = rows.Count;
        var filled = rows.AddTo(new SourceContent { File = log.File, Kind = kind, RowsRead = readRows, RowsRejected = 0 });
        return log.Rejected >= readRows
            ? throw log.Fail("nothing-usable", log.File, string.Create(CultureInfo.InvariantCulture, $"None of {readRows:N0} rows can be used as {kind}."), "Maybe the other findings say why, or --as KIND helps.")
            : filled with { RowsRejected = log.Rejected, Findings = log.ToList() };
    }

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private StreamReader Open(IProgress<StageProgress>? watched) => new(file.OpenContent(token, watched), encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);

    /// <summary>The delimiter that cuts the first records into the most, and the most even, fields; a line of letters decides the encoding's Kazakh part too.</summary>
    private char FindDelimiter()
    {
        var best = (Delimiter: ',', Score: -1.0);
        foreach (var candidate in ";,\t|")
        {
            var score = Score(candidate);
            if (score > best.Score)
            {
                best = (candidate, score);
            }
        }

        restoresLetters = LettersAreMisread(best.Delimiter);
        if (restoresLetters)
        {
            log.Add(Severity.Warning, "kazakh-letters-restored", log.File, "Kazakh letters were written in KZ-1048 and stand as Ќ, Ў, Ї…; they were restored.", "Maybe export the file again as UTF-8 and compare the names.");
        }

        return best.Delimiter;
    }

    private double Score(char candidate)
    {
        var counts = new List<int>();
        using var text = Open(null);
        var reader = new DelimitedReader(text, candidate, new FindingLog(log.File));
        try
        {
            while (counts.Count < 50 && reader.Read())
            {
                counts.Add(reader.Fields.Count);
            }
        }
        catch (BadInputException)
        {
            // A wrong delimiter can open a quotation that never closes; what was read before still counts.
        }

        if (counts.Count == 0)
        {
            return 0;
        }

        var usual = counts.GroupBy(c => c).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        return usual.Key == 1 ? 0 : (double)usual.Count() / counts.Count * (10 + Math.Min(usual.Key, 30));
    }

    private bool LettersAreMisread(char delimiter)
    {
        int misread = 0, genuine = 0;
        using var text = Open(null);
        var reader = new DelimitedReader(text, delimiter, new FindingLog(log.File));
        try
        {
            for (var i = 0; i < LetterSample && reader.Read(); i++)
            {
                misread += reader.Fields.Exists(f => KazakhLetters.AreMisread(f)) ? 1 : 0;
                genuine += reader.Fields.Exists(f => KazakhLetters.AreThere(f)) ? 1 : 0;
            }
        }
        catch (BadInputException)
        {
            // The reading proper tells what is wrong.
        }

        return misread > genuine;
    }

    private (TableLayout Layout, bool Pending) FindHeader(DelimitedReader reader)
    {
        var first = "";
        for (var i = 0; i < HeaderSearch && reader.Read(); i++)
        {
            first = first.Length > 0 ? first : string.Join(", ", reader.Fields);
            if (i == 0 && TableLayout.FromGeoNamesRow(reader.Fields) is { } geoNames)
            {
                return (geoNames, true);
            }

            if (TableLayout.FromHeader(reader.Fields) is { } layout)
            {
                if (i > 0)
                {
                    log.Add(Severity.Note, "header-found-below", log.Row(reader.RecordLine), $"{i} rows above the names of the columns were skipped.", "Nothing to do.");
                }

                return (layout, false);
            }
        }

        throw log.Fail(
            "no-header", log.File, $"No row among the first {HeaderSearch} names the columns; the first is: {Cut(first)}.",
            "Maybe add a first row with names such as name, lat, lon, place, kato, population.");
    }

    private void Take(DelimitedReader reader, TableLayout layout, TableRows rows)
    {
        var fields = reader.Fields;
        rows.Count++;
        var surplus = fields.Count - layout.Columns.Length;
        if (surplus < 0 || fields.FindIndex(layout.Columns.Length, f => !string.IsNullOrWhiteSpace(f)) >= 0)
        {
            log.Reject(
                "wrong-field-count", log.Row(reader.RecordLine), $"The row has {fields.Count} fields where the header has {layout.Columns.Length}.",
                surplus > 0 ? "Maybe a field that holds the delimiter must stand in quotation marks." : "Maybe the row was cut.");
            return;
        }

        if (restoresLetters)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                fields[i] = KazakhLetters.Restore(fields[i]);
            }
        }

        rows.Take(fields, reader.RecordLine);
    }
}
