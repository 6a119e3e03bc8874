using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Equipment;

/// <summary>A type of fibre in the library.</summary>
/// <param name="Variety">Name of the type.</param>
/// <param name="Dispersion">At 1550 nm, s/m².</param>
/// <param name="DispersionSlope">Over wavelength, s/m³; null when not stated.</param>
/// <param name="EffectiveArea">At 1550 nm, m².</param>
/// <param name="PmdCoefficient">s/√m.</param>
public sealed record FibreType(string Variety, double Dispersion, double? DispersionSlope, double EffectiveArea, double PmdCoefficient)
{
    /// <summary>Dispersion over frequency, s/m²; null when one value, with or without slope, is all that is known.</summary>
    public FrequencyTable? DispersionTable { get; init; }

    /// <summary>Where dispersion and area are stated, Hz.</summary>
    public double ReferenceHz { get; init; } = Physics.LightSpeed / 1550e-9;

    /// <summary>Raman gain of its own; null for that of standard single-mode fibre.</summary>
    public RamanGain? RamanGain { get; init; }
}

/// <summary>Raman gain of a fibre as measured.</summary>
/// <param name="OffsetHz">Distances from the pump, ascending from 0.</param>
/// <param name="Gain">g0, 1/(W m).</param>
/// <param name="ReferenceFrequencyHz">Of the pump.</param>
public sealed record RamanGain(double[] OffsetHz, double[] Gain, double ReferenceFrequencyHz)
{
    /// <summary>The coefficient of the glass: gain times the mean effective area at pump and signal.</summary>
    public RamanCoefficient In(FibreSpan fibre)
    {
        var atPump = fibre.EffectiveAreaAt(ReferenceFrequencyHz);
        return new(OffsetHz, [.. Gain.Select((g, k) => g * (fibre.EffectiveAreaAt(ReferenceFrequencyHz - OffsetHz[k]) + atPump) / 2)], ReferenceFrequencyHz);
    }
}

/// <summary>A way in which a transceiver can work.</summary>
/// <param name="Transceiver">Type of the transceiver.</param>
/// <param name="Format">Name of the mode.</param>
/// <param name="BaudRate">Symbol rate, Bd.</param>
/// <param name="BitRate">Payload, bit/s.</param>
/// <param name="RequiredOsnrDb">Least signal-to-noise ratio, dB in 0.1 nm.</param>
/// <param name="RollOff">Roll-off.</param>
/// <param name="TxOsnrDb">Of the transmitter, dB in 0.1 nm.</param>
/// <param name="MinSpacingHz">Narrowest slot.</param>
/// <param name="Penalties">Losses of margin by what was gathered.</param>
public sealed record TransceiverMode(
    string Transceiver, string Format, double BaudRate, double BitRate, double RequiredOsnrDb, double RollOff, double TxOsnrDb, double MinSpacingHz,
    IReadOnlyList<TransceiverPenalty> Penalties)
{
    /// <summary>Power of a channel that the receiver needs and bears; null when the library does not say.</summary>
    public PowerWindow? Receiver { get; init; }

    /// <summary>Penalty for dispersion (ps/nm), PMD (ps) and PDL (dB), dB: straight lines between the points of each; infinite beyond the last of them.</summary>
    public double PenaltyDb(double dispersionPsPerNm, double pmdPs, double pdlDb)
    {
        double Of(ImpairmentKind kind, double value)
        {
            var points = Penalties.Where(p => p.Kind == kind).OrderBy(p => p.UpTo).ToArray();
            return points.Length == 0 ? 0
                : value > points[^1].UpTo ? double.PositiveInfinity
                : FrequencyTable.Interpolate(value, [.. points.Select(p => p.UpTo)], [.. points.Select(p => p.PenaltyDb)]);
        }

        return Of(ImpairmentKind.ChromaticDispersion, dispersionPsPerNm) + Of(ImpairmentKind.Pmd, pmdPs) + Of(ImpairmentKind.Pdl, pdlDb);
    }
}

/// <summary>What costs margin.</summary>
public enum ImpairmentKind
{
    /// <summary>ps/nm.</summary>
    ChromaticDispersion,

    /// <summary>ps.</summary>
    Pmd,

    /// <summary>dB.</summary>
    Pdl,
}

/// <summary>One point of a penalty curve.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="UpTo">Value.</param>
/// <param name="PenaltyDb">Loss of margin there.</param>
public sealed record TransceiverPenalty(ImpairmentKind Kind, double UpTo, double PenaltyDb);
