namespace Zheli.Algorithms.Steiner;

/// <summary>
/// A proof that no answer costs less than <see cref="LowerBound"/>. For each terminal k it holds a potential y_k ≥ 0 on vertices: 0 at the
/// terminal, <see cref="TerminalValue"/> at every vertex that is not listed (the root among them). It is feasible when for every arc a→b the sum
/// over k of max(0, y_k(a) − y_k(b)) is at most the edge's cost, and when no value exceeds its terminal's prize. The bound is the sum of values.
/// </summary>
/// <remarks>The dual of the directed-cut relaxation (Wong 1984) as potentials: the cuts that one terminal pays for are nested.</remarks>
public sealed record DualPotentials
{
    /// <summary>No bound but zero.</summary>
    public static DualPotentials Empty { get; } =
        new() { LowerBound = 0, Terminal = [], TerminalValue = [], Start = [0], Vertex = [], Potential = [] };

    /// <summary>The sum of <see cref="TerminalValue"/>.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Terminals with a positive value, ascending.</summary>
    public required int[] Terminal { get; init; }

    /// <summary>What each terminal pays.</summary>
    public required long[] TerminalValue { get; init; }

    /// <summary>Where each terminal's listed vertices start; one more entry than terminals.</summary>
    public required int[] Start { get; init; }

    /// <summary>Listed vertices, ascending within a terminal.</summary>
    public required int[] Vertex { get; init; }

    /// <summary>Potential of each listed vertex, less than its terminal's value.</summary>
    public required long[] Potential { get; init; }
}
