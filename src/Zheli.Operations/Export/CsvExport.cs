using System.Globalization;
using System.Text;
using Zheli.Operations.Words;

namespace Zheli.Operations.Export;

/// <summary>
/// Tables as CSV (RFC 4180): UTF-8, comma, CRLF, numbers with a point whatever the machine's language. Text that a spreadsheet would run as a formula
/// gets an apostrophe in front: names come from open maps, and anyone may have written them.
/// </summary>
internal static class CsvExport
{
    private const string StartsFormula = "=+-@\t\r";
    private static readonly char[] NeedsQuotes = ['"', ',', '\r', '\n'];

    /// <summary>Writes one table.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="language">The language of the headings; null writes the stable keys instead.</param>
    /// <param name="byteOrderMark">Begins with a byte order mark, by which Excel knows that the file is UTF-8.</param>
    public static void Write<TRow>(Stream stream, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows, ExportLanguage? language, bool byteOrderMark)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(byteOrderMark), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', columns.Select(c => Quote(language is { } spoken ? c.Title.In(spoken) : c.Key))));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', columns.Select(c => Cell(c.Value(row)))));
        }
    }

    /// <summary>One cell: numbers as they are, text made harmless and quoted where needed.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.#######", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.#######", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) => text.Length > 0 && StartsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Quote(string text) =>
        text.IndexOfAny(NeedsQuotes) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
