using System.Numerics;
using System.Runtime.InteropServices;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>
/// The Gaussian-noise model of a span in closed form: η, so that the interference on channel i at the input of the fibre is P_i Σ_j η_ij P_j². Its dependence on
/// the length of the span is the effective length of channel j, squared; the rest depends on glass and grid alone, so it is made once for all spans of a fibre.
/// </summary>
internal sealed class AnalyticKernel
{
    private readonly int count;
    private readonly double[] perLength;
    private readonly double[] alpha;

    /// <summary>Weight of a channel on itself: polarization-averaged Kerr effect, 16/27.</summary>
    public const double SelfWeight = 16.0 / 27.0;

    /// <summary>Weight of another channel.</summary>
    public const double CrossWeight = 2 * SelfWeight;

    private AnalyticKernel(double[] perLength, double[] alpha) => (count, this.perLength, this.alpha) = (alpha.Length, perLength, alpha);

    /// <summary>Makes the kernel of a fibre, whatever the length of its spans (arXiv:1209.0394, eq. 120–123; asymptotic length 1/α).</summary>
    public static AnalyticKernel Of(FibreSpan fibre, ChannelGrid grid)
    {
        var n = grid.Count;
        var (frequency, baud) = (grid.FrequencyHz, grid.BaudRate);
        var (alpha, reach, beta2, amount, half) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            alpha[j] = fibre.AlphaAt(frequency[j]);
            beta2[j] = fibre.Beta2At(frequency[j]);
            reach[j] = 1 / alpha[j];
            amount[j] = alpha[j] / (4 * Math.PI * baud[j] * baud[j]);
            half[j] = baud[j] / 2;
        }

        var eta = new double[n * n];
        if (n > 2 && IsEven(frequency, baud, alpha, beta2))
        {
            FillEven(eta, fibre, frequency, beta2, reach, amount, half, baud[0]);
            return new(eta, alpha);
        }

        for (var i = 0; i < n; i++)
        {
            var gamma = fibre.GammaAt(frequency[i]);
            var row = eta.AsSpan(i * n, n);
            FillRow(row, frequency[i], beta2[i], Math.PI * Math.PI * baud[i], gamma * gamma * CrossWeight, frequency, beta2, reach, amount, half);
            row[i] /= 2;
        }

