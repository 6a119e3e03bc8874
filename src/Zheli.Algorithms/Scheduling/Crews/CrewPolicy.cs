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
    /// <param name="aheadPercent">The share of the next release, per cent, that counts as released by the time it comes, growing day by day: work further down the order begins towards the end of a quarter, so that no crew stands idle for money that is there.</param>
    /// <param name="wayPercent">What a way counts, per cent of the time that it takes, 0 to 10,000: above 100 crews stay near where they are.</param>
    /// <param name="awaitedPercent">What a package counts for what has begun downstream of it and stays dark for lack of it, per cent of that, 0 to 1,000.</param>
    public CrewPolicy(
        CrewProblem problem, ReadOnlySpan<int> order, ReadOnlySpan<long> density, int choices, int patience, int darkPercent = 100, int reservePercent = 0, int aheadPercent = 0,
        int wayPercent = 100, int awaitedPercent = 0)
    {
        (Choices, Patience, DarkPercent, ReservePercent, AheadPercent) = (choices, patience, darkPercent, reservePercent, aheadPercent);
        (WayPercent, AwaitedPercent) = (Math.Clamp(wayPercent, 0, 10_000), Math.Clamp(awaitedPercent, 0, 1000));
        PaidFrom = Reserved(problem, order, reservePercent, aheadPercent);
        (Order, Density) = (order.ToArray(), density.ToArray());
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

        Densest = new long[problem.Count];
        for (var p = 0; p < problem.PoolCount; p++)
        {
            var most = 0L;
            for (var at = PoolStart[p + 1] - 1; at >= PoolStart[p]; at--)
            {
                Densest[at] = most = Math.Max(most, Density[Listed[at]]);
            }
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

    /// <summary>The share of the next release that counts before it comes, per cent.</summary>
    public int AheadPercent { get; }

    /// <summary>What a way counts, per cent of the time that it takes.</summary>
    public int WayPercent { get; }

    /// <summary>What a package counts for what stays dark for lack of it, per cent of that.</summary>
    public int AwaitedPercent { get; }

    /// <summary>All packages, the most urgent first.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>What each package brings for a unit of work, by number.</summary>
    public IReadOnlyList<long> Densities => Density;

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

    /// <summary>For each place of the lists, the most that any package from there on brings: what comes later cannot be better.</summary>
    internal long[] Densest { get; }

    /// <summary>For each package the first day on which a share of the cost of it and everything more urgent counts as released; empty where no money is kept.</summary>
    internal static int[] Reserved(CrewProblem problem, ReadOnlySpan<int> order, int percent, int ahead)
    {
        if (percent == 0 || problem.CashDay.Length == 0)
        {
            return [];
        }

        var (from, cost, day, release) = (new int[problem.Count], 0L, 0, 0);
        foreach (var j in order)
        {
            cost += problem.Cost[j];
            while (release + 1 < problem.CashDay.Length && Released(problem, release, day, ahead) < cost * percent / 100)
            {
                day++;
                while (release + 1 < problem.CashDay.Length && problem.CashDay[release + 1] <= day)
                {
                    release++;
                }
            }

            from[j] = day;
        }

        return from;
    }

    /// <summary>What counts as released on a day between a release and the next.</summary>
    private static long Released(CrewProblem problem, int release, int day, int ahead)
    {
        var (now, next) = (problem.CashDay[release], problem.CashDay[release + 1]);
        var more = problem.CashTotal[release + 1] - problem.CashTotal[release];
        return problem.CashTotal[release] + (day <= now ? 0 : (long)((Int128)more * ahead * (day - now) / (100L * (next - now))));
    }
}
