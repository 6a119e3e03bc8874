namespace Zheli.Algorithms.Steiner;

/// <summary>A tree anywhere in the graph, and the proof of how good it is.</summary>
public sealed record UnrootedSolution
{
    /// <summary>Edges of the tree, ascending; empty for a tree of one vertex or of none.</summary>
    public required int[] Edges { get; init; }

    /// <summary>A vertex of the tree; −1 when collecting nothing is best.</summary>
    public required int Vertex { get; init; }

    /// <summary>Cost of the edges plus prizes outside.</summary>
    public required long Cost { get; init; }

    /// <summary>No tree costs less: by the certificate, or by the search where that proved more.</summary>
    public required long LowerBound { get; init; }

    /// <summary>True when the search left nothing better.</summary>
    public required bool ProvedOptimal { get; init; }

    /// <summary>Potentials on the graph with one more vertex, the root, joined to every prized vertex at <see cref="RootCost"/>.</summary>
    public required DualPotentials Certificate { get; init; }

    /// <summary>Every tree uses one edge of the added root, so the certificate proves its sum less this, in its parts.</summary>
    public required long RootCost { get; init; }

    /// <summary>Time of the work on the certificate alone.</summary>
    public required double CertifySeconds { get; init; }

    /// <summary>Vertices left after the reductions of the first rooted problem.</summary>
    public required int ReducedVertices { get; init; }

    /// <summary>Edges left after the reductions of the first rooted problem.</summary>
    public required int ReducedEdges { get; init; }

    /// <summary>A time limit or a cancellation cut the work short.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>How cost and bound came together.</summary>
    public required IReadOnlyList<SteinerTracePoint> Trace { get; init; }
}
