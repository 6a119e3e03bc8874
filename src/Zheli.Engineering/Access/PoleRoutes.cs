using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Which streets have a power line along them, whose poles may carry cable.</summary>
internal sealed class PoleRoutes
{
    private const double SampleMetres = 20;

    private readonly Plane plane;
    private readonly SegmentGrid? grid;

    /// <summary>Sorts the power lines.</summary>
    public PoleRoutes(IReadOnlyList<Corridor> lines, Plane plane)
    {
        this.plane = plane;
        if (lines.Count == 0)
        {
            return;
        }

        List<double> x = [], y = [];
        List<int> from = [], to = [];
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Points.Length; i++)
            {
                var (px, py) = plane.Project(line.Points[i]);
                x.Add(px);
                y.Add(py);
                if (i > 0)
                {
                    from.Add(x.Count - 2);
                    to.Add(x.Count - 1);
                }
            }
        }

        grid = new([.. x], [.. y], [.. from], [.. to], from.Count);
    }

    /// <summary>Share of a line along which a power line runs within a distance, 0 to 1.</summary>
    public double Share(ReadOnlySpan<GeoPoint> points, double metres)
    {
        if (grid is null)
        {
            return 0;
        }

        int near = 0, all = 0;
        for (var i = 1; i < points.Length; i++)
        {
            var ((ax, ay), (bx, by)) = (plane.Project(points[i - 1]), plane.Project(points[i]));
            var samples = 1 + (int)(Math.Sqrt(((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by))) / SampleMetres);
            for (var s = 0; s < samples; s++)
            {
                var t = (s + 0.5) / samples;
                all++;
                near += grid.FindNearest(ax + (t * (bx - ax)), ay + (t * (by - ay)), metres, out _) >= 0 ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)near / all;
    }
}
