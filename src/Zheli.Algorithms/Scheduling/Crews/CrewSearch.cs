namespace Zheli.Algorithms.Scheduling.Crews;

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

    /// <summary>Times that a calendar is hurried, and the most time in hand, per cent of the work.</summary>
    private const int MostRepairs = 16, MostQuickRepairs = 5, MostMargin = 400;

    /// <summary>Up to so many packages, single moves on the lists are tried too; beyond, one package more or less forward changes nothing.</summary>
    private const int MostListedByHand = 300;

    private static readonly int[] Factors = [64, 128, 170, 205, 230, 280, 330, 400, 512, 1024];
    private static readonly int[] MarginSteps = [10, 20, 40, 80];

    private readonly CrewProblem problem;
    private readonly CrewSearchOptions options;
    private readonly long[] entry;
    private readonly int[] weighted;
    private readonly DueDays? due;

    private CrewSearch(CrewProblem problem, long[] entry, CrewSearchOptions options)
    {
        (this.problem, this.entry, this.options) = (problem, entry, options);
        weighted = [.. Enumerable.Range(0, problem.Count).Where(j => problem.Worth[j] > 0)];
        weighted = weighted.Length > 0 ? weighted : [.. Enumerable.Range(0, problem.Count)];
        due = options.Deadline < CrewProblem.Never ? new DueDays(problem, options.Deadline) : null;
    }

    /// <summary>Searches.</summary>
    /// <param name="problem">The work.</param>
    /// <param name="prices">Prices from which to begin, one a pool for its work and, where there is one more, for money; all 0 for equal ones and free money.</param>
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

    /// <summary>
    /// Whether some calendar out of a few ends by a deadline: lists of every kind, and the best of them hurried where they are late. Much quicker than a search, and a no is no proof.
    /// </summary>
    /// <param name="problem">The work.</param>
    /// <param name="deadline">The day from which everything should be lit.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <returns>True when one does; and the pools that are late in the best of those that do not.</returns>
    public static (bool Meets, IReadOnlyList<int> LatePools) Meets(CrewProblem problem, int deadline, int threads)
    {
        var search = new CrewSearch(problem, [], new CrewSearchOptions(CrewGoal.Finish, deadline, 1, 0, threads));
        var workers = Enumerable.Range(0, Batch).Select(_ => new Worker(problem, [], search.due)).ToArray();
        var points = search.FirstPoints(new long[problem.PoolCount]);
        Point? best = null;
        for (var next = 0; next < points.Count; next += Batch)
        {
            var some = points.GetRange(next, Math.Min(Batch, points.Count - next));
            search.Play(some, workers);
            best = Best(best is null ? some : some.Append(best));
            if (best.IsInTime)
            {
                return (true, []);
            }
        }

        best = Best(search.Repaired(points, workers, MostQuickRepairs).Append(best!));
        return (best.IsInTime, best.LatePools!);
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
        var workers = Enumerable.Range(0, Batch).Select(_ => new Worker(problem, entry, due)).ToArray();
        var best = Begin(prices, workers);
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
    private Point Begin(long[] prices, Worker[] workers)
    {
        var points = FirstPoints(prices);
        Play(points, workers);
        return Best(points.Concat(Repaired(points, workers, MostRepairs)));
    }

    private List<Point> FirstPoints(long[] prices)
    {
        var equal = Prices(new long[problem.PoolCount]);
        List<(ListKind Kind, long[] Prices)> begins = [(ListKind.Horn, Prices(prices)), (ListKind.Horn, equal), (ListKind.Horn, ByLoad())];
        begins.AddRange(problem.CashDay.Length > 0 && prices.Length > problem.PoolCount && prices[^1] > 0 ? [(ListKind.Horn, ByMoney(prices))] : []);
        begins.AddRange(entry.Length > 0 ? [(ListKind.Entry, equal)] : []);
        begins.AddRange(options.Goal == CrewGoal.Finish ? [(ListKind.Longest, equal)] : []);
        (int Reserve, int Ahead)[] purses = problem.CashDay.Length > 0 ? [(0, 0), (90, 25), (95, 50), (100, 75)] : [(0, 0)];
        var weights = new int[problem.Count];
        Array.Fill(weights, One);
        var points = new List<Point>();
        foreach (var (kind, begin) in begins)
        {
            var isShared = problem.AlsoStart.Length > 0;
            CrewDials[] dials = isShared
                ? [new(1, 0, 100), new(64, 5, 60) { WayPercent = 200, AwaitedPercent = 50 }, new(128, 5, 90) { WayPercent = 400, AwaitedPercent = 100 }, new(1, 365, 100)]
                : [new(1, 0, 100), new(4, 5, 100), new(5, 10, 40), new(5, 0, 60) { WayPercent = 800, AwaitedPercent = 100 }, new(1, 365, 100)];
            points.AddRange(from d in dials from purse in purses select new Point(kind, begin, weights, d with { ReservePercent = purse.Reserve, AheadPercent = purse.Ahead }, []));
        }

        return points;
    }

    private static Point Best(IEnumerable<Point> points) => points.Aggregate((best, point) => point.Score.CompareTo(best.Score) < 0 ? point : best);

    private void Play(List<Point> points, Worker[] workers) => Parallel.For(0, Batch, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
    {
        for (var k = i; k < points.Count; k += Batch)
        {
            workers[i].Play(points[k], options);
        }
    });

    /// <summary>The best calendars that come too late, with more and more time in hand for the pools that are late.</summary>
    private List<Point> Repaired(List<Point> points, Worker[] workers, int most)
    {
        if (due is null || points.Exists(p => p.IsInTime && problem.CashDay.Length == 0))
        {
            return [];
        }

        // Calendars that are late by little and those that are worth most: some of each.
        var now = points.Where(p => p.Score.Never == 0 && p.Score.DaysLate > 0).OrderBy(p => p.Score.BrokenLocks).ThenBy(p => p.Score.Main).Take(Batch).ToList();
        var repaired = new List<Point>();
        for (var repair = 0; repair < most && now.Count > 0; repair++)
        {
            var step = MarginSteps[Math.Min(repair / 4, MarginSteps.Length - 1)];
            now = now.ConvertAll(p => p.With(Hurry(p, step)));
            Play(now, workers);
            repaired.AddRange(now);
            now.RemoveAll(p => p.IsInTime);
            if (options.Goal == CrewGoal.Finish && repaired.Exists(p => p.IsInTime))
            {
                break;
            }
        }

        return repaired;
    }

    /// <summary>The time in hand of each pool, more of it where packages come after the deadline.</summary>
    private int[] Hurry(Point from, int step)
    {
        int[] margins = from.Margins.Length > 0 ? [.. from.Margins] : new int[problem.PoolCount];
        foreach (var pool in from.Margins.Length > 0 ? from.LatePools! : [])
        {
            margins[pool] = Math.Min(MostMargin, margins[pool] + step);
        }

        return margins;
    }

    /// <summary>Prices from 1 to a million, money's from 0; all equal and money free where none are given.</summary>
    private long[] Prices(long[] prices)
    {
        var most = prices.Length == 0 ? 0 : prices.Max();
        return [.. Enumerable.Range(0, problem.PoolCount + 1).Select(p => p < problem.PoolCount
            ? most == 0 ? 1000 : Math.Max(1, (long)((Int128)prices[p] * 1_000_000 / most))
            : p < prices.Length && most > 0 ? (long)((Int128)prices[p] * 1_000_000 / most) : 0)];
    }

    /// <summary>Money three times as dear as the proof has it on the mean of all days: it binds on some of them alone.</summary>
    private long[] ByMoney(long[] prices)
    {
        long[] dear = [.. prices];
        dear[^1] = 3 * Math.Min(dear[^1], long.MaxValue / 4);
        return Prices(dear);
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
            foreach (var pool in problem.PoolsOf(c))
            {
                pace[pool] += problem.CrewPace[c];
            }
        }

        return Prices([.. load.Select((l, p) => (l * 100) / Math.Max(1, pace[p]))]);
    }

    private Point Neighbour(Point from, Random random, int round)
    {
        var (prices, weights, dials, margins) = (from.Prices, from.Weights, from.Dials, from.Margins);
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
                dials = dials.Turned(problem, random);
                break;
            case 2 when margins.Length > 0 && random.Next(2) == 0:
                margins = [.. margins];
                var eased = random.Next(margins.Length);
                margins[eased] = Math.Clamp(margins[eased] + (random.Next(3) == 0 ? 1 : -1) * MarginSteps[random.Next(MarginSteps.Length)], 0, MostMargin);
                break;
            case < 5 when from.Kind == ListKind.Horn:
                prices = [.. prices];
                for (var k = random.Next(3); k >= 0; k--)
                {
                    var p = problem.CashDay.Length > 0 && random.Next(4) == 0 ? prices.Length - 1 : random.Next(prices.Length - 1);
                    prices[p] = Math.Clamp(prices[p] * Factors[random.Next(Factors.Length)] / One, 1, p < prices.Length - 1 ? 1_000_000_000 : 1_000_000);
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

        return new Point(from.Kind, prices, weights, dials, margins) { Lists = from.Lists, Entry = from.Entry };
    }

    /// <summary>Settlements that are connected after the deadline, or some of them, moved forward.</summary>
    private Point Hurried(Point from, Random random)
    {
        if (due is not null && random.Next(2) == 0)
        {
            return from.With(Hurry(from, MarginSteps[random.Next(MarginSteps.Length)]));
        }

        int[] weights = [.. from.Weights];
        var (factor, some) = (2 << random.Next(4), random.Next(3));
        foreach (var j in weighted)
        {
            if (from.Lit![j] > options.Deadline && (some == 0 || random.Next(some + 1) == 0))
            {
                weights[j] = Math.Clamp(weights[j] * factor, 1, 1 << 20);
            }
        }

        return new Point(from.Kind, from.Prices, weights, from.Dials, from.Margins) { Lists = from.Lists, Entry = from.Entry };
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
            ListKind.Entry, from.Prices, weights, from.Dials.Walking(problem, random), from.Margins)
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
        var patience = random.Next(4) == 0 ? CrewDials.AnyPatience(random) : from.Dials.Patience;
        return new Point(ListKind.Lists, from.Prices, from.Weights, new CrewDials(1, patience, 100), []) { Lists = lists };
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
    private sealed class Point(ListKind kind, long[] prices, int[] weights, CrewDials dials, int[] margins)
    {
        public ListKind Kind { get; } = kind;

        public long[] Prices { get; } = prices;

        /// <summary>A factor on the worth of each package, in 256ths.</summary>
        public int[] Weights { get; } = weights;

        public CrewDials Dials { get; } = dials;

        /// <summary>For each pool the time in hand, per cent of its work, with which packages go forward on the order that would come too late for the deadline; empty where none do.</summary>
        public int[] Margins { get; } = margins;

        /// <summary>Pools with work that ends after the deadline.</summary>
        public int[]? LatePools { get; set; }

        /// <summary>The lists of all pools, one after the other, where they are what is searched; else null.</summary>
        public int[]? Lists { get; init; }

        /// <summary>When each package should be lit, where that is what is searched; null for the relaxation's answer.</summary>
        public long[]? Entry { get; init; }

        public CrewPolicy? Policy { get; set; }

        /// <summary>When the calendar lights each package.</summary>
        public int[]? Lit { get; set; }

        public CrewScore Score { get; set; }

        /// <summary>True when everything ends by the deadline.</summary>
        public bool IsInTime => Score is { Never: 0, DaysLate: 0 };

        /// <summary>The same with other time in hand, to be played.</summary>
        public Point With(int[] otherMargins) => new(Kind, Prices, Weights, Dials, otherMargins) { Lists = Lists, Entry = Entry };
    }

    /// <summary>One thread's memory.</summary>
    private sealed class Worker(CrewProblem problem, long[] entry, DueDays? due)
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
                ListKind.Lists => Policy(point, point.Lists!, new long[problem.Count]),
                _ => ByLength(point),
            };
            simulation.Run(point.Policy);
            point.Lit = [.. simulation.Lit];
            point.Score = Score(problem, simulation, options.Goal, options.Deadline);
            point.LatePools = point.IsInTime ? [] : [.. Enumerable.Range(0, problem.Count).Where(j => simulation.End[j] > options.Deadline).Select(j => problem.Pool[j]).Distinct()];
        }

        private CrewPolicy Policy(Point point, int[] list, long[] density)
        {
            var d = point.Dials;
            if (point.Margins.Length > 0 && due is not null)
            {
                (list, density) = due.Forward(list, density, point.Margins, d.ReservePercent, d.AheadPercent);
            }

            return new CrewPolicy(problem, list, density, d.Choices, d.Patience, d.DarkPercent, d.ReservePercent, d.AheadPercent, d.WayPercent, d.AwaitedPercent);
        }

        private CrewPolicy ByHorn(Point point)
        {
            for (var j = 0; j < worth.Length; j++)
            {
                worth[j] = problem.Worth[j] * point.Weights[j];
                cost[j] = problem.IsDone(j) ? 1 : (point.Prices[problem.Pool[j]] * problem.Work[j]) + (point.Prices[^1] * problem.Cost[j]);
            }

            horn.Find(worth, cost);
            return Policy(point, horn.Order, horn.Density);
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
            return Policy(point, order, cost);
        }

        private CrewPolicy ByLength(Point point)
        {
            for (var j = 0; j < worth.Length; j++)
            {
                (worth[j], order[j], cost[j]) = ((-(long)problem.Work[j] * point.Weights[j] * worth.Length) + j, j, problem.Work[j]);
            }

            Array.Sort(worth, order);
            return Policy(point, order, cost);
        }
    }
}
