using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Model.Programme;

/// <summary>Whole-life cost of a plan by what it is spent on, whole tenge; <see cref="Total"/> is the sum of all kinds.</summary>
public sealed record PlanCost(long Fibre, long Microwave, long Satellite, long Nodes)
{
    /// <summary>Everything.</summary>
    public long Total => Fibre + Microwave + Satellite + Nodes + Repeaters;

    /// <summary>Sites on fibre spans that no optic reaches across.</summary>
    public long Repeaters { get; init; }

    /// <summary>Currency of the amounts.</summary>
    public Currency Currency { get; init; } = Currency.Kzt;
}

/// <summary>Settlements by how they are served.</summary>
public sealed record SettlementCounts(int Total, int Fibre, int Microwave, int Satellite, int Existing, int Unserved);

/// <summary>People by how they are served; <paramref name="EstimatedShare"/> of them are estimates (0 to 1).</summary>
public sealed record PeopleCounts(long Total, long Fibre, long Microwave, long Satellite, long Existing, long Unserved, double EstimatedShare);

/// <summary>Wall time of each stage, seconds.</summary>
public sealed record StageSeconds(double Load, double Graph, double Reduce, double Solve, double Total);

/// <summary>Size of the graph before and after reductions.</summary>
public sealed record GraphSize(int Vertices, int Edges, int ReducedVertices, int ReducedEdges);

/// <summary>How a budget was used: the most people within the money, and a proof that no network serves more than <paramref name="PeopleUpperBound"/>.</summary>
/// <param name="Limit">Money that could be spent, whole tenge.</param>
/// <param name="Spent">Money that is spent, satellite included.</param>
/// <param name="People">People whom the new network serves.</param>
/// <param name="PeopleUpperBound">No network within the limit serves more.</param>
/// <param name="PricePerPerson">The price per person λ at which the plan's lower bound is proved, whole tenge; 0 when it is proved for everyone in reach or for the mandatory part.</param>
public sealed record BudgetUse(long Limit, long Spent, long People, long PeopleUpperBound, long PricePerPerson = 0);

/// <summary>A catalogue figure that moved the plan, as it was used.</summary>
public sealed record Assumption(string Key, string Description, string Unit, string? Currency, decimal Value, Grade Grade, string Source, bool IsOverridden);

/// <summary>What a plan was made from: a plan whose project gives other digests is stale.</summary>
/// <param name="Map">SHA-256 of the map's content, hexadecimal.</param>
/// <param name="Figures">SHA-256 of the catalogue's figures that moved the plan, hexadecimal.</param>
public sealed record PlanStamp(string Map, string Figures);

/// <summary>The figures of a plan, as shown to people and as written by <c>zheli plan --json</c>.</summary>
public sealed record PlanSummary
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Whole-life cost.</summary>
    public required PlanCost Cost { get; init; }

    /// <summary>The part spent on building, whole tenge.</summary>
    public required long Capex { get; init; }

    /// <summary>Proved lower bound on the same objective, whole tenge.</summary>
    public required long LowerBound { get; init; }

    /// <summary>(total − lower bound) / lower bound.</summary>
    public required double Gap { get; init; }

    /// <summary>Settlements by technology.</summary>
    public required SettlementCounts Settlements { get; init; }

    /// <summary>People by technology.</summary>
    public required PeopleCounts People { get; init; }

    /// <summary>Length of new fibre, km (routes, before the allowance for slack).</summary>
    public required double FibreKm { get; init; }

    /// <summary>Microwave hops.</summary>
    public required int MicrowaveHops { get; init; }

    /// <summary>New fibre per fibre settlement, km.</summary>
    public required double KmPerFibreSettlement { get; init; }

    /// <summary>Wall time; not part of the plan, so not compared between runs.</summary>
    public required StageSeconds Seconds { get; init; }

    /// <summary>Size of the optimised graph.</summary>
    public required GraphSize Graph { get; init; }

    /// <summary>Whether the light arrives on every span; null in a plan that was made before spans were checked.</summary>
    public OpticsSummary? Optics { get; init; }

    /// <summary>The use of the budget, or null when none was given.</summary>
    public BudgetUse? Budget { get; init; }

    /// <summary>True when a time limit or a stop cut the work short.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>True when the territory is generated.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>What it was made from; null in a plan of before this was kept.</summary>
    public PlanStamp? MadeFrom { get; init; }

    /// <summary>Catalogue figures that moved the plan.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>What a planner should know about the plan.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
