namespace Zheli.Algorithms.Clustering;

/// <summary>Limits and prices of one kind of optical access network; money in whole units, lengths in centimetres.</summary>
public sealed record DistributionRules
{
    /// <summary>Most dwellings whose drops end in one closure.</summary>
    public required int ClosurePorts { get; init; }

    /// <summary>Dwellings on one splitter in a closure; 1 when closures hold no splitter and every dwelling has a fibre of its own to the cabinet.</summary>
    public required int SecondaryRatio { get; init; }

    /// <summary>Distribution fibres on one splitter in a cabinet.</summary>
    public required int PrimaryRatio { get; init; }

    /// <summary>Most dwellings behind one cabinet; the frame at the feeding node has no such limit.</summary>
    public required int CabinetDwellings { get; init; }

    /// <summary>Longest drop, the lead-in on the plot included.</summary>
    public required long MaxDrop { get; init; }

    /// <summary>A closure.</summary>
    public required long ClosureCost { get; init; }

    /// <summary>A splitter in a closure.</summary>
    public required long SecondaryCost { get; init; }

    /// <summary>A splitter in a cabinet with the port that feeds it.</summary>
    public required long PrimaryCost { get; init; }

    /// <summary>A cabinet away from the feeding node.</summary>
    public required long CabinetCost { get; init; }

    /// <summary>A kilometre of drop along the street for one dwelling, the share that connects taken into account.</summary>
    public required long DropPerKilometre { get; init; }

    /// <summary>Cables between closures and cabinets.</summary>
    public required CableTable Distribution { get; init; }

    /// <summary>Cables between cabinets and the feeding node.</summary>
    public required CableTable Feeder { get; init; }

    /// <summary>True when all splitters of cabinets stand at the feeding node.</summary>
    public bool OnlyAtNode { get; init; }

    /// <summary>Fibres that lead from a closure to its cabinet.</summary>
    public int FibresOf(int dwellings) => SecondaryRatio > 1 ? (dwellings + SecondaryRatio - 1) / SecondaryRatio : dwellings;

    /// <summary>Splitters in a cabinet for a number of distribution fibres.</summary>
    public int PrimariesOf(int fibres) => (fibres + PrimaryRatio - 1) / PrimaryRatio;

    /// <summary>What stands in a closure, or in an entrance, for a number of dwellings; the closure itself included where it is one.</summary>
    public long ClosurePrice(int dwellings, bool isEntrance) =>
        dwellings == 0 ? 0 : (isEntrance ? 0 : ClosureCost) + (SecondaryRatio > 1 ? FibresOf(dwellings) * SecondaryCost : 0);

    /// <summary>Drops of a number of dwellings over a length along the street.</summary>
    public long DropPrice(int dwellings, long length) => ((DropPerKilometre * dwellings * length) + 50_000) / 100_000;
}

/// <summary>
/// Homes along a tree of trenches, to be given closures, cabinets and a feeding node: a capacitated facility location problem in three levels whose cables share
/// the tree.
/// </summary>
public sealed class DistributionProblem
{
    /// <summary>The trenches.</summary>
    public required TreeNetwork Tree { get; init; }

    /// <summary>Limits and prices.</summary>
    public required DistributionRules Rules { get; init; }

    /// <summary>Vertex at which each home's drop meets the street.</summary>
    public required int[] HomeVertex { get; init; }

    /// <summary>Dwellings of each home, at most <see cref="DistributionRules.ClosurePorts"/>: they share a closure.</summary>
    public required int[] HomeDwellings { get; init; }

    /// <summary>Length of each home's drop on its own plot.</summary>
    public required long[] HomeLead { get; init; }

    /// <summary>Vertex at which the cable of each entrance of a block leaves the street.</summary>
    public required int[] EntranceVertex { get; init; }

    /// <summary>Dwellings of each entrance.</summary>
    public required int[] EntranceDwellings { get; init; }

    /// <summary>Vertex of the feeding node; where to begin when it may move.</summary>
    public required int Node { get; init; }

    /// <summary>True when the feeding node may be placed anywhere on the tree.</summary>
    public required bool NodeMoves { get; init; }

    /// <summary>Vertices that can hold closures and cabinets; null when all can.</summary>
    public bool[]? Sites { get; init; }

    /// <summary>Vertices at which a cabinet stands in any case.</summary>
    public int[] PinnedCabinets { get; init; } = [];
}
