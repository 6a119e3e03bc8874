using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether what is built is a subset of the graph and a tree that hangs from the existing network.</summary>
internal static class TreeChecks
{
    /// <summary>Every edge of the plan is an edge of the graph, once, with the same line, method, crossings and price.</summary>
    public static void Edges(PlanUnderCheck it, CheckReport report)
    {
        var g = it.Graph;
        var (keys, numbers) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<int>());
        foreach (var edge in it.Plan.Edges)
        {
            var where = PlanUnderCheck.Name(edge);
            if (!keys.Add(edge.Key))
            {
                report.Fail(where, $"Another edge has the same key.");
            }

            var e = edge.GraphEdge;
            if ((uint)e >= (uint)g.EdgeCount)
            {
                report.Fail(where, $"The graph has no such edge: it has {g.EdgeCount}.");
                continue;
            }

            if (!numbers.Add(e))
            {
                report.Fail(where, $"It is built twice.");
            }

            if (edge.Method != g.EdgeMethod[e] || edge.Kind != g.EdgeKind[e] || edge.Sight != g.EdgeSight[e])
            {
                report.Fail(where, $"It is {edge.Method} along {edge.Kind}, sight {edge.Sight}; in the graph {g.EdgeMethod[e]} along {g.EdgeKind[e]}, sight {g.EdgeSight[e]}.");
            }

            report.Equal(where, "River crossings", edge.RiverCrossings, g.EdgeRiverCrossings[e]);
            report.Equal(where, "Railway crossings", edge.RailCrossings, g.EdgeRailCrossings[e]);
            report.Equal(where, "New masts", edge.Masts, g.EdgeMasts[e]);
            report.Near(where, "Its length", edge.Length, g.EdgeLength[e], 1e-9, 1e-6);
            report.Equal(where, "Region", edge.RegionId ?? 0, g.EdgeRegion[e]);
            if (StretchKey.Of(g, e) is var key && key != edge.Key)
            {
                report.Fail(where, $"Its line and method give the key {key}.");
            }

            Price(it, report, where, edge);
            Line(g, report, where, edge);
        }

