using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read;

namespace Zheli.Server.Tiles;

/// <summary>What a plan builds and whom it serves, cut into tiles; without a plan, the settlements alone.</summary>
internal sealed class PlanTiles
{
    /// <summary>The last zoom at which edges are drawn joined to lines that branch nowhere; a click asks the server then which edge lies there.</summary>
    private const int LastJoinedZoom = 6;

    private readonly TileLayer[] layers;

    public PlanTiles(Territory territory, PlanReading? plan) => layers = plan is null
        ? [SettlementTiles.Layer(territory, null)]
        : [new("edge", [.. Joined(plan.Edges), .. plan.Edges.Select(Whole)]), new("span", [.. plan.Spans.Select(Span)]), SettlementTiles.Layer(territory, plan)];

    /// <summary>One tile.</summary>
    public byte[] Cut(int zoom, int column, int row)
    {
        var tile = new TileBuffer();
        foreach (var layer in layers)
        {
            layer.Write(tile, zoom, column, row);
        }

        return tile.Written.ToArray();
    }

    private static TileFeature Span(PlanSpan span, int number) => TileFeature.Line(
        span.Points,
        0,
        new("number", number),
        new("class", SpanLight.WordOf(span.MarginDb)),
        new("optic", span.Optic),
        new("tenths", (int)Math.Round(span.MarginDb * 10)));

    private static TileFeature Whole(PlanEdge edge) => TileFeature.Line(
        edge.Points,
        LastJoinedZoom + 1,
        new("key", edge.Key),
        new("method", Words.Of(edge.Method)),
        new("people", edge.PeopleBehind));

    /// <summary>
    /// Edges joined end to end where a line goes on with the same method and a width that looks the same, each along its child with the most people. Far out the
    /// country has a tenth of the lines to draw.
    /// </summary>
    private static IEnumerable<TileFeature> Joined(IReadOnlyList<PlanEdge> edges)
    {
        var next = new Dictionary<string, PlanEdge>(StringComparer.Ordinal);
        var byKey = edges.ToDictionary(edge => edge.Key, StringComparer.Ordinal);
        foreach (var edge in edges)
        {
            if (GoesOn(byKey, edge) && (!next.TryGetValue(edge.ParentKey!, out var rival) || edge.PeopleBehind > rival.PeopleBehind))
            {
                next[edge.ParentKey!] = edge;
            }
        }

        var continued = next.Values.Select(edge => edge.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var first in edges.Where(edge => !continued.Contains(edge.Key)))
        {
            var points = new List<GeoPoint>(first.Points);
            var last = first;
            while (next.TryGetValue(last.Key, out var child) && TryJoin(points, child.Points))
            {
                last = child;
            }

            yield return Line(first, points);
            while (next.TryGetValue(last.Key, out var apart))
            {
                // Edges whose ends do not meet, in a damaged plan, are drawn one by one.
                yield return Line(apart, apart.Points);
                last = apart;
            }
        }

        static TileFeature Line(PlanEdge edge, IReadOnlyList<GeoPoint> points) =>
            TileFeature.Line(points, 0, new("method", Words.Of(edge.Method)), new("people", edge.PeopleBehind)) with { MaxZoom = LastJoinedZoom };
    }

    private static bool GoesOn(Dictionary<string, PlanEdge> byKey, PlanEdge edge) =>
        edge.ParentKey is not null && byKey.TryGetValue(edge.ParentKey, out var parent) && parent.Method == edge.Method
        && Width(parent.PeopleBehind) == Width(edge.PeopleBehind);

    /// <summary>Widths go by the logarithm of people; four steps to a power of ten cannot be told apart.</summary>
    private static int Width(long people) => (int)(4 * Math.Log10(Math.Max(1, people)));

    private static bool TryJoin(List<GeoPoint> line, GeoPoint[] more)
    {
        if (line.Count == 0 || more.Length == 0)
        {
            return false;
        }

        if (line[^1] == more[0])
        {
            line.AddRange(more.Skip(1));
        }
        else if (line[^1] == more[^1])
        {
            line.AddRange(more.Reverse().Skip(1));
        }
        else if (line[0] == more[0] || line[0] == more[^1])
        {
            line.Reverse();
            return TryJoin(line, more);
        }
        else
        {
            return false;
        }

        return true;
    }
}
