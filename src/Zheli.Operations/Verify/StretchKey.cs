using System.Globalization;
using System.Text;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>
/// The key of a stretch as docs/methods/rollout.md defines it: 64-bit FNV-1a over the method's name and the line on the grid, read from
/// its smaller end.
/// </summary>
internal static class StretchKey
{
    /// <summary>The key of an edge of a graph.</summary>
    public static string Of(RolloutGraph graph, int edge)
    {
        var points = new List<(int X, int Y)>();
        for (var i = graph.PolylineStart[edge]; i < graph.PolylineStart[edge + 1]; i++)
        {
            points.Add((graph.PolylineX[i], graph.PolylineY[i]));
        }

        var reversed = points.AsEnumerable().Reverse().ToList();
        var bytes = new List<byte>(Encoding.ASCII.GetBytes(graph.EdgeMethod[edge].ToString()));
        foreach (var (x, y) in points.Zip(reversed).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0) > 0 ? reversed : points)
        {
            bytes.AddRange(BitConverter.GetBytes(BitConverter.IsLittleEndian ? x : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(x)));
            bytes.AddRange(BitConverter.GetBytes(BitConverter.IsLittleEndian ? y : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(y)));
        }

        var hash = 0xcbf29ce484222325UL;
        foreach (var value in bytes)
        {
            hash = unchecked((hash ^ value) * 0x100000001b3UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
