using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>A calendar, the plan that it is of, and ways to look things up; days are dates here, and paces are asked day by day.</summary>
internal sealed class ScheduleUnderCheck
{
    private readonly Dictionary<(CrewType, long?), int[]> paces = [];
    private readonly HashSet<DateOnly> off;
    private readonly Func<long, CostCatalogue> catalogueOfRegion;
    private readonly Dictionary<long, CostCatalogue> catalogues = [];

    public ScheduleUnderCheck(Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, WorkSchedule schedule, ProgrammeForecast? forecast)
    {
        (Territory, Plan, Schedule, Forecast) = (territory, plan, schedule, forecast);
        off = [.. schedule.Inputs.Holidays.Select(h => h.Date)];
        foreach (var season in schedule.Inputs.Seasons)
        {
            paces.TryAdd((season.Type, season.RegionId), [.. season.MonthPercent]);
        }

        catalogueOfRegion = region => new CostCatalogue((regional.GetValueOrDefault(region) ?? catalogue).Items.Select(item =>
            schedule.Inputs.Overrides.TryGetValue(item.Key, out var set) || plan.Options.Overrides.TryGetValue(item.Key, out set) ? item with { Value = set } : item));
        SettlementById = territory.Settlements.ToDictionary(s => s.Id);
        PackageById = [];
        DateById = [];
        for (var j = 0; j < schedule.Packages.Count; j++)
        {
            PackageById.TryAdd(schedule.Packages[j].Id, schedule.Packages[j]);
            if (j < schedule.Dates.Count)
            {
                DateById.TryAdd(schedule.Dates[j].PackageId, schedule.Dates[j]);
            }
        }

        FactById = schedule.Inputs.Progress.DistinctBy(p => p.PackageId).ToDictionary(p => p.PackageId, StringComparer.Ordinal);
    }

    /// <summary>The map.</summary>
    public Territory Territory { get; }

    /// <summary>The plan.</summary>
    public RolloutPlan Plan { get; }

    /// <summary>Its calendar.</summary>
    public WorkSchedule Schedule { get; }

    /// <summary>The odds that are kept beside it, or null.</summary>
    public ProgrammeForecast? Forecast { get; }

    /// <summary>What decided the calendar.</summary>
    public ScheduleInputs Inputs => Schedule.Inputs;

    /// <summary>Settlements of the map.</summary>
    public Dictionary<long, Settlement> SettlementById { get; }

    /// <summary>Packages by name; the first where there are several.</summary>
    public Dictionary<string, WorkPackage> PackageById { get; }

    /// <summary>Dates by the name of their package.</summary>
    public Dictionary<string, ScheduledPackage> DateById { get; }

    /// <summary>What is known from the ground, by the name of the package.</summary>
    public Dictionary<string, PackageProgress> FactById { get; }

    /// <summary>The day that stands for no day: what has it as its last does not end on the calendar.</summary>
    public DateOnly Beyond => Inputs.Start.AddDays(ScheduledPackage.CalendarDays);

    /// <summary>True for work that no crew comes to.</summary>
    public bool IsLeft(ScheduledPackage date) => date.CrewRow == -1 && date.Start == Beyond && date.Finish == Beyond && !IsDone(date.PackageId);

    /// <summary>A figure of the catalogue in a region.</summary>
    public double Figure(long? region, string key)
    {
        if (!catalogues.TryGetValue(region ?? 0, out var catalogue))
        {
            catalogues[region ?? 0] = catalogue = catalogueOfRegion(region ?? 0);
        }

        return catalogue.Number(key);
    }

    /// <summary>Hundredths of a crew-day that a crew at full pace does on a date; 0 on days off.</summary>
    public int UnitsOn(CrewType type, long? region, DateOnly date)
    {
        var weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
        return weekday > Inputs.WeekDays || off.Contains(date) || !paces.TryGetValue((type, region), out var months) ? 0 : months[date.Month - 1];
    }

    /// <summary>What is left to do of a package: all of it, less what was done before the first planned day.</summary>
    public int WorkLeft(WorkPackage package) => FactById.TryGetValue(package.Id, out var fact)
        ? fact.Finished is not null ? 0 : Math.Max(1, (int)Math.Ceiling(package.Work * (1 - fact.Share)))
        : package.Work;

    /// <summary>True for work that was finished before the first planned day.</summary>
    public bool IsDone(string id) => FactById.TryGetValue(id, out var fact) && fact.Finished is not null;

    /// <summary>True for work that a crew was at on the first planned day.</summary>
    public bool IsUnderWay(string id) => FactById.TryGetValue(id, out var fact) && fact.Finished is null && (fact.Share > 0 || fact.Started is not null);
}
