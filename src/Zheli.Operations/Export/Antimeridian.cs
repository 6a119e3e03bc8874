using Zheli.Model.Places;

namespace Zheli.Operations.Export;

/// <summary>Cuts lines at ±180°, so that no map draws them round the world.</summary>
internal static class Antimeridian
{
    /// <summary>The parts of a line, each on one side; the line itself where it does not cross.</summary>
    public static List<List<GeoPoint>> Cut(IReadOnlyList<GeoPoint> line)
    {
        List<List<GeoPoint>> parts = [[line[0]]];
        for (var i = 1; i < line.Count; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            if (Math.Abs(to.Longitude - from.Longitude) > 180)
            {
                var side = from.Longitude > 0 ? 180.0 : -180.0;
                var there = to.Longitude + (2 * side);
                var share = there == from.Longitude ? 0 : (side - from.Longitude) / (there - from.Longitude);
                var latitude = from.Latitude + ((to.Latitude - from.Latitude) * share);
                parts[^1].Add(new GeoPoint(side, latitude));
                parts.Add([new GeoPoint(-side, latitude)]);
            }

            parts[^1].Add(to);
        }

        return parts;
    }
}
