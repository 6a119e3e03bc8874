using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>Edges between points, before vertices have their numbers: arrays by edge that grow together.</summary>
internal sealed class DraftEdges
{
    /// <summary>First point, last point, and the points between are <see cref="Line"/> from <see cref="Start"/>.</summary>
    public List<int> Start { get; } = [0];

    /// <summary>Points of all polylines.</summary>
    public List<int> Line { get; } = [];

    /// <summary>What decides the price.</summary>
    public List<EdgeTraits> Traits { get; } = [];

    /// <summary>Line of sight of hops.</summary>
    public List<LineOfSight> Sight { get; } = [];

    /// <summary>Price, whole tenge.</summary>
    public List<long> Price { get; } = [];

    /// <summary>Number of edges.</summary>
    public int Count => Traits.Count;

    /// <summary>First point of an edge.</summary>
    public int From(int edge) => Line[Start[edge]];

    /// <summary>Last point of an edge.</summary>
    public int To(int edge) => Line[Start[edge + 1] - 1];

    /// <summary>Adds an edge.</summary>
    public void Add(ReadOnlySpan<int> line, in EdgeTraits traits, long price, LineOfSight sight = LineOfSight.NotApplicable)
    {
        Line.AddRange(line);
        Start.Add(Line.Count);
        Traits.Add(traits);
        Price.Add(price);
        Sight.Add(sight);
    }
}
