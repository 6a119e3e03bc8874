using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The name of an edge that survives re-planning: 64-bit FNV-1a over the method's name and the grid coordinates of its line, read from the end that
/// comes first in longitude, then latitude (of a line whose ends meet, from the smaller second point), as 16 hexadecimal digits. Two roads between
/// the same two junctions differ in their lines, so they differ in their keys.
/// </summary>
public static class EdgeKey
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The key of an edge of a graph.</summary>
    public static string Of(RolloutGraph graph, int edge)
    {
        var (start, length) = (graph.PolylineStart[edge], graph.PolylineStart[edge + 1] - graph.PolylineStart[edge]);
        return Of(graph.EdgeMethod[edge], graph.PolylineX.AsSpan(start, length), graph.PolylineY.AsSpan(start, length));
    }

    /// <summary>The key of a line built by a method; either direction of the line gives the same key.</summary>
    public static string Of(BuildMethod method, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var hash = OffsetBasis;
        foreach (var letter in method.ToString())
        {
            hash = (hash ^ letter) * Prime;
        }

        var backwards = RunsBackwards(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            var at = backwards ? x.Length - 1 - i : i;
            hash = Mix(Mix(hash, x[at]), y[at]);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static bool RunsBackwards(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            if (x[i] != x[j])
            {
                return x[i] > x[j];
            }

            if (y[i] != y[j])
            {
                return y[i] > y[j];
            }
        }

        return false;
    }

    private static ulong Mix(ulong hash, int value)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ (byte)(value >> shift)) * Prime;
        }

        return hash;
    }
}
