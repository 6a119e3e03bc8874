using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether the graph that the optimiser saw is whole, lies where it says, and is priced by the contract.</summary>
internal static class GraphChecks
{
    private const double LengthTolerance = 1e-6;
    private const double LengthSlackMetres = 0.001;
    private const int GridSlack = 1;

    /// <summary>Arrays that belong together have one length, and every reference points at something.</summary>
    public static void Shape(PlanUnderCheck it, CheckReport report)
    {
        var g = it.Graph;
        var (vertices, edges) = (g.VertexX.Length, g.EdgeFrom.Length);
        foreach (var (name, length) in new[]
        {
            (nameof(g.VertexY), g.VertexY.Length), (nameof(g.VertexSettlement), g.VertexSettlement.Length), (nameof(g.ServeCost), g.ServeCost.Length),
            (nameof(g.AlternativeCost), g.AlternativeCost.Length), (nameof(g.Prize), g.Prize.Length),
        })
        {
            report.Equal("graph", $"The length of {name}", length, vertices);
        }

        foreach (var (name, length) in new[]
        {
            (nameof(g.EdgeTo), g.EdgeTo.Length), (nameof(g.EdgeMethod), g.EdgeMethod.Length), (nameof(g.EdgeKind), g.EdgeKind.Length),
            (nameof(g.EdgeLength), g.EdgeLength.Length), (nameof(g.EdgeRiverCrossings), g.EdgeRiverCrossings.Length),
            (nameof(g.EdgeRailCrossings), g.EdgeRailCrossings.Length), (nameof(g.EdgeMasts), g.EdgeMasts.Length), (nameof(g.EdgeSight), g.EdgeSight.Length),
            (nameof(g.EdgeRegion), g.EdgeRegion.Length), (nameof(g.EdgeCost), g.EdgeCost.Length), (nameof(g.EdgeCapex), g.EdgeCapex.Length),
            (nameof(g.PolylineStart), g.PolylineStart.Length - 1),
        })
        {
            report.Equal("graph", $"The length of {name}", length, edges);
        }

        report.Equal("graph", "The length of PolylineY", g.PolylineY.Length, g.PolylineX.Length);
        if (vertices == 0)
        {
            report.Fail("graph", $"There is no root.");
        }

        References(it, report, vertices, edges);
        report.Figure("vertices", vertices);
        report.Figure("edges", edges);
        report.Checked($"{vertices} vertices and {edges} edges are whole.");
    }

    /// <summary>Each polyline joins the places of its two ends (at the root: a point of the existing network) and is as long as stated.</summary>
    public static void Geometry(PlanUnderCheck it, CheckReport report)
    {
        var g = it.Graph;
        var network = new NetworkPlaces(it);
        var total = 0.0;
        for (var e = 0; e < g.EdgeCount; e++)
        {
            var (start, count) = (g.PolylineStart[e], g.PolylineStart[e + 1] - g.PolylineStart[e]);
            var x = g.PolylineX.AsSpan(start, count);
            var y = g.PolylineY.AsSpan(start, count);
            var length = GroundDistance.Metres(x, y);
            total += length;
            report.Near(PlanUnderCheck.Name(e), "Its length", g.EdgeLength[e], length, LengthTolerance, LengthSlackMetres);
            End(report, network, g, e, g.EdgeFrom[e], x[0], y[0]);
            End(report, network, g, e, g.EdgeTo[e], x[^1], y[^1]);
        }

        report.Figure("km", total / 1000);
        report.Checked($"{g.EdgeCount} polylines measured again: {total / 1000:0} km, each within a millionth of what is stated, each from vertex to vertex.");
    }

    /// <summary>Each edge costs what length, method, crossings, masts and the region's catalogue give.</summary>
    public static void Prices(PlanUnderCheck it, CheckReport report)
    {
        var g = it.Graph;
        for (var e = 0; e < g.EdgeCount; e++)
        {
            var isHop = g.EdgeMethod[e] == BuildMethod.Microwave;
            var book = it.BookOf(g.EdgeRegion[e]);
            var price = isHop ? book.Hop(1, g.EdgeMasts[e])
                : book.Fibre(g.EdgeMethod[e], g.EdgeKind[e], g.EdgeLength[e], g.EdgeRiverCrossings[e], g.EdgeRailCrossings[e]);
            if (!price.Capex.Contains(g.EdgeCapex[e]) || !price.Cost.Contains(g.EdgeCost[e]))
            {
                report.Within(PlanUnderCheck.Name(e), $"Its capex as {g.EdgeMethod[e]}", g.EdgeCapex[e], price.Capex);
                report.Within(PlanUnderCheck.Name(e), $"Its whole-life cost as {g.EdgeMethod[e]}", g.EdgeCost[e], price.Cost);
            }

            if (isHop != (g.EdgeSight[e] != LineOfSight.NotApplicable))
            {
                report.Fail(PlanUnderCheck.Name(e), $"It is built as {g.EdgeMethod[e]}, but its line of sight is {g.EdgeSight[e]}.");
            }
        }

        report.Checked($"{g.EdgeCount} edges priced again from the catalogue: all agree to the tenge.");
    }

    private static void References(PlanUnderCheck it, CheckReport report, int vertices, int edges)
    {
        var g = it.Graph;
        for (var e = 0; e < Math.Min(edges, g.EdgeTo.Length); e++)
        {
            if ((uint)g.EdgeFrom[e] >= (uint)vertices || (uint)g.EdgeTo[e] >= (uint)vertices || g.EdgeFrom[e] == g.EdgeTo[e])
            {
                report.Fail(PlanUnderCheck.Name(e), $"It runs from vertex {g.EdgeFrom[e]} to vertex {g.EdgeTo[e]} of {vertices}.");
            }
        }

        for (var e = 0; e < Math.Min(edges, g.PolylineStart.Length - 1); e++)
        {
            if (g.PolylineStart[e] < 0 || g.PolylineStart[e + 1] - g.PolylineStart[e] < 2 || g.PolylineStart[e + 1] > g.PolylineX.Length)
            {
                report.Fail(PlanUnderCheck.Name(e), $"Its polyline is points {g.PolylineStart[e]} to {g.PolylineStart[e + 1]} of {g.PolylineX.Length}.");
            }
        }

        foreach (var forced in g.ForcedEdges)
        {
            if ((uint)forced >= (uint)edges)
            {
                report.Fail(PlanUnderCheck.Name(forced), $"It is forced, but there are {edges} edges.");
            }
        }
    }

    private static void End(CheckReport report, NetworkPlaces network, RolloutGraph g, int edge, int vertex, int x, int y)
    {
        if (vertex == RolloutGraph.Root)
        {
            if (!network.Holds(x, y))
            {
                report.Fail(PlanUnderCheck.Name(edge), $"It ends at the root in {x * 1e-7:0.0000000}, {y * 1e-7:0.0000000}, where there is no existing network.");
            }
        }
        else if (Math.Abs(g.VertexX[vertex] - x) > GridSlack || Math.Abs(g.VertexY[vertex] - y) > GridSlack)
        {
            var away = GroundDistance.Metres(x, y, g.VertexX[vertex], g.VertexY[vertex]);
            report.Fail(PlanUnderCheck.Name(edge), $"Its line ends {away:0.###} m away from vertex {vertex}.", away);
        }
    }
}
