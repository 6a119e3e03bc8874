using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>
/// What arrives at the receiver, per channel in ascending frequency. Signal-to-noise ratios in dB, in the bandwidth of the signal or in 0.1 nm (12.5 GHz); infinite
/// where there is no such noise.
/// </summary>
public sealed record LineOutputs
{
    /// <summary>Signal over amplifier noise, dB in the signal's bandwidth.</summary>
    public required double[] OsnrAseDbSignalBw { get; init; }

    /// <summary>Signal over amplifier noise, dB in 0.1 nm.</summary>
    public required double[] OsnrAseDb01nm { get; init; }

    /// <summary>Signal over interference, dB in the signal's bandwidth.</summary>
    public required double[] SnrNliDbSignalBw { get; init; }

    /// <summary>Signal over both, dB in the signal's bandwidth.</summary>
    public required double[] GsnrDbSignalBw { get; init; }

    /// <summary>Signal over both, dB in 0.1 nm.</summary>
    public required double[] GsnrDb01nm { get; init; }

    /// <summary>Total power of the channel, dBm.</summary>
    public required double[] PowerAtRxDbm { get; init; }

    /// <summary>Signal, W.</summary>
    public required double[] SignalW { get; init; }

    /// <summary>Amplifier noise, W.</summary>
    public required double[] AseW { get; init; }

    /// <summary>Interference, W.</summary>
    public required double[] NliW { get; init; }

    /// <summary>Gathered chromatic dispersion, ps/nm.</summary>
    public required double[] DispersionPsPerNm { get; init; }

    /// <summary>Gathered polarization-mode dispersion, ps.</summary>
    public required double[] PmdPs { get; init; }

    /// <summary>Gathered polarization-dependent loss, dB.</summary>
    public required double[] PdlDb { get; init; }

    /// <summary>One-way delay, ms.</summary>
    public required double[] LatencyMs { get; init; }

    /// <summary>The first four again, with the noise of transmitters and of adding and dropping, counted once at the receiver.</summary>
    public required EndToEndRatios WithTransmitters { get; init; }

    /// <summary>Reads the light at the receiver.</summary>
    public static LineOutputs Of(Spectrum light, IReadOnlyList<LineElement> elements)
    {
        var (grid, n) = (light.Grid, light.Grid.Count);
        double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];
        double Tenth(int i) => Db(grid.BaudRate[i] / Physics.TenthNanometreHz);
        var osnr = Each(i => Db(light.SignalShare[i] / light.AseShare[i]));
        var gsnr = Each(i => Db(light.SignalShare[i] / (light.AseShare[i] + light.NliShare[i])));
        var added = Each(i => grid.BaudRate[i] / Physics.TenthNanometreHz * (Inverse(grid.TxOsnrDb[i]) + AddDrop(elements, grid.FrequencyHz[i])));
        var (endOsnr, endGsnr) = (Each(i => -Db(Inverse(osnr[i]) + added[i])), Each(i => -Db(Inverse(gsnr[i]) + added[i])));
        return new()
        {
            OsnrAseDbSignalBw = osnr,
            OsnrAseDb01nm = Each(i => osnr[i] + Tenth(i)),
            SnrNliDbSignalBw = Each(i => Db(light.SignalShare[i] / light.NliShare[i])),
            GsnrDbSignalBw = gsnr,
            GsnrDb01nm = Each(i => gsnr[i] + Tenth(i)),
            PowerAtRxDbm = Each(i => Db(light.PowerW[i] * 1e3)),
            SignalW = Each(i => light.PowerW[i] * light.SignalShare[i]),
            AseW = Each(i => light.PowerW[i] * light.AseShare[i]),
            NliW = Each(i => light.PowerW[i] * light.NliShare[i]),
            DispersionPsPerNm = (double[])light.DispersionPsPerNm.Clone(),
            PmdPs = Each(i => Math.Sqrt(light.PmdSquaredPs2[i])),
            PdlDb = Each(i => Math.Sqrt(light.PdlSquaredDb2[i])),
            LatencyMs = (double[])light.LatencyMs.Clone(),
            WithTransmitters = new(endOsnr, Each(i => endOsnr[i] + Tenth(i)), endGsnr, Each(i => endGsnr[i] + Tenth(i))),
        };
    }

    private static double AddDrop(IReadOnlyList<LineElement> elements, double frequencyHz) => elements.OfType<LineElement.Roadm>()
        .Sum(r => r.Impairments.FirstOrDefault(x => x.Holds(frequencyHz))?.AddDropOsnr is { } osnr ? Inverse(osnr.Value) : 0);

    private static double Inverse(double db) => Math.Pow(10, -db / 10);

    private static double Db(double ratio) => 10 * Math.Log10(ratio);
}

/// <summary>Ratios that a receiver sees, transmitters and ROADMs included; dB, one a channel.</summary>
/// <param name="OsnrAseDbSignalBw">Signal over amplifier noise, in the signal's bandwidth.</param>
/// <param name="OsnrAseDb01nm">The same in 0.1 nm.</param>
/// <param name="GsnrDbSignalBw">Signal over all noise, in the signal's bandwidth.</param>
/// <param name="GsnrDb01nm">The same in 0.1 nm.</param>
public sealed record EndToEndRatios(double[] OsnrAseDbSignalBw, double[] OsnrAseDb01nm, double[] GsnrDbSignalBw, double[] GsnrDb01nm);
