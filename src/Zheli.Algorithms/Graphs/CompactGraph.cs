namespace Zheli.Algorithms.Graphs;

/// <summary>
/// Undirected graph in compressed rows: the neighbours of vertex v stand at positions <c>Start[v]</c> to <c>Start[v + 1]</c>, ascending by edge
/// number. A position doubles as the name of the arc that comes in from the neighbour, so arc weights live in arrays of 2 × edges entries.
/// </summary>
public sealed class CompactGraph
{
    /// <summary>Builds the rows of a graph; loops are left out of the rows but keep their edge number.</summary>
    /// <param name="vertexCount">Vertices are 0 … vertexCount − 1.</param>
    /// <param name="tail">One end of each edge.</param>
    /// <param name="head">The other end.</param>
    /// <param name="cost">Cost of each edge.</param>
    public CompactGraph(int vertexCount, int[] tail, int[] head, long[] cost)
    {
        VertexCount = vertexCount;
        Tail = tail;
        Head = head;
        Cost = cost;
        Start = new int[vertexCount + 1];
        for (int e = 0; e < tail.Length; e++)
        {
            if (tail[e] != head[e])
            {
                Start[tail[e] + 1]++;
                Start[head[e] + 1]++;
            }
        }

        for (int v = 0; v < vertexCount; v++)
        {
            Start[v + 1] += Start[v];
        }

        Neighbour = new int[Start[vertexCount]];
        Edge = new int[Start[vertexCount]];
        Mate = new int[Start[vertexCount]];
        int[] next = Start[..vertexCount];
        for (int e = 0; e < tail.Length; e++)
        {
            if (tail[e] != head[e])
            {
                int atTail = next[tail[e]]++, atHead = next[head[e]]++;
                (Neighbour[atTail], Edge[atTail], Mate[atTail]) = (head[e], e, atHead);
                (Neighbour[atHead], Edge[atHead], Mate[atHead]) = (tail[e], e, atTail);
            }
        }
    }

    /// <summary>Number of vertices.</summary>
    public int VertexCount { get; }

    /// <summary>Number of edges.</summary>
    public int EdgeCount => Tail.Length;

    /// <summary>One end of each edge.</summary>
    public int[] Tail { get; }

    /// <summary>The other end of each edge.</summary>
    public int[] Head { get; }

    /// <summary>Cost of each edge.</summary>
    public long[] Cost { get; }

    /// <summary>First position of each vertex; one more entry than vertices.</summary>
    public int[] Start { get; }

    /// <summary>The vertex at the other end, by position.</summary>
    public int[] Neighbour { get; }

    /// <summary>The edge, by position.</summary>
    public int[] Edge { get; }

    /// <summary>The position of the same edge in the neighbour's row.</summary>
    public int[] Mate { get; }

    /// <summary>The end of an edge that is not the given vertex.</summary>
    public int Other(int edge, int vertex) => Tail[edge] ^ Head[edge] ^ vertex;
}
