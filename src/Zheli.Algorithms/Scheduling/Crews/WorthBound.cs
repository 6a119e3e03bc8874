namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// An upper bound on the worth of any calendar, and a lower bound on its finish. What is lit by a day is closed towards the network, its work in every pool fits
/// into what the pool's crews do until then, and its cost into the money released; so at prices λ ≥ 0 of a unit of work and μ ≥ 0 of money its worth is at most
/// the priced capacity plus the best priced surplus of a closed set, which one pass over the trees finds. Prices are improved step by step of days; any
/// prices prove a bound.
/// </summary>
public sealed class WorthBound
{
    /// <summary>Prices and worth are multiplied by this.</summary>
    public const long Scale = 1L << 30;

    /// <summary>How strongly the first round moves a price, and what is left of that from round to round.</summary>
    private const double FirstPace = 0.4, Calming = 0.95;

    private readonly CrewProblem problem;
    private readonly int countedDays;
    private readonly int[] earliestStart;
    private readonly int[] earliestLit;
    private readonly int[] poolFirstDay;
    private readonly long[] surplus;
    private readonly long[] load;
    private readonly long[] most;
    private readonly bool[] inside;

    private WorthBound(CrewProblem problem, int countedDays, int stepDays)
    {
        (this.problem, this.countedDays, StepDays) = (problem, countedDays, stepDays);
        var n = problem.Count;
        (earliestStart, earliestLit, surplus, inside) = (new int[n], new int[n], new long[n], new bool[n]);
        problem.EarliestDays(earliestStart, earliestLit);
        poolFirstDay = new int[problem.PoolCount];
        Array.Fill(poolFirstDay, CrewProblem.Never);
        (load, most) = (new long[problem.PoolCount + 1], new long[problem.PoolCount + 1]);
        for (var j = 0; j < n; j++)
        {
            if (!problem.IsDone(j))
            {
                var pool = problem.Pool[j];
                poolFirstDay[pool] = Math.Min(poolFirstDay[pool], problem.LockedStart[j] >= 0 ? Math.Min(problem.LockedStart[j], earliestStart[j]) : earliestStart[j]);
                most[pool] += problem.Work[j];
            }

            most[^1] += problem.Cost[j];
        }

        Steps = (countedDays + stepDays - 1) / stepDays;
        (PoolPrice, MoneyPrice, MeanEntry) = (new long[Steps * problem.PoolCount], new long[Steps], new long[n]);
    }

    /// <summary>Days of one step.</summary>
    public int StepDays { get; }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>For each step and pool the price of a unit of work, times <see cref="Scale"/>.</summary>
    public long[] PoolPrice { get; }

    /// <summary>For each step the price of a unit of money, times <see cref="Scale"/>.</summary>
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
    /// <param name="cancellation">A stop leaves the prices as they are; the bound still holds.</param>
    public static WorthBound Find(CrewProblem problem, int countedDays, int stepDays, int rounds, CancellationToken cancellation = default)
    {
        var bound = new WorthBound(problem, countedDays, stepDays);
        var price = new double[problem.PoolCount + 1];
        Array.Fill(price, 1.0);

        // What is lit by a day is lit by every later one: good prices of a step are a good start for the one before it, and then, on the way back, for the one after.
        for (var step = bound.Steps - 1; step >= 0; step--)
        {
            bound.Improve(step, price, cancellation.IsCancellationRequested ? 0 : rounds, countsEntries: false);
        }

        Int128 sum = 0;
        for (var step = 0; step < bound.Steps; step++)
        {
            bound.Improve(step, price, cancellation.IsCancellationRequested ? 0 : rounds, countsEntries: true);
            sum += bound.At(step);
        }

        // A sum of whole numbers is at most its bound rounded down.
        bound.Value = (long)(sum / Scale);
        bound.Finish = bound.LeastFinish();
        return bound;
    }

    /// <summary>Units of work that the crews of a pool can have done before a day, counted from the first day on which there is work for them.</summary>
    private long Capacity(int pool, int day)
    {
        var (calendar, sum) = (problem.PoolCalendar[pool], 0L);
        for (var c = 0; c < problem.CrewCount; c++)
        {
            if (problem.CrewPool[c] == pool)
            {
                var from = Math.Min(Math.Max(problem.CrewFrom[c], poolFirstDay[pool]), problem.Days.Horizon);
                var until = Math.Min(Math.Min(problem.CrewUntil[c], day), problem.Days.Horizon);
                sum += until > from ? (long)(problem.Days.Before(calendar, until) - problem.Days.Before(calendar, from)) * problem.CrewPace[c] : 0;
            }
        }

        return sum / 100;
    }

    private long Money(int day)
    {
        var sum = 0L;
        for (var q = 0; q < problem.CashDay.Length && problem.CashDay[q] < day; q++)
        {
            sum = problem.CashTotal[q];
        }

        return sum;
    }

