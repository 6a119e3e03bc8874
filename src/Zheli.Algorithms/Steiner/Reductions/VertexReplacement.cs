using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Replaces vertices that a best tree only passes through by edges between their neighbours, and removes edges that special distances replace. A tree in
/// which a vertex without a prize has three neighbours or more costs less without it when the special distances join every such set of neighbours for less
/// than the edges to them (degree-k test, Duin &amp; Volgenant 1989; Polzin &amp; Vahdati Daneshmand 2001).
/// </summary>
/// <remarks>
/// Costs are made larger by random amounts that together stay below one unit, so that hardly two ways cost the same; what costs less then never costs more.
/// All tests speak of the best tree at these costs in the graph as it was at the start: so one table of special distances serves all of them, whatever was
/// replaced before. Trees lift from here, potentials do not.
/// </remarks>
internal sealed class VertexReplacement
{
    /// <summary>Most neighbours of a vertex that is replaced.</summary>
    private const int MostNeighbours = 6;

    /// <summary>Vertices that the search for ways from one neighbour to the others looks at.</summary>
    private const int MostSettled = 40;

    private const int MostBits = 40;

    private readonly ReductionGraph graph;
    private readonly SpecialDistances special;
    private readonly VertexHeap heap;
    private readonly long[] length;
    private readonly int[] mark;
    private readonly int[] halves = new int[MostNeighbours];
    private readonly long[,] between = new long[MostNeighbours, MostNeighbours];
    private readonly int shift;
    private long[] fine;
    private int stamp;

