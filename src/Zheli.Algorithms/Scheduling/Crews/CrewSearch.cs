namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>What a calendar is to be best in; a deadline always comes first.</summary>
public enum CrewGoal
{
    /// <summary>The most worth-days.</summary>
    Worth,

    /// <summary>The earliest last day.</summary>
    Finish,
}

/// <summary>How good a calendar is; the smaller the better, compared part by part.</summary>
/// <param name="Never">Packages that no crew came to.</param>
/// <param name="BrokenLocks">Days by which locked packages miss their day or begin before their predecessors are finished.</param>
/// <param name="DaysLate">Days from the deadline to the finish.</param>
/// <param name="Main">What the goal is about: worth-days lost, or the finish.</param>
/// <param name="Other">The other of the two.</param>
public readonly record struct CrewScore(int Never, long BrokenLocks, int DaysLate, long Main, long Other) : IComparable<CrewScore>
{
    /// <inheritdoc/>
    public int CompareTo(CrewScore other)
    {
        var order = Never.CompareTo(other.Never);
        order = order != 0 ? order : BrokenLocks.CompareTo(other.BrokenLocks);
        order = order != 0 ? order : DaysLate.CompareTo(other.DaysLate);
        order = order != 0 ? order : Main.CompareTo(other.Main);
        return order != 0 ? order : Other.CompareTo(other.Other);
    }
}

/// <summary>How hard to search.</summary>
/// <param name="Goal">What to be best in.</param>
/// <param name="Deadline">The day from which everything should be lit, or <see cref="CrewProblem.Never"/>.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Rounds">Rounds of <see cref="CrewSearch.Batch"/> tries each.</param>
/// <param name="Threads">Threads; the result does not depend on it.</param>
public sealed record CrewSearchOptions(CrewGoal Goal, int Deadline, int Seed, int Rounds, int Threads);

/// <summary>
/// Looks for a good policy: Horn's rule on worth against priced work, and then, from the best so far, other prices of pools, other weights of settlements, other
/// numbers of choices and other patience, each tried by playing the whole calendar.
/// </summary>
public sealed class CrewSearch
{
    /// <summary>Tries of one round; they start from the same point, so they can be played at the same time.</summary>
    public const int Batch = 8;

    private const int One = 256;

    /// <summary>Up to so many packages, single moves on the lists are tried too; beyond, one package more or less forward changes nothing.</summary>
    private const int MostListedByHand = 300;

    private static readonly int[] Factors = [64, 128, 170, 205, 230, 280, 330, 400, 512, 1024];
    private static readonly int[] ChoiceNumbers = [1, 2, 4, 8, 16, 32];
    private static readonly int[] DarkPercents = [100, 80, 60, 40, 20, 10];
    private static readonly int[] ReservePercents = [0, 60, 80, 90, 95, 100];
    private static readonly int[] Patiences = [0, 0, 2, 5, 10, 30, 365];

    private readonly CrewProblem problem;
    private readonly CrewSearchOptions options;
    private readonly long[] entry;
    private readonly int[] weighted;

    private CrewSearch(CrewProblem problem, long[] entry, CrewSearchOptions options)
    {
        (this.problem, this.entry, this.options) = (problem, entry, options);
        weighted = [.. Enumerable.Range(0, problem.Count).Where(j => problem.Worth[j] > 0)];
        weighted = weighted.Length > 0 ? weighted : [.. Enumerable.Range(0, problem.Count)];
    }

    /// <summary>Searches.</summary>
    /// <param name="problem">The work.</param>
    /// <param name="prices">Prices of the pools' work from which to begin, one a pool; all 0 for equal ones.</param>
    /// <param name="entry">When a relaxation lights each package, in any unit, as a further order to begin from; empty for none.</param>
    /// <param name="options">How hard.</param>
    /// <param name="isLate">Asked after every round; true ends the search with the best so far.</param>
    /// <param name="progress">Told the share of the rounds that is done.</param>
    /// <returns>The best policy, its score, and whether the search was cut short.</returns>
    public static (CrewPolicy Policy, CrewScore Score, bool CutShort) Find(
        CrewProblem problem, ReadOnlySpan<long> prices, long[] entry, CrewSearchOptions options, Func<bool> isLate, Action<double>? progress = null)
    {
        var search = new CrewSearch(problem, entry, options);
        return search.Run(prices.ToArray(), isLate, progress);
    }

