using System.Text.Json.Serialization;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;

namespace Zheli.Operations.Line;

/// <summary>What becomes of light on a line: the receiver's view, and the way there.</summary>
public sealed record LinePropagationAnswer
{
    /// <summary>Name of the line.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Frequencies of the channels, Hz; every list of <see cref="Outputs"/> has this order.</summary>
    [JsonPropertyName("frequency_hz")]
    public required double[] FrequencyHz { get; init; }

    /// <summary>At the receiver, under the names and units of the reference.</summary>
    [JsonPropertyName("outputs")]
    public required OutputsDocument Outputs { get; init; }

    /// <summary>The worst, the mean and the best channel.</summary>
    [JsonPropertyName("summary")]
    public required LineSummary Summary { get; init; }

    /// <summary>The light behind each element: a diagram of power and signal-to-noise ratio along the line.</summary>
    [JsonPropertyName("along")]
    public required IReadOnlyList<LinePoint> Along { get; init; }

    /// <summary>What was noticed.</summary>
    [JsonPropertyName("findings")]
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Wall time of the propagation alone, s.</summary>
    [JsonPropertyName("propagation_s")]
    public required double PropagationSeconds { get; init; }
}

/// <summary>The light behind one element.</summary>
/// <param name="Uid">The element.</param>
/// <param name="Type">Its type.</param>
/// <param name="PositionM">Fibre passed so far, m.</param>
/// <param name="TotalPowerDbm">Power of all channels.</param>
/// <param name="ChannelPowerMinDbm">Weakest channel.</param>
/// <param name="ChannelPowerMaxDbm">Strongest channel.</param>
/// <param name="GsnrMinDb">Worst channel, dB in 0.1 nm; infinite before the first noise.</param>
/// <param name="GsnrMeanDb">Mean of the channels, dB in 0.1 nm.</param>
/// <param name="GainDb">Of an amplifier: gain.</param>
/// <param name="NoiseFigureDb">Of an amplifier: average noise figure.</param>
/// <param name="Saturated">Of an amplifier: true when its power limit held it back.</param>
public sealed record LinePoint(
    [property: JsonPropertyName("uid")] string Uid,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("position_m")] double PositionM,
    [property: JsonPropertyName("total_power_dbm")] double TotalPowerDbm,
    [property: JsonPropertyName("channel_power_min_dbm")] double ChannelPowerMinDbm,
    [property: JsonPropertyName("channel_power_max_dbm")] double ChannelPowerMaxDbm,
    [property: JsonPropertyName("gsnr_db_01nm_min"), JsonConverter(typeof(FigureConverter))] double GsnrMinDb,
    [property: JsonPropertyName("gsnr_db_01nm_mean"), JsonConverter(typeof(FigureConverter))] double GsnrMeanDb,
    [property: JsonPropertyName("gain_db")] double? GainDb,
    [property: JsonPropertyName("nf_db"), JsonConverter(typeof(FigureConverter))] double? NoiseFigureDb,
    [property: JsonPropertyName("saturated")] bool? Saturated);

/// <summary>Figures of the line in one row each; ratios in dB, without transmitters and ROADMs.</summary>
/// <param name="GsnrMinDb01nm">Worst channel.</param>
/// <param name="GsnrMeanDb01nm">Mean.</param>
/// <param name="GsnrMaxDb01nm">Best channel.</param>
/// <param name="OsnrMeanDb01nm">Signal over amplifier noise, mean.</param>
/// <param name="SnrNliMeanDb">Signal over interference in the signal's bandwidth, mean.</param>
/// <param name="LatencyMs">One-way delay.</param>
/// <param name="DispersionMeanPsPerNm">Gathered dispersion, mean.</param>
/// <param name="PmdMeanPs">Gathered PMD, mean.</param>
public sealed record LineSummary(
    [property: JsonPropertyName("gsnr_db_01nm_min"), JsonConverter(typeof(FigureConverter))] double GsnrMinDb01nm,
    [property: JsonPropertyName("gsnr_db_01nm_mean"), JsonConverter(typeof(FigureConverter))] double GsnrMeanDb01nm,
    [property: JsonPropertyName("gsnr_db_01nm_max"), JsonConverter(typeof(FigureConverter))] double GsnrMaxDb01nm,
    [property: JsonPropertyName("osnr_ase_db_01nm_mean"), JsonConverter(typeof(FigureConverter))] double OsnrMeanDb01nm,
    [property: JsonPropertyName("snr_nli_db_signal_bw_mean"), JsonConverter(typeof(FigureConverter))] double SnrNliMeanDb,
    [property: JsonPropertyName("latency_ms")] double LatencyMs,
    [property: JsonPropertyName("cd_ps_per_nm_mean")] double DispersionMeanPsPerNm,
    [property: JsonPropertyName("pmd_ps_mean")] double PmdMeanPs);

