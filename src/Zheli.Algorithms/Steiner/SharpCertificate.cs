using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>
/// Work on the proof alone, when the search is over: ascents along the best tree, then the cut programme, on a graph from which nothing was taken that
/// potentials do not find the way back to.
/// </summary>
internal static class SharpCertificate
{
    /// <summary>Share of the time that is the search's where the cut programme is promising.</summary>
    public const double ShareOfSearch = 0.4;

    /// <summary>
    /// Edges up to which the cut programme is tried: on a dense graph, and on a sparse one, where ascents are hard to surpass.
    /// </summary>
    private const int MostEdgesIfDense = 30_000;
    private const int MostEdges = 6_500;

    /// <summary>Edges of a sparse graph up to which the cut programme often proves what elimination and branching do not.</summary>
    private const int FewEdges = 3_500;

    /// <summary>Arithmetic of the programme for each unit of effort, in parts; it goes on while so many more of them would lead to the end.</summary>
    private const int PartsOfEffort = 10;
    private const long PartOfWork = 1_000_000_000;
    private const long PartsLeft = 1_000;

    /// <summary>Work of the search for the bound from which the cut programme starts, in ascents.</summary>
    private const int WorkOfDuals = 10;

    /// <summary>Better potentials, or the ones that are known.</summary>
    /// <param name="problem">The graph, after no other reductions than those that lift potentials.</param>
    /// <param name="known">What is proved so far.</param>
    /// <param name="tree">Edges of the best tree.</param>
    /// <param name="cost">Its objective.</param>
    /// <param name="terms">What lets a proof lift from there.</param>
    /// <param name="options">Seed and effort.</param>
    /// <param name="token">Ends the work.</param>
    public static DualPotentials Of(
        SteinerProblem problem, DualPotentials known, int[] tree, long cost, ProofTerms terms, SteinerOptions options, CancellationToken token)
    {
        if (IsTooLarge(problem))
        {
            return known;
        }

        var ascent = Ascend(problem, tree, options.Seed, token);
        var best = ascent.LowerBound > known.LowerBound ? ascent.ToPotentials() : known;
        var cuts = new CutBound(problem, cost, tree, options.Seed, terms);
        return Cut(cuts, best, best.LowerBound, options.Effort, token) ? cuts.ToPotentials() : best;
    }

    /// <summary>The same for a problem without a root.</summary>
    /// <param name="problem">The problem; its root does not matter.</param>
    /// <param name="known">What is proved so far.</param>
    /// <param name="tree">Edges of the best tree.</param>
    /// <param name="vertex">A vertex of the best tree, or −1.</param>
    /// <param name="cost">Its objective.</param>
    /// <param name="mostParts">Parts of a whole that a proof's numbers may count.</param>
    /// <param name="options">Seed and effort.</param>
    /// <param name="token">Ends the work.</param>
    /// <returns>Potentials on the graph with an added root, and the price of its edges in their parts.</returns>
    public static (DualPotentials Dual, long RootPrice) OfUnrooted(
        SteinerProblem problem, AddedRoot known, int[] tree, int vertex, long cost, long mostParts, SteinerOptions options, CancellationToken token)
    {
        var shape = new ReductionGraph(new SteinerProblem(problem.Graph, problem.Root, new long[problem.Prize.Length]));
        bool[] kept = [.. problem.Prize.Select(p => p > 0)];
        DegreeReduction.Run(shape, kept);
        LongEdgeReduction.Run(shape, LongEdgeReduction.OncePerGraph, token);
        DegreeReduction.Run(shape, kept);
        var small = shape.Compact();
        long[] prize = [.. Enumerable.Range(0, small.Prize.Length).Select(r => problem.Prize[shape.Original(r)])];
        var core = new SteinerProblem(small.Graph, small.Root, prize);
        if (IsTooLarge(core))
        {
            return (known.Certificate, known.Price);
        }

        int[] rooted = AddedRoot.Hang(core, shape.LowerTree(tree), vertex < 0 ? -1 : shape.Reduced(vertex));

        var ascent = Ascend(AddedRoot.To(core, known.Price), rooted, options.Seed, token);
        bool isBetter = ascent.LowerBound - known.Price > known.LowerBound;
        var best = isBetter ? shape.LiftPotentials(ascent.ToPotentials(), options.MostPotentials) : known.Certificate;
        var free = AddedRoot.To(core, 0);
        var terms = ProofTerms.After(problem, shape);
        var cuts = new CutBound(free, cost, rooted, options.Seed, new([.. terms.MostBalance, 0], mostParts, IsRootAdded: true));
        return Cut(cuts, ascent.ToPotentials(), Math.Max(known.LowerBound, ascent.LowerBound - known.Price), options.Effort, token)
            ? (shape.LiftPotentials(cuts.ToPotentials(), options.MostPotentials), cuts.RootPrice)
            : (best, known.Price);
    }

    /// <summary>True where the search should leave time for the cut programme, even if it is not at its end.</summary>
    public static bool IsPromising(SteinerProblem problem) => !CutBound.Suits(problem) && problem.Graph.EdgeCount <= FewEdges;

    private static bool IsTooLarge(SteinerProblem problem) => problem.Graph.EdgeCount > (CutBound.Suits(problem) ? MostEdgesIfDense : MostEdges);

    private static DualAscent Ascend(SteinerProblem problem, int[] tree, int seed, CancellationToken token)
    {
        var duals = DualSearch.Along(problem, tree, null, seed, token);
        duals.Run(duals.Ascent.Work * WorkOfDuals, token);
        return duals.Ascent;
    }

    /// <summary>Runs the cut programme where it may help.</summary>
    /// <returns>True when it proves more than is known.</returns>
    private static bool Cut(CutBound cuts, DualPotentials start, long known, long effort, CancellationToken token)
    {
        if (known >= cuts.Cutoff || token.IsCancellationRequested)
        {
            return false;
        }

        cuts.Start(start);
        long target = (cuts.Cutoff - 1) * cuts.Scale;
        bool IsOpen() => !cuts.IsFinished && cuts.LowerBound < cuts.Cutoff && !token.IsCancellationRequested;
        for (long part = 0, idle = 0; part < PartsOfEffort * effort && idle < 2 && IsOpen(); part++)
        {
            long before = cuts.Parts;
            cuts.Run(PartOfWork, token);
            idle = cuts.LowerBound > known && (target - cuts.Parts) / PartsLeft > cuts.Parts - before ? idle + 1 : 0;
        }

        return cuts.LowerBound > known;
    }
}
