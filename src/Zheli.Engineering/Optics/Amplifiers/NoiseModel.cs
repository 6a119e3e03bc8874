using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Amplifiers;

/// <summary>What enters an amplifier, as far as its noise figure depends on it.</summary>
/// <param name="TotalInput">Power of all channels at the input.</param>
/// <param name="Occupied">Sum of the slots of all channels.</param>
public readonly record struct AmplifierLoad(Dbm TotalInput, Hertz Occupied)
{
    /// <summary>Input power per 50 GHz of occupied spectrum: the quantity over which OpenROADM states noise.</summary>
    public double Per50GhzDbm => TotalInput.Value - (10 * Math.Log10(Occupied.Value / 50e9));
}

/// <summary>How the noise figure of an amplifier depends on its gain and load.</summary>
public abstract record NoiseModel
{
    private NoiseModel()
    {
    }

    /// <summary>The same noise figure at any gain.</summary>
    /// <param name="Nf0">Noise figure.</param>
    public sealed record Fixed(Decibels Nf0) : NoiseModel;

    /// <summary>Two coils with an attenuator between them; the first one works into the attenuator when the gain is below its largest.</summary>
    /// <param name="Nf1">Noise figure of the first coil.</param>
    /// <param name="Nf2">Noise figure of the second coil.</param>
    /// <param name="DeltaP">Difference of the largest powers of the coils.</param>
    public sealed record TwoCoils(Decibels Nf1, Decibels Nf2, Decibels DeltaP) : NoiseModel
    {
        /// <summary>The least and the most of the data sheet that the coils were made of, when there was one.</summary>
        public (Decibels Least, Decibels Most)? Sheet { get; init; }
    }

    /// <summary>A polynomial in (gain − largest flat gain), dB.</summary>
    /// <param name="Coefficients">Highest power first.</param>
    public sealed record Polynomial(double[] Coefficients) : NoiseModel;

    /// <summary>OpenROADM in-line amplifier: the signal-to-noise ratio it must leave is a polynomial in the input power per 50 GHz.</summary>
    /// <param name="Coefficients">Highest power first; dB over dBm.</param>
    public sealed record OpenRoadm(double[] Coefficients) : NoiseModel;

    /// <summary>OpenROADM preamplifier of a multi-wavelength interface: the mask min(33, (4 Pin + 275)/7) of the MSA.</summary>
    public sealed record OpenRoadmPreamplifier : NoiseModel;

    /// <summary>OpenROADM booster: its noise is counted in the ROADM, so here it has none.</summary>
    public sealed record Noiseless : NoiseModel;

    /// <summary>Two amplifiers in one box: the first at its largest flat gain, the second makes up the rest; noise after Friis.</summary>
    /// <param name="Preamplifier">The first stage.</param>
    /// <param name="Booster">The second stage.</param>
    public sealed record TwoStages(AmplifierStage Preamplifier, AmplifierStage Booster) : NoiseModel;

