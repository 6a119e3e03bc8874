namespace Zheli.Algorithms.Graphs;

/// <summary>Four-ary heap of vertices by key, smallest first, ties by vertex number, so that the order never depends on how it came about.</summary>
public sealed class VertexHeap
{
    private readonly int[] place;
    private long[] keys = new long[64];
    private int[] vertices = new int[64];

    /// <summary>An empty heap.</summary>
    /// <param name="vertexCount">Vertices are 0 … vertexCount − 1.</param>
    public VertexHeap(int vertexCount)
    {
        place = new int[vertexCount];
        Array.Fill(place, -1);
    }

    /// <summary>Vertices inside.</summary>
    public int Count { get; private set; }

    /// <summary>The smallest key; only when not empty.</summary>
    public long MinKey => keys[0];

    /// <summary>Takes everything out, in time of what is inside.</summary>
    public void Clear()
    {
        for (int i = 0; i < Count; i++)
        {
            place[vertices[i]] = -1;
        }

        Count = 0;
    }

    /// <summary>True while the vertex is inside.</summary>
    public bool Contains(int vertex) => place[vertex] >= 0;

    /// <summary>Puts the vertex in, or moves it to another key.</summary>
    public void Set(int vertex, long key)
    {
        int at = place[vertex];
        if (at < 0)
        {
            if (Count == keys.Length)
            {
                Array.Resize(ref keys, Count * 2);
                Array.Resize(ref vertices, Count * 2);
            }

            Up(Count++, vertex, key);
        }
        else if (key < keys[at])
        {
            Up(at, vertex, key);
        }
        else
        {
            Down(at, vertex, key);
        }
    }

    /// <summary>Takes out the vertex with the smallest key.</summary>
    public int Pop()
    {
        int top = vertices[0];
        place[top] = -1;
        if (--Count > 0)
        {
            Down(0, vertices[Count], keys[Count]);
        }

        return top;
    }

    private bool Before(long key, int vertex, int other) =>
        key < keys[other] || (key == keys[other] && vertex < vertices[other]);

    private void Up(int at, int vertex, long key)
    {
        while (at > 0)
        {
            int parent = (at - 1) >> 2;
            if (!Before(key, vertex, parent))
            {
                break;
            }

            Move(parent, at);
            at = parent;
        }

        Put(at, vertex, key);
    }

    private void Down(int at, int vertex, long key)
    {
        while (true)
        {
            int child = (at << 2) + 1;
            if (child >= Count)
            {
                break;
            }

            int best = child, end = Math.Min(child + 4, Count);
            for (int c = child + 1; c < end; c++)
            {
                if (Before(keys[c], vertices[c], best))
                {
                    best = c;
                }
            }

            if (Before(key, vertex, best))
            {
                break;
            }

            Move(best, at);
            at = best;
        }

        Put(at, vertex, key);
    }

    private void Move(int from, int to) => Put(to, vertices[from], keys[from]);

    private void Put(int at, int vertex, long key)
    {
        keys[at] = key;
        vertices[at] = vertex;
        place[vertex] = at;
    }
}
