namespace Zheli.Algorithms.Steiner;

/// <summary>One moment of a run: what was known by then.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="Cost">Objective of the best tree, or null before the first.</param>
/// <param name="LowerBound">Best proved bound.</param>
public readonly record struct SteinerTracePoint(double Seconds, long? Cost, long LowerBound);

/// <summary>A tree and the proof of how good it is.</summary>
public sealed record SteinerSolution
{
    /// <summary>Edges of the tree that contains the root, ascending.</summary>
    public required int[] Edges { get; init; }

    /// <summary>Cost of the edges plus prizes outside; vertices of <see cref="UnreachableMandatory"/> count nothing.</summary>
    public required long Cost { get; init; }

    /// <summary>No answer costs less: the certificate proves it.</summary>
    public required long LowerBound { get; init; }

    /// <summary>No answer costs less by elimination and branching, which prove as much as the certificate or more.</summary>
    public required long ProvedBound { get; init; }

    /// <summary>
    /// True when elimination and branching left nothing better: the tree is optimal even where <see cref="LowerBound"/>, which the certificate proves
    /// alone, stays below its cost.
    /// </summary>
    public required bool ProvedOptimal { get; init; }

    /// <summary>The proof of <see cref="LowerBound"/> on the original graph; empty when none was asked for.</summary>
    public required DualPotentials Certificate { get; init; }

    /// <summary>Vertices left after the reductions that keep the certificate.</summary>
    public required int ReducedVertices { get; init; }

    /// <summary>Edges left after the reductions that keep the certificate.</summary>
    public required int ReducedEdges { get; init; }

    /// <summary>Time of the reductions, seconds.</summary>
    public required double ReduceSeconds { get; init; }

    /// <summary>Time of everything, seconds.</summary>
    public required double SolveSeconds { get; init; }

    /// <summary>Time of the work on the certificate alone.</summary>
    public double CertifySeconds { get; init; }

    /// <summary>A time limit or a cancellation cut the work short.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>Vertices that must be connected and hang in another component than the root, ascending: not empty means infeasible.</summary>
    public required int[] UnreachableMandatory { get; init; }

    /// <summary>How cost and bound came together.</summary>
    public required IReadOnlyList<SteinerTracePoint> Trace { get; init; }
}
