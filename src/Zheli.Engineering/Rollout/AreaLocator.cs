using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Tells in which administrative area a point lies, by the even-odd rule over all rings of the area.</summary>
internal sealed class AreaLocator
{
    private readonly (AdminArea Area, double West, double South, double East, double North)[] areas;

    public AreaLocator(IEnumerable<AdminArea> areas) => this.areas = [.. areas.OrderBy(a => a.Id).Select(Bounded)];

    /// <summary>The first area, in order of id, that holds the point; null when none does.</summary>
    public AdminArea? Find(GeoPoint point)
    {
        foreach (var (area, west, south, east, north) in areas)
        {
            if (point.Longitude >= west && point.Longitude <= east && point.Latitude >= south && point.Latitude <= north && Holds(area, point))
            {
                return area;
            }
        }

        return null;
    }

    private static bool Holds(AdminArea area, GeoPoint point)
    {
        var inside = false;
        foreach (var polygon in area.Polygons)
        {
            foreach (var ring in polygon)
            {
                for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
                {
                    if ((ring[i].Latitude > point.Latitude) != (ring[j].Latitude > point.Latitude)
                        && point.Longitude < ring[i].Longitude
                            + ((ring[j].Longitude - ring[i].Longitude) * (point.Latitude - ring[i].Latitude) / (ring[j].Latitude - ring[i].Latitude)))
                    {
                        inside = !inside;
                    }
                }
            }
        }

        return inside;
    }

    private static (AdminArea Area, double West, double South, double East, double North) Bounded(AdminArea area)
    {
        double west = double.MaxValue, south = double.MaxValue, east = double.MinValue, north = double.MinValue;
        foreach (var point in area.Polygons.SelectMany(p => p).SelectMany(r => r))
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        return (area, west, south, east, north);
    }
}
