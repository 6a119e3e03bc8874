using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Inspect;

/// <summary>Lines of one kind: how many, and how long together.</summary>
public sealed record LineCount(int Count, double LengthKm);

/// <summary>The relief of a project.</summary>
public sealed record ReliefSize(int Columns, int Rows, double StepDegrees);

/// <summary>People of the settlements that a plan may serve (isolated dwellings included), and how they are known.</summary>
/// <param name="Total">All.</param>
/// <param name="Estimated">Those that no source states.</param>
/// <param name="EstimatedShare">Their share, 0 to 1; 0 without people.</param>
/// <param name="SettlementsByBasis">Settlements by how their number is known.</param>
public sealed record PeopleKnown(long Total, long Estimated, double EstimatedShare, IReadOnlyDictionary<PopulationBasis, int> SettlementsByBasis);

/// <summary>What a project holds, counted.</summary>
public sealed record ProjectContents
{
    /// <summary>Countries, regions, districts.</summary>
    public required IReadOnlyDictionary<AdminLevel, int> Areas { get; init; }

    /// <summary>Settlements by kind.</summary>
    public required IReadOnlyDictionary<PlaceKind, int> Settlements { get; init; }

    /// <summary>Of these, settlements with a code of the classifier.</summary>
    public required int SettlementsWithKato { get; init; }

    /// <summary>Buildings counted around settlements.</summary>
    public required long Buildings { get; init; }

    /// <summary>People.</summary>
    public required PeopleKnown People { get; init; }

    /// <summary>Corridors by kind.</summary>
    public required IReadOnlyDictionary<CorridorKind, LineCount> Corridors { get; init; }

    /// <summary>Rivers, lakes, seas.</summary>
    public required int Water { get; init; }

    /// <summary>Points of the existing network.</summary>
    public required int NetworkNodes { get; init; }

    /// <summary>Lines of the existing network.</summary>
    public required LineCount NetworkLines { get; init; }

    /// <summary>Relief, or null.</summary>
    public ReliefSize? Relief { get; init; }

    /// <summary>True when the territory is generated.</summary>
    public required bool IsSynthetic { get; init; }
}
