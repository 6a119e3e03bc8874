using System.Globalization;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>Explains a design: each choice beside what was not chosen, in figures of the whole line at the end of its life.</summary>
internal static class DesignReasons
{
    public static IEnumerable<DesignReason> Of(
        SignalDesign design, LineRequest request, DesignedSpan[] spans, ChannelGrid grid, LineOutputs atEnd, ConsideredSignal[] considered, bool siteBySite,
        CancellationToken cancellation)
    {
        yield return Signal(design, considered);
        yield return Channels(design, request);
        yield return Launch(design, request, atEnd);
        var (weakest, strongest) = (new Watts(grid.TxPowerW.Min()).ToDbm(), new Watts(grid.TxPowerW.Max()).ToDbm());
        if ((strongest - weakest).Value > 0.01)
        {
            yield return new(
                "launch shape", Text($"{weakest} to {strongest}"),
                Text($"The launch over frequency is moved while the worst channel gains: the highest lose most to Raman scattering and start stronger. At the end of life the channels are within {atEnd.GsnrDb01nm.Max() - atEnd.GsnrDb01nm.Min():0.00} dB of each other."));
        }

        foreach (var reason in siteBySite ? Sites(design, request, cancellation) : SitesTogether(design))
        {
            yield return reason;
        }

        foreach (var reason in Amplifiers(design, request, spans))
        {
            yield return reason;
        }

        if (Array.Find(spans, s => s.Tilt.Value != 0) is { } tilted)
        {
            yield return new(
                "tilt", Text($"{tilted.Tilt} over the band"),
                Text($"Channels pump each other: each span leaves the highest weaker by {Math.Abs(tilted.Tilt.Value):0.##} dB (at {tilted.Length.Kilometres:0.#} km, scaled to the amplifier's band), and its amplifier tilts that back."));
        }

        var (years, ageing, repairs) = (request.Margins.Years, request.Margins.AgeingDbPerKm * request.Length.Kilometres,
            request.Length.Kilometres / 100 * request.Margins.RepairsPer100KmYear * request.Margins.Years);
        yield return new(
            "life", Text($"{years:0} years"),
            Text($"Ageing adds {ageing:0.##} dB and {repairs:0.#} repairs of {request.Margins.RepairLoss} add {repairs * request.Margins.RepairLoss.Value:0.##} dB over the line; every gain is set for the first day and has the range for the last. {request.Margins.System} are kept beyond that."));
    }

    /// <summary>What reaches the receiver, beside what it needs and bears.</summary>
    public static DesignReason Receiver(SignalChoice signal, Decibels loss, LineOutputs atStart, LineOutputs atEnd)
    {
        double[] all = [.. atStart.PowerAtRxDbm, .. atEnd.PowerAtRxDbm];
        var arrives = Text($"{all.Min():0.##} to {all.Max():0.##} dBm a channel arrive over the life of the line");
        return signal.Receiver is not { } window
            ? new("receiver", "no attenuator", arrives + "; what the receiver needs and bears is not stated (rx_channel_power_min_dbm and _max_dbm of the mode, or receiver_min_dbm and _max_dbm of the signal), so it was not checked.")
            : new("receiver", loss.Value > 0 ? Text($"attenuator of {loss}") : "no attenuator", arrives + Text($"; the receiver needs {window.Low} and bears {window.High}."));
    }

    private static DesignReason Signal(SignalDesign design, ConsideredSignal[] considered)
    {
        var others = considered.Where(c => c.Name != design.Signal.Name).Select(c => Text($"{c.Name} ({c.CapacityTbps:0.##} Tbit/s): {c.Verdict}")).ToArray();
        return new(
            "signal", design.Signal.Name,
            (design.CapacityTbps > 0 ? Text($"It carries most of those that do: {design.CapacityTbps:0.##} Tbit/s. ") : "It is the one that was asked for. ") + string.Join("; ", others));
    }

