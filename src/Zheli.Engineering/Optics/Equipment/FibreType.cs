namespace Zheli.Engineering.Optics.Equipment;

/// <summary>A type of fibre in the library.</summary>
/// <param name="Variety">Name of the type.</param>
/// <param name="Dispersion">At 1550 nm, s/m².</param>
/// <param name="DispersionSlope">Over wavelength, s/m³; null when not stated.</param>
/// <param name="EffectiveArea">At 1550 nm, m².</param>
/// <param name="PmdCoefficient">s/√m.</param>
public sealed record FibreType(string Variety, double Dispersion, double? DispersionSlope, double EffectiveArea, double PmdCoefficient);

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
    /// <summary>Penalty for dispersion (ps/nm), PMD (ps) and PDL (dB), dB: straight lines between the points of each; infinite beyond the last of them.</summary>
    public double PenaltyDb(double dispersionPsPerNm, double pmdPs, double pdlDb)
    {
        double Of(ImpairmentKind kind, double value)
        {
            var points = Penalties.Where(p => p.Kind == kind).OrderBy(p => p.UpTo).ToArray();
            return points.Length == 0 ? 0
                : value > points[^1].UpTo ? double.PositiveInfinity
                : Fibres.FrequencyTable.Interpolate(value, [.. points.Select(p => p.UpTo)], [.. points.Select(p => p.PenaltyDb)]);
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
