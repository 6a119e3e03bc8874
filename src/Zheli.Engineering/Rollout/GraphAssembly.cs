using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>Lays out the chosen edges and the vertices that they leave, in their final order.</summary>
internal static class GraphAssembly
{
    /// <summary>Drops vertices that lead to nothing, numbers the rest and copies everything into arrays.</summary>
    public static UnpricedGraph Assemble(DraftEdges drafts, VertexNumbers vertices, PointTable points, RootContacts contacts)
    {
        var (from, to) = (new int[drafts.Count], new int[drafts.Count]);
        for (var e = 0; e < drafts.Count; e++)
        {
            (from[e], to[e]) = (vertices[drafts.From(e)], vertices[drafts.To(e)]);
        }

        var kept = WithoutDeadEnds(vertices, from, to);
        var number = new int[vertices.Count];
        var used = new bool[vertices.Count];
        used[RolloutGraph.Root] = true;
        foreach (var e in kept)
        {
            used[from[e]] = used[to[e]] = true;
        }

        var count = 0;
        for (var v = 0; v < vertices.Count; v++)
        {
            number[v] = used[v] || vertices.Settlement[v] != 0 ? count++ : -1;
        }

        var order = kept.OrderBy(e => from[e]).ThenBy(e => to[e]).ThenBy(e => e).ToArray();
        int[] OfVertices(int[] values) => [.. values.Where((_, v) => number[v] >= 0)];
        var lineStart = new int[order.Length + 1];
        var (lineX, lineY) = (new List<int>(drafts.Line.Count), new List<int>(drafts.Line.Count));
        for (var i = 0; i < order.Length; i++)
        {
            for (var at = drafts.Start[order[i]]; at < drafts.Start[order[i] + 1]; at++)
            {
                lineX.Add(points.X[drafts.Line[at]]);
                lineY.Add(points.Y[drafts.Line[at]]);
            }

            lineStart[i + 1] = lineX.Count;
        }

        T[] OfEdges<T>(Func<int, T> value) => [.. order.Select(value)];
        return new()
        {
            VertexX = OfVertices(vertices.X),
            VertexY = OfVertices(vertices.Y),
            VertexSettlement = [.. vertices.Settlement.Where((_, v) => number[v] >= 0)],
            EdgeFrom = OfEdges(e => number[from[e]]),
            EdgeTo = OfEdges(e => number[to[e]]),
            EdgeMethod = OfEdges(e => drafts.Traits[e].Method),
            EdgeKind = OfEdges(e => drafts.Traits[e].Kind),
            EdgeLength = OfEdges(e => drafts.Traits[e].Length),
            EdgeRiverCrossings = OfEdges(e => (ushort)Math.Min(drafts.Traits[e].RiverCrossings, ushort.MaxValue)),
            EdgeRailCrossings = OfEdges(e => (ushort)Math.Min(drafts.Traits[e].RailCrossings, ushort.MaxValue)),
            EdgeMasts = OfEdges(e => (byte)drafts.Traits[e].Masts),
            EdgeSight = OfEdges(e => drafts.Sight[e]),
            EdgeRegion = OfEdges(e => drafts.Traits[e].Region),
            EdgeContact = OfEdges(e => from[e] == RolloutGraph.Root ? contacts.At(drafts.From(e)) : to[e] == RolloutGraph.Root ? contacts.At(drafts.To(e)) : -1),
            Contacts = contacts.ToArray(),
            PolylineStart = lineStart,
            PolylineX = [.. lineX],
            PolylineY = [.. lineY],
        };
    }

    /// <summary>Edges that join two vertices and do not end at a vertex where nothing else is.</summary>
    private static List<int> WithoutDeadEnds(VertexNumbers vertices, int[] from, int[] to)
    {
        var rows = new CompactGraph(vertices.Count, from, to, new long[from.Length]);
        var degree = new int[vertices.Count];
        var dropped = new bool[from.Length];
        var loose = new Stack<int>();
        for (var v = 0; v < vertices.Count; v++)
        {
            degree[v] = rows.Start[v + 1] - rows.Start[v];
            if (IsLoose(v))
            {
                loose.Push(v);
            }
        }

        while (loose.TryPop(out var v))
        {
            for (var at = rows.Start[v]; at < rows.Start[v + 1]; at++)
            {
                if (!dropped[rows.Edge[at]])
                {
                    dropped[rows.Edge[at]] = true;
                    degree[v]--;
                    degree[rows.Neighbour[at]]--;
                    if (IsLoose(rows.Neighbour[at]))
                    {
                        loose.Push(rows.Neighbour[at]);
                    }
                }
            }
        }

        return [.. Enumerable.Range(0, from.Length).Where(e => !dropped[e] && from[e] != to[e])];

        bool IsLoose(int v) => degree[v] == 1 && v != RolloutGraph.Root && vertices.Settlement[v] == 0;
    }
}
