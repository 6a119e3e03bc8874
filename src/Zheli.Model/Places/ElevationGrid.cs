namespace Zheli.Model.Places;

/// <summary>A regular grid of heights above mean sea level, in whole metres; rows run from north to south.</summary>
public sealed class ElevationGrid
{
    /// <summary>The value of a cell whose height is not known.</summary>
    public const short NoData = short.MinValue;

    private readonly short[] heights;

    /// <summary>Wraps <paramref name="heights"/>, row by row from the north-west corner; the array is not copied.</summary>
    /// <param name="west">Longitude of the centre of the first column, degrees.</param>
    /// <param name="north">Latitude of the centre of the first row, degrees.</param>
    /// <param name="stepX">Distance between columns, degrees, positive.</param>
    /// <param name="stepY">Distance between rows, degrees, positive.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="heights">rows × columns heights in metres, <see cref="NoData"/> where unknown.</param>
    public ElevationGrid(double west, double north, double stepX, double stepY, int columns, int rows, short[] heights)
    {
        ArgumentNullException.ThrowIfNull(heights);
        ArgumentOutOfRangeException.ThrowIfNotEqual(heights.Length, checked(columns * rows));
        (West, North, StepX, StepY, Columns, Rows, this.heights) = (west, north, stepX, stepY, columns, rows, heights);
    }

    /// <summary>Longitude of the centre of the first column, degrees.</summary>
    public double West { get; }

    /// <summary>Latitude of the centre of the first row, degrees.</summary>
    public double North { get; }

    /// <summary>Distance between columns, degrees.</summary>
    public double StepX { get; }

    /// <summary>Distance between rows, degrees.</summary>
    public double StepY { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>All heights, row by row from the north-west corner.</summary>
    public ReadOnlySpan<short> Heights => heights;

    /// <summary>The height in metres at a point, interpolated between the four cells around it; NaN outside the grid or where a cell is unknown.</summary>
    public double HeightAt(double longitude, double latitude)
    {
        var column = (longitude - West) / StepX;
        var row = (North - latitude) / StepY;
        if (!(column >= 0 && row >= 0 && column <= Columns - 1 && row <= Rows - 1))
        {
            return double.NaN;
        }

        var c = Math.Min((int)column, Math.Max(Columns - 2, 0));
        var r = Math.Min((int)row, Math.Max(Rows - 2, 0));
        var east = Math.Min(c + 1, Columns - 1);
        var south = Math.Min(r + 1, Rows - 1);
        short nw = heights[(r * Columns) + c], ne = heights[(r * Columns) + east];
        short sw = heights[(south * Columns) + c], se = heights[(south * Columns) + east];
        if (nw == NoData || ne == NoData || sw == NoData || se == NoData)
        {
            return double.NaN;
        }

        double fx = column - c, fy = row - r;
        return (((nw * (1 - fx)) + (ne * fx)) * (1 - fy)) + (((sw * (1 - fx)) + (se * fx)) * fy);
    }
}
