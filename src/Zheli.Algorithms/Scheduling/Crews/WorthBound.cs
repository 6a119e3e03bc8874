namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// An upper bound on the worth of any calendar, and a lower bound on its finish. What is lit by a day is closed towards the network, its work in every pool fits
/// into what the pool's crews do until then, and its cost into the money released. Where money comes in parts, what was begun before a release costs at most the money before it, and
/// what was begun from then on is work of the days from then on: crews that stood idle for lack of money do not catch up. At prices of all these, the worth is at most
/// the priced capacity plus the best priced surplus of a closed set, which one pass over the trees finds. Prices are improved step by step of days; any prices prove a bound.
/// </summary>
public sealed class WorthBound
{
    /// <summary>Prices and worth are multiplied by this.</summary>
    public const long Scale = 1L << 30;

    /// <summary>How strongly prices move at first, and what is left of that after so many rounds in vain.</summary>
    private const double FirstPace = 0.5, Calming = 0.7;
    private const int Patience = 5;

    /// <summary>What a direction keeps of the one before it.</summary>
    private const double Memory = 0.7;

    /// <summary>Prices from which a step begins are not less: a price of nothing would never grow again.</summary>
    private const double LeastWorkPrice = 0.02, LeastMoneyPrice = 0.0005, CrewsOverMoney = 1.2;

    /// <summary>A step prices the last release before it and no earlier one: those give little and make good prices hard to find.</summary>
    private const int MostActive = 1;

    /// <summary>Steps in a row that hand their prices on; parts are improved side by side, so their number must not depend on the machine.</summary>
    private const int Parts = 2;

    private readonly CrewProblem problem;
    private readonly int countedDays;
    private readonly int[] earliestStart;
    private readonly int[] earliestLit;
    private readonly long[] most;
    private readonly long[] moneyOfPool;
    private readonly CrewCapacity capacity;
    private readonly int[] alike;

    private WorthBound(CrewProblem problem, int countedDays, int stepDays)
    {
        (this.problem, this.countedDays, StepDays) = (problem, countedDays, stepDays);
        var n = problem.Count;
        (earliestStart, earliestLit) = (new int[n], new int[n]);
        problem.EarliestDays(earliestStart, earliestLit);
        var firstDay = new int[problem.PoolCount];
        Array.Fill(firstDay, CrewProblem.Never);
        (most, moneyOfPool) = (new long[problem.PoolCount + 1], new long[problem.PoolCount]);
        for (var j = 0; j < n; j++)
        {
            if (!problem.IsDone(j))
            {
                var pool = problem.Pool[j];
                firstDay[pool] = Math.Min(firstDay[pool], problem.LockedStart[j] >= 0 ? Math.Min(problem.LockedStart[j], earliestStart[j]) : earliestStart[j]);
                most[pool] += problem.Work[j];
            }

            most[^1] += problem.Cost[j];
            moneyOfPool[problem.Pool[j]] += problem.IsDone(j) ? 0 : problem.Cost[j];
        }

        capacity = new CrewCapacity(problem, firstDay);
        alike = capacity.FirstAlike();
        Release = [.. problem.CashDay.Where(day => day > 0 && day < countedDays && Money(day) < most[^1]).Distinct()];
        Steps = (countedDays + stepDays - 1) / stepDays;
        (PoolPrice, MoneyPrice, MeanEntry) = (new long[Steps * Layers * problem.PoolCount], new long[Steps * Layers], new long[n]);
    }

    /// <summary>Days of one step.</summary>
    public int StepDays { get; }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>Days on which money comes that parts the work into what was begun before and what was not, ascending; empty when money does not bind.</summary>
    public int[] Release { get; }

    /// <summary>Prices of a step for each pool: of all its work, and of its work that is begun from each release on.</summary>
    public int Layers => Release.Length + 1;

    /// <summary>For each step, layer and pool the price of a unit of work, times <see cref="Scale"/>.</summary>
    public long[] PoolPrice { get; }

    /// <summary>For each step the price of a unit of money that is committed before each release, and last of all money; times <see cref="Scale"/>.</summary>
    public long[] MoneyPrice { get; }

    /// <summary>
    /// For each package the days, in thousandths, for which the best closed sets leave it out, as a mean over the rounds of each step: roughly when the relaxation lights it. A
    /// package is never before the one upstream.
    /// </summary>
    public long[] MeanEntry { get; }

