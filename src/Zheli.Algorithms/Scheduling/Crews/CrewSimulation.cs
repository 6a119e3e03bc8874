using System.Numerics;

namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// Plays a policy forward, crew by crew in order of time: a crew that is free takes its next package at once, knowing only what is known on that day. The
/// working memory is taken once; after that a run allocates nothing, so that a forecast can repeat it ten thousand times. Not safe for several
/// threads: each takes its own.
/// </summary>
public sealed class CrewSimulation
{
    private readonly CrewProblem problem;
    private readonly int[] successorStart;
    private readonly int[] successor;
    private readonly int[] poolCrewStart;
    private readonly int[] poolCrew;
    private readonly int[] servedStart;
    private readonly int[] served;
    private readonly int[] crewAt;
    private readonly int[] crewFree;
    private readonly int[] poolMostWork;
    private readonly int[] lockedInOrder;
    private readonly int[] waits;
    private readonly int[] ready;
    private readonly int[] light;
    private readonly int[] firstChild;
    private readonly int[] nextChild;
    private readonly int[] toLight;
    private readonly int[] crewUsed;
    private readonly int[] crewCount;
    private readonly int[] crewSleeps;
    private readonly int[] crewBlock;
    private readonly int[] crewLastBlock;
    private readonly int[] nextBlock;
    private readonly CrewPurse purse;
    private readonly AwaitedWork awaited;
    private readonly CrewLists lists;
    private readonly CrewPlaces places;
    private readonly CrewQueue queue;
    private bool locksStand;
    private CrewPolicy policy = null!;
    private WorkDays days;

    /// <summary>Takes the working memory for a problem.</summary>
    public CrewSimulation(CrewProblem problem)
    {
        this.problem = problem;
        (successorStart, successor) = problem.Successors();
        var (n, crews) = (problem.Count, problem.CrewCount);
        (Work, Release) = ([.. problem.Work], [.. problem.Release]);
        (Start, End, Lit, Crew, Order, Move) = (new int[n], new int[n], new int[n], new int[n], new int[n], new int[n]);
        (waits, ready, nextBlock) = (new int[n], new int[n], new int[n]);
        (light, firstChild, nextChild, toLight) = (new int[n], new int[n], new int[n], new int[n]);
        Array.Fill(firstChild, -1);
        for (var j = n - 1; j >= 0; j--)
        {
            if (problem.Upstream[j] is >= 0 and var up)
            {
                (nextChild[j], firstChild[up]) = (firstChild[up], j);
            }
            else
            {
                nextChild[j] = -1;
            }
        }

        (places, crewSleeps) = (new CrewPlaces(problem), new int[crews]);
        (crewBlock, crewLastBlock, crewUsed, crewCount) = (new int[crews], new int[crews], new int[crews], new int[crews]);
        purse = new CrewPurse(problem);
        queue = new CrewQueue(crews);
        days = problem.Days;
        (poolCrewStart, servedStart, crewAt, crewFree) = (new int[problem.PoolCount + 1], new int[crews + 1], new int[crews], new int[crews]);
        var pools = Enumerable.Range(0, crews).Select(problem.PoolsOf).ToList();
        served = [.. pools.SelectMany(p => p)];
        for (var c = 0; c < crews; c++)
        {
            servedStart[c + 1] = servedStart[c] + pools[c].Length;
        }

        poolCrew = [.. Enumerable.Range(0, problem.PoolCount).SelectMany(p => Enumerable.Range(0, crews).Where(c => pools[c].Contains(p)))];
        foreach (var pool in served)
        {
            poolCrewStart[pool + 1]++;
        }

        for (var p = 0; p < problem.PoolCount; p++)
        {
            poolCrewStart[p + 1] += poolCrewStart[p];
        }

        lists = new CrewLists(problem);
        awaited = new AwaitedWork(problem, lists.Word);
        poolMostWork = new int[problem.PoolCount];
        lockedInOrder = [.. Enumerable.Range(0, n).Where(j => problem.LockedStart[j] >= 0 && !problem.IsDone(j)).OrderBy(j => problem.LockedStart[j]).ThenBy(j => j)];
    }

    /// <summary>Units of work of each package; the caller may change them between runs.</summary>
    public int[] Work { get; }

    /// <summary>The first day of each package; the caller may change it between runs.</summary>
    public int[] Release { get; }

    /// <summary>The first day of each package, its crew's way there included; <see cref="CrewProblem.Never"/> when no crew came to it.</summary>
    public int[] Start { get; }

