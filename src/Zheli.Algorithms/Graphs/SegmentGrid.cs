namespace Zheli.Algorithms.Graphs;

/// <summary>
/// Straight segments of a plane in the cells of a square grid, each in every cell that it passes, so that those near a point or another segment are found
/// without looking at the rest.
/// </summary>
public sealed class SegmentGrid
{
    private const int MaxCells = 1 << 22;

    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] from;
    private readonly int[] to;
    private readonly int[] start;
    private readonly int[] segments;
    private readonly double west;
    private readonly double south;
    private readonly double cell;
    private readonly int columns;
    private readonly int rows;

    /// <summary>Sorts segments into cells, of a size that holds about two segments each.</summary>
    /// <param name="x">First coordinates of the points.</param>
    /// <param name="y">Second coordinates of the points.</param>
    /// <param name="from">First point of each segment.</param>
    /// <param name="to">Second point of each segment.</param>
    /// <param name="count">Segments to take, from the first.</param>
    public SegmentGrid(double[] x, double[] y, int[] from, int[] to, int count)
    {
        (this.x, this.y, this.from, this.to) = (x, y, from, to);
        double east = double.NegativeInfinity, north = double.NegativeInfinity;
        (west, south) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var s = 0; s < count; s++)
        {
            west = Math.Min(west, Math.Min(x[from[s]], x[to[s]]));
            east = Math.Max(east, Math.Max(x[from[s]], x[to[s]]));
            south = Math.Min(south, Math.Min(y[from[s]], y[to[s]]));
            north = Math.Max(north, Math.Max(y[from[s]], y[to[s]]));
        }

        if (count == 0)
        {
            (west, south, cell) = (0, 0, 1);
            (start, segments) = ([0], []);
            return;
        }

        double width = east - west, height = north - south;
        var cells = Math.Clamp(count / 2, 1, MaxCells);
        cell = Math.Max(Math.Sqrt(width * height / cells), Math.Max(Math.Max(width, height) / cells, 1e-6));
        columns = (int)(width / cell) + 1;
        rows = (int)(height / cell) + 1;
        start = new int[(columns * rows) + 1];
        Walk(count, filled: null);
        for (var i = 1; i < start.Length; i++)
        {
            start[i] += start[i - 1];
        }

        segments = new int[start[^1]];
        Walk(count, segments);
        Array.Copy(start, 0, start, 1, start.Length - 1);
        start[0] = 0;
    }

    /// <summary>Adds all segments that may come within a distance of a point, and perhaps some more; one may be added several times.</summary>
    public void CollectNear(double px, double py, double radius, List<int> found) => CollectBox(px - radius, py - radius, px + radius, py + radius, found);

    /// <summary>Adds all segments that may touch the straight line between two places, and perhaps some more; one may be added several times.</summary>
    public void CollectAlong(double ax, double ay, double bx, double by, List<int> found)
    {
        if (rows == 0 || !RowSpan(ay, by, out var low, out var high))
        {
            return;
        }

        for (var row = low; row <= high; row++)
        {
            var (left, right) = ColumnSpan(ax, ay, bx, by, row);
            if (right >= 0 && left < columns)
            {
                var first = (row * columns) + Math.Max(left, 0);
                var end = (row * columns) + Math.Min(right, columns - 1) + 1;
                AddRange(start[first], start[end], found);
            }
        }
    }

    /// <summary>The segment nearest to a point (of equals the lowest number), or -1 when none lies within the limit.</summary>
    public int FindNearest(double px, double py, double limit, out double distance)
    {
        var (best, bestSquared) = (-1, limit * limit);
        if (rows > 0)
        {
            // Rings of cells round the point's own; everything beyond ring k is farther than k cells, less the way out of the point's own cell.
            int column = (int)Math.Floor((px - west) / cell), row = (int)Math.Floor((py - south) / cell);
            var rings = Math.Max(Math.Max(column, columns - 1 - column), Math.Max(row, rows - 1 - row));
            var firstRing = Math.Max(0, Math.Max(Math.Max(-column, column - columns + 1), Math.Max(-row, row - rows + 1)));
            for (var ring = firstRing; ring <= rings; ring++)
            {
                var reach = (ring - 1) * cell;
                if (reach > 0 && reach * reach > bestSquared)
                {
                    break;
                }

                SearchRing(column, row, ring, px, py, ref best, ref bestSquared);
            }
        }

        distance = best < 0 ? double.PositiveInfinity : Math.Sqrt(bestSquared);
        return best;
    }

    /// <summary>Square of the distance from a point to a segment, and where its foot stands along it (0 at the first end, 1 at the second).</summary>
    public double SquaredDistance(int segment, double px, double py, out double fraction)
    {
        double ax = x[from[segment]], ay = y[from[segment]];
        double dx = x[to[segment]] - ax, dy = y[to[segment]] - ay;
        var square = (dx * dx) + (dy * dy);
        fraction = square > 0 ? Math.Clamp((((px - ax) * dx) + ((py - ay) * dy)) / square, 0, 1) : 0;
        double ex = ax + (fraction * dx) - px, ey = ay + (fraction * dy) - py;
        return (ex * ex) + (ey * ey);
    }

    private void SearchRing(int column, int row, int ring, double px, double py, ref int best, ref double bestSquared)
    {
        for (var r = Math.Max(row - ring, 0); r <= Math.Min(row + ring, rows - 1); r++)
        {
            var step = Math.Abs(r - row) == ring ? 1 : Math.Max(2 * ring, 1);
            for (var c = column - ring; c <= column + ring; c += step)
            {
                if (c < 0 || c >= columns)
                {
                    continue;
                }

                for (var i = start[(r * columns) + c]; i < start[(r * columns) + c + 1]; i++)
                {
                    var squared = SquaredDistance(segments[i], px, py, out _);
                    if (squared < bestSquared || (squared == bestSquared && (best < 0 || segments[i] < best)))
                    {
                        (best, bestSquared) = (segments[i], squared);
                    }
                }
            }
        }
    }

    private void CollectBox(double left, double bottom, double right, double top, List<int> found)
    {
        if (rows == 0 || !RowSpan(bottom, top, out var low, out var high))
        {
            return;
        }

        int first = (int)Math.Floor((left - west) / cell), last = (int)Math.Floor((right - west) / cell);
        if (last < 0 || first >= columns)
        {
            return;
        }

        for (var row = low; row <= high; row++)
        {
            AddRange(start[(row * columns) + Math.Max(first, 0)], start[(row * columns) + Math.Min(last, columns - 1) + 1], found);
        }
    }

    private void AddRange(int begin, int end, List<int> found)
    {
        for (var i = begin; i < end; i++)
        {
            found.Add(segments[i]);
        }
    }

    /// <summary>Counts the segments of each cell, or fills the cells; after filling, start[c] is the end of cell c.</summary>
    private void Walk(int count, int[]? filled)
    {
        for (var s = 0; s < count; s++)
        {
            double ax = x[from[s]], ay = y[from[s]], bx = x[to[s]], by = y[to[s]];
            RowSpan(ay, by, out var low, out var high);
            for (var row = low; row <= high; row++)
            {
                var (left, right) = ColumnSpan(ax, ay, bx, by, row);
                for (var c = (row * columns) + Math.Max(left, 0); c <= (row * columns) + Math.Min(right, columns - 1); c++)
                {
                    if (filled is null)
                    {
                        start[c + 1]++;
                    }
                    else
                    {
                        filled[start[c]++] = s;
                    }
                }
            }
        }
    }

    private bool RowSpan(double ay, double by, out int low, out int high)
    {
        low = (int)Math.Floor((Math.Min(ay, by) - south) / cell);
        high = (int)Math.Floor((Math.Max(ay, by) - south) / cell);
        var touches = high >= 0 && low < rows;
        (low, high) = (Math.Max(low, 0), Math.Min(high, rows - 1));
        return touches;
    }

    /// <summary>Columns that a segment passes within one row, a little generously so that rounding never loses a cell.</summary>
    private (int Left, int Right) ColumnSpan(double ax, double ay, double bx, double by, int row)
    {
        double from = ax, to = bx;
        if (ay != by)
        {
            double bottom = south + (row * cell), top = bottom + cell;
            from = ax + ((bx - ax) * Math.Clamp((bottom - ay) / (by - ay), 0, 1));
            to = ax + ((bx - ax) * Math.Clamp((top - ay) / (by - ay), 0, 1));
        }

        var slack = cell * 1e-6;
        return ((int)Math.Floor((Math.Min(from, to) - slack - west) / cell), (int)Math.Floor((Math.Max(from, to) + slack - west) / cell));
    }
}
