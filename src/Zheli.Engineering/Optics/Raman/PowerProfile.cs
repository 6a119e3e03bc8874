namespace Zheli.Engineering.Optics.Raman;

/// <summary>
/// Power along a span relative to where each light enters it, at chosen places: the channels first, then pumps. Row-major arrays of one row a frequency.
/// </summary>
internal sealed class PowerProfile
{
    public required double[] PositionM { get; init; }

    /// <summary>Frequencies of the rows, Hz.</summary>
    public required double[] FrequencyHz { get; init; }

    /// <summary>Power over power at entry; <c>[row * positions + place]</c>.</summary>
    public required double[] Transfer { get; init; }

    /// <summary>Powers at entry, W; one a row.</summary>
    public required double[] EntryW { get; init; }

    /// <summary>Places.</summary>
    public int Places => PositionM.Length;

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => Transfer.AsSpan(row * Places, Places);

    /// <summary>The same profile at other places, by straight lines between the known ones.</summary>
    public PowerProfile At(double[] positionM)
    {
        var rows = FrequencyHz.Length;
        var transfer = new double[rows * positionM.Length];
        for (var k = 0; k < positionM.Length; k++)
        {
            var found = Array.BinarySearch(PositionM, positionM[k]);
            var right = found >= 0 ? Math.Max(found, 1) : Math.Clamp(~found, 1, Places - 1);
            var share = (positionM[k] - PositionM[right - 1]) / (PositionM[right] - PositionM[right - 1]);
            for (var i = 0; i < rows; i++)
            {
                var row = Row(i);
                transfer[(i * positionM.Length) + k] = row[right - 1] + ((row[right] - row[right - 1]) * share);
            }
        }

        return new() { PositionM = positionM, FrequencyHz = FrequencyHz, Transfer = transfer, EntryW = EntryW };
    }
}
