using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// A part of the graph cut out to be solved again: tree edges inside are free, the pieces of the tree that hang together outside become single
/// vertices worth what they bring, and the rest of the plan stands still.
/// </summary>
internal sealed class Region
{
    private const long BranchWork = 100_000;

    private readonly int[] freeEdges;
    private readonly int[] edgeOf;
    private readonly int[] innerTree;
    private readonly int seed;

    private Region(SteinerProblem inner, int[] freeEdges, int[] edgeOf, int[] innerTree, int seed)
    {
        Inner = inner;
        this.freeEdges = freeEdges;
        this.edgeOf = edgeOf;
        this.innerTree = innerTree;
        this.seed = seed;
    }

    /// <summary>The region's own problem.</summary>
    public SteinerProblem Inner { get; }

    /// <summary>Cuts a region out of a problem with a tree.</summary>
    /// <param name="problem">The whole.</param>
    /// <param name="tree">The present tree, rooted.</param>
    /// <param name="vertices">The region's vertices.</param>
    /// <param name="inside">True for them.</param>
    /// <param name="seed">Seed of the search within.</param>
    public static Region Cut(SteinerProblem problem, RootedTree tree, ReadOnlySpan<int> vertices, bool[] inside, int seed)
    {
        var graph = problem.Graph;
        int[] piece = new int[graph.VertexCount];
        Array.Fill(piece, -1);
        var prize = new List<long>();
        var free = new List<int>();
        foreach (int v in tree.Order)
        {
            int parent = tree.Parent(v);
            if (parent < 0 || (inside[v] && inside[parent]))
            {
                piece[v] = prize.Count;
                prize.Add(problem.Prize[v]);
                if (parent >= 0)
                {
                    free.Add(tree.ParentEdge(v));
                }
            }
            else
            {
                int p = piece[v] = piece[parent];
                prize[p] = prize[p] >= SteinerProblem.Mandatory || problem.Prize[v] >= SteinerProblem.Mandatory
                    ? SteinerProblem.Mandatory
                    : prize[p] + problem.Prize[v] - graph.Cost[tree.ParentEdge(v)];
            }
        }

        foreach (int v in vertices)
        {
            if (piece[v] < 0)
            {
                piece[v] = prize.Count;
                prize.Add(problem.Prize[v]);
            }
        }

        int root = piece[problem.Root];
        long[] worth = [.. prize.Select((p, i) => i == root ? 0 : Math.Max(p, 0))];
        var edges = new List<int>();
        var inTree = new HashSet<int>(free);
        var innerTree = new List<int>();
        foreach (int v in vertices)
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                if (piece[u] >= 0 && piece[u] != piece[v] && (u > v || !inside[u]))
                {
                    if (inTree.Contains(graph.Edge[i]))
                    {
                        innerTree.Add(edges.Count);
                    }

                    edges.Add(graph.Edge[i]);
                }
            }
        }

        var inner = new SteinerProblem(
            new CompactGraph(
                worth.Length, [.. edges.Select(e => piece[graph.Tail[e]])], [.. edges.Select(e => piece[graph.Head[e]])], [.. edges.Select(e => graph.Cost[e])]),
            root, worth);
        return new Region(inner, [.. free], [.. edges], [.. innerTree], seed);
    }

    /// <summary>What the better tree saves.</summary>
    public long Gain { get; private set; }

    /// <summary>Looks for a better tree inside, as a rule until there is none.</summary>
    /// <returns>The inner edges of a better tree, or null.</returns>
    public int[]? Improve(int rounds, int patience, CancellationToken token)
    {
        var search = new AscentRounds(Inner, seed);
        search.Offer(innerTree);
        long before = Inner.Evaluate(innerTree);
        search.Run(rounds, patience, token);
        long work = BranchWork;
        search.Branch(4, ref work, token);
        Gain = before - search.Cost;
        return Gain > 0 ? search.Edges! : null;
    }

    /// <summary>Takes the tree's free edges out of a set.</summary>
    public void TakeOut(bool[] chosen)
    {
        foreach (int e in freeEdges)
        {
            chosen[e] = false;
        }
    }

    /// <summary>Puts inner edges into a set; pieces that they leave out fall off.</summary>
    public void PutIn(bool[] chosen, int[] better)
    {
        foreach (int e in better)
        {
            chosen[edgeOf[e]] = true;
        }
    }
}
