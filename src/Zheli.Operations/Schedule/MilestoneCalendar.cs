using System.Globalization;
using System.Text;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Report;
using Zheli.Operations.Words;

namespace Zheli.Operations.Schedule;

/// <summary>Milestones as iCalendar (RFC 5545): when each district and region has its first and its last settlement connected, releases of money, the finish, the deadline.</summary>
internal static class MilestoneCalendar
{
    private const int LongestLine = 75;

    /// <summary>Writes the milestones, names and words in a language.</summary>
    public static void Write(Stream stream, WorkSchedule schedule, Territory territory, ExportLanguage language)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };
        Line(writer, "BEGIN:VCALENDAR");
        Line(writer, "VERSION:2.0");
        Line(writer, "PRODID:-//Zheli//Calendar//EN");
        Line(writer, "CALSCALE:GREGORIAN");
        foreach (var (key, date, title) in Milestones(schedule, territory, language).OrderBy(m => m.Date).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            Line(writer, "BEGIN:VEVENT");
            Line(writer, $"UID:{key}@{Escape(schedule.Summary.Scenario)}.zheli");
            Line(writer, $"DTSTAMP:{Day(schedule.Inputs.AsOf)}T000000Z");
            Line(writer, $"DTSTART;VALUE=DATE:{Day(date)}");
            Line(writer, $"DTEND;VALUE=DATE:{Day(date.AddDays(1))}");
            Line(writer, $"SUMMARY:{Escape(title)}");
            Line(writer, "TRANSP:TRANSPARENT");
            Line(writer, "END:VEVENT");
        }

        Line(writer, "END:VCALENDAR");
    }

    private static IEnumerable<(string Key, DateOnly Date, string Title)> Milestones(WorkSchedule schedule, Territory territory, ExportLanguage language)
    {
        string Say(string kazakh, string russian, string english) => new Wording(kazakh, russian, english).In(language);
        var (names, numbers) = (territory.Areas.ToDictionary(a => a.Id, a => a.Names.In(language.Code())), new ReportNumbers(language));
        var lit = schedule.Packages.Zip(schedule.Dates, (package, date) => (package, date.Lit)).Where(p => p.package.People > 0 || p.package.Kind is WorkKind.Access or WorkKind.Satellite).ToList();
        foreach (var (kind, areas) in new[] { ("region", lit.GroupBy(p => p.package.RegionId)), ("district", lit.GroupBy(p => p.package.DistrictId)) })
        {
            foreach (var area in areas.Where(a => a.Key is not null).OrderBy(a => a.Key))
            {
                var name = names.GetValueOrDefault(area.Key!.Value, area.Key.Value.ToString(CultureInfo.InvariantCulture));
                yield return ($"{kind}-{area.Key}-first", area.Min(p => p.Lit), Say($"{name}: алғашқы елді мекен қосылды", $"{name}: подключён первый населённый пункт", $"{name}: first settlement connected"));
                var all = area.Select(p => p.package.SettlementId).Distinct().Count();
                yield return ($"{kind}-{area.Key}-last", area.Max(p => p.Lit), Say($"{name}: барлық елді мекен қосылды ({all})", $"{name}: подключены все населённые пункты ({all})", $"{name}: all settlements connected ({all})"));
            }
        }

        for (var q = 0; q < schedule.Inputs.Cash.Count; q++)
        {
            var amount = numbers.Money(schedule.Inputs.Cash[q].Amount);
            yield return (FormattableString.Invariant($"cash-{q}"), schedule.Inputs.Cash[q].From, Say($"Қаражат бөлінеді: {amount}", $"Выделение средств: {amount}", $"Money released: {amount}"));
        }

        yield return ("finish", schedule.Summary.Finish, Say("Барлық жұмыс аяқталды", "Все работы завершены", "All work finished"));
        if (schedule.Inputs.Deadline is { } deadline)
        {
            yield return ("deadline", deadline, Say("Бағдарлама мерзімі", "Срок программы", "Deadline of the programme"));
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line of at most 75 bytes; a longer one goes on after a line break and a space, never within a letter.</summary>
    private static void Line(StreamWriter writer, string text)
    {
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                writer.Write("\r\n ");
                bytes = 1;
            }

            writer.Write(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        writer.Write("\r\n");
    }
}
