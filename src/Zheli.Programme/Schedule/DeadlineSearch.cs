using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>
/// When a deadline is missed: the least that would let it be met, by one means at a time. More crews: pools whose work ends late get one more crew at a
/// time until everything fits, then any that turned out needless is taken back. More money: the least amount, and the latest day on which it still helps. More
/// time: the earliest finish that was found. Each answer is a calendar that was played, not an estimate.
/// </summary>
internal sealed class DeadlineSearch
{
    private const int MostCrewsAdded = 2000;

    private readonly IReadOnlyList<WorkPackage> packages;
    private readonly ScheduleInputs inputs;
    private readonly Func<ScheduleInputs, int> finishOf;

    /// <summary>Prepares the search.</summary>
    /// <param name="packages">The work.</param>
    /// <param name="inputs">The inputs under which the deadline is missed.</param>
    /// <param name="finishOf">Plays quick calendars for finish and returns the earliest finish found, in days after the start.</param>
    public DeadlineSearch(IReadOnlyList<WorkPackage> packages, ScheduleInputs inputs, Func<ScheduleInputs, int> finishOf) =>
        (this.packages, this.inputs, this.finishOf) = (packages, inputs, finishOf);

    /// <summary>Every way out that exists.</summary>
    /// <param name="earliestFinish">The earliest finish found with what there is, days after the start.</param>
    public List<WayOut> Find(int earliestFinish)
    {
        var ways = new List<WayOut>();
        ways.AddRange(Crews());
        ways.AddRange(Money());
        if (earliestFinish < CrewProblem.Never)
        {
            var late = earliestFinish - Deadline;
            if (late > 0)
            {
                ways.Add(new WayOut("time", null, null, inputs.Start.AddDays(earliestFinish - 1), late));
            }
        }

        return ways;
    }

    /// <summary>The inputs with crews added where work would end late; unchanged when no number of crews helps.</summary>
    public ScheduleInputs Staffed()
    {
        var (_, with) = Enough();
        return with ?? inputs;
    }

    private int Deadline => inputs.Deadline!.Value.DayNumber - inputs.Start.DayNumber + 1;

    private List<WayOut> Crews() => Enough() is (var added, not null) ? Listed(TakeBack(added)) : [];

    /// <summary>Adds crews where work ends late, until all of it ends in time.</summary>
    private (int[] Added, ScheduleInputs? With) Enough()
    {
        var added = Lacking(new ScheduleCase(packages, inputs));
        for (var tries = 0; tries < 60 && added.Sum() <= MostCrewsAdded; tries++)
        {
            var with = With(added);
            var late = LatePools(with);
            if (late.Count == 0)
            {
                return (added, with);
            }

            if (late.Contains(-1))
            {
                break;
            }

            foreach (var pool in late)
            {
                added[pool]++;
            }
        }

        return (added, null);
    }

    /// <summary>Crews that the work content alone proves to be lacking.</summary>
    private int[] Lacking(ScheduleCase work)
    {
        var (problem, added) = (work.Problem, new int[work.Pools.Count]);
        var (load, first, capacity) = (new long[added.Length], new int[added.Length], new long[added.Length]);
        Array.Fill(first, CrewProblem.Never);
        for (var j = 0; j < problem.Count; j++)
        {
            if (!problem.IsDone(j))
            {
                load[problem.Pool[j]] += problem.Work[j];
                first[problem.Pool[j]] = Math.Min(first[problem.Pool[j]], Math.Max(problem.FirstDay, problem.Release[j]));
            }
        }

        for (var c = 0; c < problem.CrewCount; c++)
        {
            var pool = problem.CrewPool[c];
            capacity[pool] += Open(problem, pool, Math.Max(first[pool], problem.CrewFrom[c]), Math.Min(Deadline, problem.CrewUntil[c])) * problem.CrewPace[c] / 100;
        }

        for (var p = 0; p < added.Length; p++)
        {
            var open = Open(problem, p, first[p], Deadline);
            added[p] = load[p] <= capacity[p] || open == 0 ? 0 : (int)Math.Min(MostCrewsAdded, (load[p] - capacity[p] + open - 1) / open);
        }

        return added;
    }

    private static long Open(CrewProblem problem, int pool, int from, int until) =>
        until > from && from < problem.Days.Horizon ? problem.Days.Before(problem.PoolCalendar[pool], Math.Min(until, problem.Days.Horizon)) - problem.Days.Before(problem.PoolCalendar[pool], from) : 0;

    /// <summary>Pools with work that ends after the deadline; -1 among them when more crews cannot help.</summary>
    private HashSet<int> LatePools(ScheduleInputs with)
    {
        var work = new ScheduleCase(packages, with);
        var (start, lit) = (new int[packages.Count], new int[packages.Count]);
        work.Problem.EarliestDays(start, lit);
        if (finishOf(with) <= Deadline)
        {
            return [];
        }

        var (policy, _, _) = CrewSearch.Find(work.Problem, new long[work.Pools.Count], [], new(CrewGoal.Finish, Deadline, with.Seed, 0, 1), static () => false);
        var played = new CrewSimulation(work.Problem);
        played.Run(policy);
        var late = new HashSet<int>();
        for (var j = 0; j < packages.Count; j++)
        {
            if (played.End[j] > Deadline)
            {
                late.Add(work.Problem.Pool[j]);
                if (lit[j] > Deadline && lit[j] < CrewProblem.Never)
                {
                    late.Add(-1);
                }
            }
        }

        return late;
    }

    private int[] TakeBack(int[] added)
    {
        for (var p = 0; p < added.Length; p++)
        {
            while (added[p] > 0)
            {
                added[p]--;
                if (finishOf(With(added)) > Deadline)
                {
                    added[p]++;
                    break;
                }
            }
        }

        return added;
    }

    private ScheduleInputs With(int[] added)
    {
        var pools = new ScheduleCase(packages, inputs).Pools;
        return inputs with
        {
            Crews = [.. inputs.Crews, .. added.Select((count, p) => new Crew(pools[p].Type, pools[p].RegionId, count, null, null, 100, IsAssumed: true)).Where(c => c.Count > 0)],
        };
    }

    private List<WayOut> Listed(int[] added)
    {
        var pools = new ScheduleCase(packages, inputs).Pools;
        return [.. added.Select((count, p) => new WayOut("crews", pools[p].Type, pools[p].RegionId, null, count)).Where(w => w.Amount > 0)];
    }

    /// <summary>The least money that would do, and the last release day at which it does.</summary>
    private List<WayOut> Money()
    {
        if (inputs.Cash.Count == 0 || finishOf(inputs with { Cash = [] }) > Deadline)
        {
            return [];
        }

        var (low, high) = (0L, packages.Sum(p => p.Capex));
        while (high - low > Math.Max(1, high / 1000))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = finishOf(Given(middle, inputs.Start)) <= Deadline ? (low, middle) : (middle, high);
        }

        var days = inputs.Cash.Select(c => c.From).Where(d => d > inputs.Start).Order().ToList();
        var latest = inputs.Start;
        foreach (var day in days)
        {
            if (finishOf(Given(high, day)) <= Deadline)
            {
                latest = day;
            }
        }

        return high == 0 ? [] : [new WayOut("money", null, null, latest, high)];
    }

    private ScheduleInputs Given(long amount, DateOnly day) => inputs with { Cash = [.. inputs.Cash.Append(new CashRelease(day, amount)).OrderBy(c => c.From)] };
}
