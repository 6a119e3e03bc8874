namespace Zheli.Operations.Verify;

/// <summary>
/// Length on the WGS 84 ellipsoid, measured in a way of its own: points in space, chords of at most 50 km, each bent into an arc by the
/// curvature of the ellipsoid in its direction. Longer stretches are halved along the great ellipse, which differs from the geodesic by
/// less than 1e-7 of the length on a continent.
/// </summary>
internal static class GroundDistance
{
    private const double A = 6_378_137.0;
    private const double B = A * (1 - (1 / 298.257223563));
    private const double LongestChord = 50_000;

    /// <summary>The length in metres between two points given on the 1e-7° grid.</summary>
    public static double Metres(int x1, int y1, int x2, int y2) => Arc(InSpace(x1, y1), InSpace(x2, y2));

    /// <summary>The length in metres of a line given on the 1e-7° grid.</summary>
    public static double Metres(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var sum = 0.0;
        var from = InSpace(x[0], y[0]);
        for (var i = 1; i < x.Length; i++)
        {
            var to = InSpace(x[i], y[i]);
            sum += Arc(from, to);
            from = to;
        }

        return sum;
    }

    private static (double X, double Y, double Z) InSpace(int gridX, int gridY)
    {
        var (sinLon, cosLon) = Math.SinCos(gridX * (1e-7 * Math.PI / 180));
        var (sinLat, cosLat) = Math.SinCos(gridY * (1e-7 * Math.PI / 180));

        // From the parametric form: the point where the outward normal has this latitude.
        var scale = 1 / Math.Sqrt((A * A * cosLat * cosLat) + (B * B * sinLat * sinLat));
        return (A * A * scale * cosLat * cosLon, A * A * scale * cosLat * sinLon, B * B * scale * sinLat);
    }

    private static double Arc((double X, double Y, double Z) p, (double X, double Y, double Z) q)
    {
        double dx = q.X - p.X, dy = q.Y - p.Y, dz = q.Z - p.Z;
        var chord2 = (dx * dx) + (dy * dy) + (dz * dz);
        double mx = (p.X + q.X) / 2, my = (p.Y + q.Y) / 2, mz = (p.Z + q.Z) / 2;
        if (chord2 > LongestChord * LongestChord)
        {
            var toSurface = 1 / Math.Sqrt((((mx * mx) + (my * my)) / (A * A)) + (mz * mz / (B * B)));
            if (double.IsFinite(toSurface))
            {
                var middle = (mx * toSurface, my * toSurface, mz * toSurface);
                return Arc(p, middle) + Arc(middle, q);
            }
        }

        // Normal curvature of the quadric along the chord: (t·H·t) / |gradient|, the factors 2 cancelled and chord² kept inside.
        var bend = ((((dx * dx) + (dy * dy)) / (A * A)) + (dz * dz / (B * B)))
            / Math.Sqrt((((mx * mx) + (my * my)) / (A * A * A * A)) + (mz * mz / (B * B * B * B)));
        var turn2 = chord2 == 0 ? 0 : bend * bend / chord2;
        return Math.Sqrt(chord2) * (1 + (turn2 / 24) + (3 * turn2 * turn2 / 640));
    }
}
