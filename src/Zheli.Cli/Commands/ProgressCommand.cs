using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Progress;
using Zheli.Operations.Words;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli progress</c>: records what happened with its evidence, and says where the programme stands.</summary>
internal static class ProgressCommand
{
    private const int RowsShown = 50;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project file, NAME.gpkg." };
        return new Command("progress", "Record what was built, with evidence, in a log that shows every alteration; and see where every village stands.")
        {
            project, Add(project), Import(project), List(project), Status(project),
        };
    }

    private static Option<string> Scenario() => new("--scenario") { Description = "The plan that is built.", DefaultValueFactory = _ => "base" };

    private static Option<string?> Folder(string fallback) => new("--evidence-folder") { Description = $"Folder of evidence; without it, {fallback}." };

    private static Command Add(Argument<string> project)
    {
        var kind = new Option<string>("--event") { Description = "funded, designed, permit-granted, km-laid, spliced, lit, local-network-built, homes-passed, orderable, connected, active, measured, contracted, paid, delayed, withdrawn.", Required = true };
        var subject = new Option<string>("--on") { Description = "What it is about: a settlement's code, number or name; edge:KEY; package:ID; region:NAME; programme; event:N.", Required = true };
        var date = new Option<string>("--date") { Description = "The day on which it happened, as 2026-05-03.", Required = true };
        var author = new Option<string>("--author") { Description = "Who reports it.", Required = true };
        var quantity = new Option<string>("--quantity") { Description = "How much: km, homes, per cent of the advertised speed, tenge or days, as the kind of event counts.", DefaultValueFactory = _ => "" };
        var crewDays = new Option<string>("--crew-days") { Description = "Days that crews worked on it (crews × days).", DefaultValueFactory = _ => "" };
        var note = new Option<string>("--note") { Description = "What should be said besides; the cause of a delay.", DefaultValueFactory = _ => "" };
        var evidence = new Option<string[]>("--evidence") { Description = "A file that shows it; may be repeated." };
        var (scenario, folder) = (Scenario(), Folder("the current one"));
        return new Command("add", "Record one event.") { kind, subject, date, author, quantity, crewDays, note, evidence, scenario, folder }.Runs((parsed, terminal, _) =>
        {
            var request = new EventRequest(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(subject), parsed.GetRequiredValue(date), parsed.GetRequiredValue(author))
            {
                Quantity = parsed.GetRequiredValue(quantity), CrewDays = parsed.GetRequiredValue(crewDays), Note = parsed.GetRequiredValue(note), Evidence = parsed.GetValue(evidence) ?? [],
            };
            var entry = ProgressOperation.Add(
                parsed.GetRequiredValue(project), request, parsed.GetRequiredValue(scenario), parsed.GetValue(folder) ?? Directory.GetCurrentDirectory(), TimeProvider.System);
            return Answer(terminal, entry);
        });
    }

    private static Command Import(Argument<string> project)
    {
        var table = new Argument<string>("TABLE") { Description = "CSV or XLSX with a row for each event: event, date, kato or settlement or package, quantity, author, evidence, note." };
        var dates = new Option<string?>("--dates") { Description = "How days are written: iso (2026-05-03), dmy (03.05.2026) or mdy (05/03/2026); found out without it." };
        var author = new Option<string>("--author") { Description = "Who reports rows that name nobody.", DefaultValueFactory = _ => "" };
        var (scenario, folder) = (Scenario(), Folder("that of the table"));
        return new Command("import", "Record the events of a table, all of them or none.") { table, dates, author, scenario, folder }.Runs((parsed, terminal, _) =>
        {
            var order = parsed.GetValue(dates) is { } name ? ProgressOperation.ParseDates(name) : (DateOrder?)null;
            return Answer(terminal, ProgressOperation.Import(
                parsed.GetRequiredValue(project), parsed.GetRequiredValue(table), parsed.GetRequiredValue(scenario), parsed.GetValue(folder), order, parsed.GetRequiredValue(author).Trim(),
                TimeProvider.System, terminal.Progress));
        });
    }

    private static Command List(Argument<string> project)
    {
        var kind = new Option<string?>("--event") { Description = "Only events of this kind." };
        var subject = new Option<string?>("--on") { Description = "Only events about this: settlement:12, stretch:KEY, package:ID, region:3, programme." };
        return new Command("list", "Show the log, the newest events last.") { kind, subject }.Runs((parsed, terminal, _) =>
        {
            var wantedKind = parsed.GetValue(kind) is { } name ? ProgressOperation.ParseKind(name) : (ProgressKind?)null;
            var wantedSubject = parsed.GetValue(subject);
            var log = ProgressOperation.List(parsed.GetRequiredValue(project))
                .Where(e => (wantedKind is null || e.Kind == wantedKind) && (wantedSubject is null || Subject(e) == wantedSubject)).ToList();
            terminal.Answer(log, output =>
            {
                foreach (var it in log.TakeLast(RowsShown))
                {
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{it.Number,6}  {it.Date:yyyy-MM-dd}  {Word(it.Kind),-20} {Subject(it),-28} {it.Quantity,12:0.###}  {it.Author}{(it.Evidence.Count == 0 ? "  (claim)" : $"  {it.Evidence.Count} file(s)")}  {it.Hash[..12]}  {it.Note}").TrimEnd());
                }

                if (log.Count == 0)
                {
                    output.WriteLine(wantedKind is null && wantedSubject is null ? "The log is empty." : "The log has no such event.");
                }

                if (log.Count > RowsShown)
                {
                    output.WriteLine($"… the last {RowsShown} of {log.Count}; --json lists them all.");
                }
            });
            return ExitCode.Done;
        });
    }

    private static Command Status(Argument<string> project)
    {
        var asOf = new Option<string?>("--as-of") { Description = "The day, as 2026-05-03; without it, today." };
        var language = new Option<string>("--lang") { Description = "Language of the regions' names: kk, ru or en.", DefaultValueFactory = _ => "en" };
        var scenario = Scenario();
        return new Command("status", "Say on which rung every village stands, by evidence.") { asOf, language, scenario }.Runs((parsed, terminal, _) =>
        {
            var status = ProgressOperation.Status(
                parsed.GetRequiredValue(project), parsed.GetRequiredValue(scenario), ProgressOperation.ParseDay(parsed.GetValue(asOf), TimeProvider.System),
                ExportLanguages.Parse(parsed.GetRequiredValue(language)).Code());
            terminal.Answer(status, output => Write(output, status));
            return ExitCode.Done;
        });
    }

    private static int Answer(Terminal terminal, ProgressEntry entry)
    {
        if (!terminal.IsJson)
        {
            terminal.Show(entry.Findings);
        }

        terminal.Answer(entry, output =>
        {
            output.WriteLine(entry.Events.Count == 1 ? $"Event {entry.Events[0].Number} is recorded." : $"{entry.Events.Count} events are recorded, {entry.Events[0].Number} to {entry.Events[^1].Number}.");
            output.WriteLine($"Head of the log: {entry.LogHead}");
        });
        return ExitCode.Done;
    }

    private static void Write(TextWriter output, ProgressStatus status)
    {
        var culture = CultureInfo.InvariantCulture;
        var planned = status.Rungs.Where(r => r.Rung != Rung.NotPlanned).ToList();
        var connected = planned.Where(r => r.Rung >= Rung.Connected).ToList();
        output.WriteLine(string.Create(
            culture, $"On {status.AsOf:d MMM yyyy}, {connected.Sum(r => r.Villages):N0} of {planned.Sum(r => r.Villages):N0} villages ({connected.Sum(r => r.People):N0} people) are connected with evidence for every rung."));
        output.WriteLine();
        output.WriteLine("  rung               villages     people   shown*  claimed**");
        foreach (var row in status.Rungs)
        {
            output.WriteLine(string.Create(culture, $"  {Word(row.Rung),-16} {row.Villages,10:N0} {row.People,10:N0} {row.VillagesShown,8:N0} {row.VillagesClaimed,10:N0}"));
        }

        output.WriteLine("  * highest rung with evidence, whatever is missing below   ** highest rung reported, with or without evidence");
        output.WriteLine();
        output.WriteLine(string.Create(
            culture, $"Log: {status.Events:N0} events stand, {status.EventsThatCount:N0} count, {status.Claims:N0} are claims; {status.KilometresLaid:N1} km laid; {MoneyText.Of(status.Contracted, "₸")} contracted, {MoneyText.Of(status.Paid, "₸")} paid."));
        foreach (var doubt in status.Doubts.Take(10))
        {
            output.WriteLine(string.Create(culture, $"  doubt: event {doubt.Event}, {doubt.File}: {doubt.Message}"));
        }

        output.WriteLine($"Head of the log: {status.LogHead}");
    }

    private static string Subject(ProgressEvent it) => it.SubjectKind == ProgressSubject.Programme ? "programme" : $"{Word(it.SubjectKind)}:{it.Subject}";

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