    private VertexReplacement(ReductionGraph graph, int seed)
    {
        this.graph = graph;
        var random = new Random(seed);
        int[] edges = graph.LinkedEdges();
        long sum = edges.Sum(e => graph.Cost[e]) + 1;
        shift = Math.Clamp(60 - (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)sum)), 0, MostBits);
        int most = (int)Math.Min(int.MaxValue, (1L << shift) / (graph.VertexCount + 1));
        fine = new long[graph.EdgeCount];
        foreach (int e in edges)
        {
            fine[e] = (graph.Cost[e] << shift) + random.Next(most);
        }

        special = new SpecialDistances(graph, fine);
        (heap, length, mark) = (new VertexHeap(graph.VertexCount), new long[graph.VertexCount], new int[graph.VertexCount]);
    }

    /// <summary>Goes over edges and vertices until nothing more follows from the special distances.</summary>
    /// <param name="graph">What to reduce.</param>
    /// <param name="seed">Seed of the random amounts.</param>
    /// <returns>Edges and vertices that went.</returns>
    public static int Run(ReductionGraph graph, int seed)
    {
        var replacement = new VertexReplacement(graph, seed);
        return replacement.RemoveEdges() + replacement.ReplaceVertices();
    }

    private int RemoveEdges()
    {
        int removed = 0;
        foreach (int e in graph.LinkedEdges())
        {
            if (special.Between(graph.Target(2 * e), graph.Target((2 * e) + 1), fine[e]) < fine[e])
            {
                graph.Unlink(e);
                removed++;
            }
        }

        return removed;
    }

    private int ReplaceVertices()
    {
        var queue = new Queue<int>(Enumerable.Range(0, graph.VertexCount));
        bool[] isWaiting = [.. Enumerable.Repeat(true, graph.VertexCount)];
        int replaced = 0;
        while (queue.TryDequeue(out int v))
        {
            isWaiting[v] = false;
            int degree = graph.Degree[v];
            if (graph.Removed[v] || graph.Prize[v] > 0 || v == graph.Root || degree is 0 or > MostNeighbours)
            {
                continue;
            }

            for (int h = graph.FirstHalf(v), i = 0; h >= 0; h = graph.NextHalf(h), i++)
            {
                halves[i] = h;
            }

            if (!Try(v, degree))
            {
                continue;
            }

            replaced++;
            for (int i = 0; i < degree; i++)
            {
                int u = graph.Target(halves[i]);
                if (!isWaiting[u])
                {
                    isWaiting[u] = true;
                    queue.Enqueue(u);
                }
            }
        }

        return replaced;
    }

    /// <summary>Replaces a vertex, if a best tree only passes through it and not more edges come than go.</summary>
    private bool Try(int v, int degree)
    {
        Measure(v, degree);
        int edges = 0;
        for (int i = 0; i < degree; i++)
        {
            for (int j = 0; j < i; j++)
            {
                edges += between[i, j] < Through(i, j) ? 0 : 1;
            }
        }

        if (edges > degree || !IsPassed(degree))
        {
            return false;
        }

        for (int i = 0; i < degree; i++)
        {
            graph.Unlink(halves[i] / 2);
        }

        graph.Removed[v] = true;
        for (int i = 0; i < degree; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (between[i, j] >= Through(i, j))
                {
                    Join(v, halves[i], halves[j]);
                }
            }
        }

        return true;
    }

    private long Through(int i, int j) => fine[halves[i] / 2] + fine[halves[j] / 2];

    /// <summary>True when each three or more neighbours are joined for less without the vertex.</summary>
    private bool IsPassed(int degree)
    {
        Span<long> nearest = stackalloc long[MostNeighbours];
        for (int set = 0; set < 1 << degree; set++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)set) < 3)
            {
                continue;
            }

            long star = 0;
            for (int i = 0; i < degree; i++)
            {
                star += (set >> i & 1) == 1 ? fine[halves[i] / 2] : 0;
            }

            if (Spanned(set, degree, nearest, star) >= star)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Length of a shortest spanning tree of some neighbours, by the measured distances (Prim), or the limit when it is not shorter.</summary>
    private long Spanned(int set, int degree, Span<long> nearest, long limit)
    {
        int inside = System.Numerics.BitOperations.TrailingZeroCount(set), left = set & ~(1 << inside);
        for (int i = 0; i < degree; i++)
        {
            nearest[i] = between[inside, i];
        }

        long sum = 0;
        while (left != 0)
        {
            int best = -1;
            for (int i = 0; i < degree; i++)
            {
                best = (left >> i & 1) == 1 && (best < 0 || nearest[i] < nearest[best]) ? i : best;
            }

            if (nearest[best] >= limit - sum)
            {
                return limit;
            }

            sum += nearest[best];
            left &= ~(1 << best);
            for (int i = 0; i < degree; i++)
            {
                nearest[i] = Math.Min(nearest[i], between[best, i]);
            }
        }

        return sum;
    }

    /// <summary>Distances between all neighbours: special ones, or of ways around the vertex.</summary>
    private void Measure(int v, int degree)
    {
        long star = 0;
        for (int i = 0; i < degree; i++)
        {
            star += fine[halves[i] / 2];
        }

        for (int i = 0; i < degree; i++)
        {
            Search(graph.Target(halves[i]), v, star);
            for (int j = 0; j < i; j++)
            {
                int a = graph.Target(halves[i]), b = graph.Target(halves[j]);
                long direct = mark[b] == stamp ? length[b] : long.MaxValue;
                between[i, j] = between[j, i] = Math.Min(direct, special.Between(a, b, Math.Min(star, direct)));
            }
        }
    }

    /// <summary>Ways from a vertex around another one, up to a limit.</summary>
    private void Search(int from, int around, long limit)
    {
        stamp++;
        heap.Clear();
        (mark[from], length[from]) = (stamp, 0);
        heap.Set(from, 0);
        for (int settled = 0; heap.Count > 0 && settled < MostSettled; settled++)
        {
            int v = heap.Pop();
            for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
            {
                int u = graph.Target(h);
                long reach = length[v] + fine[h / 2];
                if (u != around && reach < limit && (mark[u] != stamp || reach < length[u]))
                {
                    (mark[u], length[u]) = (stamp, reach);
                    heap.Set(u, reach);
                }
            }
        }
    }

    /// <summary>Makes an edge between two neighbours of a vertex that went, unless a cheaper one is there.</summary>
    private void Join(int v, int halfA, int halfB)
    {
        int a = graph.Target(halfA), b = graph.Target(halfB);
        long cost = fine[halfA / 2] + fine[halfB / 2];
        int at = graph.Degree[a] <= graph.Degree[b] ? a : b, parallel = -1;
        for (int h = graph.FirstHalf(at); h >= 0 && parallel < 0; h = graph.NextHalf(h))
        {
            parallel = graph.Target(h) == a + b - at ? h / 2 : -1;
        }

        if (a == b || (parallel >= 0 && fine[parallel] <= cost))
        {
            return;
        }

        if (parallel >= 0)
        {
            graph.Unlink(parallel);
        }

        int joined = graph.AddEdge(a, b, graph.Cost[halfA / 2] + graph.Cost[halfB / 2]);
        if (joined >= fine.Length)
        {
            Array.Resize(ref fine, Math.Max(joined + 1, fine.Length * 2));
        }

        fine[joined] = cost;
        graph.Steps.Add(new PairStep(v, halfA / 2, halfB / 2, joined));
    }
}
