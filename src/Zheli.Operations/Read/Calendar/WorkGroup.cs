using Zheli.Model.Programme;

namespace Zheli.Operations.Read.Calendar;

/// <summary>The work in a region or a district.</summary>
/// <param name="RegionId">The region, or null where the map knows none.</param>
/// <param name="DistrictId">The district; null for a region as a whole, and for work of a region outside its districts.</param>
/// <param name="Packages">Number of packages.</param>
/// <param name="Settlements">Settlements that are connected by them.</param>
/// <param name="People">People in them.</param>
/// <param name="Capex">Build cost, whole tenge.</param>
/// <param name="Start">The first day of work.</param>
/// <param name="Finish">The last day of work.</param>
/// <param name="Lit">The day on which everything works.</param>
/// <param name="Done">Share of the money whose work is done, by evidence, 0 to 1.</param>
/// <param name="P50">The day on which everything works in half of the samples; null for a district, without a forecast, and where it lies beyond all days that are simulated.</param>
/// <param name="P80">The same in four of five samples.</param>
/// <param name="P90">The same in nine of ten samples.</param>
/// <param name="OnTime">Probability of the deadline, 0 to 1; null for a district, without a forecast and without a deadline.</param>
/// <param name="Months">Crew-days by month of the calendar, from the month of its start: how dense the bar is.</param>
public sealed record WorkGroup(
    long? RegionId, long? DistrictId, int Packages, int Settlements, long People, long Capex, DateOnly Start, DateOnly Finish, DateOnly Lit, double Done,
    DateOnly? P50, DateOnly? P80, DateOnly? P90, double? OnTime, IReadOnlyList<double> Months)
{
    /// <summary>Regions, by number; those that the map does not know last.</summary>
    public static IReadOnlyList<WorkGroup> Regions(CalendarReading calendar, CalendarStanding standing)
    {
        var odds = calendar.Forecast?.Regions.ToDictionary(r => r.Id, r => r.Dates) ?? [];
        return Group(
            calendar, standing, _ => true, p => p.RegionId,
            (region, group) => odds.GetValueOrDefault(region ?? 0) is { } dates
                ? group with { RegionId = region, P50 = dates.P50, P80 = dates.P80, P90 = dates.P90, OnTime = dates.OnTime } : group with { RegionId = region });
    }

    /// <summary>Districts of a region; null asks for the work of no known region.</summary>
    public static IReadOnlyList<WorkGroup> Districts(CalendarReading calendar, CalendarStanding standing, long? region) =>
        Group(calendar, standing, p => p.RegionId == region, p => p.DistrictId, (district, group) => group with { RegionId = region, DistrictId = district });

    private static List<WorkGroup> Group(
        CalendarReading calendar, CalendarStanding standing, Func<WorkPackage, bool> holds, Func<WorkPackage, long?> key,
        Func<long?, WorkGroup, WorkGroup> named)
    {
        var rows = Enumerable.Range(0, calendar.Packages.Count).Where(row => holds(calendar.Packages[row]));
        return
        [
            .. rows.GroupBy(row => key(calendar.Packages[row])).OrderBy(g => g.Key ?? long.MaxValue)
                .Select(g => named(g.Key, Sum(calendar, standing, [.. g]))),
        ];
    }

    private static WorkGroup Sum(CalendarReading calendar, CalendarStanding standing, List<int> rows)
    {
        var packages = rows.ConvertAll(row => calendar.Packages[row]);
        var capex = packages.Sum(p => p.Capex);
        var done = packages.Sum(p => (standing.Packages.GetValueOrDefault(p.Id)?.Share ?? 0) * p.Capex);
        return new(
            null, null, rows.Count, packages.Where(p => p.People > 0).Select(p => p.SettlementId).Distinct().Count(), packages.Sum(p => p.People), capex,
            rows.Min(row => calendar.Dates[row].Start), rows.Max(row => calendar.Dates[row].Finish), rows.Max(row => calendar.Dates[row].Lit),
            capex > 0 ? done / capex : 0, null, null, null, null, Density(calendar, rows));
    }

    private static double[] Density(CalendarReading calendar, List<int> rows)
    {
        var (start, finish) = (calendar.Schedule!.Inputs.Start, calendar.Schedule.Summary.Finish);
        int Month(DateOnly day) => Math.Max(0, ((day.Year - start.Year) * 12) + day.Month - start.Month);
        var months = new double[Month(finish) + 1];
        foreach (var row in rows)
        {
            var (work, date) = ((double)calendar.Packages[row].Work / WorkPackage.UnitsPerDay, calendar.Dates[row]);
            var days = date.Finish.DayNumber - date.Start.DayNumber + 1;
            for (var d = 0; d < days; d++)
            {
                months[Math.Min(months.Length - 1, Month(date.Start.AddDays(d)))] += work / days;
            }
        }

        return [.. months.Select(m => Math.Round(m, 1))];
    }
}
