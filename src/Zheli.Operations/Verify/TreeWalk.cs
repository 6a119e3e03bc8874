using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>The plan's edges walked from the existing network outwards, breadth first; each vertex remembers the edge by which it was first reached.</summary>
internal sealed class TreeWalk
{
    private readonly RolloutGraph graph;
    private readonly PlanEdge?[] entry;
    private readonly int[] before;
    private readonly double[] length;
    private readonly bool[] hasHop;

    public TreeWalk(PlanUnderCheck it)
    {
        graph = it.Graph;
        Edges = [.. it.Plan.Edges.Where(edge => (uint)edge.GraphEdge < (uint)graph.EdgeCount)];
        (entry, before, length, hasHop) = (new PlanEdge?[graph.VertexCount], new int[graph.VertexCount], new double[graph.VertexCount], new bool[graph.VertexCount]);
        Walk();
    }

    /// <summary>The plan's edges that exist in the graph.</summary>
    public PlanEdge[] Edges { get; }

    /// <summary>Vertices in the order in which they were reached, the root first.</summary>
    public List<int> Order { get; } = [RolloutGraph.Root];

    /// <summary>Edges that close a cycle.</summary>
    public List<PlanEdge> Closing { get; } = [];

    /// <summary>Edges to which no way leads from the existing network.</summary>
    public List<PlanEdge> Cut { get; } = [];

    /// <summary>True when the plan joins the vertex to the network.</summary>
    public bool Reached(int vertex) => vertex == RolloutGraph.Root || entry[vertex] is not null;

    /// <summary>The edge by which the vertex is reached, or null.</summary>
    public PlanEdge? EntryOf(int vertex) => entry[vertex];

    /// <summary>The vertex before it on the way from the network.</summary>
    public int Before(int vertex) => before[vertex];

    /// <summary>Metres of line between the network and the vertex.</summary>
    public double PathLength(int vertex) => length[vertex];

    /// <summary>True when a microwave hop is on the way.</summary>
    public bool HasHop(int vertex) => hasHop[vertex];

    /// <summary>The end of an edge that was reached through it, or -1 when it closes a cycle or is cut off.</summary>
    public int FarEnd(PlanEdge edge)
    {
        var (from, to) = (graph.EdgeFrom[edge.GraphEdge], graph.EdgeTo[edge.GraphEdge]);
        return ReferenceEquals(entry[to], edge) ? to : ReferenceEquals(entry[from], edge) ? from : -1;
    }

    private void Walk()
    {
        var touching = Edges.SelectMany((edge, index) => new[] { (Vertex: graph.EdgeFrom[edge.GraphEdge], index), (Vertex: graph.EdgeTo[edge.GraphEdge], index) })
            .ToLookup(end => end.Vertex, end => end.index);
        var used = new bool[Edges.Length];
        for (var next = 0; next < Order.Count; next++)
        {
            var vertex = Order[next];
            foreach (var index in touching[vertex].Where(index => !used[index]))
            {
                used[index] = true;
                var edge = Edges[index];
                var other = graph.EdgeFrom[edge.GraphEdge] == vertex ? graph.EdgeTo[edge.GraphEdge] : graph.EdgeFrom[edge.GraphEdge];
                if (Reached(other))
                {
                    Closing.Add(edge);
                    continue;
                }

                (entry[other], before[other], length[other]) = (edge, vertex, length[vertex] + graph.EdgeLength[edge.GraphEdge]);
                hasHop[other] = hasHop[vertex] || graph.EdgeMethod[edge.GraphEdge] == BuildMethod.Microwave;
                Order.Add(other);
            }
        }

        Cut.AddRange(Edges.Where((_, index) => !used[index]));
    }
}
