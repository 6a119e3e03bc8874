using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>The calendar lived through again, crew by crew and day by day.</summary>
internal static class ScheduleReplay
{
    private const int LongestBreakDays = 4000;

    /// <summary>Metres that the calendar's whole numbers may differ from a measured way.</summary>
    private const double Rounding = 5;

    /// <summary>Every package is worked on by a crew that exists, that is there, and that does nothing else; it takes as many days as its work and its crew's way take.</summary>
    public static void Crews(ScheduleUnderCheck it, CheckReport report)
    {
        var (days, left) = (0L, it.Schedule.Dates.Count(it.IsLeft));
        foreach (var crew in it.Schedule.Dates.Where(d => !it.IsDone(d.PackageId) && !it.IsLeft(d)).GroupBy(d => (d.CrewRow, d.CrewNumber)))
        {
            if (crew.Key.CrewRow < 0 || crew.Key.CrewRow >= it.Inputs.Crews.Count || crew.Key.CrewNumber < 1 || crew.Key.CrewNumber > it.Inputs.Crews[crew.Key.CrewRow].Count)
            {
                foreach (var date in crew)
                {
                    report.Fail(date.PackageId, $"No crew of row {date.CrewRow} has number {date.CrewNumber}.");
                }

                continue;
            }

            days += Live(it, it.Inputs.Crews[crew.Key.CrewRow], [.. crew.OrderBy(d => d.CrewOrder)], report);
        }

        report.Figure("crewDays", days);
        report.Figure("packagesLeft", left);
        report.Checked($"{it.Schedule.Dates.Count - left} packages worked through again in {days} days of crews{(left > 0 ? FormattableString.Invariant($"; to {left} no crew comes") : "")}.");
    }

    /// <summary>Where each crew comes from: the end of its package before, measured on the ground.</summary>
    public static void Moves(ScheduleUnderCheck it, CheckReport report)
    {
        var metres = 0.0;
        foreach (var crew in it.Schedule.Dates.Where(d => !it.IsDone(d.PackageId) && !it.IsLeft(d)).GroupBy(d => (d.CrewRow, d.CrewNumber)))
        {
            // Where both ends of a package are equally far, the calendar may have taken either: the crew then stands at one of two places.
            List<Model.Places.GeoPoint> at = [];
            foreach (var date in crew.OrderBy(d => d.CrewOrder))
            {
                if (!it.PackageById.TryGetValue(date.PackageId, out var package))
                {
                    continue;
                }

                var stands = it.IsUnderWay(package.Id) || it.Inputs.Locked.Any(l => l.PackageId == package.Id);
                var ways = at.ConvertAll(from => (Near: Chord(from, package.From), Far: Chord(from, package.To)));
                var way = stands || at.Count == 0 ? (Near: 0, Far: 0) : ways.MinBy(w => Math.Abs(Math.Min(w.Near, w.Far) - date.MoveM));
                report.Near(package.Id, "The metres that the crew moves", date.MoveM, Math.Min(way.Near, way.Far), 0.0001, Rounding);
                at = stands || way.Near < way.Far - Rounding || ways.Count == 0 ? [package.To] : way.Far < way.Near - Rounding ? [package.From] : [package.To, package.From];
                metres += date.MoveM;
            }
        }

        report.Figure("movedKm", metres / 1000);
        report.Checked($"Crews move {metres / 1000:0} km between packages.");
    }

