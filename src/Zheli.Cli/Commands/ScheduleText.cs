using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Export;

namespace Zheli.Cli.Commands;

/// <summary>A calendar for people: the answer in one sentence, then the figures.</summary>
internal static class ScheduleText
{
    private const double DaysPerMonth = 365.25 / 12;

    /// <summary>Writes the summary of a calendar.</summary>
    public static void Write(TextWriter output, WorkSchedule schedule, IReadOnlyList<ExportedFile> files, IReadOnlyDictionary<long, string> regions)
    {
        var (s, inputs) = (schedule.Summary, schedule.Inputs);
        output.WriteLine(Answer(schedule));
        if (s.StoppedEarly)
        {
            output.WriteLine("The search was cut short: this is the best calendar found until then.");
        }

        Ways(output, s.WaysOut, regions);

        if (schedule.Unfinished > 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(Text($"{s.Packages:N0} packages, {s.Crews:N0} crews{(inputs.Crews.Any(c => c.IsAssumed) ? " (assumed)" : "")}, build cost {MoneyText.Of(s.Capex, "₸")}."));
        output.WriteLine(Text($"{s.PeopleConnected:N0} of {s.People:N0} people connected by {inputs.CountedUntil:yyyy-MM-dd}: {s.PeopleDays / DaysPerMonth:N0} people-months."));
        output.WriteLine(Text($"Proved: no calendar is more than {GapText.Of(s.Gap, 2)} better; none ends before {s.FinishBound:yyyy-MM-dd}."));
        output.WriteLine(Text($"Assumptions: {s.Assumptions.Count}, of grade D {s.Assumptions.Count(a => a.Grade == Model.Catalogue.Grade.D)}; --json lists them with their sources. Kept beside plan '{s.Scenario}'."));
        output.WriteLine();
        output.WriteLine($"quarter    settlements lit   people lit {$"cost started, {MoneyText.UnitFor(s.Capex).Word}₸",21}");
        foreach (var quarter in Quarters(schedule))
        {
            output.WriteLine(quarter);
        }

        foreach (var file in files)
        {
            output.WriteLine(Text($"{file.Path}  {file.Bytes / 1024.0:0.#} KiB"));
        }
    }

    private static string Answer(WorkSchedule schedule) => schedule is { Unfinished: > 0, Summary: var no }
        ? Text($"There is no such calendar: {schedule.Unfinished:N0} of {no.Packages:N0} packages can never be built, so nothing was kept.")
        : Answer(schedule.Summary, schedule.Inputs);

    private static string Answer(ScheduleSummary s, ScheduleInputs inputs) => inputs.Deadline is not { } deadline ? Text($"Everything works after {s.Finish:yyyy-MM-dd}.")
        : s.MeetsDeadline ? Text($"The deadline {deadline:yyyy-MM-dd} is met: the last work ends on {s.Finish:yyyy-MM-dd}.")
        : s.FinishBound > deadline ? Text($"The deadline {deadline:yyyy-MM-dd} cannot be met: proved, no calendar ends before {s.FinishBound:yyyy-MM-dd}; this one ends on {s.Finish:yyyy-MM-dd}.")
        : Text($"No calendar that meets the deadline {deadline:yyyy-MM-dd} was found; this one ends on {s.Finish:yyyy-MM-dd}.");

    /// <summary>What would do, one means a line; crews are one means, all of them together.</summary>
    private static void Ways(TextWriter output, IReadOnlyList<WayOut> ways, IReadOnlyDictionary<long, string> regions)
    {
        if (ways.Count == 0)
        {
            return;
        }

        output.WriteLine("What would do, any one of these:");
        var crews = ways.Where(w => w.Kind == "crews").ToList();
        if (crews.Count > 0)
        {
            output.WriteLine(Text($"- {crews.Sum(w => w.Amount):N0} more crews, all together:"));
            foreach (var way in crews)
            {
                var where = way.RegionId is not { } id ? "like those that serve several regions" : Text($"in {regions.GetValueOrDefault(id, "region")} ({id})");
                output.WriteLine(Text($"    {way.Amount} {way.Type.ToString()!.ToLowerInvariant()} {where}"));
            }
        }

        foreach (var way in ways.Where(w => w.Kind != "crews"))
        {
            output.WriteLine(way.Kind == "money" ? Text($"- {MoneyText.Of(way.Amount, "₸")} more by {way.From:yyyy-MM-dd}") : Text($"- {way.Amount} days more, until {way.From:yyyy-MM-dd}"));
        }
    }

    private static IEnumerable<string> Quarters(WorkSchedule schedule)
    {
        var unit = MoneyText.UnitFor(schedule.Summary.Capex);
        var rows = new SortedDictionary<string, (int Settlements, long People, long Capex)>(StringComparer.Ordinal);
        foreach (var (date, package) in schedule.Dates.Zip(schedule.Packages))
        {
            var (lit, started) = (Quarter(date.Lit), Quarter(date.Start));
            var row = rows.GetValueOrDefault(lit);
            rows[lit] = row with { People = row.People + package.People };
            row = rows.GetValueOrDefault(started);
            rows[started] = row with { Capex = row.Capex + package.Capex };
        }

        // A settlement counts when its last part is connected.
        var settlements = schedule.Dates.Zip(schedule.Packages).Where(p => p.Second.SettlementId is not null).GroupBy(p => p.Second.SettlementId, p => p.First.Lit);
        foreach (var lit in settlements.GroupBy(s => Quarter(s.Max())))
        {
            rows[lit.Key] = rows.GetValueOrDefault(lit.Key) with { Settlements = lit.Count() };
        }

        return rows.Select(r => Text($"{r.Key,-10} {r.Value.Settlements,15:N0} {r.Value.People,12:N0} {MoneyText.In(r.Value.Capex, unit),21}"));
    }

    private static string Quarter(DateOnly date) => Text($"{date.Year} Q{((date.Month - 1) / 3) + 1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The JSON answer of <c>zheli schedule</c>; its names are a contract.</summary>
internal sealed record ScheduleAnswer(
    string Scenario, DateOnly Start, DateOnly? Deadline, DateOnly? Finish, DateOnly? FinishBound, bool MeetsDeadline, int Packages, int Crews, bool CrewsAssumed, long People,
    long PeopleConnected, double PeopleMonths, ScheduleObjective ObjectiveKind, long Objective, long Bound, double Gap, long CapexKzt, IReadOnlyList<WayOut> WaysOut,
    bool StoppedEarly, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<Finding> Findings, IReadOnlyList<ExportedFile> Files)
{
    /// <summary>The answer for a calendar.</summary>
    public static ScheduleAnswer Of(WorkSchedule schedule, IReadOnlyList<ExportedFile> files)
    {
        var (s, inputs, last) = (schedule.Summary, schedule.Inputs, schedule.Inputs.Start.AddDays(ScheduledPackage.CalendarDays));
        return new(
            s.Scenario, inputs.Start, inputs.Deadline, schedule.Unfinished > 0 ? null : s.Finish, s.FinishBound < last ? s.FinishBound : null, s.MeetsDeadline, s.Packages, s.Crews, inputs.Crews.Any(c => c.IsAssumed), s.People, s.PeopleConnected,
            Math.Round(s.PeopleDays * 12 / 365.25, 1), inputs.Objective, s.Objective, s.Bound, s.Gap, s.Capex, s.WaysOut, s.StoppedEarly, s.Assumptions, s.Findings, files);
    }
}
