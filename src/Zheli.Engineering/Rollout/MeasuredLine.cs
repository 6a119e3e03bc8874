using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>A line on which places are found by their distance along it.</summary>
internal sealed class MeasuredLine
{
    private readonly GeoPoint[] points;
    private readonly double[] reached;

    public MeasuredLine(GeoPoint[] points)
    {
        this.points = points;
        reached = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
        {
            reached[i] = reached[i - 1] + Geodesic.Distance(points[i - 1], points[i]).Value;
        }
    }

    /// <summary>The point so many metres from the start; the ends for what lies beyond.</summary>
    public GeoPoint At(double metres)
    {
        var next = 1;
        while (next < points.Length - 1 && reached[next] < metres)
        {
            next++;
        }

        var step = reached[next] - reached[next - 1];
        var share = step > 0 ? Math.Clamp((metres - reached[next - 1]) / step, 0, 1) : 0;
        var (from, to) = (points[next - 1], points[next]);
        return GeoPoint.FromGrid(
            new GeoPoint(from.Longitude + (share * (to.Longitude - from.Longitude)), 0).GridX,
            new GeoPoint(0, from.Latitude + (share * (to.Latitude - from.Latitude))).GridY);
    }

    /// <summary>The part between two distances, both ends included.</summary>
    public List<GeoPoint> Part(double from, double to)
    {
        var part = new List<GeoPoint> { At(from) };
        for (var i = 0; i < points.Length; i++)
        {
            if (reached[i] > from && reached[i] < to)
            {
                part.Add(points[i]);
            }
        }

        part.Add(At(to));
        return part;
    }
}
