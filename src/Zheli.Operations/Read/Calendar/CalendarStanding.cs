using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Report;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Read.Calendar;

/// <summary>Where a settlement stands.</summary>
/// <param name="Standing">The rung that has its evidence together with every rung below.</param>
/// <param name="Shown">The highest rung that has its evidence, whatever is missing below.</param>
/// <param name="Claimed">The highest rung that anybody reports.</param>
/// <param name="Missing">The first rung above the standing whose evidence is missing, or null.</param>
/// <param name="ReachedOn">By rung from the ground up: the day on which it stood there, or null.</param>
public sealed record SettlementStanding(Rung Standing, Rung Shown, Rung Claimed, Rung? Missing, IReadOnlyList<DateOnly?> ReachedOn);

/// <summary>Earned value on a day; amounts in whole tenge, indices null where they are not defined.</summary>
/// <param name="Budget">BAC: the money of all work.</param>
/// <param name="Planned">PV: the money of the work that was planned until the day.</param>
/// <param name="Earned">EV: the money of the work that is done, by evidence.</param>
/// <param name="Actual">AC: money paid, by evidence.</param>
/// <param name="CostIndex">CPI.</param>
/// <param name="ScheduleIndex">SPI(t).</param>
/// <param name="EstimateAtCompletion">EAC.</param>
public sealed record EarnedFigures(
    long Budget, long Planned, long Earned, long Actual, double? CostIndex, double? ScheduleIndex, decimal? EstimateAtCompletion);

/// <summary>Where everything stands on a day, by evidence.</summary>
/// <param name="Status">Rungs and sums.</param>
/// <param name="Doubts">Files of evidence that count for nothing.</param>
/// <param name="Villages">Where every settlement of the plan stands, by number.</param>
/// <param name="Packages">How far packages are of which the log says anything, by id.</param>
/// <param name="Earned">Earned value of the calendar's packages, or null without any.</param>
/// <param name="Counting">Numbers of the events that count.</param>
/// <param name="Built">Settlements that are built with the day, by evidence, in the order of the days.</param>
public sealed record CalendarStanding(
    ProgressStatus Status, int Doubts, IReadOnlyDictionary<long, SettlementStanding> Villages, IReadOnlyDictionary<string, PackageProgress> Packages,
    EarnedFigures? Earned,
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
            status.Doubts.Count,
            villages.ToDictionary(v => v.SettlementId, v => new SettlementStanding(v.Standing, v.Shown, v.Claimed, v.Missing, v.ReachedOn)),
            done,
            calendar.Packages.Count == 0 ? null : Figures(EarnedValue.Of(
                [
                    .. calendar.Packages.Zip(
                        calendar.Dates, (p, d) => new BudgetedWork(p.Id, d.Start, d.Finish, p.Capex, done.GetValueOrDefault(p.Id)?.Share ?? 0)),
                ],
                day, (long)status.Paid)),
            review.Events.Where(review.Counts).Select(e => e.Number).ToHashSet(),
            [
                .. villages.Select(v => (Day: ReportFacts.BuiltOn(v), v.SettlementId)).Where(v => v.Day is not null)
                    .Select(v => (v.Day!.Value, v.SettlementId)).Order(),
            ]);
    }
    private static EarnedFigures Figures(EarnedValue e) => new(e.Budget, e.Planned, e.Earned, e.Actual, e.CostIndex, e.ScheduleIndex, e.EstimateAtCompletion);
}
