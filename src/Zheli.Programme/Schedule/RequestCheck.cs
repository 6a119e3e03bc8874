using System.Globalization;
using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>Everything that is wrong with a request, at once.</summary>
internal static class RequestCheck
{
    private const int MostRings = 20;

    /// <summary>Throws when the request cannot be used.</summary>
    public static void Refuse(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, PriceList figures)
    {
        var findings = request.Findings.Where(f => f.Severity == Severity.Error).ToList();
        var known = packages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        Dates(request, findings);
        LockedDays(request, packages, figures, findings);
        Cash(request, packages, findings);
        Names(known, request.Locked.Select(l => (request.Places.Of(l, "locked dates"), l.PackageId)), findings);
        Names(known, request.Precedence.SelectMany(p => new[] { p.Before, p.After }.Select(id => (request.Places.Of(p, "precedence"), id))), findings);
        Names(known, request.Progress.Select(p => (request.Places.Of(p, "progress"), p.PackageId)), findings);
        Twice(request.Locked.Select(l => (request.Places.Of(l, "locked dates"), l.PackageId)), findings);
        Twice(request.Progress.Select(p => (request.Places.Of(p, "progress"), p.PackageId)), findings);
        Cycle(request, packages, findings);
        Progress(request, findings);
        Crews(request, packages, findings);
        if (findings.Count > 0)
        {
            throw new BadInputException(Sorted(findings));
        }
    }

