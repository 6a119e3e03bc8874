using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Schedule;
using Zheli.Operations.Words;
using Zheli.Programme.Schedule;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli schedule</c>: the calendar of a plan.</summary>
internal sealed class ScheduleCommand
{
    /// <summary>The national programme has two years: 2026 and 2027.</summary>
    private const int ProgrammeMonths = 24;

    private readonly Argument<string> project = new("PROJECT") { Description = "The project, NAME.gpkg, with a plan." };
    private readonly Option<string> scenario = new("--scenario") { Description = "The plan to put on a calendar.", DefaultValueFactory = _ => "base" };
    private readonly Option<string> start = new("--start") { Description = "First day of the programme.", DefaultValueFactory = _ => "2026-01-01" };
    private readonly Option<string?> deadline = new("--deadline") { Description = "Last day on which everything should work: 2027-12-31, or none. [default: two years from the start]" };
    private readonly Option<string?> asOf = new("--as-of") { Description = "Plan from this day on; what is done before it is fact." };
    private readonly Option<string?> crews = new("--crews") { Description = "Crews: CSV with region,crew,count,from,until,pace. Without it the calendar assumes those that the work asks for." };
    private readonly Option<string?> cash = new("--cash") { Description = "Money by date: CSV with from,amount_kzt. Without it money does not bind." };
    private readonly Option<string?> seasons = new("--seasons") { Description = "Pace by month: CSV with region,crew,jan,…,dec in per cent." };
    private readonly Option<string?> holidays = new("--holidays") { Description = "Days off: CSV with date,name. Without it the public holidays of Kazakhstan." };
    private readonly Option<string?> locks = new("--locks") { Description = "Starts that must be kept: CSV with package,start." };
    private readonly Option<string?> precedence = new("--precedence") { Description = "Precedence made by hand: CSV with before,after." };
    private readonly Option<string> objective = new("--objective") { Description = "What to be best in after the deadline: people-months, finish or value.", DefaultValueFactory = _ => "people-months" };
    private readonly Option<string?> timeLimit = new("--time-limit") { Description = "Cut the search short after this long: 60s, 2m." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of every random choice.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> threads = new("--threads") { Description = "Threads to use; the calendar does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string[]> set = new("--set") { Description = "Catalogue figures for this calendar alone: KEY=VALUE.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> writeCrews = new("--write-crews") { Description = "Write the crews that the work asks for to this CSV, to be corrected and given with --crews, and stop." };
    private readonly Option<string?> import = new("--import") { Description = "A calendar that came back edited: .xml (Microsoft Project), .csv or .xlsx. Moved starts are locked, progress is fact." };
    private readonly Option<string[]> export = new("--export") { Description = "Hand the calendar over too: .xml (Microsoft Project), .ics, .csv, .xlsx.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> language = new("--lang") { Description = "Language of names and words in what is handed over: kk, ru or en.", DefaultValueFactory = _ => "ru" };
    private readonly Option<bool> stored = new("--stored") { Description = "Show and hand over the calendar as it is kept; plan nothing." };
    private readonly Option<bool> force = new("--force") { Description = "Replace files that exist." };

    private ScheduleCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var it = new ScheduleCommand();
        var command = new Command("schedule", "Put a plan on a calendar of crews, seasons and money, with a proof of how far from the best possible it can be. Exit code 1 when the deadline cannot be met.")
        {
            it.project, it.scenario, it.start, it.deadline, it.asOf, it.crews, it.cash, it.seasons, it.holidays, it.locks, it.precedence, it.objective, it.timeLimit, it.seed,
            it.threads, it.set, it.writeCrews, it.import, it.export, it.language, it.stored, it.force,
        };
        return command.Runs(it.Run);
    }

    private int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var request = Request(parsed, findings);
        var sources = new ScheduleSources
        {
            Crews = parsed.GetValue(crews), Cash = parsed.GetValue(cash), Seasons = parsed.GetValue(seasons), Holidays = parsed.GetValue(holidays),
            Locks = parsed.GetValue(locks), Precedence = parsed.GetValue(precedence), Import = parsed.GetValue(import),
        };
        var (file, plan) = (parsed.GetRequiredValue(project), parsed.GetRequiredValue(scenario));
        var spoken = CommandExtensions.Collected(() => ExportLanguages.Parse(parsed.GetRequiredValue(language)), ExportLanguage.Russian, findings);
        CommandExtensions.Collected(() =>
        {
            ScheduleOperation.CheckOutputs(file, parsed.GetValue(export) ?? [], parsed.GetValue(force));
            return true;
        }, true, findings);
        if (parsed.GetValue(writeCrews) is { } output)
        {
            var written = ScheduleOperation.WriteCrews(file, plan, request, sources, output, parsed.GetValue(force));
            terminal.Answer(new { file = output, crews = written }, text => text.WriteLine($"{written.Sum(c => c.Count)} crews in {written.Count} rows written to {output}: assumed, to be corrected."));
            return ExitCode.Done;
        }

        if (parsed.GetValue(stored))
        {
            Option[] questions = [start, deadline, asOf, crews, cash, seasons, holidays, locks, precedence, objective, timeLimit, seed, set, import];
            Finding[] ignored = [.. findings, .. questions.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => new Finding(
                Severity.Error, "stored-answers-no-question", o.Name, "--stored shows the calendar as it is kept and plans nothing.", "Maybe leave one of the two out."))];
            if (ignored.Length > 0)
            {
                throw new BadInputException(ignored);
            }
        }

        var schedule = parsed.GetValue(stored)
            ? ScheduleOperation.ReadStored(file, plan)
            : ScheduleOperation.Run(file, plan, request, sources, TimeProvider.System, terminal.Progress, cancellation);
        var files = schedule.Unfinished == 0 && parsed.GetValue(export) is { Length: > 0 } outputs ? ScheduleOperation.Export(file, schedule, outputs, parsed.GetValue(force), spoken) : [];
        terminal.Show(terminal.IsJson ? [] : schedule.Summary.Findings);
        terminal.Answer(ScheduleAnswer.Of(schedule, files), text => ScheduleText.Write(text, schedule, files, schedule.Summary.WaysOut.Count > 0 ? ScheduleOperation.ListRegions(file) : new Dictionary<long, string>()));
        return schedule.Summary.MeetsDeadline ? ExitCode.Done : ExitCode.No;
    }