        report.Figure("edges", it.Plan.Edges.Count);
        report.Checked($"{it.Plan.Edges.Count} edges are edges of the graph, with its lines and its prices.");
    }

    /// <summary>No cycle; every parent is the next edge towards the network; what is behind each edge adds up.</summary>
    public static void Tree(PlanUnderCheck it, CheckReport report)
    {
        var walk = new TreeWalk(it);
        foreach (var edge in walk.Closing)
        {
            report.Fail(PlanUnderCheck.Name(edge), $"It closes a cycle between vertices {it.Graph.EdgeFrom[edge.GraphEdge]} and {it.Graph.EdgeTo[edge.GraphEdge]}.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edge in walk.Edges)
        {
            var far = walk.FarEnd(edge);
            if (far >= 0)
            {
                var parent = walk.EntryOf(walk.Before(far))?.Key;
                if (edge.ParentKey != parent)
                {
                    report.Fail(PlanUnderCheck.Name(edge), $"Its parent is stated as {edge.ParentKey ?? "the network"}, but is {parent ?? "the network"}.");
                }

                if (parent is not null && !seen.Contains(parent))
                {
                    report.Fail(PlanUnderCheck.Name(edge), $"It stands before its parent {parent}.");
                }
            }

            seen.Add(edge.Key);
        }

        Behind(it, walk, report);
        report.Checked($"{walk.Edges.Length} edges form a tree of {walk.Order.Count - 1} vertices; settlements, people and traffic behind each edge add up.");
    }

    /// <summary>Everything hangs from the existing network.</summary>
    public static void Root(PlanUnderCheck it, CheckReport report)
    {
        var walk = new TreeWalk(it);
        foreach (var edge in walk.Cut)
        {
            report.Fail(PlanUnderCheck.Name(edge), $"No way leads from it to the existing network.");
        }

        foreach (var edge in walk.Edges.Where(edge => edge.ParentKey is null))
        {
            if (it.Graph.EdgeFrom[edge.GraphEdge] != RolloutGraph.Root && it.Graph.EdgeTo[edge.GraphEdge] != RolloutGraph.Root)
            {
                report.Fail(PlanUnderCheck.Name(edge), $"It is said to hang from the existing network, but does not touch it.");
            }
        }

        report.Checked($"All {walk.Edges.Length} edges hang from the existing network.");
    }

    private static void Price(PlanUnderCheck it, CheckReport report, string where, PlanEdge edge)
    {
        var g = it.Graph;
        if (edge.Method == BuildMethod.Microwave && edge.Radios > 1)
        {
            var price = it.BookOf(edge.RegionId).Hop(edge.Radios, edge.Masts);
            report.Within(where, $"Its capex with {edge.Radios} radios", edge.Capex, price.Capex);
            report.Within(where, $"Its whole-life cost with {edge.Radios} radios", edge.Cost, price.Cost);
        }
        else
        {
            report.Equal(where, "Its capex", edge.Capex, g.EdgeCapex[edge.GraphEdge]);
            report.Equal(where, "Its whole-life cost", edge.Cost, g.EdgeCost[edge.GraphEdge]);
        }
    }

    private static void Line(RolloutGraph g, CheckReport report, string where, PlanEdge edge)
    {
        var (start, count) = (g.PolylineStart[edge.GraphEdge], g.PolylineStart[edge.GraphEdge + 1] - g.PolylineStart[edge.GraphEdge]);
        var points = edge.Points;
        if (points.Length != count)
        {
            report.Fail(where, $"Its line has {points.Length} points; in the graph {count}.", points.Length - count);
            return;
        }

        // From the network side outwards: the line may run against the graph's direction.
        if (Differs(index => start + index) is var forwards and >= 0 && Differs(index => start + count - 1 - index) >= 0)
        {
            var at = start + forwards;
            var away = GroundDistance.Metres(points[forwards].GridX, points[forwards].GridY, g.PolylineX[at], g.PolylineY[at]);
            report.Fail(where, $"Point {forwards} of its line is not where the graph has it.", away);
        }

        int Differs(Func<int, int> place)
        {
            for (var i = 0; i < points.Length; i++)
            {
                if (points[i].GridX != g.PolylineX[place(i)] || points[i].GridY != g.PolylineY[place(i)])
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private static void Behind(PlanUnderCheck it, TreeWalk walk, CheckReport report)
    {
        var settlements = new int[it.Graph.VertexCount];
        var people = new long[it.Graph.VertexCount];
        var demand = new decimal[it.Graph.VertexCount];
        for (var i = walk.Order.Count - 1; i > 0; i--)
        {
            var vertex = walk.Order[i];
            if (it.PlannedById.TryGetValue(it.Graph.VertexSettlement[vertex], out var planned)
                && planned.Technology is Technology.Fibre or Technology.Microwave
                && it.SettlementById.TryGetValue(planned.SettlementId, out Settlement? settlement))
            {
                settlements[vertex]++;
                people[vertex] += settlement.Population;
                demand[vertex] += it.BookOf(settlement.RegionId).NeedOf(settlement.Population).DemandMbps;
            }

            var (edge, before) = (walk.EntryOf(vertex)!, walk.Before(vertex));
            report.Equal(PlanUnderCheck.Name(edge), "Settlements behind it", edge.SettlementsBehind, settlements[vertex]);
            report.Equal(PlanUnderCheck.Name(edge), "People behind it", edge.PeopleBehind, people[vertex]);
            report.Near(PlanUnderCheck.Name(edge), "Traffic through it in Mbit/s", edge.DemandMbps, (double)demand[vertex], 1e-9, 1e-6);
            settlements[before] += settlements[vertex];
            people[before] += people[vertex];
            demand[before] += demand[vertex];
        }
    }
}
