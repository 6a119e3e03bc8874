using Zheli.Model.Places;

namespace Zheli.Geodata.Rasters;

/// <summary>Gathers rows of heights into a grid of whole metres, each cell the mean of factor × factor pixels.</summary>
internal sealed class HeightGridBuilder
{
    // The deepest trench and the highest mountain with some room; what lies beyond is a damaged pixel.
    private const float Lowest = -11_500;
    private const float Highest = 9_000;
    private readonly int factor;
    private readonly int columns;
    private readonly int rows;
    private readonly double[] sums;
    private readonly int[] counts;
    private readonly short[] heights;
    private int taken;

    /// <summary>Prepares a grid for this many pixels.</summary>
    public HeightGridBuilder(int sourceColumns, int sourceRows, int factor)
    {
        this.factor = factor;
        columns = sourceColumns / factor;
        rows = sourceRows / factor;
        sums = new double[columns];
        counts = new int[columns];
        heights = new short[checked(columns * rows)];
    }

    /// <summary>Pixels that no place on the Earth can have.</summary>
    public long Impossible { get; private set; }

    /// <summary>Pixels with a height.</summary>
    public long Known { get; private set; }

    /// <summary>Takes the next row of pixels; NaN where unknown.</summary>
    public void TakeRow(ReadOnlySpan<float> row)
    {
        if (taken / factor >= rows)
        {
            return;
        }

        for (var i = 0; i < columns * factor; i++)
        {
            var height = row[i];
            if (height is >= Lowest and <= Highest)
            {
                sums[i / factor] += height;
                counts[i / factor]++;
                Known++;
            }
            else if (!float.IsNaN(height))
            {
                Impossible++;
            }
        }

        taken++;
        if (taken % factor == 0)
        {
            Flush((taken / factor) - 1);
        }
    }

    /// <summary>The grid, where the first pixel has its centre at this place.</summary>
    public ElevationGrid Build(GeoReference reference) => new(
        reference.West + (reference.StepX * (factor - 1) / 2), reference.North - (reference.StepY * (factor - 1) / 2),
        reference.StepX * factor, reference.StepY * factor, columns, rows, heights);

    private void Flush(int row)
    {
        for (var column = 0; column < columns; column++)
        {
            heights[(row * columns) + column] = counts[column] == 0 ? ElevationGrid.NoData : (short)Math.Round(sums[column] / counts[column], MidpointRounding.AwayFromZero);
        }

        Array.Clear(sums);
        Array.Clear(counts);
    }
}
