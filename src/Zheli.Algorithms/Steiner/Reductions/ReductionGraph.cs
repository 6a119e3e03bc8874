using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// The problem while it shrinks: edges in linked rows so that they come and go in constant time, and the history of every step, so that trees
/// and potentials find the way back. Only steps that keep a dual solution's value are made here.
/// </summary>
internal sealed class ReductionGraph
{
    private readonly int[] first;
    private readonly int originalEdges;
    private int[] end;
    private int[] next;
    private int[] previous;
    private int[] vertexOf = [];
    private int[] edgeOf = [];
    private int[] reducedVertex = [];
    private int[] reducedEdge = [];

    /// <param name="problem">The problem to reduce; stays as it is.</param>
    public ReductionGraph(SteinerProblem problem)
    {
        var graph = problem.Graph;
        Root = problem.Root;
        VertexCount = graph.VertexCount;
        originalEdges = EdgeCount = graph.EdgeCount;
        Prize = [.. problem.Prize];
        Prize[Root] = 0;
        Cost = [.. graph.Cost];
        Degree = new int[VertexCount];
        Removed = new bool[VertexCount];
        first = new int[VertexCount];
        Array.Fill(first, -1);
        end = new int[2 * EdgeCount];
        next = new int[2 * EdgeCount];
        previous = new int[2 * EdgeCount];
        for (int e = EdgeCount - 1; e >= 0; e--)
        {
            end[2 * e] = graph.Tail[e];
            end[(2 * e) + 1] = graph.Head[e];
            if (graph.Tail[e] != graph.Head[e])
            {
                Link(e);
            }
        }
    }

    public int Root { get; }

    public int VertexCount { get; }

    /// <summary>Edges ever made, the removed ones among them.</summary>
    public int EdgeCount { get; private set; }

    public long[] Prize { get; }

    public long[] Cost { get; private set; }

    public int[] Degree { get; }

    public bool[] Removed { get; }

    /// <summary>Steps in the order they were made.</summary>
    public List<ReductionStep> Steps { get; } = [];

    /// <summary>First half-edge of a vertex, or −1: half-edge h belongs to edge h / 2 and leads to <see cref="Target"/>.</summary>
    public int FirstHalf(int vertex) => first[vertex];

    public int NextHalf(int half) => next[half];

    public int Target(int half) => end[half ^ 1];

    /// <summary>Edges that are not removed, ascending.</summary>
    public int[] LinkedEdges()
    {
        bool[] linked = new bool[EdgeCount];
        for (int v = 0; v < VertexCount; v++)
        {
            for (int h = first[v]; h >= 0; h = next[h])
            {
                linked[h / 2] = true;
            }
        }

        return [.. Enumerable.Range(0, EdgeCount).Where(e => linked[e])];
    }

    /// <summary>Takes away all vertices but the marked ones, which no edge may join to the others.</summary>
    public void KeepOnly(bool[] marked)
    {
        for (int v = 0; v < VertexCount; v++)
        {
            Removed[v] |= !marked[v];
            while (!marked[v] && first[v] >= 0)
            {
                Unlink(first[v] / 2);
            }
        }
    }

    /// <summary>Takes an edge away.</summary>
    public void Unlink(int edge)
    {
        for (int h = 2 * edge; h <= (2 * edge) + 1; h++)
        {
            int v = end[h];
            Degree[v]--;
            if (previous[h] >= 0)
            {
                next[previous[h]] = next[h];
            }
            else
            {
                first[v] = next[h];
            }

            if (next[h] >= 0)
            {
                previous[next[h]] = previous[h];
            }
        }
    }

    /// <summary>Makes an edge in place of two that met at a removed vertex.</summary>
    public int AddEdge(int a, int b, long cost)
    {
        if (2 * EdgeCount == end.Length)
        {
            int size = Math.Max(16, EdgeCount * 4);
            Array.Resize(ref end, size);
            Array.Resize(ref next, size);
            Array.Resize(ref previous, size);
        }

        if (EdgeCount == Cost.Length)
        {
            long[] cost2 = Cost;
            Array.Resize(ref cost2, Math.Max(8, EdgeCount * 2));
            Cost = cost2;
        }

        int e = EdgeCount++;
        Cost[e] = cost;
        end[2 * e] = a;
        end[(2 * e) + 1] = b;
        Link(e);
        return e;
    }

    /// <summary>Takes a vertex into every tree or out of every tree.</summary>
    /// <returns>The prize lost.</returns>
    public long Decide(int vertex, bool inside)
    {
        long lost = inside ? 0 : Prize[vertex];
        Prize[vertex] = inside ? SteinerProblem.Mandatory : 0;
        while (!inside && first[vertex] >= 0)
        {
            Unlink(first[vertex] / 2);
        }

        return lost;
    }

