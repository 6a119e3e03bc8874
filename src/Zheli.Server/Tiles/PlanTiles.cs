using Zheli.Model.Programme;
using Zheli.Operations.Read;

namespace Zheli.Server.Tiles;

/// <summary>The lines that a plan builds, cut into tiles.</summary>
internal sealed class PlanTiles(PlanReading plan)
{
    private readonly TileLayer edges = new("edge", [.. plan.Edges.Select(Line)]);
    private readonly TileLayer spans = new("span", [.. plan.Spans.Select(Span)]);

    /// <summary>One tile.</summary>
    public byte[] Cut(int zoom, int column, int row)
    {
        var tile = new TileBuffer();
        edges.Write(tile, zoom, column, row);
        spans.Write(tile, zoom, column, row);
        return tile.Written.ToArray();
    }

    private static TileFeature Span(PlanSpan span, int number) => TileFeature.Line(
        span.Points,
        0,
        new("number", number),
        new("class", SpanLight.WordOf(span.MarginDb)),
        new("optic", span.Optic),
        new("tenths", (int)Math.Round(span.MarginDb * 10)));

    private static TileFeature Line(PlanEdge edge) => TileFeature.Line(
        edge.Points,
        0,
        new("key", edge.Key),
        new("method", Words.Of(edge.Method)),
        new("people", edge.PeopleBehind));
}
