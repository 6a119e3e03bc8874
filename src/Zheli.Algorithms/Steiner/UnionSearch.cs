using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a tree by trees built at disturbed costs: the edges of both together make a graph so sparse that rounds of ascents nearly always find its best tree, which takes the
/// better of the two wherever they differ (recombination of Pajor, Uchoa &amp; Werneck 2018).
/// </summary>
internal sealed class UnionSearch
{
    /// <summary>A disturbed cost is between this and twice as many parts.</summary>
    private const int Parts = 64;

    /// <summary>Largest sum of costs that may be multiplied by the parts.</summary>
    private const long LargestSum = 1L << 49;

    private const long BranchWork = 200_000;

    private readonly SteinerProblem problem;
    private readonly PathHeuristic paths;
    private readonly TreePruning pruning;
    private readonly LocalSearch? local;
    private readonly Random random;
    private readonly bool[] inUnion;

    /// <param name="problem">The problem.</param>
    /// <param name="tree">A tree of it.</param>
    /// <param name="seed">Seed of the disturbances.</param>
    public UnionSearch(SteinerProblem problem, int[] tree, int seed)
    {
        (this.problem, random, inUnion) = (problem, new Random(seed), new bool[problem.Graph.EdgeCount]);
        (paths, pruning, local) = (new(problem), new(problem), LocalSearch.Suits(problem) ? new(problem) : null);
        Edges = local?.Improve(tree, default) ?? tree;
        Cost = problem.Evaluate(Edges);
    }

    /// <summary>The best tree's edges.</summary>
    public int[] Edges { get; private set; }

    /// <summary>Its objective.</summary>
    public long Cost { get; private set; }

    /// <summary>Joins the tree with so many others, one after another.</summary>
    /// <returns>True when it became better.</returns>
    public bool Run(int times, CancellationToken token)
    {
        long before = Cost;
        if (problem.Graph.Cost.Sum() + problem.Prize.Where(p => p < SteinerProblem.Mandatory).Sum() > LargestSum)
        {
            return false;
        }

        for (int i = 0; i < times && !token.IsCancellationRequested; i++)
        {
            Join(Disturbed(token), token);
        }

        return Cost < before;
    }

    /// <summary>A tree built at disturbed costs, pruned at the true ones.</summary>
    private int[] Disturbed(CancellationToken token)
    {
        int spread = 1 + random.Next(Parts);
        long[] cost = [.. problem.Graph.Cost.Select(c => c * (Parts + random.Next(spread)))];
        long[] prize = [.. problem.Prize.Select(p => p >= SteinerProblem.Mandatory ? p : p * (Parts + (spread / 2)))];
        int[] tree = pruning.Improve(paths.Build(cost, prize, null, []));
        return local?.Improve(tree, token) ?? tree;
    }

    private void Join(int[] other, CancellationToken token)
    {
        Array.Clear(inUnion);
        foreach (int e in Edges.Concat(other))
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
        var rounds = new AscentRounds(smaller, random.Next(), Cost - offset);
        rounds.Run(4, 0, token);
        long work = BranchWork;
        rounds.Branch(4, ref work, token);
        if (rounds.Edges is { } found)
        {
            int[] edges = pruning.Improve(union.LiftTree(found));
            if (problem.Evaluate(edges) is var cost && cost < Cost)
            {
                (Edges, Cost) = (edges, cost);
            }
        }
    }
}
