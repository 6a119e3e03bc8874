using System.Globalization;
using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>Everything that is wrong with a request, at once.</summary>
internal static class RequestCheck
{
    /// <summary>Throws when the request cannot be used.</summary>
    public static void Refuse(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, PriceList figures)
    {
        var findings = request.Findings.Where(f => f.Severity == Severity.Error).ToList();
        var known = packages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        Dates(request, findings);
        LockedDays(request, packages, figures, findings);
        Cash(request, packages, findings);
        Names(known, "locked dates", request.Locked.Select(l => l.PackageId), findings);
        Names(known, "precedence", request.Precedence.SelectMany(p => new[] { p.Before, p.After }), findings);
        Names(known, "progress", request.Progress.Select(p => p.PackageId), findings);
        Twice("locked dates", request.Locked.Select(l => l.PackageId), findings);
        Twice("progress", request.Progress.Select(p => p.PackageId), findings);
        Cycle(request, packages, findings);
        Progress(request, findings);
        Crews(request, packages, findings);
        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    private static void Crews(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        if (request.Crews is not { } crews)
        {
            return;
        }

        foreach (var crew in crews.Where(c => c.Pace is < 1 or > 1000))
        {
            findings.Add(Error("crew-without-pace", "crews", $"The {Word(crew.Type)} crews of region {Region(crew.RegionId)} have no pace between 1 and 1000 per cent.", "Maybe 100."));
        }

        foreach (var crew in crews.Where(c => c.Until < c.From || c.Until < (request.AsOf ?? request.Start)))
        {
            findings.Add(Error("crew-never-there", "crews", $"The {Word(crew.Type)} crews of region {Region(crew.RegionId)} end on {crew.Until:yyyy-MM-dd}, before they can begin.", "Maybe the dates are exchanged."));
        }

        // Where rows could not be read, nobody knows which crews are missing.
        var done = request.Progress.Where(p => p.Finished is not null).Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        var staffed = crews.Where(c => c.Count > 0).SelectMany(c => c.AlsoIn.Select(id => (c.Type, (long?)id)).Append((c.Type, c.RegionId))).ToHashSet();
        foreach (var pool in packages.Where(p => !done.Contains(p.Id)).GroupBy(p => (p.Crew, p.RegionId)).OrderBy(g => g.Key.RegionId ?? long.MaxValue).ThenBy(g => g.Key.Crew))
        {
            if (!staffed.Contains(pool.Key) && request.Findings.Count == 0)
            {
                findings.Add(Error("crews-missing", "crews", $"{pool.Count()} packages of region {Region(pool.Key.RegionId)} need {Word(pool.Key.Crew)} crews, and there are none.", "Maybe add a row to the file of crews."));
            }
        }
    }

    private static void Dates(ScheduleRequest request, List<Finding> findings)
    {
        if (request.Deadline is { } deadline && deadline <= request.Start)
        {
            findings.Add(Error("deadline-before-start", "--deadline", $"The deadline {deadline:yyyy-MM-dd} is not after the start {request.Start:yyyy-MM-dd}.", "Maybe the two are exchanged."));
        }

        if (request.Deadline is { } far && far > request.Start.AddYears(8))
        {
            findings.Add(Error("deadline-too-far", "--deadline", $"The deadline {far:yyyy-MM-dd} is more than eight years after the start.", "Maybe the year is mistyped."));
        }

        if (request.AsOf is { } asOf && (asOf < request.Start || asOf > request.Start.AddYears(8)))
        {
            findings.Add(Error("as-of-out-of-range", "--as-of", $"The day {asOf:yyyy-MM-dd} from which to plan does not lie within eight years after the start {request.Start:yyyy-MM-dd}.", "Maybe give --start too."));
        }

        foreach (var locked in request.Locked.Where(l => l.Start < request.Start || l.Start > request.Start.AddYears(8)))
        {
            findings.Add(Error("locked-date-out-of-range", locked.PackageId, $"The locked date {locked.Start:yyyy-MM-dd} does not lie within eight years after the start.", "Maybe the year is mistyped."));
        }
    }

    /// <summary>A crew begins on a day on which it works: no weekend, no holiday, no month in which its season stops all work.</summary>
    private static void LockedDays(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, PriceList figures, List<Finding> findings)
    {
        if (request.Locked.Count == 0)
        {
            return;
        }

        var inputs = ScheduleDefaults.Complete(request with { Crews = [], Seasons = [.. request.Seasons.DistinctBy(s => (s.Type, s.RegionId))] }, packages, figures);
        var off = inputs.Holidays.GroupBy(h => h.Date).ToDictionary(g => g.Key, g => g.First().Name);
        var seasons = inputs.Seasons.ToDictionary(s => (s.Type, s.RegionId));
        var packageOf = packages.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var known = request.Progress.Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        foreach (var locked in request.Locked.Where(l => l.Start >= inputs.AsOf && !known.Contains(l.PackageId)))
        {
            var weekday = locked.Start.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)locked.Start.DayOfWeek;
            var why = weekday > inputs.WeekDays ? FormattableString.Invariant($"a {locked.Start.DayOfWeek}, and crews work the first {inputs.WeekDays} days of a week")
                : off.TryGetValue(locked.Start, out var holiday) ? $"a day off ({holiday})"
                : packageOf.TryGetValue(locked.PackageId, out var package) && seasons[(package.Crew, package.RegionId)].MonthPercent[locked.Start.Month - 1] == 0
                    ? $"in a month in which {Word(package.Crew)} crews of region {Region(package.RegionId)} stand still" : null;
            if (why is not null)
            {
                findings.Add(Error(
                    "locked-day-off", locked.PackageId, string.Create(CultureInfo.InvariantCulture, $"The locked date {locked.Start:yyyy-MM-dd} is {why}."),
                    "Maybe lock it to a working day; locked dates of the calendar before hold on until --locks names others."));
            }
        }
    }

