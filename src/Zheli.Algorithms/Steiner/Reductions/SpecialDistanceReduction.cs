using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Removes every edge whose ends are joined by another path on which no stretch between two vertices that are in every tree is longer than the edge (special
/// or bottleneck Steiner distance; Duin &amp; Volgenant 1989): without the edge a tree falls in two, and one of the stretches joins the parts for no more.
/// Two ways to find one: over the nearest of those vertices at either end and the spanning tree of all of them, for all edges at once; then by a search of
/// limited size for each edge, the dearest first. Some best tree survives; potentials do not lift.
/// </summary>
internal static class SpecialDistanceReduction
{
    /// <summary>On graphs sparser than this the search from each vertex (<see cref="LongEdgeReduction"/>) finds nearly as much in much less time.</summary>
    private const int EdgesPerVertex = 2;

    /// <summary>Edges that all searches together may look at before each one has to do with few.</summary>
    private const long MostInAll = 20_000_000;
    private const int Few = 500;

    /// <summary>Looks at every edge once.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="most">Edges that one search may look at.</param>
    public static void Run(ReductionGraph graph, int most)
    {
        int[] edges = graph.LinkedEdges();
        if (edges.Length < EdgesPerVertex * graph.Removed.Count(removed => !removed))
        {
            return;
        }

        foreach (int e in new Nearest(graph, edges).Replaced())
        {
            graph.Unlink(e);
        }

        edges = graph.LinkedEdges();
        var search = new Search(graph);
        foreach (int e in edges.OrderByDescending(e => graph.Cost[e]).ThenBy(e => e))
        {
            if (search.Replaces(e, search.Seen < MostInAll ? most : Few))
            {
                graph.Unlink(e);
            }
        }
    }

    private static bool IsFixed(ReductionGraph graph, int vertex) => vertex == graph.Root || graph.Prize[vertex] >= SteinerProblem.Mandatory;

    /// <summary>
    /// Ways over the nearest fixed vertex at either end, with the longest stretch between the two in a spanning tree of all (bottleneck): an upper bound of the
    /// special distance, in near-linear time (Polzin &amp; Vahdati Daneshmand 2001). Only edges that are strictly longer go, so they may go all at once.
    /// </summary>
    private sealed class Nearest
    {
        private readonly ReductionGraph graph;
        private readonly int[] edges;
        private readonly long[] label;
        private readonly int[] cell;
        private readonly int[] parent;
        private readonly int[] size;
        private readonly long[] stretch;

        public Nearest(ReductionGraph graph, int[] edges)
        {
            (this.graph, this.edges) = (graph, edges);
            (label, cell) = (new long[graph.VertexCount], new int[graph.VertexCount]);
            (parent, size, stretch) = (new int[graph.VertexCount], new int[graph.VertexCount], new long[graph.VertexCount]);
            Spread();
            Span();
        }

        public List<int> Replaced()
        {
            var replaced = new List<int>();
            foreach (int e in edges)
            {
                int a = graph.Target((2 * e) + 1), b = graph.Target(2 * e);
                if (cell[a] >= 0 && cell[b] >= 0 && Math.Max(label[a], label[b]) < graph.Cost[e] && Longest(cell[a], cell[b]) < graph.Cost[e])
                {
                    replaced.Add(e);
                }
            }

            return replaced;
        }

        /// <summary>The nearest fixed vertex of each vertex.</summary>
        private void Spread()
        {
            var heap = new VertexHeap(graph.VertexCount);
            Array.Fill(label, long.MaxValue);
            Array.Fill(cell, -1);
            for (int v = 0; v < graph.VertexCount; v++)
            {
                if (!graph.Removed[v] && IsFixed(graph, v))
                {
                    (label[v], cell[v]) = (0, v);
                    heap.Set(v, 0);
                }
            }

            while (heap.Count > 0)
            {
                int v = heap.Pop();
                for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
                {
                    int u = graph.Target(h);
                    long reach = label[v] + graph.Cost[h / 2];
                    if (reach < label[u])
                    {
                        (label[u], cell[u]) = (reach, cell[v]);
                        heap.Set(u, reach);
                    }
                }
            }
        }

        /// <summary>The spanning tree of the cells, each merger remembered with its length: the smaller part hangs below the larger.</summary>
        private void Span()
        {
            for (int v = 0; v < graph.VertexCount; v++)
            {
                (parent[v], size[v]) = (v, 1);
            }

            var links = new List<(long Length, int Edge)>();
            foreach (int e in edges)
            {
                int a = graph.Target((2 * e) + 1), b = graph.Target(2 * e);
                if (cell[a] >= 0 && cell[b] >= 0 && cell[a] != cell[b])
                {
                    links.Add((label[a] + graph.Cost[e] + label[b], e));
                }
            }

            links.Sort();
            foreach (var (length, e) in links)
            {
                int a = Top(cell[graph.Target((2 * e) + 1)]), b = Top(cell[graph.Target(2 * e)]);
                if (a != b)
                {
                    (a, b) = size[a] > size[b] ? (b, a) : (a, b);
                    (parent[a], stretch[a]) = (b, length);
                    size[b] += size[a];
                }
            }
        }

        private int Top(int v)
        {
            while (parent[v] != v)
            {
                v = parent[v];
            }

            return v;
        }

        /// <summary>The longest stretch between two fixed vertices in the spanning tree: mergers grow longer upwards, so the lower one goes up first.</summary>
        private long Longest(int a, int b)
        {
            long longest = 0;
            while (a != b)
            {
                long up = parent[a] == a ? long.MaxValue : stretch[a], other = parent[b] == b ? long.MaxValue : stretch[b];
                if (up == long.MaxValue && other == long.MaxValue)
                {
                    return long.MaxValue;
                }

                if (up <= other)
                {
                    (longest, a) = (up, parent[a]);
                }
                else
                {
                    (longest, b) = (other, parent[b]);
                }
            }

            return longest;
        }
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

                    reach = IsFixed(graph, next) ? 0 : reach;
                    if (mark[next] != round || reach < label[next])
                    {
                        Reach(next, reach);
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
