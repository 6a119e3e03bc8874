using Zheli.Algorithms.Steiner;

namespace Zheli.Operations.Solve;

/// <summary>Which problem a file states.</summary>
public enum StpProblem
{
    /// <summary>Steiner tree problem in graphs: connect all terminals.</summary>
    Spg,

    /// <summary>Prize-collecting, the tree may lie anywhere.</summary>
    Pcspg,

    /// <summary>Prize-collecting with a root.</summary>
    Rpcst,

    /// <summary>Maximum-weight connected subgraph: vertices alone have weights, of either sign. It is solved, and its numbers are given, as the least negative weight.</summary>
    Mwcs,
}

/// <summary>An instance in STP format, its costs and prizes in whole numbers.</summary>
public sealed record StpInstance
{
    /// <summary>The name in the file, or the file's.</summary>
    public required string Name { get; init; }

    /// <summary>Which problem it is.</summary>
    public required StpProblem Problem { get; init; }

    /// <summary>What costs and prizes were multiplied with to become whole, a power of ten.</summary>
    public required long Scale { get; init; }

    /// <summary>Terminals, or vertices with a prize.</summary>
    public required int Terminals { get; init; }

    /// <summary>The graph with vertices from 0, and its prizes; the root is the file's, or the first terminal.</summary>
    public required SteinerProblem Graph { get; init; }

    /// <summary>What the objective of <see cref="Graph"/> is more than the file's, in whole numbers.</summary>
    public long Shift { get; init; }

    /// <summary>True when the tree may lie anywhere.</summary>
    public bool IsUnrooted => Problem is StpProblem.Pcspg or StpProblem.Mwcs;

    /// <summary>An objective in the file's own unit.</summary>
    public decimal Unscaled(long number) => Unscaled((decimal)number);

    /// <summary>An objective, a fraction perhaps, in the file's own unit.</summary>
    public decimal Unscaled(decimal number) => (number - Shift) / Scale;
}
