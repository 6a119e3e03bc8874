using Zheli.Algorithms.Scheduling.Crews;

namespace Zheli.Tests.Algorithms.Scheduling.Crews;

/// <summary>The slow twin: packages one after the other in a given order, every day looked at by itself.</summary>
internal sealed class ObviousCalendar
{
    public required int[] End { get; init; }

    public required int[] Lit { get; init; }

    /// <summary>The calendar of an order, or null when the order puts a package before one that it waits for, or money never suffices.</summary>
    public static ObviousCalendar? TryMake(CrewProblem problem, int[] order)
    {
        var n = problem.Count;
        var end = new int[n];
        var free = new int[problem.CrewCount];
        var committed = new List<(int Day, long Cost)>();
        foreach (var j in order)
        {
            var ready = problem.Release[j];
            for (var i = problem.PredecessorStart[j]; i < problem.PredecessorStart[j + 1]; i++)
            {
                if (end[problem.Predecessor[i]] == 0)
                {
                    return null;
                }

                ready = Math.Max(ready, end[problem.Predecessor[i]]);
            }

            var (bestDone, bestEnd, bestCrew, bestStart) = (0, int.MaxValue, -1, 0);
            for (var c = 0; c < problem.CrewCount; c++)
            {
                if (!problem.PoolsOf(c).Contains(problem.Pool[j]) || FirstPaidDay(problem, committed, problem.Cost[j], ready, free[c]) is not { } start)
                {
                    continue;
                }

                // Units of all days together: what a crew leaves of its last day is there for its next package.
                var done = Math.Max(free[c], problem.Days.Before(problem.PoolCalendar[problem.Pool[j]], start)) + (((problem.Work[j] * 100) + problem.CrewPace[c] - 1) / problem.CrewPace[c]);
                var day = start;
                while (problem.Days.Before(problem.PoolCalendar[problem.Pool[j]], day) < done)
                {
                    day++;
                }

                if (day < bestEnd || (day == bestEnd && done < bestDone))
                {
                    (bestDone, bestEnd, bestCrew, bestStart) = (done, day, c, start);
                }
            }

            if (bestCrew < 0)
            {
                return null;
            }

            (end[j], free[bestCrew]) = (bestEnd, bestDone);
            committed.Add((bestStart, problem.Cost[j]));
        }

        var lit = new int[n];
        for (var j = 0; j < n; j++)
        {
            lit[j] = problem.Upstream[j] >= 0 ? Math.Max(end[j], lit[problem.Upstream[j]]) : end[j];
        }

        return new ObviousCalendar { End = end, Lit = lit };
    }

    /// <summary>The first day on which the crew has work left to give and the cost can be committed without anyone lacking it later.</summary>
    private static int? FirstPaidDay(CrewProblem problem, List<(int Day, long Cost)> committed, long cost, int from, int used)
    {
        for (var day = from; day < 200; day++)
        {
            var isWorking = problem.Days.Before(0, day + 1) > Math.Max(used, problem.Days.Before(0, day));
            if (isWorking && (problem.CashDay.Length == 0 || Enumerable.Range(day, 200 - day).All(d => Released(problem, d) >= cost + committed.Where(c => c.Day <= d).Sum(c => c.Cost))))
            {
                return day;
            }
        }

        return null;
    }

    private static long Released(CrewProblem problem, int day)
    {
        var released = 0L;
        for (var q = 0; q < problem.CashDay.Length && problem.CashDay[q] <= day; q++)
        {
            released = problem.CashTotal[q];
        }

        return released;
    }
}
