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
    private const int Rounds = 2;

    /// <summary>The best certificate found for these prizes.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="prize">Prize of each vertex.</param>
    /// <param name="offset">Cost that every plan has beside the optimiser's.</param>
    /// <param name="cancellation">A stop leaves what is proved so far.</param>
    public static DualCertificate Prove(RolloutCase rollout, long[] prize, long offset, CancellationToken cancellation)
    {
        int[] terminals = [.. Enumerable.Range(1, rollout.Graph.VertexCount - 1).Where(v => prize[v] > 0)];
        long[] prizes = [.. terminals.Select(v => prize[v])];
        var hops = Hops(rollout);
        var (forward, backward) = (FullPrices(rollout, hops), FullPrices(rollout, hops));
        DualCertificate? best = null;
        for (var round = 0; round < Rounds && (best is null || !cancellation.IsCancellationRequested); round++)
        {
            var ascent = Ascent(rollout, terminals, forward, backward);
            ascent.Run(prizes, cancellation);
            if (best is null || ascent.LowerBound + offset > best.LowerBound)
            {
                best = Certificate(ascent.ToPotentials(), offset, hops, forward, backward);
            }

            // A hop that few want never fills a radio: there the fixed part alone counts.
            var (wantedForward, wantedBackward) = ascent.Traffic();
            foreach (var hop in hops)
            {
                var capacity = rollout.HopCapacity(hop);
                forward[hop] = wantedForward[hop] <= capacity ? 0 : FullPrice(rollout, hop);
                backward[hop] = wantedBackward[hop] <= capacity ? 0 : FullPrice(rollout, hop);
            }
        }

        return best!;
    }

    /// <summary>
    /// Bounds for several vectors of prizes, none of which lowers a prize of the one before: each ascent goes on where the last one ended.
    /// </summary>
    public static long[] ProveRising(RolloutCase rollout, IReadOnlyList<long[]> prizes, CancellationToken cancellation)
    {
        int[] terminals = [.. Enumerable.Range(1, rollout.Graph.VertexCount - 1).Where(v => prizes[^1][v] > 0)];
        var hops = Hops(rollout);
        var ascent = Ascent(rollout, terminals, FullPrices(rollout, hops), FullPrices(rollout, hops));
        var bounds = new long[prizes.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            ascent.Run([.. terminals.Select(v => prizes[i][v])], cancellation);
            bounds[i] = ascent.LowerBound;
        }

        return bounds;
    }

    private static int[] Hops(RolloutCase rollout)
    {
        var graph = rollout.Graph;
        return [.. Enumerable.Range(0, graph.EdgeCount).Where(e => graph.EdgeMethod[e] == BuildMethod.Microwave && !graph.ForcedEdges.Contains(e))];
    }

    private static TrafficAscent Ascent(RolloutCase rollout, int[] terminals, long[] forward, long[] backward)
    {
        var graph = rollout.Graph;
        return new(
            new(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost), RolloutGraph.Root,
            new(Fixed(rollout, forward), Fixed(rollout, backward), forward, backward), terminals, [.. terminals.Select(v => TrafficWhenServed(rollout, v))]);
    }

    private static long[] FullPrices(RolloutCase rollout, int[] hops)
    {
        var prices = new long[rollout.Graph.EdgeCount];
        foreach (var hop in hops)
        {
            prices[hop] = FullPrice(rollout, hop);
        }

        return prices;
    }

    /// <summary>
    /// Traffic that a terminal brings to every hop on its way once it is served. The end of a forced edge is reached, not served, unless its settlement is mandatory.
    /// </summary>
    private static double TrafficWhenServed(RolloutCase rollout, int vertex)
    {
        var site = rollout.SiteAt[vertex];
        var isForcedEnd = Array.Exists(rollout.Graph.ForcedEdges, e => rollout.Graph.EdgeFrom[e] == vertex || rollout.Graph.EdgeTo[e] == vertex);
        return site is null || (isForcedEnd && !site.IsMandatory) ? 0 : site.Demand.BusyHour.Value;
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
