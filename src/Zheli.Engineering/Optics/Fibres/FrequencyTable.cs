namespace Zheli.Engineering.Optics.Fibres;

/// <summary>A quantity over frequency: one value for all, or points joined by straight lines.</summary>
/// <param name="FrequencyHz">Frequencies of the points, ascending; empty when one value holds everywhere.</param>
/// <param name="Values">Values at the points, or the one value.</param>
public sealed record FrequencyTable(double[] FrequencyHz, double[] Values)
{
    /// <summary>True when one value holds everywhere.</summary>
    public bool IsConstant => FrequencyHz.Length == 0;

    /// <summary>One value everywhere.</summary>
    public static FrequencyTable Constant(double value) => new([], [value]);

    /// <summary>True when the table says something about a frequency.</summary>
    public bool Covers(double frequencyHz) => IsConstant || (frequencyHz >= FrequencyHz[0] && frequencyHz <= FrequencyHz[^1]);

    /// <summary>The value at a frequency; beyond the ends the value of the end.</summary>
    public double At(double frequencyHz) => IsConstant ? Values[0] : Interpolate(frequencyHz, FrequencyHz, Values);

    /// <summary>Linear interpolation between ascending points; beyond the ends the value of the end.</summary>
    public static double Interpolate(double x, double[] xs, double[] ys)
    {
        if (x <= xs[0])
        {
            return ys[0];
        }

        if (x >= xs[^1])
        {
            return ys[^1];
        }

        var at = Array.BinarySearch(xs, x);
        if (at >= 0)
        {
            return ys[at];
        }

        var right = ~at;
        return ys[right - 1] + ((ys[right] - ys[right - 1]) * (x - xs[right - 1]) / (xs[right] - xs[right - 1]));
    }

    /// <summary>Points at equal distances from one end to the other, as amplifier data are given.</summary>
    public static FrequencyTable Spread(double fromHz, double toHz, double[] values) => values.Length == 1
        ? Constant(values[0])
        : new([.. Enumerable.Range(0, values.Length).Select(i => i == values.Length - 1 ? toHz : fromHz + (i * ((toHz - fromHz) / (values.Length - 1))))], values);
}
