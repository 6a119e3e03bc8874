namespace Zheli.Algorithms.Graphs;

/// <summary>
/// A directed network for finding routes: arcs with whole costs, each belonging to a link (both directions of one cable share it), each link to any number of risks
/// that it shares with others (one duct, one bridge). Numbers count from 0.
/// </summary>
public sealed class RoutingGraph
{
    /// <summary>Builds the network.</summary>
    /// <param name="vertices">Number of vertices.</param>
    /// <param name="from">First end of each arc.</param>
    /// <param name="to">Second end of each arc.</param>
    /// <param name="cost">Cost of each arc, not negative.</param>
    /// <param name="link">Link of each arc; two opposite arcs of one cable have the same.</param>
    /// <param name="risks">Risks of each link, or null where none is shared.</param>
    public RoutingGraph(int vertices, int[] from, int[] to, long[] cost, int[] link, int[][]? risks = null)
    {
        (VertexCount, From, To, Cost, Link) = (vertices, from, to, cost, link);
        LinkCount = link.Length == 0 ? 0 : link.Max() + 1;
        Risks = risks ?? [.. Enumerable.Repeat<int[]>([], LinkCount)];
        ArgumentOutOfRangeException.ThrowIfNotEqual(Risks.Length, LinkCount, nameof(risks));
        if (cost.Any(c => c < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(cost), "Costs are not negative.");
        }

        Start = new int[vertices + 1];
        foreach (var v in from)
        {
            Start[v + 1]++;
        }

        for (var v = 0; v < vertices; v++)
        {
            Start[v + 1] += Start[v];
        }

        var next = Start.AsSpan(0, vertices).ToArray();
        Out = new int[from.Length];
        for (var a = 0; a < from.Length; a++)
        {
            Out[next[from[a]]++] = a;
        }
    }

    /// <summary>Number of vertices.</summary>
    public int VertexCount { get; }

    /// <summary>Number of arcs.</summary>
    public int ArcCount => From.Length;

    /// <summary>Number of links.</summary>
    public int LinkCount { get; }

    /// <summary>First end of each arc.</summary>
    public int[] From { get; }

    /// <summary>Second end of each arc.</summary>
    public int[] To { get; }

    /// <summary>Cost of each arc.</summary>
    public long[] Cost { get; }

    /// <summary>Link of each arc.</summary>
    public int[] Link { get; }

    /// <summary>Risks of each link.</summary>
    public int[][] Risks { get; }

    /// <summary>Where the arcs that leave each vertex start in <see cref="Out"/>; one more entry than vertices.</summary>
    internal int[] Start { get; }

    /// <summary>Arcs in order of their first end.</summary>
    internal int[] Out { get; }

    /// <summary>The arcs that leave a vertex, ascending.</summary>
    public ReadOnlySpan<int> Leaving(int vertex) => Out.AsSpan(Start[vertex], Start[vertex + 1] - Start[vertex]);

    /// <summary>Cost of a route.</summary>
    public long CostOf(IEnumerable<int> arcs) => arcs.Sum(a => Cost[a]);
}

/// <summary>A way from one vertex to another: its arcs in order, and their cost.</summary>
public sealed record Route(long Cost, int[] Arcs);
