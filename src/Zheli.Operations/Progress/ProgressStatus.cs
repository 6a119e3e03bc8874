using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Progress;

/// <summary>Villages and people that stand on one rung.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Villages">Villages whose highest rung it is.</param>
/// <param name="People">People in them.</param>
/// <param name="VillagesShown">Villages whose highest rung with evidence it is, whatever is missing below.</param>
/// <param name="VillagesClaimed">Villages whose highest reported rung it is, with or without evidence.</param>
public sealed record RungCount(Rung Rung, int Villages, long People, int VillagesShown, int VillagesClaimed);

/// <summary>The ladder of one region.</summary>
/// <param name="RegionId">The region, or null where none is known.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rungs">Every rung, from the ground up.</param>
public sealed record RegionLadder(long? RegionId, string Name, IReadOnlyList<RungCount> Rungs);

/// <summary>Where a programme stands, by evidence.</summary>
public sealed record ProgressStatus
{
    /// <summary>The plan that is built.</summary>
    public required string Scenario { get; init; }

    /// <summary>The day; later events are not looked at.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Events in the log, and the head of its chain as COUNT:HASH: keep it outside the project.</summary>
    public required string LogHead { get; init; }

    /// <summary>Events up to the day that stand.</summary>
    public required int Events { get; init; }

    /// <summary>Of these, events that count.</summary>
    public required int EventsThatCount { get; init; }

    /// <summary>Events that nothing shows yet.</summary>
    public required int Claims { get; init; }

    /// <summary>Every rung, from the ground up.</summary>
    public required IReadOnlyList<RungCount> Rungs { get; init; }

    /// <summary>The same by region.</summary>
    public required IReadOnlyList<RegionLadder> Regions { get; init; }

    /// <summary>Kilometres laid, by events that count.</summary>
    public required decimal KilometresLaid { get; init; }

    /// <summary>Tenge contracted and paid, by events that count.</summary>
    public required decimal Contracted { get; init; }

    /// <summary>Tenge paid.</summary>
    public required decimal Paid { get; init; }

    /// <summary>Files that count for nothing, and why.</summary>
    public required IReadOnlyList<EvidenceDoubt> Doubts { get; init; }
}

/// <summary>What an entry did.</summary>
/// <param name="Events">The events, with their numbers and hashes.</param>
/// <param name="LogHead">The head of the chain now, as COUNT:HASH.</param>
/// <param name="Findings">What was noticed.</param>
public sealed record ProgressEntry(IReadOnlyList<ProgressEvent> Events, string LogHead, IReadOnlyList<Finding> Findings);
