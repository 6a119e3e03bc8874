using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>The files that a calendar is asked with; all paths, null where none is given.</summary>
public sealed record ScheduleSources
{
    /// <summary>Crews.</summary>
    public string? Crews { get; init; }

    /// <summary>Money.</summary>
    public string? Cash { get; init; }

    /// <summary>Seasons.</summary>
    public string? Seasons { get; init; }

    /// <summary>Days off.</summary>
    public string? Holidays { get; init; }

    /// <summary>Starts that must be kept.</summary>
    public string? Locks { get; init; }

    /// <summary>Precedence made by hand.</summary>
    public string? Precedence { get; init; }

    /// <summary>A calendar that came back from another program: MSPDI, CSV or XLSX.</summary>
    public string? Import { get; init; }
}

/// <summary>The verb <c>schedule</c>: reads the plan, lets the scheduler answer, and keeps the calendar beside the plan.</summary>
public static class ScheduleOperation
{
    /// <summary>Plans the calendar and saves it; a calendar that misses its deadline or was cut short is saved too, and says so. One in which some work never ends
    /// (<see cref="WorkSchedule.Unfinished"/>) is given back and not saved.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="scenario">The plan.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="sources">Files that complete it.</param>
    /// <param name="clock">Measures the time limit.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop keeps the best calendar so far.</param>
    /// <exception cref="BadInputException">The project, the request or a file cannot be used; nothing was written.</exception>
    public static WorkSchedule Run(
        string project, string scenario, ScheduleRequest request, ScheduleSources sources, TimeProvider clock, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var file = ProjectFile.Open(project, readOnly: false);
        progress?.Report(new("reading the plan", -1));
        var read = Read(file, scenario);
        var completed = Complete(request, sources, new RegionNames(read.Territory), (path, places) => Returned(file, scenario, path, places));
        var (noticed, packages) = (read.Stale is null ? new List<Finding>() : [read.Stale], Packages(read, completed));
        var before = file.FindScheduleInputs(scenario);
        completed = LoggedWork.Inherit(completed, before, sources.Locks is null && sources.Import is null, sources.Precedence is null && sources.Import is null, packages, noticed);
        completed = LoggedWork.Add(file, read.Plan, completed, packages, noticed);
        completed = sources.Import is null ? LoggedWork.Remember(completed, before, request.AsOf, packages, noticed) : completed;
        var schedule = Scheduler.Plan(read.Territory, read.Catalogue, read.Regional, read.Plan, completed, clock, progress, cancellation);
        schedule = schedule with { Summary = schedule.Summary with { Findings = [.. noticed, .. schedule.Summary.Findings] } };
        if (schedule.Unfinished > 0)
        {
            // Work that never ends has no dates that anybody could be told: what was kept before stays.
            return schedule;
        }

        progress?.Report(new("saving the calendar", -1));
        file.SaveSchedule(schedule);
        return schedule;
    }

