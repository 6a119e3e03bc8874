using System.Text.Json.Serialization;
using Zheli.Engineering.Optics.Design;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Operations.Line;

/// <summary>The answer of <c>line design</c> as a document; parts that an answer does not have are left out.</summary>
public sealed record LineDesignDocument
{
    /// <summary><c>designed</c> or <c>infeasible</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Name of the line.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Length of cable, m.</summary>
    [JsonPropertyName("length_m")]
    public required double LengthM { get; init; }

    /// <summary>Why there is no line.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>What would help, each computed.</summary>
    [JsonPropertyName("remedies")]
    public IReadOnlyList<RemedyDocument>? Remedies { get; init; }

    /// <summary>The signal.</summary>
    [JsonPropertyName("signal")]
    public string? Signal { get; init; }

    /// <summary>Channels.</summary>
    [JsonPropertyName("channels")]
    public int? Channels { get; init; }

    /// <summary>Mean power of a channel at the start of every span.</summary>
    [JsonPropertyName("launch_dbm_per_channel")]
    public double? LaunchDbmPerChannel { get; init; }

    /// <summary>Power of each channel there, in ascending frequency.</summary>
    [JsonPropertyName("launch_dbm")]
    public double[]? LaunchDbm { get; init; }

    /// <summary>Power of all channels there.</summary>
    [JsonPropertyName("launch_dbm_total")]
    public double? LaunchDbmTotal { get; init; }

    /// <summary>Worst channel of the line alone on the first day, dB in 0.1 nm.</summary>
    [JsonPropertyName("gsnr_db_01nm_worst_start")]
    public double? GsnrWorstStartDb { get; init; }

    /// <summary>Worst channel of the line alone at the end of life.</summary>
    [JsonPropertyName("gsnr_db_01nm_worst_end")]
    public double? GsnrWorstEndDb { get; init; }

    /// <summary>Worst channel at the end of life with the noise of its transmitter.</summary>
    [JsonPropertyName("gsnr_db_01nm_worst_end_with_tx")]
    public double? GsnrWorstEndWithTransmitterDb { get; init; }

    /// <summary>The last over what the signal needs.</summary>
    [JsonPropertyName("margin_db")]
    public double? MarginDb { get; init; }

    /// <summary>Payload of the fibre pair, Tbit/s; left out when that of a channel is not known.</summary>
    [JsonPropertyName("capacity_tbps")]
    public double? CapacityTbps { get; init; }

    /// <summary>One-way delay, ms.</summary>
    [JsonPropertyName("latency_ms")]
    public double? LatencyMs { get; init; }

    /// <summary>Sites, amplifiers and transceivers, whole tenge.</summary>
    [JsonPropertyName("cost_tenge")]
    public long? CostTenge { get; init; }

    /// <summary>Spans with the amplifiers behind them.</summary>
    [JsonPropertyName("spans")]
    public IReadOnlyList<SpanDocument>? Spans { get; init; }

    /// <summary>Every signal that was considered.</summary>
    [JsonPropertyName("considered")]
    public required IReadOnlyList<ConsideredDocument> Considered { get; init; }

    /// <summary>Why each choice was made.</summary>
    [JsonPropertyName("reasons")]
    public IReadOnlyList<DesignReason>? Reasons { get; init; }

    /// <summary>What is worth knowing.</summary>
    [JsonPropertyName("findings")]
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>The first day, channel by channel and along the line.</summary>
    [JsonPropertyName("first_day")]
    public LinePropagationAnswer? FirstDay { get; init; }

    /// <summary>The end of life, the same.</summary>
    [JsonPropertyName("end_of_life")]
    public LinePropagationAnswer? EndOfLife { get; init; }

