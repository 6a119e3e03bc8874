using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// The Voronoi diagram of a tree: each vertex belongs to the cell of the nearest tree vertex, and each edge between two cells is the middle of a way between
/// their tree vertices. Among the ways from a set of tree vertices to all others a cheapest one is of this kind (Mehlhorn 1988).
/// </summary>
internal sealed class TreeCells(SteinerProblem problem)
{
    private readonly CompactGraph graph = problem.Graph;
    private readonly VertexHeap heap = new(problem.Graph.VertexCount);
    private readonly long[] length = new long[problem.Graph.VertexCount];
    private readonly int[] centre = new int[problem.Graph.VertexCount];
    private readonly int[] way = new int[problem.Graph.VertexCount];
    private readonly int[] memberStart = new int[problem.Graph.VertexCount + 1];
    private readonly int[] member = new int[problem.Graph.VertexCount];
    private readonly int[] borderStart = new int[problem.Graph.VertexCount + 1];
    private readonly bool[] inTree = new bool[problem.Graph.EdgeCount];
    private (long Length, int Arc, int Other)[] border = [];

    /// <summary>The tree vertex of a vertex's cell, or −1 when no tree vertex reaches it.</summary>
    public int Of(int vertex) => centre[vertex];

    /// <summary>What the way there costs.</summary>
    public long Length(int vertex) => length[vertex];

    /// <summary>The position, in the vertex's row, of the next one on the way; −1 at the end.</summary>
    public int Way(int vertex) => way[vertex];

    /// <summary>The vertices of a tree vertex's cell.</summary>
    public ReadOnlySpan<int> Members(int tree) => member.AsSpan(memberStart[tree], memberStart[tree + 1] - memberStart[tree]);

    /// <summary>
    /// Ways over one edge out of a tree vertex's cell, the cheapest first: what the whole way costs, and the position of the edge in the row of its end inside,
    /// and the tree vertex at the other end of the way. Edges of the tree are left out.
    /// </summary>
    public ReadOnlySpan<(long Length, int Arc, int Other)> Borders(int tree) => border.AsSpan(borderStart[tree], borderStart[tree + 1] - borderStart[tree]);

    /// <summary>Makes the cells of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="edges">Its edges.</param>
    public void Spread(RootedTree tree, int[] edges)
    {
        Array.Fill(length, long.MaxValue);
        Array.Fill(centre, -1);
        Array.Fill(way, -1);
        heap.Clear();
        foreach (int v in tree.Order)
        {
            (length[v], centre[v]) = (0, v);
        }

        foreach (int v in tree.Order)
        {
            Reach(v);
        }

        while (heap.Count > 0)
        {
            Reach(heap.Pop());
        }

        Array.Clear(inTree);
        foreach (int e in edges)
        {
            inTree[e] = true;
        }

        ListMembers();
        ListBorders();
    }

    private void Reach(int v)
    {
        for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
        {
            int u = graph.Neighbour[i];
            long reach = length[v] + graph.Cost[graph.Edge[i]];
            if (reach < length[u])
            {
                (length[u], centre[u], way[u]) = (reach, centre[v], graph.Mate[i]);
                heap.Set(u, reach);
            }
        }
    }

    private void ListMembers()
    {
        Array.Clear(memberStart);
        for (int v = 0; v < centre.Length; v++)
        {
            memberStart[centre[v] + 1] += centre[v] >= 0 ? 1 : 0;
        }

        int sum = 0;
        for (int v = 0; v < centre.Length; v++)
        {
            (memberStart[v], sum) = (sum, sum + memberStart[v + 1]);
        }

        memberStart[centre.Length] = sum;
        int[] next = memberStart[..centre.Length];
        for (int v = 0; v < centre.Length; v++)
        {
            if (centre[v] >= 0)
            {
                member[next[centre[v]]++] = v;
            }
        }
    }

    private void ListBorders()
    {
        int count = 0;
        for (int t = 0; t < centre.Length; t++)
        {
            borderStart[t] = count;
            foreach (int v in Members(t))
            {
                for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
                {
                    int u = graph.Neighbour[i];
                    if (centre[u] != t && !inTree[graph.Edge[i]])
                    {
                        if (count == border.Length)
                        {
                            Array.Resize(ref border, Math.Max(256, count * 2));
                        }

                        border[count++] = (length[v] + graph.Cost[graph.Edge[i]] + length[u], i, centre[u]);
                    }
                }
            }

            border.AsSpan(borderStart[t], count - borderStart[t]).Sort();
        }

        borderStart[centre.Length] = count;
    }
}
