namespace Zheli.Engineering.Optics.Amplifiers;

/// <summary>
/// Gain over frequency of an amplifier held at an average gain: ripple at full inversion, the tilt that was set, and what the load adds through the
/// dynamic gain tilt (di Muro, JLT 18, 343, 2000). Prepared for one set of channels; the arrays are scratch, so one thread at a time.
/// </summary>
internal sealed class GainProfile
{
    /// <summary>Below this much deviation over the band the profile is taken as it is, dB.</summary>
    private const double Flat = 0.05;

    private readonly double[] tiltPerDb;
    private readonly double[] open;
    private readonly double openMeanDb;
    private readonly double openSpread;
    private readonly bool isFlat;

    public GainProfile(AmplifierModel model, double[] frequencyHz, double tiltDb)
    {
        if (tiltDb == 0 && Array.TrueForAll(model.GainRippleDb.Values, v => v == model.GainRippleDb.Values[0]))
        {
            (tiltPerDb, open, isFlat) = ([], [], true);
            return;
        }

        tiltPerDb = Array.ConvertAll(frequencyHz, model.DynamicGainTilt.At);
        var slope = Slope(frequencyHz, tiltPerDb);
        var wanted = -tiltDb / (model.BandTo.Value - model.BandFrom.Value);
        var scale = slope == 0 ? 0 : wanted / slope;
        open = [.. frequencyHz.Select((f, i) => model.GainRippleDb.At(f) + model.GainFlatMax.Value + (tiltPerDb[i] * scale))];
        openMeanDb = Db(open.Average(g => Ratio(g)));
        openSpread = open.Max() - open.Min();
        isFlat = openSpread == 0;
    }

    /// <summary>True when every channel has the same gain.</summary>
    public bool IsFlat => isFlat;

    /// <summary>Gains of the channels, dB, when the amplifier is held at <paramref name="gainDb"/>; <paramref name="inputW"/> per channel.</summary>
    public void Fill(Span<double> profileDb, double gainDb, ReadOnlySpan<double> inputW)
    {
        if (isFlat)
        {
            profileDb.Fill(gainDb);
            return;
        }

        var voa = openMeanDb - gainDb;
        if (openSpread <= Flat)
        {
            Set(profileDb, voa, 0);
            return;
        }

        // The average gain over this load is a convex function of the dynamic tilt x; two secants around a first guess find the x that keeps it.
        var guess = gainDb - AverageGain(voa, 0, inputW);
        var centre = AverageGain(voa, guess, inputW);
        var x = guess;
        if (Math.Abs(gainDb - centre) > 1e-11)
        {
            var side = gainDb < centre ? -openSpread : openSpread;
            var slope = (AverageGain(voa, guess + side, inputW) - centre) / side;
            x = guess + ((gainDb - centre) / slope);
        }

        Set(profileDb, voa, x);
    }

    private void Set(Span<double> profileDb, double voa, double x)
    {
        for (var i = 0; i < open.Length; i++)
        {
            profileDb[i] = open[i] - voa + (tiltPerDb[i] * x);
        }
    }

    private double AverageGain(double voa, double x, ReadOnlySpan<double> inputW)
    {
        var (into, outOf) = (0.0, 0.0);
        for (var i = 0; i < open.Length; i++)
        {
            into += inputW[i];
            outOf += inputW[i] * Ratio(open[i] - voa + (tiltPerDb[i] * x));
        }

        return Db(outOf / into);
    }

    /// <summary>Slope of the straight line of least squares; 0 for one channel.</summary>
    private static double Slope(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }

        return below == 0 ? 0 : above / below;
    }

    private static double Db(double ratio) => 10 * Math.Log10(ratio);

    private static double Ratio(double db) => Math.Exp(db * (Math.Log(10) / 10));
}
