using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Model.Programme;

/// <summary>How a settlement is served.</summary>
public enum Technology
{
    /// <summary>A point of the existing network stands in it.</summary>
    Existing,

    /// <summary>Fibre all the way from the existing network.</summary>
    Fibre,

    /// <summary>At least one microwave hop on the way.</summary>
    Microwave,

    /// <summary>Satellite terminals.</summary>
    Satellite,

    /// <summary>Not served: forbidden, or the budget ended.</summary>
    Unserved,
}

/// <summary>One edge that the plan builds.</summary>
/// <param name="Key">Name that survives re-planning: the same stretch built the same way keeps it (16 hex digits).</param>
/// <param name="GraphEdge">Its number in the plan's <see cref="RolloutGraph"/>.</param>
/// <param name="ParentKey">Key of the next edge towards the existing network, or null when it hangs from it directly.</param>
/// <param name="Method">How it is built.</param>
/// <param name="Kind">What it runs along.</param>
/// <param name="Length">Geodesic length of <paramref name="Points"/>, metres.</param>
/// <param name="RiverCrossings">Water lines crossed.</param>
/// <param name="RailCrossings">Railways crossed.</param>
/// <param name="Radios">Parallel radios of a microwave hop, at least 1 (more where its capacity was upgraded); 0 for other edges.</param>
/// <param name="Masts">New masts of a microwave hop.</param>
/// <param name="Sight">Line of sight of a microwave hop.</param>
/// <param name="Cost">Whole-life cost, whole tenge.</param>
/// <param name="Capex">The part spent on building, whole tenge.</param>
/// <param name="SettlementsBehind">Settlements that are served through it.</param>
/// <param name="PeopleBehind">People who are served through it.</param>
/// <param name="DemandMbps">Busy-hour traffic through it, Mbit/s.</param>
/// <param name="RegionId">Region of its middle, or null.</param>
/// <param name="DistrictId">District of its middle, or null.</param>
/// <param name="Points">Its line, from the network side outwards.</param>
public sealed record PlanEdge(
    string Key, int GraphEdge, string? ParentKey, BuildMethod Method, CorridorKind Kind, double Length,
    int RiverCrossings, int RailCrossings, int Radios, int Masts, LineOfSight Sight, long Cost, long Capex,
    int SettlementsBehind, long PeopleBehind, double DemandMbps, long? RegionId, long? DistrictId, GeoPoint[] Points);

/// <summary>How one settlement is served, and what each alternative would have cost.</summary>
/// <param name="SettlementId">The settlement.</param>
/// <param name="Technology">How it is served.</param>
/// <param name="Cost">Whole-life cost of its own part: node and local access, or satellite; its share of lines is not in it. Whole tenge.</param>
/// <param name="ServeCost">Cost of node and local access, had it been (or as it is) served from the network.</param>
/// <param name="AlternativeCost">Cost of satellite.</param>
/// <param name="DemandMbps">Busy-hour traffic, Mbit/s.</param>
/// <param name="EdgeKey">The edge by which it is reached, or null.</param>
/// <param name="PathLength">Length of the way to the existing network, metres; 0 when not connected.</param>
/// <param name="Reason">Why this technology, as a stable code: <c>on-network</c>, <c>cheaper-than-satellite</c>, <c>on-the-way</c>, <c>mandatory</c>,
/// <c>within-budget</c>, <c>satellite-cheaper</c>, <c>forbidden</c>, <c>over-budget</c>, <c>unreachable</c>.</param>
public sealed record PlanSettlement(
    long SettlementId, Technology Technology, long Cost, long ServeCost, long AlternativeCost, double DemandMbps,
    string? EdgeKey, double PathLength, string Reason);

/// <summary>One corner of the frontier: the cheapest network that serves this many people.</summary>
/// <param name="People">People served by the terrestrial network (new, the existing not counted).</param>
/// <param name="Settlements">Settlements served by it.</param>
/// <param name="Cost">Whole-life cost of that network, whole tenge.</param>
/// <param name="Capex">The part spent on building, whole tenge.</param>
/// <param name="LowerBound">No network serves as many people for less, whole tenge.</param>
/// <param name="PricePerPerson">The price per person at which this corner is the optimum, whole tenge.</param>
public sealed record FrontierCorner(long People, int Settlements, long Cost, long Capex, long LowerBound, long PricePerPerson);

/// <summary>What the plan was asked: everything that, with the map, decides its result.</summary>
public sealed record PlanOptions
{
    /// <summary>Name of the scenario under which the plan is kept.</summary>
    public string Scenario { get; init; } = "base";

    /// <summary><c>optimal</c> or <c>mst</c> (the comparator).</summary>
    public string Method { get; init; } = "optimal";