    /// <summary>What must come before has come: predecessors, permits, materials, the first planned day; and the light reaches no package before the one upstream.</summary>
    public static void Order(ScheduleUnderCheck it, CheckReport report)
    {
        var byHand = it.Inputs.Precedence.ToLookup(p => p.After, p => p.Before, StringComparer.Ordinal);
        foreach (var date in it.Schedule.Dates)
        {
            if (!it.PackageById.TryGetValue(date.PackageId, out var package))
            {
                report.Fail(date.PackageId, $"It has dates, but there is no such package.");
                continue;
            }

            Lit(it, package, date, report);
            if (it.IsDone(package.Id) || it.IsLeft(date))
            {
                continue;
            }

            // What is under way was begun, whatever it should have waited for.
            foreach (var before in it.IsUnderWay(package.Id) ? [] : package.StartsAfter.Concat(byHand[package.Id]))
            {
                if (!it.DateById.TryGetValue(before, out var other) || date.Start <= other.Finish)
                {
                    report.Fail(package.Id, $"It starts on {date.Start:yyyy-MM-dd}, before {before} is finished.");
                }
            }

            var earliest = it.Inputs.Start.AddDays(Math.Max(package.PermitDays, package.LeadDays));
            if (!it.IsUnderWay(package.Id) && (date.Start < it.Inputs.AsOf || (date.Start < earliest)))
            {
                report.Fail(package.Id, $"It starts on {date.Start:yyyy-MM-dd}; permit and material are there on {earliest:yyyy-MM-dd}, work is planned from {it.Inputs.AsOf:yyyy-MM-dd}.");
            }
        }

        report.Checked($"{it.Schedule.Dates.Count} packages start after what they wait for, and are lit after what is upstream.");
    }

    /// <summary>On no day is more committed than was released.</summary>
    public static void Cash(ScheduleUnderCheck it, CheckReport report)
    {
        if (it.Inputs.Cash.Count == 0)
        {
            report.Checked($"Money does not bind this calendar.");
            return;
        }

        // The calendar counts in thousands of tenge, what is spent rounded up and what is released rounded down in sum.
        var spent = new SortedDictionary<DateOnly, long>();
        foreach (var date in it.Schedule.Dates)
        {
            if (!it.IsLeft(date) && it.PackageById.TryGetValue(date.PackageId, out var package))
            {
                var day = it.IsUnderWay(package.Id) ? it.Inputs.AsOf : date.Start < it.Inputs.Start ? it.Inputs.Start : date.Start;
                spent[day] = spent.GetValueOrDefault(day) + (((package.Capex + 999) / 1000) * 1000);
            }
        }

        var total = 0L;
        foreach (var (day, amount) in spent)
        {
            total = checked(total + amount);
            var released = it.Inputs.Cash.Where(c => c.From <= day).Sum(c => c.Amount);
            if (total > released)
            {
                report.Fail($"{day:yyyy-MM-dd}", $"{total} tenge are committed until this day, {released} are released.", (double)total - released);
            }
        }

        report.Figure("committed", total);
        report.Checked($"{total} tenge are committed, never more than was released.");
    }

    /// <summary>Locked dates and what is known from the ground are kept.</summary>
    public static void Facts(ScheduleUnderCheck it, CheckReport report)
    {
        foreach (var locked in it.Inputs.Locked)
        {
            if (!it.DateById.TryGetValue(locked.PackageId, out var date) || (date.Start != locked.Start && !it.FactById.ContainsKey(locked.PackageId) && locked.Start >= it.Inputs.AsOf))
            {
                report.Fail(locked.PackageId, $"It is locked to {locked.Start:yyyy-MM-dd}, but does not start then.");
            }
        }

        foreach (var fact in it.Inputs.Progress)
        {
            if (!it.DateById.TryGetValue(fact.PackageId, out var date) || (fact.Finished is { } finished && date.Finish != finished) || (fact.Started is { } started && date.Start != started))
            {
                report.Fail(fact.PackageId, $"Its dates are not those that were reported.");
            }
        }

        report.Checked($"{it.Inputs.Locked.Count} locked dates and {it.Inputs.Progress.Count} reports from the ground are kept.");
    }

