namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// By when each package of an order must begin, if the rest of its pool's list is to be done by the deadline: the order that is best for worth leaves the work that
/// connects the fewest to the end, and then too much of it at once for too few crews.
/// </summary>
internal sealed class DueDays
{
    private readonly CrewProblem problem;
    private readonly int deadline;
    private readonly CrewCapacity capacity;
    private readonly int[] topological;

    /// <summary>Prepares for a deadline.</summary>
    public DueDays(CrewProblem problem, int deadline)
    {
        (this.problem, this.deadline) = (problem, Math.Min(deadline, problem.Days.Horizon));
        capacity = new CrewCapacity(problem, new int[problem.PoolCount]);
        topological = problem.TopologicalOrder();
    }

    /// <summary>Packages that would be begun too late, moved to where they are not; the densities stay with the places of the order.</summary>
    /// <param name="order">All packages, the most urgent first.</param>
    /// <param name="density">What each brings.</param>
    /// <param name="marginPercent">Time in hand of each pool, per cent of its work.</param>
    /// <param name="reservePercent">See <see cref="CrewPolicy.ReservePercent"/>.</param>
    /// <param name="aheadPercent">See <see cref="CrewPolicy.AheadPercent"/>.</param>
    public (int[] Order, long[] Density) Forward(ReadOnlySpan<int> order, ReadOnlySpan<long> density, ReadOnlySpan<int> marginPercent, int reservePercent, int aheadPercent)
    {
        var n = problem.Count;
        var expected = Expected(order, CrewPolicy.Reserved(problem, order, reservePercent, aheadPercent));
        var due = Due(order, marginPercent);
        var (moved, key) = (order.ToArray(), new long[n]);
        for (var i = 0; i < n; i++)
        {
            key[i] = ((long)Math.Min(expected[moved[i]], due[moved[i]]) << 32) + i;
        }

        Array.Sort(key, moved);
        var brings = new long[n];
        for (var i = 0; i < n; i++)
        {
            brings[moved[i]] = density[order[i]];
        }

        return (moved, brings);
    }

    /// <summary>When each package would begin: its pool's crews have worked down the list to it, and its money is there.</summary>
    private int[] Expected(ReadOnlySpan<int> order, int[] paidFrom)
    {
        var (expected, day, work) = (new int[problem.Count], new int[problem.PoolCount], new long[problem.PoolCount]);
        foreach (var j in order)
        {
            var pool = problem.Pool[j];
            while (day[pool] < deadline && capacity.Most(pool, 0, day[pool] + 1) <= work[pool])
            {
                day[pool]++;
            }

            expected[j] = Math.Max(day[pool], paidFrom.Length > 0 ? paidFrom[j] : 0);
            work[pool] += problem.IsDone(j) ? 0 : problem.Work[j];
        }

        return expected;
    }

    /// <summary>The day by which each package must begin: its pool's crews do the rest of the list after it, and what waits for it follows.</summary>
    private int[] Due(ReadOnlySpan<int> order, ReadOnlySpan<int> marginPercent)
    {
        var (due, day, work) = (new int[problem.Count], new int[problem.PoolCount], new long[problem.PoolCount]);
        Array.Fill(day, deadline);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var (j, pool) = (order[i], problem.Pool[order[i]]);
            work[pool] += problem.IsDone(j) ? 0 : (long)problem.Work[j] * (100 + marginPercent[pool]) / 100;
            while (day[pool] > 0 && capacity.Most(pool, day[pool], deadline) < work[pool])
            {
                day[pool]--;
            }

            due[j] = day[pool];
        }

        for (var i = topological.Length - 1; i >= 0; i--)
        {
            var j = topological[i];
            for (var before = problem.PredecessorStart[j]; before < problem.PredecessorStart[j + 1]; before++)
            {
                var b = problem.Predecessor[before];
                due[b] = Math.Min(due[b], Math.Max(0, due[j] - 1 - DaysOf(b, due[j])));
            }
        }

        return due;
    }

    /// <summary>About how many days before a day a crew must begin a package to end it by then.</summary>
    private int DaysOf(int package, int day)
    {
        var calendar = problem.PoolCalendar[problem.Pool[package]];
        var (units, from) = (problem.Days.Before(calendar, day), day);
        while (from > 0 && units - problem.Days.Before(calendar, from) < problem.Work[package])
        {
            from = Math.Max(0, from - 3);
        }

        return day - from;
    }
}
