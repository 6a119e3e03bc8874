using Zheli.Model.Programme;

namespace Zheli.Operations.Read.Calendar;

/// <summary>The end of a month on the S-curve, cumulative.</summary>
/// <param name="Date">The last day of the month, or the day asked for in the month that it lies in.</param>
/// <param name="PlannedSettlements">Settlements connected by then, by the calendar.</param>
/// <param name="PlannedPeople">People in them.</param>
/// <param name="DoneSettlements">Settlements built by then, by evidence; null after the day asked for.</param>
/// <param name="DonePeople">People in them.</param>
/// <param name="P10">People connected in the unlucky tenth of the samples; null without a forecast, before its first day and after its last.</param>
/// <param name="P50">In the middle of the samples.</param>
/// <param name="P90">In the lucky tenth.</param>
public sealed record CurveMonth(DateOnly Date, int PlannedSettlements, long PlannedPeople, int? DoneSettlements, long? DonePeople, long? P10, long? P50, long? P90)
{
    /// <summary>All months from the start of the calendar until its end, the end of the fan and the day asked for.</summary>
    public static IReadOnlyList<CurveMonth> Of(CalendarReading calendar, DateOnly asOf)
    {
        if (calendar.Schedule is not { } schedule)
        {
            return [];
        }

        var (planned, built) = (calendar.Settlements.OrderBy(s => s.Planned).ToList(), calendar.At(asOf).Built);
        var people = calendar.Settlements.ToDictionary(s => s.SettlementId, s => s.People);
        var fan = calendar.Forecast?.Fan.Where(f => f.Date >= calendar.Forecast.AsOf).ToDictionary(f => (f.Date.Year, f.Date.Month)) ?? [];

        // A fan ends in the month in which every sample that counts has reached everybody; so it stays.
        var whole = calendar.Forecast?.Fan is [.., var top] && top.P10 == calendar.Settlements.Sum(s => s.People) ? top : null;
        var last = new[] { schedule.Summary.Finish, calendar.Forecast?.Fan is { Count: > 0 } all ? all[^1].Date : default, asOf }.Max();
        var months = new List<CurveMonth>();
        var (p, b, plannedPeople, builtPeople) = (0, 0, 0L, 0L);
        for (var month = new DateOnly(schedule.Inputs.Start.Year, schedule.Inputs.Start.Month, 1); month <= last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            for (; p < planned.Count && planned[p].Planned <= end; p++)
            {
                plannedPeople += planned[p].People;
            }

            for (; b < built.Count && built[b].Day <= end; b++)
            {
                builtPeople += people.GetValueOrDefault(built[b].SettlementId);
            }

            var odds = fan.GetValueOrDefault((month.Year, month.Month)) ?? (whole is not null && end > whole.Date ? whole : null);
            var isPast = month <= asOf;
            months.Add(new(end, p, plannedPeople, isPast ? b : null, isPast ? builtPeople : null, odds?.P10, odds?.P50, odds?.P90));
        }

        return months;
    }
}