    /// <summary>No calendar has more worth-days before the last counted day.</summary>
    public long Value { get; private set; }

    /// <summary>No calendar ends before this day.</summary>
    public int Finish { get; private set; }

    /// <summary>Finds prices and adds up the bound.</summary>
    /// <param name="problem">The work.</param>
    /// <param name="countedDays">Worth counts on days before this one.</param>
    /// <param name="stepDays">Days that share their prices.</param>
    /// <param name="rounds">Improvements of the prices of each step.</param>
    /// <param name="threads">Threads; the bound does not depend on it.</param>
    /// <param name="cancellation">A stop leaves the prices as they are; the bound still holds.</param>
    public static WorthBound Find(CrewProblem problem, int countedDays, int stepDays, int rounds, int threads = 1, CancellationToken cancellation = default)
    {
        var bound = new WorthBound(problem, countedDays, stepDays);
        var (parts, sums) = (Math.Min(Parts, bound.Steps), new Int128[Parts]);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            var worker = new Worker(bound);
            var (first, end) = (part * bound.Steps / parts, (part + 1) * bound.Steps / parts);

            // What is lit by a day is lit by every later one: good prices of a step are a good start for the one before it, and then, on the way back, for the one after.
            for (var step = end - 1; step >= first; step--)
            {
                worker.Improve(step, cancellation.IsCancellationRequested ? 0 : rounds, countsEntries: false);
            }

            for (var step = first; step < end; step++)
            {
                worker.Improve(step, cancellation.IsCancellationRequested ? 0 : rounds, countsEntries: true);
                sums[part] += worker.At(step);
            }

            worker.AddEntries();
        });
        Int128 sum = 0;
        foreach (var part in sums)
        {
            sum += part;
        }

        // A sum of whole numbers is at most its bound rounded down.
        bound.Value = (long)(sum / Scale);
        bound.Finish = bound.LeastFinish();
        return bound;
    }

    /// <summary>The mean of the prices of all steps: for each pool, and last for money, how scarce it is over the whole time.</summary>
    public long[] MeanPrices()
    {
        var mean = new long[problem.PoolCount + 1];
        for (var i = 0; i < PoolPrice.Length; i++)
        {
            mean[i % problem.PoolCount] += PoolPrice[i] / Math.Max(1, Steps);
        }

        mean[^1] = MoneyPrice.Sum(price => price / Math.Max(1, Steps));
        return mean;
    }

    /// <summary>Money released on days before this one.</summary>
    private long Money(int day)
    {
        var sum = 0L;
        for (var q = 0; q < problem.CashDay.Length && problem.CashDay[q] < day; q++)
        {
            sum = problem.CashTotal[q];
        }

        return sum;
    }

    /// <summary>Work of each pool, of pools with crews in common, the longest chain and money each ask for their time.</summary>
    private int LeastFinish()
    {
        var finish = 0;
        for (var j = 0; j < problem.Count; j++)
        {
            finish = Math.Max(finish, earliestLit[j]);
        }

        for (var p = 0; p < problem.PoolCount; p++)
        {
            finish = Math.Max(finish, FirstDay(day => capacity.Most(p, 0, day) >= most[p]));
        }

        foreach (var part in capacity.Parts().Where(part => part.Length > 1))
        {
            var work = part.Sum(p => most[p]);
            finish = Math.Max(finish, FirstDay(day => capacity.MostOf(part, day) >= work));
        }

        if (problem.CashDay.Length > 0)
        {
            var enough = Array.FindIndex(problem.CashTotal, total => total >= most[^1]);
            finish = enough < 0 ? CrewProblem.Never : Math.Max(finish, problem.CashDay[enough] + 1);
        }

        return finish;
    }

    private int FirstDay(Func<int, bool> isEnough)
    {
        var (low, high) = (0, problem.Days.Horizon);
        if (!isEnough(high))
        {
            return CrewProblem.Never;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isEnough(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>One thread's prices and memory. Resources: each layer's pools, then money before each release, then all money.</summary>
    private sealed class Worker
    {
        private readonly WorthBound bound;
        private readonly CrewProblem problem;
        private readonly int pools;
        private readonly int layers;
        private readonly double[] price;
        private readonly double[] slope;
        private readonly long[] load;
        private readonly long[] supply;
        private readonly long[] workPrice;
        private readonly long[] costPrice;
        private readonly int[] active;
        private readonly long[] entry;
        private readonly long[] surplus;
        private readonly byte[] begun;
        private readonly bool[] inside;
        private readonly double[] beforeRelease;
        private int activeCount;
        private int release;

        public Worker(WorthBound bound)
        {
            (this.bound, problem, pools, layers) = (bound, bound.problem, bound.problem.PoolCount, bound.Layers);
            var resources = layers * (pools + 1);
            (price, slope, load, supply) = (new double[resources], new double[resources], new long[resources], new long[resources]);
            (workPrice, costPrice, active) = (new long[(MostActive + 1) * pools], new long[MostActive + 1], new int[MostActive + 1]);
            beforeRelease = new double[resources];
            Array.Fill(price, 1.0);
            Array.Fill(price, 0.01, Money, layers);
            (entry, surplus, begun, inside) = (new long[problem.Count], new long[problem.Count], new byte[problem.Count], new bool[problem.Count]);
        }

        private int Money => layers * pools;

        /// <summary>
        /// Multiplies each price up while its resource is asked for too much and down while too little, by less and less; keeps the prices of the least bound, those
        /// that the step has already included.
        /// </summary>
        public void Improve(int step, int rounds, bool countsEntries)
        {
            var day = Math.Min((step + 1) * bound.StepDays, bound.countedDays) - 1;
            Activate(day);
            var (now, kept) = (new long[price.Length], new long[price.Length]);
            Read(step, kept);
            var least = Bound(day, kept);
            Descend(day, rounds, ref least, now, kept, countsEntries);
            if (countsEntries && activeCount > 1 && release > 0)
            {
                Restart();
                Descend(day, rounds, ref least, now, kept, countsEntries: false);
            }

            kept.AsSpan(0, Money).CopyTo(bound.PoolPrice.AsSpan(step * Money, Money));
            kept.AsSpan(Money, layers).CopyTo(bound.MoneyPrice.AsSpan(step * layers, layers));
            for (var r = 0; r < price.Length; r++)
            {
                // A price of nothing would never grow again.
                price[r] = IsActive(r) ? Math.Clamp((double)kept[r] / Scale, r < Money ? LeastWorkPrice : LeastMoneyPrice, 1e9) : price[r];
            }

            var next = active[activeCount - 1];
            if (next < bound.Release.Length && day + bound.StepDays > bound.Release[next])
            {
                price.CopyTo(beforeRelease, 0);
                release = next + 1;
            }
        }

        /// <summary>
        /// Soon after a release little of its money can be built: what was scarce on the day before still is, the money until then the more so, and of what is begun now the
        /// crews are dear by as much as the money that they spend.
        /// </summary>
        private void Restart()
        {
            beforeRelease.CopyTo(price, 0);
            var (layer, money) = (active[activeCount - 1], Math.Max(beforeRelease[^1], LeastMoneyPrice));
            for (var p = 0; p < pools; p++)
            {
                price[(layer * pools) + p] = CrewsOverMoney * money * bound.moneyOfPool[p] / Math.Max(1, bound.most[p]);
            }

            (price[Money + layer - 1], price[^1]) = (money, LeastMoneyPrice);
        }

        private void Descend(int day, int rounds, ref Int128 least, long[] now, long[] kept, bool countsEntries)
        {
            for (var r = 0; r < now.Length; r++)
            {
                now[r] = IsActive(r) ? Whole(price[r], r) : 0;
            }

            Array.Clear(slope);
            var (pace, failed) = (FirstPace, 0);
            for (var round = 0; round <= rounds; round++)
            {
                var value = Bound(day, now);
                if (value < least)
                {
                    (least, failed) = (value, 0);
                    now.CopyTo(kept, 0);
                }
                else if (++failed >= Patience)
                {
                    (pace, failed) = (pace * Calming, 0);
                    Array.Clear(slope);
                }

                if (countsEntries && round >= rounds / 3)
                {
                    CountOutside(rounds - (rounds / 3) + 1);
                }

                Follow(pace, now);
            }
        }

        /// <summary>
        /// Multiplies each price up where its resource is overbooked and down where it is idle, compared with how much all are, along a direction that remembers the ones before.
        /// </summary>
        private void Follow(double pace, long[] prices)
        {
            Pool();
            var (square, count) = (0.0, 0);
            for (var r = 0; r < slope.Length; r++)
            {
                var excess = !IsActive(r) ? 0 : supply[r] == 0 ? (load[r] > 0 ? 1.0 : 0.0) : Math.Clamp(((double)load[r] / supply[r]) - 1, -1, 1);
                excess = excess < 0 && prices[r] == 0 ? 0 : excess;
                slope[r] = ((1 - Memory) * excess) + (Memory * slope[r]);
                square += slope[r] * slope[r];
                count += slope[r] != 0 ? 1 : 0;
            }

            var size = Math.Sqrt(square / Math.Max(1, count));
            for (var r = 0; r < slope.Length; r++)
            {
                if (IsActive(r))
                {
                    price[r] = Math.Clamp(price[r] * Math.Exp(Math.Clamp(size == 0 ? 0 : pace * slope[r] / size, -1, 1)), 1e-6, 1e9);
                    prices[r] = Whole(price[r], r);
                }
            }
        }

        /// <summary>Pools of the same crews have one price: what they ask for and what there is, taken together.</summary>
        private void Pool()
        {
            if (!bound.capacity.IsShared)
            {
                return;
            }

            for (var a = 0; a < activeCount; a++)
            {
                var at = active[a] * pools;
                for (var p = 0; p < pools; p++)
                {
                    var first = bound.alike[p];
                    if (first != p)
                    {
                        load[at + first] += load[at + p];
                        supply[at + first] += supply[at + p];
                    }
                }

                for (var p = 0; p < pools; p++)
                {
                    (load[at + p], supply[at + p]) = (load[at + bound.alike[p]], supply[at + bound.alike[p]]);
                }
            }
        }

        /// <summary>The bound of one step, summed over its days.</summary>
        public Int128 At(int step)
        {
            var (first, end) = (step * bound.StepDays, Math.Min((step + 1) * bound.StepDays, bound.countedDays));
            Activate(end - 1);
            var prices = new long[price.Length];
            Read(step, prices);
            var sum = (Int128)Closure(end - 1, prices) * (end - first);
            for (var day = first; day < end; day++)
            {
                sum += Priced(day, prices);
            }

            return sum;
        }

        public void AddEntries()
        {
            for (var j = 0; j < entry.Length; j++)
            {
                Interlocked.Add(ref bound.MeanEntry[j], entry[j]);
            }
        }

        private void Read(int step, Span<long> prices)
        {
            bound.PoolPrice.AsSpan(step * Money, Money).CopyTo(prices);
            bound.MoneyPrice.AsSpan(step * layers, layers).CopyTo(prices[Money..]);
        }

        /// <summary>Layer 0 and those of the last releases before a day; in <see cref="active"/> by number, ascending.</summary>
        private void Activate(int day)
        {
            var before = 0;
            while (before < bound.Release.Length && bound.Release[before] < day)
            {
                before++;
            }

            activeCount = 0;
            active[activeCount++] = 0;
            for (var layer = Math.Max(1, before - MostActive + 1); layer <= before; layer++)
            {
                active[activeCount++] = layer;
            }
        }

        private bool IsActive(int resource)
        {
            if (resource == price.Length - 1)
            {
                return true;
            }

            var layer = resource < Money ? resource / pools : resource - Money + 1;
            return layer == 0 || (activeCount > 1 && layer >= active[1] && layer <= active[activeCount - 1]);
        }

        private void CountOutside(int rounds)
        {
            for (var j = 0; j < inside.Length; j++)
            {
                entry[j] += inside[j] ? 0 : bound.StepDays * 1000L / rounds;
            }
        }

        private Int128 Bound(int day, long[] prices)
        {
            var value = Closure(day, prices) + Priced(day, prices);
            for (var a = 0; a < activeCount; a++)
            {
                var at = active[a] * pools;
                bound.capacity.Spread(load.AsSpan(at, pools), From(active[a]), day, supply.AsSpan(at, pools));
                if (active[a] > 0)
                {
                    supply[Money + active[a] - 1] = bound.Money(bound.Release[active[a] - 1]);
                }
            }

            supply[^1] = bound.Money(day);
            return value;
        }

        /// <summary>What all capacity until a day is worth.</summary>
        private Int128 Priced(int day, long[] prices)
        {
            Int128 sum = (Int128)prices[^1] * bound.Money(day);
            for (var a = 0; a < activeCount; a++)
            {
                sum += bound.capacity.Priced(prices.AsSpan(active[a] * pools, pools), From(active[a]), day);
                sum += active[a] > 0 && prices[Money + active[a] - 1] is > 0 and var early ? (Int128)early * bound.Money(bound.Release[active[a] - 1]) : 0;
            }

            return sum;
        }

        private int From(int layer) => layer == 0 ? 0 : bound.Release[layer - 1];

        /// <summary>A price as a whole number, held below what could overflow; nothing where all that there is fits at once.</summary>
        private long Whole(double price, int resource)
        {
            var isMoney = resource >= Money;
            var asked = bound.most[isMoney ? pools : resource % pools];
            return (resource < pools && !bound.capacity.IsShared && asked <= supply[resource]) || (isMoney && problem.CashDay.Length == 0)
                || (resource == this.price.Length - 1 && asked <= supply[resource] && supply[resource] > 0)
                ? 0
                : (long)Math.Min(price * Scale, (1L << 57) / Math.Max(1, asked));
        }

        /// <summary>The best priced surplus of a closed set of packages that can be lit by a day, times the scale; <see cref="load"/> holds what it asks for.</summary>
        private long Closure(int day, long[] prices)
        {
            // A package begun between two releases is work of every layer until then, and money before every release after.
            for (var p = 0; p < pools; p++)
            {
                var sum = 0L;
                for (var a = 0; a < activeCount; a++)
                {
                    workPrice[(a * pools) + p] = sum += prices[(active[a] * pools) + p];
                }
            }

            var later = prices[^1];
            for (var a = activeCount - 1; a >= 0; a--)
            {
                costPrice[a] = later;
                later += active[a] > 0 ? prices[Money + active[a] - 1] : 0;
            }

            var n = problem.Count;
            Array.Clear(surplus);
            for (var j = n - 1; j >= 0; j--)
            {
                var (work, cost, pool) = (problem.IsDone(j) ? 0 : problem.Work[j], problem.Cost[j], problem.Pool[j]);
                var (own, when) = ((workPrice[pool] * work) + (costPrice[0] * cost), 0);
                for (var a = 1; a < activeCount; a++)
                {
                    var other = (workPrice[(a * pools) + pool] * work) + (costPrice[a] * cost);
                    if (other < own)
                    {
                        (own, when) = (other, a);
                    }
                }

                begun[j] = (byte)when;
                surplus[j] += (problem.Worth[j] * Scale) - own;
                if (bound.earliestLit[j] <= day && surplus[j] > 0)
                {
                    if (problem.Upstream[j] >= 0)
                    {
                        surplus[problem.Upstream[j]] += surplus[j];
                    }
                }
                else
                {
                    surplus[j] = 0;
                }
            }

            Array.Clear(load);
            var total = 0L;
            for (var j = 0; j < n; j++)
            {
                var up = problem.Upstream[j];
                inside[j] = surplus[j] > 0 && (up < 0 || inside[up]);
                if (inside[j])
                {
                    total += up < 0 ? surplus[j] : 0;
                    var layer = active[begun[j]];
                    load[(layer * pools) + problem.Pool[j]] += problem.IsDone(j) ? 0 : problem.Work[j];
                    load[Money + layer] += problem.Cost[j];
                }
            }

            SumLayers();
            return total;
        }

        /// <summary>Turns what is begun in each layer into what is begun in it or later (work), and before it (money).</summary>
        private void SumLayers()
        {
            for (var a = activeCount - 2; a >= 0; a--)
            {
                for (var p = 0; p < pools; p++)
                {
                    load[(active[a] * pools) + p] += load[(active[a + 1] * pools) + p];
                }
            }

            // Counted at Money + layer so far; wanted at Money + layer − 1 for what was begun before the layer, and all of it last.
            var before = 0L;
            for (var a = 0; a < activeCount; a++)
            {
                var here = load[Money + active[a]];
                load[Money + active[a]] = 0;
                if (active[a] > 0)
                {
                    load[Money + active[a] - 1] = before;
                }

                before += here;
            }

            load[^1] = before;
        }
    }
}
