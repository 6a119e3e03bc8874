using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// An oblique stereographic plane about the middle of the map, on the sphere of mean radius (Snyder, Map Projections, 1987, eq. 21-2…21-4). Circles stay
/// circles, so neighbours found in the plane are neighbours on the ground; lengths are never taken from it.
/// </summary>
internal sealed class LocalPlane
{
    private const double EarthRadius = 6_371_008.8;

    private readonly double longitude;
    private readonly double sine;
    private readonly double cosine;

    /// <summary>A plane that touches the sphere at a point.</summary>
    public LocalPlane(GeoPoint centre)
    {
        longitude = Radians(centre.Longitude);
        (sine, cosine) = Math.SinCos(Radians(centre.Latitude));
    }

    /// <summary>Metres east and north of the centre, enlarged by the factor of <see cref="Scale"/>.</summary>
    public (double X, double Y) Project(GeoPoint point)
    {
        var (sin, cos) = Math.SinCos(Radians(point.Latitude));
        var (sinEast, cosEast) = Math.SinCos(Radians(point.Longitude) - longitude);
        var k = 2 * EarthRadius / (1 + (sine * sin) + (cosine * cos * cosEast));
        return (k * cos * sinEast, k * ((cosine * sin) - (sine * cos * cosEast)));
    }

    /// <summary>By how much a short length at a place of the plane is enlarged.</summary>
    public static double Scale(double x, double y) => 1 + (((x * x) + (y * y)) / (4 * EarthRadius * EarthRadius));

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
