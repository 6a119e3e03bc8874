using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Where the existing network is: its points, its lines, and the settlements in which it stands or is assumed to stand.</summary>
internal sealed class NetworkPlaces
{
    private const double OnTheLineMetres = 2;
    private const int Margin = 1_000;

    private readonly HashSet<(int X, int Y)> points = [];
    private readonly List<(int West, int South, int East, int North, GeoPoint[] Line)> lines;

    public NetworkPlaces(PlanUnderCheck it)
    {
        lines = [.. it.Territory.NetworkLines.Select(line => (
            line.Points.Min(p => p.GridX) - Margin, line.Points.Min(p => p.GridY) - Margin, line.Points.Max(p => p.GridX) + Margin, line.Points.Max(p => p.GridY) + Margin, line.Points))];
        foreach (var node in it.Territory.NetworkNodes)
        {
            points.Add((node.Location.GridX, node.Location.GridY));
        }

        foreach (var planned in it.Plan.Settlements.Where(p => p.Technology == Technology.Existing))
        {
            if (it.SettlementById.TryGetValue(planned.SettlementId, out var settlement))
            {
                points.Add((settlement.Location.GridX, settlement.Location.GridY));
            }
        }
    }

    /// <summary>True where a new edge may hang: at a point of the network or anywhere on one of its lines.</summary>
    public bool Holds(int x, int y) => points.Contains((x, y))
        || lines.Any(line => x >= line.West && x <= line.East && y >= line.South && y <= line.North && Runs(line.Line, x, y));

    private static bool Runs(GeoPoint[] line, int x, int y)
    {
        // Metres per grid step are taken at the point; over the few metres that matter the map is flat.
        var perStepY = 111_200e-7;
        var perStepX = perStepY * Math.Cos(y * 1e-7 * Math.PI / 180);
        for (var i = 1; i < line.Length; i++)
        {
            double ax = (line[i - 1].GridX - (double)x) * perStepX, ay = (line[i - 1].GridY - (double)y) * perStepY;
            double bx = (line[i].GridX - (double)x) * perStepX, by = (line[i].GridY - (double)y) * perStepY;
            double dx = bx - ax, dy = by - ay;
            var along = (dx * dx) + (dy * dy) is var square && square > 0 ? Math.Clamp(-((ax * dx) + (ay * dy)) / square, 0, 1) : 0;
            double nearX = ax + (along * dx), nearY = ay + (along * dy);
            if ((nearX * nearX) + (nearY * nearY) <= OnTheLineMetres * OnTheLineMetres)
            {
                return true;
            }
        }

        return false;
    }
}
