namespace Zheli.Algorithms.Graphs;

/// <summary>Points of a plane in the cells of a square grid, so that those near a place are found without looking at the rest.</summary>
public sealed class PointGrid
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] start;
    private readonly int[] points;
    private readonly double west;
    private readonly double south;
    private readonly double cell;
    private readonly int columns;
    private readonly int rows;

    /// <summary>Sorts points into cells, of a size that holds about two points each.</summary>
    /// <param name="x">First coordinates.</param>
    /// <param name="y">Second coordinates.</param>
    public PointGrid(double[] x, double[] y)
    {
        (this.x, this.y) = (x, y);
        if (x.Length == 0)
        {
            (start, points, cell) = ([0], [], 1);
            return;
        }

        (west, south) = (x.Min(), y.Min());
        double width = x.Max() - west, height = y.Max() - south;
        var cells = Math.Max(x.Length / 2, 1);
        cell = Math.Max(Math.Sqrt(width * height / cells), Math.Max(Math.Max(width, height) / cells, 1e-6));
        (columns, rows) = ((int)(width / cell) + 1, (int)(height / cell) + 1);
        start = new int[(columns * rows) + 1];
        points = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            start[Cell(i) + 1]++;
        }

        for (var i = 1; i < start.Length; i++)
        {
            start[i] += start[i - 1];
        }

        var next = start[..^1];
        for (var i = 0; i < x.Length; i++)
        {
            points[next[Cell(i)]++] = i;
        }
    }

    /// <summary>Adds all points within a distance of a place, that distance included; cell by cell, not in order of number.</summary>
    public void CollectWithin(double px, double py, double radius, List<int> found)
    {
        int left = Math.Max((int)Math.Floor((px - radius - west) / cell), 0), right = Math.Min((int)Math.Floor((px + radius - west) / cell), columns - 1);
        int low = Math.Max((int)Math.Floor((py - radius - south) / cell), 0), high = Math.Min((int)Math.Floor((py + radius - south) / cell), rows - 1);
        for (var row = low; row <= high && left <= right; row++)
        {
            for (var i = start[(row * columns) + left]; i < start[(row * columns) + right + 1]; i++)
            {
                double dx = x[points[i]] - px, dy = y[points[i]] - py;
                if ((dx * dx) + (dy * dy) <= radius * radius)
                {
                    found.Add(points[i]);
                }
            }
        }
    }

    private int Cell(int point) => ((int)((y[point] - south) / cell) * columns) + (int)((x[point] - west) / cell);
}