    /// <summary>What was asked on the command line first, then file by file in the order in which they were read, row by row.</summary>
    private static List<Finding> Sorted(List<Finding> findings)
    {
        var files = findings.Select(f => FileOf(f.Where)).Distinct(StringComparer.Ordinal).OrderBy(f => f.StartsWith("--", StringComparison.Ordinal) ? 0 : 1).ToList();
        int RowOf(Finding finding) => int.TryParse(finding.Where.AsSpan(FileOf(finding.Where).Length).TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
        return [.. findings.OrderBy(f => files.IndexOf(FileOf(f.Where))).ThenBy(RowOf)];
    }

    private static void Crews(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        if (request.Crews is not { } crews)
        {
            return;
        }

        foreach (var crew in crews.Where(c => c.Pace is < 1 or > 1000))
        {
            findings.Add(Error("crew-without-pace", request.Places.Of(crew, "crews"), $"The {Word(crew.Type)} crews of region {Region(crew.RegionId)} have a pace of {crew.Pace} per cent, not 1 to 1000.", "Maybe 100."));
        }

        foreach (var crew in crews.Where(c => c.Until < c.From || c.Until < (request.AsOf ?? request.Start)))
        {
            var begin = crew.From is { } from && from > (request.AsOf ?? request.Start) ? from : request.AsOf ?? request.Start;
            findings.Add(Error(
                "crew-never-there", request.Places.Of(crew, "crews"),
                $"The {Word(crew.Type)} crews of region {Region(crew.RegionId)} end on {crew.Until:yyyy-MM-dd}, before they can begin on {begin:yyyy-MM-dd}.", "Maybe the dates are exchanged."));
        }

        // Where rows could not be read, nobody knows which crews are missing.
        var file = crews.Count > 0 ? FileOf(request.Places.Of(crews[0], "crews")) : "crews";
        var isWhole = crews.Count > 0 ? !request.Findings.Any(f => FileOf(f.Where) == file) : request.Findings.Count == 0;
        var done = request.Progress.Where(p => p.Finished is not null).Select(p => p.PackageId).ToHashSet(StringComparer.Ordinal);
        var staffed = crews.Where(c => c.Count > 0).SelectMany(c => c.AlsoIn.Select(id => (c.Type, (long?)id)).Append((c.Type, c.RegionId))).ToHashSet();
        foreach (var pool in packages.Where(p => !done.Contains(p.Id)).GroupBy(p => (p.Crew, p.RegionId)).OrderBy(g => g.Key.RegionId ?? long.MaxValue).ThenBy(g => g.Key.Crew))
        {
            if (!staffed.Contains(pool.Key) && isWhole)
            {
                findings.Add(Error("crews-missing", file, $"{pool.Count()} packages of region {Region(pool.Key.RegionId)} need {Word(pool.Key.Crew)} crews, and there are none.", "Maybe add a row for them, or let others serve the region (column serves); --write-crews writes a whole table."));
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
            findings.Add(Error(
                "locked-date-out-of-range", request.Places.Of(locked, locked.PackageId),
                $"The locked date {locked.Start:yyyy-MM-dd} of package '{locked.PackageId}' does not lie within eight years after the start {request.Start:yyyy-MM-dd}.", "Maybe the year is mistyped."));
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
                    "locked-day-off", request.Places.Of(locked, locked.PackageId),
                    string.Create(CultureInfo.InvariantCulture, $"The locked date {locked.Start:yyyy-MM-dd} of package '{locked.PackageId}' is {why}."),
                    "Maybe lock it to a working day; locked dates of the calendar before hold on until --locks names others."));
            }
        }
    }

    private static void Cash(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        foreach (var release in request.Cash.Where(c => c.Amount < 0))
        {
            findings.Add(Error("cash-negative", request.Places.Of(release, "cash"), $"The release of {release.From:yyyy-MM-dd} is {release.Amount} tenge.", "Maybe write what becomes available, not what is spent."));
        }

        // Where rows could not be read, nobody knows how much money there is.
        if (request.Cash.Count > 0 && FileOf(request.Places.Of(request.Cash[0], "cash")) is var file && request.Findings.Any(f => FileOf(f.Where) == file && f.Code != "dates-mixed"))
        {
            return;
        }

        var (money, need) = (request.Cash.Sum(c => (decimal)c.Amount), packages.Sum(p => (decimal)(((p.Capex + 999) / 1000) * 1000)));
        if (request.Cash.Count > 0 && money < need)
        {
            var last = request.Cash.MaxBy(c => c.From)!;
            findings.Add(Error(
                "cash-ends", request.Places.Of(last, "cash"),
                string.Create(CultureInfo.InvariantCulture, $"The money ends with the release of {last.From:yyyy-MM-dd}: {money:N0} tenge are released in all, the work costs {need:N0}; {need - money:N0} are lacking."),
                "Maybe add a quarter, or plan within this money with 'zheli plan --budget'."));
        }
    }

    private static void Names(HashSet<string> known, IEnumerable<(string Where, string Id)> named, List<Finding> findings)
    {
        foreach (var (where, id) in named.Where(n => !known.Contains(n.Id)).Distinct())
        {
            findings.Add(id.Length == 0
                ? Error("package-missing", where, "No package is named.", "Maybe the row was cut off: a package is like S-03f2a7c41d9e0b55.")
                : Error("package-unknown", where, $"There is no package '{id}' in this plan.", "Maybe it was replaced when the plan was made anew: 'zheli schedule --stored --export work.csv' lists those there are."));
        }
    }

    private static void Twice(IEnumerable<(string Where, string Id)> named, List<Finding> findings)
    {
        foreach (var package in named.Where(n => n.Id.Length > 0).GroupBy(n => n.Id, StringComparer.Ordinal))
        {
            var first = package.First().Where;
            findings.AddRange(package.Skip(1).Select(again => Error(
                "package-twice", again.Where, $"The package '{package.Key}' is listed more than once, first in {first}.", "Maybe keep one of the rows.")));
        }
    }

    private static void Progress(ScheduleRequest request, List<Finding> findings)
    {
        var today = request.AsOf ?? request.Start;
        foreach (var fact in request.Progress)
        {
            if (fact.Finished < fact.Started)
            {
                findings.Add(Error("progress-exchanged", request.Places.Of(fact, fact.PackageId), $"Package '{fact.PackageId}' is said to have ended on {fact.Finished:yyyy-MM-dd}, before it began on {fact.Started:yyyy-MM-dd}.", "Maybe the dates are exchanged."));
            }

            if (fact.Finished >= today || fact.Started > today)
            {
                findings.Add(Error("progress-in-future", request.Places.Of(fact, fact.PackageId), $"Package '{fact.PackageId}' is said to be done on {(fact.Started > today ? fact.Started : fact.Finished):yyyy-MM-dd}, a day that is still planned (from {today:yyyy-MM-dd}).",
                    "Maybe give --as-of with the day of the report."));
            }

            if (fact.Share is < 0 or > 1 or double.NaN)
            {
                findings.Add(Error("progress-share", request.Places.Of(fact, fact.PackageId), FormattableString.Invariant($"The share done of package '{fact.PackageId}' is {fact.Share}, not between 0 and 1."), "Maybe it is a percentage."));
            }
        }
    }

    /// <summary>
    /// Cycles among what must be finished first: what waits for nothing is taken away until nothing is left, or a ring. The plan's own order is a forest, so every ring has a row made by hand; its rows are
    /// taken out and the rest is looked at again, so that all rings are said that share no row.
    /// </summary>
    private static void Cycle(ScheduleRequest request, IReadOnlyList<WorkPackage> packages, List<Finding> findings)
    {
        var own = packages.SelectMany(p => p.StartsAfter.Select(b => (Before: b, After: p.Id))).ToList();
        var byHand = request.Precedence.ToList();
        for (var found = 0; found < MostRings; found++)
        {
            if (FindRing([.. own.Concat(byHand.Select(p => (p.Before, p.After))).Distinct()]) is not { } ring)
            {
                return;
            }

            var steps = ring.Zip(ring.Skip(1)).ToHashSet();
            var rows = byHand.Where(p => steps.Contains((p.Before, p.After))).ToList();
            var places = rows.Select(p => request.Places.Of(p, "precedence")).Distinct(StringComparer.Ordinal).ToList();
            var shown = ring.Count <= 8 ? ring : [.. ring.Take(4), "…", .. ring.TakeLast(3)];
            findings.Add(Error(
                "precedence-cycle", places.Count > 0 ? places[0] : "precedence", $"These packages wait for one another: {string.Join(" → ", shown)}{(places.Count > 1 ? $" ({string.Join(", ", places)})" : "")}.",
                "Maybe take one of the rows away, or before and after are exchanged; an upstream stretch that a node waits for stands in the plan itself."));
            if (byHand.RemoveAll(rows.Contains) == 0)
            {
                return;
            }
        }
    }

    /// <summary>A ring among what must be finished first, its first package named again at its end; null where there is none.</summary>
    private static List<string>? FindRing(IReadOnlyList<(string Before, string After)> before)
    {
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
        return stuck.Count == 0 ? null
            : Ring(before.Where(p => stuck.Contains(p.After) && stuck.Contains(p.Before)).ToLookup(p => p.After, p => p.Before, StringComparer.Ordinal), stuck.Order(StringComparer.Ordinal).First());
    }

    private static List<string> Ring(ILookup<string, string> before, string first)
    {
        var (way, at) = (new List<string>(), first);
        while (!way.Contains(at, StringComparer.Ordinal))
        {
            way.Add(at);
            at = before[at].OrderBy(id => id, StringComparer.Ordinal).First();
        }

        return [.. way.Skip(way.IndexOf(at)).Append(at).Reverse()];
    }

    private static string FileOf(string where) => where.LastIndexOf(':') is > 0 and var at ? where[..at] : where;

    internal static string Word(CrewType type) => type.ToString().ToLowerInvariant();

    internal static string Region(long? id) => id is { } number ? FormattableString.Invariant($"{number}") : "unknown";

    private static Finding Error(string code, string where, string message, string advice) => new(Severity.Error, code, where, message, advice);
}
