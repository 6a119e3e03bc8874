using Zheli.Algorithms.Graphs;

namespace Zheli.Algorithms.Steiner.Reductions;

/// <summary>
/// Removes what no tree better than a known one contains: an answer that uses an arc costs at least the ascent's bound, plus what is left of the
/// arcs from the root to it, of itself, and of the arcs on to some terminal (Wong 1984; Polzin &amp; Vahdati Daneshmand 2001). Trees lift from
/// here, potentials do not.
/// </summary>
internal static class BoundElimination
{
    /// <summary>Reduces a problem as far as one ascent allows.</summary>
    /// <param name="problem">The problem of the ascent.</param>
    /// <param name="ascent">A finished ascent.</param>
    /// <param name="known">Objective of a known tree: only better ones survive.</param>
    /// <param name="lost">Prizes that no better tree collects: they add to every answer of the reduced problem.</param>
    /// <returns>The reduced graph, not yet compacted.</returns>
    public static ReductionGraph Run(SteinerProblem problem, DualAscent ascent, long known, out long lost)
    {
        long[] left = [.. problem.Prize.Select((p, k) => p - ascent.Value[k])];
        return Run(problem, ascent.Residual, left, known - ascent.LowerBound, out lost);
    }

    /// <summary>Reduces a problem as far as reduced costs of any feasible dual solution allow.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="residual">What is left of each arc.</param>
    /// <param name="left">What is left of each prize.</param>
    /// <param name="room">How much more than the dual's bound is too much.</param>
    /// <param name="lost">Prizes that no better tree collects.</param>
    public static ReductionGraph Run(SteinerProblem problem, long[] residual, long[] left, long room, out long lost)
    {
        var graph = problem.Graph;
        long[] fromRoot = Distances(problem, residual, [problem.Root], forward: true, room);
        int[] terminals = [.. Enumerable.Range(0, graph.VertexCount).Where(v => problem.Prize[v] > 0 && v != problem.Root)];
        long[] toTerminal = Distances(problem, residual, terminals, forward: false, room);
        var reduced = new ReductionGraph(problem);
        Remove(graph, residual, fromRoot, toTerminal, room, reduced);
        lost = 0;
        foreach (int k in terminals)
        {
            if (fromRoot[k] >= room && problem.Prize[k] < SteinerProblem.Mandatory)
            {
                lost += problem.Prize[k];
                reduced.Prize[k] = 0;
            }
            else if (left[k] >= room)
            {
                reduced.Prize[k] = SteinerProblem.Mandatory;
            }
        }

        return reduced;
    }

    private static void Remove(CompactGraph graph, long[] residual, long[] fromRoot, long[] toTerminal, long room, ReductionGraph reduced)
    {
        for (int v = 0; v < graph.VertexCount; v++)
        {
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i], e = graph.Edge[i];
                if (graph.Tail[e] == u && fromRoot[u] + residual[i] + toTerminal[v] >= room
                    && fromRoot[v] + residual[graph.Mate[i]] + toTerminal[u] >= room)
                {
                    reduced.Unlink(e);
                }
            }
        }
    }

    /// <summary>Lengths of shortest ways through what is left of arcs, from or to the nearest of some vertices; never more than the limit.</summary>
    internal static long[] Distances(SteinerProblem problem, long[] residual, int[] sources, bool forward, long limit)
    {
        var graph = problem.Graph;
        var heap = new VertexHeap(graph.VertexCount);
        long[] label = new long[graph.VertexCount];
        Array.Fill(label, limit);
        foreach (int s in sources)
        {
            label[s] = 0;
            heap.Set(s, 0);
        }

        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                int u = graph.Neighbour[i];
                long reach = label[v] + residual[forward ? graph.Mate[i] : i];
                if (reach < label[u])
                {
                    label[u] = reach;
                    heap.Set(u, reach);
                }
            }
        }

        return label;
    }
}
