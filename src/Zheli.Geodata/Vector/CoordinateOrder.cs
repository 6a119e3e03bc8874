using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Finds out whether a file gives latitude where longitude should stand; only the border of the country can tell.</summary>
public static class CoordinateOrder
{
    /// <summary>
    /// True when, read as they are, fewer than one point in ten lies in the country, and with both numbers exchanged more than half do.
    /// </summary>
    /// <param name="points">Points as read.</param>
    /// <param name="border">The country's outline: polygons, each an outer ring and its holes.</param>
    public static bool LooksSwapped(IReadOnlyList<GeoPoint> points, IReadOnlyList<IReadOnlyList<GeoPoint[]>> border) =>
        LooksSwapped(points, point => border.Any(polygon => Contains(polygon, point)));

    /// <summary>The same with the country's bounding box in place of its outline.</summary>
    public static bool LooksSwapped(IReadOnlyList<GeoPoint> points, GeoPoint southWest, GeoPoint northEast) =>
        LooksSwapped(points, p => p.Longitude >= southWest.Longitude && p.Longitude <= northEast.Longitude
            && p.Latitude >= southWest.Latitude && p.Latitude <= northEast.Latitude);

    /// <summary>The point with both numbers exchanged.</summary>
    public static GeoPoint Swap(GeoPoint point) => new(point.Latitude, point.Longitude);

    /// <summary>The same with any test of what lies in the country.</summary>
    public static bool LooksSwapped(IReadOnlyList<GeoPoint> points, Func<GeoPoint, bool> isInside)
    {
        long asRead = 0, exchanged = 0;
        foreach (var point in points)
        {
            asRead += isInside(point) ? 1 : 0;
            exchanged += isInside(Swap(point)) ? 1 : 0;
        }

        return points.Count > 0 && asRead * 10 < points.Count && exchanged * 2 > points.Count;
    }

    private static bool Contains(IReadOnlyList<GeoPoint[]> polygon, GeoPoint point)
    {
        var inside = false;
        foreach (var ring in polygon)
        {
            for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
            {
                GeoPoint a = ring[i], b = ring[j];
                if ((a.Latitude > point.Latitude) != (b.Latitude > point.Latitude)
                    && point.Longitude < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }
}