    /// <summary>The noise model of two coils from the noise figures that a data sheet gives at the ends of the gain range.</summary>
    /// <param name="gainMin">Smallest gain.</param>
    /// <param name="gainMax">Largest flat gain.</param>
    /// <param name="nfMin">Noise figure at the largest gain.</param>
    /// <param name="nfMax">Noise figure at the smallest gain.</param>
    /// <param name="refusal">Why there is no such pair of coils; null when there is.</param>
    /// <returns>The model, or null.</returns>
    public static TwoCoils? FromRange(Decibels gainMin, Decibels gainMax, Decibels nfMin, Decibels nfMax, out string? refusal)
    {
        const double LeastFirstCoil = 4;
        var deltaP = 5.0;
        var span = gainMax.Value - gainMin.Value;
        var atMin = gainMin.Value - span - deltaP;
        var atMax = gainMax.Value - deltaP;
        var nf2 = Db((Ratio(nfMin.Value) - Ratio(nfMax.Value)) / ((1 / Ratio(atMax)) - (1 / Ratio(atMin))));
        var nf1 = Db(Ratio(nfMin.Value) - (Ratio(nf2) / Ratio(atMax)));
        refusal = null;
        if (!(nf1 >= LeastFirstCoil))
        {
            refusal = FormattableString.Invariant($"the first coil would need a noise figure of {nf1:0.##} dB, less than {LeastFirstCoil} dB");
            return null;
        }

        if (!(nf1 + 0.3 < nf2 && nf2 < nf1 + 2))
        {
            nf2 = Math.Clamp(nf2, nf1 + 0.3, nf1 + 2);
            atMax = Db(Ratio(nf2) / (Ratio(nfMin.Value) - Ratio(nf1)));
            deltaP = gainMax.Value - atMax;
            atMin = gainMin.Value - span - deltaP;
            if (!(deltaP > 1 && deltaP < 11))
            {
                refusal = FormattableString.Invariant($"the coils would differ by {deltaP:0.##} dB, which is not between 1 and 11 dB");
                return null;
            }
        }

        var (least, most) = (Db(Ratio(nf1) + (Ratio(nf2) / Ratio(atMax))), Db(Ratio(nf1) + (Ratio(nf2) / Ratio(atMin))));
        if (!(Math.Abs(least - nfMin.Value) <= 0.01 && Math.Abs(most - nfMax.Value) <= 0.01))
        {
            refusal = FormattableString.Invariant($"two coils reach noise figures {least:0.##} to {most:0.##} dB, not {nfMin.Value:0.##} to {nfMax.Value:0.##} dB");
            return null;
        }

        return new(new(nf1), new(nf2), new(deltaP)) { Sheet = (nfMin, nfMax) };
    }

    /// <summary>Noise figure of a stage with this model at a gain, dB; −∞ for none. Below the smallest gain an attenuator before it adds what is missing.</summary>
    internal double At(double gainDb, double gainMinDb, double gainFlatMaxDb, AmplifierLoad load)
    {
        if (this is TwoStages(var first, var second))
        {
            var g1 = first.GainFlatMax.Value;
            var nf1 = first.Noise.At(g1, first.GainMin.Value, g1, load);
            var nf2 = second.Noise.At(gainDb - g1, second.GainMin.Value, second.GainFlatMax.Value, load);
            return Db(Ratio(nf1) + Ratio(nf2 - g1));
        }

        var pad = Math.Max(gainMinDb - gainDb, 0);
        var gain = gainDb + pad;
        var below = Math.Max(gainFlatMaxDb - gain, 0);
        return pad + this switch
        {
            Fixed(var nf0) => nf0.Value,
            TwoCoils(var nf1, var nf2, var deltaP) => Db(nf1.Ratio + (nf2.Ratio / Ratio(gain - deltaP.Value - below))),
            Polynomial(var coefficients) => Horner(coefficients, -below),
            OpenRoadm(var coefficients) => load.Per50GhzDbm - Horner(coefficients, load.Per50GhzDbm) + 58,
            OpenRoadmPreamplifier => load.Per50GhzDbm - Math.Min(((4 * load.Per50GhzDbm) + 275) / 7, 33) + 58,
            Noiseless => double.NegativeInfinity,
            _ => throw new InvalidOperationException($"Unknown noise model {this}."),
        };
    }

    private static double Horner(double[] coefficients, double x)
    {
        var sum = 0.0;
        foreach (var c in coefficients)
        {
            sum = (sum * x) + c;
        }

        return sum;
    }

    private static double Db(double ratio) => 10 * Math.Log10(ratio);

    private static double Ratio(double db) => Math.Pow(10, db / 10);
}

/// <summary>One stage of an amplifier of two.</summary>
/// <param name="Noise">Its noise.</param>
/// <param name="GainMin">Smallest gain.</param>
/// <param name="GainFlatMax">Largest flat gain.</param>
public sealed record AmplifierStage(NoiseModel Noise, Decibels GainMin, Decibels GainFlatMax);
