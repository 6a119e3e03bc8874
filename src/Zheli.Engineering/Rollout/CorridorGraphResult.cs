using Zheli.Model;

namespace Zheli.Engineering.Rollout;

/// <summary>How the corridor graph came about, in numbers.</summary>
public sealed record CorridorGraphFigures
{
    /// <summary>Connected parts of the corridors before legs joined them.</summary>
    public int Components { get; init; }

    /// <summary>Of these, parts too short to matter that no settlement is attached to; left out.</summary>
    public int ComponentsLeftOut { get; init; }

    /// <summary>Ends of lines that were joined to another line nearby.</summary>
    public int SnappedEnds { get; init; }

    /// <summary>Points at which lines of different sources cross and were joined.</summary>
    public int CrossingsJoined { get; init; }

    /// <summary>Settlements to serve in the graph.</summary>
    public int Settlements { get; init; }

    /// <summary>Access legs offered.</summary>
    public int AccessLegs { get; init; }

    /// <summary>Cross-country legs offered.</summary>
    public int CrossCountryLegs { get; init; }

    /// <summary>Straight legs left out because a way that is no dearer exists.</summary>
    public int LegsDominated { get; init; }

    /// <summary>Straight legs left out because they run through a lake or sea.</summary>
    public int LegsInWater { get; init; }

    /// <summary>Microwave hops offered.</summary>
    public int Hops { get; init; }

    /// <summary>Microwave pairs within reach whose sight is blocked.</summary>
    public int HopsBlocked { get; init; }

    /// <summary>Microwave hops left out because a way by fibre is no dearer.</summary>
    public int HopsDominated { get; init; }

    /// <summary>Settlements to serve that no edge joins to the existing network.</summary>
    public int Unreachable { get; init; }
}

/// <summary>The corridor graph with what was noticed while it was built.</summary>
/// <param name="Graph">The graph, without prices.</param>
/// <param name="Figures">How it came about.</param>
/// <param name="Findings">What a planner should know.</param>
public sealed record CorridorGraphResult(UnpricedGraph Graph, CorridorGraphFigures Figures, IReadOnlyList<Finding> Findings);
