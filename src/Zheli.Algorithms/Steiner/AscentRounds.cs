using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Rounds of ascent, construction and elimination: the ascent's used-up arcs say where to build, the tree and the bound together say what to
/// remove, and the smaller problem has a sharper ascent. Solves small problems outright.
/// </summary>
internal sealed class AscentRounds
{
    /// <summary>Edges that the search for a replacement of one of them may look at.</summary>
    private const int EdgesPerSearch = 20_000;

    /// <summary>Special distances are looked at again when less than this share of the edges is left.</summary>
    private const double WorthWhile = 0.95;

    /// <summary>
    /// Edges on which the cut programme is still worth while; the work between two looks at it, at least and for each pair of edges, about what
    /// joining trees takes; and the share of arcs gone at which it begins anew.
    /// </summary>
    private const int MostCutEdges = 16_000;
    private const long LeastCutWork = 100_000_000;
    private const long CutWorkOfPair = 24;
    private const double ShareToRestart = 0.4;

    /// <summary>Work of joining trees for each part of the cut programme's.</summary>
    private const double ShareOfUnions = 0.5;

    /// <summary>Work of the search for the bound from which the cut programme starts, in ascents.</summary>
    private const int WorkOfDuals = 10;
    private const int MostRounds = 10;

    /// <summary>Edges from which a part of the branching solves the cut programme, and its work there.</summary>
    private const int BranchCutEdges = 60;
    private const long BranchCutWork = 400_000_000;

    /// <summary>A vertex whose share is farther than this from a half is decided.</summary>
    private const double MostDecided = 0.45;

    /// <summary>How much more what an ascent left of an edge counts than its cost, and the largest sum that may be multiplied by it or by parts.</summary>
    private const int WeightOfLeft = 8;
    private const long LargestSum = 1L << 53;

    /// <summary>Parts of a cost, and how many of them an edge costs less that a fractional solution has wholly.</summary>
    private const int Parts = 64;
    private const int MostOff = 60;

    private readonly SteinerProblem problem;
    private readonly TreePruning pruning;
    private readonly List<ReductionGraph> levels = [];
    private readonly Random random;
    private SteinerProblem at;
    private long offset;
    private bool cutsInBranches;

    // Sets of vertices of what is left whose rows had a part in the last cut programme: the next one begins with them.
    private List<int[]> sets = [];

    // What the last cut programme's solution has of each vertex of what is left.
    private double[]? share;

    // The best tree of what is left, where one was looked for.
    private int[]? local;

    /// <param name="problem">A problem in which the root reaches every prize.</param>
    /// <param name="seed">Seed of the ascents' orders and roots.</param>
    /// <param name="cutoff">Only trees of a smaller objective are looked for.</param>
    public AscentRounds(SteinerProblem problem, int seed, long cutoff = long.MaxValue)
    {
        this.problem = problem;
        at = problem;
        Cost = cutoff;
        random = new Random(seed);
        pruning = new TreePruning(problem);
    }

    /// <summary>The best tree's edges; null while there is none below the cutoff.</summary>
    public int[]? Edges { get; private set; }

    /// <summary>The best tree's objective, or the cutoff.</summary>
    public long Cost { get; private set; }

    /// <summary>The first ascent, whose bound holds without the knowledge of any tree.</summary>
    public DualAscent? First { get; private set; }

    /// <summary>The best bound on the whole, as far as it is below the best tree's objective.</summary>
    public long ProvedBound { get; private set; }

    /// <summary>True when no better tree is left.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>Is called whenever a better tree or a better bound is known.</summary>
    public Action<AscentRounds>? Progressed { get; init; }

    /// <summary>Edges that are left.</summary>
    public int EdgesLeft => at.Graph.EdgeCount;

    /// <summary>Takes a tree over if it is better, after pruning.</summary>
    public bool Offer(int[] edges)
    {
        edges = pruning.Improve(edges);
        long cost = problem.Evaluate(edges);
        if (cost >= Cost)
        {
            return false;
        }

        Cost = cost;
        Edges = edges;
        Progressed?.Invoke(this);
        return true;
    }

    /// <summary>Does rounds until nothing is left, or as many as allowed without progress.</summary>
    /// <param name="rounds">Rounds in all.</param>
    /// <param name="patience">Rounds in a row without a better tree or a notably smaller problem.</param>
    /// <param name="token">Stops between rounds.</param>
    public void Run(int rounds, int patience, CancellationToken token)
    {
        int idle = 0;
        for (int round = 0; round < rounds && idle <= patience && !IsOptimal; round++)
        {
            if (round > 0)
            {
                at = Ascents.Reroot(at, random);
                sets = [.. sets.Select(WithoutRoot)];
            }

            var ascent = new DualAscent(at);
            ascent.Run(round == 0 ? null : Ascents.Order(at, random), token);
            First ??= ascent;
            if (token.IsCancellationRequested && Cost < long.MaxValue)
            {
                return;
            }

            bool better = Build(ascent);
            if (token.IsCancellationRequested)
            {
                return;
            }

            Prove(ascent.LowerBound);
            if (round + 1 < rounds && !IsOptimal)
            {
                idle = Shrink(BoundElimination.Run(at, ascent, Cost - offset, out long lost), lost) || better ? 0 : idle + 1;
            }
        }
    }

