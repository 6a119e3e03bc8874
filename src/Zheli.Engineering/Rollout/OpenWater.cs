using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using Zheli.Model.Places;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>Lakes and seas, through which no cable is ploughed.</summary>
internal sealed class OpenWater
{
    /// <summary>A straight leg may run this far through water: the outline of a lake is no better known, and a pond is walked round. Metres.</summary>
    private const double Fordable = 1_000;

    private readonly STRtree<IPreparedGeometry> lakes = new();
    private readonly bool any;

    /// <summary>Indexes the areas among the water features.</summary>
    public OpenWater(IEnumerable<WaterFeature> water)
    {
        foreach (var lake in water.Where(w => w.IsArea && w.Points.Length >= 4))
        {
            var ring = lake.Points.Select(p => new Coordinate(p.Longitude, p.Latitude)).ToArray();
            if (ring[0].Equals2D(ring[^1]))
            {
                Geometry area = GeometryFactory.Default.CreatePolygon(ring);
                area = area.IsValid ? area : GeometryFixer.Fix(area);
                lakes.Insert(area.EnvelopeInternal, PreparedGeometryFactory.Prepare(area));
                any = true;
            }
        }
    }

    /// <summary>True when the straight line between two points runs farther through one lake or sea than a cable may.</summary>
    public bool Blocks(GeoPoint from, GeoPoint to)
    {
        if (!any)
        {
            return false;
        }

        Geometry line = GeometryFactory.Default.CreateLineString([new(from.Longitude, from.Latitude), new(to.Longitude, to.Latitude)]);
        foreach (var lake in lakes.Query(line.EnvelopeInternal))
        {
            if (lake.Intersects(line) && Length(line.Intersection(lake.Geometry)) > Fordable)
            {
                return true;
            }
        }

        return false;
    }

    private static double Length(Geometry wet)
    {
        var sum = 0.0;
        for (var i = 0; i < wet.NumGeometries; i++)
        {
            var c = wet.GetGeometryN(i).Coordinates;
            for (var j = 1; j < c.Length; j++)
            {
                sum += Geodesic.Distance(new(c[j - 1].X, c[j - 1].Y), new(c[j].X, c[j].Y)).Value;
            }
        }

        return sum;
    }
}