    /// <summary>Writes the crews that the work asks for, as a table to correct; the project stays as it is.</summary>
    /// <returns>The crews.</returns>
    public static IReadOnlyList<Crew> WriteCrews(string project, string scenario, ScheduleRequest request, ScheduleSources sources, string output, bool overwrite)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var read = Read(file, scenario);
        var regions = new RegionNames(read.Territory);
        var crews = Scheduler.AssumedCrews(read.Territory, read.Catalogue, read.Regional, read.Plan, Complete(request, sources, regions, null));
        AtomicFile.CheckFree(output, overwrite, project);
        AtomicFile.Write(output, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            ScheduleFiles.WriteCrews(writer, crews, regions);
        });
        return crews;
    }

    /// <summary>Names of a project's regions, by number.</summary>
    public static IReadOnlyDictionary<long, string> ListRegions(string project)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        return file.ReadPlaces().Areas.Where(a => a.Level == AdminLevel.Region).ToDictionary(a => a.Id, a => a.Names.In("en"));
    }

    /// <summary>The calendar of a scenario as it is kept.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static WorkSchedule ReadStored(string project, string scenario)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var schedule = file.ReadSchedule(scenario);
        return file.FindStalePlan(scenario) is { } stale && schedule.Summary.Findings.All(f => f.Code != stale.Code)
            ? schedule with { Summary = schedule.Summary with { Findings = [stale, .. schedule.Summary.Findings] } }
            : schedule;
    }

    /// <summary>Hands a calendar over; the ending of each name says how: .xml (MSPDI), .ics, .csv, .xlsx.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="schedule">The calendar.</param>
    /// <param name="outputs">The files.</param>
    /// <param name="overwrite">Replaces files that exist.</param>
    /// <param name="language">Language of names and words; the columns of tables keep their stable names.</param>
    /// <returns>The files.</returns>
    /// <exception cref="BadInputException">An ending is unknown or a place is taken.</exception>
    public static IReadOnlyList<ExportedFile> Export(string project, WorkSchedule schedule, IReadOnlyList<string> outputs, bool overwrite, ExportLanguage language = ExportLanguage.Russian)
    {
        if (schedule.Unfinished > 0)
        {
            throw new BadInputException(
                "calendar-unfinished", $"scenario {schedule.Summary.Scenario}", FormattableString.Invariant($"{schedule.Unfinished} packages of this calendar never end: there are no dates to hand over."),
                "Maybe make it anew with crews that stay.");
        }

        CheckOutputs(project, outputs, overwrite);
        using var file = ProjectFile.Open(project, readOnly: true);
        var territory = file.ReadTerritory();
        return [.. outputs.Select(output => new ExportedFile(output, AtomicFile.Write(output, stream =>
        {
            switch (Path.GetExtension(output).ToUpperInvariant())
            {
                case ".XML":
                    MspdiFile.Write(stream, schedule, territory, language);
                    break;
                case ".ICS":
                    MilestoneCalendar.Write(stream, schedule, territory, language);
                    break;
                case ".CSV":
                    PackageTable.WriteCsv(stream, schedule, territory, language);
                    break;
                default:
                    PackageTable.WriteXlsx(stream, schedule, territory, language);
                    break;
            }
        })))];
    }

    /// <summary>The work; where a figure is refused, what is wrong in the files is said with it.</summary>
    private static IReadOnlyList<WorkPackage> Packages(Documents read, ScheduleRequest request)
    {
        try
        {
            return Scheduler.Packages(read.Territory, read.Catalogue, read.Regional, read.Plan, request);
        }
        catch (BadInputException refused) when (request.Findings.Any(f => f.Severity == Severity.Error))
        {
            throw new BadInputException([.. request.Findings, .. refused.Findings]);
        }
    }

    /// <summary>Refuses files that could not be written, before a calendar is made for them.</summary>
    /// <exception cref="BadInputException">An ending is unknown or a place is taken.</exception>
    public static void CheckOutputs(string project, IReadOnlyList<string> outputs, bool overwrite)
    {
        var findings = outputs.Where(o => Path.GetExtension(o).ToUpperInvariant() is not (".XML" or ".ICS" or ".CSV" or ".XLSX")).Select(o => new Finding(
            Severity.Error, "format-unknown", Path.GetFileName(o), "The ending does not say how to write the calendar.", "Maybe .xml (Microsoft Project), .ics, .csv or .xlsx.")).ToList();
        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }

        AtomicFile.CheckFree(outputs, overwrite, project);
    }

    private static (CalendarEdits Edits, IReadOnlyList<Finding> Findings) Returned(ProjectFile file, string scenario, string path, InputPlaces places)
    {
        var (stored, findings) = (file.ReadSchedule(scenario), new List<Finding>());
        var edits = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XML" => MspdiFile.Read(path, stored, places, findings),
            ".CSV" or ".XLSX" => PackageTable.Read(path, stored, places, findings),
            _ => throw new BadInputException("format-unknown", Path.GetFileName(path), "The ending does not say how to read the calendar.", "Maybe .xml (Microsoft Project), .csv or .xlsx."),
        };
        return (edits, findings);
    }

    private static Documents Read(ProjectFile file, string scenario)
    {
        var (plan, territory, stale) = (file.ReadPlan(scenario), file.ReadTerritory(), file.FindStalePlan(scenario));
        var places = territory.Settlements.Select(s => s.Id).ToHashSet();
        return stale is not null && plan.Settlements.Any(s => !places.Contains(s.SettlementId))
            ? throw new BadInputException([stale with { Severity = Severity.Error }])
            : new Documents(plan, territory, file.ReadCatalogue(), file.ReadRegionalCatalogues(), stale);
    }

    /// <summary>Reads every file before anything is refused, so that all findings come at once.</summary>
    private static ScheduleRequest Complete(
        ScheduleRequest request, ScheduleSources sources, RegionNames regions, Func<string, InputPlaces, (CalendarEdits Edits, IReadOnlyList<Finding> Findings)>? returned)
    {
        var (findings, places) = (request.Findings.ToList(), new InputPlaces());
        T? From<T>(string? path, Func<string, T> read)
            where T : class
        {
            try
            {
                return path is null ? null : read(path);
            }
            catch (BadInputException refused)
            {
                findings.AddRange(refused.Findings);
                return null;
            }
        }

        var completed = request with
        {
            Crews = From(sources.Crews, path => ScheduleFiles.Crews(path, regions, places, findings)) ?? request.Crews,
            Cash = From(sources.Cash, path => ScheduleFiles.Cash(path, places, findings)) ?? request.Cash,
            Seasons = From(sources.Seasons, path => ScheduleFiles.Seasons(path, regions, places, findings)) ?? request.Seasons,
            Holidays = From(sources.Holidays, path => ScheduleFiles.Holidays(path, findings)) ?? request.Holidays,
            Locked = From(sources.Locks, path => ScheduleFiles.Locks(path, places, findings)) ?? request.Locked,
            Precedence = From(sources.Precedence, path => ScheduleFiles.Precedence(path, places, findings)) ?? request.Precedence,
        };
        if (sources.Import is not null && returned is not null && From(sources.Import, path => (object)returned(path, places)) is (CalendarEdits edits, IReadOnlyList<Finding> noticed))
        {
            findings.AddRange(noticed);
            completed = completed with
            {
                Locked = [.. edits.Locked.Where(l => !completed.Locked.Any(own => own.PackageId == l.PackageId)), .. completed.Locked],
                Progress = [.. edits.Progress.Where(p => !completed.Progress.Any(own => own.PackageId == p.PackageId)), .. completed.Progress],
                Precedence = [.. edits.Precedence.Union(completed.Precedence)],
            };
        }

        return completed with { Findings = findings, Places = places };
    }

    private sealed record Documents(RolloutPlan Plan, Territory Territory, CostCatalogue Catalogue, IReadOnlyDictionary<long, CostCatalogue> Regional, Finding? Stale);
}
