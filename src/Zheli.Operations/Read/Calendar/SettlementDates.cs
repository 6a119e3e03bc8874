using Zheli.Model.Programme;

namespace Zheli.Operations.Read.Calendar;

/// <summary>When a settlement is connected.</summary>
/// <param name="SettlementId">The settlement.</param>
/// <param name="People">People whom the plan connects there.</param>
/// <param name="Start">The first day of work in it.</param>
/// <param name="Planned">The day on which light reaches the last of its packages.</param>
/// <param name="P50">As likely before as after; null without a forecast, or beyond all days that are simulated.</param>
/// <param name="P80">Kept in four of five cases.</param>
/// <param name="P90">Kept in nine of ten cases.</param>
/// <param name="OnTime">Probability of the deadline, 0 to 1; null without forecast or deadline.</param>
public sealed record SettlementDates(long SettlementId, long People, DateOnly Start, DateOnly Planned, DateOnly? P50, DateOnly? P80, DateOnly? P90, double? OnTime)
{
    /// <summary>All settlements of a calendar, by number.</summary>
    internal static IReadOnlyList<SettlementDates> Of(CalendarReading calendar)
    {
        var dates = new SortedDictionary<long, (DateOnly Start, DateOnly Lit, long People)>();
        for (var row = 0; row < calendar.Packages.Count; row++)
        {
            var (package, date) = (calendar.Packages[row], calendar.Dates[row]);
            if (package.SettlementId is { } id)
            {
                dates[id] = dates.TryGetValue(id, out var known)
                    ? (known.Start < date.Start ? known.Start : date.Start, known.Lit > date.Lit ? known.Lit : date.Lit, known.People + package.People)
                    : (date.Start, date.Lit, package.People);
            }
        }

        var odds = calendar.Forecast?.Settlements.ToDictionary(s => s.Id, s => s.Dates) ?? [];
        return [.. dates.Select(d =>
        {
            var known = odds.GetValueOrDefault(d.Key);
            return new SettlementDates(d.Key, d.Value.People, d.Value.Start, d.Value.Lit, known?.P50, known?.P80, known?.P90, known?.OnTime);
        })];
    }
}
