namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// What crews can do at most between two days. Crews of one pool alone add up to units of that pool; crews that serve several pools work on each day where their work is
/// dearest at given prices, which no calendar can beat. Work is counted from the first day on which a pool can have any.
/// </summary>
public sealed class CrewCapacity
{
    private readonly int pools;
    private readonly int horizon;
    private readonly long[] own;
    private readonly List<SharedCrews> shared = [];

    /// <summary>Adds up the days.</summary>
    /// <param name="problem">The work.</param>
    /// <param name="firstDay">For each pool the first day on which it can have work, or <see cref="CrewProblem.Never"/>.</param>
    public CrewCapacity(CrewProblem problem, int[] firstDay)
    {
        (pools, horizon) = (problem.PoolCount, problem.Days.Horizon);
        own = new long[pools * (horizon + 1)];
        var paceChange = new int[pools * (horizon + 1)];
        var groups = new Dictionary<string, SharedCrews>(StringComparer.Ordinal);
        for (var c = 0; c < problem.CrewCount; c++)
        {
            var served = problem.PoolsOf(c);
            var first = served.Min(p => firstDay[p]);
            var (from, until) = (Math.Min(Math.Max(problem.CrewFrom[c], first), horizon), Math.Min(problem.CrewUntil[c], horizon));
            if (until <= from)
            {
                continue;
            }

            if (served.Length == 1)
            {
                paceChange[(served[0] * (horizon + 1)) + from] += problem.CrewPace[c];
                paceChange[(served[0] * (horizon + 1)) + until] -= problem.CrewPace[c];
                continue;
            }

            var key = string.Join(' ', served);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new SharedCrews(served, problem));
                shared.Add(group);
            }