    /// <summary>Removes what fell off, runs the cheap tests to their end and compacts.</summary>
    /// <param name="offset">What the steps add to every answer.</param>
    public SteinerProblem Tidy(out long offset)
    {
        bool[] reachable = Reachable();
        long lost = 0;
        for (int v = 0; v < VertexCount; v++)
        {
            // A mandatory vertex that is cut off counts as much more than any known tree: nothing is looked for any more.
            lost = Math.Min(SteinerProblem.Mandatory / 4, lost + (reachable[v] || Removed[v] ? 0 : Math.Min(Prize[v], SteinerProblem.Mandatory / 4)));
        }

        KeepOnly(reachable);
        DegreeReduction.Run(this, null);
        LongEdgeReduction.Run(this, LongEdgeReduction.Often);
        DegreeReduction.Run(this, null);
        offset = Steps.Sum(s => s.Offset) + lost;
        return Compact();
    }

    /// <summary>The problem that is left, its vertices and edges renumbered in their old order.</summary>
    public SteinerProblem Compact()
    {
        vertexOf = [.. Enumerable.Range(0, VertexCount).Where(v => !Removed[v])];
        reducedVertex = new int[VertexCount];
        Array.Fill(reducedVertex, -1);
        for (int r = 0; r < vertexOf.Length; r++)
        {
            reducedVertex[vertexOf[r]] = r;
        }

        edgeOf = LinkedEdges();
        reducedEdge = new int[EdgeCount];
        Array.Fill(reducedEdge, -1);
        for (int r = 0; r < edgeOf.Length; r++)
        {
            reducedEdge[edgeOf[r]] = r;
        }

        return new SteinerProblem(
            new CompactGraph(
                vertexOf.Length, [.. edgeOf.Select(e => reducedVertex[end[2 * e]])], [.. edgeOf.Select(e => reducedVertex[end[(2 * e) + 1]])],
                [.. edgeOf.Select(e => Cost[e])]),
            reducedVertex[Root], [.. vertexOf.Select(v => Prize[v])]);
    }

    /// <summary>The number of a vertex in the compacted problem, or −1.</summary>
    public int Reduced(int vertex) => reducedVertex[vertex];

    /// <summary>The number of a compacted problem's vertex here.</summary>
    public int Original(int reduced) => vertexOf[reduced];

    /// <summary>Edges of the original problem for edges of the compacted one.</summary>
    public int[] LiftTree(int[] edges)
    {
        bool[] edgeIn = new bool[EdgeCount], vertexIn = new bool[VertexCount];
        vertexIn[Root] = true;
        foreach (int r in edges)
        {
            int e = edgeOf[r];
            edgeIn[e] = vertexIn[end[2 * e]] = vertexIn[end[(2 * e) + 1]] = true;
        }

        for (int s = Steps.Count - 1; s >= 0; s--)
        {
            Steps[s].LiftTree(edgeIn, vertexIn);
        }

        return [.. Enumerable.Range(0, originalEdges).Where(e => edgeIn[e])];
    }

    /// <summary>Potentials of the original problem for those of the compacted one, worth the steps' offsets more.</summary>
    /// <param name="dual">The potentials.</param>
    /// <param name="most">So many may be listed.</param>
    /// <exception cref="ProofTooLargeException">There are more.</exception>
    public DualPotentials LiftPotentials(DualPotentials dual, long most = long.MaxValue)
    {
        var lifted = new LiftedPotentials(dual, this, most);
        for (int s = Steps.Count - 1; s >= 0; s--)
        {
            Steps[s].LiftPotentials(lifted);
        }

        return lifted.ToPotentials();
    }

    /// <summary>The most that balances of the compacted problem's vertices may count, in wholes, so that they find the way back.</summary>
    /// <param name="most">The same of the original problem's vertices.</param>
    public long[] LimitBalance(long[] most)
    {
        most = [.. most];
        foreach (var step in Steps)
        {
            step.LimitBalance(most);
        }

        return [.. vertexOf.Select(v => most[v])];
    }

    /// <summary>What is left in the compacted problem of a set of original edges; long edges that went away are lost.</summary>
    public int[] LowerTree(IEnumerable<int> edges)
    {
        bool[] edgeIn = new bool[EdgeCount];
        foreach (int e in edges)
        {
            edgeIn[e] = true;
        }

        foreach (var step in Steps)
        {
            step.LowerTree(edgeIn);
        }

        return [.. Enumerable.Range(0, EdgeCount).Where(e => edgeIn[e] && reducedEdge[e] >= 0).Select(e => reducedEdge[e])];
    }

    private bool[] Reachable()
    {
        bool[] seen = new bool[VertexCount];
        var stack = new Stack<int>([Root]);
        seen[Root] = true;
        while (stack.TryPop(out int v))
        {
            for (int h = first[v]; h >= 0; h = next[h])
            {
                if (!seen[Target(h)])
                {
                    seen[Target(h)] = true;
                    stack.Push(Target(h));
                }
            }
        }

        return seen;
    }

    private void Link(int edge)
    {
        for (int h = 2 * edge; h <= (2 * edge) + 1; h++)
        {
            int v = end[h];
            Degree[v]++;
            previous[h] = -1;
            next[h] = first[v];
            if (first[v] >= 0)
            {
                previous[first[v]] = h;
            }

            first[v] = h;
        }
    }
}
