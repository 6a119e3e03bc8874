using Zheli.Model.Places;

namespace Zheli.Server.Http;

/// <summary>Where the name of an area stands on the map: the middle of the widest stretch of its largest outline.</summary>
internal static class LabelPoint
{
    private const int Lines = 15;

    /// <summary>Longitude and latitude.</summary>
    public static double[] Of(AdminArea area)
    {
        var ring = area.Polygons.Where(polygon => polygon.Count > 0).Select(polygon => polygon[0]).MaxBy(outline => Math.Abs(DoubledArea(outline)));
        if (ring is null || ring.Length < 4)
        {
            return [0, 0];
        }

        var (south, north) = (ring.Min(point => point.Latitude), ring.Max(point => point.Latitude));
        var best = (Width: double.MinValue, Longitude: ring[0].Longitude, Latitude: ring[0].Latitude);
        for (var line = 1; line <= Lines; line++)
        {
            // Wide stretches near the middle are better than slightly wider ones at the rim.
            var share = line / (Lines + 1.0);
            var latitude = south + (share * (north - south));
            var centred = 1 - Math.Abs(share - 0.5);
            var crossings = Crossings(ring, latitude);
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var width = (crossings[i + 1] - crossings[i]) * centred;
                if (width > best.Width)
                {
                    best = (width, (crossings[i] + crossings[i + 1]) / 2, latitude);
                }
            }
        }

        return [Math.Round(best.Longitude, 4), Math.Round(best.Latitude, 4)];
    }

    private static List<double> Crossings(GeoPoint[] ring, double latitude)
    {
        var crossings = new List<double>();
        for (var i = 1; i < ring.Length; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > latitude != b.Latitude > latitude)
            {
                crossings.Add(a.Longitude + ((latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude)));
            }
        }

        crossings.Sort();
        return crossings;
    }

    private static double DoubledArea(GeoPoint[] ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
        {
            sum += (ring[i - 1].Longitude * ring[i].Latitude) - (ring[i].Longitude * ring[i - 1].Latitude);
        }

        return sum;
    }
}
