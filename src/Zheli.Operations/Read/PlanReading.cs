using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Operations.Read;

/// <summary>A plan as doors show it: what was decided and why, without the graph and the certificate that only a checker needs.</summary>
public sealed class PlanReading
{
    private readonly Dictionary<string, PlanEdge> edgesByKey;
    private readonly Dictionary<long, PlanSettlement> settlementsById;
    private readonly Lazy<IReadOnlyDictionary<long, NearestLine>> nearestLines;

    /// <summary>Makes the reading and indexes it; the graph is read when somebody asks what a line would cost, and not kept.</summary>
    public PlanReading(
        PlanOptions options,
        PlanSummary summary,
        IReadOnlyList<PlanEdge> edges,
        IReadOnlyList<PlanSettlement> settlements,
        IReadOnlyList<FrontierCorner> frontier,
        Func<RolloutGraph?>? readGraph = null)
    {
        Options = options;
        Summary = summary;
        Edges = edges;
        Settlements = settlements;
        Frontier = frontier;
        edgesByKey = edges.ToDictionary(edge => edge.Key, StringComparer.Ordinal);
        settlementsById = settlements.ToDictionary(settlement => settlement.SettlementId);
        nearestLines = new(() => readGraph?.Invoke() is { } graph ? NearestLine.Of(graph, edges) : new Dictionary<long, NearestLine>());
    }

    /// <summary>What was asked.</summary>
    public PlanOptions Options { get; }

    /// <summary>The figures of the plan.</summary>
    public PlanSummary Summary { get; }

    /// <summary>Edges to build, a parent before its children.</summary>
    public IReadOnlyList<PlanEdge> Edges { get; }

    /// <summary>How each settlement is served.</summary>
    public IReadOnlyList<PlanSettlement> Settlements { get; }

    /// <summary>Corners of cost against people.</summary>
    public IReadOnlyList<FrontierCorner> Frontier { get; }

    /// <summary>Its repeaters.</summary>
    public IReadOnlyList<PlanRepeater> Repeaters { get; init; } = [];

    /// <summary>Its fibre spans, lit by grey optics.</summary>
    public IReadOnlyList<PlanSpan> Spans { get; init; } = [];

    /// <summary>A span by its number, with the sheet of its optic; null when there is none.</summary>
    public SpanLight? FindSpan(int number) => number >= 0 && number < Spans.Count ? SpanLight.Of(number, Spans[number]) : null;

    /// <summary>The edge with this key, or null.</summary>
    public PlanEdge? FindEdge(string key) => edgesByKey.GetValueOrDefault(key);

    /// <summary>The edge nearest to a point, or null when none comes as near as <paramref name="reach"/>; measured on a plane that touches the earth at the point.</summary>
    public PlanEdge? FindEdgeNear(GeoPoint point, Metres reach)
    {
        // Metres to a degree near the point, on a sphere of the earth's mean radius: enough to tell which line a hand meant.
        const double MetresToDegree = 6_371_008.8 * Math.PI / 180;
        var east = MetresToDegree * Math.Cos(point.Latitude * Math.PI / 180);
        var (best, least) = ((PlanEdge?)null, reach.Value * reach.Value);
        foreach (var edge in Edges)
        {
            for (var i = 1; i < edge.Points.Length; i++)
            {
                var (ax, ay) = ((edge.Points[i - 1].Longitude - point.Longitude) * east, (edge.Points[i - 1].Latitude - point.Latitude) * MetresToDegree);
                var (dx, dy) = (((edge.Points[i].Longitude - point.Longitude) * east) - ax, ((edge.Points[i].Latitude - point.Latitude) * MetresToDegree) - ay);
                var length = (dx * dx) + (dy * dy);
                var along = length > 0 ? Math.Clamp(-((ax * dx) + (ay * dy)) / length, 0, 1) : 0;
                var (x, y) = (ax + (along * dx), ay + (along * dy));
                if ((x * x) + (y * y) < least)
                {
                    (best, least) = (edge, (x * x) + (y * y));
                }
            }
        }

        return best;
    }

    /// <summary>How a settlement is served, or null when the plan does not know it.</summary>
    public PlanSettlement? FindSettlement(long id) => settlementsById.GetValueOrDefault(id);

    /// <summary>What the cheapest line to a settlement that the network does not reach would be; null where there is no way or the network reaches it.</summary>
    public NearestLine? FindNearestLine(long id) => nearestLines.Value.TryGetValue(id, out var line) ? line : null;

    /// <summary>
    /// The way from a settlement to the existing network, the settlement's own edge first; empty for one that is not connected.
    /// A key that leads nowhere ends the way: a damaged plan is shown as far as it can be followed.
    /// </summary>
    public IReadOnlyList<PlanEdge> Route(PlanSettlement settlement)
    {
        var route = new List<PlanEdge>();
        var key = settlement.EdgeKey;
        while (key is not null && route.Count < Edges.Count && FindEdge(key) is { } edge)
        {
            route.Add(edge);
            key = edge.ParentKey;
        }

        return route;
    }

    /// <summary>
    /// What a settlement's people bear of the lines that they share with others: each edge of the route split by the people behind it,
    /// so that the shares of all settlements add up to the cost of the lines. Whole tenge.
    /// </summary>
    public static long LineShare(IReadOnlyList<PlanEdge> route, int people)
    {
        var share = 0m;
        foreach (var edge in route)
        {
            share += edge.PeopleBehind > 0 ? (decimal)edge.Cost * people / edge.PeopleBehind : 0;
        }

        return (long)Math.Round(share, MidpointRounding.AwayFromZero);
    }

    /// <summary>What would not be built without this settlement: the edges of the route that serve nobody else. Whole tenge.</summary>
    public static long OwnLineCost(IReadOnlyList<PlanEdge> route) => route.Where(edge => edge.SettlementsBehind <= 1).Sum(edge => edge.Cost);
}
