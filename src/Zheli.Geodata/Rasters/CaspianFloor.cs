using Zheli.Model.Places;

namespace Zheli.Geodata.Rasters;

/// <summary>Tells whether a grid knows the bottom of the Caspian Sea or only its surface: many grids are flat there, at about 28 m below the oceans.</summary>
internal static class CaspianFloor
{
    // The middle of the sea between Absheron and Aktau, all water, 10 to 800 m deep.
    private const double West = 50.0;
    private const double East = 51.0;
    private const double South = 38.5;
    private const double North = 43.0;
    private const int FewestCells = 12;

    /// <summary>True when the grid covers the middle of the Caspian and three quarters of it have nearly the height of its surface.</summary>
    public static bool IsFlat(ElevationGrid grid)
    {
        int cells = 0, atSurface = 0;
        for (var row = 0; row < grid.Rows; row++)
        {
            var latitude = grid.North - (row * grid.StepY);
            if (latitude is < South or > North)
            {
                continue;
            }

            var first = Math.Max(0, (int)Math.Ceiling((West - grid.West) / grid.StepX));
            var last = Math.Min(grid.Columns - 1, (int)Math.Floor((East - grid.West) / grid.StepX));
            for (var column = first; column <= last; column++)
            {
                cells++;
                atSurface += grid.Heights[(row * grid.Columns) + column] is >= -31 and <= 0 ? 1 : 0;
            }
        }

        return cells >= FewestCells && atSurface * 4 >= cells * 3;
    }
}