    private static void Cash(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        foreach (var release in request.Cash.Where(c => c.Amount < 0))
        {
            findings.Add(Error("cash-negative", "cash", $"The release of {release.From:yyyy-MM-dd} is {release.Amount} tenge.", "Maybe write what becomes available, not what is spent."));
        }

        var (money, need) = (request.Cash.Sum(c => (decimal)c.Amount), packages.Sum(p => (decimal)(((p.Capex + 999) / 1000) * 1000)));
        if (request.Cash.Count > 0 && money < need)
        {
            findings.Add(Error("cash-ends", "cash", FormattableString.Invariant($"The money ends: {money:0} tenge are released, the work costs {need:0}; {need - money:0} are lacking."), "Maybe add a quarter, or plan within this money with 'zheli plan --budget'."));
        }
    }

    private static void Names(HashSet<string> known, string where, IEnumerable<string> ids, List<Finding> findings)
    {
        foreach (var id in ids.Where(id => !known.Contains(id)).Distinct(StringComparer.Ordinal))
        {
            findings.Add(Error("package-unknown", where, $"There is no package '{id}' in this plan.", "Maybe it was replaced when the plan was made anew."));
        }
    }

    private static void Twice(string where, IEnumerable<string> ids, List<Finding> findings)
    {
        foreach (var id in ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            findings.Add(Error("package-twice", where, $"The package '{id}' is listed more than once.", "Maybe keep one of the rows."));
        }
    }

    private static void Progress(ScheduleRequest request, List<Finding> findings)
    {
        var today = request.AsOf ?? request.Start;
        foreach (var fact in request.Progress)
        {
            if (fact.Finished < fact.Started)
            {
                findings.Add(Error("progress-exchanged", fact.PackageId, $"It is said to have ended on {fact.Finished:yyyy-MM-dd}, before it began on {fact.Started:yyyy-MM-dd}.", "Maybe the dates are exchanged."));
            }

            if (fact.Finished >= today || fact.Started > today)
            {
                findings.Add(Error("progress-in-future", fact.PackageId, $"It is said to be done on a day that is still planned (from {today:yyyy-MM-dd}).", "Maybe give --as-of with the day of the report."));
            }

            if (fact.Share is < 0 or > 1 or double.NaN)
            {
                findings.Add(Error("progress-share", fact.PackageId, FormattableString.Invariant($"The share done is {fact.Share}, not between 0 and 1."), "Maybe it is a percentage."));
            }
        }
    }

    /// <summary>A cycle among what must be finished first, found by taking away what waits for nothing.</summary>
    private static void Cycle(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        var before = packages.SelectMany(p => p.StartsAfter.Select(b => (Before: b, After: p.Id))).Concat(request.Precedence.Select(p => (p.Before, p.After))).Distinct().ToList();
        var after = before.ToLookup(p => p.Before, p => p.After, StringComparer.Ordinal);
        var waits = before.GroupBy(p => p.After, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var free = new Queue<string>(before.Select(p => p.Before).Distinct(StringComparer.Ordinal).Where(id => !waits.ContainsKey(id)));
        while (free.TryDequeue(out var id))
        {
            foreach (var next in after[id])
            {
                if (--waits[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }

        var stuck = waits.Where(w => w.Value > 0).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        if (stuck.Count > 0)
        {
            var ring = Ring(before.Where(p => stuck.Contains(p.After) && stuck.Contains(p.Before)).ToLookup(p => p.After, p => p.Before, StringComparer.Ordinal), stuck.Order(StringComparer.Ordinal).First());
            findings.Add(Error("precedence-cycle", "precedence", $"These packages wait for one another: {string.Join(" → ", ring)}.", "Maybe take one of the rows away."));
        }
    }

    private static List<string> Ring(ILookup<string, string> before, string first)
    {
        var (way, at) = (new List<string>(), first);
        while (!way.Contains(at, StringComparer.Ordinal))
        {
            way.Add(at);
            at = before[at].OrderBy(id => id, StringComparer.Ordinal).First();
        }

        var ring = way.Skip(way.IndexOf(at)).Append(at).Reverse().ToList();
        return ring.Count <= 8 ? ring : [.. ring.Take(4), "…", .. ring.TakeLast(3)];
    }

    internal static string Word(CrewType type) => type.ToString().ToLowerInvariant();

    internal static string Region(long? id) => id is { } number ? FormattableString.Invariant($"{number}") : "unknown";

    private static Finding Error(string code, string where, string message, string advice) => new(Severity.Error, code, where, message, advice);
}
