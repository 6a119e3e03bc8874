using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Which of the lines of several sources are kept: lines far outside the country and exact repetitions are not.</summary>
/// <param name="Kept">Positions of the lines that are kept, ascending.</param>
/// <param name="Outside">Lines left out because they lie far outside.</param>
/// <param name="Repeated">Lines left out because another is the same, point by point.</param>
public sealed record LineMerge(int[] Kept, int Outside, int Repeated)
{
    /// <summary>How far from the box around the country a line may lie and still be of use to a network near the border, metres.</summary>
    public const double Margin = 50_000;

    private const double MetresPerDegree = 111_320;

    /// <summary>Chooses among lines given by kind (lines of different kinds are never the same) and points.</summary>
    public static LineMerge Of(int count, Func<int, (int Kind, GeoPoint[] Points)> line, (GeoPoint SouthWest, GeoPoint NorthEast)? country)
    {
        var box = country is { } c ? Widen(c) : ((GeoPoint, GeoPoint)?)null;
        var kept = new List<int>(count);
        var seen = new Dictionary<ulong, int>(count);
        var sameHash = new Dictionary<int, int>();
        var (outside, repeated) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var (kind, points) = line(i);
            if (box is { } b && !Touches(points, b))
            {
                outside++;
                continue;
            }

            var hash = Hash(kind, points);
            var earlier = seen.GetValueOrDefault(hash, -1);
            while (earlier >= 0 && !IsSame(line(earlier), (kind, points)))
            {
                earlier = sameHash.GetValueOrDefault(earlier, -1);
            }

            if (earlier >= 0)
            {
                repeated++;
                continue;
            }

            if (seen.TryGetValue(hash, out var first))
            {
                sameHash[i] = first;
            }

            seen[hash] = i;
            kept.Add(i);
        }

        return new([.. kept], outside, repeated);
    }

    private static bool IsSame((int Kind, GeoPoint[] Points) a, (int Kind, GeoPoint[] Points) b) =>
        a.Kind == b.Kind && a.Points.AsSpan().SequenceEqual(b.Points);

    private static bool Touches(GeoPoint[] points, (GeoPoint SouthWest, GeoPoint NorthEast) box)
    {
        double west = double.MaxValue, east = double.MinValue, south = double.MaxValue, north = double.MinValue;
        foreach (var (x, y) in points)
        {
            (west, east, south, north) = (Math.Min(west, x), Math.Max(east, x), Math.Min(south, y), Math.Max(north, y));
        }

        return east >= box.SouthWest.Longitude && west <= box.NorthEast.Longitude && north >= box.SouthWest.Latitude && south <= box.NorthEast.Latitude;
    }

    private static (GeoPoint SouthWest, GeoPoint NorthEast) Widen((GeoPoint SouthWest, GeoPoint NorthEast) box)
    {
        var dy = Margin / MetresPerDegree;
        var farthest = Math.Min(85, Math.Max(Math.Abs(box.SouthWest.Latitude), Math.Abs(box.NorthEast.Latitude)) + dy);
        var dx = dy / Math.Cos(farthest * (Math.PI / 180));
        return (new(box.SouthWest.Longitude - dx, box.SouthWest.Latitude - dy), new(box.NorthEast.Longitude + dx, box.NorthEast.Latitude + dy));
    }

    /// <summary>FNV-1a over the coordinates on the grid; the same on every machine and run.</summary>
    private static ulong Hash(int kind, GeoPoint[] points)
    {
        var hash = 14695981039346656037UL ^ (uint)kind;
        foreach (var point in points)
        {
            hash = (hash ^ (uint)point.GridX) * 1099511628211;
            hash = (hash ^ (uint)point.GridY) * 1099511628211;
        }

        return hash;
    }
}
