using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Adds the potentials of one terminal after another onto the arcs of the graph and notices where they no longer fit.</summary>
internal sealed class PotentialWalk
{
    private readonly int[] from;
    private readonly int[] to;
    private readonly HopPayments? hops;
    private readonly long[] capacity;
    private readonly Func<int, string> nameOf;
    private readonly int[] firstArc;
    private readonly int[] arcEdge;
    private readonly long[] potential;
    private readonly int[] stamp;
    private readonly long[] loadForward;
    private readonly long[] loadBackward;
    private int round;

    /// <summary>Walks the graph of a plan.</summary>
    public PotentialWalk(RolloutGraph graph, HopPayments hops)
        : this(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, [.. graph.EdgeCost], PlanUnderCheck.Name)
    {
        this.hops = hops;
        foreach (var forced in graph.ForcedEdges)
        {
            // Its cost is in the offset already.
            capacity[forced] = 0;
        }
    }

    /// <summary>Walks any graph.</summary>
    /// <param name="vertexCount">Number of vertices.</param>
    /// <param name="from">First end of each edge.</param>
    /// <param name="to">Second end of each edge.</param>
    /// <param name="capacity">Cost of each edge: what potentials may use of it in each direction.</param>
    /// <param name="nameOf">What an edge is called in a failure.</param>
    public PotentialWalk(int vertexCount, int[] from, int[] to, long[] capacity, Func<int, string> nameOf)
    {
        (this.from, this.to, this.capacity, this.nameOf) = (from, to, capacity, nameOf);
        (potential, stamp) = (new long[vertexCount], new int[vertexCount]);
        (loadForward, loadBackward) = (new long[from.Length], new long[from.Length]);
        (firstArc, arcEdge) = Incidence(vertexCount, from, to);
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
        for (var e = 0; e < from.Length; e++)
        {
            used += Math.Max(loadForward[e], loadBackward[e]);
            cost += hops?.Has(e) == true ? 0 : capacity[e];
        }

        return cost == 0 ? 0 : used / cost;
    }

    private void Enter(int vertex, int terminal, long value, CheckReport report)
    {
        var here = potential[vertex];
        for (var arc = firstArc[vertex]; arc < firstArc[vertex + 1]; arc++)
        {
            var e = arcEdge[arc];
            var inwards = to[e] == vertex;
            var other = inwards ? from[e] : to[e];
            var drop = (stamp[other] == round ? potential[other] : value) - here;
            if (drop <= 0)
            {
                continue;
            }

            if (hops?.Has(e) == true)
            {
                hops.Enter(e, inwards, terminal, drop);
                continue;
            }

            ref var load = ref (inwards ? ref loadForward[e] : ref loadBackward[e]);
            var left = capacity[e] - load;
            if (drop > left)
            {
                report.Fail(
                    nameOf(e),
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

    private static (int[] First, int[] Edge) Incidence(int vertexCount, int[] from, int[] to)
    {
        var first = new int[vertexCount + 1];
        for (var e = 0; e < from.Length; e++)
        {
            first[from[e] + 1]++;
            first[to[e] + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            first[v + 1] += first[v];
        }

        var (edge, next) = (new int[2 * from.Length], first.ToArray());
        for (var e = 0; e < from.Length; e++)
        {
            edge[next[from[e]]++] = e;
            edge[next[to[e]]++] = e;
        }

        return (first, edge);
    }
}
