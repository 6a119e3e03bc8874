using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Which region holds a place.</summary>
internal sealed class RegionIndex
{
    private readonly (long Id, Envelope Box, IndexedPointInAreaLocator Outline)[] regions;

    /// <summary>Indexes the outlines of the territory's regions.</summary>
    public RegionIndex(IEnumerable<AdminArea> areas)
    {
        regions = [.. areas.Where(a => a.Level == AdminLevel.Region && a.Polygons.Count > 0).Select(Index)];
    }

    /// <summary>The region with the lowest id that holds the place, or 0.</summary>
    public long At(GeoPoint place)
    {
        var c = new Coordinate(place.Longitude, place.Latitude);
        foreach (var (id, box, outline) in regions)
        {
            if (box.Contains(c) && outline.Locate(c) != Location.Exterior)
            {
                return id;
            }
        }

        return 0;
    }

    private static (long Id, Envelope Box, IndexedPointInAreaLocator Outline) Index(AdminArea area)
    {
        var geometry = GeometryFactory.Default.CreateMultiPolygon([.. area.Polygons.Select(p => GeometryFactory.Default.CreatePolygon(
            Ring(p[0]), [.. p.Skip(1).Select(Ring)]))]);
        var locator = new IndexedPointInAreaLocator(geometry);

        // The locator builds its index at the first question; asked here, it is only read afterwards, from any thread.
        locator.Locate(geometry.EnvelopeInternal.Centre);
        return (area.Id, geometry.EnvelopeInternal, locator);
    }

    private static LinearRing Ring(GeoPoint[] ring) =>
        GeometryFactory.Default.CreateLinearRing([.. ring.Select(p => new Coordinate(p.Longitude, p.Latitude))]);
}
