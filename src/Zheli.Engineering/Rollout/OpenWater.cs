using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Lakes and seas, through which no cable is ploughed.</summary>
internal sealed class OpenWater
{
    /// <summary>A straight leg may run this far through water: the outline of a lake is no better known, and a pond is walked round. Metres.</summary>
    private const double Fordable = 1_000;

    private readonly STRtree<(Geometry Area, IndexedPointInAreaLocator Locator)> lakes = new();
    private readonly Dictionary<int, bool> wet = [];
    private readonly List<int> candidates = [];
    private readonly List<double> fractions = [];
    private readonly CrossedLines shores;

    /// <summary>Indexes the areas among the water features.</summary>
    public OpenWater(IEnumerable<WaterFeature> water, LocalPlane plane)
    {
        var rings = water.Where(w => w.IsArea && w.Points.Length >= 4 && w.Points[0] == w.Points[^1]).Select(w => w.Points).ToArray();
        shores = CrossedLines.Of(rings, plane);
        foreach (var ring in rings)
        {
            Geometry area = GeometryFactory.Default.CreatePolygon([.. ring.Select(p => new Coordinate(p.Longitude, p.Latitude))]);
            area = area.IsValid ? area : GeometryFixer.Fix(area);
            lakes.Insert(area.EnvelopeInternal, (area, new IndexedPointInAreaLocator(area)));
        }
    }

    /// <summary>The legs that run no farther through one lake or sea than a cable may.</summary>
    public List<Leg> Dry(List<Leg> legs, PointTable points) => lakes.Count == 0 ? legs : [.. legs.Where(l => !Blocks(points, l.From, l.To))];

    private bool Blocks(PointTable points, int from, int to)
    {
        // Most legs neither cross a shore nor start in water: only for the others the way through water is measured.
        fractions.Clear();
        shores.Find(points, from, to, candidates, fractions);
        if (fractions.Count == 0 && !IsWet(points, from))
        {
            return false;
        }

        GeoPoint a = points.At(from), b = points.At(to);
        Geometry line = GeometryFactory.Default.CreateLineString([new(a.Longitude, a.Latitude), new(b.Longitude, b.Latitude)]);
        return lakes.Query(line.EnvelopeInternal).Any(lake => Length(line.Intersection(lake.Area)) > Fordable);
    }

    private bool IsWet(PointTable points, int point)
    {
        if (!wet.TryGetValue(point, out var known))
        {
            var at = new Coordinate(points.At(point).Longitude, points.At(point).Latitude);
            known = lakes.Query(new Envelope(at)).Any(lake => lake.Locator.Locate(at) != Location.Exterior);
            wet.Add(point, known);
        }

        return known;
    }

    private static double Length(Geometry inWater)
    {
        var sum = 0.0;
        for (var i = 0; i < inWater.NumGeometries; i++)
        {
            var c = inWater.GetGeometryN(i).Coordinates;
            for (var j = 1; j < c.Length; j++)
            {
                sum += Geodesic.Distance(new(c[j - 1].X, c[j - 1].Y), new(c[j].X, c[j].Y)).Value;
            }
        }

        return sum;
    }
}
