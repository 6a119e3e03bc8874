namespace Zheli.Algorithms.Sampling;

/// <summary>
/// A factor above 0 given by three of its quantiles: one in ten is below <paramref name="Low"/>, half are below <paramref name="Middle"/>, nine in ten below
/// <paramref name="High"/>. On each side of the middle its logarithm is normal.
/// </summary>
/// <param name="Low">The tenth percentile, above 0.</param>
/// <param name="Middle">The median, at least <paramref name="Low"/>.</param>
/// <param name="High">The ninetieth percentile, at least <paramref name="Middle"/>.</param>
/// <remarks>K. F. Wallis, <i>The two-piece normal, binormal, or double Gaussian distribution</i>, Statistical Science 29 (2014); here with half the mass on each side.</remarks>
public readonly record struct SplitLogNormal(double Low, double Middle, double High)
{
    private const double NinetiethPercentile = 1.2815515655446004;

    private readonly double below = Math.Log(Middle / Low) / NinetiethPercentile;
    private readonly double above = Math.Log(High / Middle) / NinetiethPercentile;

    /// <summary>The factor at a standard normal deviate.</summary>
    public double At(double z) => Middle * Math.Exp(z * (z < 0 ? below : above));
}

/// <summary>A number of either sign given by three of its quantiles in the same way; on each side of the middle it is normal.</summary>
/// <param name="Low">The tenth percentile.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">The ninetieth percentile.</param>
public readonly record struct SplitNormal(double Low, double Middle, double High)
{
    private const double NinetiethPercentile = 1.2815515655446004;

    /// <summary>The number at a standard normal deviate.</summary>
    public double At(double z) => Middle + (z * (z < 0 ? Middle - Low : High - Middle) / NinetiethPercentile);
}