    /// <summary>Writes an answer down.</summary>
    internal static LineDesignDocument Of(LineRequest request, LineDesignAnswer answer)
    {
        ConsideredDocument[] considered = [.. answer.Considered.Select(c => new ConsideredDocument(
            c.Name, c.Channels, c.CapacityTbps > 0 ? c.CapacityTbps : null, double.IsFinite(c.Gsnr.Value) ? c.Gsnr.Value : null, c.Required?.Value, c.Verdict))];
        if (answer is LineDesignAnswer.Infeasible no)
        {
            return new()
            {
                Status = "infeasible",
                Id = request.Id,
                LengthM = request.Length.Value,
                Reason = no.Reason,
                Remedies = [.. no.Remedies.Select(r => new RemedyDocument(r.Change, r.Gsnr.Value, r.Suffices, r.Assumption))],
                Considered = considered,
            };
        }

        var yes = (LineDesignAnswer.Designed)answer;
        return new()
        {
            Status = "designed",
            Id = request.Id,
            LengthM = request.Length.Value,
            Signal = yes.Signal.Name,
            Channels = yes.Grid.Count,
            LaunchDbmPerChannel = yes.LaunchPerChannel.Value,
            LaunchDbm = Array.ConvertAll(yes.Grid.TxPowerW, w => new Watts(w).ToDbm().Value),
            LaunchDbmTotal = (yes.LaunchPerChannel + Decibels.FromRatio(yes.Grid.Count)).Value,
            GsnrWorstStartDb = yes.AtStart.GsnrDb01nm.Min(),
            GsnrWorstEndDb = yes.AtEnd.GsnrDb01nm.Min(),
            GsnrWorstEndWithTransmitterDb = yes.AtEnd.WithTransmitters.GsnrDb01nm.Min(),
            MarginDb = yes.Margin?.Value,
            CapacityTbps = yes.CapacityTbps > 0 ? yes.CapacityTbps : null,
            LatencyMs = yes.AtStart.LatencyMs[0],
            CostTenge = yes.Cost,
            Spans = [.. yes.Spans.Select(SpanDocument.Of)],
            Considered = considered,
            Reasons = yes.Reasons,
            Findings = yes.Findings,
            FirstDay = LinePropagationOperation.Run(yes.FirstDay, TimeProvider.System),
            EndOfLife = LinePropagationOperation.Run(yes.EndOfLife, TimeProvider.System),
        };
    }
}

/// <summary>A span in the document; losses and gains in dB.</summary>
public sealed record SpanDocument(
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("length_m")] double LengthM,
    [property: JsonPropertyName("loss_db_start")] double LossStartDb,
    [property: JsonPropertyName("loss_db_end")] double LossEndDb,
    [property: JsonPropertyName("amplifier")] string Amplifier,
    [property: JsonPropertyName("gain_db_start")] double GainStartDb,
    [property: JsonPropertyName("gain_db_end")] double GainEndDb,
    [property: JsonPropertyName("nf_db")] double NoiseFigureDb,
    [property: JsonPropertyName("tilt_db")] double TiltDb)
{
    /// <summary>Writes a span down.</summary>
    internal static SpanDocument Of(DesignedSpan span) => new(
        span.From, span.To, span.Length.Value, span.LossAtStart.Value, span.LossAtEnd.Value, span.Amplifier, span.GainAtStart.Value, span.GainAtEnd.Value, span.NoiseFigure.Value,
        span.Tilt.Value);
}

/// <summary>A remedy in the document.</summary>
public sealed record RemedyDocument(
    [property: JsonPropertyName("change")] string Change,
    [property: JsonPropertyName("gsnr_db_01nm_worst_end_with_tx")] double GsnrDb,
    [property: JsonPropertyName("suffices")] bool Suffices,
    [property: JsonPropertyName("assumption")] string Assumption);

/// <summary>A considered signal in the document.</summary>
public sealed record ConsideredDocument(
    [property: JsonPropertyName("signal")] string Signal,
    [property: JsonPropertyName("channels")] int Channels,
    [property: JsonPropertyName("capacity_tbps")] double? CapacityTbps,
    [property: JsonPropertyName("gsnr_db_01nm_worst_end_with_tx")] double? GsnrDb,
    [property: JsonPropertyName("required_db_01nm")] double? RequiredDb,
    [property: JsonPropertyName("verdict")] string Verdict);
