namespace Zheli.Geodata.Synthetic;

/// <summary>Smooth random fields: random values on a lattice, blended between (value noise), summed over octaves.</summary>
internal sealed class FractalNoise(int seed, int purpose)
{
    private readonly ulong key = SampleRandom.Mix(((ulong)(uint)seed << 32) | (uint)purpose);

    /// <summary>One octave, -1 to 1, with features of the size of one unit.</summary>
    public double Value(double x, double y)
    {
        double left = Math.Floor(x), bottom = Math.Floor(y);
        double u = Blend(x - left), v = Blend(y - bottom);
        var (i, j) = ((long)left, (long)bottom);
        var low = Lattice(i, j) + ((Lattice(i + 1, j) - Lattice(i, j)) * u);
        var high = Lattice(i, j + 1) + ((Lattice(i + 1, j + 1) - Lattice(i, j + 1)) * u);
        return low + ((high - low) * v);
    }

    /// <summary>Several octaves, each of half the size and half the height of the one before; about -1 to 1.</summary>
    public double Fractal(double x, double y, int octaves)
    {
        double sum = 0, height = 0.5, size = 1;
        for (var i = 0; i < octaves; i++)
        {
            sum += height * Value((x * size) + (i * 17.3), (y * size) - (i * 9.7));
            (height, size) = (height / 2, size * 2);
        }

        return sum;
    }

    private static double Blend(double t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    private double Lattice(long i, long j) => (SampleRandom.Mix(key ^ SampleRandom.Mix((ulong)i ^ SampleRandom.Mix((ulong)j))) >> 11) * (2.0 / (1UL << 53)) - 1;
}
