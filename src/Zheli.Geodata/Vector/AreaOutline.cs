using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>
/// The outline of one area, its edges sorted into bands of latitude: whether a point lies inside is found from the few edges of one band
/// (even-odd rule; Shimrat, "Algorithm 112", 1962).
/// </summary>
internal sealed class AreaOutline
{
    private const int EdgesPerBand = 8;
    private const int MostBands = 4096;

    private readonly double west, east, south, north;
    private readonly int[] bandStart;
    private readonly int[] bandEdges;
    private readonly (GeoPoint From, GeoPoint To)[] edges;

    /// <summary>Prepares the outline of an area.</summary>
    public AreaOutline(AdminArea area)
    {
        edges = [.. Edges(area)];
        (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var (from, _) in edges)
        {
            (west, east) = (Math.Min(west, from.Longitude), Math.Max(east, from.Longitude));
            (south, north) = (Math.Min(south, from.Latitude), Math.Max(north, from.Latitude));
        }

        bandStart = new int[Math.Clamp(edges.Length / EdgesPerBand, 1, MostBands) + 1];
        bandEdges = FillBands();
    }

    /// <summary>South-west and north-east corners of the box around; meaningless for an outline without points.</summary>
    public (GeoPoint SouthWest, GeoPoint NorthEast) Box => (new(west, south), new(east, north));

    /// <summary>True when the outline has points.</summary>
    public bool HasPoints => edges.Length > 0;

    /// <summary>True when the point lies inside; holes are outside.</summary>
    public bool Contains(GeoPoint point)
    {
        if (!(point.Longitude >= west && point.Longitude <= east && point.Latitude >= south && point.Latitude <= north))
        {
            return false;
        }

        var band = Band(point.Latitude);
        var inside = false;
        for (var i = bandStart[band]; i < bandStart[band + 1]; i++)
        {
            inside ^= point.Longitude < Crossing(edges[bandEdges[i]], point.Latitude);
        }

        return inside;
    }

    /// <summary>A point inside: the middle of the widest stretch of the parallel through the middle of the box.</summary>
    public GeoPoint? FindInnerPoint()
    {
        if (!HasPoints)
        {
            return null;
        }

        var latitude = (south + north) / 2;
        var crossings = edges.Select(e => Crossing(e, latitude)).Where(x => x > double.MinValue).Order().ToArray();
        var (widest, longitude) = (-1.0, 0.0);
        for (var i = 0; i + 1 < crossings.Length; i += 2)
        {
            if (crossings[i + 1] - crossings[i] > widest)
            {
                (widest, longitude) = (crossings[i + 1] - crossings[i], (crossings[i] + crossings[i + 1]) / 2);
            }
        }

        return widest >= 0 ? new(longitude, latitude) : null;
    }

    private static IEnumerable<(GeoPoint From, GeoPoint To)> Edges(AdminArea area)
    {
        foreach (var ring in area.Polygons.SelectMany(p => p))
        {
            for (var i = 1; i < ring.Length; i++)
            {
                yield return (ring[i - 1], ring[i]);
            }
        }
    }

    /// <summary>Where the parallel crosses an edge; the least number when it does not. The upper end of an edge does not belong to it.</summary>
    private static double Crossing(in (GeoPoint From, GeoPoint To) edge, double latitude)
    {
        var (from, to) = edge;
        return from.Latitude > latitude == to.Latitude > latitude
            ? double.MinValue
            : ((to.Longitude - from.Longitude) * (latitude - from.Latitude) / (to.Latitude - from.Latitude)) + from.Longitude;
    }

    private int Band(double latitude) =>
        north > south ? Math.Clamp((int)((latitude - south) / (north - south) * (bandStart.Length - 1)), 0, bandStart.Length - 2) : 0;

    private int[] FillBands()
    {
        foreach (var edge in edges)
        {
            var (low, high) = Bands(edge);
            for (var band = low; band <= high; band++)
            {
                bandStart[band + 1]++;
            }
        }

        for (var band = 1; band < bandStart.Length; band++)
        {
            bandStart[band] += bandStart[band - 1];
        }

        var filled = new int[bandStart[^1]];
        var next = bandStart[..^1];
        for (var e = 0; e < edges.Length; e++)
        {
            var (low, high) = Bands(edges[e]);
            for (var band = low; band <= high; band++)
            {
                filled[next[band]++] = e;
            }
        }

        return filled;
    }

    private (int Low, int High) Bands((GeoPoint From, GeoPoint To) edge)
    {
        int from = Band(edge.From.Latitude), to = Band(edge.To.Latitude);
        return (Math.Min(from, to), Math.Max(from, to));
    }
}
