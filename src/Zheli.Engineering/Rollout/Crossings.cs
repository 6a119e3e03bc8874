using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Lines that cost something to cross, with an index of their segments.</summary>
internal sealed class CrossedLines
{
    private readonly int[] gridX;
    private readonly int[] gridY;
    private readonly int[] from;
    private readonly int[] to;
    private readonly SegmentGrid index;

    private CrossedLines(int[] gridX, int[] gridY, double[] planeX, double[] planeY, int[] from, int[] to)
    {
        (this.gridX, this.gridY, this.from, this.to) = (gridX, gridY, from, to);
        index = new SegmentGrid(planeX, planeY, from, to, from.Length);
    }

    /// <summary>Rivers and canals.</summary>
    public static CrossedLines Rivers(IEnumerable<WaterFeature> water, LocalPlane plane) => Of(water.Where(w => !w.IsArea).Select(w => w.Points), plane);

    /// <summary>Any lines.</summary>
    public static CrossedLines Of(IEnumerable<GeoPoint[]> lines, LocalPlane plane)
    {
        List<int> x = [], y = [], from = [], to = [];
        List<double> planeX = [], planeY = [];
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Length; i++)
            {
                var place = plane.Project(line[i]);
                x.Add(line[i].GridX);
                y.Add(line[i].GridY);
                planeX.Add(place.X);
                planeY.Add(place.Y);
                if (i > 0)
                {
                    from.Add(x.Count - 2);
                    to.Add(x.Count - 1);
                }
            }
        }

        return new([.. x], [.. y], [.. planeX], [.. planeY], [.. from], [.. to]);
    }

    /// <summary>Railways on the ground; those on a bridge or in a tunnel leave the ground free.</summary>
    public static CrossedLines Railways(CorridorLines lines)
    {
        List<int> from = [], to = [];
        for (var s = 0; s < lines.Count; s++)
        {
            if (lines.Group[s] == LineGroup.Railway && !lines.OnStructure[s])
            {
                from.Add(lines.From[s]);
                to.Add(lines.To[s]);
            }
        }

        var points = lines.Points;
        return new(points.X, points.Y, points.PlaneX, points.PlaneY, [.. from], [.. to]);
    }

    /// <summary>Adds the fractions of the straight line from one point to another at which it is crossed.</summary>
    public void Find(PointTable points, int a, int b, List<int> candidates, List<double> fractions)
    {
        candidates.Clear();
        index.CollectAlong(points.PlaneX[a], points.PlaneY[a], points.PlaneX[b], points.PlaneY[b], candidates);
        candidates.Sort();
        for (var i = 0; i < candidates.Count; i++)
        {
            var s = candidates[i];
            if ((i == 0 || s != candidates[i - 1]) && Crossings.Find(
                points.X[a], points.Y[a], points.X[b], points.Y[b], gridX[from[s]], gridY[from[s]], gridX[to[s]], gridY[to[s]], out var fraction))
            {
                fractions.Add(fraction);
            }
        }
    }
}

/// <summary>Where lines cross rivers and railways.</summary>
internal static class Crossings
{
    /// <summary>
    /// True when the second segment crosses the first at a point inside the first (exact, on the grid); the fraction is that of the first. A first segment that
    /// ends on the second does not cross it. A point of the second that lies on the first counts as left of it, so a line that passes
    /// through with a point exactly there is counted once.
    /// </summary>
    public static bool Find(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy, out double fraction)
    {
        fraction = 0;
        if (Math.Max(ax, bx) < Math.Min(cx, dx) || Math.Max(cx, dx) < Math.Min(ax, bx)
            || Math.Max(ay, by) < Math.Min(cy, dy) || Math.Max(cy, dy) < Math.Min(ay, by))
        {
            return false;
        }

        Int128 c = Cross(ax, ay, bx, by, cx, cy), d = Cross(ax, ay, bx, by, dx, dy);
        Int128 a = Cross(cx, cy, dx, dy, ax, ay), b = Cross(cx, cy, dx, dy, bx, by);
        if ((c >= 0) == (d >= 0) || a == 0 || b == 0 || (a > 0) == (b > 0))
        {
            return false;
        }

        fraction = (double)a / (double)(a - b);
        return true;
    }

    /// <summary>All crossings of roads and railways by rivers, and of roads by railways; lines on a bridge, in a tunnel or on poles have none.</summary>
    public static List<CrossingEvent> OfCorridors(CorridorLines lines, CrossedLines rivers, CrossedLines railways, int threads) =>
        Work.Gather<CrossingEvent>(lines.Count, threads, (begin, end, found) =>
        {
            List<int> candidates = [];
            List<double> fractions = [];
            for (var s = begin; s < end; s++)
            {
                if (lines.OnStructure[s] || lines.Group[s] is not (LineGroup.Road or LineGroup.Railway))
                {
                    continue;
                }

                fractions.Clear();
                rivers.Find(lines.Points, lines.From[s], lines.To[s], candidates, fractions);
                var riverCount = fractions.Count;
                if (lines.Group[s] == LineGroup.Road)
                {
                    railways.Find(lines.Points, lines.From[s], lines.To[s], candidates, fractions);
                }

                for (var i = 0; i < fractions.Count; i++)
                {
                    found.Add(new(s, fractions[i], IsRail: i >= riverCount));
                }
            }
        });

    private static Int128 Cross(int ax, int ay, int bx, int by, int cx, int cy) =>
        ((Int128)((long)bx - ax) * ((long)cy - ay)) - ((Int128)((long)by - ay) * ((long)cx - ax));
}
