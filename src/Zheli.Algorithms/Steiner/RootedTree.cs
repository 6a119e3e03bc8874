using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>A tree hung up at the root: parents, and the order from the root outwards.</summary>
internal sealed class RootedTree
{
    private readonly CompactGraph graph;
    private readonly int[] parentEdge;
    private readonly int[] order;
    private int count;

    /// <summary>An empty tree on the problem's graph.</summary>
    public RootedTree(SteinerProblem problem)
    {
        graph = problem.Graph;
        parentEdge = new int[graph.VertexCount];
        order = new int[graph.VertexCount];
        Array.Fill(parentEdge, -2);
        order[0] = problem.Root;
        count = 1;
    }

    /// <summary>Vertices, every parent before its children.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, count);

    /// <summary>True when the tree contains the vertex.</summary>
    public bool Contains(int vertex) => parentEdge[vertex] >= -1;

    /// <summary>The edge towards the root; −1 for the root, −2 outside.</summary>
    public int ParentEdge(int vertex) => parentEdge[vertex];

    /// <summary>The next vertex towards the root; −1 for the root.</summary>
    public int Parent(int vertex) => parentEdge[vertex] < 0 ? -1 : graph.Other(parentEdge[vertex], vertex);

    /// <summary>Hangs up another set of edges; those that do not hang together with the root are ignored.</summary>
    public void Hang(int[] edges)
    {
        int root = order[0];
        Array.Fill(parentEdge, -2);
        parentEdge[root] = -1;
        bool[] chosen = new bool[graph.EdgeCount];
        foreach (int e in edges)
        {
            chosen[e] = true;
        }

        count = 1;
        for (int at = 0; at < count; at++)
        {
            int v = order[at];
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                if (chosen[graph.Edge[i]] && parentEdge[u] == -2)
                {
                    parentEdge[u] = graph.Edge[i];
                    order[count++] = u;
                }
            }
        }
    }
}
