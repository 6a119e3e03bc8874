namespace Zheli.Algorithms.Clustering;

/// <summary>Homes on a network of streets, to be given trenches, closures, cabinets and a feeding node at least cost together.</summary>
public sealed class StreetProblem
{
    /// <summary>Number of vertices.</summary>
    public required int VertexCount { get; init; }

    /// <summary>One end of each street.</summary>
    public required int[] Tail { get; init; }

    /// <summary>The other end.</summary>
    public required int[] Head { get; init; }

    /// <summary>Cost of a trench or of poles along each street.</summary>
    public required long[] Cost { get; init; }

    /// <summary>Length of each street, centimetres.</summary>
    public required long[] Length { get; init; }

    /// <summary>Limits and prices.</summary>
    public required DistributionRules Rules { get; init; }

    /// <inheritdoc cref="DistributionProblem.HomeVertex"/>
    public required int[] HomeVertex { get; init; }

    /// <inheritdoc cref="DistributionProblem.HomeDwellings"/>
    public required int[] HomeDwellings { get; init; }

    /// <inheritdoc cref="DistributionProblem.HomeLead"/>
    public required long[] HomeLead { get; init; }

    /// <inheritdoc cref="DistributionProblem.EntranceVertex"/>
    public int[] EntranceVertex { get; init; } = [];

    /// <inheritdoc cref="DistributionProblem.EntranceDwellings"/>
    public int[] EntranceDwellings { get; init; } = [];

    /// <inheritdoc cref="DistributionProblem.Node"/>
    public required int Node { get; init; }

    /// <inheritdoc cref="DistributionProblem.NodeMoves"/>
    public required bool NodeMoves { get; init; }

    /// <summary>Vertices that can hold closures and cabinets; null when all can.</summary>
    public bool[]? Sites { get; init; }

    /// <summary>Vertices at which a cabinet stands in any case.</summary>
    public int[] PinnedCabinets { get; init; } = [];

    /// <summary>Other vertices that every tree must hold: where it meets other trees.</summary>
    public int[] Joints { get; init; } = [];

    /// <summary>What stands already and changes only where that pays; null to begin from nothing.</summary>
    public StreetStart? Start { get; init; }

    /// <summary>True for each vertex that every tree must hold.</summary>
    public bool[] Required()
    {
        var required = new bool[VertexCount];
        foreach (int vertex in HomeVertex.Concat(EntranceVertex).Concat(PinnedCabinets).Concat(Joints))
        {
            required[vertex] = true;
        }

        required[Node] |= !NodeMoves;
        return required;
    }
}

/// <summary>Closures and cabinets of an earlier design, by vertices of the streets.</summary>
public sealed class StreetStart
{
    /// <summary>Vertex of the feeding node; negative when it stands no longer on the streets.</summary>
    public required int Node { get; init; }

    /// <summary>Vertex of each cabinet.</summary>
    public required int[] CabinetVertex { get; init; }

    /// <summary>Vertex of each closure.</summary>
    public required int[] ClosureVertex { get; init; }

    /// <summary>Cabinet of each closure; negative for the frame at the node.</summary>
    public required int[] ClosureCabinet { get; init; }

    /// <summary>Closure of each home; negative for none.</summary>
    public required int[] HomeClosure { get; init; }

    /// <summary>Cabinet of each entrance; negative for the frame at the node.</summary>
    public required int[] EntranceCabinet { get; init; }

    /// <summary>What a home that changes its closure must save.</summary>
    public required long MoveFine { get; init; }

    /// <summary>What a feeding node that moves must save.</summary>
    public required long NodeFine { get; init; }
}

/// <summary>Trenches, and what hangs on them.</summary>
/// <param name="Edges">Streets that are built, ascending.</param>
/// <param name="Tree">The same as a rooted tree.</param>
/// <param name="Plan">Closures, cabinets and the feeding node, by the numbers of <paramref name="Tree"/>.</param>
/// <param name="TrenchCost">Cost of the streets.</param>
public sealed record StreetDistribution(int[] Edges, TreeNetwork Tree, DistributionPlan Plan, long TrenchCost)
{
    /// <summary>Everything together.</summary>
    public long Cost => TrenchCost + Plan.Cost;
}
