using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>How sure it is that a place lies within a settlement: a hand's breadth at the edge is nobody's.</summary>
internal enum Inside
{
    /// <summary>Outside.</summary>
    No,

    /// <summary>On the edge, within what two ways of measuring may differ by.</summary>
    Maybe,

    /// <summary>Inside.</summary>
    Yes,
}

/// <summary>Which settlements hold a place within their built-up radius; found by cells of a fiftieth of a degree.</summary>
internal sealed class BuiltUpPlaces
{
    private const int Cell = 200_000;
    private const double EdgeMetres = 0.5;
    private const double GridStepMetres = 0.0111;

    private readonly Dictionary<(int X, int Y), List<(Settlement Place, double Radius)>> cells = [];

    public BuiltUpPlaces(PlanUnderCheck it)
    {
        foreach (var place in it.Territory.Settlements)
        {
            var radius = it.BookOf(null).BuiltUpRadius(place.Kind);
            if (radius > 0)
            {
                Enter(place, radius);
            }
        }
    }

    /// <summary>The settlements that hold, or may hold, a place on the grid.</summary>
    public IEnumerable<(Settlement Place, Inside Inside)> Holding(int x, int y)
    {
        foreach (var (place, radius) in cells.GetValueOrDefault((CellOf(x), CellOf(y))) ?? [])
        {
            var away = GroundDistance.Metres(x, y, place.Location.GridX, place.Location.GridY);
            if (away <= radius + EdgeMetres)
            {
                yield return (place, away <= radius - EdgeMetres ? Inside.Yes : Inside.Maybe);
            }
        }
    }

    private void Enter(Settlement place, double radius)
    {
        // A little more than the radius: degrees of latitude are between 110.5 and 111.7 km.
        var steps = (int)Math.Ceiling((radius + 1) * 1.02 / GridStepMetres);
        var stepsEast = (int)Math.Min(1_800_000_000, steps / Math.Max(0.01, Math.Cos((Math.Abs(place.Location.Latitude) + 0.2) * Math.PI / 180)));
        for (var cx = CellOf(place.Location.GridX - stepsEast); cx <= CellOf(place.Location.GridX + stepsEast); cx++)
        {
            for (var cy = CellOf(place.Location.GridY - steps); cy <= CellOf(place.Location.GridY + steps); cy++)
            {
                if (!cells.TryGetValue((cx, cy), out var list))
                {
                    cells[(cx, cy)] = list = [];
                }

                list.Add((place, radius));
            }
        }
    }

    private static int CellOf(int grid) => (int)Math.Floor((double)grid / Cell);
}