    /// <summary>Joins trees of what is left with others.</summary>
    /// <param name="times">How many others.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="token">Stops between trees.</param>
    /// <returns>True when a better tree came of it.</returns>
    public bool Unite(int times, int threads, CancellationToken token)
    {
        if (IsOptimal || !LocalSearch.Suits(at) || token.IsCancellationRequested)
        {
            return false;
        }

        var unions = new UnionSearch(at, LocalTree(), random.Next(), threads);
        unions.Run(times, token);
        local = unions.Edges;
        return Offer(Lift(local));
    }

    /// <summary>
    /// Solves the cut programme, trees joined beside it where its solution points; what it shows to be in no better tree goes, and as soon as
    /// that is a good part all begins anew on what is left.
    /// </summary>
    /// <param name="work">Arithmetic that may still be done; what is used is taken off.</param>
    /// <param name="withTrees">Whether trees are joined beside it.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="token">Stops between parts.</param>
    public void Cut(ref long work, bool withTrees, int threads, CancellationToken token)
    {
        cutsInBranches = true;
        while (!IsOptimal && work > 0 && at.Graph.EdgeCount <= MostCutEdges && !token.IsCancellationRequested)
        {
            int[] tree = LocalTree();
            var unions = withTrees && LocalSearch.Suits(at) ? new UnionSearch(at, tree, random.Next(), Math.Max(1, threads - 1)) : null;
            var duals = DualSearch.Along(at, unions?.Edges ?? tree, null, random.Next(), token);
            duals.Run(duals.Ascent.Work * WorkOfDuals, token);
            var cuts = new CutBound(at, Cost - offset, unions?.Edges ?? tree, random.Next());
            cuts.Start(duals.Ascent.ToPotentials());
            cuts.Start(sets);
            Prove(duals.Ascent.LowerBound);
            long part = Math.Max(LeastCutWork, CutWorkOfPair * at.Graph.EdgeCount * at.Graph.EdgeCount);
            while (!IsOptimal && work > 0 && !cuts.IsFinished && cuts.ShareGone < ShareToRestart && !token.IsCancellationRequested)
            {
                long before = cuts.Work;
                Parallel.Invoke(
                    new ParallelOptions { MaxDegreeOfParallelism = threads }, () => cuts.Run(part, token), () => unions?.RunFor((long)(part * ShareOfUnions), token));
                work -= Math.Max(part / 10, cuts.Work - before);
                Follow(cuts.ShareOfEdges());
                if (unions is not null)
                {
                    local = unions.Edges;
                    Offer(Lift(local));
                    unions.Share = cuts.ShareOfEdges();
                }

                cuts.Cutoff = Cost - offset;
                Prove(cuts.LowerBound);
            }

            (sets, share) = (cuts.TightSets(), cuts.ShareOfVertices());
            if (IsOptimal || token.IsCancellationRequested || !Shrink(cuts.Reduce(out long lost), lost))
            {
                return;
            }

            Run(MostRounds, 0, token);
        }
    }

    /// <summary>Builds a tree where a fractional solution has much of the edges.</summary>
    private void Follow(double[] share)
    {
        if (at.Graph.Cost.Sum() + at.Prize.Where(p => p < SteinerProblem.Mandatory).Sum() >= LargestSum)
        {
            return;
        }

        long[] cost = [.. at.Graph.Cost.Select((c, e) => (c * (Parts - (int)(MostOff * Math.Clamp(share[e], 0, 1)))) + 1)];
        long[] prize = [.. at.Prize.Select(p => p >= SteinerProblem.Mandatory ? p : p * Parts)];
        Offer(Lift(new TreePruning(at).Improve(new PathHeuristic(at).Build(cost, prize, null, []))));
    }

    /// <summary>Splits what is left by whether a vertex is in the tree, and each half again, until nothing is left or too much was looked at.</summary>
    /// <param name="rounds">Rounds in each part.</param>
    /// <param name="work">Arcs that all ascents together may still look at; what is used is taken off.</param>
    /// <param name="token">Stops between parts.</param>
    public void Branch(int rounds, ref long work, CancellationToken token)
    {
        long effort = at.Graph.Neighbour.Length + 100;
        if (IsOptimal || work < 100 * effort || token.IsCancellationRequested)
        {
            return;
        }

        work -= effort;
        int v = BranchingVertex(token);
        if (v < 0)
        {
            return;
        }

        bool complete = true;
        foreach (bool inside in new[] { true, false })
        {
            if (token.IsCancellationRequested)
            {
                complete = false;
                break;
            }

            var part = new ReductionGraph(at);
            long more = part.Decide(v, inside);
            SpecialDistanceReduction.Run(part, EdgesPerSearch);
            var smaller = part.Tidy(out long steps);
            var search = new AscentRounds(smaller, random.Next(), Cost - offset - more - steps) { cutsInBranches = cutsInBranches, sets = Lowered(part) };
            search.Run(rounds, 0, token);
            if (cutsInBranches && smaller.Graph.EdgeCount >= BranchCutEdges)
            {
                long arithmetic = BranchCutWork;
                search.Cut(ref arithmetic, withTrees: false, 1, token);
            }

            // Of an ascent with its potentials nothing is needed any more, and branching goes deep.
            search.First = null;
            search.Branch(rounds, ref work, token);
            if (search.Edges is { } better)
            {
                Offer(Lift(part.LiftTree(better)));
            }

            complete &= search.IsOptimal;
        }

        IsOptimal = complete;
    }

