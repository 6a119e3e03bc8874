using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Puts money on a corridor graph: edge costs, what serving each settlement costs, what satellite would, and so the prize of reaching it.</summary>
internal static class GraphPricing
{
    /// <summary>Prices the graph; edges that the planner forbids are left out.</summary>
    /// <param name="unpriced">The corridor graph.</param>
    /// <param name="settlements">Settlements of the plan, in order of id.</param>
    /// <param name="areas">Country, regions and districts.</param>
    /// <param name="prices">The figures.</param>
    /// <param name="edits">The planner's own decisions.</param>
    /// <exception cref="BadInputException">A forced edge is not in the graph, or the forced edges close a ring.</exception>
    public static RolloutCase Price(UnpricedGraph unpriced, IReadOnlyList<Settlement> settlements, IReadOnlyList<AdminArea> areas, PriceList prices, HandEdits edits)
    {
        var (kept, forced) = ChooseEdges(unpriced, edits);
        var edges = kept.Select(e => Price(unpriced, e, prices)).ToArray();
        var (sites, onNetwork) = Sites(unpriced, settlements, prices, edits);
        var siteAt = new RolloutSite?[unpriced.VertexCount];
        foreach (var site in sites.Where(s => s.Vertex >= 0))
        {
            siteAt[site.Vertex] = site;
        }

        var prize = siteAt.Select(s => s?.Prize ?? 0).ToArray();
        foreach (var end in forced.SelectMany(e => new[] { unpriced.EdgeFrom[kept[e]], unpriced.EdgeTo[kept[e]] }).Where(v => v != RolloutGraph.Root))
        {
            prize[end] = RolloutGraph.Mandatory;
        }

        var graph = new RolloutGraph
        {
            VertexX = unpriced.VertexX,
            VertexY = unpriced.VertexY,
            VertexSettlement = unpriced.VertexSettlement,
            ServeCost = [.. siteAt.Select(s => s?.Serve.WholeLife ?? 0)],
            AlternativeCost = [.. siteAt.Select(s => s?.Alternative.WholeLife ?? 0)],
            Prize = prize,
            EdgeFrom = Pick(unpriced.EdgeFrom, kept),
            EdgeTo = Pick(unpriced.EdgeTo, kept),
            EdgeMethod = Pick(unpriced.EdgeMethod, kept),
            EdgeKind = Pick(unpriced.EdgeKind, kept),
            EdgeLength = Pick(unpriced.EdgeLength, kept),
            EdgeRiverCrossings = Pick(unpriced.EdgeRiverCrossings, kept),
            EdgeRailCrossings = Pick(unpriced.EdgeRailCrossings, kept),
            EdgeMasts = Pick(unpriced.EdgeMasts, kept),
            EdgeSight = Pick(unpriced.EdgeSight, kept),
            EdgeRegion = Pick(unpriced.EdgeRegion, kept),
            EdgeCost = [.. edges.Select(p => p.WholeLife)],
            EdgeCapex = [.. edges.Select(p => p.Capex)],
            ForcedEdges = forced,
            PolylineStart = PolylineStarts(unpriced, kept),
            PolylineX = Polylines(unpriced, kept, unpriced.PolylineX),
            PolylineY = Polylines(unpriced, kept, unpriced.PolylineY),
        };
        var reachable = Reachable(graph);
        RejectForced(graph, reachable);
        return new() { Graph = graph, Sites = sites, SiteAt = siteAt, OnNetwork = onNetwork, Areas = areas, Prices = prices, IsReachable = reachable };
    }

    /// <summary>The same graph with other prizes, as a plan within a budget is proved on.</summary>
    public static RolloutGraph WithPrizes(RolloutGraph graph, long[] prize) => new()
    {
        VertexX = graph.VertexX,
        VertexY = graph.VertexY,
        VertexSettlement = graph.VertexSettlement,
        ServeCost = graph.ServeCost,
        AlternativeCost = graph.AlternativeCost,
        Prize = prize,
        EdgeFrom = graph.EdgeFrom,
        EdgeTo = graph.EdgeTo,
        EdgeMethod = graph.EdgeMethod,
        EdgeKind = graph.EdgeKind,
        EdgeLength = graph.EdgeLength,
        EdgeRiverCrossings = graph.EdgeRiverCrossings,
        EdgeRailCrossings = graph.EdgeRailCrossings,
        EdgeMasts = graph.EdgeMasts,
        EdgeSight = graph.EdgeSight,
        EdgeRegion = graph.EdgeRegion,
        EdgeCost = graph.EdgeCost,
        EdgeCapex = graph.EdgeCapex,
        ForcedEdges = graph.ForcedEdges,
        PolylineStart = graph.PolylineStart,
        PolylineX = graph.PolylineX,
        PolylineY = graph.PolylineY,
    };

    /// <summary>The price of an edge as far as the corridor graph knows it.</summary>
    public static Price Price(in EdgeTraits edge, PriceList prices) => edge.Method == BuildMethod.Microwave
        ? prices.For(edge.Region).Hop(1, edge.Masts)
        : prices.For(edge.Region).Fibre(edge.Method, edge.Kind, edge.Length, edge.RiverCrossings, edge.RailCrossings);

