namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>Sums over rows of numbers.</summary>
internal static class Vectors
{
    private const double Noise = 1e-11;

    /// <summary>Square of a row's length.</summary>
    public static double Square(ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (double x in row)
        {
            sum += x * x;
        }

        return sum;
    }

    /// <summary>What should be 0 and is not for rounding would spread.</summary>
    public static void Clean(Span<double> row)
    {
        foreach (ref double x in row)
        {
            x = Math.Abs(x) < Noise ? 0 : x;
        }
    }
}