/// <summary>The receiver's view under the names of the reference files; ratios that are infinite stand as the text <c>inf</c>.</summary>
public sealed class OutputsDocument
{
    private readonly LineOutputs outputs;

    /// <summary>Names the outputs.</summary>
    public OutputsDocument(LineOutputs outputs)
    {
        this.outputs = outputs;
        WithTransmitters = new(outputs.WithTransmitters);
    }

    /// <summary>Signal over amplifier noise in the signal's bandwidth, dB.</summary>
    [JsonPropertyName("osnr_ase_db_signal_bw"), JsonConverter(typeof(FiguresConverter))]
    public double[] OsnrAseDbSignalBw => outputs.OsnrAseDbSignalBw;

    /// <summary>The same in 0.1 nm.</summary>
    [JsonPropertyName("osnr_ase_db_01nm"), JsonConverter(typeof(FiguresConverter))]
    public double[] OsnrAseDb01nm => outputs.OsnrAseDb01nm;

    /// <summary>Signal over interference in the signal's bandwidth, dB.</summary>
    [JsonPropertyName("snr_nli_db_signal_bw"), JsonConverter(typeof(FiguresConverter))]
    public double[] SnrNliDbSignalBw => outputs.SnrNliDbSignalBw;

    /// <summary>Signal over both in the signal's bandwidth, dB.</summary>
    [JsonPropertyName("gsnr_db_signal_bw"), JsonConverter(typeof(FiguresConverter))]
    public double[] GsnrDbSignalBw => outputs.GsnrDbSignalBw;

    /// <summary>The same in 0.1 nm.</summary>
    [JsonPropertyName("gsnr_db_01nm"), JsonConverter(typeof(FiguresConverter))]
    public double[] GsnrDb01nm => outputs.GsnrDb01nm;

    /// <summary>Total power of a channel, dBm.</summary>
    [JsonPropertyName("power_at_rx_dbm"), JsonConverter(typeof(FiguresConverter))]
    public double[] PowerAtRxDbm => outputs.PowerAtRxDbm;

    /// <summary>Signal, W.</summary>
    [JsonPropertyName("signal_w")]
    public double[] SignalW => outputs.SignalW;

    /// <summary>Amplifier noise, W.</summary>
    [JsonPropertyName("ase_w")]
    public double[] AseW => outputs.AseW;

    /// <summary>Interference, W.</summary>
    [JsonPropertyName("nli_w")]
    public double[] NliW => outputs.NliW;

    /// <summary>Gathered dispersion, ps/nm.</summary>
    [JsonPropertyName("chromatic_dispersion_ps_per_nm")]
    public double[] DispersionPsPerNm => outputs.DispersionPsPerNm;

    /// <summary>Gathered PMD, ps.</summary>
    [JsonPropertyName("pmd_ps")]
    public double[] PmdPs => outputs.PmdPs;

    /// <summary>Gathered PDL, dB.</summary>
    [JsonPropertyName("pdl_db")]
    public double[] PdlDb => outputs.PdlDb;

    /// <summary>One-way delay, ms.</summary>
    [JsonPropertyName("latency_ms")]
    public double[] LatencyMs => outputs.LatencyMs;

    /// <summary>With the noise of transmitters and of adding and dropping.</summary>
    [JsonPropertyName("with_tx_osnr")]
    public EndToEndDocument WithTransmitters { get; }

    /// <summary>The ratios of <see cref="OutputsDocument"/> from transmitter to receiver.</summary>
    public sealed class EndToEndDocument(EndToEndRatios ratios)
    {
        /// <summary>Signal over amplifier noise in the signal's bandwidth, dB.</summary>
        [JsonPropertyName("osnr_ase_db_signal_bw"), JsonConverter(typeof(FiguresConverter))]
        public double[] OsnrAseDbSignalBw => ratios.OsnrAseDbSignalBw;

        /// <summary>The same in 0.1 nm.</summary>
        [JsonPropertyName("osnr_ase_db_01nm"), JsonConverter(typeof(FiguresConverter))]
        public double[] OsnrAseDb01nm => ratios.OsnrAseDb01nm;

        /// <summary>Signal over all noise in the signal's bandwidth, dB.</summary>
        [JsonPropertyName("gsnr_db_signal_bw"), JsonConverter(typeof(FiguresConverter))]
        public double[] GsnrDbSignalBw => ratios.GsnrDbSignalBw;

        /// <summary>The same in 0.1 nm.</summary>
        [JsonPropertyName("gsnr_db_01nm"), JsonConverter(typeof(FiguresConverter))]
        public double[] GsnrDb01nm => ratios.GsnrDb01nm;
    }
}
