using System.Runtime.InteropServices;

namespace Zheli.Engineering.Rollout;

/// <summary>Chooses the corridor points to which legs across country may run: one in each cell of the map for each connected part.</summary>
internal static class CorridorThinning
{
    /// <summary>Width of a cell, metres.</summary>
    private const double Spacing = 5_000;

    /// <summary>The chosen points, ascending; a junction before a plain point, then the one nearest to the cell's middle.</summary>
    public static int[] Choose(CorridorLines lines, Incidence incidence, CorridorParts parts)
    {
        var points = lines.Points;
        var best = new Dictionary<(int Column, int Row, int Part), (bool Plain, double Squared, ulong Key, int Point)>();
        var seen = new bool[points.Count];
        for (var s = 0; s < lines.Count; s++)
        {
            if (parts.Kept[s])
            {
                Consider(lines.From[s]);
                Consider(lines.To[s]);
            }
        }

        var chosen = best.Values.Select(b => b.Point).ToArray();
        Array.Sort(chosen);
        return chosen;

        void Consider(int p)
        {
            if (seen[p])
            {
                return;
            }

            seen[p] = true;
            int column = (int)Math.Floor(points.PlaneX[p] / Spacing), row = (int)Math.Floor(points.PlaneY[p] / Spacing);
            double dx = points.PlaneX[p] - ((column + 0.5) * Spacing), dy = points.PlaneY[p] - ((row + 0.5) * Spacing);
            var rank = (incidence.Degree(p) == 2, (dx * dx) + (dy * dy), points.KeyOf(p), p);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, (column, row, parts.Of(p)), out var exists);
            if (!exists || rank.CompareTo(known) < 0)
            {
                known = rank;
            }
        }
    }
}
