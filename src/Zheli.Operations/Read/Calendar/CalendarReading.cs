using System.Globalization;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Read.Calendar;

/// <summary>
/// A plan's calendar, its odds and the log of progress as doors show them. What follows from them is computed here once and kept; what depends on a day is kept
/// for the day asked last. Safe to use from many threads.
/// </summary>
public sealed class CalendarReading
{
    private readonly ProgressScene scene;
    private readonly Dictionary<string, int> rowOf;
    private readonly Lazy<IReadOnlyDictionary<string, int>> packageOfEdge;
    private readonly Lazy<ILookup<long, int>> packagesOfSettlement;
    private readonly Lazy<IReadOnlyList<SettlementDates>> settlements;
    private readonly Lazy<IReadOnlyList<CrewLoad>> load;
    private readonly Lock gate = new();
    private CalendarStanding? newest;

    private CalendarReading(ProgressScene scene, PlanReading plan, WorkSchedule? schedule, ProgrammeForecast? forecast, IReadOnlyList<ProgressEvent> log)
    {
        (this.scene, Plan, Schedule, Forecast, Log) = (scene, plan, schedule, forecast, log);
        rowOf = Packages.Select((package, row) => (package.Id, row)).ToDictionary(p => p.Id, p => p.row, StringComparer.Ordinal);
        packageOfEdge = new(() => Packages.SelectMany((package, row) => package.Edges.Select(key => (key, row))).DistinctBy(e => e.key)
            .ToDictionary(e => e.key, e => e.row, StringComparer.Ordinal));
        packagesOfSettlement = new(() => Packages.Select((package, row) => (package.SettlementId, row)).Where(p => p.SettlementId is not null)
            .ToLookup(p => p.SettlementId!.Value, p => p.row));
        settlements = new(() => SettlementDates.Of(this));
        load = new(() => schedule is null ? [] : CrewLoad.Of(schedule));
        IsOutdated = schedule is not null && !IsOf(schedule, plan);
    }

    /// <summary>The plan.</summary>
    public PlanReading Plan { get; }

    /// <summary>Its calendar, or null.</summary>
    public WorkSchedule? Schedule { get; }

    /// <summary>The calendar's odds, or null.</summary>
    public ProgrammeForecast? Forecast { get; }

    /// <summary>The log of progress, all of it.</summary>
    public IReadOnlyList<ProgressEvent> Log { get; }

    /// <summary>True when the plan was made anew since: the packages are no longer what the plan builds.</summary>
    public bool IsOutdated { get; }

    /// <summary>Events of days that the calendar took for future.</summary>
    public int EventsSince => Schedule is null ? 0 : Log.Count(e => e.Date >= Schedule.Inputs.AsOf);

    /// <summary>The work, upstream before downstream; empty without a calendar.</summary>
    public IReadOnlyList<WorkPackage> Packages => Schedule?.Packages ?? [];

    /// <summary>The dates of <see cref="Packages"/>, in their order.</summary>
    public IReadOnlyList<ScheduledPackage> Dates => Schedule?.Dates ?? [];

    /// <summary>Every settlement that the plan connects with its dates, by number; empty without a calendar.</summary>
    public IReadOnlyList<SettlementDates> Settlements => settlements.Value;

    /// <summary>Work against what the crews can do, for every pool and month; empty without a calendar.</summary>
    public IReadOnlyList<CrewLoad> Load => load.Value;

    /// <summary>Reads the calendar of a plan; a project without calendar, odds or log gives what there is.</summary>
    /// <exception cref="Model.BadInputException">The log of progress cannot be read.</exception>
    internal static CalendarReading Read(string path, Territory places, PlanReading plan)
    {
        using var file = ProjectFile.Open(path, readOnly: true);
        var scenario = plan.Options.Scenario;
        var schedule = file.ListSchedules().Contains(scenario, StringComparer.Ordinal) ? file.ReadSchedule(scenario) : null;
        return Of(places, plan, schedule, schedule is null ? null : file.FindForecast(scenario), file.ReadProgress());
    }

    /// <summary>Makes the reading.</summary>
    public static CalendarReading Of(Territory places, PlanReading plan, WorkSchedule? schedule, ProgrammeForecast? forecast, IReadOnlyList<ProgressEvent> log)
    {
        IReadOnlyList<PackageScope> packages = schedule is null ? [] : [.. schedule.Packages.Select(PackageWork.ScopeOf)];
        return new(new ProgressScene(places, plan.Options.Scenario, plan.Settlements, plan.Edges, packages), plan, schedule, forecast, log);
    }

    /// <summary>Today in the country, UTC+5.</summary>
    public static DateOnly Today(TimeProvider clock) => ProgressOperation.ParseDay(null, clock);

    /// <summary>The settlement with this number, or null.</summary>
    public Settlement? FindPlace(long settlement) => scene.FindSettlement(settlement);

    /// <summary>The row of a package in <see cref="Packages"/>, or null.</summary>
    public int? FindPackage(string id) => rowOf.TryGetValue(id, out var row) ? row : null;

    /// <summary>The row of the package that builds an edge of the plan, or null.</summary>
    public int? FindPackageOfEdge(string key) => packageOfEdge.Value.TryGetValue(key, out var row) ? row : null;

    /// <summary>Rows of the packages in a settlement.</summary>
    public IEnumerable<int> PackagesOf(long settlement) => packagesOfSettlement.Value[settlement];

    /// <summary>Where everything stands on a day, by evidence.</summary>
    public CalendarStanding At(DateOnly day)
    {
        lock (gate)
        {
            return newest is { } known && known.Status.AsOf == day ? known : newest = CalendarStanding.Of(this, scene, day);
        }
    }

    /// <summary>Events of the log that concern a settlement: its own, those of its packages, and those of its way to the network.</summary>
    public IReadOnlyList<ProgressEvent> EventsOf(long settlement)
    {
        var served = Plan.FindSettlement(settlement);
        var edges = served is null ? [] : Plan.Route(served).Select(edge => edge.Key).ToHashSet(StringComparer.Ordinal);
        var packages = PackagesOf(settlement).Concat(edges.Select(FindPackageOfEdge).OfType<int>()).Select(row => Packages[row].Id)
            .ToHashSet(StringComparer.Ordinal);
        var number = settlement.ToString(CultureInfo.InvariantCulture);
        var region = scene.FindSettlement(settlement)?.RegionId?.ToString(CultureInfo.InvariantCulture);
        return [.. Log.Where(e => e.SubjectKind switch
        {
            ProgressSubject.Settlement => e.Subject == number,
            ProgressSubject.Stretch => edges.Contains(e.Subject),
            ProgressSubject.Package => packages.Contains(e.Subject),
            ProgressSubject.Region => e.Subject == region,
            ProgressSubject.Programme => true,
            _ => false,
        })];
    }

    /// <summary>True when the packages hold every edge and every settlement of the plan, and no other, for the plan's money.</summary>
    private static bool IsOf(WorkSchedule schedule, PlanReading plan)
    {
        var edges = schedule.Packages.SelectMany(p => p.Edges).ToHashSet(StringComparer.Ordinal);
        var served = schedule.Packages.Select(p => p.SettlementId).OfType<long>().ToHashSet();
        return schedule.Packages.Sum(p => p.Capex) == plan.Summary.Capex && edges.Count == plan.Edges.Count && plan.Edges.All(e => edges.Contains(e.Key))
            && plan.Settlements.All(s => s.Technology is Technology.Existing or Technology.Unserved || served.Contains(s.SettlementId));
    }
}