    /// <summary>Cuts the work short after this long; null lets the fixed amount of work run to its end.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Money that may be spent, whole-life, whole tenge; null for no limit.</summary>
    public long? Budget { get; init; }

    /// <summary>Years over which running costs are counted.</summary>
    public int HorizonYears { get; init; } = 10;

    /// <summary>Discount rate; null takes the catalogue's.</summary>
    public double? DiscountRate { get; init; }

    /// <summary>Settlements (KATO, id or name) that must be served by the network.</summary>
    public IReadOnlyList<string> Mandatory { get; init; } = [];

    /// <summary>Settlements (KATO, id or name) or plan edges (<c>edge:KEY</c>) that must not be used.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>Plan edges (<c>edge:KEY</c>) that must be built.</summary>
    public IReadOnlyList<string> Forced { get; init; } = [];

    /// <summary>Stand-in for an unknown existing network: <c>district-centres</c>, <c>towns</c>, or null for none.</summary>
    public string? AssumeNetwork { get; init; }

    /// <summary>Serve isolated dwellings too.</summary>
    public bool IncludeIsolatedDwellings { get; init; }

    /// <summary>Scenario whose plan is mended with little effort, for a first answer in seconds; null plans from nothing with all effort.</summary>
    public string? StartFrom { get; init; }

    /// <summary>Cost of the local network of settlements that have an access design, whole tenge by number of the settlement: it takes the place of the estimate.</summary>
    public IReadOnlyDictionary<long, long> DesignedAccess { get; init; } = new SortedDictionary<long, long>();

    /// <summary>Catalogue figures set for this plan alone, by key.</summary>
    public IReadOnlyDictionary<string, decimal> Overrides { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>A whole plan: how every settlement is served, what is built, and the proof of how good it is.</summary>
public sealed record RolloutPlan
{
    /// <summary>What was asked.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>The figures of the plan.</summary>
    public required PlanSummary Summary { get; init; }

    /// <summary>Edges to build, from the existing network outwards (a parent stands before its children).</summary>
    public required IReadOnlyList<PlanEdge> Edges { get; init; }

    /// <summary>Every settlement of the plan, in order of id.</summary>
    public required IReadOnlyList<PlanSettlement> Settlements { get; init; }

    /// <summary>Corners of cost against people, by ascending people.</summary>
    public required IReadOnlyList<FrontierCorner> Frontier { get; init; }

    /// <summary>Fibre between neighbouring active sites, from the existing network outwards.</summary>
    public IReadOnlyList<PlanSpan> Spans { get; init; } = [];

    /// <summary>Repeater sites, from the existing network outwards.</summary>
    public IReadOnlyList<PlanRepeater> Repeaters { get; init; } = [];

    /// <summary>What the optimiser saw, for whoever wants to check it.</summary>
    public required RolloutGraph Graph { get; init; }

    /// <summary>The proof of the lower bound.</summary>
    public required DualCertificate Certificate { get; init; }
}

/// <summary>
/// A proof that no plan costs less than <see cref="LowerBound"/>, checkable edge by edge. For each terminal k it holds a potential
/// y_k ≥ 0 on vertices: 0 at the terminal itself, <see cref="TerminalValue"/> at every vertex that is not listed (the root among them). For an
/// arc a→b terminal k pays max(0, y_k(a) − y_k(b)). It is feasible when for every arc that carries anything all payments are at most its cost, when for every
/// microwave hop no terminals whose traffic fits into q radios pay more than q radios cost, and when TerminalValue[k] is at most the prize
/// of k. The bound is the sum of TerminalValue plus <see cref="Offset"/>. See docs/methods/rollout.md.
/// </summary>
/// <remarks>This is the dual of the directed-cut relaxation (Wong 1984) written as potentials: the cuts of one terminal in dual ascent are nested.</remarks>
public sealed record DualCertificate
{
    /// <summary>The proved bound on the objective, whole tenge.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Cost that every plan has: for each settlement, the lesser of serving it from the network and without.</summary>
    public required long Offset { get; init; }

    /// <summary>Terminal vertices with a positive value, ascending.</summary>
    public required int[] Terminal { get; init; }

    /// <summary>Value of each terminal, whole tenge.</summary>
    public required long[] TerminalValue { get; init; }

    /// <summary>Where each terminal's listed vertices start in <see cref="Vertex"/>; one more entry than terminals.</summary>
    public required int[] Start { get; init; }

    /// <summary>Listed vertices, ascending within a terminal.</summary>
    public required int[] Vertex { get; init; }

    /// <summary>Potential of each listed vertex, less than its terminal's value.</summary>
    public required long[] Potential { get; init; }
}
