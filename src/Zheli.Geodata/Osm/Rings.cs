using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Geodata.Osm;

/// <summary>Measures of closed outlines, in degrees where only signs and ratios matter.</summary>
internal static class Rings
{
    /// <summary>Twice the area in square degrees: positive when the ring turns counter-clockwise.</summary>
    public static double SignedArea(ReadOnlySpan<GeoPoint> ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
        {
            sum += Cross(ring[0], ring[i - 1], ring[i]);
        }

        return sum;
    }

    /// <summary>The centre of gravity; the centre of the box for a ring without area.</summary>
    public static GeoPoint Centre(ReadOnlySpan<GeoPoint> ring)
    {
        double area = 0, x = 0, y = 0;
        var origin = ring[0];
        for (var i = 1; i < ring.Length; i++)
        {
            var cross = Cross(origin, ring[i - 1], ring[i]);
            area += cross;
            x += cross * (ring[i - 1].Longitude + ring[i].Longitude - (2 * origin.Longitude));
            y += cross * (ring[i - 1].Latitude + ring[i].Latitude - (2 * origin.Latitude));
        }

        var centre = new GeoPoint(origin.Longitude + (x / (3 * area)), origin.Latitude + (y / (3 * area)));
        var (southWest, northEast) = Box(ring);
        var isInside = centre.Longitude >= southWest.Longitude && centre.Longitude <= northEast.Longitude
            && centre.Latitude >= southWest.Latitude && centre.Latitude <= northEast.Latitude;
        var chosen = isInside
            ? centre
            : new GeoPoint((southWest.Longitude + northEast.Longitude) / 2, (southWest.Latitude + northEast.Latitude) / 2);
        return GeoPoint.FromGrid(chosen.GridX, chosen.GridY);
    }

    /// <summary>The longer side of the box around the points.</summary>
    public static Metres Extent(ReadOnlySpan<GeoPoint> points)
    {
        var (southWest, northEast) = Box(points);
        var width = Geodesic.Distance(southWest, new(northEast.Longitude, southWest.Latitude));
        var height = Geodesic.Distance(southWest, new(southWest.Longitude, northEast.Latitude));
        return width > height ? width : height;
    }

    /// <summary>True when the point lies inside the ring (crossings of a ray to the east).</summary>
    public static bool Contains(ReadOnlySpan<GeoPoint> ring, GeoPoint point)
    {
        var isInside = false;
        for (var i = 1; i < ring.Length; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > point.Latitude != b.Latitude > point.Latitude
                && point.Longitude < a.Longitude + ((point.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude)))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }

    private static (GeoPoint SouthWest, GeoPoint NorthEast) Box(ReadOnlySpan<GeoPoint> points)
    {
        double west = 180, south = 90, east = -180, north = -90;
        foreach (var point in points)
        {
            west = Math.Min(west, point.Longitude);
            east = Math.Max(east, point.Longitude);
            south = Math.Min(south, point.Latitude);
            north = Math.Max(north, point.Latitude);
        }

        return (new(west, south), new(east, north));
    }

    private static double Cross(GeoPoint origin, GeoPoint a, GeoPoint b) =>
        ((a.Longitude - origin.Longitude) * (b.Latitude - origin.Latitude)) - ((b.Longitude - origin.Longitude) * (a.Latitude - origin.Latitude));
}
