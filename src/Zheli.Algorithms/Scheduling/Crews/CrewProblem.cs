namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// Work for crews, as plain arrays. Package j needs one crew of its pool for <see cref="Work"/>[j] units, not before <see cref="Release"/>[j] nor before its
/// predecessors are finished; it is lit when it and everything upstream of it is finished, and <see cref="Worth"/>[j] counts from then on. Days count
/// from 0; an end is the day after the last day of work.
/// </summary>
public sealed record CrewProblem
{
    /// <summary>The day of what does not happen.</summary>
    public const int Never = 1 << 28;

    /// <summary>The package upstream of each, with a smaller number, or -1: what hangs from the network forms trees.</summary>
    public required int[] Upstream { get; init; }

    /// <summary>Where the predecessors of each package start in <see cref="Predecessor"/>; one more entry than packages.</summary>
    public required int[] PredecessorStart { get; init; }

    /// <summary>Packages that must be finished before another starts; without cycles.</summary>
    public required int[] Predecessor { get; init; }

    /// <summary>The pool of crews that does each package.</summary>
    public required int[] Pool { get; init; }

    /// <summary>Units of work of a crew at full pace, 1 to 2^24.</summary>
    public required int[] Work { get; init; }

    /// <summary>The first day on which each may start.</summary>
    public required int[] Release { get; init; }

    /// <summary>What each day that a package is lit is worth; 0 for most. The sum stays below 2^32.</summary>
    public required long[] Worth { get; init; }

    /// <summary>Money committed on the day of the start, in any whole unit; the sum stays below 2^40.</summary>
    public required long[] Cost { get; init; }

    /// <summary>The near end of each package, metres from the middle of the earth: three numbers a package.</summary>
    public required int[] From { get; init; }

    /// <summary>The far end of each package, in the same way.</summary>
    public required int[] To { get; init; }

    /// <summary>The calendar of each pool.</summary>
    public required int[] PoolCalendar { get; init; }

    /// <summary>Metres that a crew of each pool moves in a day between two packages; 0 when moves take no time.</summary>
    public required int[] PoolMetresPerDay { get; init; }

    /// <summary>The pool in which each crew is at home, ascending.</summary>
    public required int[] CrewPool { get; init; }

    /// <summary>Where the further pools that each crew serves start in <see cref="AlsoPool"/>; empty when every crew serves its own pool alone.</summary>
    public int[] AlsoStart { get; init; } = [];

    /// <summary>Further pools of crews.</summary>
    public int[] AlsoPool { get; init; } = [];

    /// <summary>The first day of each crew.</summary>
    public required int[] CrewFrom { get; init; }

    /// <summary>The day after the last day of each crew; <see cref="Never"/> for no end.</summary>
    public required int[] CrewUntil { get; init; }

    /// <summary>Pace of each crew, per cent of the full one.</summary>
    public required int[] CrewPace { get; init; }

    /// <summary>How much is done on each day.</summary>
    public required WorkDays Days { get; init; }

    /// <summary>Days on which money is released, ascending; empty when money does not bind.</summary>
    public required int[] CashDay { get; init; }

    /// <summary>Money released until each of these days, that day included.</summary>
    public required long[] CashTotal { get; init; }

    /// <summary>The start of what is finished already, or -1.</summary>
    public required int[] DoneStart { get; init; }

    /// <summary>The end of what is finished already, or -1.</summary>
    public required int[] DoneEnd { get; init; }

    /// <summary>The day on which a package must start, or -1.</summary>
    public required int[] LockedStart { get; init; }

    /// <summary>The first day that can still be planned.</summary>
    public required int FirstDay { get; init; }

    /// <summary>Number of packages.</summary>
    public int Count => Upstream.Length;

    /// <summary>Number of pools.</summary>
    public int PoolCount => PoolCalendar.Length;

    /// <summary>Number of crews.</summary>
    public int CrewCount => CrewPool.Length;

