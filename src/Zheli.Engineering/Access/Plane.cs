using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>
/// Metres east and north of a point, good for finding neighbours within a city; lengths are always measured on the ellipsoid. Mirrored maps give mirrored
/// numbers to the last bit, so that nothing that is decided here knows left from right.
/// </summary>
internal readonly record struct Plane(GeoPoint Centre, double PerDegreeEast)
{
    private const double PerDegreeNorth = 111_320;

    /// <summary>A plane about the middle of some points.</summary>
    public static Plane Around(IReadOnlyList<GeoPoint> points)
    {
        double west = 180, east = -180, south = 90, north = -90;
        foreach (var point in points)
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        var centre = points.Count == 0 ? default : new GeoPoint((west + east) / 2, (south + north) / 2);
        return new(centre, PerDegreeNorth * Math.Cos(centre.Latitude * (Math.PI / 180)));
    }

    /// <summary>A point in metres.</summary>
    public (double X, double Y) Project(GeoPoint point) => ((point.Longitude - Centre.Longitude) * PerDegreeEast, (point.Latitude - Centre.Latitude) * PerDegreeNorth);

    /// <summary>Points in metres.</summary>
    public (double[] X, double[] Y) Project(IReadOnlyList<GeoPoint> points)
    {
        var (x, y) = (new double[points.Count], new double[points.Count]);
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = Project(points[i]);
        }

        return (x, y);
    }
}
