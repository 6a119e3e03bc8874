namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Upper bounds of special distances (bottleneck Steiner distances, Duin &amp; Volgenant 1989) between any two vertices: the longest stretch of a path between
/// vertices that are in every tree. A path goes over one of the few nearest of those at either end, with the longest stretch between the two in a spanning
/// tree of all of them (Polzin &amp; Vahdati Daneshmand 2001). Made in near-linear time; the graph may shrink afterwards, the bounds are those of the graph
/// as it was.
/// </summary>
internal sealed class SpecialDistances
{
    /// <summary>So many nearest vertices are remembered.</summary>
    private const int Nearest = 3;

    private readonly ReductionGraph graph;
    private readonly int[] count;
    private readonly int[] centre;
    private readonly long[] label;
    private readonly int[] parent;
    private readonly int[] size;
    private readonly long[] stretch;

    /// <param name="graph">The graph.</param>
    /// <param name="cost">Cost of each of its edges.</param>
    public SpecialDistances(ReductionGraph graph, ReadOnlySpan<long> cost)
    {
        this.graph = graph;
        int n = graph.VertexCount;
        (count, centre, label) = (new int[n], new int[n * Nearest], new long[n * Nearest]);
        (parent, size, stretch) = (new int[n], new int[n], new long[n]);
        Spread(cost);
        Span(cost);
    }

    /// <summary>True for a vertex that is in every tree.</summary>
    public static bool IsFixed(ReductionGraph graph, int vertex) => vertex == graph.Root || graph.Prize[vertex] >= SteinerProblem.Mandatory;

    /// <summary>An upper bound of the special distance, or the largest number where none is known below a limit.</summary>
    public long Between(int a, int b, long limit)
    {
        long best = long.MaxValue;
        for (int i = a * Nearest; i < (a * Nearest) + count[a] && label[i] < limit; i++)
        {
            for (int j = b * Nearest; j < (b * Nearest) + count[b] && label[j] < limit; j++)
            {
                long ends = Math.Max(label[i], label[j]);
                if (ends < best)
                {
                    best = Math.Min(best, Math.Max(ends, Longest(centre[i], centre[j])));
                }
            }
        }

        return best < limit ? best : long.MaxValue;
    }

    /// <summary>The nearest fixed vertices of each vertex, by ways without others on them.</summary>
    private void Spread(ReadOnlySpan<long> cost)
    {
        var queue = new PriorityQueue<(int Vertex, int Centre), long>();
        for (int v = 0; v < graph.VertexCount; v++)
        {
            if (!graph.Removed[v] && IsFixed(graph, v))
            {
                queue.Enqueue((v, v), 0);
            }
        }

        while (queue.TryDequeue(out var at, out long length))
        {
            var (v, from) = at;
            int most = IsFixed(graph, v) ? 1 : Nearest;
            if (count[v] == most || centre.AsSpan(v * Nearest, count[v]).Contains(from))
            {
                continue;
            }

            (centre[(v * Nearest) + count[v]], label[(v * Nearest) + count[v]]) = (from, length);
            count[v]++;
            for (int h = graph.FirstHalf(v); h >= 0; h = graph.NextHalf(h))
            {
                int u = graph.Target(h);
                if (count[u] < (IsFixed(graph, u) ? 1 : Nearest))
                {
                    queue.Enqueue((u, from), length + cost[h / 2]);
                }
            }
        }
    }

    /// <summary>The spanning tree of the nearest vertices' cells, each merger remembered with its length: the smaller part hangs below the larger.</summary>
    private void Span(ReadOnlySpan<long> cost)
    {
        for (int v = 0; v < graph.VertexCount; v++)
        {
            (parent[v], size[v]) = (v, 1);
        }

        var links = new List<(long Length, int A, int B)>();
        foreach (int e in graph.LinkedEdges())
        {
            int a = graph.Target((2 * e) + 1), b = graph.Target(2 * e);
            if (count[a] > 0 && count[b] > 0 && centre[a * Nearest] != centre[b * Nearest])
            {
                links.Add((label[a * Nearest] + cost[e] + label[b * Nearest], centre[a * Nearest], centre[b * Nearest]));
            }
        }

        links.Sort();
        foreach (var (length, one, other) in links)
        {
            int a = Top(one), b = Top(other);
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