        return new(eta, alpha);
    }

    /// <summary>Effective lengths of the channels over a span, squared, m².</summary>
    public double[] EffectiveSquared(double lengthM) => Array.ConvertAll(alpha, a =>
    {
        var effective = (1 - Math.Exp(-a * lengthM)) / a;
        return effective * effective;
    });

    /// <summary>η of a span, row-major, 1/W²: <c>[i * n + j]</c> is the effect of channel j on channel i.</summary>
    public double[] Eta(double lengthM)
    {
        var squared = EffectiveSquared(lengthM);
        return [.. perLength.Select((e, at) => e * squared[at % count])];
    }

    /// <summary>Interference power of each channel at the input of the fibre, W.</summary>
    /// <param name="nliW">Gets the result.</param>
    /// <param name="powerW">Powers at the input of the fibre.</param>
    /// <param name="effectiveSquared">Effective lengths of the span, squared.</param>
    /// <param name="squares">Scratch of one entry a channel.</param>
    public void Fill(Span<double> nliW, ReadOnlySpan<double> powerW, ReadOnlySpan<double> effectiveSquared, Span<double> squares)
    {
        for (var j = 0; j < count; j++)
        {
            squares[j] = powerW[j] * powerW[j] * effectiveSquared[j];
        }

        var acting = MemoryMarshal.Cast<double, Vector<double>>(squares[..count]);
        var i = 0;

        // Four rows at once: their sums do not wait for each other, and each square is loaded once for all four.
        for (; i + 4 <= count; i += 4)
        {
            var first = Row(i, acting.Length);
            var second = Row(i + 1, acting.Length);
            var third = Row(i + 2, acting.Length);
            var fourth = Row(i + 3, acting.Length);
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            for (var v = 0; v < acting.Length; v++)
            {
                var square = acting[v];
                a = Vector.FusedMultiplyAdd(first[v], square, a);
                b = Vector.FusedMultiplyAdd(second[v], square, b);
                c = Vector.FusedMultiplyAdd(third[v], square, c);
                d = Vector.FusedMultiplyAdd(fourth[v], square, d);
            }

            nliW[i] = powerW[i] * (Vector.Sum(a) + Rest(i, acting.Length, squares));
            nliW[i + 1] = powerW[i + 1] * (Vector.Sum(b) + Rest(i + 1, acting.Length, squares));
            nliW[i + 2] = powerW[i + 2] * (Vector.Sum(c) + Rest(i + 2, acting.Length, squares));
            nliW[i + 3] = powerW[i + 3] * (Vector.Sum(d) + Rest(i + 3, acting.Length, squares));
        }

        for (; i < count; i++)
        {
            var row = Row(i, acting.Length);
            var sum = Vector<double>.Zero;
            for (var v = 0; v < acting.Length; v++)
            {
                sum = Vector.FusedMultiplyAdd(row[v], acting[v], sum);
            }

            nliW[i] = powerW[i] * (Vector.Sum(sum) + Rest(i, acting.Length, squares));
        }
    }

    private ReadOnlySpan<Vector<double>> Row(int i, int vectors) => MemoryMarshal.Cast<double, Vector<double>>(perLength.AsSpan(i * count, count))[..vectors];

    /// <summary>What is left of a row behind its whole vectors.</summary>
    private double Rest(int i, int vectors, ReadOnlySpan<double> squares)
    {
        var sum = 0.0;
        for (var j = vectors * Vector<double>.Count; j < count; j++)
        {
            sum += perLength[(i * count) + j] * squares[j];
        }

        return sum;
    }

    /// <summary>Equal channels at equal distances, in a fibre whose loss and dispersion are the same for all of them to the rounding of their computation.</summary>
    private static bool IsEven(double[] frequency, double[] baud, double[] alpha, double[] beta2)
    {
        const double Rounding = 1e-14;
        var spacing = frequency[1] - frequency[0];
        for (var i = 1; i < frequency.Length; i++)
        {
            if (frequency[i] - frequency[i - 1] != spacing || baud[i] != baud[0] || alpha[i] != alpha[0] || Math.Abs(beta2[i] - beta2[0]) > Rounding * Math.Abs(beta2[0]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>η of an even grid: it depends on the distance of two channels alone, times γ² of the first, so one row gives all.</summary>
    private static void FillEven(
        double[] eta, FibreSpan fibre, double[] frequency, double[] beta2, double[] reach, double[] amount, double[] half, double baud)
    {
        // The distances from the highest channel down to itself, then up again: row i is the window of it that has i before the middle.
        var n = frequency.Length;
        var byDistance = new double[n];
        FillRow(byDistance, frequency[0], beta2[0], Math.PI * Math.PI * baud, CrossWeight, frequency, beta2, reach, amount, half);
        byDistance[0] /= 2;
        var both = new double[(2 * n) - 1];
        for (var d = 0; d < n; d++)
        {
            both[n - 1 - d] = both[n - 1 + d] = byDistance[d];
        }

        for (var i = 0; i < n; i++)
        {
            var gamma = fibre.GammaAt(frequency[i]);
            var (row, window, square) = (i * n, n - 1 - i, new Vector<double>(gamma * gamma));
            var j = 0;
            for (; j + Vector<double>.Count <= n; j += Vector<double>.Count)
            {
                (new Vector<double>(both, window + j) * square).CopyTo(eta, row + j);
            }

            for (; j < n; j++)
            {
                eta[row + j] = both[window + j] * gamma * gamma;
            }
        }
    }

    /// <summary>
    /// One row of η. asinh(a) − asinh(b) is one logarithm: with both on one side of 0 the ratio of |x| + √(x² + 1), across 0 their product.
    /// </summary>
    private static void FillRow(
        Span<double> row, double centre, double ownBeta2, double perReach, double weight,
        double[] frequency, double[] beta2, double[] reach, double[] amount, double[] half)
    {
        var n = row.Length;
        var width = Vector<double>.Count;
        var j = 0;
        for (; j + width <= n; j += width)
        {
            var b = Vector.Abs((new Vector<double>(beta2, j) + new Vector<double>(ownBeta2)) * 0.5);
            var k = new Vector<double>(reach, j) * b * perReach;
            var distance = new Vector<double>(frequency, j) - new Vector<double>(centre);
            var h = new Vector<double>(half, j);
            var (right, left) = (k * (distance + h), k * (distance - h));
            var (r, l) = (Vector.Abs(right), Vector.Abs(left));
            var (er, el) = (r + Vector.SquareRoot((r * r) + Vector<double>.One), l + Vector.SquareRoot((l * l) + Vector<double>.One));
            var crosses = Vector.LessThan(right * left, Vector<double>.Zero);
            var difference = Vector.Log(Vector.ConditionalSelect(crosses, er * el, Vector.Max(er, el) / Vector.Min(er, el)));
            (difference * new Vector<double>(amount, j) * weight / b).CopyTo(row[j..]);
        }

        for (; j < n; j++)
        {
            var b = Math.Abs((beta2[j] + ownBeta2) * 0.5);
            var k = reach[j] * b * perReach;
            var distance = frequency[j] - centre;
            row[j] = (Math.Asinh(k * (distance + half[j])) - Math.Asinh(k * (distance - half[j]))) * amount[j] * weight / b;
        }
    }
}