    /// <summary>The day after the last day of work of each package.</summary>
    public int[] End { get; }

    /// <summary>The day from which each package is lit.</summary>
    public int[] Lit { get; }

    /// <summary>The crew of each package; -1 for what was finished before.</summary>
    public int[] Crew { get; }

    /// <summary>The place of each package among those of its crew, from 1; 0 for what was finished before.</summary>
    public int[] Order { get; }

    /// <summary>Metres that the crew came from its package before.</summary>
    public int[] Move { get; }

    /// <summary>Plays a policy on the problem's own days.</summary>
    public void Run(CrewPolicy by) => Run(by, problem.Days);

    /// <summary>Plays a policy on other days, of the same number of calendars: another winter.</summary>
    public void Run(CrewPolicy by, WorkDays on)
    {
        (policy, days) = (by, on);
        queue.Clear();
        lists.Clear(by, Work);
        awaited.Clear();
        places.Clear();
        Array.Clear(crewUsed);
        Array.Clear(crewCount);
        Array.Fill(crewSleeps, -1);
        Array.Fill(crewBlock, -1);
        Array.Fill(crewLastBlock, -1);
        Array.Fill(crewAt, -1);
        Array.Clear(crewFree);
        purse.Fill();
        Array.Clear(poolMostWork);
        for (var j = 0; j < waits.Length; j++)
        {
            (waits[j], ready[j]) = (problem.PredecessorStart[j + 1] - problem.PredecessorStart[j], Math.Max(Release[j], problem.FirstDay));
            light[j] = CrewProblem.Never;
            poolMostWork[problem.Pool[j]] = Math.Max(poolMostWork[problem.Pool[j]], Work[j]);
            (Start[j], End[j], Crew[j], Order[j], Move[j]) = (CrewProblem.Never, CrewProblem.Never, -1, 0, 0);
        }

        PlaceWhatStands();
        for (var c = 0; c < problem.CrewCount; c++)
        {
            queue.Push(Math.Max(problem.CrewFrom[c], problem.FirstDay), c);
        }

        while (queue.TryPop(out var day, out var crew))
        {
            lists.Advance(day);
            Step(crew, day);
        }

        for (var j = 0; j < Lit.Length; j++)
        {
            var up = problem.Upstream[j];
            Lit[j] = up >= 0 ? Math.Max(End[j], Lit[up]) : End[j];
        }
    }

    /// <summary>
    /// Finished work keeps its days; locked work takes a crew of its pool before anything else is handed out. What finds none that is there until its end is handed out like the rest.
    /// </summary>
    private void PlaceWhatStands()
    {
        for (var j = 0; j < waits.Length; j++)
        {
            if (problem.IsDone(j))
            {
                (Start[j], End[j]) = (problem.DoneStart[j], problem.DoneEnd[j]);
                purse.Commit(problem.Cost[j], Start[j]);
            }
        }

        // Only when all of it stands: what hangs from finished work may be finished too, and then no crew is to take it.
        for (var j = 0; j < waits.Length; j++)
        {
            if (problem.IsDone(j))
            {
                Announce(j, 0);
            }
        }

        locksStand = false;
        foreach (var j in lockedInOrder)
        {
            Lock(j);
        }

        locksStand = true;
        for (var j = 0; j < waits.Length; j++)
        {
            if (Start[j] != CrewProblem.Never)
            {
                Await(j);
            }
            else if (waits[j] == 0)
            {
                MakeKnown(j, 0);
            }
        }
    }

    private void Lock(int j)
    {
        var pool = problem.Pool[j];
        var (best, bestFrom) = (-1, CrewProblem.Never);
        for (var i = poolCrewStart[pool]; i < poolCrewStart[pool + 1]; i++)
        {
            var c = poolCrew[i];
            var free = crewLastBlock[c] >= 0 ? End[crewLastBlock[c]] : problem.CrewFrom[c];
            var from = days.NextWorking(problem.PoolCalendar[pool], Math.Max(free, problem.LockedStart[j]));
            if (from < bestFrom && days.End(problem.PoolCalendar[pool], from, CrewProblem.AtPace(Work[j], problem.CrewPace[c])) <= problem.CrewUntil[c])
            {
                (best, bestFrom) = (c, from);
            }
        }

        if (best < 0)
        {
            return;
        }

        var calendar = problem.PoolCalendar[pool];
        Start[j] = bestFrom;
        End[j] = days.End(calendar, bestFrom, CrewProblem.AtPace(Work[j], problem.CrewPace[best]));
        Crew[j] = best;
        nextBlock[j] = -1;
        if (crewLastBlock[best] >= 0)
        {
            nextBlock[crewLastBlock[best]] = j;
        }
        else
        {
            crewBlock[best] = j;
        }

        // The money of work that is under way is gone, even when its crew is still busy elsewhere.
        crewLastBlock[best] = j;
        purse.Commit(problem.Cost[j], problem.LockedStart[j]);
        Announce(j, 0);
    }

