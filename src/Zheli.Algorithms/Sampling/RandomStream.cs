namespace Zheli.Algorithms.Sampling;

/// <summary>
/// A stream of random numbers that is a function of its seed and of how many were drawn: the same on every machine and thread, and any number of
/// streams side by side without meeting.
/// </summary>
/// <remarks>G. L. Steele, D. Lea, C. H. Flood, <i>Fast splittable pseudorandom number generators</i>, OOPSLA 2014 (SplitMix64).</remarks>
public record struct RandomStream
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private ulong state;

    /// <summary>The stream with this seed and number.</summary>
    public RandomStream(long seed, long stream) => state = Mix(Mix((ulong)seed + Golden) ^ ((ulong)stream * Golden));

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(state += Golden);

    /// <summary>A whole number from 0 to <paramref name="below"/> − 1, each as likely to within 2^−32.</summary>
    public int Next(int below) => (int)(((NextBits() >> 32) * (ulong)below) >> 32);

    /// <summary>A number from 0 inclusive to 1 exclusive, in steps of 2^−53.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A standard normal deviate, from one draw.</summary>
    public double NextNormal() => NormalDeviate.Of((NextBits() >> 11 | 1) * (1.0 / (1UL << 53)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