    /// <summary>The score of what a simulation has just played.</summary>
    public static CrewScore Score(CrewProblem problem, CrewSimulation played, CrewGoal goal, int deadline)
    {
        var (never, broken, finish) = (0, 0L, 0);
        Int128 lost = 0;
        for (var j = 0; j < problem.Count; j++)
        {
            never += played.End[j] >= CrewProblem.Never ? 1 : 0;
            finish = Math.Max(finish, played.End[j]);
            lost += (Int128)problem.Worth[j] * Math.Min(played.Lit[j], problem.Days.Horizon);
            if (problem.LockedStart[j] >= 0 && !problem.IsDone(j))
            {
                broken += played.Start[j] - problem.LockedStart[j];
                for (var i = problem.PredecessorStart[j]; i < problem.PredecessorStart[j + 1]; i++)
                {
                    broken += Math.Max(0, played.End[problem.Predecessor[i]] - played.Start[j]);
                }
            }
        }

        var late = never > 0 ? 0 : Math.Max(0, finish - deadline);
        return goal == CrewGoal.Finish ? new(never, broken, late, finish, (long)lost) : new(never, broken, late, (long)lost, finish);
    }

    private (CrewPolicy Policy, CrewScore Score, bool CutShort) Run(long[] prices, Func<bool> isLate, Action<double>? progress)
    {
        var workers = Enumerable.Range(0, Batch).Select(_ => new Worker(problem, entry)).ToArray();
        var best = Begin(prices, workers[0]);
        for (var round = 0; round < options.Rounds; round++)
        {
            if (isLate())
            {
                return (best.Policy!, best.Score, true);
            }

            var tries = new Point[Batch];
            for (var i = 0; i < Batch; i++)
            {
                tries[i] = Neighbour(best, new Random(HashCode(options.Seed, round, i)), round);
            }

            Parallel.For(0, Batch, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i => workers[i].Play(tries[i], options));
            foreach (var point in tries)
            {
                best = point.Score.CompareTo(best.Score) <= 0 ? point : best;
            }

            progress?.Invoke((round + 1.0) / options.Rounds);
        }

        return (best.Policy!, best.Score, false);
    }

    /// <summary>Tries every kind of list, each with few and many choices.</summary>
    private Point Begin(long[] prices, Worker worker)
    {
        var equal = Prices(new long[prices.Length]);
        List<(ListKind Kind, long[] Prices)> begins = [(ListKind.Horn, Prices(prices)), (ListKind.Horn, equal), (ListKind.Horn, ByLoad())];
        begins.AddRange(entry.Length > 0 ? [(ListKind.Entry, equal)] : []);
        begins.AddRange(options.Goal == CrewGoal.Finish ? [(ListKind.Longest, equal)] : []);
        var weights = new int[problem.Count];
        Array.Fill(weights, One);
        Point? best = null;
        foreach (var (kind, begin) in begins)
        {
            foreach (var (choices, patience, dark) in new[] { (1, 0, 100), (4, 5, 100), (16, 10, 40), (1, 365, 100) })
            {
                foreach (var reserve in problem.CashDay.Length > 0 ? (ReadOnlySpan<int>)[0, 80, 95] : [0])
                {
                    var point = new Point(kind, begin, weights, choices, patience, dark, reserve);
                    worker.Play(point, options);
                    best = best is null || point.Score.CompareTo(best.Score) < 0 ? point : best;
                }
            }
        }

        return best!;
    }

    /// <summary>Prices from 1 to a million; all equal where none are given.</summary>
    private static long[] Prices(long[] prices)
    {
        var most = prices.Length == 0 ? 0 : prices.Max();
        return [.. prices.Select(p => most == 0 ? 1000 : Math.Max(1, (long)((Int128)p * 1_000_000 / most)))];
    }

    /// <summary>A pool's work for each of its crews: scarce crews are dear.</summary>
    private long[] ByLoad()
    {
        var (load, pace) = (new long[problem.PoolCount], new long[problem.PoolCount]);
        for (var j = 0; j < problem.Count; j++)
        {
            load[problem.Pool[j]] += problem.Work[j];
        }

        for (var c = 0; c < problem.CrewCount; c++)
        {
            pace[problem.CrewPool[c]] += problem.CrewPace[c];
        }

        return Prices([.. load.Select((l, p) => (l * 100) / Math.Max(1, pace[p]))]);
    }

