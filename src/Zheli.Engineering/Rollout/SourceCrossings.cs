using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Joins lines of different sources where they cross on the ground, and power lines with whatever passes under them: a cable can be jointed there though
/// the map has no common point. Within one source, lines that cross without a common point pass over each other.
/// </summary>
internal static class SourceCrossings
{
    /// <summary>Cuts both lines at each such crossing; gives the number of crossings.</summary>
    public static int Join(CorridorLines lines, SegmentGrid index, Splits splits, int threads)
    {
        var commonest = CommonestLayer(lines);
        var pairs = Work.Gather<(int First, int Second, double OfFirst, double OfSecond)>(lines.Count, threads, (begin, end, found) =>
        {
            List<int> near = [];
            for (var s = begin; s < end; s++)
            {
                if (Layer(lines, s) != commonest && !lines.OnStructure[s])
                {
                    FindPairs(lines, index, s, commonest, near, found);
                }
            }
        });
        foreach (var (first, second, ofFirst, ofSecond) in pairs)
        {
            splits.CutAt(second, ofSecond, splits.Cut(first, ofFirst));
        }

        return pairs.Count;
    }

    private static void FindPairs(
        CorridorLines lines, SegmentGrid index, int s, long commonest, List<int> near, List<(int First, int Second, double OfFirst, double OfSecond)> found)
    {
        var points = lines.Points;
        int a = lines.From[s], b = lines.To[s];
        near.Clear();
        index.CollectAlong(points.PlaneX[a], points.PlaneY[a], points.PlaneX[b], points.PlaneY[b], near);
        near.Sort();
        for (var i = 0; i < near.Count; i++)
        {
            var t = near[i];
            var layer = Layer(lines, t);

            // Each pair once: found from the side that is not of the commonest layer, or from the lower segment of two such.
            if ((i > 0 && t == near[i - 1]) || layer == Layer(lines, s) || (layer != commonest && t < s) || lines.OnStructure[t])
            {
                continue;
            }

            int c = lines.From[t], d = lines.To[t];
            if (Crossings.Find(points.X[a], points.Y[a], points.X[b], points.Y[b], points.X[c], points.Y[c], points.X[d], points.Y[d], out var ofFirst))
            {
                Crossings.Find(points.X[c], points.Y[c], points.X[d], points.Y[d], points.X[a], points.Y[a], points.X[b], points.Y[b], out var ofSecond);
                found.Add((s, t, ofFirst, ofSecond));
            }
        }
    }

    /// <summary>Lines of one layer meet only at common points: a source, its power lines apart.</summary>
    private static long Layer(CorridorLines lines, int segment) =>
        (2L * lines.Source[segment]) + (lines.Group[segment] == LineGroup.PowerLine ? 1 : 0);

    private static long CommonestLayer(CorridorLines lines)
    {
        var counts = new SortedDictionary<long, int>();
        for (var s = 0; s < lines.Count; s++)
        {
            counts[Layer(lines, s)] = counts.GetValueOrDefault(Layer(lines, s)) + 1;
        }

        return counts.OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault(-1);
    }
}
