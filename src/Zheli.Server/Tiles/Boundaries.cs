using Zheli.Model.Places;

namespace Zheli.Server.Tiles;

/// <summary>
/// Borders to draw. Neighbours share a border, and regions share theirs with their districts: drawn by area, most of a country's borders would be drawn two to four
/// times. Here each stretch appears once, as that of the greatest area that it bounds.
/// </summary>
internal static class Boundaries
{
    /// <summary>The borders of areas, as lines of at least two points.</summary>
    public static IEnumerable<(AdminLevel Level, IReadOnlyList<GeoPoint> Line)> Of(IReadOnlyList<AdminArea> areas)
    {
        var drawn = new HashSet<(GeoPoint, GeoPoint)>();
        foreach (var area in areas.OrderBy(area => area.Level).ThenBy(area => area.Id))
        {
            foreach (var ring in area.Polygons.SelectMany(rings => rings))
            {
                var line = new List<GeoPoint>();
                for (var i = 1; i < ring.Length; i++)
                {
                    var (from, to) = (ring[i - 1], ring[i]);
                    if (drawn.Contains((to, from)) || !drawn.Add((from, to)))
                    {
                        if (line.Count > 0)
                        {
                            yield return (area.Level, line);
                            line = [];
                        }

                        continue;
                    }

                    if (line.Count == 0)
                    {
                        line.Add(from);
                    }

                    line.Add(to);
                }

                if (line.Count > 0)
                {
                    yield return (area.Level, line);
                }
            }
        }
    }
}
