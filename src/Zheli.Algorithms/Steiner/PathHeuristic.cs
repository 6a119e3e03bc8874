using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Grows a tree from the root by shortest paths (Takahashi &amp; Matsuyama 1980), one Dijkstra search that restarts from each path it adds. A vertex
/// is attached as soon as its prize pays for the way to it, where prizes on the way count.
/// </summary>
internal sealed class PathHeuristic(SteinerProblem problem)
{
    private readonly CompactGraph graph = problem.Graph;
    private readonly VertexHeap heap = new(problem.Graph.VertexCount);
    private readonly long[] label = new long[problem.Graph.VertexCount];
    private readonly long[] way = new long[problem.Graph.VertexCount];
    private readonly int[] from = new int[problem.Graph.VertexCount];
    private readonly bool[] inside = new bool[problem.Graph.VertexCount];
    private readonly List<int> edges = [];

    /// <summary>Builds a tree and gives its edges.</summary>
    /// <param name="cost">Cost by edge, perhaps perturbed.</param>
    /// <param name="prize">What a vertex is taken to be worth, perhaps not its prize.</param>
    /// <param name="allowed">Edges that may be used; null for all.</param>
    /// <param name="start">Edges of a tree with the root to grow from.</param>
    public int[] Build(long[] cost, long[] prize, bool[]? allowed, ReadOnlySpan<int> start)
    {
        heap.Clear();
        edges.Clear();
        Array.Clear(inside);
        Array.Fill(label, long.MaxValue);
        Enter(problem.Root);
        foreach (int e in start)
        {
            edges.Add(e);
            Enter(graph.Tail[e]);
            Enter(graph.Head[e]);
        }

        while (heap.Count > 0)
        {
            int u = heap.Pop();
            if (!inside[u] && way[u] <= prize[u])
            {
                Attach(u);
                continue;
            }

            for (int i = graph.Start[u]; i < graph.Start[u + 1]; i++)
            {
                int e = graph.Edge[i], v = graph.Neighbour[i];
                if (inside[v] || (allowed is not null && !allowed[e]))
                {
                    continue;
                }

                long length = label[u] + cost[e], net = length <= prize[v] ? length : Math.Max(label[u], length - prize[v]);
                if (net < label[v])
                {
                    label[v] = net;
                    way[v] = length;
                    from[v] = i;
                    heap.Set(v, net);
                }
            }
        }

        return [.. edges];
    }

    /// <summary>A tree along known edges that may have gaps: what they reach is connected again by the shortest ways.</summary>
    public static int[] Reconnect(SteinerProblem problem, int[] known)
    {
        long[] cost = [.. problem.Graph.Cost], prize = [.. problem.Prize];
        foreach (int e in known)
        {
            cost[e] = 0;
            foreach (int v in new[] { problem.Graph.Tail[e], problem.Graph.Head[e] })
            {
                prize[v] = prize[v] > 0 ? SteinerProblem.Mandatory : 0;
            }
        }

        return new PathHeuristic(problem).Build(cost, prize, null, []);
    }

    private void Enter(int v)
    {
        if (!inside[v])
        {
            inside[v] = true;
            label[v] = 0;
            heap.Set(v, 0);
        }
    }

    private void Attach(int u)
    {
        while (!inside[u])
        {
            int i = from[u];
            edges.Add(graph.Edge[i]);
            Enter(u);
            u = graph.Neighbour[graph.Mate[i]];
        }
    }
}
