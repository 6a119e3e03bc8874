using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Adds the potentials of one terminal after another onto the arcs of the graph and notices where they no longer fit.</summary>
internal sealed class PotentialWalk
{
    private readonly RolloutGraph graph;
    private readonly HopPayments hops;
    private readonly long[] capacity;
    private readonly int[] firstArc;
    private readonly int[] arcEdge;
    private readonly long[] potential;
    private readonly int[] stamp;
    private readonly long[] loadForward;
    private readonly long[] loadBackward;
    private int round;

    public PotentialWalk(RolloutGraph graph, HopPayments hops)
    {
        (this.graph, this.hops, capacity) = (graph, hops, [.. graph.EdgeCost]);
        foreach (var forced in graph.ForcedEdges)
        {
            // Its cost is in the offset already.
            capacity[forced] = 0;
        }

        (potential, stamp) = (new long[graph.VertexCount], new int[graph.VertexCount]);
        (loadForward, loadBackward) = (new long[graph.EdgeCount], new long[graph.EdgeCount]);
        (firstArc, arcEdge) = Incidence(graph);
    }

    /// <summary>Adds one terminal: its potentials on the listed vertices, 0 at itself, its value everywhere else.</summary>
    public void Add(int terminal, long value, ReadOnlySpan<int> vertices, ReadOnlySpan<long> potentials, CheckReport report)
    {
        round++;
        for (var i = 0; i < vertices.Length; i++)
        {
            (stamp[vertices[i]], potential[vertices[i]]) = (round, potentials[i]);
        }

        (stamp[terminal], potential[terminal]) = (round, 0);
        var listed = false;
        foreach (var vertex in vertices)
        {
            Enter(vertex, terminal, value, report);
            listed |= vertex == terminal;
        }

        if (!listed)
        {
            Enter(terminal, terminal, value, report);
        }
    }

    /// <summary>How much of the cost of edges that carry anything the proof uses, counting each edge's heavier direction: 0 to 1.</summary>
    public double ShareUsed()
    {
        double used = 0, cost = 0;
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            used += Math.Max(loadForward[e], loadBackward[e]);
            cost += hops.Has(e) ? 0 : capacity[e];
        }

        return cost == 0 ? 0 : used / cost;
    }

    private void Enter(int vertex, int terminal, long value, CheckReport report)
    {
        var here = potential[vertex];
        for (var arc = firstArc[vertex]; arc < firstArc[vertex + 1]; arc++)
        {
            var e = arcEdge[arc];
            var inwards = graph.EdgeTo[e] == vertex;
            var other = inwards ? graph.EdgeFrom[e] : graph.EdgeTo[e];
            var drop = (stamp[other] == round ? potential[other] : value) - here;
            if (drop <= 0)
            {
                continue;
            }

            if (hops.Has(e))
            {
                hops.Enter(e, inwards, terminal, drop);
                continue;
            }

            ref var load = ref (inwards ? ref loadForward[e] : ref loadBackward[e]);
            var left = capacity[e] - load;
            if (drop > left)
            {
                report.Fail(
                    PlanUnderCheck.Name(e),
                    $"Potentials overload the arc {other}→{vertex} at terminal vertex {terminal}: {drop} more where {left} of {capacity[e]} is left.",
                    (double)drop - left);
                load = capacity[e];
            }
            else
            {
                load += drop;
            }
        }
    }

    private static (int[] First, int[] Edge) Incidence(RolloutGraph graph)
    {
        var first = new int[graph.VertexCount + 1];
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            first[graph.EdgeFrom[e] + 1]++;
            first[graph.EdgeTo[e] + 1]++;
        }

        for (var v = 0; v < graph.VertexCount; v++)
        {
            first[v + 1] += first[v];
        }

        var (edge, next) = (new int[2 * graph.EdgeCount], first.ToArray());
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            edge[next[graph.EdgeFrom[e]]++] = e;
            edge[next[graph.EdgeTo[e]]++] = e;
        }

        return (first, edge);
    }
}
