using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// A problem that shrinks while better trees become known. All trees at least as good as the best known one survive, that one too unless
/// another of its cost takes its place, so every ascent on what is left bounds the whole.
/// </summary>
internal sealed class NarrowingProblem
{
    /// <summary>Work of the search for a better bound, in ascents.</summary>
    private const int WorkOfSearch = 10;

    private readonly List<ReductionGraph> levels = [];
    private readonly Random random;
    private long offset;

    /// <param name="whole">The problem before it shrinks.</param>
    /// <param name="seed">Seed of roots and orders.</param>
    public NarrowingProblem(SteinerProblem whole, int seed)
    {
        At = whole;
        random = new Random(seed);
    }

    /// <summary>What is left.</summary>
    public SteinerProblem At { get; private set; }

    /// <summary>The best bound on the whole that the ascents gave.</summary>
    public long ProvedBound { get; private set; }

    /// <summary>The whole's objective for an objective of what is left.</summary>
    public long Whole(long cost) => cost + offset;

    /// <summary>Edges of the whole for edges of what is left.</summary>
    public int[] Lift(int[] edges)
    {
        for (int l = levels.Count - 1; l >= 0; l--)
        {
            edges = levels[l].LiftTree(edges);
        }

        return edges;
    }

    /// <summary>Takes away what no tree of the known cost needs.</summary>
    /// <param name="ascent">A finished ascent on what is left; null makes one, from another root where there is a choice.</param>
    /// <param name="tree">The best tree, in the numbers of what is left.</param>
    /// <param name="cost">Its objective in the whole.</param>
    /// <param name="token">Stops before anything changed.</param>
    /// <returns>The best tree in the new numbers.</returns>
    public int[] Narrow(DualAscent? ascent, int[] tree, long cost, CancellationToken token)
    {
        if (ascent is null)
        {
            At = Ascents.Reroot(At, random);
            var duals = DualSearch.Along(At, tree, Ascents.Order(At, random), random.Next(), token);
            ascent = duals.Ascent;
            duals.Run(ascent.Work * WorkOfSearch, token);
        }

        if (token.IsCancellationRequested)
        {
            return tree;
        }

        ProvedBound = Math.Max(ProvedBound, ascent.LowerBound + offset);
        if (ProvedBound >= cost)
        {
            return tree;
        }

        var next = BoundElimination.Run(At, ascent, cost - offset + 1, out long lost);
        var smaller = next.Tidy(out long more);
        int[] lowered = new TreePruning(smaller).Improve(PathHeuristic.Reconnect(smaller, next.LowerTree(tree)));
        if (smaller.Graph.EdgeCount == At.Graph.EdgeCount || smaller.Evaluate(lowered) > cost - offset - lost - more)
        {
            return tree;
        }

        levels.Add(next);
        offset += lost + more;
        At = smaller;
        return lowered;
    }
}
