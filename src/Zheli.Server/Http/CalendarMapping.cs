using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read.Calendar;

namespace Zheli.Server.Http;

/// <summary>Which packages are meant; null takes all, area 0 those in no known area.</summary>
internal sealed record PackageFilter(long? RegionId, long? DistrictId, CrewType? Crew, WorkKind? Kind)
{
    public bool Holds(WorkPackage package) =>
        (RegionId is null || (package.RegionId ?? 0) == RegionId) && (DistrictId is null || (package.DistrictId ?? 0) == DistrictId)
        && (Crew is null || package.Crew == Crew) && (Kind is null || package.Kind == Kind);
}

/// <summary>From calendar, odds and log to the documents that go over the wire.</summary>
internal static class CalendarMapping
{
    private const int Decimals = 5;

    /// <summary>Events of a settlement that are sent, the newest of them.</summary>
    private const int MostEvents = 100;

    public static TimeDocument Time(CalendarReading calendar, DateOnly day, DateOnly today)
    {
        var standing = calendar.At(day);
        var status = standing.Status;
        return new(
            today,
            day,
            calendar.Schedule is { } schedule ? Calendar(calendar, schedule) : null,
            calendar.Forecast is { } forecast ? Odds(forecast) : null,
            new(
                calendar.Log.Count, status.Events, status.EventsThatCount, status.Claims, standing.Doubts, status.KilometresLaid, status.Contracted, status.Paid,
                status.Rungs, [.. status.Regions.Select(r => new RegionRungsDocument(r.RegionId, r.Rungs))],
                standing.Earned));
    }

    public static PackagePageDocument Packages(CalendarReading calendar, CalendarStanding standing, PackageFilter filter, int skip, int take)
    {
        List<int> rows =
        [
            .. Enumerable.Range(0, calendar.Packages.Count).Where(row => filter.Holds(calendar.Packages[row]))
                .OrderBy(row => calendar.Dates[row].Start).ThenBy(row => row),
        ];
        return new(rows.Count, skip, [.. rows.Skip(skip).Take(take).Select(row => Package(calendar, standing, row))]);
    }

    public static PackageDetailDocument Detail(CalendarReading calendar, CalendarStanding standing, int row)
    {
        var package = calendar.Packages[row];
        var done = standing.Packages.GetValueOrDefault(package.Id);
        var lines = package.Edges.Select(key => calendar.Plan.FindEdge(key)).OfType<PlanEdge>().Select(edge => Line(edge.Points)).ToArray();
        return new(
            Package(calendar, standing, row), package.Upstream, package.StartsAfter, package.Quantities, (double)package.Work / WorkPackage.UnitsPerDay,
            package.PermitDays, package.LeadDays, calendar.Dates[row].CrewNumber, done?.Started, done?.Finished, lines.Length > 0 ? lines : [Line([package.From])]);
    }

    public static LineDaysDocument LineDays(CalendarReading calendar)
    {
        if (calendar.Schedule is not { } schedule)
        {
            return new(default, [], [], []);
        }

        var first = schedule.Inputs.Start;
        List<int> rows = [.. Enumerable.Range(0, calendar.Packages.Count).Where(row => calendar.Packages[row].Edges.Count > 0)];
        int DaysTo(DateOnly day) => day.DayNumber - first.DayNumber;
        return new(first, rows, rows.ConvertAll(row => DaysTo(calendar.Dates[row].Start)), rows.ConvertAll(row => DaysTo(calendar.Dates[row].Lit)));
    }

    public static SettlementDatesPageDocument Settlements(CalendarReading calendar, DateOnly day, long? region, long? district, bool byRisk, int skip, int take)
    {
        bool IsInside(Settlement? place) => (region is null || (place?.RegionId ?? 0) == region) && (district is null || (place?.DistrictId ?? 0) == district);
        var inside = region is null && district is null ? calendar.Settlements : [.. calendar.Settlements.Where(s => IsInside(calendar.FindPlace(s.SettlementId)))];
        IEnumerable<SettlementDates> ordered = byRisk
            ? inside.OrderBy(s => s.OnTime ?? 1).ThenByDescending(s => LatestDay(calendar, s)).ThenByDescending(s => s.People).ThenBy(s => s.SettlementId)
            : inside;
        var standing = calendar.At(day);
        return new(inside.Count, skip, [.. ordered.Skip(skip).Take(take).Select(dates => Dates(dates, standing))]);
    }

