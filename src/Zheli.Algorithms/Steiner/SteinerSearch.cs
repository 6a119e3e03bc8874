using System.Diagnostics;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>The search for a tree and a bound on a reduced problem in which the root reaches every prize.</summary>
internal sealed class SteinerSearch
{
    private const long FirstBranchWork = 100_000;
    private const long BranchWork = 1_000_000;
    private const long DenseBranchWork = 10_000_000;
    private const int FirstUnions = 32;
    private const int FewUnions = 8;
    private const int MostDoublings = 10;

    /// <summary>Edges that the search for a replacement of one of them may look at.</summary>
    private const int EdgesPerSearch = 20_000;

    /// <summary>Work of the search for the bound, in ascents of the whole: before the first sweep, beside it, and beside each later one.</summary>
    private const int WorkBeforeRegions = 1;
    private const int WorkBesideFirst = 4;
    private const int WorkBesideSweep = 20;

    /// <summary>
    /// Arithmetic of the cut programme before anything is branched on, where it must not take long and where it may; and how many edges are many.
    /// </summary>
    private const long FewCutWork = 1_000_000_000;
    private const long CutWork = 20_000_000_000;
    private const int ManyEdges = 3500;

    /// <summary>Special distances must leave fewer than this share of the edges.</summary>
    private const double WorthWhile = 0.8;

    /// <summary>Where a vertex has more edges than this, nearness says little and there are no regions.</summary>
    private const int DenseEdges = 4;

    /// <summary>Passes of local search over the first tree, and over the one that ascents led to, on graphs that have regions.</summary>
    private const int FirstPasses = 1;
    private const int GuidedPasses = 1;

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

    /// <summary>The best bound: the ascent's, or what ascents on the parts that elimination left proved.</summary>
    public long ProvedBound { get; private set; }

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
        if (options.Effort > 0 && RunOnFewerEdges(progress))
        {
            return;
        }

        var rounds = new AscentRounds(problem, options.Seed) { Progressed = Take };
        if (WarmStart is { Length: > 0 } warm)
        {
            rounds.Offer(PathHeuristic.Reconnect(problem, warm));
        }

        else if (options.Effort > 0 && IsLarge)
        {
            Polish(new PathHeuristic(problem).Build(problem.Graph.Cost, problem.Prize, null, []), FirstPasses);
            rounds.Offer(Edges);
        }

        rounds.Run(options.Effort == 0 ? 1 : 10, 0, token);
        Ascent = rounds.First!;
        if (options.Effort > 0 && !rounds.IsOptimal)
        {
            JoinFirst(rounds);
            CutFirst(rounds);
            long work = IsDense ? DenseBranchWork * options.Effort : FirstBranchWork;
            rounds.Branch(4, ref work, token);
        }

        Take(rounds);
        Prove(Ascent.LowerBound);
        if (!IsOptimal && options.Effort > 0)
        {
            if (IsLarge)
            {
                Polish(Edges, GuidedPasses);
            }

            Sweep(progress);
        }

