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

    /// <summary>A number of the problem in the file's own unit.</summary>
    public decimal Unscaled(long number) => (decimal)number / Scale;
}
