using Zheli.Model.Units;

namespace Zheli.Model.Places;

/// <summary>Distances on the WGS 84 ellipsoid; map units are never used for lengths.</summary>
public static class Geodesic
{
    private const double SemiMajor = 6_378_137.0;
    private const double Flattening = 1 / 298.257223563;
    private const double SemiMinor = SemiMajor * (1 - Flattening);
    private const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>
    /// The length of the geodesic between two points. Under 20 km by the chord on the two radii of curvature of the mean latitude (error under 1 mm),
    /// beyond by Vincenty's inverse method (Survey Review 23/176, 1975; error under 1 mm), and by the sphere of mean radius for
    /// the nearly antipodal pairs on which that does not converge.
    /// </summary>
    public static Metres Distance(GeoPoint from, GeoPoint to)
    {
        var dLat = Radians(to.Latitude - from.Latitude);
        var dLon = Radians(Math.IEEERemainder(to.Longitude - from.Longitude, 360));
        return new(Math.Abs(dLat) < 0.003 && Math.Abs(dLon) < 0.003 && Math.Abs(from.Latitude) < 85
            ? MidLatitude(Radians((from.Latitude + to.Latitude) / 2), dLat, dLon)
            : Vincenty(Radians(from.Latitude), Radians(to.Latitude), dLon));
    }

    /// <summary>The length of a line through all its points.</summary>
    public static Metres Length(ReadOnlySpan<GeoPoint> line)
    {
        var sum = 0.0;
        for (var i = 1; i < line.Length; i++)
        {
            sum += Distance(line[i - 1], line[i]).Value;
        }

        return new(sum);
    }

    private static double MidLatitude(double latitude, double dLat, double dLon)
    {
        var (sin, cos) = Math.SinCos(latitude);
        var w2 = 1 - (EccentricitySquared * sin * sin);
        var primeVertical = SemiMajor / Math.Sqrt(w2);
        var meridional = primeVertical * (1 - EccentricitySquared) / w2;

        // The haversine chord, exact on a sphere, with the two radii of curvature of the mean latitude in its two terms; then chord to arc.
        double halfLat = Math.Sin(dLat / 2), halfLon = Math.Sin(dLon / 2);
        var x2 = 4 * primeVertical * primeVertical * ((cos * cos) - (halfLat * halfLat)) * halfLon * halfLon;
        var y2 = 4 * meridional * meridional * halfLat * halfLat;
        var chord2 = x2 + y2;
        return Math.Sqrt(chord2) * (1 + (chord2 / (24 * primeVertical * meridional)));
    }

    private static double Vincenty(double lat1, double lat2, double dLon)
    {
        var (sinU1, cosU1) = ReducedLatitude(lat1);
        var (sinU2, cosU2) = ReducedLatitude(lat2);
        var lambda = dLon;
        for (var i = 0; i < 100; i++)
        {
            var (sinL, cosL) = Math.SinCos(lambda);
            var cross = (cosU1 * sinU2) - (sinU1 * cosU2 * cosL);
            var sinSigma = Math.Sqrt((cosU2 * sinL * cosU2 * sinL) + (cross * cross));
            if (sinSigma == 0)
            {
                return 0;
            }

            var cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosL);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cosU1 * cosU2 * sinL / sinSigma;
            var cos2Alpha = 1 - (sinAlpha * sinAlpha);
            var cos2M = cos2Alpha == 0 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cos2Alpha);
            var c = Flattening / 16 * cos2Alpha * (4 + (Flattening * (4 - (3 * cos2Alpha))));
            var previous = lambda;
            lambda = dLon + ((1 - c) * Flattening * sinAlpha
                * (sigma + (c * sinSigma * (cos2M + (c * cosSigma * (-1 + (2 * cos2M * cos2M)))))));
            if (Math.Abs(lambda - previous) < 1e-12)
            {
                var u2 = cos2Alpha * ((SemiMajor * SemiMajor) - (SemiMinor * SemiMinor)) / (SemiMinor * SemiMinor);
                var a = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
                var b = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
                var deltaSigma = b * sinSigma * (cos2M + (b / 4 * ((cosSigma * (-1 + (2 * cos2M * cos2M)))
                    - (b / 6 * cos2M * (-3 + (4 * sinSigma * sinSigma)) * (-3 + (4 * cos2M * cos2M))))));
                return SemiMinor * a * (sigma - deltaSigma);
            }
        }

        return Sphere(lat1, lat2, dLon);
    }

    private static double Sphere(double lat1, double lat2, double dLon)
    {
        double sinLat = Math.Sin((lat2 - lat1) / 2), sinLon = Math.Sin(dLon / 2);
        var h = (sinLat * sinLat) + (Math.Cos(lat1) * Math.Cos(lat2) * sinLon * sinLon);
        return 2 * 6_371_008.8 * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    private static (double Sin, double Cos) ReducedLatitude(double latitude)
    {
        var tan = (1 - Flattening) * Math.Tan(latitude);
        var cos = 1 / Math.Sqrt(1 + (tan * tan));
        return (tan * cos, cos);
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
