using System.Diagnostics;

namespace Zheli.Algorithms.Steiner;

/// <summary>The search for a tree and a bound on a reduced problem in which the root reaches every prize.</summary>
internal sealed class SteinerSearch
{
    private readonly SteinerProblem problem;
    private readonly SteinerOptions options;
    private readonly long began;
    private readonly CancellationToken token;
    private readonly PathHeuristic paths;
    private readonly TreePruning pruning;

    public SteinerSearch(SteinerProblem problem, SteinerOptions options, int[]? warmStart, long began, CancellationToken token)
    {
        this.problem = problem;
        this.options = options;
        this.began = began;
        this.token = token;
        paths = new PathHeuristic(problem);
        pruning = new TreePruning(problem);
        Ascent = new DualAscent(problem);
        WarmStart = warmStart;
    }

    /// <summary>The best tree's edges.</summary>
    public int[] Edges { get; private set; } = [];

    /// <summary>The best tree's objective.</summary>
    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>The ascent with the best bound.</summary>
    public DualAscent Ascent { get; private set; }

    /// <summary>True when the token cut the work short.</summary>
    public bool StoppedEarly { get; private set; }

    /// <summary>How cost and bound came together.</summary>
    public List<SteinerTracePoint> Trace { get; } = [];

    private int[]? WarmStart { get; }

    /// <summary>Does the work.</summary>
    public void Run(IProgress<(string Stage, double Fraction)>? progress)
    {
        progress?.Report(("bound", 0.1));
        Ascent.Run(null, token);
        progress?.Report(("tree", 0.3));
        bool[] support = Support(Ascent);
        long[] connected = Connected(Ascent);
        foreach (var (prize, allowed) in new (long[], bool[]?)[] { (problem.Prize, support), (connected, support), (connected, null) })
        {
            Offer(paths.Build(problem.Graph.Cost, prize, allowed, []));
        }

        StoppedEarly = token.IsCancellationRequested;
    }

    private void Offer(int[] edges)
    {
        edges = pruning.Improve(edges);
        long cost = problem.Evaluate(edges);
        if (cost < Cost)
        {
            Cost = cost;
            Edges = edges;
            Trace.Add(new SteinerTracePoint(Stopwatch.GetElapsedTime(began).TotalSeconds, Cost, Ascent.LowerBound));
        }
    }

    /// <summary>Edges of which the ascent used up an arc.</summary>
    private bool[] Support(DualAscent ascent)
    {
        bool[] support = new bool[problem.Graph.EdgeCount];
        for (int i = 0; i < ascent.Residual.Length; i++)
        {
            support[problem.Graph.Edge[i]] |= ascent.Residual[i] == 0;
        }

        return support;
    }

    /// <summary>Prizes, in which whatever the ascent connected to the root is worth any path.</summary>
    private long[] Connected(DualAscent ascent) =>
        [.. problem.Prize.Select((p, v) => p > 0 && ascent.IsConnected(v) ? SteinerProblem.Mandatory : p)];
}