    private static Price Price(UnpricedGraph graph, int e, PriceList prices) => Price(
        new EdgeTraits(
            graph.EdgeMethod[e], graph.EdgeKind[e], graph.EdgeLength[e], graph.EdgeRiverCrossings[e], graph.EdgeRailCrossings[e], graph.EdgeMasts[e], graph.EdgeRegion[e]),
        prices);

    private static (List<RolloutSite> Sites, List<Settlement> OnNetwork) Sites(
        UnpricedGraph graph, IReadOnlyList<Settlement> settlements, PriceList prices, HandEdits edits)
    {
        var vertexOf = new Dictionary<long, int>();
        for (var v = 1; v < graph.VertexCount; v++)
        {
            if (graph.VertexSettlement[v] != 0)
            {
                vertexOf.Add(graph.VertexSettlement[v], v);
            }
        }

        var onRoot = graph.Contacts.Where(c => c.Kind == RootContactKind.Settlement).Select(c => c.Id).ToHashSet();
        var (sites, onNetwork) = (new List<RolloutSite>(settlements.Count), new List<Settlement>());
        foreach (var settlement in settlements)
        {
            if (onRoot.Contains(settlement.Id))
            {
                onNetwork.Add(settlement);
                continue;
            }

            var local = prices.For(settlement.RegionId ?? 0);
            var demand = Demand.Of(settlement, local);
            sites.Add(new(
                settlement, vertexOf.GetValueOrDefault(settlement.Id, -1), demand, local.Serve(demand, prices.DesignedAccess(settlement.Id)), local.Alternative(demand),
                edits.Mandatory.Contains(settlement.Id), edits.Forbidden.Contains(settlement.Id)));
        }

        return (sites, onNetwork);
    }

    private static (int[] Kept, int[] Forced) ChooseEdges(UnpricedGraph graph, HandEdits edits)
    {
        if (edits.ForbiddenEdges.Count + edits.ForcedEdges.Count == 0)
        {
            return ([.. Enumerable.Range(0, graph.EdgeCount)], []);
        }

        var (kept, forced, seen) = (new List<int>(graph.EdgeCount), new List<int>(), new HashSet<string>(StringComparer.Ordinal));
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            var (start, length) = (graph.PolylineStart[e], graph.PolylineStart[e + 1] - graph.PolylineStart[e]);
            var key = EdgeKey.Of(graph.EdgeMethod[e], graph.PolylineX.AsSpan(start, length), graph.PolylineY.AsSpan(start, length));
            if (edits.ForcedEdges.Contains(key) && seen.Add(key))
            {
                forced.Add(kept.Count);
            }

            if (edits.ForbiddenEdges.Contains(key))
            {
                seen.Add(key);
            }
            else
            {
                kept.Add(e);
            }
        }

        var unknown = edits.ForcedEdges.Union(edits.ForbiddenEdges).Where(key => !seen.Contains(key)).Order(StringComparer.Ordinal).Select(key => new Finding(
            Severity.Error, "edge-unknown", "edge:" + key, "No stretch of the graph has this key.",
            "Maybe the map or what is planned for changed since: take the key from a fresh plan.")).ToList();
        return unknown.Count == 0 ? ([.. kept], [.. forced]) : throw new BadInputException(unknown);
    }

    private static void RejectForced(RolloutGraph graph, bool[] reachable)
    {
        var findings = graph.ForcedEdges.Where(e => !reachable[graph.EdgeFrom[e]]).Select(e => new Finding(
            Severity.Error, "forced-edge-unreachable", "edge:" + EdgeKey.Of(graph, e), "The forced stretch does not hang together with the existing network.",
            "Maybe force a stretch that does, or import the network nearby.")).ToList();
        if (findings.Count == 0 && PlanTree.HoldsRing(graph, graph.ForcedEdges))
        {
            findings.Add(new(
                Severity.Error, "forced-edges-close-a-ring", "force", "The forced stretches close a ring, and a roll-out is a tree.", "Maybe force all of them but one."));
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    private static bool[] Reachable(RolloutGraph graph)
    {
        var all = new int[graph.EdgeCount];
        for (var e = 0; e < all.Length; e++)
        {
            all[e] = e;
        }

        var tree = PlanTree.Orient(graph, all);
        return [.. Enumerable.Range(0, graph.VertexCount).Select(tree.Contains)];
    }

    private static T[] Pick<T>(T[] values, int[] kept)
    {
        if (kept.Length == values.Length)
        {
            return values;
        }

        var picked = new T[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            picked[i] = values[kept[i]];
        }

        return picked;
    }

    private static int[] PolylineStarts(UnpricedGraph graph, int[] kept)
    {
        var start = new int[kept.Length + 1];
        for (var i = 0; i < kept.Length; i++)
        {
            start[i + 1] = start[i] + graph.PolylineStart[kept[i] + 1] - graph.PolylineStart[kept[i]];
        }

        return start;
    }

    private static int[] Polylines(UnpricedGraph graph, int[] kept, int[] coordinates)
    {
        if (kept.Length == graph.EdgeCount)
        {
            return coordinates;
        }

        var picked = new List<int>(coordinates.Length);
        foreach (var e in kept)
        {
            picked.AddRange(coordinates.AsSpan(graph.PolylineStart[e], graph.PolylineStart[e + 1] - graph.PolylineStart[e]));
        }

        return [.. picked];
    }
}
