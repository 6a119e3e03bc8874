namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Improves a tree by small moves until none helps: vertices are inserted, key paths are exchanged for shorter ones, key vertices are taken out and the parts
/// joined again (Uchoa &amp; Werneck 2012).
/// </summary>
internal sealed class LocalSearch
{
    private const int MostVertices = 5000;

    private readonly SteinerProblem problem;
    private readonly TreePruning pruning;
    private readonly MovingTree moving;
    private readonly VertexInsertion insertion;
    private readonly KeyPathExchange exchange;

    /// <param name="problem">The problem; the arrays are shared by all searches of this object.</param>
    public LocalSearch(SteinerProblem problem)
    {
        (this.problem, pruning, moving) = (problem, new(problem), new(problem));
        (insertion, exchange) = (new(problem, moving), new(problem, moving));
    }

    /// <summary>True for graphs so small that trees are joined and improved again and again.</summary>
    public static bool Suits(SteinerProblem problem) => problem.Graph.VertexCount <= MostVertices;

    /// <summary>Improves a tree with the root.</summary>
    /// <param name="tree">Its edges.</param>
    /// <param name="token">Stops between moves.</param>
    /// <param name="passes">Most passes over the tree.</param>
    /// <returns>Edges, ascending.</returns>
    public int[] Improve(int[] tree, CancellationToken token, int passes = int.MaxValue)
    {
        int[] edges = pruning.Improve(tree);
        moving.Take(edges);
        long cost = problem.Evaluate(edges);
        for (int pass = 0; pass < passes && !token.IsCancellationRequested; pass++)
        {
            insertion.Run();
            exchange.Run(token);
            int[] better = pruning.Improve(moving.Edges());
            long now = problem.Evaluate(better);
            if (now >= cost)
            {
                break;
            }

            (cost, edges) = (now, better);
            moving.Take(better);
        }

        return edges;
    }
}
