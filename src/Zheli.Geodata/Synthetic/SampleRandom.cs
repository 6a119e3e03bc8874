namespace Zheli.Geodata.Synthetic;

/// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): short, and the same on every machine and framework.</summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>An independent stream for a purpose, so that changing one part of the country leaves the others as they are.</summary>
    public static SampleRandom For(int seed, int purpose) => new(Mix(((ulong)(uint)seed << 32) | (uint)purpose));

    /// <summary>A well-mixed number from any number.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The next number, 0 to 1 without 1.</summary>
    public double Next()
    {
        var value = Mix(state);
        state += 0x9E3779B97F4A7C15;
        return (value >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number between two.</summary>
    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>A normally distributed number, mean 0, deviation 1 (Box and Muller, 1958).</summary>
    public double Gauss() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
}
