using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Identities of stretches: the same line has the same key in every run.</summary>
internal static class RouteKey
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>Key of a stretch: FNV-1a over its points, in the direction that begins at the smaller end.</summary>
    public static string Of(ReadOnlySpan<GeoPoint> line)
    {
        var (first, last) = ((line[0].GridX, line[0].GridY), (line[^1].GridX, line[^1].GridY));
        var backwards = last.CompareTo(first) < 0;
        var hash = Offset;
        for (var i = 0; i < line.Length; i++)
        {
            var point = line[backwards ? line.Length - 1 - i : i];
            hash = (((hash ^ (uint)point.GridX) * Prime) ^ (uint)point.GridY) * Prime;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
