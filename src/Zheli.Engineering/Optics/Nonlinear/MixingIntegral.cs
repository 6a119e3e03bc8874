namespace Zheli.Engineering.Optics.Nonlinear;

/// <summary>
/// ψ of one channel and one pump: the mixing efficiency integrated over their spectra, evaluated at the centre of the channel. Frequencies are relative to that
/// centre. The grid of n = ⌈width/step⌉ points starts at the lower edge and leaves the upper edge out, as the reference does; trapezoidal rule.
/// </summary>
internal readonly struct MixingIntegral(
    MixingEfficiency efficiency, double beta2, double beta3, double ownBaud, double ownRollOff, double pumpBaud, double pumpRollOff, double pumpOffset)
{
    /// <summary>Both frequencies integrated: for the channel itself and its neighbours.</summary>
    /// <param name="pumpStep">Step of f1, in the pump, Hz.</param>
    /// <param name="ownStep">Step of f2, in the channel, Hz.</param>
    public double Whole(double pumpStep, double ownStep)
    {
        var (low1, low2) = (pumpOffset - (pumpBaud * (1 + pumpRollOff) / 2), -ownBaud * (1 + ownRollOff) / 2);
        var (count1, count2) = (Points(pumpBaud * (1 + pumpRollOff), pumpStep), Points(ownBaud * (1 + ownRollOff), ownStep));
        var (own, inner) = (new double[count2], new double[count2]);
        for (var k = 0; k < count2; k++)
        {
            own[k] = RaisedCosine(low2 + (k * ownStep), ownBaud, ownRollOff);
        }

        var (sum, first, last) = (0.0, 0.0, 0.0);
        for (var r = 0; r < count1; r++)
        {
            var f1 = low1 + (r * pumpStep);
            var mask = RaisedCosine(f1 - pumpOffset, pumpBaud, pumpRollOff);
            var value = mask == 0 ? 0 : mask * Inner(f1, low2, ownStep, own, inner);
            (first, last) = (r == 0 ? value : first, value);
            sum += value;
        }

        return (sum - ((first + last) / 2)) * pumpStep;
    }

    /// <summary>A pump far away: mean of the integrals over the channel at the pump's two edges, times its rate; the channel's spectrum taken as flat.</summary>
    /// <param name="ownStep">Step of f2, Hz.</param>
    public double Far(double ownStep)
    {
        var count = Points(ownBaud * (1 + ownRollOff) / 2, ownStep);
        var values = new double[count];
        var total = 0.0;
        foreach (var edge in (ReadOnlySpan<double>)[-1, 1])
        {
            var f1 = pumpOffset + (edge * pumpBaud * (1 + pumpRollOff) / 2);
            for (var k = 0; k < count; k++)
            {
                values[k] = Mismatch(f1, k * ownStep);
            }

            efficiency.Fill(values);
            total += 2 * Trapezoid(values, ownStep);
        }

        return 0.5 * total * pumpBaud;
    }

    private double Inner(double f1, double low2, double step, double[] own, double[] values)
    {
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = Mismatch(f1, low2 + (k * step));
        }

        efficiency.Fill(values);
        for (var k = 0; k < values.Length; k++)
        {
            values[k] *= own[k] * RaisedCosine(f1 + low2 + (k * step) - pumpOffset, pumpBaud, pumpRollOff);
        }

        return Trapezoid(values, step);
    }

    private double Mismatch(double f1, double f2) => 4 * Math.PI * Math.PI * f1 * f2 * (beta2 + (Math.PI * beta3 * (f1 + f2)));

    private static double Trapezoid(double[] values, double step)
    {
        var sum = 0.0;
        foreach (var v in values)
        {
            sum += v;
        }

        return (sum - ((values[0] + values[^1]) / 2)) * step;
    }

    private static int Points(double width, double step) => (int)Math.Ceiling(width / step);

    /// <summary>Spectrum of a channel, 1 at its centre.</summary>
    private static double RaisedCosine(double offset, double baud, double rollOff)
    {
        var distance = Math.Abs(offset);
        var (pass, stop) = ((1 - rollOff) * baud / 2, (1 + rollOff) * baud / 2);
        return distance <= pass ? 1 : distance < stop ? 0.5 * (1 + Math.Cos(Math.PI / (baud * rollOff) * (distance - pass))) : 0;
    }
}
