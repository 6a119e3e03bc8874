using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Report;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Read.Calendar;

/// <summary>Where everything stands on a day, by evidence.</summary>
/// <param name="Status">Rungs, sums and doubts.</param>
/// <param name="Villages">Where every settlement of the plan stands, by number.</param>
/// <param name="Packages">How far packages are of which the log says anything, by id.</param>
/// <param name="Earned">Earned value of the calendar's packages, or null without any.</param>
/// <param name="Counting">Numbers of the events that count.</param>
/// <param name="Built">Settlements that are built with the day, by evidence, in the order of the days.</param>
public sealed record CalendarStanding(
    ProgressStatus Status, IReadOnlyDictionary<long, VillageStanding> Villages, IReadOnlyDictionary<string, PackageProgress> Packages, EarnedValue? Earned,
    IReadOnlySet<long> Counting, IReadOnlyList<(DateOnly Day, long SettlementId)> Built)
{
    internal static CalendarStanding Of(CalendarReading calendar, ProgressScene scene, DateOnly day)
    {
        var review = scene.Review(calendar.Log, day);
        var villages = scene.Stand(review);
        var status = ProgressOperation.StatusOf(scene, calendar.Log, day, "en");
        var done = PackageWork.Of(calendar.Packages, scene.Works, review).ToDictionary(p => p.PackageId, StringComparer.Ordinal);
        return new(
            status,
            villages.ToDictionary(v => v.SettlementId),
            done,
            calendar.Packages.Count == 0 ? null : EarnedValue.Of(
                [.. calendar.Packages.Zip(calendar.Dates, (p, d) => new BudgetedWork(p.Id, d.Start, d.Finish, p.Capex, done.GetValueOrDefault(p.Id)?.Share ?? 0))], day, (long)status.Paid),
            review.Events.Where(review.Counts).Select(e => e.Number).ToHashSet(),
            [.. villages.Select(v => (Day: ReportFacts.BuiltOn(v), v.SettlementId)).Where(v => v.Day is not null).Select(v => (v.Day!.Value, v.SettlementId)).Order()]);
    }
}
