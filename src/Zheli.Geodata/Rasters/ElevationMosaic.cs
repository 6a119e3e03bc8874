using Zheli.Model.Places;

namespace Zheli.Geodata.Rasters;

/// <summary>Puts the tiles of a relief together: grids of one step whose cells fall on the same places.</summary>
public static class ElevationMosaic
{
    /// <summary>The largest mosaic, cells: 200 million, 400 MB.</summary>
    public const long LargestCells = 200_000_000;

    private const double StepTolerance = 1e-9;
    private const double PlaceTolerance = 0.01;

    /// <summary>True when the cells of both grids fall on the same places.</summary>
    public static bool Fits(ElevationGrid a, ElevationGrid b) =>
        Math.Abs(a.StepX - b.StepX) < StepTolerance && Math.Abs(a.StepY - b.StepY) < StepTolerance
        && IsWhole((b.West - a.West) / a.StepX) && IsWhole((a.North - b.North) / a.StepY);

    /// <summary>Cells of the smallest grid around all grids, which fit each other.</summary>
    public static long CellsOf(IReadOnlyList<ElevationGrid> grids)
    {
        var (_, _, columns, rows) = Around(grids);
        return columns * rows;
    }

    /// <summary>One grid around all; where two have a height, the later one is taken.</summary>
    public static ElevationGrid Join(IReadOnlyList<ElevationGrid> grids)
    {
        if (grids.Count == 1)
        {
            return grids[0];
        }

        var (west, north, columns, rows) = Around(grids);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns * rows, LargestCells, nameof(grids));
        var heights = new short[columns * rows];
        Array.Fill(heights, ElevationGrid.NoData);
        foreach (var grid in grids)
        {
            var column = (int)Math.Round((grid.West - west) / grid.StepX);
            var row = (int)Math.Round((north - grid.North) / grid.StepY);
            for (var r = 0; r < grid.Rows; r++)
            {
                Lay(grid.Heights.Slice(r * grid.Columns, grid.Columns), heights.AsSpan((int)(((row + r) * columns) + column), grid.Columns));
            }
        }

        return new ElevationGrid(west, north, grids[0].StepX, grids[0].StepY, (int)columns, (int)rows, heights);
    }

    private static void Lay(ReadOnlySpan<short> from, Span<short> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] != ElevationGrid.NoData)
            {
                to[i] = from[i];
            }
        }
    }

    private static (double West, double North, long Columns, long Rows) Around(IReadOnlyList<ElevationGrid> grids)
    {
        double stepX = grids[0].StepX, stepY = grids[0].StepY;
        double west = grids.Min(g => g.West), north = grids.Max(g => g.North);
        var columns = grids.Max(g => (long)Math.Round((g.West - west) / stepX) + g.Columns);
        var rows = grids.Max(g => (long)Math.Round((north - g.North) / stepY) + g.Rows);
        return (west, north, columns, rows);
    }

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < PlaceTolerance;
}
