using System.Numerics;

namespace Zheli.Algorithms.Sampling;

/// <summary>
/// Values of equal probability of a distribution that is given by its quantiles, so that a draw is a look-up: each stands for the middle of its share. The largest of n is the quantile
/// 1 − 1/(2n).
/// </summary>
public sealed class QuantileTable
{
    private readonly double[] deviate;
    private readonly double[] value;
    private readonly int shift;

    /// <summary>Takes the memory.</summary>
    /// <param name="count">Number of values, a power of two from 2 on.</param>
    public QuantileTable(int count)
    {
        if (count < 2 || !BitOperations.IsPow2(count))
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A power of two from 2 on is needed.");
        }

        (deviate, value, shift) = (new double[count], new double[count], 64 - BitOperations.Log2((uint)count));
        for (var i = 0; i < count; i++)
        {
            deviate[i] = NormalDeviate.Of((i + 0.5) / count);
        }
    }

    /// <summary>The value at the median.</summary>
    public double Median { get; private set; }

    /// <summary>Computes the values.</summary>
    /// <param name="quantile">The distribution's value at a standard normal deviate.</param>
    public void Fill(Func<double, double> quantile)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = quantile(deviate[i]);
        }

        Median = quantile(0);
    }

    /// <summary>The value that 64 random bits choose.</summary>
    public double At(ulong bits) => value[bits >> shift];
}
