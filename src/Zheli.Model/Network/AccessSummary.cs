using System.Text.Json.Serialization;
using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>What an access design is asked for.</summary>
public sealed record AccessOptions
{
    /// <summary>Dwellings on one splitter in a closure or an entrance; 1 for a single stage of splitters.</summary>
    public int SecondaryRatio { get; init; } = 8;

    /// <summary>Fibres on one splitter in a cabinet.</summary>
    public int PrimaryRatio { get; init; } = 4;

    /// <summary>Class of the optics: B+, C+, N1, N2, E1.</summary>
    public string OpticalClass { get; init; } = "B+";

    /// <summary>True when all splitters that are not in closures stand at the feeding node.</summary>
    public bool IsCentralised { get; init; }

    /// <summary>Shares of dwellings that may connect, with their weights; empty for the catalogue's low, middle and high figures after four years, weighted 1 : 4 : 1.</summary>
    public IReadOnlyList<TakeUpScenario> TakeUps { get; init; } = [];

    /// <summary>True when every street is taken to have poles that may carry cable.</summary>
    public bool AssumePoles { get; init; }

    /// <summary>True when not even the poles of the map may be used.</summary>
    public bool NoPoles { get; init; }

    /// <summary>Where the feeding node stands; null to place it.</summary>
    public GeoPoint? Node { get; init; }

    /// <summary>Places at which a cabinet stands in any case.</summary>
    public IReadOnlyList<GeoPoint> PinnedCabinets { get; init; } = [];

    /// <summary>Streets (<c>osm:way/12</c>) or stretches (<c>route:KEY</c>) that must not be used.</summary>
    public IReadOnlyList<string> ForbiddenStreets { get; init; } = [];

    /// <summary>Streets or stretches with a trench that is there already.</summary>
    public IReadOnlyList<string> BuiltStreets { get; init; } = [];

    /// <summary>Figures of the catalogue for this design alone.</summary>
    public IReadOnlyDictionary<string, decimal> Overrides { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Most that trenches and poles may cost for each dwelling that they alone lead to, whole tenge; null to serve every home that can be served.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Cap { get; init; }

    /// <summary><c>optimal</c>, or <c>textbook</c>: the comparator.</summary>
    public string Method { get; init; } = "optimal";

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>One way how many may connect.</summary>
/// <param name="Share">Share of dwellings, 0 to 1.</param>
/// <param name="Weight">Its weight among the scenarios, above 0.</param>
public sealed record TakeUpScenario(double Share, double Weight);

/// <summary>Cost of an access network by kind, whole tenge.</summary>
/// <param name="Routes">Trenches and poles.</param>
/// <param name="Cables">Cables along them, drops on the street included.</param>
/// <param name="Splitters">Splitters.</param>
/// <param name="Sites">Cabinets, closures, and feeding nodes beyond the first, which the roll-out builds.</param>
/// <param name="OltPorts">OLT ports.</param>
/// <param name="Connections">Connections of the dwellings that are expected to connect, crossings of the street included.</param>
/// <param name="Blocks">Lead-ins, risers and sharing points of blocks.</param>
public sealed record AccessCost(long Routes, long Cables, long Splitters, long Sites, long OltPorts, long Connections, long Blocks)
{
    /// <summary>Everything together.</summary>
    public long Total => Routes + Cables + Splitters + Sites + OltPorts + Connections + Blocks;

    /// <summary>What is spent before the first home connects.</summary>
    public long Passed => Total - Connections;
}

/// <summary>The figures of an access design.</summary>
public sealed record AccessSummary
{
    /// <summary>Premises, served or not.</summary>
    public required int Premises { get; init; }

    /// <summary>Dwellings of all premises.</summary>
    public required int Dwellings { get; init; }

    /// <summary>Dwellings that the design serves.</summary>
    public required int Served { get; init; }

    /// <summary>Cost by kind.</summary>
    public required AccessCost Cost { get; init; }

    /// <summary>No design that serves the same dwellings costs less.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Share by which the cost may exceed the best possible: (cost − bound) / bound.</summary>
    public double Gap => LowerBound > 0 ? (double)(Cost.Total - LowerBound) / LowerBound : 0;

    /// <summary>Length of trenches, links included, km.</summary>
    public required double TrenchKm { get; init; }

    /// <summary>Length on poles, km.</summary>
    public required double AerialKm { get; init; }

    /// <summary>Length of cable by level (drop, distribution, feeder, trunk), km.</summary>
    public required IReadOnlyDictionary<string, double> CableKm { get; init; }

    /// <summary>Splitters of all stages.</summary>
    public required int Splitters { get; init; }

    /// <summary>Street cabinets.</summary>
    public required int Cabinets { get; init; }

    /// <summary>Feeding nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>OLT ports.</summary>
    public required int OltPorts { get; init; }

    /// <summary>Highest loss of a home, dB, margin included.</summary>
    public required double MaxLossDb { get; init; }

    /// <summary>Least loss of a home, dB.</summary>
    public required double MinLossDb { get; init; }

    /// <summary>Longest drop, m.</summary>
    public required double MaxDropM { get; init; }

    /// <summary>Share of dwellings that connect on average over the scenarios, by which the cost is reckoned.</summary>
    public required double TakeUp { get; init; }

    /// <summary>The scenarios of take-up.</summary>
    public IReadOnlyList<TakeUpScenario> TakeUpScenarios { get; init; } = [];

    /// <summary>Cost in each scenario, and after the first year: share → tenge.</summary>
    public required IReadOnlyDictionary<string, long> CostByTakeUp { get; init; }

    /// <summary>Share of the dwellings that are assumed, not mapped.</summary>
    public required double AssumedShare { get; init; }

    /// <summary>Share of the connections that kept closure, splitter and port of the design before; null when this one was made from nothing.</summary>
    public double? KeptShare { get; init; }

    /// <summary>True when a time limit or a stop cut the work short.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>Wall time.</summary>
    public double Seconds { get; init; }
}