    private Point Neighbour(Point from, Random random, int round)
    {
        var (prices, weights, choices, patience, dark, reserve) = (from.Prices, from.Weights, from.Choices, from.Patience, from.DarkPercent, from.ReservePercent);
        if (problem.Count <= MostListedByHand && random.Next(2) == 0)
        {
            return Moved(from, random);
        }

        if (from.Score.DaysLate > 0 && from.Kind != ListKind.Lists && random.Next(2) == 0)
        {
            return Hurried(from, random);
        }

        switch (random.Next(10))
        {
            case 0 when from.Lit is not null:
                return Justified(from, random);
            case 1:
                choices = ChoiceNumbers[random.Next(ChoiceNumbers.Length)];
                patience = Patiences[random.Next(Patiences.Length)];
                dark = DarkPercents[random.Next(DarkPercents.Length)];
                reserve = problem.CashDay.Length > 0 ? ReservePercents[random.Next(ReservePercents.Length)] : 0;
                break;
            case < 5 when from.Kind == ListKind.Horn:
                prices = [.. prices];
                for (var k = random.Next(3); k >= 0; k--)
                {
                    var p = random.Next(prices.Length);
                    prices[p] = Math.Clamp(prices[p] * Factors[random.Next(Factors.Length)] / One, 1, 1_000_000_000);
                }

                break;
            default:
                // Neighbours by number hang near each other on the tree, so a run of them is a piece of country.
                weights = [.. weights];
                var length = Math.Min(weighted.Length, 1 << random.Next(round % 2 == 0 ? 8 : 3));
                var first = random.Next(weighted.Length - length + 1);
                var factor = Factors[random.Next(Factors.Length)];
                for (var k = first; k < first + length; k++)
                {
                    var j = weighted[k];
                    weights[j] = Math.Clamp(weights[j] * factor / One, 1, 1 << 20);
                }

                break;
        }

        return new Point(from.Kind, prices, weights, choices, patience, dark, reserve) { Lists = from.Lists, Entry = from.Entry };
    }

    /// <summary>Settlements that are connected after the deadline, or some of them, moved forward.</summary>
    private Point Hurried(Point from, Random random)
    {
        int[] weights = [.. from.Weights];
        var (factor, some) = (2 << random.Next(4), random.Next(3));
        foreach (var j in weighted)
        {
            if (from.Lit![j] > options.Deadline && (some == 0 || random.Next(some + 1) == 0))
            {
                weights[j] = Math.Clamp(weights[j] * factor, 1, 1 << 20);
            }
        }

        return new Point(from.Kind, from.Prices, weights, from.Choices, from.Patience, from.DarkPercent, from.ReservePercent) { Lists = from.Lists, Entry = from.Entry };
    }

    /// <summary>
    /// Every pool's list in the order in which the calendar lights what is behind its packages: a crew that was early for a settlement which others kept waiting
    /// gives way to what is wanted sooner.
    /// </summary>
    private Point Justified(Point from, Random random)
    {
        var weights = new int[problem.Count];
        Array.Fill(weights, One);
        return new Point(
            ListKind.Entry, from.Prices, weights, ChoiceNumbers[random.Next(ChoiceNumbers.Length)], Patiences[random.Next(Patiences.Length)], DarkPercents[random.Next(DarkPercents.Length)],
            from.ReservePercent)
        {
            Entry = [.. from.Lit!.Select(day => day * 1000L)],
        };
    }

    /// <summary>The lists of the calendar themselves, with one package somewhere else on its list.</summary>
    private Point Moved(Point from, Random random)
    {
        var lists = from.Lists ?? from.Policy!.Listed;
        lists = [.. lists];
        var j = random.Next(problem.Count);
        var at = Array.IndexOf(lists, j);
        var (first, end) = (from.Policy!.PoolStart[problem.Pool[j]], from.Policy.PoolStart[problem.Pool[j] + 1]);
        var to = random.Next(first, end);
        var step = Math.Sign(to - at);
        for (; at != to; at += step)
        {
            lists[at] = lists[at + step];
        }

        lists[to] = j;
        var patience = random.Next(4) == 0 ? Patiences[random.Next(Patiences.Length)] : from.Patience;
        return new Point(ListKind.Lists, from.Prices, from.Weights, 1, patience, 100, 0) { Lists = lists };
    }

    /// <summary>A seed for one try: the same for the same round wherever it is played (the finaliser of splitmix64, Steele, Lea and Flood 2014).</summary>
    private static int HashCode(int seed, int round, int i)
    {
        var z = ((ulong)(uint)seed << 32) + ((ulong)(uint)round * Batch) + (ulong)i + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }

    /// <summary>Where lists come from.</summary>
    private enum ListKind
    {
        /// <summary>Horn's rule on worth against priced work.</summary>
        Horn,

