using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Progress;

/// <summary>One event to record, as somebody wrote it.</summary>
/// <param name="Kind">What happened: <c>km-laid</c>, <c>lit</c>, <c>connected</c>…</param>
/// <param name="Subject">What it is about: <c>settlement:ID</c>, a code or name, <c>edge:KEY</c>, <c>package:ID</c>, <c>region:…</c>, <c>programme</c>, <c>event:N</c>.</param>
/// <param name="Date">The day, as 2026-05-03.</param>
/// <param name="Author">Who reports it.</param>
public sealed record EventRequest(string Kind, string Subject, string Date, string Author)
{
    /// <summary>How much, or empty.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Crew-days, or empty.</summary>
    public string CrewDays { get; init; } = "";

    /// <summary>What should be said besides.</summary>
    public string Note { get; init; } = "";

    /// <summary>Files that show it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>Records what happened, and says where the programme stands.</summary>
public static class ProgressOperation
{
    /// <summary>Records one event.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="request">The event.</param>
    /// <param name="scenario">The plan that is built.</param>
    /// <param name="folder">Folder of evidence.</param>
    /// <param name="clock">Tells when it is entered.</param>
    /// <exception cref="BadInputException">Anything is wrong with it; nothing was written.</exception>
    public static ProgressEntry Add(string project, EventRequest request, string scenario, string folder, TimeProvider clock)
    {
        var date = DateColumn.Read(request.Date, DateOrder.Iso) ?? DateColumn.Read(request.Date.Contains('/', StringComparison.Ordinal) ? "" : request.Date, DateOrder.DayFirst);
        var findings = date is null
            ? new List<Finding> { new(Severity.Error, "date-unreadable", "--date", $"'{request.Date}' is no date.", "Maybe write it as 2026-05-03.") }
            : [];
        var draft = new EventDraft
        {
            Where = "event", Kind = request.Kind, Date = date, Subject = request.Subject, Quantity = request.Quantity, CrewDays = request.CrewDays, Author = request.Author.Trim(),
            Note = request.Note, Evidence = request.Evidence,
        };
        return Record(project, scenario, folder, clock, [draft], findings);
    }

    /// <summary>Records the events of a table, all of them or none.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="table">The table, CSV or XLSX.</param>
    /// <param name="scenario">The plan that is built.</param>
    /// <param name="folder">Folder of evidence; null for the table's own.</param>
    /// <param name="dates">How days are written, where the caller knows it.</param>
    /// <param name="author">Who reports rows that name nobody.</param>
    /// <param name="clock">Tells when they are entered.</param>
    /// <param name="progress">Told at each step.</param>
    /// <exception cref="BadInputException">Anything is wrong with any row; nothing was written.</exception>
    public static ProgressEntry Import(
        string project, string table, string scenario, string? folder, DateOrder? dates, string author, TimeProvider clock, IProgress<StageProgress>? progress = null)
    {
        progress?.Report(new("reading the table", -1));
        var findings = new List<Finding>();
        var drafts = EventTable.Read(table, dates, author, findings);
        progress?.Report(new("checking events and evidence", -1));
        return Record(project, scenario, folder ?? Path.GetDirectoryName(Path.GetFullPath(table))!, clock, drafts, findings);
    }

    /// <summary>The order of dates named on a command line: iso, dmy or mdy.</summary>
    /// <exception cref="BadInputException">There is no such order.</exception>
    public static DateOrder ParseDates(string name) => DateColumn.Parse(name);

    /// <summary>A day as 2026-05-03; today in the country (UTC+5) where none is given.</summary>
    /// <exception cref="BadInputException">
    /// It is written otherwise, lies before 2000, or has not come: what is shown by evidence on such a day nobody can know, and a paper that carries its date would claim it.
    /// </exception>
    public static DateOnly ParseDay(string? text, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);
        if (text is null)
        {
            return today;
        }

        var day = DateColumn.Read(text, DateOrder.Iso) ?? throw new BadInputException("date-unreadable", "--as-of", $"'{text}' is no date.", "Maybe write it as 2026-05-03.");
        return day.Year < 2000 ? throw new BadInputException("date-out-of-range", "--as-of", $"The day {text} lies before 2000.", "Maybe the year is mistyped.")
            : day > today ? throw new BadInputException(
                "date-in-future", "--as-of", $"The day {text} has not come: today is {EventChain.DateOf(today)}. Nobody can know what will be shown by evidence then.",
                "Maybe leave it out for today; what is planned for a later day is in the calendar and its odds.")
            : day;
    }

    /// <summary>The kind of event named on a command line: <c>km-laid</c>.</summary>
    /// <exception cref="BadInputException">There is no such kind.</exception>
    public static ProgressKind ParseKind(string name) => EventIntake.FindKind(name)
        ?? throw new BadInputException("event-kind-unknown", "--event", $"There is no kind of event '{name}'.", $"Maybe one of: {EventIntake.Kinds}.");

