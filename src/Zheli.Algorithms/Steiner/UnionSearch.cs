using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a tree by trees built at disturbed costs: the edges of both together make a graph so sparse that rounds of ascents nearly always find
/// its best tree, which takes the
/// better of the two wherever they differ (recombination of Pajor, Uchoa &amp; Werneck 2018). Several trees are built and joined at the same time,
/// the same on any number of threads.
/// </summary>
internal sealed class UnionSearch
{
    /// <summary>Trees that are built and joined at once.</summary>
    private const int AtOnce = 4;

    /// <summary>A disturbed cost is between this and twice as many parts.</summary>
    private const int Parts = 64;

    /// <summary>How much more what an ascent left of an edge counts than its cost.</summary>
    private const int WeightOfLeft = 8;

    /// <summary>Largest sum of costs that may be multiplied by parts and weight.</summary>
    private const long LargestSum = 1L << 46;

    /// <summary>An edge that a fractional solution has wholly costs this less 1 of its cost.</summary>
    private const double FullShare = 1.1;

    /// <summary>So many of the trees that one thread built are remembered.</summary>
    private const int MostFormer = 12;

    /// <summary>Work of branching in a union, and of the cut programme where that takes its place.</summary>
    private const long BranchWork = 200_000;
    private const long CutWork = 40_000_000;

    /// <summary>Work of building or joining trees for each edge.</summary>
    private const long WorkOfEdge = 1500;

    private readonly SteinerProblem problem;
    private readonly Builder[] builders;
    private readonly int threads;

    /// <param name="problem">The problem.</param>
    /// <param name="tree">A tree of it.</param>
    /// <param name="seed">Seed of the disturbances.</param>
    /// <param name="threads">Threads to use.</param>
    public UnionSearch(SteinerProblem problem, int[] tree, int seed, int threads)
    {
        (this.problem, this.threads) = (problem, threads);
        builders = [.. Enumerable.Range(0, AtOnce).Select(b => new Builder(problem, unchecked((seed * AtOnce) + b)))];
        Edges = builders[0].Polish(tree, default);
        Cost = problem.Evaluate(Edges);
    }

    /// <summary>The best tree's edges.</summary>
    public int[] Edges { get; private set; }

    /// <summary>Its objective.</summary>
    public long Cost { get; private set; }

    /// <summary>
    /// What a fractional solution has of each edge: every second tree is built where it has much, and several trees are joined at once, by a cut programme. Null
    /// goes back to ascents and pairs.
    /// </summary>
    public double[]? Share { get; set; }

    /// <summary>What was done so far, about as the cut programme counts it.</summary>
    private long Work => builders.Sum(b => b.Work);

    /// <summary>Joins the tree with so many others.</summary>
    /// <returns>True when it became better.</returns>
    public bool Run(int times, CancellationToken token) => Run(times, long.MaxValue, token);

    /// <summary>Joins the tree with others until about so much work is done.</summary>
    public void RunFor(long work, CancellationToken token) => Run(int.MaxValue, work, token);

    private bool Run(int times, long most, CancellationToken token)
    {
        var (before, done) = (Cost, Work);
        if (problem.Graph.Cost.Sum() + problem.Prize.Where(p => p < SteinerProblem.Mandatory).Sum() > LargestSum)
        {
            return false;
        }

        for (int i = 0; i < times && Work - done < most && !token.IsCancellationRequested; i += AtOnce)
        {
            var found = new int[AtOnce][];
            Parallel.For(
                0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = threads },
                b => found[b] = builders[b].Widen(Edges, Cost, b, Share, token));
            foreach (int[] other in found)
            {
                Take(other, token);
            }
        }

