using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>
/// What crews can do on each day, asked day by day. Crews that serve one pool give their days to it; crews of several give each day to the pool where it is dearest. Crews are counted from
/// the first day on which one of their pools has work.
/// </summary>
internal sealed class CrewTime
{
    private readonly ScheduleUnderCheck it;
    private readonly Dictionary<(CrewType, long?), DateOnly> first;
    private readonly IReadOnlyList<SchedulePool> pools;
    private readonly List<(int[] Pools, List<Crew> Crews)> groups;

    /// <summary>Sorts the crews by the pools that they serve.</summary>
    /// <param name="it">The calendar.</param>
    /// <param name="first">The first day on which each pool can have work; pools without any are missing.</param>
    public CrewTime(ScheduleUnderCheck it, Dictionary<(CrewType, long?), DateOnly> first)
    {
        (this.it, this.first, pools) = (it, first, it.Schedule.Proof.Pools);
        groups = [.. it.Inputs.Crews.Where(c => c.Count > 0)
            .Select(crew => (Crew: crew, Served: Enumerable.Range(0, pools.Count).Where(p => pools[p].Type == crew.Type && crew.Serves(pools[p].RegionId)).ToArray()))
            .Where(c => c.Served.Length > 0).GroupBy(c => string.Join(' ', c.Served), StringComparer.Ordinal).Select(g => (g.First().Served, g.Select(c => c.Crew).ToList()))];
    }

    /// <summary>
    /// For every day of a step, what all crews can do from a day until before it, at prices; added up. What a group does is counted in whole hundredths of a crew-day times its price.
    /// </summary>
    public Int128 Priced(ReadOnlySpan<long> prices, int from, int begin, int end)
    {
        Int128 total = 0;
        foreach (var (served, crews) in groups)
        {
            if (AllZero(prices, served))
            {
                continue;
            }

            Int128 sum = 0;
            for (var day = from; day < end; day++)
            {
                if (day >= begin)
                {
                    total += served.Length == 1 ? prices[served[0]] * (sum / 100) : sum / 100;
                }

                var most = Int128.Zero;
                foreach (var p in served)
                {
                    var units = (Int128)it.UnitsOn(pools[p].Type, pools[p].RegionId, it.Inputs.Start.AddDays(day));
                    most = Int128.Max(most, served.Length == 1 ? units : units * prices[p]);
                }

                sum += most * Pace(served, crews, it.Inputs.Start.AddDays(day));
            }
        }

        return total;
    }

    /// <summary>The first day by whose end the crews can have done the work of every pool, and of all pools together that share crews; the day after the longest time where that is not enough.</summary>
    public DateOnly FirstDayOfAllWork(int longest)
    {
        var latest = it.Inputs.Start.AddDays(-1);
        foreach (var part in Parts().SelectMany(part => part.Length > 1 ? part.Select(p => new[] { p }).Append(part) : [part]))
        {
            var work = it.Schedule.Packages.Where(p => !it.IsDone(p.Id) && part.Any(q => pools[q].Type == p.Crew && pools[q].RegionId == p.RegionId)).Sum(p => (long)it.WorkLeft(p));
            var own = groups.Where(g => g.Pools.Intersect(part).Any()).ToList();
            var done = new long[own.Count];
            var day = it.Inputs.Start;
            for (var d = 0; d < longest && done.Sum(sum => sum / 100) < work; d++, day = day.AddDays(1))
            {
                for (var g = 0; g < own.Count; g++)
                {
                    var units = own[g].Pools.Intersect(part).Max(p => it.UnitsOn(pools[p].Type, pools[p].RegionId, day));
                    done[g] += (long)units * Pace(own[g].Pools, own[g].Crews, day);
                }
            }

            var end = done.Sum(sum => sum / 100) < work ? day : day.AddDays(-1);
            latest = work > 0 && end > latest ? end : latest;
        }

        return latest;
    }

    /// <summary>Pools that crews in common bind together.</summary>
    private List<int[]> Parts()
    {
        var parts = Enumerable.Range(0, pools.Count).Select(p => new List<int> { p }).ToList();
        foreach (var (served, _) in groups.Where(g => g.Pools.Length > 1))
        {
            var together = parts.Where(part => part.Intersect(served).Any()).ToList();
            parts.RemoveAll(together.Contains);
            parts.Add([.. together.SelectMany(part => part)]);
        }

        return parts.ConvertAll(part => part.Order().ToArray());
    }

    /// <summary>Per cent of all crews of a group that are there on a day.</summary>
    private long Pace(int[] served, List<Crew> crews, DateOnly day)
    {
        var earliest = served.Where(p => first.ContainsKey((pools[p].Type, pools[p].RegionId))).Select(p => first[(pools[p].Type, pools[p].RegionId)]).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return day < earliest ? 0 : crews.Where(c => !(c.From > day) && !(c.Until < day)).Sum(c => (long)c.Count * c.Pace);
    }

    private static bool AllZero(ReadOnlySpan<long> prices, int[] served)
    {
        foreach (var p in served)
        {
            if (prices[p] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
