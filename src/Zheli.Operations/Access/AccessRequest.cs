using Zheli.Model;
using Zheli.Model.Network;

namespace Zheli.Operations.Access;

/// <summary>What to design.</summary>
public sealed record AccessRequest
{
    /// <summary>Path of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Map files or address registers from which buildings are read first; what an earlier run read is replaced.</summary>
    public IReadOnlyList<string> Buildings { get; init; } = [];

    /// <summary>Settlements by KATO code, number or name.</summary>
    public IReadOnlyList<string> Settlements { get; init; } = [];

    /// <summary>Districts by KATO code, number or name.</summary>
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>True for every settlement.</summary>
    public bool All { get; init; }

    /// <summary>True to design what was chosen as one area.</summary>
    public bool Together { get; init; }

    /// <summary>True to forget the edits of the stored designs; otherwise they stay where the request gives none.</summary>
    public bool DropEdits { get; init; }

    /// <summary>True to design from nothing, even what has a design made from the same data.</summary>
    public bool Anew { get; init; }

    /// <summary>True to reckon the textbook method beside.</summary>
    public bool Compare { get; init; }

    /// <summary>What is asked of each design.</summary>
    public AccessOptions Options { get; init; } = new();

    /// <summary>Threads; no design depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Cuts the work short.</summary>
    public TimeSpan? TimeLimit { get; init; }
}

/// <summary>The design of one settlement, in figures.</summary>
/// <param name="Settlement">Its number; 0 for several as one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kato">Its code, or null.</param>
/// <param name="Summary">The figures.</param>
/// <param name="Unserved">What is not served, and why.</param>
/// <param name="Violations">Violations that the independent check found.</param>
/// <param name="TextbookCost">Cost of the textbook method, whole tenge, where it was asked for.</param>
/// <param name="Findings">What was noticed.</param>
/// <param name="IsKept">True when the design is that of an earlier run on the same data.</param>
public sealed record SettlementAccess(
    long Settlement, string Name, string? Kato, AccessSummary Summary, IReadOnlyList<UnservedPremises> Unserved, long Violations, long? TextbookCost,
    IReadOnlyList<Finding> Findings, bool IsKept);

/// <summary>What a run designed.</summary>
/// <param name="Settlements">Settlement by settlement, in order of number.</param>
/// <param name="NotReached">Settlements that a time limit or a stop left undone; the next run goes on with them.</param>
/// <param name="Findings">What was noticed in the buildings.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record AccessResult(IReadOnlyList<SettlementAccess> Settlements, int NotReached, IReadOnlyList<Finding> Findings, double Seconds);
