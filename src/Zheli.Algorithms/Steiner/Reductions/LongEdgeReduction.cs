using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Removes every edge that a path of at most its cost replaces (least-cost test, Duin &amp; Volgenant 1989), found by a search of limited size
/// from each vertex. Potentials stay feasible on the removed edge: its drop is at most the sum of drops along the path.
/// </summary>
internal static class LongEdgeReduction
{
    /// <summary>
    /// Vertices that one search settles where it is done once for a graph, where it is repeated for each vector of prizes, and where it follows each elimination: the
    /// more often, the fewer.
    /// </summary>
    public const int OncePerGraph = 200;
    public const int OncePerPrizes = 100;
    public const int Often = 60;

    // A hub joined to a good part of all vertices would be scanned anew from each of them.
    private const int RowsPerSearch = 8;

    /// <summary>Looks around every vertex once.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="most">Vertices that one search may settle.</param>
    /// <param name="token">Cancelling leaves the rest as it is; what was removed stays removed.</param>
    public static void Run(ReductionGraph graph, int most, CancellationToken token = default)
    {
        var heap = new VertexHeap(graph.VertexCount);
        long[] label = new long[graph.VertexCount];
        int[] mark = new int[graph.VertexCount], direct = new int[graph.VertexCount];
        var (longEdges, open) = (new List<int>(), new List<(long Cost, int Vertex)>());
        for (int s = 0; s < graph.VertexCount && !token.IsCancellationRequested; s++)
        {
            if (graph.Degree[s] > 1)
            {
                Search(graph, s, most, heap, label, mark, direct, open, longEdges);
            }
        }
    }

    /// <remarks>
    /// A neighbour's direct edge is replaced when another settled vertex reaches it no later, before it is settled itself. Nothing farther away than the longest
    /// edge that is still in question is looked at.
    /// </remarks>
    private static void Search(
        ReductionGraph graph, int s, int most, VertexHeap heap, long[] label, int[] mark, int[] direct, List<(long Cost, int Vertex)> open, List<int> longEdges)
    {
        int stamp = s + 1, widest = most * RowsPerSearch;
        heap.Clear();
        longEdges.Clear();
        open.Clear();
        mark[s] = stamp;
        direct[s] = -1;
        for (int h = graph.FirstHalf(s); h >= 0; h = graph.NextHalf(h))
        {
            int v = graph.Target(h);
            if (graph.Degree[v] > widest)
            {
                continue;
            }

            mark[v] = stamp;
            label[v] = graph.Cost[h / 2];
            direct[v] = h / 2;
            heap.Set(v, label[v]);
            open.Add((label[v], v));
        }

        open.Sort();
        for (int settled = 0; settled < most; settled++)
        {
            while (open.Count > 0 && (direct[open[^1].Vertex] < 0 || !heap.Contains(open[^1].Vertex)))
            {
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count == 0 || heap.MinKey > open[^1].Cost)
            {
                break;
            }

            long farthest = open[^1].Cost;
            int u = heap.Pop();
            if (graph.Degree[u] > widest)
            {
                continue;
            }

            for (int h = graph.FirstHalf(u); h >= 0; h = graph.NextHalf(h))
            {
                int v = graph.Target(h);
                long reach = label[u] + graph.Cost[h / 2];
                if (v == s || reach > farthest)
                {
                    continue;
                }

                if (mark[v] != stamp)
                {
                    mark[v] = stamp;
                    label[v] = reach;
                    direct[v] = -1;
                    heap.Set(v, reach);
                }
                else if (heap.Contains(v) && reach <= label[v])
                {
                    if (direct[v] >= 0)
                    {
                        longEdges.Add(direct[v]);
                        direct[v] = -1;
                    }

                    label[v] = reach;
                    heap.Set(v, reach);
                }
            }
        }

        foreach (int e in longEdges)
        {
            graph.Unlink(e);
        }
    }
}