        /// <summary>When the relaxation lights each settlement.</summary>
        Entry,

        /// <summary>The longest work first.</summary>
        Longest,

        /// <summary>The lists themselves.</summary>
        Lists,
    }

    /// <summary>Where the search stands: what decides a policy, and how good it turned out.</summary>
    private sealed class Point(ListKind kind, long[] prices, int[] weights, int choices, int patience, int darkPercent, int reservePercent)
    {
        public ListKind Kind { get; } = kind;

        public long[] Prices { get; } = prices;

        /// <summary>A factor on the worth of each package, in 256ths.</summary>
        public int[] Weights { get; } = weights;

        public int Choices { get; } = choices;

        public int Patience { get; } = patience;

        public int DarkPercent { get; } = darkPercent;

        public int ReservePercent { get; } = reservePercent;

        /// <summary>The lists of all pools, one after the other, where they are what is searched; else null.</summary>
        public int[]? Lists { get; init; }

        /// <summary>When each package should be lit, where that is what is searched; null for the relaxation's answer.</summary>
        public long[]? Entry { get; init; }

        public CrewPolicy? Policy { get; set; }

        /// <summary>When the calendar lights each package.</summary>
        public int[]? Lit { get; set; }

        public CrewScore Score { get; set; }
    }

    /// <summary>One thread's memory.</summary>
    private sealed class Worker(CrewProblem problem, long[] entry)
    {
        private readonly CrewSimulation simulation = new(problem);
        private readonly HornOrder horn = new(problem.Upstream);
        private readonly long[] worth = new long[problem.Count];
        private readonly long[] cost = new long[problem.Count];
        private readonly int[] order = new int[problem.Count];

        public void Play(Point point, CrewSearchOptions options)
        {
            point.Policy = point.Kind switch
            {
                ListKind.Horn => ByHorn(point),
                ListKind.Entry => ByEntry(point),
                ListKind.Lists => new CrewPolicy(problem, point.Lists, new long[problem.Count], point.Choices, point.Patience, point.DarkPercent, point.ReservePercent),
                _ => ByLength(point),
            };
            simulation.Run(point.Policy);
            point.Lit = [.. simulation.Lit];
            point.Score = Score(problem, simulation, options.Goal, options.Deadline);
        }

        private CrewPolicy ByHorn(Point point)
        {
            for (var j = 0; j < worth.Length; j++)
            {
                worth[j] = problem.Worth[j] * point.Weights[j];
                cost[j] = problem.IsDone(j) ? 1 : point.Prices[problem.Pool[j]] * problem.Work[j];
            }

            horn.Find(worth, cost);
            return new CrewPolicy(problem, horn.Order, horn.Density, point.Choices, point.Patience, point.DarkPercent, point.ReservePercent);
        }

        /// <summary>A package is wanted when the first settlement behind it is; a larger weight moves a settlement forward.</summary>
        private CrewPolicy ByEntry(Point point)
        {
            Array.Fill(worth, long.MaxValue);
            var (latest, wanted) = (1L, point.Entry ?? entry);
            for (var j = worth.Length - 1; j >= 0; j--)
            {
                var own = problem.Worth[j] > 0 ? (wanted[j] + 1000) * One / point.Weights[j] : long.MaxValue;
                worth[j] = Math.Min(worth[j], own);
                latest = worth[j] < long.MaxValue ? Math.Max(latest, worth[j]) : latest;
                if (problem.Upstream[j] >= 0)
                {
                    worth[problem.Upstream[j]] = Math.Min(worth[problem.Upstream[j]], worth[j]);
                }
            }

            for (var j = 0; j < worth.Length; j++)
            {
                worth[j] = Math.Min(worth[j], latest);

                // What is wanted in half the time is worth twice the way.
                (order[j], cost[j]) = (j, (1L << 32) / Math.Max(1, worth[j] / 1000));
                worth[j] = (worth[j] * worth.Length) + j;
            }

            Array.Sort(worth, order);
            return new CrewPolicy(problem, order, cost, point.Choices, point.Patience, point.DarkPercent, point.ReservePercent);
        }

        private CrewPolicy ByLength(Point point)
        {
            for (var j = 0; j < worth.Length; j++)
            {
                (worth[j], order[j], cost[j]) = ((-(long)problem.Work[j] * point.Weights[j] * worth.Length) + j, j, problem.Work[j]);
            }

            Array.Sort(worth, order);
            return new CrewPolicy(problem, order, cost, point.Choices, point.Patience, point.DarkPercent, point.ReservePercent);
        }
    }
}