    private static long Live(ScheduleUnderCheck it, Crew crew, List<ScheduledPackage> work, CheckReport report)
    {
        // A crew that ends within a day has the rest of that day for its next package.
        // One that goes to another region begins there on the next day; what is under way is gone on with as soon as its crew has ended what it was at before.
        var (days, free, used) = (0L, crew.From is { } from && from > it.Inputs.AsOf ? from : it.Inputs.AsOf, 0L);
        WorkPackage? before = null;
        foreach (var date in work)
        {
            if (!it.PackageById.TryGetValue(date.PackageId, out var package) || package.Crew != crew.Type || !crew.Serves(package.RegionId))
            {
                report.Fail(date.PackageId, $"It is given to a crew of another kind or region.");
                continue;
            }

            var isUnderWay = it.IsUnderWay(package.Id);
            free = before is not null && (isUnderWay || before.RegionId != package.RegionId) ? free.AddDays(1) : free;
            var day = isUnderWay ? free : date.Start;
            used = day > free || before is null || before.RegionId != package.RegionId || isUnderWay ? 0 : used;
            if (day < free || (it.UnitsOn(crew.Type, package.RegionId, day) <= used && !isUnderWay))
            {
                report.Fail(package.Id, $"It starts on {day:yyyy-MM-dd}; its crew does not work then, or is busy until {free:yyyy-MM-dd}.");
            }

            var left = WayUnits(it, package, date) + (((it.WorkLeft(package) * 100L) + crew.Pace - 1) / crew.Pace);
            var (last, limit) = (day, day.AddDays(LongestBreakDays));
            while (day < limit)
            {
                var done = Math.Min(left, Math.Max(0, it.UnitsOn(crew.Type, package.RegionId, day) - used));
                (left, used, days, last) = done > 0 ? (left - done, used + done, days + 1, day) : (left, used, days, last);
                if (left == 0)
                {
                    break;
                }

                (day, used) = (day.AddDays(1), 0);
            }

            if (date.Finish == it.Beyond ? left == 0 && last < it.Beyond : last != date.Finish || left > 0)
            {
                report.Fail(package.Id, $"It is said to end on {date.Finish:yyyy-MM-dd}; worked through day by day it ends on {last:yyyy-MM-dd}.", date.Finish.DayNumber - last.DayNumber);
            }

            if (crew.Until is { } until && date.Finish > until)
            {
                report.Fail(package.Id, $"It ends on {date.Finish:yyyy-MM-dd}, after its crew has left on {until:yyyy-MM-dd}.");
            }

            (free, before) = (last, package);
        }

        return days;
    }

    private static long WayUnits(ScheduleUnderCheck it, WorkPackage package, ScheduledPackage date) =>
        (long)date.MoveM * WorkPackage.UnitsPerDay / it.Inputs.MoveMetresPerDay[(int)package.Crew];

    private static void Lit(ScheduleUnderCheck it, WorkPackage package, ScheduledPackage date, CheckReport report)
    {
        var light = date.Finish;
        if (package.Upstream is { } up)
        {
            if (!it.DateById.TryGetValue(up, out var above))
            {
                report.Fail(package.Id, $"Its upstream {up} has no dates.");
                return;
            }

            light = above.Lit > light ? above.Lit : light;
        }

        if (date.Lit != light)
        {
            report.Fail(package.Id, $"It is said to be lit on {date.Lit:yyyy-MM-dd}, but it and all upstream are finished on {light:yyyy-MM-dd}.", date.Lit.DayNumber - light.DayNumber);
        }
    }

    /// <summary>The straight distance between two points of a round earth, metres: the chord of the haversine's angle, 0.03 % less than the arc at 500 km.</summary>
    private static double Chord(Model.Places.GeoPoint a, Model.Places.GeoPoint b)
    {
        const double radius = 6_371_008.8;
        double Half(double degrees) => Math.Pow(Math.Sin(double.DegreesToRadians(degrees) / 2), 2);
        var h = Half(b.Latitude - a.Latitude) + (Math.Cos(double.DegreesToRadians(a.Latitude)) * Math.Cos(double.DegreesToRadians(b.Latitude)) * Half(b.Longitude - a.Longitude));
        return 2 * radius * Math.Sqrt(h);
    }
}
