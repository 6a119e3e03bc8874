using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>
/// When a deadline is missed: the least that would let it be met, by one means at a time. More crews: what the work content proves to be lacking, then one more crew at a time in the pools that
/// end late, then any that turned out needless is taken back. More money: the least amount, and the latest day on which it still helps. More
/// time: the earliest finish that was found. Each answer is a calendar that was played, not an estimate.
/// </summary>
internal sealed class DeadlineSearch
{
    private const int MostCrewsAdded = 2000;
    private const int MostTries = 60;

    /// <summary>After so many tries with one crew more in each late pool, a tenth more at once.</summary>
    private const int SmallTries = 10;

    private readonly ScheduleCase work;
    private readonly ScheduleInputs inputs;
    private readonly CrewProblem problem;
    private readonly int threads;
    private readonly int[] alike;
    private readonly int[] like;

    /// <summary>Prepares the search.</summary>
    /// <param name="work">The work and the inputs under which the deadline is missed.</param>
    /// <param name="inputs">The same inputs.</param>
    /// <param name="threads">Threads; the answers do not depend on it.</param>
    public DeadlineSearch(ScheduleCase work, ScheduleInputs inputs, int threads)
    {
        (this.work, this.inputs, problem, this.threads) = (work, inputs, work.Problem, threads);
        var capacity = new CrewCapacity(problem, new int[problem.PoolCount]);
        alike = capacity.FirstAlike();
        like = new int[problem.PoolCount];
        Array.Fill(like, -1);
        for (var c = problem.CrewCount - 1; c >= 0; c--)
        {
            foreach (var p in problem.PoolsOf(c))
            {
                like[p] = capacity.Own(p, 0, problem.Days.Horizon) == 0 ? c : -1;
            }
        }
    }

    private int Deadline => work.DeadlineDay;

    /// <summary>Every way out that exists.</summary>
    /// <param name="finishBound">The day before which no calendar ends, days after the start.</param>
    /// <param name="found">The day on which the calendar at hand ends, days after the start; never where it does not end.</param>
    public List<WayOut> Find(int finishBound, int found)
    {
        var ways = new List<WayOut>();
        ways.AddRange(Crews());
        ways.AddRange(Money());
        var (_, score, _) = CrewSearch.Find(problem, new long[problem.PoolCount], [], new(CrewGoal.Finish, CrewProblem.Never, inputs.Seed, 1, threads), static () => false);
        var finish = score.Never == 0 ? Math.Min((int)score.Main, found) : found;
        if (finish < CrewProblem.Never && finish > Deadline)
        {
            var least = finishBound < CrewProblem.Never ? Math.Max(0, finishBound - Deadline) : 0;
            ways.Add(new WayOut("time", null, null, inputs.Start.AddDays(finish - 1), finish - Deadline) { AtLeast = least });
        }

        return ways;
    }

    /// <summary>The inputs with crews added where work would end late; unchanged when no number of crews helps.</summary>
    public ScheduleInputs Staffed() => Enough(Lacking()) is { } added ? inputs with
    {
        Crews = [.. inputs.Crews, .. added.Select((count, p) => new Crew(work.Pools[p].Type, work.Pools[p].RegionId, count, null, null, 100, IsAssumed: true)).Where(c => c.Count > 0)],
    } : inputs;

    private List<WayOut> Crews()
    {
        var lacking = Lacking();
        return Enough(lacking) is { } added
            ? [.. TakeBack(added, lacking).Select((count, p) => new WayOut("crews", work.Pools[p].Type, like[p] < 0 ? work.Pools[p].RegionId : null, null, count) { AtLeast = lacking[p] }).Where(w => w.Amount > 0)]
            : [];
    }

    /// <summary>Adds crews where work ends late, until all of it ends in time; null when that never comes.</summary>
    private int[]? Enough(int[] lacking)
    {
        int[] start = new int[problem.Count], lit = new int[problem.Count], added = [.. lacking];
        for (var tries = 0; tries < MostTries && added.Sum() <= MostCrewsAdded; tries++)
        {
            var with = With(added, problem);
            with.EarliestDays(start, lit);
            var (meets, late) = CrewSearch.Meets(with, Deadline, threads);
            if (meets)
            {
                return added;
            }

            // More crews cannot help what permits and chains alone make late, nor what money does.
            if (lit.Any(day => day > Deadline && day < CrewProblem.Never))
            {
                return null;
            }

            foreach (var pool in late.Select(p => alike[p]).Distinct())
            {
                added[pool] += tries < SmallTries ? 1 : 1 + (added[pool] / 10);
            }
        }

        return null;
    }