    /// <summary>The log.</summary>
    /// <exception cref="BadInputException">There is no such project, or the log cannot be read.</exception>
    public static IReadOnlyList<ProgressEvent> List(string project)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        return file.ReadProgress();
    }

    /// <summary>Where the programme stands on a day.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="scenario">The plan that is built.</param>
    /// <param name="asOf">Later events are not looked at.</param>
    /// <param name="language">Language of the regions' names: kk, ru or en.</param>
    /// <exception cref="BadInputException">There is no such project or plan, or the log cannot be read.</exception>
    public static ProgressStatus Status(string project, string scenario, DateOnly asOf, string language)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        file.ReadPlanOptions(scenario);
        var scene = ProgressScene.Read(file, scenario);
        return StatusOf(scene, file.ReadProgress(), asOf, language);
    }

    /// <summary>Where the programme of a scene stands on a day.</summary>
    internal static ProgressStatus StatusOf(ProgressScene scene, IReadOnlyList<ProgressEvent> log, DateOnly asOf, string language)
    {
        var review = scene.Review(log, asOf);
        var villages = scene.Stand(review);
        var areas = scene.Places.Areas.ToDictionary(a => a.Id);
        var counting = review.Events.Where(review.Counts).ToList();
        decimal Sum(ProgressKind kind) => counting.Where(e => e.Kind == kind).Sum(e => e.Quantity ?? 0);
        return new ProgressStatus
        {
            Scenario = scene.Scenario,
            AsOf = asOf,
            LogHead = HeadOf(log),
            Events = review.Events.Count(review.Stands),
            EventsThatCount = counting.Count,
            Claims = review.Events.Count(e => review.Stands(e) && !review.Counts(e)),
            Rungs = Rungs(scene, villages),
            Regions = [.. villages.GroupBy(v => scene.FindSettlement(v.SettlementId)?.RegionId).OrderBy(g => g.Key ?? long.MaxValue)
                .Select(g => new RegionLadder(g.Key, g.Key is { } id && areas.TryGetValue(id, out var area) ? area.Names.In(language) : "—", Rungs(scene, g)))],
            KilometresLaid = Sum(ProgressKind.KmLaid),
            Contracted = Sum(ProgressKind.Contracted),
            Paid = Sum(ProgressKind.Paid),
            Doubts = review.Doubts,
        };
    }

    /// <summary>The head of a log as a report prints it.</summary>
    internal static string HeadOf(IReadOnlyList<ProgressEvent> log) =>
        string.Create(CultureInfo.InvariantCulture, $"{log.Count}:{(log.Count > 0 ? log[^1].Hash : EventChain.Genesis)}");

    private static List<RungCount> Rungs(ProgressScene scene, IEnumerable<VillageStanding> villages)
    {
        var all = villages.ToList();
        return [.. Enum.GetValues<Rung>().Select(rung =>
        {
            var here = all.Where(v => v.Standing == rung).ToList();
            return new RungCount(
                rung, here.Count, here.Sum(v => (long)(scene.FindSettlement(v.SettlementId)?.Population ?? 0)), all.Count(v => v.Shown == rung), all.Count(v => v.Claimed == rung));
        })];
    }

    /// <summary>Findings in the order of their rows, as whoever mends the table goes through it.</summary>
    private static List<Finding> ByRow(IEnumerable<Finding> findings)
    {
        static int Row(string where) => int.TryParse(where.AsSpan(where.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
        return [.. findings.OrderBy(f => Row(f.Where))];
    }

    private static ProgressEntry Record(string project, string scenario, string folder, TimeProvider clock, IReadOnlyList<EventDraft> drafts, List<Finding> findings)
    {
        using var file = ProjectFile.Open(project, readOnly: false);
        var scene = ProgressScene.Read(file, scenario);
        var intake = new EventIntake(scene, folder, clock.GetUtcNow());
        intake.Findings.AddRange(findings);

        // Files are read before the project is locked: others can go on entering meanwhile.
        var added = drafts.Select(d => (d.Where, Event: intake.Take(d))).Where(d => d.Event is not null).Select(d => (d.Where, d.Event!)).ToList();
        if (intake.HasErrors)
        {
            intake.Compare(file.ReadProgress(), added);
            throw new BadInputException(ByRow(intake.Findings));
        }

        var written = file.AppendProgress(log =>
        {
            intake.Compare(log, added);
            return intake.HasErrors ? throw new BadInputException(ByRow(intake.Findings)) : [.. added.Select(a => a.Item2)];
        });
        var head = string.Create(CultureInfo.InvariantCulture, $"{written[^1].Number}:{written[^1].Hash}");
        return new ProgressEntry(written, head, intake.Findings);
    }
}
