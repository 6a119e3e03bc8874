using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>What came of the repair of one outline.</summary>
/// <param name="Polygons">The valid outline.</param>
/// <param name="Fault">What was wrong with the drawn one, or null when nothing was.</param>
/// <param name="AreaBefore">Area of the drawn outline, km².</param>
/// <param name="AreaAfter">Area of the valid one, km².</param>
internal sealed record RepairedOutline(IReadOnlyList<IReadOnlyList<GeoPoint[]>> Polygons, string? Fault, double AreaBefore, double AreaAfter);

/// <summary>Makes outlines valid: rings that touch or cross themselves, stand open or overlap are put right, and nothing else is moved.</summary>
internal static class PolygonRepair
{
    // Radius of the sphere with the area of the WGS 84 ellipsoid.
    private const double AuthalicRadiusKm = 6_371.007_181;
    private static readonly GeometryFactory Factory = new();

    /// <summary>The outline made valid; null when no area is left of it.</summary>
    public static RepairedOutline? Repair(GeoPoint[][][] parts)
    {
        var polygons = parts.Select(ToPolygon).Where(p => p is not null).Select(p => p!).ToArray();
        if (polygons.Length == 0)
        {
            return null;
        }

        NetTopologySuite.Geometries.Geometry drawn = polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
        var check = new IsValidOp(drawn);
        if (check.IsValid)
        {
            var area = AreaOf(drawn);
            return new RepairedOutline(ToRings(drawn), null, area, area);
        }

        var whole = Fix(drawn);
        return whole is { Area: > 0 } ? new RepairedOutline(ToRings(whole), check.ValidationError.Message, AreaOf(drawn), AreaOf(whole)) : null;
    }

    /// <summary>The ring with its first point repeated at the end.</summary>
    public static GeoPoint[] Close(GeoPoint[] ring) => ring[0] == ring[^1] ? ring : [.. ring, ring[0]];

    private static NetTopologySuite.Geometries.Geometry? Fix(NetTopologySuite.Geometries.Geometry drawn)
    {
        try
        {
            return GeometryFixer.Fix(drawn);
        }
        catch (TopologyException)
        {
            // Noding in floating point can fail on nearly coincident lines; then nothing trustworthy is left of the outline.
            return null;
        }
    }

    private static Polygon? ToPolygon(GeoPoint[][] rings)
    {
        var shell = ToRing(rings[0]);
        return shell is null ? null : Factory.CreatePolygon(shell, [.. rings.Skip(1).Select(ToRing).Where(r => r is not null).Select(r => r!)]);
    }

    private static LinearRing? ToRing(GeoPoint[] ring)
    {
        var closed = Close(ring);
        return closed.Length < 4 ? null : Factory.CreateLinearRing(Array.ConvertAll(closed, p => new Coordinate(p.Longitude, p.Latitude)));
    }

    private static List<IReadOnlyList<GeoPoint[]>> ToRings(NetTopologySuite.Geometries.Geometry geometry)
    {
        var polygons = new List<IReadOnlyList<GeoPoint[]>>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                polygons.Add([ToPoints(polygon.ExteriorRing), .. polygon.InteriorRings.Select(ToPoints)]);
            }
        }

        return polygons;
    }

    private static GeoPoint[] ToPoints(LineString ring) => Array.ConvertAll(ring.Coordinates, c => new GeoPoint(c.X, c.Y));

    private static double AreaOf(NetTopologySuite.Geometries.Geometry geometry)
    {
        var area = 0.0;
        foreach (var polygon in ToRings(geometry))
        {
            area += RingArea(polygon[0]);
            for (var i = 1; i < polygon.Count; i++)
            {
                area -= RingArea(polygon[i]);
            }
        }

        return area;
    }

    /// <summary>Area on the sphere by the trapezium rule on the sine of latitude (Chamberlain and Duquette 2007).</summary>
    private static double RingArea(GeoPoint[] ring)
    {
        const double Radians = Math.PI / 180;
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
        {
            sum += (ring[i].Longitude - ring[i - 1].Longitude) * Radians * (2 + Math.Sin(ring[i - 1].Latitude * Radians) + Math.Sin(ring[i].Latitude * Radians));
        }

        return Math.Abs(sum) / 2 * AuthalicRadiusKm * AuthalicRadiusKm;
    }
}
