using System.Globalization;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;
using Zheli.Programme.Schedule;

namespace Zheli.Operations.Schedule;

/// <summary>What a calendar takes over by itself when it is made anew: the work that the log of progress shows, and what the calendar before it was told by hand.</summary>
internal static class LoggedWork
{
    /// <summary>The request with locked starts and precedence of the calendar before, as far as their packages still exist; where the request names its own, these alone count.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="before">What decided the calendar before, or null.</param>
    /// <param name="keepsLocks">False when locked starts were given anew.</param>
    /// <param name="keepsPrecedence">False when precedence was given anew.</param>
    /// <param name="packages">The work.</param>
    /// <param name="findings">Where is said what holds on.</param>
    public static ScheduleRequest Inherit(
        ScheduleRequest request, ScheduleInputs? before, bool keepsLocks, bool keepsPrecedence, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        if (before is null)
        {
            return request;
        }

        var known = packages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var named = request.Locked.Select(l => l.PackageId).ToHashSet(StringComparer.Ordinal);
        var inherited = request with
        {
            Locked = keepsLocks ? [.. request.Locked, .. before.Locked.Where(l => known.Contains(l.PackageId) && !named.Contains(l.PackageId) && l.Start >= request.Start)] : request.Locked,
            Precedence = keepsPrecedence ? [.. request.Precedence.Union(before.Precedence.Where(p => known.Contains(p.Before) && known.Contains(p.After)))] : request.Precedence,
        };
        var (locks, orders) = (inherited.Locked.Count - request.Locked.Count, inherited.Precedence.Count - request.Precedence.Count);
        if (locks + orders > 0)
        {
            findings.Add(new(
                Severity.Note, "locks-held", "calendar", FormattableString.Invariant($"Of the calendar before, {locks} locked starts and {orders} rows of precedence hold on."),
                "Maybe give --locks or --precedence to replace them; a table without rows takes them away."));
        }

        return inherited;
    }

    /// <summary>
    /// The request with what the log shows by evidence: finished packages keep their days, begun ones have the rest of their work left. Days from the one after the last event that counts are
    /// planned, unless the request says from when. What the request itself knows of a package counts for more.
    /// </summary>
    /// <param name="file">The project.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="packages">The work.</param>
    /// <param name="findings">Where is said what was taken.</param>
    public static ScheduleRequest Add(ProjectFile file, RolloutPlan plan, ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        var log = file.ReadProgress();
        if (log.Count == 0)
        {
            return request;
        }

        var scene = ProgressScene.Read(file, plan.Options.Scenario);
        var all = scene.Review(log, request.AsOf?.AddDays(-1) ?? DateOnly.MaxValue);
        var last = all.Events.Where(all.Counts).Select(e => e.Date).DefaultIfEmpty(DateOnly.MinValue).Max();
        if (last == DateOnly.MinValue)
        {
            return request;
        }

        var asOf = request.AsOf ?? (last < request.Start ? request.Start : last.AddDays(1));
        var own = request.Progress.Where(p => !p.IsLogged).ToList();
        var told = own.Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        var logged = PackageWork.Of(packages, plan.Edges, all, scene.Packages).Where(p => !told.Contains(p.PackageId)).Select(p => p with { IsLogged = true }).ToList();
        if (logged.Count > 0)
        {
            var finished = logged.Count(p => p.Finished is not null);
            findings.Add(new(
                Severity.Note, "work-taken-from-log", "progress",
                string.Create(CultureInfo.InvariantCulture, $"{finished} packages are finished and {logged.Count - finished} are under way by the log's evidence; days from {asOf:yyyy-MM-dd} on are planned."),
                "Maybe give --as-of to plan from another day."));
        }

        return request with { AsOf = asOf, Progress = [.. own, .. logged] };
    }

    /// <summary>Packages of a calendar of which the log shows by its evidence other days or another share than the calendar took.</summary>
    /// <param name="file">The project.</param>
    /// <param name="schedule">The calendar.</param>
    public static int Newer(ProjectFile file, WorkSchedule schedule)
    {
        var log = file.ReadProgress();
        if (log.Count == 0)
        {
            return 0;
        }

        var scene = ProgressScene.Read(file, schedule.Summary.Scenario);
        var taken = schedule.Inputs.Progress.ToDictionary(p => p.PackageId, p => (p.Started, p.Finished, p.Share), StringComparer.Ordinal);
        return PackageWork.Of(schedule.Packages, scene.Works, scene.Review(log, DateOnly.MaxValue), scene.Packages).Count(p => taken.GetValueOrDefault(p.PackageId) != (p.Started, p.Finished, p.Share));
    }

    /// <summary>
    /// The request with what a table or another program had told the calendar before of work that neither the request nor the log knows; from the same day on, unless the request says from when. What does
    /// not lie before that day any more is dropped, and said.
    /// </summary>
    /// <param name="request">What is asked, with what the log shows.</param>
    /// <param name="before">What decided the calendar before, or null.</param>
    /// <param name="asked">The day from which the planner wants to plan, or null.</param>
    /// <param name="packages">The work.</param>
    /// <param name="findings">Where is said what was kept.</param>
    public static ScheduleRequest Remember(ScheduleRequest request, ScheduleInputs? before, DateOnly? asked, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        var known = request.Progress.Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        var told = (before?.Progress ?? []).Where(p => !p.IsLogged && !known.Contains(p.PackageId)).ToList();
        if (told.Count == 0)
        {
            return request;
        }

        var last = before!.AsOf > (request.AsOf ?? request.Start) ? before.AsOf : request.AsOf ?? request.Start;
        var (asOf, ids) = (asked ?? last, packages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal));
        var kept = told.Where(p => ids.Contains(p.PackageId) && !(p.Finished >= asOf) && !(p.Started > asOf)).ToList();
        findings.Add(new(
            Severity.Note, "work-remembered", "progress",
            string.Create(CultureInfo.InvariantCulture, $"{kept.Count} packages are finished or under way by what was imported before and is not in the log; {told.Count - kept.Count} more are dropped: they are not in this plan, or later than {asOf:yyyy-MM-dd}."),
            "Maybe record them with 'zheli progress', with their evidence."));
        return request with { AsOf = asOf, Progress = [.. request.Progress, .. kept] };
    }
}