    /// <summary>
    /// The free vertex that a fractional solution is least decided about; without such a one the free vertex of which an ascent used up most arcs.
    /// </summary>
    private int BranchingVertex(CancellationToken token)
    {
        if (share is not null)
        {
            int open = -1;
            for (int v = 0; v < share.Length; v++)
            {
                bool isFree = v != at.Root && at.Prize[v] < SteinerProblem.Mandatory;
                open = isFree && Math.Abs(share[v] - 0.5) < (open < 0 ? MostDecided : Math.Abs(share[open] - 0.5)) ? v : open;
            }

            if (open >= 0)
            {
                return open;
            }
        }

        var ascent = new DualAscent(at);
        ascent.Run(null, token);
        int best = -1, most = 0;
        for (int v = 0; v < at.Graph.VertexCount; v++)
        {
            if (v == at.Root || at.Prize[v] >= SteinerProblem.Mandatory)
            {
                continue;
            }

            int used = 1;
            for (int i = at.Graph.Start[v]; i < at.Graph.Start[v + 1]; i++)
            {
                used += (ascent.Residual[i] == 0 ? 4 : 0) + (ascent.Residual[at.Graph.Mate[i]] == 0 ? 4 : 0);
            }

            if (used > most)
            {
                (best, most) = (v, used);
            }
        }

        return best;
    }

    private int[] Lift(int[] edges)
    {
        for (int l = levels.Count - 1; l >= 0; l--)
        {
            edges = levels[l].LiftTree(edges);
        }

        return edges;
    }

    /// <summary>Takes over a bound on what is left: every better tree is in it.</summary>
    private void Prove(long bound)
    {
        long proved = Math.Min(Cost, bound + offset);
        IsOptimal |= proved >= Cost;
        if (proved > ProvedBound)
        {
            ProvedBound = proved;
            Progressed?.Invoke(this);
        }
    }

    private int[] LocalTree() => local ?? new TreePruning(at).Improve(new PathHeuristic(at).Build(at.Graph.Cost, at.Prize, null, []));

    private bool Shrink(ReductionGraph next, long lost)
    {
        VoronoiElimination.Run(next, Cost - offset - lost);
        if (next.LinkedEdges().Length < at.Graph.EdgeCount * WorthWhile)
        {
            SpecialDistanceReduction.Run(next, EdgesPerSearch);
        }

        var smaller = next.Tidy(out long more);
        if (smaller.Graph.EdgeCount == at.Graph.EdgeCount)
        {
            return false;
        }

        local = local is null ? null : new TreePruning(smaller).Improve(PathHeuristic.Reconnect(smaller, next.LowerTree(local)));
        bool notable = smaller.Graph.EdgeCount < at.Graph.EdgeCount * 0.9;
        levels.Add(next);
        offset += lost + more;
        at = smaller;
        sets = Lowered(next);
        share = share is null ? null : [.. Enumerable.Range(0, at.Graph.VertexCount).Select(v => share[next.Original(v)])];
        return notable;
    }

    /// <summary>The known sets in the numbers of a part of what is left.</summary>
    private List<int[]> Lowered(ReductionGraph to) => [.. sets.Select(set => set.Select(to.Reduced).Where(v => v >= 0).ToArray())];

    /// <summary>A set, or all vertices but its own when the root is in it: an arc that enters the one seen from one root enters the other seen from another.</summary>
    private int[] WithoutRoot(int[] set) =>
        Array.IndexOf(set, at.Root) < 0 ? set : [.. Enumerable.Range(0, at.Graph.VertexCount).Except(set)];

    /// <summary>Builds trees along an ascent's support.</summary>
    private bool Build(DualAscent ascent)
    {
        var paths = new PathHeuristic(at);
        var prune = new TreePruning(at);
        bool[] support = ascent.Support();
        long[] connected = [.. at.Prize.Select((p, v) => p > 0 && ascent.IsConnected(v) ? SteinerProblem.Mandatory : p)];
        bool better = false;
        foreach (var (prize, allowed) in new (long[], bool[]?)[] { (at.Prize, support), (connected, support), (connected, null) })
        {
            better |= Offer(Lift(prune.Improve(paths.Build(at.Graph.Cost, prize, allowed, []))));
        }

        // What the ascent left of an edge says more of it than its cost.
        long[] left = ascent.LeftOfEdges();
        if (left.Sum() < LargestSum)
        {
            return better | Offer(Lift(prune.Improve(paths.Build([.. left.Select((l, e) => (WeightOfLeft * l) + at.Graph.Cost[e])], connected, null, []))));
        }

        return better;
    }
}