    /// <summary>
    /// Crews that the work content alone proves to be lacking in each pool, were all crews that serve several pools to work in it; where the same crews serve several pools and no others do, in all of
    /// these together, and the number stands at the first of them.
    /// </summary>
    private int[] Lacking()
    {
        var (load, first, added) = (new long[problem.PoolCount], new int[problem.PoolCount], new int[problem.PoolCount]);
        Array.Fill(first, CrewProblem.Never);
        for (var j = 0; j < problem.Count; j++)
        {
            if (!problem.IsDone(j))
            {
                load[problem.Pool[j]] += problem.Work[j];
                first[problem.Pool[j]] = Math.Min(first[problem.Pool[j]], Math.Max(problem.FirstDay, problem.Release[j]));
            }
        }

        var capacity = new CrewCapacity(problem, first);
        for (var p = 0; p < added.Length; p++)
        {
            int[] together = like[p] < 0 ? [p] : alike[p] == p ? [.. Enumerable.Range(0, added.Length).Where(q => alike[q] == p)] : [];
            var work = together.Sum(q => load[q]);
            var (open, there) = together.Length == 0 ? (0, 0) : (OneMore(together, first), (long)capacity.MostOf(together, Deadline));
            added[p] = work <= there || open == 0 ? 0 : (int)Math.Min(MostCrewsAdded, (work - there + open - 1) / open);
        }

        return added;
    }

    /// <summary>The most units that one crew more of some pools can do in them until the deadline.</summary>
    private long OneMore(int[] pools, int[] first)
    {
        var added = new int[problem.PoolCount];
        added[pools[0]] = 1;
        var one = With(added, problem with { CrewPool = [], CrewFrom = [], CrewUntil = [], CrewPace = [], AlsoStart = [], AlsoPool = [] });
        return (long)new CrewCapacity(one, first).MostOf(pools, Deadline);
    }

    /// <summary>Takes back every crew without which it still works, but none that is proved to be lacking.</summary>
    private int[] TakeBack(int[] added, int[] lacking)
    {
        for (var p = 0; p < added.Length; p++)
        {
            while (added[p] > lacking[p])
            {
                added[p]--;
                if (!CrewSearch.Meets(With(added, problem), Deadline, threads).Meets)
                {
                    added[p]++;
                    break;
                }
            }
        }

        return added;
    }

    /// <summary>
    /// A problem with more crews that are there all the time: of full pace and for their pool alone, or, where only crews of several pools serve it, like the first of these.
    /// </summary>
    private CrewProblem With(int[] added, CrewProblem problem)
    {
        var crews = Enumerable.Range(0, problem.CrewCount)
            .Select(c => (Pool: problem.CrewPool[c], From: problem.CrewFrom[c], Until: problem.CrewUntil[c], Pace: problem.CrewPace[c], Also: problem.PoolsOf(c).Where(p => p != problem.CrewPool[c]).ToArray()))
            .Concat(added.SelectMany((count, p) => Enumerable.Repeat(More(p), count)))
            .OrderBy(c => c.Pool).ToList();
        var start = new int[crews.Count + 1];
        for (var c = 0; c < crews.Count; c++)
        {
            start[c + 1] = start[c] + crews[c].Also.Length;
        }

        return problem with
        {
            CrewPool = [.. crews.Select(c => c.Pool)], CrewFrom = [.. crews.Select(c => c.From)], CrewUntil = [.. crews.Select(c => c.Until)], CrewPace = [.. crews.Select(c => c.Pace)],
            AlsoStart = start[^1] == 0 ? [] : start, AlsoPool = [.. crews.SelectMany(c => c.Also)],
        };
    }

    private (int Pool, int From, int Until, int Pace, int[] Also) More(int p) => like[p] is >= 0 and var c
        ? (problem.CrewPool[c], 0, CrewProblem.Never, problem.CrewPace[c], [.. problem.PoolsOf(c).Where(q => q != problem.CrewPool[c])])
        : (p, 0, CrewProblem.Never, 100, []);

    /// <summary>The least money that would do, and the last release day at which it does.</summary>
    private List<WayOut> Money()
    {
        if (problem.CashDay.Length == 0 || !CrewSearch.Meets(problem with { CashDay = [], CashTotal = [] }, Deadline, threads).Meets)
        {
            return [];
        }

        // In thousands of tenge, as the calendar counts.
        var (low, high) = (0L, problem.Cost.Sum());
        while (high - low > Math.Max(1, high / 1000))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = CrewSearch.Meets(Given(middle, 0), Deadline, threads).Meets ? (low, middle) : (middle, high);
        }

        var latest = 0;
        foreach (var day in problem.CashDay.Where(d => d > 0).Distinct())
        {
            latest = CrewSearch.Meets(Given(high, day), Deadline, threads).Meets ? day : latest;
        }

        return high == 0 ? [] : [new WayOut("money", null, null, work.DateOf(latest), high * 1000)];
    }

    private CrewProblem Given(long amount, int day)
    {
        int[] days = [.. problem.CashDay.Append(day).Distinct().Order()];
        return problem with { CashDay = days, CashTotal = [.. days.Select(d => (d >= day ? amount : 0) + problem.CashTotal.Zip(problem.CashDay).Where(c => c.Second <= d).Select(c => c.First).LastOrDefault())] };
    }
}
