using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>Draws a winding line between two points by displacing midpoints (Fournier, Fussell and Carpenter, CACM 25, 1982).</summary>
internal static class CurvedLine
{
    /// <summary>The line's points on the ground; its ends are exactly the given ones.</summary>
    /// <param name="from">First point.</param>
    /// <param name="to">Last point.</param>
    /// <param name="wind">Sideways deviation of a midpoint as a share of the stretch; 0.1 lengthens each halving by about 2 %.</param>
    /// <param name="step">Stretches shorter than this are straight, km.</param>
    /// <param name="random">Source of the bends.</param>
    public static GeoPoint[] Draw(GeoPoint from, GeoPoint to, double wind, double step, SampleRandom random)
    {
        var points = new List<GeoPoint> { from };
        Halve(points, SampleFrame.FromGround(from), SampleFrame.FromGround(to), wind, step, random);
        points[^1] = to;
        return [.. points];
    }

    private static void Halve(List<GeoPoint> points, PlanePoint a, PlanePoint b, double wind, double step, SampleRandom random)
    {
        var length = a.DistanceTo(b);
        if (length <= step)
        {
            points.Add(SampleFrame.ToGround(b));
            return;
        }

        var side = wind * Math.Clamp(random.Gauss(), -2, 2);
        var middle = new PlanePoint(((a.X + b.X) / 2) - (side * (b.Y - a.Y)), ((a.Y + b.Y) / 2) + (side * (b.X - a.X)));
        Halve(points, a, middle, wind, step, random);
        Halve(points, middle, b, wind, step, random);
    }
}
