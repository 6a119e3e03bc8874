using Zheli.Operations.Line;
using Zheli.Operations.Read;

namespace Zheli.Server.Http;

/// <summary>A fibre span between two active sites and the budget of its light; lengths in metres, powers in dBm, losses in dB.</summary>
/// <param name="Number">Its place among the spans of the plan.</param>
/// <param name="SettlementId">The settlement at its outer end, or null for a hut or a mast.</param>
/// <param name="Optic">The optic at both ends.</param>
/// <param name="Gigabits">Its rate, Gbit/s; null, like the other figures of its sheet, when the table no longer has it.</param>
/// <param name="Wavelength">nm.</param>
/// <param name="Reach">Limit by dispersion or by the maker.</param>
/// <param name="SendsLow">Weakest transmitter.</param>
/// <param name="SendsHigh">Strongest transmitter.</param>
/// <param name="Needs">Sensitivity of the receiver.</param>
/// <param name="Bears">Overload of the receiver.</param>
/// <param name="Penalty">Path penalty.</param>
/// <param name="Links">Parallel links.</param>
/// <param name="Length">Of the line.</param>
/// <param name="Route">Of the cable, allowances included.</param>
/// <param name="DemandMbps">Busy-hour traffic.</param>
/// <param name="Loss">The most that it loses, at the end of life.</param>
/// <param name="LeastLoss">The least that it loses, on the first day.</param>
/// <param name="Attenuator">Fixed attenuator against overload.</param>
/// <param name="Margin">What is left at the end of life.</param>
/// <param name="Class">thin, fair or ample.</param>
/// <param name="Points">Its line, longitude and latitude.</param>
internal sealed record SpanLightDocument(
    int Number, long? SettlementId, string Optic, int? Gigabits, int? Wavelength, double? Reach, double? SendsLow, double? SendsHigh, double? Needs, double? Bears, double? Penalty, int Links,
    double Length, double Route, double DemandMbps, double Loss, double LeastLoss, double Attenuator, double Margin, string Class, double[][] Points)
{
    /// <summary>Writes a span down.</summary>
    public static SpanLightDocument Of(SpanLight light)
    {
        var (span, sheet) = (light.Span, light.Sheet);
        return new(
            light.Number, span.SettlementId, span.Optic, sheet?.Gigabits, sheet?.Wavelength, sheet?.ReachM, sheet?.SendsLowDbm, sheet?.SendsHighDbm, sheet?.NeedsDbm,
            sheet?.BearsDbm, sheet?.PenaltyDb, span.Links, Math.Round(span.Length, 1), Math.Round(span.Route, 1), span.DemandMbps, Math.Round(span.LossDb, 2), Math.Round(span.LeastLossDb, 2),
            span.AttenuatorDb, Math.Round(span.MarginDb, 2), light.Word, [.. span.Points.Select(p => new[] { Math.Round(p.Longitude, 6), Math.Round(p.Latitude, 6) })]);
    }
}

/// <summary>An amplified line along a plan's way to a settlement, as <c>zheli line design</c> answers; lengths in metres, powers in dBm, ratios in dB in 0.1 nm.</summary>
/// <param name="Status">designed or infeasible.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="Length">Of the cable.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Channels">How many of it.</param>
/// <param name="Launch">Power of all channels at the start of a span.</param>
/// <param name="GsnrStart">Worst channel on the first day.</param>
/// <param name="GsnrEnd">Worst channel at the end of life, its transmitter included.</param>
/// <param name="Margin">The last over what the signal needs.</param>
/// <param name="CapacityTbps">Payload of the fibre pair.</param>
/// <param name="LatencyMs">One way.</param>
/// <param name="Spans">Spans with the amplifiers behind them.</param>
/// <param name="FirstDay">The light along the line on the first day.</param>
/// <param name="EndOfLife">The same at the end of life.</param>
internal sealed record AmplifiedLineDocument(
    string Status, string? Reason, double Length, string? Signal, int? Channels, double? Launch, double? GsnrStart, double? GsnrEnd, double? Margin, double? CapacityTbps, double? LatencyMs,
    IReadOnlyList<AmplifiedSpanDocument> Spans, IReadOnlyList<LightPointDocument> FirstDay, IReadOnlyList<LightPointDocument> EndOfLife)
{
    /// <summary>Writes a design down.</summary>
    public static AmplifiedLineDocument Of(LineDesignDocument design) => new(
        design.Status, design.Reason, design.LengthM, design.Signal, design.Channels, design.LaunchDbmTotal, design.GsnrWorstStartDb, design.GsnrWorstEndWithTransmitterDb, design.MarginDb,
        design.CapacityTbps, design.LatencyMs, [.. (design.Spans ?? []).Select(s => new AmplifiedSpanDocument(s.From, s.To, s.LengthM, s.LossEndDb, s.Amplifier, s.GainEndDb))],
        [.. Points(design, design.FirstDay)], [.. Points(design, design.EndOfLife)]);

    /// <summary>Power falls along a fibre and jumps at an amplifier: the launch, then two points a span.</summary>
    private static IEnumerable<LightPointDocument> Points(LineDesignDocument design, LinePropagationAnswer? light)
    {
        if (light is null)
        {
            yield break;
        }

        yield return new(0, Math.Round(design.LaunchDbmTotal ?? 0, 3), null);
        foreach (var point in light.Along)
        {
            yield return new(point.PositionM, Math.Round(point.TotalPowerDbm, 3), double.IsFinite(point.GsnrMinDb) ? Math.Round(point.GsnrMinDb, 3) : null);
        }
    }
}

/// <summary>A span of an amplified line; its loss and gain at the end of life.</summary>
internal sealed record AmplifiedSpanDocument(string From, string To, double Length, double Loss, string Amplifier, double Gain);

/// <summary>The light at one place of a line: power of all channels, and the worst channel's ratio (null before the first noise).</summary>
internal sealed record LightPointDocument(double Position, double Power, double? Gsnr);
