using Zheli.Algorithms.Scheduling;

namespace Zheli.Tests.Algorithms.Scheduling;

/// <summary>The slow, obvious twin: tries every start of every activity, one after the other, period by period.</summary>
internal static class ObviousRcpsp
{
    /// <summary>The least makespan.</summary>
    public static int Optimum(RcpspProblem problem)
    {
        int least = 0;
        while (!Fits(problem, least, 0, new int[problem.Count]))
        {
            least++;
        }

        return least;
    }

    /// <summary>What is wrong with a schedule, or null.</summary>
    public static string? Objection(RcpspProblem problem, int[] start, int makespan)
    {
        for (int i = 0; i < problem.Count; i++)
        {
            if (start[i] < 0 || start[i] + problem.Duration[i] > makespan)
            {
                return $"activity {i} lies outside 0 … {makespan}";
            }

            foreach (int s in problem.Successors.Of(i))
            {
                if (start[s] < start[i] + problem.Duration[i])
                {
                    return $"activity {s} starts before {i} has finished";
                }
            }
        }

        for (int t = 0; t < makespan; t++)
        {
            for (int r = 0; r < problem.ResourceCount; r++)
            {
                long held = 0;
                for (int i = 0; i < problem.Count; i++)
                {
                    held += start[i] <= t && t < start[i] + problem.Duration[i] ? problem.Demand[(i * problem.ResourceCount) + r] : 0;
                }

                if (held > problem.Capacity[r])
                {
                    return $"resource {r} is overdrawn in period {t}";
                }
            }
        }

        return makespan == Enumerable.Range(0, problem.Count).Max(i => start[i] + problem.Duration[i]) ? null : $"the makespan is not {makespan}";
    }

    private static bool Fits(RcpspProblem problem, int deadline, int k, int[] start)
    {
        if (k == problem.Count)
        {
            return true;
        }

        int i = problem.Order[k], ready = 0;
        foreach (int p in problem.Predecessors.Of(i))
        {
            ready = Math.Max(ready, start[p] + problem.Duration[p]);
        }

        for (start[i] = ready; start[i] + problem.Duration[i] <= deadline; start[i]++)
        {
            if (Room(problem, k, start) && Fits(problem, deadline, k + 1, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Room(RcpspProblem problem, int last, int[] start)
    {
        int i = problem.Order[last];
        for (int t = start[i]; t < start[i] + problem.Duration[i]; t++)
        {
            for (int r = 0; r < problem.ResourceCount; r++)
            {
                long held = 0;
                for (int k = 0; k <= last; k++)
                {
                    int j = problem.Order[k];
                    held += start[j] <= t && t < start[j] + problem.Duration[j] ? problem.Demand[(j * problem.ResourceCount) + r] : 0;
                }

                if (held > problem.Capacity[r])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
