using System.Diagnostics;
using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner.Cuts;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner;

/// <summary>A graph and root made ready for many solves with different prizes, as a frontier needs; not safe for use by two threads at once.</summary>
public sealed class PreparedSteiner
{
    private readonly SteinerProblem problem;
    private readonly bool[] prizeable;
    private readonly bool[] reachable;
    private readonly ReductionGraph shape;
    private readonly SteinerProblem small;
    private readonly double prepareSeconds;

    internal PreparedSteiner(SteinerProblem problem, bool[] prizeable, long began, CancellationToken token)
    {
        this.problem = problem;
        this.prizeable = prizeable;
        reachable = Component(problem.Graph, problem.Root);
        shape = new ReductionGraph(new SteinerProblem(problem.Graph, problem.Root, new long[prizeable.Length]));
        shape.KeepOnly(reachable);
        bool[] kept = [.. prizeable.Select((p, v) => p && reachable[v])];
        DegreeReduction.Run(shape, kept);
        LongEdgeReduction.Run(shape, LongEdgeReduction.OncePerGraph, token);
        ReduceFurther(shape, kept, LongEdgeReduction.OncePerGraph, token);
        small = shape.Compact();
        prepareSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Solves with the given prizes.</summary>
    /// <param name="prize">Prize of each vertex; positive only where the preparation was told that it may be.</param>
    /// <param name="options">How much work to do.</param>
    /// <param name="progress">Hears of stages; the fraction counts within the whole run.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    /// <exception cref="ArgumentException">A prize stands where the preparation excluded one, or the warm start names no edge.</exception>
    public SteinerSolution Solve(
        long[] prize, SteinerOptions options, IProgress<(string Stage, double Fraction)>? progress, CancellationToken token)
    {
        long began = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (options.TimeLimit is { } time)
        {
            limit.CancelAfter(time);
        }

        long[] inReach = Reachable(prize, out int[] unreachable, out long outside);
        progress?.Report(("reduce", 0));
        var prizes = new ReductionGraph(new SteinerProblem(small.Graph, small.Root, [.. Enumerable.Range(0, small.Prize.Length).Select(r => inReach[shape.Original(r)])]));
        ReduceFurther(prizes, null, LongEdgeReduction.OncePerPrizes, limit.Token);
        var core = prizes.Compact();
        double reduceSeconds = prepareSeconds + Stopwatch.GetElapsedTime(began).TotalSeconds;
        int[]? warm = options.WarmStart is { } start ? prizes.LowerTree(shape.LowerTree(start)) : null;
        using var searching = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        if (options.SharpenCertificate && options.TimeLimit is { } whole && SharpCertificate.IsPromising(core))
        {
            var left = (whole - Stopwatch.GetElapsedTime(began)) * SharpCertificate.ShareOfSearch;
            searching.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        var search = new SteinerSearch(core, options, warm, began, searching.Token);
        search.Run(progress);
        long searched = Stopwatch.GetTimestamp();
        var proof = options.WantCertificate ? Prove(core, prizes, prize, search, options, progress, limit.Token) : DualPotentials.Empty;
        double certifySeconds = Stopwatch.GetElapsedTime(searched).TotalSeconds;
        int[] edges = shape.LiftTree(prizes.LiftTree(search.Edges));
        long offset = prizes.Steps.Sum(s => s.Offset) + outside;
        long bound = options.WantCertificate ? proof.LowerBound : search.Ascent.LowerBound + offset;
        progress?.Report(("done", 1));
        return new SteinerSolution
        {
            Edges = edges,
            Cost = search.Cost + offset,
            LowerBound = bound,
            ProvedBound = search.IsOptimal ? search.Cost + offset : Math.Max(search.ProvedBound + offset, bound),
            Certificate = proof,
            ReducedVertices = core.Graph.VertexCount,
            ReducedEdges = core.Graph.EdgeCount,
            ReduceSeconds = reduceSeconds,
            CertifySeconds = certifySeconds,
            SolveSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds + prepareSeconds,
            ProvedOptimal = search.IsOptimal || bound == search.Cost + offset,
            StoppedEarly = limit.IsCancellationRequested || (search.StoppedEarly && bound < search.Cost + offset),
            UnreachableMandatory = unreachable,
            Trace = [.. search.Trace.Select(t => t with { Seconds = t.Seconds + prepareSeconds, Cost = t.Cost + offset, LowerBound = t.LowerBound + offset })],
        };
    }

    /// <summary>Edges that joined others may be too long; where none did, the long ones went before.</summary>
    private static void ReduceFurther(ReductionGraph graph, bool[]? kept, int most, CancellationToken token)
    {
        int before = graph.Steps.Count;
        DegreeReduction.Run(graph, kept);
        if (graph.Steps.Count > before)
        {
            LongEdgeReduction.Run(graph, most, token);
            DegreeReduction.Run(graph, kept);
        }
    }

    /// <summary>The certificate: the search's potentials, worked on where that was asked for, on the original graph.</summary>
    private DualPotentials Prove(
        SteinerProblem core, ReductionGraph prizes, long[] prize, SteinerSearch search, SteinerOptions options,
        IProgress<(string Stage, double Fraction)>? progress, CancellationToken token)
    {
        var dual = search.Ascent.ToPotentials();
        if (options.SharpenCertificate && dual.LowerBound < search.Cost && !token.IsCancellationRequested)
        {
            progress?.Report(("certify", 0.95));
            dual = SharpCertificate.Of(core, dual, search.Edges, search.Cost, ProofTerms.After(problem, shape, prizes), options, token);
        }

        return WithOutside(shape.LiftPotentials(prizes.LiftPotentials(dual, options.MostPotentials), options.MostPotentials), prize);
    }

    private long[] Reachable(long[] prize, out int[] unreachable, out long outside)
    {
        var missing = new List<int>();
        long[] inReach = new long[prize.Length];
        outside = 0;
        for (int v = 0; v < prize.Length; v++)
        {
            if (prize[v] > 0 && !prizeable[v])
            {
                throw new ArgumentException($"Vertex {v} has a prize, and the preparation was told that it never has.", nameof(prize));
            }

            if (reachable[v])
            {
                inReach[v] = Math.Min(prize[v], SteinerProblem.Mandatory);
            }
            else if (prize[v] >= SteinerProblem.Mandatory)
            {
                missing.Add(v);
            }
            else
            {
                outside += prize[v];
            }
        }

        unreachable = [.. missing];
        return inReach;
    }

    /// <summary>Prizes out of reach are lost in every answer: each is its own terminal, paid by the component without the root.</summary>
    private DualPotentials WithOutside(DualPotentials inside, long[] prize)
    {
        int[] lost = [.. Enumerable.Range(0, prize.Length).Where(v => !reachable[v] && prize[v] is > 0 and < SteinerProblem.Mandatory)];
        return lost.Length == 0 ? inside : OutsidePotentials.Add(inside, problem.Graph, prize, lost);
    }

    private static bool[] Component(CompactGraph graph, int root)
    {
        bool[] seen = new bool[graph.VertexCount];
        var stack = new Stack<int>([root]);
        seen[root] = true;
        while (stack.TryPop(out int v))
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                if (!seen[graph.Neighbour[i]])
                {
                    seen[graph.Neighbour[i]] = true;
                    stack.Push(graph.Neighbour[i]);
                }
            }
        }

        return seen;
    }
}
