using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// The best subtree of a tree: minimum spanning tree of the chosen vertices, then an exact dynamic programme that cuts every branch whose prizes
/// do not pay for it (Klau et al. 2004: strong pruning). Repeated until nothing changes.
/// </summary>
internal sealed class TreePruning(SteinerProblem problem)
{
    private readonly CompactGraph graph = problem.Graph;
    private readonly VertexHeap heap = new(problem.Graph.VertexCount);
    private readonly int[] from = new int[problem.Graph.VertexCount];
    private readonly long[] net = new long[problem.Graph.VertexCount];
    private readonly byte[] inside = new byte[problem.Graph.VertexCount];
    private readonly int[] order = new int[problem.Graph.VertexCount];

    /// <summary>Improves a set of edges; never makes a tree with the root worse, and drops what does not hang together with it.</summary>
    public int[] Improve(int[] edges)
    {
        while (true)
        {
            int[] better = Prune(edges);
            if (better.AsSpan().SequenceEqual(edges))
            {
                return better;
            }

            edges = better;
        }
    }

    private int[] Prune(int[] edges)
    {
        Array.Clear(inside);
        inside[problem.Root] = 1;
        foreach (int e in edges)
        {
            inside[graph.Tail[e]] = 1;
            inside[graph.Head[e]] = 1;
        }

        int count = Span();
        for (int m = count - 1; m > 0; m--)
        {
            int v = order[m];
            long rest = net[v] - graph.Cost[graph.Edge[from[v]]];
            if (rest > 0)
            {
                int parent = graph.Neighbour[from[v]];
                net[parent] = Math.Min(net[parent] + rest, SteinerProblem.Mandatory);
            }
            else
            {
                inside[v] = 3;
            }
        }

        var kept = new List<int>(edges.Length);
        for (int m = 1; m < count; m++)
        {
            int v = order[m];
            if (inside[v] == 2 && inside[graph.Neighbour[from[v]]] == 2)
            {
                kept.Add(graph.Edge[from[v]]);
            }
            else
            {
                inside[v] = 3;
            }
        }

        int[] sorted = [.. kept];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Prim's algorithm from the root over the chosen vertices; leaves them in the order of joining with the position of their parent.</summary>
    private int Span()
    {
        int count = 0;
        heap.Clear();
        heap.Set(problem.Root, 0);
        while (heap.Count > 0)
        {
            int u = heap.Pop();
            inside[u] = 2;
            net[u] = Math.Min(problem.Prize[u], SteinerProblem.Mandatory);
            order[count++] = u;
            for (int i = graph.Start[u]; i < graph.Start[u + 1]; i++)
            {
                int v = graph.Neighbour[i];
                long cost = graph.Cost[graph.Edge[i]];
                if (inside[v] == 1 && (!heap.Contains(v) || cost < graph.Cost[graph.Edge[from[v]]]))
                {
                    from[v] = graph.Mate[i];
                    heap.Set(v, cost);
                }
            }
        }

        return count;
    }
}
