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
            var (from, to) = (plane.Project(points[i - 1]), plane.Project(points[i]));
            var length = Math.Sqrt(((from.X - to.X) * (from.X - to.X)) + ((from.Y - to.Y) * (from.Y - to.Y)));
            var samples = 1 + (int)(length / SampleMetres);
            all += samples;
            near += Near(new(from.X, from.Y, to.X, to.Y, length, samples, metres), 0, samples);
        }

        return all == 0 ? 0 : (double)near / all;
    }

    /// <summary>A straight stretch, cut into samples of equal length.</summary>
    private readonly record struct Stretch(double AX, double AY, double BX, double BY, double Length, int Samples, double Metres);

    /// <summary>How many of the samples have a power line near: a part that none comes near is left at once, another is halved.</summary>
    private int Near(in Stretch it, int first, int end)
    {
        var middle = (first + end) / 2.0 / it.Samples;
        var around = it.Metres + ((end - first - 1) / 2.0 / it.Samples * it.Length);
        if (grid!.FindNearest(it.AX + (middle * (it.BX - it.AX)), it.AY + (middle * (it.BY - it.AY)), around, out _) < 0)
        {
            return 0;
        }

        return end - first == 1 ? 1 : Near(it, first, (first + end) / 2) + Near(it, (first + end) / 2, end);
    }
}
