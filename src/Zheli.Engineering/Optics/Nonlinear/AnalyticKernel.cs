using System.Numerics;
using System.Runtime.InteropServices;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>
/// The Gaussian-noise model of one span in closed form: η, so that the interference on channel i at the input of the fibre is
/// P_i Σ_j η_ij P_j². It depends on the fibre and the grid alone, so it is made once and used for every power and every equal span.
/// </summary>
internal sealed class AnalyticKernel
{
    private readonly int count;
    private readonly double[] eta;

    /// <summary>Weight of a channel on itself: polarization-averaged Kerr effect, 16/27.</summary>
    public const double SelfWeight = 16.0 / 27.0;

    /// <summary>Weight of another channel.</summary>
    public const double CrossWeight = 2 * SelfWeight;

    private AnalyticKernel(int count, double[] eta) => (this.count, this.eta) = (count, eta);

    /// <summary>η, row-major, 1/W²: <c>[i * n + j]</c> is the effect of channel j on channel i.</summary>
    public ReadOnlySpan<double> Eta => eta;

    /// <summary>Makes the kernel of a span (arXiv:1209.0394, eq. 120–123; asymptotic length 1/α, effective length of the whole span).</summary>
    public static AnalyticKernel Of(FibreSpan fibre, ChannelGrid grid)
    {
        var n = grid.Count;
        var (frequency, baud) = (grid.FrequencyHz, grid.BaudRate);
        var length = fibre.Length.Value;
        var (reach, beta2, amount, half) = (new double[n], new double[n], new double[n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            var alpha = fibre.AlphaAt(frequency[j]);
            var effective = (1 - Math.Exp(-alpha * length)) / alpha;
            beta2[j] = fibre.Beta2At(frequency[j]);
            reach[j] = 1 / alpha;
            amount[j] = effective * effective * alpha / (4 * Math.PI * baud[j] * baud[j]);
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

        return new(n, eta);
    }

    /// <summary>Interference power of each channel at the input of the fibre, W; <paramref name="squares"/> is scratch of one entry a channel.</summary>
    public void Fill(Span<double> nliW, ReadOnlySpan<double> powerW, Span<double> squares)
    {
        for (var j = 0; j < count; j++)
        {
            squares[j] = powerW[j] * powerW[j];
        }

        var acting = MemoryMarshal.Cast<double, Vector<double>>(squares[..count]);
        var whole = acting.Length * Vector<double>.Count;
        for (var i = 0; i < count; i++)
        {
            var row = eta.AsSpan(i * count, count);
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
