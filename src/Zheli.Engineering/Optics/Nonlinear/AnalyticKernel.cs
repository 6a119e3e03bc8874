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
        var whole = acting.Length * Vector<double>.Count;
        for (var i = 0; i < count; i++)
        {
            var row = perLength.AsSpan(i * count, count);
            var weights = MemoryMarshal.Cast<double, Vector<double>>(row);
            var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
            var v = 0;
            for (; v + 1 < acting.Length; v += 2)
            {
                first += weights[v] * acting[v];
                second += weights[v + 1] * acting[v + 1];
            }

            if (v < acting.Length)
            {
                first += weights[v] * acting[v];
            }

            var sum = Vector.Sum(first + second);
            for (var j = whole; j < count; j++)
            {
                sum += row[j] * squares[j];
            }

            nliW[i] = powerW[i] * sum;
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
