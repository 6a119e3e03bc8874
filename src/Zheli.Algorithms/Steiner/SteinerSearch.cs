using System.Diagnostics;

namespace Zheli.Algorithms.Steiner;

/// <summary>The search for a tree and a bound on a reduced problem in which the root reaches every prize.</summary>
internal sealed class SteinerSearch
{
    private const long BranchWork = 1_000_000;
    private static readonly int[] RegionSizes = [300, 600, 1200, 450, 900];

    private readonly SteinerProblem problem;
    private readonly SteinerOptions options;
    private readonly long began;
    private readonly CancellationToken token;

    public SteinerSearch(SteinerProblem problem, SteinerOptions options, int[]? warmStart, long began, CancellationToken token)
    {
        this.problem = problem;
        this.options = options;
        this.began = began;
        this.token = token;
        Ascent = new DualAscent(problem);
        WarmStart = warmStart;
    }

    /// <summary>The best tree's edges.</summary>
    public int[] Edges { get; private set; } = [];

    /// <summary>The best tree's objective.</summary>
    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>The ascent with the best bound.</summary>
    public DualAscent Ascent { get; private set; }

    /// <summary>True when no better tree is left, by elimination and branching.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>True when the token cut the work short.</summary>
    public bool StoppedEarly { get; private set; }

    /// <summary>How cost and bound came together.</summary>
    public List<SteinerTracePoint> Trace { get; } = [];

    private int[]? WarmStart { get; }

    /// <summary>Does the work.</summary>
    public void Run(IProgress<(string Stage, double Fraction)>? progress)
    {
        progress?.Report(("bound", 0.1));
        var rounds = new AscentRounds(problem, options.Seed);
        if (WarmStart is { Length: > 0 } warm)
        {
            rounds.Offer(Reconnect(warm));
        }

        rounds.Run(options.Effort == 0 ? 1 : 10, 0, token);
        Ascent = rounds.First!;
        if (options.Effort > 0)
        {
            long work = BranchWork * options.Effort;
            rounds.Branch(4, ref work, token);
        }

        Keep(rounds.Edges!, rounds.Cost);
        IsOptimal = rounds.IsOptimal;
        if (!IsOptimal && options.Effort > 0)
        {
            Sweep(progress);
            Finish();
        }

        StoppedEarly = token.IsCancellationRequested;
    }

    /// <summary>Two sweeps for the first unit of effort and one more for each further one, with regions of changing size.</summary>
    private void Sweep(IProgress<(string Stage, double Fraction)>? progress)
    {
        var regions = new RegionalSearch(problem, Edges, options.Threads);
        int sweeps = options.Effort + 1;
        for (int sweep = 0; sweep < sweeps && !token.IsCancellationRequested; sweep++)
        {
            progress?.Report(("regions", 0.2 + (0.8 * sweep / sweeps)));
            regions.Sweep(RegionSizes[sweep % RegionSizes.Length], options.Seed + sweep, token);
            Keep(regions.Edges, regions.Cost);
        }
    }

    /// <summary>With a better tree the elimination goes further: perhaps to the end.</summary>
    private void Finish()
    {
        var rounds = new AscentRounds(problem, options.Seed + 1);
        rounds.Offer(Edges);
        rounds.Run(10, 0, token);
        long work = BranchWork * options.Effort;
        rounds.Branch(4, ref work, token);
        Keep(rounds.Edges!, rounds.Cost);
        IsOptimal = rounds.IsOptimal;
    }

    /// <summary>A tree along known edges: those that a reduction took away are replaced by the shortest ways.</summary>
    private int[] Reconnect(int[] known)
    {
        long[] cost = [.. problem.Graph.Cost], prize = [.. problem.Prize];
        foreach (int e in known)
        {
            cost[e] = 0;
            foreach (int v in new[] { problem.Graph.Tail[e], problem.Graph.Head[e] })
            {
                prize[v] = prize[v] > 0 ? SteinerProblem.Mandatory : 0;
            }
        }

        return new PathHeuristic(problem).Build(cost, prize, null, []);
    }

    private void Keep(int[] edges, long cost)
    {
        if (cost < Cost)
        {
            Cost = cost;
            Edges = edges;
            Trace.Add(new SteinerTracePoint(Stopwatch.GetElapsedTime(began).TotalSeconds, Cost, Ascent.LowerBound));
        }
    }
}
