using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Bounds trees without a root: a vertex is added and joined to every prized one at a price μ. A tree anywhere becomes a rooted one that pays μ once,
/// so the rooted bound less μ holds for every μ; the best μ is where the rooted answer uses one added edge, and is found by halving.
/// </summary>
internal sealed class AddedRoot
{
    private const int Steps = 14;
    private const int MostIdle = 6;

    private readonly SteinerProblem problem;

    /// <param name="problem">The graph and its prizes; its root does not matter.</param>
    public AddedRoot(SteinerProblem problem) => this.problem = problem;

    /// <summary>The best price found; 0 while only what holds of every tree is proved, that none costs less than nothing.</summary>
    public long Price { get; private set; }

    /// <summary>The best bound: no tree with a prized vertex costs less.</summary>
    public long LowerBound { get; private set; }

    /// <summary>The potentials of the best bound.</summary>
    public DualPotentials Certificate { get; private set; } = DualPotentials.Empty;

    /// <summary>The most profitable tree that came along: a vertex of it with the largest prize.</summary>
    public int Vertex { get; private set; } = -1;

    /// <summary>Its edges.</summary>
    public int[] Edges { get; private set; } = [];

    /// <summary>Its prizes less the cost of its edges.</summary>
    public long Profit { get; private set; } = long.MinValue;

    /// <summary>What a tree without the vertex costs more than the bound: the part of its prize that it does not pay for.</summary>
    public long Slack(int vertex)
    {
        int t = Array.BinarySearch(Certificate.Terminal, vertex);
        return problem.Prize[vertex] - (t < 0 ? 0 : Certificate.TerminalValue[t]);
    }

    /// <summary>Looks for the best price.</summary>
    /// <param name="token">Stops between steps.</param>
    public void Run(CancellationToken token)
    {
        long low = 0, high = problem.Prize.Sum();
        for (int step = 0, idle = 0; step < Steps && idle < MostIdle && low <= high && !(step > 0 && token.IsCancellationRequested); step++)
        {
            long price = step == 0 ? Math.Min(high, problem.Prize.Max()) : Between(low, high), before = LowerBound;
            if (Try(price, token) == 0)
            {
                high = price - 1;
            }
            else
            {
                low = price + 1;
            }

            idle = LowerBound > before || step == 0 ? 0 : idle + 1;
        }
    }

    /// <summary>The middle by ratio: the best price may be smaller than all prizes together by any factor.</summary>
    private static long Between(long low, long high) => Math.Clamp((long)Math.Sqrt((double)Math.Max(low, 1) * high), low, high);

    /// <summary>The problem with one more vertex, the root, joined to every prized one at a price.</summary>
    public static SteinerProblem To(SteinerProblem problem, long price)
    {
        var graph = problem.Graph;
        int[] prized = Prized(problem);
        int[] tail = [.. graph.Tail, .. prized.Select(_ => graph.VertexCount)], head = [.. graph.Head, .. prized];
        long[] cost = [.. graph.Cost, .. prized.Select(_ => price)];
        return new SteinerProblem(new CompactGraph(graph.VertexCount + 1, tail, head, cost), graph.VertexCount, [.. problem.Prize, 0]);
    }

    /// <summary>A tree and the edge of the added root to a prized vertex of it.</summary>
    /// <param name="problem">The problem without the root.</param>
    /// <param name="tree">Edges of the tree.</param>
    /// <param name="vertex">The vertex of a tree without edges, or −1.</param>
    public static int[] Hang(SteinerProblem problem, int[] tree, int vertex)
    {
        var graph = problem.Graph;
        bool[] inside = new bool[graph.VertexCount + 1];
        foreach (int e in tree)
        {
            inside[graph.Tail[e]] = inside[graph.Head[e]] = true;
        }

        inside[vertex < 0 ? graph.VertexCount : vertex] = true;
        int entry = Array.FindIndex(Prized(problem), v => inside[v]);
        return entry < 0 ? tree : [.. tree, graph.EdgeCount + entry];
    }

    private static int[] Prized(SteinerProblem problem) => [.. Enumerable.Range(0, problem.Graph.VertexCount).Where(v => problem.Prize[v] > 0)];

    private int Try(long price, CancellationToken token)
    {
        var graph = problem.Graph;
        var rounds = new AscentRounds(To(problem, price), seed: 1);
        rounds.Run(1, 0, token);
        var ascent = rounds.First!;
        if (ascent.LowerBound - price > LowerBound)
        {
            (LowerBound, Price, Certificate) = (ascent.LowerBound - price, price, ascent.ToPotentials());
        }

        Weigh(rounds.Edges!);
        return rounds.Edges!.Count(e => e >= graph.EdgeCount);
    }

    /// <summary>Each tree that hangs from the added root is one on its own.</summary>
    private void Weigh(int[] edges)
    {
        var graph = problem.Graph;
        var sets = new DisjointSets(graph.VertexCount);
        foreach (int e in edges.Where(e => e < graph.EdgeCount))
        {
            sets.Union(graph.Tail[e], graph.Head[e]);
        }

        long[] profit = new long[graph.VertexCount];
        int[] top = new int[graph.VertexCount];
        Array.Fill(top, -1);
        foreach (int e in edges.Where(e => e < graph.EdgeCount))
        {
            profit[sets.Find(graph.Tail[e])] -= graph.Cost[e];
        }

        for (int v = 0; v < graph.VertexCount; v++)
        {
            int s = sets.Find(v);
            profit[s] += problem.Prize[v];
            top[s] = top[s] < 0 || problem.Prize[v] > problem.Prize[top[s]] ? v : top[s];
        }

        int best = -1;
        for (int v = 0; v < graph.VertexCount; v++)
        {
            best = top[v] >= 0 && profit[v] > (best < 0 ? Profit : profit[best]) ? v : best;
        }

        if (best >= 0)
        {
            (Profit, Vertex) = (profit[best], top[best]);
            Edges = [.. edges.Where(e => e < graph.EdgeCount && sets.Find(graph.Tail[e]) == best)];
        }
    }
}
