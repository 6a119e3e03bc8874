using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// A bound that knows the capacity of hops. A hop with q radios, q up to the most it may have, carries at most q times the capacity C; so at a
/// price s for each Mbit/s it costs at least s × traffic + min over q of (price of q radios − s·q·C). With s the price of one more radio over C
/// this is exact where radios are full. The linear part belongs to each settlement behind the hop by its own traffic.
/// </summary>
internal static class CapacityBound
{
    private const int Rounds = 3;

    /// <summary>The best certificate found, or null when there are no hops.</summary>
    public static DualCertificate? Prove(RolloutCase rollout, CancellationToken cancellation)
    {
        var graph = rollout.Graph;
        int[] hops = [.. Enumerable.Range(0, graph.EdgeCount).Where(e => graph.EdgeMethod[e] == BuildMethod.Microwave && !graph.ForcedEdges.Contains(e))];
        if (hops.Length == 0)
        {
            return null;
        }

        var rows = new CompactGraph(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost);
        int[] terminals = [.. Enumerable.Range(1, graph.VertexCount - 1).Where(v => graph.Prize[v] > 0)];

        // At the end of a forced edge a settlement that is not mandatory may be reached and left unserved: its traffic is not certain.
        double[] traffic = [.. terminals.Select(v => rollout.SiteAt[v] is { ServedWhenReached: true } site && (site.IsMandatory || graph.Prize[v] < RolloutGraph.Mandatory)
            ? site.Demand.BusyHour.Value : 0)];
        var (forward, backward) = (new long[graph.EdgeCount], new long[graph.EdgeCount]);
        foreach (var hop in hops)
        {
            forward[hop] = backward[hop] = FullPrice(rollout, hop);
        }

        DualCertificate? best = null;
        for (var round = 0; round < Rounds && !cancellation.IsCancellationRequested; round++)
        {
            var ascent = new TrafficAscent(rows, RolloutGraph.Root, Fixed(rollout, forward), Fixed(rollout, backward), forward, backward);
            var potentials = ascent.Run(terminals, [.. terminals.Select(v => graph.Prize[v])], traffic, cancellation);
            if (best is null || potentials.LowerBound + rollout.Offset > best.LowerBound)
            {
                best = Certificate(potentials, rollout.Offset, hops, forward, backward);
            }

            // A hop that few want never fills a radio: there the fixed part alone counts.
            foreach (var hop in hops)
            {
                var capacity = rollout.HopCapacity(hop);
                forward[hop] = ascent.TrafficForward[hop] <= capacity ? 0 : FullPrice(rollout, hop);
                backward[hop] = ascent.TrafficBackward[hop] <= capacity ? 0 : FullPrice(rollout, hop);
            }
        }

        return best;
    }

    /// <summary>Price of one more radio for each Mbit/s that it adds, rounded down.</summary>
    private static long FullPrice(RolloutCase rollout, int hop) =>
        rollout.MaxRadios(hop) < 2 ? 0 : (long)((rollout.Hop(hop, 2).WholeLife - rollout.Hop(hop, 1).WholeLife) / rollout.HopCapacity(hop));

    private static long[] Fixed(RolloutCase rollout, long[] price)
    {
        var graph = rollout.Graph;
        long[] left = [.. graph.EdgeCost];
        foreach (var forced in graph.ForcedEdges)
        {
            left[forced] = 0;
        }

        for (var e = 0; e < left.Length; e++)
        {
            if (price[e] > 0)
            {
                // One tenge less than the least, so that the last digit of a rounded price cannot matter.
                var capacity = rollout.HopCapacity(e);
                left[e] = Enumerable.Range(1, rollout.MaxRadios(e)).Min(q => rollout.Hop(e, q).WholeLife - (long)Math.Ceiling(price[e] * q * capacity)) - 1;
            }
        }

        return left;
    }

    private static DualCertificate Certificate(DualPotentials potentials, long offset, int[] hops, long[] forward, long[] backward)
    {
        int[] priced = [.. hops.Where(h => forward[h] > 0 || backward[h] > 0)];
        return PlanRun.Certificate(potentials, offset) with
        {
            TrafficEdge = priced,
            TrafficForward = [.. priced.Select(h => forward[h])],
            TrafficBackward = [.. priced.Select(h => backward[h])],
        };
    }
}
