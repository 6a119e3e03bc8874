using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Finds the area in which a point lies.</summary>
public sealed class AreaLocator
{
    private readonly IReadOnlyList<AdminArea> areas;
    private readonly AreaOutline[] outlines;

    /// <summary>Prepares areas; where two overlap, the one that stands first in the list has the point.</summary>
    public AreaLocator(IReadOnlyList<AdminArea> areas)
    {
        this.areas = areas;
        outlines = new AreaOutline[areas.Count];
        Parallel.For(0, areas.Count, i => outlines[i] = new AreaOutline(areas[i]));
    }

    /// <summary>True when there is no area to find.</summary>
    public bool IsEmpty => areas.Count == 0;

    /// <summary>The area that holds the point, or null.</summary>
    public AdminArea? Find(GeoPoint point)
    {
        for (var i = 0; i < outlines.Length; i++)
        {
            if (outlines[i].Contains(point))
            {
                return areas[i];
            }
        }

        return null;
    }

    /// <summary>The area that holds each point, or null.</summary>
    public AdminArea?[] FindAll(IReadOnlyList<GeoPoint> points)
    {
        var found = new AdminArea?[points.Count];
        if (!IsEmpty)
        {
            Parallel.For(0, points.Count, i => found[i] = Find(points[i]));
        }

        return found;
    }

    /// <summary>South-west and north-east corners of the box around all areas, or null when they have no points.</summary>
    public (GeoPoint SouthWest, GeoPoint NorthEast)? FindBox()
    {
        var boxes = outlines.Where(o => o.HasPoints).Select(o => o.Box).ToList();
        return boxes.Count == 0 ? null : (
            new(boxes.Min(b => b.SouthWest.Longitude), boxes.Min(b => b.SouthWest.Latitude)),
            new(boxes.Max(b => b.NorthEast.Longitude), boxes.Max(b => b.NorthEast.Latitude)));
    }

    /// <summary>
    /// Gives every district the region that holds it: the region whose code of KATO begins like the district's, else the one in which a point
    /// of the district lies.
    /// </summary>
    public static IReadOnlyList<AdminArea> Nest(IReadOnlyList<AdminArea> areas)
    {
        var regions = areas.Where(a => a.Level == AdminLevel.Region).ToList();
        if (regions.Count == 0)
        {
            return areas;
        }

        var byCode = regions.Where(r => r.Kato is { Length: >= 2 }).GroupBy(r => r.Kato![..2], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var locator = new AreaLocator(regions);
        return [.. areas.Select(a => a.Level == AdminLevel.District ? a with { RegionId = RegionOf(a) } : a)];

        long? RegionOf(AdminArea district) =>
            district.Kato is { Length: >= 2 } code && byCode.TryGetValue(code[..2], out var region) ? region
            : new AreaOutline(district).FindInnerPoint() is { } inside ? locator.Find(inside)?.Id
            : null;
    }
}
