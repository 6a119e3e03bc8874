using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// A bound that knows the capacity of hops: no settlements whose traffic fits into q radios pay more for a hop than q radios cost. See
/// <see cref="TrafficAscent"/>.
/// </summary>
internal static class CapacityBound
{
    /// <summary>The certificate for these prizes.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="prize">Prize of each vertex.</param>
    /// <param name="offset">Cost that every plan has beside the optimiser's.</param>
    /// <param name="cancellation">A stop leaves what is proved so far.</param>
    public static DualCertificate Prove(RolloutCase rollout, long[] prize, long offset, CancellationToken cancellation)
    {
        int[] terminals = [.. Enumerable.Range(1, rollout.Graph.VertexCount - 1).Where(v => prize[v] > 0)];
        var ascent = Ascent(rollout, terminals);
        ascent.Run([.. terminals.Select(v => prize[v])], cancellation);
        return PlanRun.Certificate(ascent.ToPotentials(), offset);
    }

    /// <summary>
    /// Bounds for several vectors of prizes, none of which lowers a prize of the one before: each ascent goes on where the last one ended.
    /// </summary>
    public static long[] ProveRising(RolloutCase rollout, IReadOnlyList<long[]> prizes, CancellationToken cancellation)
    {
        int[] terminals = [.. Enumerable.Range(1, rollout.Graph.VertexCount - 1).Where(v => prizes[^1][v] > 0)];
        var ascent = Ascent(rollout, terminals);
        var bounds = new long[prizes.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            ascent.Run([.. terminals.Select(v => prizes[i][v])], cancellation);
            bounds[i] = ascent.LowerBound;
        }

        return bounds;
    }

    internal static TrafficAscent Ascent(RolloutCase rollout, int[] terminals)
    {
        var graph = rollout.Graph;
        return new(new(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost), RolloutGraph.Root, Pricing(rollout, terminals), terminals);
    }

    private static TrafficPricing Pricing(RolloutCase rollout, int[] terminals)
    {
        var graph = rollout.Graph;
        var (cost, kind) = ((long[])[.. graph.EdgeCost], new int[graph.EdgeCount]);
        foreach (var forced in graph.ForcedEdges)
        {
            cost[forced] = 0;
        }

        decimal[] traffic = [.. terminals.Select(v => TrafficWhenServed(rollout, v))];
        Dictionary<(long Region, byte Masts), int> known = [];
        Dictionary<decimal, int[]> loads = [];
        List<ModuleCosts> modules = [];
        for (var e = 0; e < kind.Length; e++)
        {
            kind[e] = -1;
            if (graph.EdgeMethod[e] == BuildMethod.Microwave && !graph.ForcedEdges.Contains(e)
                && !known.TryGetValue((graph.EdgeRegion[e], graph.EdgeMasts[e]), out kind[e]))
            {
                kind[e] = known[(graph.EdgeRegion[e], graph.EdgeMasts[e])] = modules.Count;
                var capacity = (decimal)rollout.HopCapacity(e);
                if (!loads.TryGetValue(capacity, out var load))
                {
                    load = loads[capacity] = [.. traffic.Select(t => (int)Math.Min(t * ModuleCosts.Capacity / capacity, int.MaxValue / 8))];
                }

                // One tenge less, so that the last digit of a rounded price cannot matter.
                modules.Add(new([.. Enumerable.Range(1, rollout.MaxRadios(e)).Select(q => rollout.Hop(e, q).WholeLife - 1)], load));
            }
        }

        return new(cost, kind, [.. modules]);
    }

    /// <summary>
    /// Traffic that a terminal brings to every hop on its way once it is served. The end of a forced edge is reached, not served, unless its settlement is mandatory.
    /// </summary>
    private static decimal TrafficWhenServed(RolloutCase rollout, int vertex)
    {
        var site = rollout.SiteAt[vertex];
        var isForcedEnd = Array.Exists(rollout.Graph.ForcedEdges, e => rollout.Graph.EdgeFrom[e] == vertex || rollout.Graph.EdgeTo[e] == vertex);
        return site is null || (isForcedEnd && !site.IsMandatory) ? 0 : (decimal)site.Demand.BusyHour.Value;
    }
}
