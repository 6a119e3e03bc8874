using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Removes vertices that no tree better than a known one contains, by a bound that needs no ascent (Polzin &amp; Vahdati Daneshmand 2001): vertices
/// with a prize and the root
/// divide the graph into cells; a tree through another vertex pays the ways to the two nearest of them, and every vertex that must be connected, all
/// but two, pays the way out of
/// its cell. Trees lift unchanged, potentials do not lift.
/// </summary>
internal static class VoronoiElimination
{
    /// <summary>Reduces once.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="known">Objective of a known tree: only better ones survive.</param>
    /// <returns>Vertices that lost their edges.</returns>
    public static int Run(ReductionGraph graph, long known)
    {
        var cells = new Cells(graph);
        var connected = Enumerable.Range(0, graph.VertexCount).Where(v => !graph.Removed[v] && (v == graph.Root || graph.Prize[v] >= SteinerProblem.Mandatory));
        long[] ways = [.. connected.Select(v => cells.WayOut[v])];
        Array.Sort(ways);
        if (ways.Length < 3 || ways[^3] == long.MaxValue)
        {
            return 0;
        }

        long outside = ways[..^2].Sum();
        int removed = 0;
        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (graph.Removed[v] || graph.Degree[v] == 0 || v == graph.Root || graph.Prize[v] > 0 || cells.IsWithin(v, known - outside))
            {
                continue;
            }

            removed++;
            while (graph.FirstHalf(v) >= 0)
            {
                graph.Unlink(graph.FirstHalf(v) / 2);
            }
        }

        return removed;
    }

    /// <summary>For every vertex the two nearest of those with a prize and the root, and for each of these the length of the shortest way out of its
    /// cell.</summary>
    private sealed class Cells
    {
        private readonly ReductionGraph graph;
        private readonly VertexHeap heap;

        // Nearest at v, second nearest at v + number of vertices.
        private readonly long[] label;
        private readonly int[] centre;

        public Cells(ReductionGraph graph)
        {
            this.graph = graph;
            int n = graph.VertexCount;
            (heap, label, centre, WayOut) = (new(2 * n), new long[2 * n], new int[2 * n], new long[n]);
            Array.Fill(label, long.MaxValue);
            Array.Fill(centre, -1);
            Array.Fill(WayOut, long.MaxValue);
            for (int v = 0; v < n; v++)
            {
                if (!graph.Removed[v] && (v == graph.Root || graph.Prize[v] > 0))
                {
                    Reach(v, v, 0);
                }
            }

            while (heap.Count > 0)
            {
                int at = heap.Pop(), v = at % n;
                for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
                {
                    Reach(graph.Target(h), centre[at], label[at] + graph.Cost[h / 2]);
                }
            }

            FindWaysOut();
        }

        public long[] WayOut { get; }

        /// <summary>True when the two nearest are together nearer than a limit.</summary>
        public bool IsWithin(int v, long limit)
        {
            long first = label[v], second = label[v + graph.VertexCount];
            return second < limit && first + second < limit;
        }

        private void Reach(int v, int from, long length)
        {
            int second = v + graph.VertexCount;
            if (from == centre[v] || length < label[v])
            {
                if (length < label[v])
                {
                    if (centre[v] >= 0 && centre[v] != from)
                    {
                        Put(second, centre[v], label[v]);
                    }

                    Put(v, from, length);
                }
            }
            else if (length < label[second])
            {
                Put(second, from, length);
            }
        }

        private void Put(int at, int from, long length)
        {
            (centre[at], label[at]) = (from, length);
            heap.Set(at, length);
        }

        private void FindWaysOut()
        {
            for (int v = 0; v < graph.VertexCount; v++)
            {
                for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
                {
                    int u = graph.Target(h), c = centre[v];
                    if (c >= 0 && centre[u] != c)
                    {
                        WayOut[c] = Math.Min(WayOut[c], label[v] + graph.Cost[h / 2]);
                    }
                }
            }
        }
    }
}