    /// <summary>
    /// Multiplies each price up while its resource is asked for too much and down while too little, by less and less; keeps the prices of the least bound, those
    /// that the step has already included.
    /// </summary>
    private void Improve(int step, double[] price, int rounds, bool countsEntries)
    {
        var pools = problem.PoolCount;
        var day = Math.Min((step + 1) * StepDays, countedDays) - 1;
        var capacity = new long[pools + 1];
        for (var p = 0; p < pools; p++)
        {
            capacity[p] = Capacity(p, day);
        }

        capacity[pools] = Money(day);
        var (now, kept) = (new long[pools + 1], new long[pools + 1]);
        PoolPrice.AsSpan(step * pools, pools).CopyTo(kept);
        kept[pools] = MoneyPrice[step];
        var least = Bound(day, kept, capacity);
        var pace = FirstPace;
        for (var round = 0; round <= rounds; round++, pace *= Calming)
        {
            for (var p = 0; p <= pools; p++)
            {
                now[p] = Whole(price[p], p, capacity[p]);
            }

            var bound = Bound(day, now, capacity);
            if (bound < least)
            {
                least = bound;
                now.CopyTo(kept, 0);
            }

            if (countsEntries && round >= rounds / 3)
            {
                CountOutside(rounds - (rounds / 3) + 1);
            }

            for (var p = 0; p <= pools; p++)
            {
                var excess = capacity[p] == 0 ? (load[p] > 0 ? 1.0 : 0.0) : Math.Clamp(((double)load[p] / capacity[p]) - 1, -1, 1);
                price[p] = Math.Clamp(price[p] * (1 + (pace * excess)), 1e-6, 1e9);
            }
        }

        kept.AsSpan(0, pools).CopyTo(PoolPrice.AsSpan(step * pools, pools));
        MoneyPrice[step] = kept[pools];
        for (var p = 0; p <= pools; p++)
        {
            // A price of nothing would never grow again.
            price[p] = Math.Clamp((double)kept[p] / Scale, 1e-3, 1e9);
        }
    }

    private void CountOutside(int rounds)
    {
        for (var j = 0; j < inside.Length; j++)
        {
            MeanEntry[j] += inside[j] ? 0 : StepDays * 1000L / rounds;
        }
    }

    private Int128 Bound(int day, long[] prices, long[] capacity)
    {
        Int128 bound = Closure(day, prices);
        for (var p = 0; p < prices.Length; p++)
        {
            bound += (Int128)prices[p] * capacity[p];
        }

        return bound;
    }

    /// <summary>A price as a whole number, held below what could overflow; nothing where all that there is fits at once.</summary>
    private long Whole(double price, int resource, long capacity) =>
        most[resource] <= capacity || (resource == problem.PoolCount && problem.CashDay.Length == 0)
            ? 0
            : (long)Math.Min(price * Scale, (1L << 60) / Math.Max(1, most[resource]));

    /// <summary>The bound of one step, summed over its days.</summary>
    private Int128 At(int step)
    {
        var pools = problem.PoolCount;
        var (first, end) = (step * StepDays, Math.Min((step + 1) * StepDays, countedDays));
        var prices = new long[pools + 1];
        PoolPrice.AsSpan(step * pools, pools).CopyTo(prices);
        prices[pools] = MoneyPrice[step];
        var sum = (Int128)Closure(end - 1, prices) * (end - first);
        for (var day = first; day < end; day++)
        {
            for (var p = 0; p < pools; p++)
            {
                sum += prices[p] == 0 ? 0 : (Int128)prices[p] * Capacity(p, day);
            }

            sum += prices[pools] == 0 ? 0 : (Int128)prices[pools] * Money(day);
        }

        return sum;
    }

    /// <summary>The best priced surplus of a closed set of packages that can be lit by a day, times the scale; <see cref="load"/> holds what it asks for.</summary>
    private long Closure(int day, long[] prices)
    {
        var n = problem.Count;
        Array.Clear(surplus);
        for (var j = n - 1; j >= 0; j--)
        {
            var own = problem.IsDone(j) ? 0 : prices[problem.Pool[j]] * problem.Work[j];
            surplus[j] += (problem.Worth[j] * Scale) - own - (prices[^1] * problem.Cost[j]);
            if (earliestLit[j] <= day && surplus[j] > 0)
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
                load[problem.Pool[j]] += problem.IsDone(j) ? 0 : problem.Work[j];
                load[^1] += problem.Cost[j];
            }
        }

        return total;
    }

    /// <summary>Work of each pool, the longest chain and money each ask for their time.</summary>
    private int LeastFinish()
    {
        var finish = 0;
        for (var j = 0; j < problem.Count; j++)
        {
            finish = Math.Max(finish, earliestLit[j]);
        }

        for (var p = 0; p < problem.PoolCount; p++)
        {
            var (low, high) = (0, problem.Days.Horizon);
            if (Capacity(p, high) < most[p])
            {
                return CrewProblem.Never;
            }

            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Capacity(p, middle) >= most[p] ? (low, middle) : (middle + 1, high);
            }

            finish = Math.Max(finish, low);
        }

        if (problem.CashDay.Length > 0)
        {
            var enough = Array.FindIndex(problem.CashTotal, total => total >= most[^1]);
            finish = enough < 0 ? CrewProblem.Never : Math.Max(finish, problem.CashDay[enough] + 1);
        }

        return finish;
    }
}
