using System.Globalization;
using Zheli.Geodata.Tables;
using Zheli.Model;

namespace Zheli.Operations.Progress;

/// <summary>How a table writes its days.</summary>
public enum DateOrder
{
    /// <summary>2026-05-03.</summary>
    Iso,

    /// <summary>03.05.2026 or 03/05/2026.</summary>
    DayFirst,

    /// <summary>05/03/2026.</summary>
    MonthFirst,
}

/// <summary>
/// Reads the days of a column that should all be written one way. The way is the one that reads most of them, unless it is stated; every cell that is written otherwise is a
/// finding, because half a column of 03/05 and half of 05/03 reads without a murmur and is wrong.
/// </summary>
internal static class DateColumn
{
    private static readonly string[][] Formats =
    [
        ["yyyy-MM-dd"], ["dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy"], ["MM/dd/yyyy", "M/d/yyyy"],
    ];

    /// <summary>The order named on a command line.</summary>
    /// <exception cref="BadInputException">There is no such order.</exception>
    public static DateOrder Parse(string name) => name switch
    {
        "iso" => DateOrder.Iso,
        "dmy" => DateOrder.DayFirst,
        "mdy" => DateOrder.MonthFirst,
        _ => throw new BadInputException("date-order-unknown", "--dates", $"There is no order of dates '{name}'.", "Maybe iso (2026-05-03), dmy (03.05.2026) or mdy (05/03/2026)."),
    };

    /// <summary>One day, or null.</summary>
    public static DateOnly? Read(string text, DateOrder order) =>
        DateOnly.TryParseExact(text, Formats[(int)order], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The day of each record, null where there is a finding.</summary>
    /// <param name="records">The records below the header.</param>
    /// <param name="column">The column.</param>
    /// <param name="stated">The order, where the caller knows it.</param>
    /// <param name="where">Names the place of a record.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static DateOnly?[] Read(IReadOnlyList<TableRecord> records, int column, DateOrder? stated, Func<TableRecord, string> where, List<Finding> findings)
    {
        var texts = records.Select(r => column < r.Fields.Count ? r.Fields[column] : "").ToArray();
        bool IsTyped(int i) => records[i].Dates?.Contains(column) == true;
        var written = Enumerable.Range(0, texts.Length).Where(i => !IsTyped(i) && texts[i].Length > 0).ToList();
        var counts = Enum.GetValues<DateOrder>().Select(order => written.Count(i => Read(texts[i], order) is not null)).ToArray();

        // 03/04/2026 reads both ways: only a cell that reads one way alone tells, and without one a person must.
        var slashes = written.Where(i => texts[i].Contains('/', StringComparison.Ordinal)).ToList();
        var isOpen = stated is null && slashes.Count > 0 && slashes.All(i => Read(texts[i], DateOrder.DayFirst) is not null && Read(texts[i], DateOrder.MonthFirst) is not null);
        if (isOpen)
        {
            findings.Add(new(
                Severity.Error, "date-order-unclear", where(records[slashes[0]]), $"'{texts[slashes[0]]}' and all other dates with strokes read as day/month and as month/day.",
                "Maybe say which with --dates dmy or --dates mdy."));
        }

        var order = stated ?? (DateOrder)Array.IndexOf(counts, counts.Max());
        var days = new DateOnly?[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            days[i] = Read(texts[i], IsTyped(i) ? DateOrder.Iso : order);
            if (days[i] is null)
            {
                findings.Add(texts[i].Length == 0
                    ? new(Severity.Error, "date-missing", where(records[i]), "The row has no date.", "Maybe fill it in: the day on which it happened.")
                    : Enum.GetValues<DateOrder>().Any(o => Read(texts[i], o) is not null)
                        ? new(Severity.Error, "date-format-mixed", where(records[i]), $"'{texts[i]}' is not written as the column's other dates ({Formats[(int)order][0]}).",
                            "Maybe write the whole column one way, best as 2026-05-03.")
                        : new(Severity.Error, "date-unreadable", where(records[i]), $"'{texts[i]}' is no date.", "Maybe write it as 2026-05-03."));
            }
        }

        return days;
    }
}
