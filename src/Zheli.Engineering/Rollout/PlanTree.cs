using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>A tree that hangs from the root, oriented outwards. Vertices outside it have no place in <see cref="Order"/>.</summary>
internal sealed class PlanTree
{
    private PlanTree(int[] order, int[] parent, int[] parentEdge) => (Order, Parent, ParentEdge) = (order, parent, parentEdge);

    /// <summary>Vertices of the tree, the root first, every parent before its children.</summary>
    public int[] Order { get; }

    /// <summary>The next vertex towards the root; -1 for the root and outside the tree.</summary>
    public int[] Parent { get; }

    /// <summary>The edge towards the root; -1 for the root and outside the tree.</summary>
    public int[] ParentEdge { get; }

    /// <summary>True when the vertex hangs from the root.</summary>
    public bool Contains(int vertex) => vertex == RolloutGraph.Root || ParentEdge[vertex] >= 0;

    /// <summary>Edges of the tree, ascending.</summary>
    public int[] Edges()
    {
        var edges = new int[Order.Length - 1];
        for (var i = 1; i < Order.Length; i++)
        {
            edges[i - 1] = ParentEdge[Order[i]];
        }

        Array.Sort(edges);
        return edges;
    }

    /// <summary>
    /// Orients the edges that hang together with the root; where they close a ring the edge that comes later, breadth first and by number, is left out.
    /// </summary>
    public static PlanTree Orient(RolloutGraph graph, ReadOnlySpan<int> edges)
    {
        var (start, incident) = Incidence(graph, edges);
        var (parent, parentEdge) = (new int[graph.VertexCount], new int[graph.VertexCount]);
        Array.Fill(parent, -1);
        Array.Fill(parentEdge, -1);
        var order = new List<int>(edges.Length + 1) { RolloutGraph.Root };
        for (var next = 0; next < order.Count; next++)
        {
            var at = order[next];
            for (var i = start[at]; i < start[at + 1]; i++)
            {
                var edge = incident[i];
                var other = graph.EdgeFrom[edge] == at ? graph.EdgeTo[edge] : graph.EdgeFrom[edge];
                if (other != RolloutGraph.Root && parentEdge[other] < 0)
                {
                    (parent[other], parentEdge[other]) = (at, edge);
                    order.Add(other);
                }
            }
        }

        return new([.. order], parent, parentEdge);
    }

    /// <summary>True when some of the edges close a ring.</summary>
    public static bool HoldsRing(RolloutGraph graph, ReadOnlySpan<int> edges)
    {
        var sets = new DisjointSets(graph.VertexCount);
        foreach (var edge in edges)
        {
            if (!sets.Union(graph.EdgeFrom[edge], graph.EdgeTo[edge]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The best part of the tree that still contains the root: a branch stays when the prizes in it exceed the cost of its edges. Exact on a tree, bottom up.
    /// </summary>
    public PlanTree Prune(RolloutGraph graph, long[] cost, long[] prize, ReadOnlySpan<int> forced)
    {
        var worth = new long[graph.VertexCount];
        var isForced = new HashSet<int>(forced.ToArray());
        for (var i = Order.Length - 1; i >= 1; i--)
        {
            var v = Order[i];
            var gain = Math.Min(worth[v] + prize[v], RolloutGraph.Mandatory) - (isForced.Contains(ParentEdge[v]) ? 0 : cost[ParentEdge[v]]);
            worth[v] = isForced.Contains(ParentEdge[v]) ? RolloutGraph.Mandatory : gain;
            if (worth[v] > 0)
            {
                worth[Parent[v]] = Math.Min(worth[Parent[v]] + worth[v], RolloutGraph.Mandatory);
            }
        }

        var kept = new List<int>(Order.Length);
        var inside = new bool[graph.VertexCount];
        inside[RolloutGraph.Root] = true;
        foreach (var v in Order.AsSpan(1))
        {
            if (inside[Parent[v]] && worth[v] > 0)
            {
                inside[v] = true;
                kept.Add(ParentEdge[v]);
            }
        }

        return Orient(graph, kept.ToArray());
    }

    private static (int[] Start, int[] Incident) Incidence(RolloutGraph graph, ReadOnlySpan<int> edges)
    {
        var start = new int[graph.VertexCount + 1];
        foreach (var edge in edges)
        {
            start[graph.EdgeFrom[edge] + 1]++;
            start[graph.EdgeTo[edge] + 1]++;
        }

        for (var v = 0; v < graph.VertexCount; v++)
        {
            start[v + 1] += start[v];
        }

        var (fill, incident) = (start.AsSpan(0, graph.VertexCount).ToArray(), new int[2 * edges.Length]);
        foreach (var edge in edges)
        {
            incident[fill[graph.EdgeFrom[edge]]++] = edge;
            incident[fill[graph.EdgeTo[edge]]++] = edge;
        }

        return (start, incident);
    }
}
