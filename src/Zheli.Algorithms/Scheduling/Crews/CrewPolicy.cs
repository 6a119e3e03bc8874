namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// How crews choose their next package: the first few of their pool's list that can start now, or soon, are weighed by what they bring for the time that they
/// take, the way there included. One choice follows the list to the letter.
/// </summary>
public sealed class CrewPolicy
{
    /// <summary>Makes a policy from one order of all packages.</summary>
    /// <param name="problem">The work.</param>
    /// <param name="order">All packages, the most urgent first.</param>
    /// <param name="density">What each brings for a unit of work, at most 2^32; only comparisons within a pool matter.</param>
    /// <param name="choices">How many packages a crew weighs, at least 1.</param>
    /// <param name="patience">For a package higher on its list a crew waits at most so many days.</param>
    /// <param name="darkPercent">What a package counts, per cent, whose upstream is not known to be lit by the time it would be finished; 100 for as much as any.</param>
    /// <param name="reservePercent">The share of the cost of everything more urgent, per cent, for which money must have been released before a package may start; 0 lets whoever comes first take it.</param>
    public CrewPolicy(CrewProblem problem, ReadOnlySpan<int> order, ReadOnlySpan<long> density, int choices, int patience, int darkPercent = 100, int reservePercent = 0)
    {
        (Choices, Patience, DarkPercent, ReservePercent) = (choices, patience, darkPercent, reservePercent);
        PaidFrom = Reserved(problem, order, reservePercent);
        Density = density.ToArray();
        PoolStart = new int[problem.PoolCount + 1];
        foreach (var pool in problem.Pool)
        {
            PoolStart[pool + 1]++;
        }

        for (var p = 0; p < problem.PoolCount; p++)
        {
            PoolStart[p + 1] += PoolStart[p];
        }

        var fill = PoolStart.AsSpan(0, problem.PoolCount).ToArray();
        (Listed, Place) = (new int[problem.Count], new int[problem.Count]);
        foreach (var j in order)
        {
            var pool = problem.Pool[j];
            Place[j] = fill[pool] - PoolStart[pool];
            Listed[fill[pool]++] = j;
        }
    }

    /// <summary>How many packages a crew weighs.</summary>
    public int Choices { get; }

    /// <summary>Days that a crew waits for a package higher on its list.</summary>
    public int Patience { get; }

    /// <summary>What a package counts whose upstream would still be dark, per cent.</summary>
    public int DarkPercent { get; }

    /// <summary>The share of the money for more urgent packages that is kept for them, per cent.</summary>
    public int ReservePercent { get; }

    /// <summary>The first day on which money that is not kept for more urgent packages can pay for each; empty when none is kept.</summary>
    internal int[] PaidFrom { get; }

    /// <summary>Where the list of each pool starts in <see cref="Listed"/>; one more entry than pools.</summary>
    internal int[] PoolStart { get; }

    /// <summary>The lists of all pools, the most urgent package first.</summary>
    internal int[] Listed { get; }

    /// <summary>The place of each package on its pool's list, from 0.</summary>
    internal int[] Place { get; }

    /// <summary>What each package brings for a unit of work.</summary>
    internal long[] Density { get; }

    private static int[] Reserved(CrewProblem problem, ReadOnlySpan<int> order, int percent)
    {
        if (percent == 0 || problem.CashDay.Length == 0)
        {
            return [];
        }

        var (from, cost, release) = (new int[problem.Count], 0L, 0);
        foreach (var j in order)
        {
            cost += problem.Cost[j];
            while (release + 1 < problem.CashDay.Length && problem.CashTotal[release] < cost * percent / 100)
            {
                release++;
            }

            from[j] = problem.CashDay[release];
        }

        return from;
    }

    /// <summary>
    /// The policy that repeats a calendar: every pool's list in the order in which its packages were started, followed to the letter, with the patience under which it
    /// comes closest to the calendar.
    /// </summary>
    /// <param name="problem">The work.</param>
    /// <param name="start">The start of each package.</param>
    public static CrewPolicy Repeating(CrewProblem problem, ReadOnlySpan<int> start)
    {
        var order = new int[problem.Count];
        var key = new long[problem.Count];
        for (var j = 0; j < order.Length; j++)
        {
            (order[j], key[j]) = (j, ((long)start[j] << 32) | (uint)j);
        }

        Array.Sort(key, order);
        var simulation = new CrewSimulation(problem);
        var (best, least) = (default(CrewPolicy), long.MaxValue);
        foreach (var patience in (ReadOnlySpan<int>)[0, 2, 5, 10, 30, 3650])
        {
            var policy = new CrewPolicy(problem, order, new long[problem.Count], 1, patience);
            simulation.Run(policy);
            var apart = 0L;
            for (var j = 0; j < problem.Count; j++)
            {
                apart += Math.Abs((long)simulation.Start[j] - start[j]);
            }

            (best, least) = apart < least ? (policy, apart) : (best, least);
        }

        return best!;
    }
}
