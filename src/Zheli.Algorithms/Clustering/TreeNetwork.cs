namespace Zheli.Algorithms.Clustering;

/// <summary>
/// A rooted tree whose vertices are numbered in preorder: vertex 0 is the root, every parent has a smaller number than its children, and a subtree is a
/// range of numbers. Lengths are whole numbers (centimetres where the tree is a street).
/// </summary>
public sealed class TreeNetwork
{
    private readonly int[] head;
    private readonly int[] last;

    private TreeNetwork(int[] parent, long[] length, int[] vertexOf, int[] edgeOf)
    {
        (Parent, Length, VertexOf, EdgeOf) = (parent, length, vertexOf, edgeOf);
        Depth = new long[parent.Length];
        last = new int[parent.Length];
        var size = new int[parent.Length];
        for (int v = 1; v < parent.Length; v++)
        {
            Depth[v] = Depth[parent[v]] + length[v];
        }

        for (int v = parent.Length - 1; v >= 0; v--)
        {
            size[v]++;
            last[v] = v + size[v] - 1;
            if (v > 0)
            {
                size[parent[v]] += size[v];
            }
        }

        head = Heads(parent, size);
    }

    /// <summary>Number of vertices.</summary>
    public int Count => Parent.Length;

    /// <summary>The parent of each vertex; −1 for the root.</summary>
    public int[] Parent { get; }

    /// <summary>Length of the edge from each vertex to its parent.</summary>
    public long[] Length { get; }

    /// <summary>Distance of each vertex from the root.</summary>
    public long[] Depth { get; }

    /// <summary>The vertex of the graph that each vertex of the tree stands for.</summary>
    public int[] VertexOf { get; }

    /// <summary>The edge of the graph from each vertex to its parent; −1 for the root.</summary>
    public int[] EdgeOf { get; }

    /// <summary>Roots a tree that is given by its edges.</summary>
    /// <param name="root">A vertex of the graph.</param>
    /// <param name="edges">Edges that hang together with the root and close no ring, ascending.</param>
    /// <param name="tail">First end of each edge of the graph.</param>
    /// <param name="head">Second end of each edge of the graph.</param>
    /// <param name="length">Length of each edge of the graph.</param>
    /// <param name="numberOf">Filled with the tree's number of each graph vertex inside; needs one entry per vertex, is left alone elsewhere.</param>
    /// <exception cref="ArgumentException">The edges close a ring or do not hang together with the root.</exception>
    public static TreeNetwork Root(int root, ReadOnlySpan<int> edges, int[] tail, int[] head, long[] length, int[] numberOf)
    {
        // Rows of edges by vertex, each ascending: the edges come in their order. The callers' numbers are small, so that rows are cheap.
        var start = new int[numberOf.Length + 1];
        foreach (int e in edges)
        {
            start[tail[e] + 1]++;
            start[head[e] + 1]++;
        }

        for (int v = 0; v < numberOf.Length; v++)
        {
            start[v + 1] += start[v];
        }

        var arcs = new int[2 * edges.Length];
        int[] next = start[..^1];
        foreach (int e in edges)
        {
            arcs[next[tail[e]]++] = e;
            arcs[next[head[e]]++] = e;
        }

        int count = edges.Length + 1, made = 0;
        int[] parent = new int[count], vertexOf = new int[count], edgeOf = new int[count];
        var along = new long[count];
        var stack = new Stack<(int Vertex, int Parent, int Edge)>();
        stack.Push((root, -1, -1));
        while (stack.TryPop(out var top))
        {
            if (made == count)
            {
                throw new ArgumentException("The edges close a ring.", nameof(edges));
            }

            int v = made++;
            (parent[v], vertexOf[v], edgeOf[v], along[v]) = (top.Parent, top.Vertex, top.Edge, top.Edge < 0 ? 0 : length[top.Edge]);
            numberOf[top.Vertex] = v;

            // The stack turns the order round: the child with the smallest edge comes first.
            for (int i = start[top.Vertex + 1] - 1; i >= start[top.Vertex]; i--)
            {
                if (arcs[i] != top.Edge)
                {
                    stack.Push((tail[arcs[i]] ^ head[arcs[i]] ^ top.Vertex, v, arcs[i]));
                }
            }
        }

        return made == count
            ? new(parent, along, vertexOf, edgeOf)
            : throw new ArgumentException($"{count - made} edges do not hang together with the root.", nameof(edges));
    }

    /// <summary>The deepest vertex above both, themselves included.</summary>
    public int Meeting(int a, int b)
    {
        while (head[a] != head[b])
        {
            if (head[a] > head[b])
            {
                a = Parent[head[a]];
            }
            else
            {
                b = Parent[head[b]];
            }
        }

        return Math.Min(a, b);
    }

    /// <summary>Length of the path between two vertices.</summary>
    public long Distance(int a, int b) => a == b ? 0 : Depth[a] + Depth[b] - (2 * Depth[Meeting(a, b)]);

    /// <summary>True when the second vertex lies in the subtree of the first.</summary>
    public bool Holds(int above, int vertex) => above <= vertex && vertex <= last[above];

    /// <summary>The largest number in the subtree of a vertex.</summary>
    public int LastBelow(int vertex) => last[vertex];

    /// <summary>Heavy paths: every path from the root changes its head at most log n times.</summary>
    private static int[] Heads(int[] parent, int[] size)
    {
        var heavy = new int[parent.Length];
        Array.Fill(heavy, -1);
        for (int v = 1; v < parent.Length; v++)
        {
            int p = parent[v];
            if (heavy[p] < 0 || size[v] > size[heavy[p]])
            {
                heavy[p] = v;
            }
        }

        var heads = new int[parent.Length];
        for (int v = 1; v < parent.Length; v++)
        {
            heads[v] = heavy[parent[v]] == v ? heads[parent[v]] : v;
        }

        return heads;
    }
}
