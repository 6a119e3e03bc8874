using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Rooted prize-collecting Steiner tree problem: choose a tree that contains the root and minimise the cost of its edges plus the prizes of all
/// vertices outside it. A vertex with the prize <see cref="Mandatory"/> must be inside.
/// </summary>
public sealed class SteinerProblem
{
    /// <summary>The prize of a vertex that must be connected.</summary>
    public const long Mandatory = 1L << 58;

    /// <summary>Checks and takes over the arrays, which must not change afterwards.</summary>
    /// <param name="vertexCount">Vertices are 0 … vertexCount − 1.</param>
    /// <param name="root">The vertex that every answer contains.</param>
    /// <param name="tail">One end of each edge; parallel edges and loops are allowed.</param>
    /// <param name="head">The other end of each edge.</param>
    /// <param name="cost">Cost of each edge, at least 0.</param>
    /// <param name="prize">Prize of each vertex, at least 0; <see cref="Mandatory"/> or more means must connect.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or all costs and prizes together exceed 2^57.</exception>
    public SteinerProblem(int vertexCount, int root, int[] tail, int[] head, long[] cost, long[] prize)
    {
        if (vertexCount < 1 || (uint)root >= (uint)vertexCount)
        {
            throw new ArgumentException($"The root {root} is not one of {vertexCount} vertices.", nameof(root));
        }

        if (tail.Length != head.Length || tail.Length != cost.Length || prize.Length != vertexCount)
        {
            throw new ArgumentException("Tails, heads and costs must be equally many, and prizes as many as vertices.", nameof(tail));
        }

        long sum = 0;
        for (int e = 0; e < tail.Length; e++)
        {
            if ((uint)tail[e] >= (uint)vertexCount || (uint)head[e] >= (uint)vertexCount || cost[e] < 0)
            {
                throw new ArgumentException($"Edge {e} ({tail[e]} – {head[e]}, cost {cost[e]}) leaves the graph or has a negative cost.", nameof(tail));
            }

            sum = Add(sum, cost[e]);
        }

        foreach (long p in prize)
        {
            if (p < 0)
            {
                throw new ArgumentException($"A prize is negative ({p}).", nameof(prize));
            }

            sum = p < Mandatory ? Add(sum, p) : sum;
        }

        Root = root;
        Prize = prize;
        Graph = new CompactGraph(vertexCount, tail, head, cost);
    }

    /// <summary>Same graph, other prizes.</summary>
    internal SteinerProblem(CompactGraph graph, int root, long[] prize)
    {
        Graph = graph;
        Root = root;
        Prize = prize;
    }

    /// <summary>The vertex that every answer contains.</summary>
    public int Root { get; }

    /// <summary>Prize of each vertex.</summary>
    public long[] Prize { get; }

    /// <summary>The edges and their costs.</summary>
    public CompactGraph Graph { get; }

    /// <summary>
    /// The objective of a set of edges: their cost plus the prizes of vertices that they do not connect to the root; <see cref="long.MaxValue"/> when
    /// a mandatory vertex is among those.
    /// </summary>
    /// <param name="edges">Edge numbers; an edge that does not hang together with the root is paid and connects nothing.</param>
    public long Evaluate(IReadOnlyList<int> edges)
    {
        var sets = new DisjointSets(Graph.VertexCount);
        long sum = 0;
        foreach (int e in edges)
        {
            sets.Union(Graph.Tail[e], Graph.Head[e]);
            sum = checked(sum + Graph.Cost[e]);
        }

        int inside = sets.Find(Root);
        for (int v = 0; v < Graph.VertexCount; v++)
        {
            if (Prize[v] > 0 && sets.Find(v) != inside)
            {
                if (Prize[v] >= Mandatory)
                {
                    return long.MaxValue;
                }

                sum = checked(sum + Prize[v]);
            }
        }

        return sum;
    }

    private static long Add(long sum, long next)
    {
        if (next > (1L << 57) - sum)
        {
            throw new ArgumentException("Costs and prizes together exceed 2^57. Maybe count in larger units.");
        }

        return sum + next;
    }
}
