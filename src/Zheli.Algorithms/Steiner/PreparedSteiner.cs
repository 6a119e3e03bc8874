using System.Diagnostics;
using Zheli.Algorithms.Graphs;
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
        LongEdgeReduction.Run(shape, 200, token);
        DegreeReduction.Run(shape, kept);
        LongEdgeReduction.Run(shape, 200, token);
        DegreeReduction.Run(shape, kept);
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
        DegreeReduction.Run(prizes, null);
        LongEdgeReduction.Run(prizes, 100, limit.Token);
        DegreeReduction.Run(prizes, null);
        var core = prizes.Compact();
        double reduceSeconds = prepareSeconds + Stopwatch.GetElapsedTime(began).TotalSeconds;
        int[]? warm = options.WarmStart is { } start ? prizes.LowerTree(shape.LowerTree(start)) : null;
        var search = new SteinerSearch(core, options, warm, began, limit.Token);
        search.Run(progress);
        int[] edges = shape.LiftTree(prizes.LiftTree(search.Edges));
        long offset = prizes.Steps.Sum(s => s.Offset) + outside;
        progress?.Report(("done", 1));
        return new SteinerSolution
        {
            Edges = edges,
            Cost = search.Cost + offset,
            LowerBound = search.Ascent.LowerBound + offset,
            ProvedBound = search.IsOptimal ? search.Cost + offset : Math.Max(search.ProvedBound, search.Ascent.LowerBound) + offset,
            Certificate = options.WantCertificate ? WithOutside(Lift(search.Ascent.ToPotentials(), prizes), prize) : DualPotentials.Empty,
            ReducedVertices = core.Graph.VertexCount,
            ReducedEdges = core.Graph.EdgeCount,
            ReduceSeconds = reduceSeconds,
            SolveSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds + prepareSeconds,
            ProvedOptimal = search.IsOptimal,
            StoppedEarly = search.StoppedEarly,
            UnreachableMandatory = unreachable,
            Trace = [.. search.Trace.Select(t => t with { Seconds = t.Seconds + prepareSeconds, Cost = t.Cost + offset, LowerBound = t.LowerBound + offset })],
        };
    }

    private DualPotentials Lift(DualPotentials dual, ReductionGraph prizes)
    {
        var lifted = dual;
        foreach (var graph in new[] { prizes, shape })
        {
            var lift = new LiftedPotentials(lifted, graph);
            for (int s = graph.Steps.Count - 1; s >= 0; s--)
            {
                graph.Steps[s].LiftPotentials(lift);
            }

            lifted = lift.ToPotentials();
        }

        return lifted;
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
