using System.Diagnostics;
using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>Solves the rooted prize-collecting Steiner tree problem: a good tree, and a proof of how good.</summary>
public static class SteinerSolver
{
    /// <summary>Solves one problem.</summary>
    /// <param name="problem">What to solve.</param>
    /// <param name="options">How much work to do.</param>
    /// <param name="progress">Hears of stages; the fraction counts within the whole run.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    /// <exception cref="ProofTooLargeException">The certificate that was asked for would be too large.</exception>
    public static SteinerSolution Solve(
        SteinerProblem problem, SteinerOptions options, IProgress<(string Stage, double Fraction)>? progress, CancellationToken token)
    {
        long began = Stopwatch.GetTimestamp();
        var prepared = Prepare(problem, null, token);
        var left = options.TimeLimit - Stopwatch.GetElapsedTime(began);
        return prepared.Solve(problem.Prize, options with { TimeLimit = left < TimeSpan.Zero ? TimeSpan.Zero : left }, progress, token);
    }

    /// <summary>Solves a problem without a root: the tree may lie anywhere, and may be none at all.</summary>
    /// <param name="problem">What to solve; its root does not matter, and no prize may be mandatory.</param>
    /// <param name="options">How much work to do; a warm start is not used.</param>
    /// <param name="progress">Hears of stages; the fraction counts within one rooted part.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    /// <exception cref="ArgumentException">A prize is mandatory.</exception>
    public static UnrootedSolution SolveUnrooted(
        SteinerProblem problem, SteinerOptions options, IProgress<(string Stage, double Fraction)>? progress, CancellationToken token)
    {
        if (problem.Prize.Any(p => p >= SteinerProblem.Mandatory))
        {
            throw new ArgumentException("A mandatory vertex is a root: solve the rooted problem.", nameof(problem));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (options.TimeLimit is { } time)
        {
            limit.CancelAfter(time);
        }

        var thin = Thinned(problem, out int[] edgeOf);
        var solution = new UnrootedSearch(thin, ProofTerms.PartsOf(problem), options, limit.Token).Run(progress);
        return solution with { Edges = [.. solution.Edges.Select(e => edgeOf[e])] };
    }

    /// <summary>The problem without edges that a path replaces, which no root and no prize decides: once for all rooted parts. Potentials hold on both.</summary>
    private static SteinerProblem Thinned(SteinerProblem problem, out int[] edgeOf)
    {
        var (graph, reduced) = (problem.Graph, new ReductionGraph(problem));
        LongEdgeReduction.Run(reduced, LongEdgeReduction.OncePerGraph);
        LongEdgeReduction.Run(reduced, LongEdgeReduction.OncePerGraph);
        int[] kept = edgeOf = reduced.LinkedEdges();
        return new SteinerProblem(
            new CompactGraph(graph.VertexCount, [.. kept.Select(e => graph.Tail[e])], [.. kept.Select(e => graph.Head[e])], [.. kept.Select(e => graph.Cost[e])]),
            problem.Root, problem.Prize);
    }

    /// <summary>Prepares a graph for many solves with different prizes.</summary>
    /// <param name="problem">The graph, the root and a first vector of prizes.</param>
    /// <param name="prizeable">Vertices that may have a prize in some solve; null for those that have one in <paramref name="problem"/>.</param>
    /// <param name="token">Cancelling leaves the graph larger than it could be.</param>
    public static PreparedSteiner Prepare(SteinerProblem problem, bool[]? prizeable, CancellationToken token = default)
    {
        long began = Stopwatch.GetTimestamp();
        return new PreparedSteiner(problem, prizeable ?? [.. problem.Prize.Select(p => p > 0)], began, token);
    }
}