    private void Step(int crew, int day)
    {
        var block = crewBlock[crew];
        if (block >= 0 && Start[block] <= day)
        {
            var calendar = problem.PoolCalendar[problem.Pool[block]];
            crewBlock[crew] = nextBlock[block];
            Order[block] = ++crewCount[crew];
            places.Stand(crew, block, isFarEnd: true);
            SetFree(crew, problem.Pool[block], days.Before(calendar, Math.Min(Start[block], days.Horizon)) + CrewProblem.AtPace(Work[block], problem.CrewPace[crew]), End[block]);
            return;
        }

        var working = days.Horizon;
        for (var i = servedStart[crew]; i < servedStart[crew + 1]; i++)
        {
            working = Math.Min(working, days.NextWorking(problem.PoolCalendar[served[i]], day));
        }

        if (day >= problem.CrewUntil[crew] || working >= days.Horizon)
        {
            return;
        }

        if (working > day)
        {
            queue.Push(working, crew);
            return;
        }

        var limit = block >= 0 ? Math.Min(Start[block], problem.CrewUntil[crew]) : problem.CrewUntil[crew];
        var choice = new Choice(-1, -1, CrewProblem.Never, 0);
        var here = servedStart[crew + 1] - servedStart[crew] > 1 ? crewAt[crew] : -1;
        if (here >= 0)
        {
            Choose(crew, here, day, limit, ref choice);
        }

        for (var i = servedStart[crew]; i < servedStart[crew + 1] && !(choice.Best >= 0 && policy.Choices == 1); i++)
        {
            if (here < 0 || (served[i] != here && !IsTooFar(crew, served[i], choice.Score)))
            {
                Choose(crew, served[i], day, limit, ref choice);
            }
        }

        if (choice.Best >= 0)
        {
            Begin(crew, choice.Best, day, choice.Start);
            return;
        }

        for (var i = servedStart[crew]; i < servedStart[crew + 1]; i++)
        {
            FindSoonest(crew, served[i], day, ref choice);
        }

        var wake = choice.Soonest == CrewProblem.Never ? CrewProblem.Never : Math.Max(day + 1, choice.Soonest - policy.Patience);
        wake = block >= 0 ? Math.Min(wake, Start[block]) : wake;
        if (wake < CrewProblem.Never)
        {
            queue.Push(wake, crew);
        }
        else
        {
            crewSleeps[crew] = day;
        }
    }

    /// <summary>
    /// Looks in one pool for the package that a free crew takes, better than what it has found in others; while there is none, <see cref="Choice.Soonest"/> is the first day
    /// on which one of the list could start.
    /// </summary>
    private void Choose(int crew, int pool, int day, int limit, ref Choice choice)
    {
        // What is left of a crew's last day is left in the pool where it was; elsewhere it begins on the next.
        var calendar = problem.PoolCalendar[pool];
        var open = days.NextWorking(calendar, Today(crew, pool, day));
        if (open > day && open > day + policy.Patience)
        {
            choice.Soonest = open < days.Horizon ? Math.Min(choice.Soonest, open) : choice.Soonest;
            return;
        }

        var ask = new Question(crew, pool, day, open, limit);
        if (awaited.IsAny(pool))
        {
            // Wherever it stands on the list: what others have built for nothing so far makes it urgent.
            for (var word = lists.Word[pool]; word < lists.Word[pool + 1]; word++)
            {
                for (var bits = lists.Ready[word] & awaited.Bits[word]; bits != 0; bits &= bits - 1)
                {
                    Weigh(ask, lists.RowOf(pool, word, bits), ref choice);
                }
            }
        }

        var weighed = 0;
        for (var word = lists.Word[pool]; word < lists.Word[pool + 1]; word++)
        {
            for (var bits = lists.Ready[word] & ~awaited.Bits[word]; bits != 0; bits &= bits - 1)
            {
                var at = lists.RowOf(pool, word, bits);
                if (policy.Densest[at] <= choice.Score)
                {
                    return;
                }

                if (Weigh(ask, at, ref choice) && (++weighed == policy.Choices || policy.Choices == 1))
                {
                    return;
                }
            }
        }
    }