    private ScheduleRequest Request(ParseResult parsed, List<Finding> findings)
    {
        var workers = parsed.GetValue(threads);
        if (workers is < 1 or > 1024)
        {
            findings.Add(new(Severity.Error, "threads-out-of-range", "--threads", $"{workers} threads cannot be used.", "Maybe leave it out."));
        }

        var first = Date(parsed.GetRequiredValue(start), "--start", findings) ?? default;
        return new ScheduleRequest
        {
            Start = first,
            Deadline = parsed.GetValue(deadline) switch
            {
                null => first.AddMonths(ProgrammeMonths).AddDays(-1),
                "none" => null,
                var text => Date(text, "--deadline", findings),
            },
            AsOf = Date(parsed.GetValue(asOf), "--as-of", findings),
            Objective = Objective(parsed.GetRequiredValue(objective), findings),
            Seed = parsed.GetValue(seed),
            Threads = Math.Clamp(workers, 1, 1024),
            TimeLimit = parsed.GetValue(timeLimit) is { } limit ? CommandExtensions.Collected(() => (TimeSpan?)QuantityText.Duration(limit, "--time-limit"), null, findings) : null,
            Overrides = CommandExtensions.Collected(() => QuantityText.Figures(parsed.GetValue(set) ?? [], "--set"), new Dictionary<string, decimal>(), findings),
            Findings = findings,
        };
    }

    private static ScheduleObjective Objective(string text, List<Finding> findings)
    {
        switch (text)
        {
            case "people-months":
                return ScheduleObjective.PeopleMonths;
            case "finish":
                return ScheduleObjective.Finish;
            case "value":
                return ScheduleObjective.Value;
            default:
                findings.Add(new(Severity.Error, "objective-unknown", "--objective", $"There is no objective '{text}'.", "Maybe people-months, finish or value."));
                return ScheduleObjective.PeopleMonths;
        }
    }

    private static DateOnly? Date(string? text, string option, List<Finding> findings)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2100)
        {
            return date;
        }

        findings.Add(new(Severity.Error, "date-unreadable", option, $"'{text}' is not a date.", "Maybe 2027-12-31."));
        return null;
    }
}
