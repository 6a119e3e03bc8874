using System.Collections.Concurrent;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read.Calendar;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Read;

/// <summary>A plan in a line: what was asked, and its figures.</summary>
public sealed record PlanHeading(PlanOptions Options, PlanSummary Summary);

/// <summary>What doors read of a project: its map at once, its plans when somebody asks for them. Immutable, and safe to use from many threads.</summary>
public sealed class ProjectReading
{
    private readonly Func<string, PlanReading> readPlan;
    private readonly ConcurrentDictionary<string, Lazy<PlanReading>> plans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<CalendarReading>> calendars = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Settlement> settlementsById;

    /// <summary>Makes a reading of a map and of plans that are read when they are first asked for.</summary>
    /// <param name="name">The project's name, shown to people.</param>
    /// <param name="version">Changes whenever the contents change.</param>
    /// <param name="territory">The map.</param>
    /// <param name="headings">The plans, in the order in which they were made.</param>
    /// <param name="readPlan">Reads the plan of a scenario that is among <paramref name="headings"/>.</param>
    public ProjectReading(string name, string version, Territory territory, IReadOnlyList<PlanHeading> headings, Func<string, PlanReading> readPlan)
    {
        Name = name;
        Version = version;
        Territory = territory;
        Headings = headings;
        this.readPlan = readPlan;
        settlementsById = territory.Settlements.ToDictionary(settlement => settlement.Id);
    }

    /// <summary>The project's name: its file's, without folder and ending.</summary>
    public string Name { get; }

    /// <summary>Changes whenever the contents change.</summary>
    public string Version { get; }

    /// <summary>When the contents last changed.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>The networks to the homes.</summary>
    public AccessReading Access { get; init; } = AccessReading.None;

    /// <summary>The map.</summary>
    public Territory Territory { get; }

    /// <summary>Reads the calendar of a plan; without it no plan has one.</summary>
    public Func<PlanReading, CalendarReading>? ReadCalendar { get; init; }

    /// <summary>The plans, each in a line.</summary>
    public IReadOnlyList<PlanHeading> Headings { get; }

    /// <summary>Names of the scenarios that hold a plan.</summary>
    public IEnumerable<string> Scenarios => Headings.Select(heading => heading.Options.Scenario);

    /// <summary>Reads a project file.</summary>
    /// <exception cref="BadInputException">There is no project at this path, or it cannot be read.</exception>
    public static ProjectReading Open(string path)
    {
        // The version is taken first: a change while reading makes the next look read again.
        var version = VersionOf(path);
        using var project = ProjectFile.Open(path, readOnly: true);
        var headings = project.ListScenarios().Select(name => new PlanHeading(project.ReadPlanOptions(name), Noticed(project, name))).ToArray();
        var territory = project.ReadTerritory();
        return new ProjectReading(Path.GetFileNameWithoutExtension(path), version, territory, headings, scenario => ReadPlan(path, scenario))
        {
            Changed = File.GetLastWriteTimeUtc(path),
            ReadCalendar = plan => CalendarReading.Read(path, territory, plan),
            Access = AccessReading.Of(path, project),
        };
    }

    /// <summary>The version of a file as it is now, cheap enough to ask every second.</summary>
    public static string VersionOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}")
            : "";
    }

    /// <summary>The plan of a scenario, or null when there is none of this name.</summary>
    public PlanReading? FindPlan(string scenario) => Scenarios.Contains(scenario, StringComparer.Ordinal)
        ? plans.GetOrAdd(scenario, name => new Lazy<PlanReading>(() => readPlan(name))).Value
        : null;

    /// <summary>The calendar, the odds and the log of a saved plan, or null when there is no plan of this name. A log that cannot be read is refused until the project changes.</summary>
    /// <exception cref="BadInputException">The log of progress cannot be read.</exception>
    public CalendarReading? FindCalendar(string scenario) => FindPlan(scenario) is not { } plan ? null
        : calendars.GetOrAdd(scenario, _ => new Lazy<CalendarReading>(
            () => ReadCalendar?.Invoke(plan) ?? CalendarReading.Of(Territory, plan, null, null, []))).Value;

    /// <summary>The settlement with this number, or null.</summary>
    public Settlement? FindSettlement(long id) => settlementsById.GetValueOrDefault(id);

    /// <summary>The figures of a plan, with what has become of its map and its prices since.</summary>
    private static PlanSummary Noticed(ProjectFile project, string scenario)
    {
        var summary = project.ReadPlanSummary(scenario);
        return project.FindStalePlan(scenario) is { } stale ? summary with { Findings = [stale, .. summary.Findings] } : summary;
    }

    private static RolloutGraph ReadGraph(string path, string scenario)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        return project.ReadPlanGraph(scenario);
    }

    private static PlanReading ReadPlan(string path, string scenario)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        return new PlanReading(
            project.ReadPlanOptions(scenario),
            Noticed(project, scenario),
            project.ReadPlanEdges(scenario),
            project.ReadPlanSettlements(scenario),
            project.ReadFrontier(scenario),
            () => ReadGraph(path, scenario))
        {
            Repeaters = project.ReadPlanRepeaters(scenario),
            Spans = project.ReadPlanSpans(scenario),
        };
    }
}
