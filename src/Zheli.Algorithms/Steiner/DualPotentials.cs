namespace Zheli.Algorithms.Steiner;

/// <summary>
/// A proof that no answer costs less than <see cref="LowerBound"/>. For each terminal k it holds a potential y_k ≥ 0 on vertices: 0 at the
/// terminal, <see cref="TerminalValue"/> at every vertex that is not listed (the root among them). Vertices without a prize may have a balance β ≥ 0.
/// It is feasible when for every arc a→b the sum over k of max(0, y_k(a) − y_k(b)) is at most the edge's cost − β(a) + β(b), and when no value exceeds its
/// terminal's prize. The sum of values is the bound.
/// </summary>
/// <remarks>
/// The dual of the directed-cut relaxation (Wong 1984) as potentials: the cuts that one terminal pays for are nested. Balances are the multipliers of "no
/// more into a vertex without a prize than out of it" (Koch &amp; Martin 1998): some best tree has no leaf there.
/// </remarks>
public sealed record DualPotentials
{
    /// <summary>No bound but zero.</summary>
    public static DualPotentials Empty { get; } =
        new() { Sum = 0, Terminal = [], TerminalValue = [], Start = [0], Vertex = [], Potential = [] };

    /// <summary>So many parts of a whole are what all numbers here count; costs and prizes are whole.</summary>
    public long Parts { get; init; } = 1;

    /// <summary>The sum of <see cref="TerminalValue"/>, in parts.</summary>
    public required long Sum { get; init; }

    /// <summary>What is proved, in wholes: an objective of whole numbers that is at least 222.2 is at least 223.</summary>
    public long LowerBound => RoundedUp(Sum);

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

    /// <summary>Vertices with a positive balance, ascending; the root and vertices with a prize are not among them.</summary>
    public int[] BalanceVertex { get; init; } = [];

    /// <summary>Balance of each of them, in parts.</summary>
    public long[] Balance { get; init; } = [];

    /// <summary>The least whole number that is no less than so many parts.</summary>
    public long RoundedUp(long parts) => (parts / Parts) + (parts % Parts > 0 ? 1 : 0);
}
