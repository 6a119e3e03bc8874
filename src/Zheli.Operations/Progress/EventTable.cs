using System.Globalization;
using Zheli.Geodata.Tables;
using Zheli.Model;
using Zheli.Operations.Import;

namespace Zheli.Operations.Progress;

/// <summary>Reads events from a table, CSV or XLSX, whatever the order and the language of its columns.</summary>
internal static class EventTable
{
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["event"] = ["event", "kind", "событие", "оқиға"],
        ["date"] = ["date", "дата", "күні", "күн"],
        ["subject"] = ["subject", "object", "объект", "нысан"],
        ["package"] = ["package", "stretch", "edge", "пакет", "участок", "телім", "бөлік"],
        ["kato"] = ["kato", "като", "кодкато", "әаож", "әаожкоды"],
        ["settlement"] = ["settlement", "village", "name", "населённыйпункт", "населенныйпункт", "село", "снп", "елдімекен", "ауыл"],
        ["district"] = ["district", "район", "аудан"],
        ["region"] = ["region", "область", "облыс"],
        ["quantity"] = ["quantity", "amount", "количество", "объём", "объем", "саны", "көлемі"],
        ["crew_days"] = ["crewdays", "бригадодни", "бригаднодни", "бригадакүн"],
        ["author"] = ["author", "автор", "ответственный", "жауапты"],
        ["evidence"] = ["evidence", "file", "files", "файл", "файлы", "подтверждение", "доказательство", "дәлел"],
        ["note"] = ["note", "comment", "примечание", "комментарий", "ескертпе"],
    };

    private static readonly string[] Needed = ["event", "date"];
    private static readonly string[] Subjects = ["subject", "package", "kato", "settlement", "region"];

    /// <summary>The drafts of a table; what is wrong with its shape is among the findings.</summary>
    /// <param name="path">The file, CSV or XLSX.</param>
    /// <param name="dates">How days are written, where the caller knows it.</param>
    /// <param name="author">Who reports rows that name nobody.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <exception cref="BadInputException">The file is no table, or has no rows or not the columns that are needed.</exception>
    public static IReadOnlyList<EventDraft> Read(string path, DateOrder? dates, string author, List<Finding> findings)
    {
        var name = Path.GetFileName(path);
        var records = TableFile.Read(path);
        if (records.Count < 2)
        {
            throw new BadInputException("no-rows", name, "The table has no rows below its header.", "Maybe it is another sheet; the first is read.");
        }

        var header = Header(records[0], name);
        var rows = records.Skip(1).ToList();
        string Where(TableRecord row) => string.Create(CultureInfo.InvariantCulture, $"{name}:{row.Line}");
        var days = DateColumn.Read(rows, header["date"], dates, Where, findings);
        return [.. rows.Select((row, i) => Draft(row, header, Where(row), days[i], author))];
    }

    private static EventDraft Draft(TableRecord row, Dictionary<string, int> header, string where, DateOnly? date, string author)
    {
        string Cell(string column) => header.TryGetValue(column, out var index) && index < row.Fields.Count ? row.Fields[index] : "";
        var subject = Cell("package") is { Length: > 0 } work ? work.Contains(':', StringComparison.Ordinal) || work.Length != 16 ? Package(work) : "edge:" + work
            : Cell("kato") is { Length: > 0 } kato ? kato
            : Cell("settlement") is { Length: > 0 } settlement ? settlement
            : Cell("subject") is { Length: > 0 } any ? any
            : Cell("region") is { Length: > 0 } region && Cell("district").Length == 0 ? "region:" + region
            : "";
        return new EventDraft
        {
            Where = where,
            Kind = Cell("event"),
            Date = date,
            Subject = subject,
            Within = Cell("district") is { Length: > 0 } district ? district : Cell("region"),
            Quantity = Cell("quantity"),
            CrewDays = Cell("crew_days"),
            Author = Cell("author") is { Length: > 0 } named ? named : author,
            Note = Cell("note"),
            Evidence = Cell("evidence").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    private static string Package(string text) => text.Contains(':', StringComparison.Ordinal) ? text : "package:" + text;

    private static Dictionary<string, int> Header(TableRecord record, string name)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < record.Fields.Count; i++)
        {
            var folded = string.Concat(record.Fields[i].ToLowerInvariant().Where(char.IsLetterOrDigit));
            if (Columns.FirstOrDefault(c => c.Value.Contains(folded, StringComparer.Ordinal)).Key is { } column)
            {
                found.TryAdd(column, i);
            }
        }

        var missing = new List<Finding>();
        foreach (var needed in Needed.Where(c => !found.ContainsKey(c)))
        {
            missing.Add(new(Severity.Error, "column-missing", name, $"The table has no column '{needed}'; its columns are: {string.Join(", ", record.Fields.Take(20))}.", $"Maybe call it one of: {string.Join(", ", Columns[needed])}."));
        }

        if (!Subjects.Any(found.ContainsKey))
        {
            missing.Add(new(Severity.Error, "column-missing", name, "No column says what the events are about.", "Maybe add a column kato, settlement or package."));
        }

        return missing.Count == 0 ? found : throw new BadInputException(missing);
    }
}