    /// <summary>The pools that a crew serves, its own and further ones, ascending.</summary>
    public int[] PoolsOf(int crew) => AlsoStart.Length == 0 ? [CrewPool[crew]] : [.. AlsoPool.AsSpan(AlsoStart[crew]..AlsoStart[crew + 1]).ToArray().Append(CrewPool[crew]).Distinct().Order()];

    /// <summary>True for a package that is finished already.</summary>
    public bool IsDone(int package) => DoneEnd[package] >= 0;

    /// <summary>Days of a crew of some pace for some work, in units.</summary>
    public static int AtPace(int work, int pace) => pace == 100 ? work : (int)((((long)work * 100) + pace - 1) / pace);

    /// <summary>The earliest start of each package if crews and money were endless, by release and predecessors alone; and the earliest day on which it can be lit.</summary>
    /// <param name="start">Filled with starts.</param>
    /// <param name="lit">Filled with the days from which each is lit.</param>
    public void EarliestDays(Span<int> start, Span<int> lit)
    {
        var fastest = FastestPace();
        var end = new int[Count];
        foreach (var j in TopologicalOrder())
        {
            var from = Math.Max(Release[j], FirstDay);
            for (var i = PredecessorStart[j]; i < PredecessorStart[j + 1]; i++)
            {
                from = Math.Max(from, end[Predecessor[i]]);
            }

            var calendar = PoolCalendar[Pool[j]];
            (start[j], end[j]) = IsDone(j) ? (DoneStart[j], DoneEnd[j]) : fastest[Pool[j]] == 0 ? (Never, Never)
                : (Days.NextWorking(calendar, Math.Min(from, Days.Horizon)), from >= Never ? Never : Days.End(calendar, Math.Min(from, Days.Horizon), AtPace(Work[j], fastest[Pool[j]])));
        }

        for (var j = 0; j < Count; j++)
        {
            lit[j] = Upstream[j] >= 0 ? Math.Max(end[j], lit[Upstream[j]]) : end[j];
        }
    }

    /// <summary>All packages, each after its predecessors.</summary>
    /// <exception cref="InvalidOperationException">The precedence has a cycle.</exception>
    public int[] TopologicalOrder()
    {
        var (successorStart, successor) = Successors();
        var waits = new int[Count];
        var order = new int[Count];
        var filled = 0;
        for (var j = 0; j < Count; j++)
        {
            waits[j] = PredecessorStart[j + 1] - PredecessorStart[j];
            if (waits[j] == 0)
            {
                order[filled++] = j;
            }
        }

        for (var next = 0; next < filled; next++)
        {
            for (var i = successorStart[order[next]]; i < successorStart[order[next] + 1]; i++)
            {
                if (--waits[successor[i]] == 0)
                {
                    order[filled++] = successor[i];
                }
            }
        }

        return filled == Count ? order : throw new InvalidOperationException("The precedence has a cycle.");
    }

    /// <summary>The predecessors, turned round.</summary>
    internal (int[] Start, int[] Successor) Successors()
    {
        var start = new int[Count + 1];
        foreach (var before in Predecessor)
        {
            start[before + 1]++;
        }

        for (var j = 0; j < Count; j++)
        {
            start[j + 1] += start[j];
        }

        var (fill, successor) = (start.AsSpan(0, Count).ToArray(), new int[Predecessor.Length]);
        for (var j = 0; j < Count; j++)
        {
            for (var i = PredecessorStart[j]; i < PredecessorStart[j + 1]; i++)
            {
                successor[fill[Predecessor[i]]++] = j;
            }
        }

        return (start, successor);
    }

    private int[] FastestPace()
    {
        var fastest = new int[PoolCount];
        for (var c = 0; c < CrewCount; c++)
        {
            foreach (var pool in PoolsOf(c))
            {
                fastest[pool] = Math.Max(fastest[pool], CrewPace[c]);
            }
        }

        return fastest;
    }
}
