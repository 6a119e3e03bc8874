using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Every check of a calendar, on plain documents. Nothing here is shared with the scheduler: the calendar is lived through again day by day, and its proof added up again.</summary>
public static class ScheduleCheck
{
    private static readonly (string Name, Action<ScheduleUnderCheck, CheckReport> Check)[] Checks =
    [
        ("schedule-packages", SchedulePackageChecks.Complete),
        ("schedule-work", SchedulePackageChecks.Work),
        ("schedule-crews", ScheduleReplay.Crews),
        ("schedule-moves", ScheduleReplay.Moves),
        ("schedule-order", ScheduleReplay.Order),
        ("schedule-cash", ScheduleReplay.Cash),
        ("schedule-facts", ScheduleReplay.Facts),
        ("schedule-policy", SchedulePolicyCheck.Policy),
        ("schedule-figures", ScheduleProofChecks.Figures),
        ("schedule-bound", ScheduleProofChecks.Worth),
        ("schedule-finish", ScheduleProofChecks.Finish),
    ];

    /// <summary>Names of all checks, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Checks.Select(check => check.Name)];

    /// <summary>Runs every check. A check that cannot be carried out has failed; none is skipped.</summary>
    /// <param name="territory">The map that was planned on.</param>
    /// <param name="catalogue">The country's figures, the project's own set.</param>
    /// <param name="regional">Whole catalogues of regions whose figures differ, by id of region.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="schedule">Its calendar.</param>
    /// <param name="forecast">The odds kept beside it, or null.</param>
    /// <param name="progress">Told before each check.</param>
    /// <param name="cancellation">Stops between checks.</param>
    public static IReadOnlyList<CheckOutcome> Run(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, WorkSchedule schedule,
        ProgrammeForecast? forecast = null, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var it = new ScheduleUnderCheck(territory, catalogue, regional, plan, schedule, forecast);
        var outcomes = new List<CheckOutcome>(Checks.Length);
        foreach (var (name, check) in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StageProgress("checking " + name, (double)outcomes.Count / Checks.Length));
            var report = new CheckReport(name);
            try
            {
                check(it, report);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Whatever stops a check, a hostile file included, is a reason not to trust the calendar.
                report.Fail("calendar", $"The check could not be carried out: {problem.Message}.");
            }

            outcomes.Add(report.Outcome());
        }

        return outcomes;
    }
}
