using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>
/// Whether each edge of the graph is built as its place asks: by what it runs along, by the settlement round its middle, by the slope of the
/// ground; and whether it is priced by the region of its middle. A method that is cheaper than the place allows would lower every price after it.
/// </summary>
internal sealed class MethodChecks
{
    /// <summary>Slopes are sampled at other places than the planner's, so a slope this near to the limit is left to it.</summary>
    private const double SlopeTolerance = 0.15;
    private const double CoarsestStep = 500, FinestStep = 30;

    private readonly PlanUnderCheck it;
    private readonly RolloutGraph graph;
    private readonly BuiltUpPlaces builtUp;
    private readonly NetworkPlaces network;
    private readonly RegionOutlines? regions;

    private MethodChecks(PlanUnderCheck it)
    {
        (this.it, graph, builtUp, network) = (it, it.Graph, new BuiltUpPlaces(it), new NetworkPlaces(it));
        regions = it.HasRegionalPrices ? new RegionOutlines(it.Territory.Areas) : null;
    }

    /// <summary>Checks every edge of the graph.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var checks = new MethodChecks(it);
        for (var e = 0; e < it.Graph.EdgeCount; e++)
        {
            checks.Edge(e, report);
        }

        report.Checked($"{it.Graph.EdgeCount} edges are built as corridor, settlements and ground ask{(checks.regions is null ? "" : ", at the prices of their regions")}.");
    }

    private void Edge(int e, CheckReport report)
    {
        var (x, y) = Middle(e);
        var method = graph.EdgeMethod[e];
        if (method == BuildMethod.Existing)
        {
            if (!network.Holds(x, y))
            {
                report.Fail(PlanUnderCheck.Name(e), $"It is said to be an existing line, but none is on the map there.");
            }
        }
        else if (method != BuildMethod.Microwave && !Fits(e, method, x, y))
        {
            report.Fail(PlanUnderCheck.Name(e), $"It runs along {graph.EdgeKind[e]} and is built as {method}; its middle at {x * 1e-7:0.0000000}, {y * 1e-7:0.0000000} asks for another method.");
        }

        if (regions is not null && !regions.MayHold(graph.EdgeRegion[e], x, y))
        {
            report.Fail(PlanUnderCheck.Name(e), $"It is priced as in region {graph.EdgeRegion[e]}, where its middle is not.");
        }
    }

    private bool Fits(int e, BuildMethod method, int x, int y)
    {
        if (graph.EdgeKind[e] == CorridorKind.PowerLine || method == BuildMethod.Aerial)
        {
            return graph.EdgeKind[e] == CorridorKind.PowerLine && method == BuildMethod.Aerial;
        }

        var (urban, village) = (Inside.No, Inside.No);
        foreach (var (place, inside) in builtUp.Holding(x, y))
        {
            if (place.Kind <= PlaceKind.Town)
            {
                urban = (Inside)Math.Max((int)urban, (int)inside);
            }
            else
            {
                village = (Inside)Math.Max((int)village, (int)inside);
            }
        }

        return method switch
        {
            BuildMethod.UrbanTrench => urban != Inside.No,
            BuildMethod.Trench => urban != Inside.Yes && village != Inside.No,
            _ => urban != Inside.Yes && village != Inside.Yes && InTheOpen(e, method),
        };
    }

    private bool InTheOpen(int e, BuildMethod method)
    {
        var soft = graph.EdgeKind[e] is CorridorKind.CrossCountry or CorridorKind.Access ? BuildMethod.CrossCountry : BuildMethod.Plough;
        if (it.Territory.Elevation is not { } relief)
        {
            return method == soft;
        }

        var (limit, slope) = ((double)it.BookOf(null).Figure("civ.rock_slope"), Slope(relief, e));
        return method == BuildMethod.Rock ? slope > limit * (1 - SlopeTolerance) : method == soft && slope <= limit * (1 + SlopeTolerance);
    }

    /// <summary>Rise and fall along the line over its length, at samples as far apart as the relief's cells; 0 where heights are not known.</summary>
    private double Slope(ElevationGrid relief, int e)
    {
        var middle = relief.North - (relief.StepY * relief.Rows / 2);
        var step = Math.Clamp(Math.Min(relief.StepY, relief.StepX * Math.Cos(middle * Math.PI / 180)) * 111_195, FinestStep, CoarsestStep);
        double climbed = 0, known = 0, next = step, passed = 0;
        var (start, end) = (graph.PolylineStart[e], graph.PolylineStart[e + 1]);
        var before = relief.HeightAt(graph.PolylineX[start] * 1e-7, graph.PolylineY[start] * 1e-7);
        for (var i = start + 1; i < end; i++)
        {
            var length = Between(i);
            while (next < passed + length)
            {
                Step((next - passed) / length, i, step);
                next += step;
            }

            passed += length;
        }

        Step(1, end - 1, passed - (next - step));
        return known > 0 ? climbed / known : 0;

        void Step(double share, int i, double distance)
        {
            var x = graph.PolylineX[i - 1] + (share * ((double)graph.PolylineX[i] - graph.PolylineX[i - 1]));
            var y = graph.PolylineY[i - 1] + (share * ((double)graph.PolylineY[i] - graph.PolylineY[i - 1]));
            var height = relief.HeightAt(x * 1e-7, y * 1e-7);
            if (!double.IsNaN(height) && !double.IsNaN(before))
            {
                (climbed, known) = (climbed + Math.Abs(height - before), known + distance);
            }

            before = height;
        }
    }

    /// <summary>Half-way along the line; between two of its points by equal parts of longitude and latitude.</summary>
    private (int X, int Y) Middle(int e)
    {
        var half = graph.EdgeLength[e] / 2;
        var last = graph.PolylineStart[e + 1] - 1;
        for (var i = graph.PolylineStart[e] + 1; i <= last; i++)
        {
            var length = Between(i);
            if (length >= half && length > 0)
            {
                return (At(graph.PolylineX, i, half / length), At(graph.PolylineY, i, half / length));
            }

            half -= length;
        }

        return (graph.PolylineX[last], graph.PolylineY[last]);
    }

    private double Between(int i) => GroundDistance.Metres(graph.PolylineX[i - 1], graph.PolylineY[i - 1], graph.PolylineX[i], graph.PolylineY[i]);

    private static int At(int[] coordinates, int i, double share) => (int)Math.Round(coordinates[i - 1] + (share * ((double)coordinates[i] - coordinates[i - 1])));
}