            group.Add(from, until, problem.CrewPace[c]);
        }

        for (var p = 0; p < pools; p++)
        {
            var (at, pace) = (p * (horizon + 1), 0L);
            for (var d = 0; d < horizon; d++)
            {
                pace += paceChange[at + d];
                own[at + d + 1] = own[at + d] + (pace * problem.Days.UnitsOn(problem.PoolCalendar[p], d));
            }
        }

        foreach (var group in shared)
        {
            group.Sum();
        }
    }

    /// <summary>True when some crews serve several pools.</summary>
    public bool IsShared => shared.Count > 0;

    /// <summary>Units that the crews which serve this pool alone can do from one day until before another.</summary>
    public long Own(int pool, int from, int until) => until <= from ? 0 : (own[(pool * (horizon + 1)) + Math.Min(until, horizon)] - own[(pool * (horizon + 1)) + Math.Min(from, horizon)]) / 100;

    /// <summary>Units that all crews which serve a pool could do in it and nowhere else.</summary>
    public long Most(int pool, int from, int until) => Own(pool, from, until) + shared.Sum(group => group.Units(pool, from, until));

    /// <summary>The most that work between two days is worth at prices of a unit in each pool.</summary>
    public Int128 Priced(ReadOnlySpan<long> prices, int from, int until)
    {
        Int128 sum = 0;
        for (var p = 0; p < pools; p++)
        {
            sum += prices[p] == 0 ? 0 : (Int128)prices[p] * Own(p, from, until);
        }

        foreach (var group in shared)
        {
            sum += group.Priced(prices, from, until);
        }

        return sum;
    }

    /// <summary>Units of each pool, crews of several pools lent to those that lack the most.</summary>
    public void Spread(ReadOnlySpan<long> load, int from, int until, Span<long> units)
    {
        for (var p = 0; p < pools; p++)
        {
            units[p] = Own(p, from, until);
        }

        foreach (var group in shared)
        {
            group.Lend(load, from, until, units);
        }
    }

    /// <summary>For each pool the first of those that exactly the same crews serve, each of which serves them all: one capacity, however many pools.</summary>
    public int[] FirstAlike()
    {
        var key = Enumerable.Range(0, pools).Select(p => Own(p, 0, horizon) > 0 ? $"own {p}" : string.Join(' ', shared.Select((group, g) => group.Pools.Contains(p) ? g : -1).Where(g => g >= 0))).ToArray();
        return [.. key.Select(k => k.Length == 0 ? -1 : Array.IndexOf(key, k)).Select((first, p) => first < 0 ? p : first)];
    }

    /// <summary>Pools that crews in common bind together, each list ascending; a pool of its own crews alone stands alone.</summary>
    public List<int[]> Parts()
    {
        var part = Enumerable.Range(0, pools).ToArray();
        int Find(int p) => part[p] == p ? p : part[p] = Find(part[p]);
        foreach (var group in shared)
        {
            foreach (var p in group.Pools)
            {
                part[Find(p)] = Find(group.Pools[0]);
            }
        }

        return [.. Enumerable.Range(0, pools).GroupBy(Find).Select(g => g.ToArray())];
    }

    /// <summary>The most units that all crews of some pools can do before a day, each where its day is longest.</summary>
    public Int128 MostOf(int[] part, int until)
    {
        var ones = new long[pools];
        foreach (var p in part)
        {
            ones[p] = 1;
        }

        return Priced(ones, 0, until);
    }

    /// <summary>Crews that serve the same several pools.</summary>
    private sealed class SharedCrews
    {
        private readonly CrewProblem problem;
        private readonly int[] paceChange;
        private readonly int[] classOf;
        private readonly List<int[]> kinds = [];
        private readonly int[] kindOf;
        private long[] cumulated = [];

        public SharedCrews(int[] served, CrewProblem problem)
        {
            (Pools, this.problem) = (served, problem);
            var horizon = problem.Days.Horizon;
            (paceChange, kindOf, classOf) = (new int[horizon + 1], new int[horizon], new int[served.Length]);

            // Pools whose days are equally long all through are one class; days on which all classes are equally long are one kind.
            var firstOfClass = new List<int>();
            for (var i = 0; i < served.Length; i++)
            {
                classOf[i] = firstOfClass.FindIndex(p => problem.Days.AreAlike(problem.PoolCalendar[p], problem.PoolCalendar[served[i]]));
                if (classOf[i] < 0)
                {
                    classOf[i] = firstOfClass.Count;
                    firstOfClass.Add(served[i]);
                }
            }

            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var d = 0; d < horizon; d++)
            {
                int[] units = [.. firstOfClass.Select(p => problem.Days.UnitsOn(problem.PoolCalendar[p], d))];
                var key = string.Join(' ', units);
                if (!known.TryGetValue(key, out kindOf[d]))
                {
                    known.Add(key, kindOf[d] = kinds.Count);
                    kinds.Add(units);
                }
            }
        }

        public int[] Pools { get; }

        public void Add(int from, int until, int pace)
        {
            paceChange[from] += pace;
            paceChange[until] -= pace;
        }

        /// <summary>Adds up crew-days times pace for each kind of day.</summary>
        public void Sum()
        {
            var (horizon, pace) = (kindOf.Length, 0L);
            cumulated = new long[kinds.Count * (horizon + 1)];
            for (var d = 0; d < horizon; d++)
            {
                pace += paceChange[d];
                for (var k = 0; k < kinds.Count; k++)
                {
                    cumulated[(k * (horizon + 1)) + d + 1] = cumulated[(k * (horizon + 1)) + d] + (k == kindOf[d] ? pace : 0);
                }
            }
        }

        public long Units(int pool, int from, int until)
        {
            var (i, sum) = (Array.IndexOf(Pools, pool), 0L);
            for (var k = 0; i >= 0 && k < kinds.Count; k++)
            {
                sum += kinds[k][classOf[i]] * Days(k, from, until);
            }

            return sum / 100;
        }

        public Int128 Priced(ReadOnlySpan<long> prices, int from, int until)
        {
            Span<long> dearest = stackalloc long[Pools.Length];
            dearest.Clear();
            for (var i = 0; i < Pools.Length; i++)
            {
                dearest[classOf[i]] = Math.Max(dearest[classOf[i]], prices[Pools[i]]);
            }

            Int128 sum = 0;
            for (var k = 0; k < kinds.Count; k++)
            {
                Int128 most = 0;
                for (var c = 0; c < kinds[k].Length; c++)
                {
                    most = Int128.Max(most, (Int128)dearest[c] * kinds[k][c]);
                }

                sum += most * Days(k, from, until);
            }

            return sum / 100;
        }

        public void Lend(ReadOnlySpan<long> load, int from, int until, Span<long> units)
        {
            Int128 lacking = 0, asked = 0;
            foreach (var p in Pools)
            {
                lacking += Math.Max(0, load[p] - units[p]);
                asked += load[p];
            }

            foreach (var p in Pools)
            {
                var all = Units(p, from, until);
                units[p] += lacking > 0 ? (long)(all * (Int128)Math.Max(0, load[p] - units[p]) / lacking) : asked > 0 ? (long)(all * (Int128)load[p] / asked) : all / Pools.Length;
            }
        }

        private long Days(int kind, int from, int until)
        {
            var (at, horizon) = (kind * (kindOf.Length + 1), kindOf.Length);
            return until <= from ? 0 : cumulated[at + Math.Min(until, horizon)] - cumulated[at + Math.Min(from, horizon)];
        }
    }
}
