namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>Removes vertices of degree 0, 1 and 2 and all but the cheapest of parallel edges, until none is left.</summary>
internal static class DegreeReduction
{
    /// <summary>Reduces to a fixed point.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="kept">Vertices that must stay because their prize may change; null for none.</param>
    public static void Run(ReductionGraph graph, bool[]? kept)
    {
        int[] cheapest = new int[graph.VertexCount];
        Array.Fill(cheapest, -1);
        for (int v = 0; v < graph.VertexCount; v++)
        {
            RemoveParallels(graph, v, cheapest);
        }

        var queue = new Queue<int>(Enumerable.Range(0, graph.VertexCount));
        while (queue.TryDequeue(out int v))
        {
            if (graph.Removed[v] || v == graph.Root || kept is not null && kept[v])
            {
                continue;
            }

            int first = graph.FirstHalf(v);
            if (graph.Degree[v] == 0)
            {
                graph.Removed[v] = graph.Prize[v] == 0;
            }
            else if (graph.Degree[v] == 1)
            {
                int u = graph.Target(first);
                if (kept is null || !kept[u] || graph.Prize[v] <= graph.Cost[first / 2])
                {
                    RemoveLeaf(graph, v, first);
                    queue.Enqueue(u);
                }
            }
            else if (graph.Degree[v] == 2)
            {
                Bridge(graph, v, first, queue);
            }
        }
    }

    private static void RemoveLeaf(ReductionGraph graph, int v, int half)
    {
        int u = graph.Target(half), e = half / 2;
        graph.Steps.Add(new LeafStep(v, u, e, graph.Cost[e], graph.Prize[v], graph.Prize[u]));
        graph.Unlink(e);
        graph.Removed[v] = true;
        if (u != graph.Root && graph.Prize[v] > graph.Cost[e])
        {
            graph.Prize[u] = Math.Min(SteinerProblem.Mandatory, graph.Prize[u] + graph.Prize[v] - graph.Cost[e]);
            if (graph.Prize[v] >= SteinerProblem.Mandatory)
            {
                graph.Prize[u] = SteinerProblem.Mandatory;
            }
        }
    }

    private static void Bridge(ReductionGraph graph, int v, int halfA, Queue<int> queue)
    {
        int halfB = graph.NextHalf(halfA), a = graph.Target(halfA), b = graph.Target(halfB), edgeA = halfA / 2, edgeB = halfB / 2;
        long costA = graph.Cost[edgeA], costB = graph.Cost[edgeB];
        if (a == b || graph.Prize[v] > Math.Min(costA, costB))
        {
            return;
        }

        graph.Unlink(edgeA);
        graph.Unlink(edgeB);
        graph.Removed[v] = true;
        int joined = graph.AddEdge(a, b, costA + costB - graph.Prize[v]);
        graph.Steps.Add(new ThroughStep(v, graph.Prize[v], a, edgeA, costA, b, edgeB, costB, joined));
        RemoveDearerParallel(graph, a, b, joined);
        queue.Enqueue(a);
        queue.Enqueue(b);
    }

    private static void RemoveDearerParallel(ReductionGraph graph, int a, int b, int joined)
    {
        if (graph.Degree[a] > graph.Degree[b])
        {
            (a, b) = (b, a);
        }

        for (int h = graph.FirstHalf(a); h >= 0; h = graph.NextHalf(h))
        {
            if (h / 2 != joined && graph.Target(h) == b)
            {
                graph.Unlink(graph.Cost[h / 2] <= graph.Cost[joined] ? joined : h / 2);
                return;
            }
        }
    }

    private static void RemoveParallels(ReductionGraph graph, int v, int[] cheapest)
    {
        for (int h = graph.FirstHalf(v), next; h >= 0; h = next)
        {
            next = graph.NextHalf(h);
            int u = graph.Target(h), other = cheapest[u];
            if (other < 0)
            {
                cheapest[u] = h / 2;
            }
            else if (graph.Cost[h / 2] < graph.Cost[other])
            {
                graph.Unlink(other);
                cheapest[u] = h / 2;
            }
            else
            {
                graph.Unlink(h / 2);
            }
        }

        for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
        {
            cheapest[graph.Target(h)] = -1;
        }
    }
}