    /// <summary>The first day on which a crew can be at work in a pool.</summary>
    private int Today(int crew, int pool, int day) => crewAt[crew] == pool || crewAt[crew] < 0 ? day : Math.Max(day, crewFree[crew]);

    /// <summary>The first day on which what is not ready yet can start: an idle crew looks up again then.</summary>
    private void FindSoonest(int crew, int pool, int day, ref Choice choice)
    {
        if (days.NextWorking(problem.PoolCalendar[pool], Today(crew, pool, day)) is var open && open > day && open > day + policy.Patience)
        {
            return;
        }

        for (var word = lists.Word[pool]; word < lists.Word[pool + 1]; word++)
        {
            for (var bits = lists.Coming[word]; bits != 0; bits &= bits - 1)
            {
                choice.Soonest = Math.Min(choice.Soonest, CanStart(lists.Rows[lists.RowOf(pool, word, bits)]));
            }
        }
    }

    /// <summary>Takes a package when it is better than the best so far. False for one that cannot start in time, or not be finished while the crew is there.</summary>
    private bool Weigh(in Question ask, int at, ref Choice choice)
    {
        ref readonly var row = ref lists.Rows[at];
        var from = CanStart(row);
        if (from > ask.Day + policy.Patience)
        {
            choice.Soonest = Math.Min(choice.Soonest, from);
            return false;
        }

        var calendar = problem.PoolCalendar[ask.Pool];
        var start = from <= ask.Open ? ask.Open : days.NextWorking(calendar, from);
        var work = CrewProblem.AtPace(row.Work, problem.CrewPace[ask.Crew]);
        var waiting = start == ask.Day || policy.Choices == 1 ? 0 : days.Before(calendar, start) - days.Before(calendar, ask.Day);
        var brings = (row.Density * work) + (awaited.IsAny(ask.Pool) ? awaited.Of(row.Package) * 100 / problem.CrewPace[ask.Crew] : 0);
        if (ask.Limit == CrewProblem.Never && policy.Choices > 1 && !IsMore(brings, work + waiting, choice.Score))
        {
            // Not even next door would it be better.
            return true;
        }

        var way = places.Units(places.Metres(ask.Crew, ask.Pool, row, out _), ask.Pool);
        if (ask.Limit < CrewProblem.Never && days.DayOf(calendar, Position(ask.Crew, ask.Pool, start) + way + work) > ask.Limit)
        {
            return false;
        }

        if (policy.Choices == 1)
        {
            (choice.Best, choice.Start) = (row.Package, start);
            return true;
        }

        var time = work + Felt(way) + waiting;
        if (!IsMore(brings, time, choice.Score))
        {
            return true;
        }

        var score = brings / time;
        if (row.Upstream >= 0 && light[row.Upstream] > start + ((work + way) / WorkDays.UnitsPerDay) + 1)
        {
            score = score * policy.DarkPercent / 100;
        }

        if (score > choice.Score)
        {
            (choice.Best, choice.Score, choice.Start) = (row.Package, score, start);
        }

        return true;
    }

    /// <summary>Whether what a package brings for its time, rounded down, is more than a score: a multiplication instead of a division, which takes far longer.</summary>
    private static bool IsMore(long brings, long time, long score) => Math.BigMul((ulong)(score + 1), (ulong)time, out var low) == 0 && low <= (ulong)brings;

    /// <summary>A way costs a crew more than the time that it takes, where the same work would be nearer for another or later.</summary>
    private long Felt(int way) => (long)way * policy.WayPercent / 100;

    /// <summary>True when not even the most urgent and largest work of a pool, at the near edge of its country, would be better than what a crew has found.</summary>
    private bool IsTooFar(int crew, int pool, long score)
    {
        if (score <= 0 || awaited.IsAny(pool))
        {
            return false;
        }

        var metres = places.LeastMetres(crew, pool);
        long work = CrewProblem.AtPace(poolMostWork[pool], problem.CrewPace[crew]);
        return metres > 0 && policy.Densest[policy.PoolStart[pool]] * work / (work + Felt(places.Units(metres, pool))) <= score;
    }

