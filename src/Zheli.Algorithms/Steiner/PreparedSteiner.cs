using System.Diagnostics;
using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner;

/// <summary>A graph and root made ready for many solves with different prizes, as a frontier needs; not safe for use by two threads at once.</summary>
public sealed class PreparedSteiner
{
    private readonly SteinerProblem problem;
    private readonly bool[] prizeable;
    private readonly bool[] reachable;
    private readonly double prepareSeconds;

    internal PreparedSteiner(SteinerProblem problem, bool[] prizeable, long began)
    {
        this.problem = problem;
        this.prizeable = prizeable;
        reachable = Component(problem.Graph, problem.Root);
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
        var work = new SteinerProblem(problem.Graph, problem.Root, inReach);
        progress?.Report(("bound", 0));
        var ascent = new DualAscent(work);
        ascent.Run(null, limit.Token);
        progress?.Report(("tree", 0.5));
        int[] edges = new TreePruning(work).Improve(new PathHeuristic(work).Build(work.Graph.Cost, null, []));
        progress?.Report(("done", 1));
        return new SteinerSolution
        {
            Edges = edges,
            Cost = work.Evaluate(edges) + outside,
            LowerBound = ascent.LowerBound + outside,
            Certificate = options.WantCertificate ? WithOutside(ascent.ToPotentials(), prize) : DualPotentials.Empty,
            ReducedVertices = problem.Graph.VertexCount,
            ReducedEdges = problem.Graph.EdgeCount,
            ReduceSeconds = prepareSeconds,
            SolveSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds + prepareSeconds,
            StoppedEarly = limit.IsCancellationRequested,
            UnreachableMandatory = unreachable,
            Trace = [],
        };
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
        if (lost.Length == 0)
        {
            return inside;
        }

        return OutsidePotentials.Add(inside, problem.Graph, prize, lost);
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
