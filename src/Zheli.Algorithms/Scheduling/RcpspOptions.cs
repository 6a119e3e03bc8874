namespace Zheli.Algorithms.Scheduling;

/// <summary>How much work to do. Without a time limit the answer depends on <see cref="Rounds"/> and <see cref="Seed"/> alone.</summary>
public sealed record RcpspOptions
{
    /// <summary>Threads to use; the answer of a fixed amount of work does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Cuts the work short; null lets it run to its end.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Amount of work: each round breeds some thousand schedules and searches exactly through some thousand contradictions.</summary>
    public int Rounds { get; init; } = 20;
}

/// <summary>One moment of a run: what was known by then.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="Makespan">The best schedule's.</param>
/// <param name="LowerBound">The best bound.</param>
public readonly record struct RcpspTracePoint(double Seconds, int Makespan, int LowerBound);

/// <summary>A schedule and how good it is.</summary>
public sealed record RcpspSolution
{
    /// <summary>Start of each activity.</summary>
    public required int[] Start { get; init; }

    /// <summary>When all have finished.</summary>
    public required int Makespan { get; init; }

    /// <summary>No schedule is shorter.</summary>
    public required int LowerBound { get; init; }

    /// <summary>The bound that critical path and resource energy give before any search.</summary>
    public required int RootBound { get; init; }

    /// <summary>Schedules built by the genetic search.</summary>
    public required long Schedules { get; init; }

    /// <summary>Contradictions that the exact search learnt from.</summary>
    public required long Conflicts { get; init; }

    /// <summary>A time limit or a cancellation cut the work short.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>How makespan and bound came together.</summary>
    public required IReadOnlyList<RcpspTracePoint> Trace { get; init; }
}