    private void Begin(int crew, int j, int day, int start)
    {
        var pool = problem.Pool[j];
        lists.Remove(j);
        Move[j] = places.Metres(crew, pool, lists.Rows[policy.PoolStart[pool] + policy.Place[j]], out var atFarEnd);
        Start[j] = start;
        var done = Position(crew, pool, start) + places.Units(Move[j], pool) + CrewProblem.AtPace(Work[j], problem.CrewPace[crew]);
        End[j] = days.DayOf(problem.PoolCalendar[pool], done);
        Crew[j] = crew;
        Order[j] = ++crewCount[crew];
        places.Stand(crew, j, isFarEnd: !atFarEnd);
        purse.Commit(problem.Cost[j], start);
        Await(j);
        Announce(j, day);
        SetFree(crew, pool, done, End[j]);
    }

    /// <summary>What a crew has done, all days of a pool together, when it sets out on a day: a part of that day may be used already.</summary>
    private int Position(int crew, int pool, int day)
    {
        var before = days.Before(problem.PoolCalendar[pool], Math.Min(day, days.Horizon));
        return crewAt[crew] == pool ? Math.Max(crewUsed[crew], before) : before;
    }

    /// <summary>A crew that ends within a day is free on that day.</summary>
    private void SetFree(int crew, int pool, int done, int end)
    {
        if (end < CrewProblem.Never)
        {
            (crewUsed[crew], crewAt[crew], crewFree[crew]) = (done, pool, end);
            queue.Push(end > 0 && days.Before(problem.PoolCalendar[pool], end) > done ? end - 1 : end, crew);
        }
    }

    /// <summary>Tells the successors of a package when it ends, and what hangs from it when it is lit: that is known as soon as everything upstream has begun.</summary>
    private void Announce(int j, int day)
    {
        ShedLight(j);
        for (var i = successorStart[j]; i < successorStart[j + 1]; i++)
        {
            var after = successor[i];
            ready[after] = Math.Max(ready[after], End[j]);
            if (--waits[after] == 0 && Start[after] == CrewProblem.Never && (locksStand || problem.LockedStart[after] < 0))
            {
                MakeKnown(after, day);
            }
        }
    }

    /// <summary>What is upstream of a package that has begun and keeps it dark is awaited by it.</summary>
    private void Await(int j)
    {
        if (policy.AwaitedPercent == 0 || policy.Choices == 1)
        {
            return;
        }

        awaited.Begin(j, policy);
        var brings = policy.Density[j] * Work[j] / 100 * policy.AwaitedPercent;
        for (var up = brings > 0 ? problem.Upstream[j] : -1; up >= 0 && light[up] == CrewProblem.Never; up = problem.Upstream[up])
        {
            if (Start[up] == CrewProblem.Never)
            {
                awaited.Add(up, brings, policy);
            }
        }
    }

    private void ShedLight(int j)
    {
        var up = problem.Upstream[j];
        if (up >= 0 && light[up] == CrewProblem.Never)
        {
            return;
        }

        light[j] = up >= 0 ? Math.Max(End[j], light[up]) : End[j];
        toLight[0] = j;
        for (var count = 1; count > 0;)
        {
            var above = toLight[--count];
            for (var child = firstChild[above]; child >= 0; child = nextChild[child])
            {
                if (End[child] < CrewProblem.Never && light[child] == CrewProblem.Never)
                {
                    light[child] = Math.Max(End[child], light[above]);
                    toLight[count++] = child;
                }
            }
        }
    }

    private void MakeKnown(int j, int day)
    {
        lists.Add(j, ready[j]);
        var pool = problem.Pool[j];
        for (var i = poolCrewStart[pool]; i < poolCrewStart[pool + 1]; i++)
        {
            var c = poolCrew[i];
            if (crewSleeps[c] >= 0)
            {
                queue.Push(Math.Max(crewSleeps[c], day), c);
                crewSleeps[c] = -1;
            }
        }
    }

    /// <summary>The first day on which a package is ready and its money is there.</summary>
    private int CanStart(in ListedPackage row)
    {
        var j = row.Package;
        if (!purse.Binds || problem.Cost[j] == 0)
        {
            return row.Ready;
        }

        var paid = purse.FirstDay(problem.Cost[j]);
        return Math.Max(paid, Math.Max(row.Ready, policy.PaidFrom.Length > 0 ? policy.PaidFrom[j] : 0));
    }

    /// <summary>A crew that is free on a day and asks what to do in a pool, whose next day of work is <see cref="Open"/>; it has to be done on a day.</summary>
    private readonly record struct Question(int Crew, int Pool, int Day, int Open, int Limit);

    /// <summary>The best package that a crew has found so far.</summary>
    private struct Choice(int best, long score, int soonest, int start)
    {
        public int Best = best;
        public long Score = score;
        public int Soonest = soonest;
        public int Start = start;
    }
}