    private static DesignReason Channels(SignalDesign design, LineRequest request)
    {
        var fits = SignalGrid.Fits(request, design.Signal);
        var (low, high) = (design.Grid.FrequencyHz[0] / 1e12, design.Grid.FrequencyHz[^1] / 1e12);
        return new(
            "channels", Text($"{design.Grid.Count} at {design.Signal.Spacing.Value / 1e9:0.##} GHz, {low:0.###}–{high:0.###} THz"),
            design.Grid.Count < fits ? Text($"So many were asked for; the band of the amplifiers holds {fits}.") : Text($"The band that all amplifiers share holds {fits}."));
    }

    private static DesignReason Launch(SignalDesign design, LineRequest request, LineOutputs atEnd)
    {
        var best = design.Best!;
        var worst = Array.IndexOf(atEnd.GsnrDb01nm, atEnd.GsnrDb01nm.Min());
        var share = atEnd.NliW[worst] / (atEnd.NliW[worst] + atEnd.AseW[worst]);
        string Beside(double step) => design.At(best.Nodes, best.Launch.Value + step, best.Cost) is { } other
            ? Text($"{step:+0;-0} dB would change the worst channel by {(other.Gsnr - best.Gsnr).Value:+0.00;-0.00} dB")
            : Text($"{step:+0;-0} dB is beyond the amplifiers or the model");
        var total = best.Launch + Decibels.FromRatio(design.Grid.Count);
        return new(
            "launch power", Text($"{best.Launch} a channel, {total} in all"),
            Text($"Interference makes {share:0%} of the noise of the worst channel; at the best power it is a third. {Beside(1)}; {Beside(-1)}. The terminal may launch {request.LaunchMax}."));
    }

    private static IEnumerable<DesignReason> Sites(SignalDesign design, LineRequest request, CancellationToken cancellation)
    {
        var best = design.Best!;
        foreach (var node in best.Nodes[1..^1])
        {
            var site = design.Places[node];
            var other = SignalDesign.Without(request, design.Signal, site.Name, cancellation);
            var without = other is null ? "Without it no amplifier reaches across."
                : design.Needed is not null && design.Does(other) && other.Cost > best.Cost ? Text($"Without it the line costs {other.Cost - best.Cost:#,0} tenge more.")
                : Text($"Without it the best line costs as much, and its worst channel changes by {(other.Gsnr - best.Gsnr).Value:+0.00;-0.00;0} dB.");
            yield return new("site", Text($"{site.Name}, km {site.Position.Kilometres:0.#}"), $"{site.Reason}. {without}");
        }
    }

    private static IEnumerable<DesignReason> SitesTogether(SignalDesign design) => design.Best!.Nodes[1..^1].Select(node => design.Places[node])
        .Select(site => new DesignReason("site", Text($"{site.Name}, km {site.Position.Kilometres:0.#}"), site.Reason + ". Chosen with all others by dynamic programming over the places."));

    private static IEnumerable<DesignReason> Amplifiers(SignalDesign design, LineRequest request, DesignedSpan[] spans)
    {
        foreach (var group in spans.GroupBy(s => s.Amplifier))
        {
            var example = group.MaxBy(s => s.LossAtEnd.Value)!;
            var input = design.Best!.Launch + Decibels.FromRatio(design.Grid.Count) - example.LossAtEnd;
            var others = request.Amplifiers.Where(m => m.Variety != group.Key).Select(m => m.GainFlatMax < example.GainAtEnd
                ? Text($"{m.Variety} has only {m.GainFlatMax}")
                : input + example.GainAtEnd > m.PowerMax ? Text($"{m.Variety} gives only {m.PowerMax}")
                : Text($"{m.Variety} {m.NoiseFigureAt(example.GainAtEnd, new(input, new(design.Grid.OccupiedHz)))}"));
            yield return new(
                "amplifier", Text($"{group.Key}, {group.Count()} of {spans.Length}"),
                Text($"Least noise behind these spans: noise figure {example.NoiseFigure} at a gain of {example.GainAtEnd}. Others there: ") + (string.Join("; ", others) is { Length: > 0 } text ? text : "none allowed") + ".");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
