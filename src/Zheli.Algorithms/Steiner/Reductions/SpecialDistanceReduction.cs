using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Removes every edge whose ends are joined by another path on which no stretch between two vertices that are in every tree is longer than the edge (special
/// or bottleneck Steiner distance; Duin &amp; Volgenant 1989): without the edge a tree falls in two, and one of the stretches joins the parts for no more.
/// First for all edges and vertices at once by bounds of the distances (<see cref="VertexReplacement"/>), then by a search of limited size for each edge that
/// is left, the dearest first. Some best tree survives; potentials do not lift.
/// </summary>
internal static class SpecialDistanceReduction
{
    /// <summary>On graphs sparser than this the search from each vertex (<see cref="LongEdgeReduction"/>) finds nearly as much in much less time.</summary>
    private const int EdgesPerVertex = 2;

    /// <summary>Edges that all searches together may look at before each one has to do with few.</summary>
    private const long MostInAll = 20_000_000;
    private const int Few = 500;

    /// <summary>Passes over all edges and vertices before the searches, at other random amounts each; one more follows.</summary>
    private const int PassesBefore = 2;

    /// <summary>Looks at every edge once.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="most">Edges that one search may look at.</param>
    public static void Run(ReductionGraph graph, int most)
    {
        if (graph.LinkedEdges().Length < EdgesPerVertex * graph.Removed.Count(removed => !removed))
        {
            return;
        }

        for (int pass = 0; pass < PassesBefore; pass++)
        {
            VertexReplacement.Run(graph, pass);
        }

        var search = new Search(graph);
        foreach (int e in graph.LinkedEdges().OrderByDescending(e => graph.Cost[e]).ThenBy(e => e))
        {
            if (search.Replaces(e, search.Seen < MostInAll ? most : Few))
            {
                graph.Unlink(e);
            }
        }

        VertexReplacement.Run(graph, PassesBefore);
    }

    private sealed class Search(ReductionGraph graph)
    {
        private readonly VertexHeap heap = new(graph.VertexCount);

        // Length since the last vertex that is in every tree.
        private readonly long[] label = new long[graph.VertexCount];
        private readonly int[] mark = new int[graph.VertexCount];
        private int round;

        /// <summary>Edges looked at so far.</summary>
        public long Seen { get; private set; }

        public bool Replaces(int edge, int most)
        {
            int from = graph.Target((2 * edge) + 1), to = graph.Target(2 * edge);
            round++;
            heap.Clear();
            Reach(from, 0);
            long end = Seen + most;
            while (heap.Count > 0)
            {
                int v = heap.Pop();
                for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
                {
                    if (++Seen > end)
                    {
                        return false;
                    }

                    int next = graph.Target(h);
                    long reach = label[v] + graph.Cost[h / 2];
                    if (h / 2 == edge || reach > graph.Cost[edge])
                    {
                        continue;
                    }

                    if (next == to)
                    {
                        return true;
                    }

                    // A prize pays for the way there once: a vertex that has one is reached once.
                    bool isFixed = SpecialDistances.IsFixed(graph, next);
                    bool isPrized = graph.Prize[next] > 0 && !isFixed;
                    if (mark[next] != round || (!isPrized && reach < label[next]))
                    {
                        Reach(next, isFixed ? 0 : Math.Max(0, reach - graph.Prize[next]));
                    }
                }
            }

            return false;
        }

        private void Reach(int vertex, long at)
        {
            (mark[vertex], label[vertex]) = (round, at);
            heap.Set(vertex, at);
        }
    }
}