    /// <summary>P80; without a forecast the planned day, and beyond all days simulated the last of all.</summary>
    private static DateOnly LatestDay(CalendarReading calendar, SettlementDates dates) => calendar.Forecast is null ? dates.Planned : dates.P80 ?? DateOnly.MaxValue;

    public static SettlementTimeDocument Settlement(CalendarReading calendar, long id, DateOnly day)
    {
        var standing = calendar.At(day);
        var village = standing.Villages.GetValueOrDefault(id);
        return new(
            calendar.Settlements.FirstOrDefault(s => s.SettlementId == id) is { } dates ? Dates(dates, standing) : null,
            village?.Standing, village?.Shown, village?.Claimed, village?.Missing, village?.ReachedOn ?? [],
            [.. calendar.PackagesOf(id).Select(row => Package(calendar, standing, row))],
            [
                .. calendar.EventsOf(id).Where(e => e.Date <= day).TakeLast(MostEvents).Select(e => new EventDocument(
                    e.Number, e.Kind, e.Date, e.SubjectKind, e.Subject, e.Quantity, e.Author, e.Note, standing.Counting.Contains(e.Number),
                    [.. e.Evidence.Select(f => f.File)])),
            ]);
    }

    private static CalendarDocument Calendar(CalendarReading calendar, WorkSchedule schedule)
    {
        var (inputs, summary) = (schedule.Inputs, schedule.Summary);
        return new(
            inputs.Start, inputs.Deadline, summary.Finish, summary.FinishBound, summary.MeetsDeadline, inputs.Objective, summary.Gap, summary.Packages, summary.Crews,
            inputs.Crews.Any(c => c.IsAssumed), calendar.Settlements.Count, summary.People, summary.PeopleConnected, summary.Capex, inputs.AsOf, calendar.IsOutdated,
            calendar.EventsSince, summary.StoppedEarly, summary.WaysOut, [.. summary.Findings.Select(Mapping.Finding)]);
    }

    private static OddsDocument Odds(ProgrammeForecast forecast)
    {
        var (dates, outside) = (forecast.Programme, forecast.Outside);
        return new(
            forecast.AsOf, dates.OnTime, forecast.Convergence.OnTimeError, dates.P50, dates.P80, dates.P90, forecast.Convergence.Samples,
            forecast.Convergence.Unfinished, outside.P50, outside.P80, outside.Programmes.Count, outside.OnTimeShare, forecast.Drivers);
    }

    private static SettlementDatesDocument Dates(SettlementDates dates, CalendarStanding standing) => new(
        dates.SettlementId, dates.People, dates.Start, dates.Planned, dates.P50, dates.P80, dates.P90, dates.OnTime,
        standing.Villages.GetValueOrDefault(dates.SettlementId)?.Standing ?? Rung.NotPlanned);

    private static PackageDocument Package(CalendarReading calendar, CalendarStanding standing, int row)
    {
        var (package, date) = (calendar.Packages[row], calendar.Dates[row]);
        return new(
            row, package.Id, package.Kind, package.Crew, package.RegionId, package.DistrictId, package.SettlementId, date.Start, date.Finish, date.Lit,
            standing.Packages.GetValueOrDefault(package.Id)?.Share ?? 0, Math.Round(package.LengthM), package.Capex, package.People);
    }

    private static double[][] Line(IReadOnlyList<GeoPoint> points) =>
        [.. points.Select(p => new[] { Math.Round(p.Longitude, Decimals), Math.Round(p.Latitude, Decimals) })];
}