        StoppedEarly = token.IsCancellationRequested;
    }

    /// <summary>
    /// On a small graph trees are joined with others as long as that helps, before anything is branched on; where many edges of a dense one are left,
    /// most of that is done beside the cut programme.
    /// </summary>
    private void JoinFirst(AscentRounds rounds)
    {
        bool many = IsDense && rounds.EdgesLeft > ManyEdges;
        while (rounds.Unite(many ? FewUnions / 2 : options.Effort > 1 && !IsDense ? FirstUnions : FewUnions, options.Threads, token))
        {
            rounds.Run(10, 0, token);
            if (many)
            {
                return;
            }
        }
    }

    /// <summary>Where unions left a gap on a dense graph, the cut programme is solved before anything is branched on.</summary>
    private void CutFirst(AscentRounds rounds)
    {
        if (IsDense)
        {
            long work = options.Effort > 1 ? CutWork : FewCutWork;
            rounds.Cut(ref work, withTrees: true, options.Threads, token);
        }
    }

    /// <summary>Large graphs are searched in regions; local search makes a good tree of them in a moment.</summary>
    private bool IsLarge => !LocalSearch.Suits(problem) && HasRegions;

    private bool HasRegions => problem.Graph.EdgeCount <= DenseEdges * problem.Graph.VertexCount;

    private void Polish(int[] tree, int passes)
    {
        int[] better = new LocalSearch(problem).Improve(tree, token, passes);
        Keep(better, problem.Evaluate(better));
    }

    private bool IsDense => CutBound.Suits(problem);

    /// <summary>
    /// Where special distances make a good part of a dense graph superfluous, the search for trees is on what is left; the certificate stays on the whole.
    /// </summary>
    private bool RunOnFewerEdges(IProgress<(string Stage, double Fraction)>? progress)
    {
        var fewer = new ReductionGraph(problem);
        SpecialDistanceReduction.Run(fewer, EdgesPerSearch);
        var smaller = fewer.Tidy(out long offset);
        if (smaller.Graph.EdgeCount >= problem.Graph.EdgeCount * WorthWhile)
        {
            return false;
        }

        Ascent.Run(null, token);
        var search = new SteinerSearch(smaller, options, WarmStart is { } warm ? fewer.LowerTree(warm) : null, began, token);
        search.Run(progress);
        (Edges, Cost, IsOptimal, StoppedEarly) = (fewer.LiftTree(search.Edges), search.Cost + offset, search.IsOptimal, search.StoppedEarly);
        ProvedBound = Math.Max(Ascent.LowerBound, search.ProvedBound + offset);
        Trace.AddRange(search.Trace.Select(t => t with { Cost = t.Cost + offset, LowerBound = t.LowerBound + offset }));
        return true;
    }

    /// <summary>
    /// Two sweeps for the first unit of effort and one more for each further one, with regions of changing size, the bound improved beside them;
    /// after each, what the better
    /// tree makes superfluous goes. Ends early when nothing is left, or when a whole cycle of sizes found nothing.
    /// </summary>
    private void Sweep(IProgress<(string Stage, double Fraction)>? progress)
    {
        var duals = DualSearch.Along(problem, Edges, null, options.Seed, token);
        long work = duals.Ascent.Work;
        duals.Run(work * WorkBeforeRegions, token);
        Ascent = duals.Ascent.LowerBound > Ascent.LowerBound ? duals.Ascent : Ascent;
        var narrowing = new NarrowingProblem(problem, options.Seed);
        int[] tree = narrowing.Narrow(Ascent, Edges, Cost, token);
        int sweeps = HasRegions ? options.Effort + 1 : 0, idle = 0;
        for (int sweep = 0; sweep < sweeps && idle < RegionSizes.Length && !token.IsCancellationRequested; sweep++)
        {
            progress?.Report(("regions", 0.2 + (0.7 * sweep / sweeps)));
            var regions = new RegionalSearch(narrowing.At, tree, options.Threads) { Better = r => Keep(narrowing.Lift(r.Edges), narrowing.Whole(r.Cost)) };
            bool better = false;
            Parallel.Invoke(
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                () => better = regions.Sweep(RegionSizes[sweep % RegionSizes.Length], options.Seed + sweep, token),
                () => duals.Run(work * (sweep == 0 ? WorkBesideFirst : WorkBesideSweep), token));
            idle = better ? 0 : idle + 1;
            tree = regions.Edges;
            Keep(narrowing.Lift(tree), narrowing.Whole(regions.Cost));
            tree = Conclude(narrowing, duals, tree, better);
        }

        for (int turn = 0; !IsOptimal && !token.IsCancellationRequested && options.Effort >> turn > 0; turn++)
        {
            Finish(narrowing, duals, ref tree, turn, work);
        }
    }

    /// <summary>Takes over what the bound gained and what is superfluous by now.</summary>
    private int[] Conclude(NarrowingProblem narrowing, DualSearch duals, int[] tree, bool better)
    {
        if (better && !token.IsCancellationRequested)
        {
            duals.Follow(Edges);
        }

        Ascent = duals.Ascent.LowerBound > Ascent.LowerBound ? duals.Ascent : Ascent;
        tree = narrowing.Narrow(null, tree, Cost, token);
        Prove(Math.Max(Ascent.LowerBound, narrowing.ProvedBound));
        IsOptimal = ProvedBound >= Cost;
        return tree;
    }

    /// <summary>
    /// Perhaps elimination and branching now go to the end. Where they do not, the tree is joined with others and they are given twice as much work,
    /// as often as the
    /// effort can be halved.
    /// </summary>
    private void Finish(NarrowingProblem narrowing, DualSearch duals, ref int[] tree, int turn, long work)
    {
        if (turn > 0)
        {
            var unions = new UnionSearch(narrowing.At, tree, options.Seed + turn, options.Threads);
            int[] before = tree;
            bool better = false;
            Parallel.Invoke(
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                () => better = unions.Run(FirstUnions << Math.Min(turn, MostDoublings), token),
                () => duals.Run(work * (WorkBesideSweep << Math.Min(turn, MostDoublings)), token));
            tree = better ? unions.Edges : before;
            Keep(narrowing.Lift(tree), narrowing.Whole(unions.Cost));
            tree = Conclude(narrowing, duals, tree, better);
        }

        if (IsOptimal)
        {
            return;
        }

        var rounds = new AscentRounds(narrowing.At, options.Seed + 1 + turn);
        rounds.Offer(tree);
        rounds.Run(10, 0, token);
        long arcs = BranchWork << Math.Min(turn, MostDoublings);
        rounds.Branch(4, ref arcs, token);
        tree = rounds.Edges!;
        Keep(narrowing.Lift(tree), narrowing.Whole(rounds.Cost));
        IsOptimal = rounds.IsOptimal;
        Prove(narrowing.Whole(rounds.ProvedBound));
    }

    /// <summary>Takes over what rounds on the whole problem found and proved.</summary>
    private void Take(AscentRounds rounds)
    {
        if (rounds.Edges is { } edges)
        {
            Keep(edges, rounds.Cost);
            IsOptimal = rounds.IsOptimal;
            Prove(IsOptimal ? Cost : rounds.ProvedBound);
        }
    }

    /// <summary>Takes over a better tree.</summary>
    private void Keep(int[] edges, long cost)
    {
        if (cost < Cost)
        {
            (Edges, Cost) = (edges, cost);
            Tell();
        }
    }

    /// <summary>Takes over a better bound, as far as it is below the best tree's objective.</summary>
    private void Prove(long bound)
    {
        bound = Math.Min(bound, Cost);
        if (bound > ProvedBound)
        {
            ProvedBound = bound;
            Tell();
        }
    }

    private void Tell() => Trace.Add(new SteinerTracePoint(Stopwatch.GetElapsedTime(began).TotalSeconds, Cost, Math.Max(Ascent.LowerBound, ProvedBound)));
}
