using System.Globalization;
using Zheli.Geodata.Tables;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Import;

namespace Zheli.Operations.Schedule;

/// <summary>
/// A small table that a planner wrote: a header and rows, CSV or XLSX. Every question about a cell that has no good answer becomes a finding
/// with file and row, and reading goes on, so that all of them are known at once. Dates are <c>2026-03-31</c> or <c>31.03.2026</c>, one way in one file.
/// </summary>
internal sealed class TextTable
{
    private readonly string file;
    private readonly List<Finding> findings;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TableRecord> rows = [];
    private readonly List<(long Line, string Text, string Format)> dates = [];

    /// <summary>Reads a table, CSV or XLSX.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that it must have.</param>
    /// <param name="findings">Where findings go.</param>
    /// <exception cref="BadInputException">There is no such file, or it is no table.</exception>
    public TextTable(string path, IReadOnlyList<string> required, List<Finding> findings)
    {
        (file, this.findings) = (Path.GetFileName(path), findings);
        var records = TableFile.Read(path);
        if (records.Count == 0)
        {
            Error("table-empty", file, "The file has no rows.", $"Maybe begin with a header: {string.Join(',', required)}.");
            return;
        }

        for (var i = 0; i < records[0].Fields.Count; i++)
        {
            columns.TryAdd(records[0].Fields[i], i);
        }

        foreach (var column in required.Where(c => !columns.ContainsKey(c)))
        {
            Error("column-missing", file, $"The header has no column '{column}'.", $"Maybe name the columns {string.Join(',', required)}.");
        }

        rows.AddRange(required.All(columns.ContainsKey) ? records.Skip(1) : []);
    }

    /// <summary>Number of rows below the header.</summary>
    public int Count => rows.Count;

    /// <summary>Its file, for findings.</summary>
    public string File => file;

    /// <summary>True when the table has this column.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Where a row is, for findings.</summary>
    public string Where(int row) => FormattableString.Invariant($"{file}:{rows[row].Line}");

    /// <summary>A cell; empty when the row or the table lacks it.</summary>
    public string Text(int row, string column) =>
        columns.TryGetValue(column, out var at) && at < rows[row].Fields.Count ? rows[row].Fields[at] : "";

    /// <summary>A whole number in a range, or null with a finding. An empty cell gives <paramref name="otherwise"/> where one is given.</summary>
    public long? Whole(int row, string column, long least, long most, string code, long? otherwise = null)
    {
        var text = Text(row, column);
        if (text.Length == 0 && otherwise is not null)
        {
            return otherwise;
        }

        // 1200,00 is how a Russian or Kazakh spreadsheet writes a whole number; 1,200 could be either, and is not taken.
        var written = text.EndsWith(",00", StringComparison.Ordinal) ? text[..^3] : text;
        var plain = written.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (long)number;
        }

        var range = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least:N0} to {most:N0}");
        Error(
            code, Where(row), text.Length == 0 ? $"The column '{column}' is empty." : $"'{text}' in column '{column}' is not {range}.",
            text.Length == 0 ? $"Maybe fill it in: {range}." : "Maybe a digit is missing, or a comma stands where none should; fractions are not taken.");
        return null;
    }

    /// <summary>A date, or null: with a finding when the cell is unreadable, or empty though it must not be.</summary>
    public DateOnly? Date(int row, string column, bool isRequired)
    {
        var text = Text(row, column);
        if (text.Length == 0)
        {
            if (isRequired)
            {
                Error("date-missing", Where(row), $"The column '{column}' is empty.", "Maybe 2026-03-31.");
            }

            return null;
        }

        foreach (var format in (ReadOnlySpan<string>)["yyyy-MM-dd", "dd.MM.yyyy"])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                // A cell that is a date by its type was written no way at all.
                if (rows[row].Dates?.Contains(columns[column]) != true)
                {
                    dates.Add((rows[row].Line, text, format));
                }

                return date;
            }
        }

        Error("date-unreadable", Where(row), $"'{text}' is not a date.", "Maybe write 2026-03-31; 03/04/2026 could be March or April.");
        return null;
    }

    /// <summary>A region by number, code or name; null for an empty cell. What names no region is a finding.</summary>
    public long? Region(int row, string column, RegionNames regions)
    {
        var text = Text(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (regions.Find(text) is { } id)
        {
            return id;
        }

        Error("region-unknown", Where(row), $"There is no region '{text}'.", $"Maybe one of these: {regions.Examples}.");
        return null;
    }

    /// <summary>Several regions with + between them, or * for all; none for an empty cell or a column that is missing. What names no region is a finding.</summary>
    public IReadOnlyList<long> Regions(int row, string column, RegionNames regions)
    {
        var text = Text(row, column);
        if (text == "*")
        {
            return regions.All;
        }

        var found = new List<long>();
        foreach (var name in text.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (regions.Find(name) is { } id)
            {
                found.Add(id);
            }
            else
            {
                Error("region-unknown", Where(row), $"There is no region '{name}'.", $"Maybe one of these: {regions.Examples}.");
            }
        }

        return found;
    }

    /// <summary>A word of an enumeration, or null with a finding.</summary>
    public T? Word<T>(int row, string column)
        where T : struct, Enum
    {
        var text = Text(row, column).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (text.Length > 0 && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        Error("word-unknown", Where(row), $"'{Text(row, column)}' in column '{column}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.", "Maybe it is misspelt.");
        return null;
    }

    /// <summary>Says which dates are written another way than most; to be asked when everything was read.</summary>
    public void CheckDates()
    {
        var ways = dates.GroupBy(d => d.Format, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var odd in ways.Skip(1).SelectMany(way => way))
        {
            Error("dates-mixed", FormattableString.Invariant($"{file}:{odd.Line}"), $"'{odd.Text}' is written another way than most dates of the file, which are like {ways[0].First().Text}.", "Maybe rows of two files were pasted together: write all dates as 2026-03-31.");
        }
    }

    private void Error(string code, string where, string message, string advice) => findings.Add(new(Severity.Error, code, where, message, advice));
}

/// <summary>Regions by number, code and every name.</summary>
internal sealed class RegionNames
{
    private readonly Dictionary<string, long> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Collects the names of a map.</summary>
    public RegionNames(Territory territory)
    {
        var regions = territory.Areas.Where(a => a.Level == AdminLevel.Region).ToList();
        foreach (var region in regions)
        {
            foreach (var name in new[] { region.Id.ToString(CultureInfo.InvariantCulture), region.Kato, region.Names.Local, region.Names.Kazakh, region.Names.Russian, region.Names.English })
            {
                if (!string.IsNullOrEmpty(name))
                {
                    byName.TryAdd(name, region.Id);
                }
            }
        }

        All = [.. regions.Select(r => r.Id)];
        Examples = string.Join(", ", regions.Take(5).Select(r => FormattableString.Invariant($"{r.Id} ({r.Names.In("en")})")));
        NameOf = id => regions.FirstOrDefault(r => r.Id == id)?.Names.In("en") ?? "";
    }

    /// <summary>Numbers of all regions.</summary>
    public IReadOnlyList<long> All { get; }

    /// <summary>A few regions, for advice.</summary>
    public string Examples { get; }

    /// <summary>The English name of a region, or another; empty when it has none.</summary>
    public Func<long, string> NameOf { get; }

    /// <summary>The region of a number, a code or a name, or null.</summary>
    public long? Find(string text) => byName.TryGetValue(text.Trim(), out var id) ? id : null;
}