        return Cost < before;
    }

    /// <summary>Two of the same round may have become better in different places.</summary>
    private void Take(int[] other, CancellationToken token)
    {
        if (ReferenceEquals(other, Edges))
        {
            return;
        }

        int[] both = builders[0].Join(Edges, Cost, other, CutBound.Suits(problem), out _, token);
        long cost = problem.Evaluate(both);
        if (cost < Cost)
        {
            (Edges, Cost) = (both, cost);
        }
    }

    /// <summary>What one thread needs for itself.</summary>
    private sealed class Builder(SteinerProblem problem, int seed)
    {
        private readonly Random random = new(seed);
        private readonly PathHeuristic paths = new(problem);
        private readonly TreePruning pruning = new(problem);
        private readonly LocalSearch? local = LocalSearch.Suits(problem) ? new(problem) : null;
        private readonly List<int[]> former = [];
        private readonly bool[] inUnion = new bool[problem.Graph.EdgeCount];

        // Trees that are joined at once.
        private int depth = 1;

        public long Work { get; private set; }

        public int[] Polish(int[] tree, CancellationToken token) => local?.Improve(tree, token) ?? tree;

        /// <summary>The best tree joined with a new one; beside a cut programme with some of those that came before it too, more of them as long as that is easy.</summary>
        /// <param name="tree">The best tree.</param>
        /// <param name="cost">Its objective.</param>
        /// <param name="turn">Which of the trees that are built at once.</param>
        /// <param name="share">What a fractional solution has of each edge, or null.</param>
        /// <param name="token">Stops between steps.</param>
        public int[] Widen(int[] tree, long cost, int turn, double[]? share, CancellationToken token)
        {
            if (share is null)
            {
                return Join(tree, cost, Disturbed(guided: turn > 0, null, token), CutBound.Suits(problem), out _, token);
            }

            former.Add(Disturbed(guided: true, turn % 2 == 1 ? share : null, token));
            if (former.Count > MostFormer)
            {
                former.RemoveAt(0);
            }

            int[] joined = Join(tree, cost, [.. former.TakeLast(depth).SelectMany(t => t)], byCuts: true, out bool wasHard, token);
            depth = wasHard ? Math.Max(1, depth * 2 / 3) : Math.Min(depth + 1, MostFormer);
            return joined;
        }

        /// <summary>A tree built at disturbed costs, improved at the true ones; a guided one where an ascent left little of the edges.</summary>
        public int[] Disturbed(bool guided, double[]? share, CancellationToken token)
        {
            Work += WorkOfEdge * problem.Graph.EdgeCount;
            int spread = 1 + random.Next(Parts);
            long[] cost = [.. problem.Graph.Cost.Select(c => c * (Parts + random.Next(spread)))];
            long[] prize = [.. problem.Prize.Select(p => p >= SteinerProblem.Mandatory ? p : p * (Parts + (spread / 2)))];
            if (guided && share is not null)
            {
                for (int e = 0; e < cost.Length; e++)
                {
                    cost[e] = (long)(cost[e] * (FullShare - Math.Min(1, share[e]))) + 1;
                }
            }
            else if (guided)
            {
                var from = Ascents.Reroot(problem, random);
                var ascent = new DualAscent(from);
                ascent.Run(Ascents.Order(from, random), token);
                long[] left = ascent.LeftOfEdges();
                for (int e = 0; e < cost.Length; e++)
                {
                    cost[e] += WeightOfLeft * Parts * left[e];
                }

                prize = [.. problem.Prize.Select((p, v) => p > 0 && ascent.IsConnected(v) ? SteinerProblem.Mandatory : prize[v])];
            }

            return token.IsCancellationRequested ? [] : Polish(pruning.Improve(paths.Build(cost, prize, null, [])), token);
        }

        /// <summary>The best tree of two or more together, or the first one itself when it is none better.</summary>
        public int[] Join(int[] one, long cost, int[] others, bool byCuts, out bool wasHard, CancellationToken token)
        {
            Array.Clear(inUnion);
            foreach (int e in one.Concat(others))
            {
                inUnion[e] = true;
            }

            var union = new ReductionGraph(problem);
            for (int e = 0; e < inUnion.Length; e++)
            {
                if (!inUnion[e] && problem.Graph.Tail[e] != problem.Graph.Head[e])
                {
                    union.Unlink(e);
                }
            }

            var smaller = union.Tidy(out long offset);
            var rounds = new AscentRounds(smaller, random.Next(), cost - offset);
            rounds.Run(4, 0, token);
            long work = byCuts ? CutWork : BranchWork, half = work / 2;
            if (byCuts)
            {
                rounds.Cut(ref work, withTrees: false, 1, token);
            }
            else
            {
                rounds.Branch(4, ref work, token);
            }

            wasHard = work < half;
            Work += (2 * half) - work + (WorkOfEdge * smaller.Graph.EdgeCount);
            if (rounds.Edges is not { } found)
            {
                return one;
            }

            int[] edges = Polish(pruning.Improve(union.LiftTree(found)), token);
            return problem.Evaluate(edges) < cost ? edges : one;
        }
    }
}
