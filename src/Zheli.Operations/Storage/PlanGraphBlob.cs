using Zheli.Model.Network;

namespace Zheli.Operations.Storage;

/// <summary>The optimised graph of a plan as one compressed value, column by column.</summary>
internal static class PlanGraphBlob
{
    private const byte Version = 1;

    /// <summary>The graph as bytes; the same graph gives the same bytes.</summary>
    public static byte[] Write(RolloutGraph graph)
    {
        var writer = new CompactWriter();
        writer.Count(graph.VertexCount);
        writer.Count(graph.EdgeCount);
        writer.Count(graph.PolylineX.Length);
        writer.Count(graph.ForcedEdges.Length);
        writer.Deltas(graph.VertexX);
        writer.Deltas(graph.VertexY);
        writer.Column(graph.VertexSettlement);
        writer.Column(graph.ServeCost);
        writer.Column(graph.AlternativeCost);
        writer.Column(graph.Prize);
        writer.Deltas(graph.EdgeFrom);
        writer.Deltas(graph.EdgeTo);
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            writer.Byte((byte)graph.EdgeMethod[e]);
            writer.Byte((byte)graph.EdgeKind[e]);
            writer.Byte((byte)graph.EdgeSight[e]);
            writer.Byte(graph.EdgeMasts[e]);
            writer.Count(graph.EdgeRiverCrossings[e]);
            writer.Count(graph.EdgeRailCrossings[e]);
            writer.Real(graph.EdgeLength[e]);
        }

        writer.Column(graph.EdgeRegion);
        writer.Column(graph.EdgeCost);
        writer.Column(graph.EdgeCapex);
        writer.Deltas(graph.ForcedEdges);
        writer.Deltas(graph.PolylineStart);
        writer.Deltas(graph.PolylineX);
        writer.Deltas(graph.PolylineY);
        return writer.Deflate(Version);
    }

    /// <summary>The graph from bytes that anyone may have written: indexes are in range and columns agree in length, or it throws.</summary>
    public static RolloutGraph Read(Database database, ReadOnlySpan<byte> blob)
    {
        var reader = new CompactReader(database, "the graph of a plan", blob, Version);
        int vertices = reader.Length(6), edges = reader.Length(16), points = reader.Length(2), forced = reader.Length();
        int[] vertexX = reader.Deltas(vertices), vertexY = reader.Deltas(vertices);
        long[] settlement = reader.Column(vertices), serve = reader.Column(vertices), alternative = reader.Column(vertices), prize = reader.Column(vertices);
        int[] from = reader.Deltas(edges), to = reader.Deltas(edges);
        var attributes = new EdgeColumns(edges);
        attributes.Read(reader);
        var graph = new RolloutGraph
        {
            VertexX = vertexX,
            VertexY = vertexY,
            VertexSettlement = settlement,
            ServeCost = serve,
            AlternativeCost = alternative,
            Prize = prize,
            EdgeFrom = from,
            EdgeTo = to,
            EdgeMethod = attributes.Method,
            EdgeKind = attributes.Kind,
            EdgeSight = attributes.Sight,
            EdgeMasts = attributes.Masts,
            EdgeRiverCrossings = attributes.Rivers,
            EdgeRailCrossings = attributes.Rails,
            EdgeLength = attributes.Length,
            EdgeRegion = reader.Column(edges),
            EdgeCost = reader.Column(edges),
            EdgeCapex = reader.Column(edges),
            ForcedEdges = reader.Deltas(forced),
            PolylineStart = reader.Deltas(edges + 1),
            PolylineX = reader.Deltas(points),
            PolylineY = reader.Deltas(points),
        };
        reader.End();
        return IsSound(graph) ? graph : throw reader.Broken();
    }

    private static bool IsSound(RolloutGraph graph)
    {
        var start = graph.PolylineStart;
        if (start[0] != 0 || start[^1] != graph.PolylineX.Length)
        {
            return false;
        }

        for (var e = 0; e < graph.EdgeCount; e++)
        {
            if (start[e] > start[e + 1] || (uint)graph.EdgeFrom[e] >= (uint)graph.VertexCount || (uint)graph.EdgeTo[e] >= (uint)graph.VertexCount)
            {
                return false;
            }
        }

        return Array.TrueForAll(graph.ForcedEdges, e => (uint)e < (uint)graph.EdgeCount);
    }

    /// <summary>The small attributes of edges, which stand together in the file.</summary>
    private sealed class EdgeColumns(int edges)
    {
        public readonly BuildMethod[] Method = new BuildMethod[edges];
        public readonly CorridorKind[] Kind = new CorridorKind[edges];
        public readonly LineOfSight[] Sight = new LineOfSight[edges];
        public readonly byte[] Masts = new byte[edges];
        public readonly ushort[] Rivers = new ushort[edges];
        public readonly ushort[] Rails = new ushort[edges];
        public readonly double[] Length = new double[edges];

        public void Read(CompactReader reader)
        {
            int methods = Enum.GetValues<BuildMethod>().Length, kinds = Enum.GetValues<CorridorKind>().Length, sights = Enum.GetValues<LineOfSight>().Length;
            for (var e = 0; e < Method.Length; e++)
            {
                Method[e] = (BuildMethod)reader.Byte(methods);
                Kind[e] = (CorridorKind)reader.Byte(kinds);
                Sight[e] = (LineOfSight)reader.Byte(sights);
                Masts[e] = reader.Byte();
                Rivers[e] = Crossings(reader);
                Rails[e] = Crossings(reader);
                Length[e] = reader.Real();
            }
        }

        private static ushort Crossings(CompactReader reader) =>
            reader.Count() is var count && count <= ushort.MaxValue ? (ushort)count : throw reader.Broken();
    }
}
