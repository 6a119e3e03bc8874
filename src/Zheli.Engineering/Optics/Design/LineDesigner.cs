using System.Globalization;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>
/// Designs a line: for each signal the sites (dynamic programming over candidate places for each launch power), amplifiers, gains and tilt, computed on the whole line at the end
/// of its life; then the signal that carries most, and among equals costs least. Every choice is explained; when nothing does, what would help is computed.
/// </summary>
public static class LineDesigner
{
    private const int MostSitesExplained = 12;
    private const int MostRounds = 5;

    /// <summary>Designs a line.</summary>
    /// <param name="request">Route, sites, fibre, amplifiers, signals.</param>
    /// <param name="progress">Told at each signal.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The request contradicts itself; carries all findings.</exception>
    public static LineDesignAnswer Design(LineRequest request, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        DesignCheck.Of(request);
        var designs = new List<SignalDesign>();
        foreach (var signal in request.Signals)
        {
            progress?.Report(new("trying " + signal.Name, (double)designs.Count / request.Signals.Count));
            designs.Add(SignalDesign.Of(request, signal, cancellation));
        }

        ConsideredSignal[] considered = [.. designs.Select(d => Verdict(d, request))];
        string? atReceiver = null;
        foreach (var candidate in designs.Where(d => Does(d, request)).OrderByDescending(d => d.CapacityTbps).ThenBy(d => d.Best!.Cost + Transceivers(d, request))
            .ThenByDescending(d => d.Best!.Gsnr))
        {
            if (Settled(candidate, request, out var fault, cancellation) is { } settled)
            {
                progress?.Report(new("explaining", 1));
                return Finished(settled, request, considered, cancellation);
            }

            var at = designs.IndexOf(candidate);
            considered[at] = considered[at] with { Verdict = fault ?? "does not, once channels pump each other by Raman scattering" };
            atReceiver ??= fault;
        }

        var refused = Refused(designs, request, considered, cancellation);
        return atReceiver is null ? refused : new(atReceiver, []) { Considered = considered };
    }

    /// <summary>
    /// The whole line with Raman scattering among its channels, tilt and shaped launch. The search leaves scattering out; where it costs more than the margin, the search is repeated
    /// with that much kept in reserve.
    /// </summary>
    private static SettledDesign? Settled(SignalDesign design, LineRequest request, out string? receiverFault, CancellationToken cancellation)
    {
        receiverFault = null;
        var reserve = Decibels.Zero;
        for (var round = 0; round < MostRounds; round++)
        {
            if (design.Best is not { } best || !Does(design, request))
            {
                return null;
            }

            DesignedSpan[] spans = [.. best.Spans.Select(s => Tilted(s, design, design.Grid.WithPower(best.Launch), request))];
            var grid = LaunchShape.Of(design, spans, design.Grid.WithPower(best.Launch), request.LaunchMax.Value);
            var (first, last) = (design.Assembly.Line(spans, grid, endOfLife: false, raman: true), design.Assembly.Line(spans, grid, endOfLife: true, raman: true));
            if (LineAssembly.Lit(first) is not { } atStart || LineAssembly.Lit(last) is not { } atEnd)
            {
                return null;
            }

            var margin = design.Needed is { } needed ? new Decibels(atEnd.WithTransmitters.GsnrDb01nm.Min()) - needed - best.Penalty : (Decibels?)null;
            if (margin is not { Value: < 0 } missing)
            {
                return Received(new(design, spans, grid, first, last, atStart, atEnd, margin, Decibels.Zero), out receiverFault);
            }

            reserve += new Decibels(0.02) - missing;
            design = SignalDesign.Of(request, design.Signal, cancellation, reserve);
        }

        return null;
    }

    /// <summary>
    /// The line with the attenuator that its receivers need on the day when most light arrives; null, with the reason, when the day when least arrives then leaves too little.
    /// </summary>
    private static SettledDesign? Received(SettledDesign settled, out string? fault)
    {
        fault = null;
        if (settled.Design.Signal.Receiver is not { } window)
        {
            return settled;
        }

        var (strongest, weakest) = (Math.Max(settled.AtStart.PowerAtRxDbm.Max(), settled.AtEnd.PowerAtRxDbm.Max()), Math.Min(settled.AtStart.PowerAtRxDbm.Min(), settled.AtEnd.PowerAtRxDbm.Min()));
        var loss = Math.Max(0, Math.Ceiling((strongest - window.High.Value) * 2) / 2);
        if (weakest - loss < window.Low.Value)
        {
            fault = loss == 0
                ? Text($"The weakest channel reaches the receiver with {weakest:0.##} dBm; it needs {window.Low}.")
                : Text($"Channels reach the receiver with {weakest:0.##} to {strongest:0.##} dBm; no attenuator brings them all into {window.Low} to {window.High}.");
            return null;
        }

        Line Ending(Line line) => line with
        {
            Receiver = window,
            Elements = loss == 0 ? line.Elements : [.. line.Elements, new LineElement.Attenuator("receiver attenuator", FormattableString.Invariant($"elements[{line.Elements.Count}]"), new(loss))],
        };
        var (first, last) = (Ending(settled.FirstDay), Ending(settled.EndOfLife));
        return settled with { FirstDay = first, EndOfLife = last, AtStart = LineAssembly.Lit(first)!, AtEnd = LineAssembly.Lit(last)!, ReceiverLoss = new(loss) };
    }

    private sealed record SettledDesign(
        SignalDesign Design, DesignedSpan[] Spans, ChannelGrid Grid, Line FirstDay, Line EndOfLife, LineOutputs AtStart, LineOutputs AtEnd, Decibels? Margin, Decibels ReceiverLoss);

    private static bool Does(SignalDesign design, LineRequest request) =>
        design.Best is { } best && design.Does(best) && (design.Needed is not null || best.Gsnr >= request.LeastUsefulGsnr);

    private static long Transceivers(SignalDesign design, LineRequest request) => design.Grid.Count * request.TransceiverCost;

    private static ConsideredSignal Verdict(SignalDesign design, LineRequest request)
    {
        var needed = design.Needed is { } osnr ? osnr + (design.Best?.Penalty ?? Decibels.Zero) : (Decibels?)null;
        var verdict = design.Best is not { } best ? "no amplifier reaches across, whatever the sites"
            : Does(design, request) ? needed is { } n ? Text($"does, with {best.Gsnr - n} to spare") : "does"
            : Text($"{(needed ?? request.LeastUsefulGsnr) - best.Gsnr} missing");
        return new(design.Signal.Name, design.Grid.Count, design.CapacityTbps, design.Best?.Gsnr ?? new(double.NegativeInfinity), needed, verdict);
    }

    private static LineDesignAnswer.Designed Finished(SettledDesign settled, LineRequest request, ConsideredSignal[] considered, CancellationToken cancellation)
    {
        var (design, spans) = (settled.Design, settled.Spans);
        var mean = settled.Grid.TxPowerW.Average();
        return new()
        {
            Considered = considered,
            Signal = design.Signal,
            Grid = settled.Grid,
            LaunchPerChannel = new Watts(mean).ToDbm(),
            Spans = spans,
            FirstDay = settled.FirstDay,
            EndOfLife = settled.EndOfLife,
            AtStart = settled.AtStart,
            AtEnd = settled.AtEnd,
            Margin = settled.Margin,
            CapacityTbps = design.CapacityTbps,
            Cost = design.Best!.Cost + Transceivers(design, request),
            Reasons =
            [
                .. DesignReasons.Of(design, request, spans, settled.Grid, settled.AtEnd, considered, spans.Length - 1 <= MostSitesExplained, cancellation),
                DesignReasons.Receiver(design.Signal, settled.ReceiverLoss, settled.AtStart, settled.AtEnd),
            ],
            Findings = [.. DesignCheck.After(request, design, spans, settled.Margin)],
        };
    }

    private static DesignedSpan Tilted(DesignedSpan span, SignalDesign design, ChannelGrid grid, LineRequest request)
    {
        var model = request.Amplifiers.First(m => m.Variety == span.Amplifier);
        if (model.DynamicGainTilt.IsConstant || grid.Count < 2)
        {
            return span;
        }

        // A setting speaks of the whole band of the amplifier, and is positive where high frequencies gain less.
        var channels = grid.FrequencyHz[^1] - grid.FrequencyHz[0];
        var tilt = -design.Assembly.ScatteringTilt(span.Length, grid).Value * (model.BandTo.Value - model.BandFrom.Value) / channels;
        return span with { Tilt = new(Math.Round(tilt, 2)) };
    }

    private static LineDesignAnswer.Infeasible Refused(
        List<SignalDesign> designs, LineRequest request, ConsideredSignal[] considered, CancellationToken cancellation)
    {
        var nearest = designs.OrderByDescending(d => (d.Best?.Gsnr.Value ?? double.NegativeInfinity) - Need(d, request)).ThenBy(d => d.Signal.Name, StringComparer.Ordinal).First();
        var longest = nearest.Best?.Spans.MaxBy(s => s.LossAtEnd.Value);
        var reason = nearest.Best is { } best
            ? Text($"At the best launch power, {best.Launch} a channel, the worst channel would have a GSNR of {best.Gsnr} in 0.1 nm at the end of life; {nearest.Signal.Name} needs {Need(nearest, request):0.##} dB with margin. The longest span, {longest!.Length.Kilometres:0.#} km, loses {longest.LossAtEnd}. {Limit(best, nearest, request)}")
            : Text($"No amplifier has the gain or the power for the spans between the {request.Sites.Count} places on {request.Length.Kilometres:0.#} km at any launch power.");
        return new(reason, DesignRemedies.Of(nearest, request, cancellation)) { Considered = considered };
    }

    private static string Limit(Attempt best, SignalDesign design, LineRequest request) =>
        best.Launch + Decibels.FromRatio(design.Grid.Count) > request.LaunchMax - new Decibels(0.15)
            ? Text($"The terminal launches no more than {request.LaunchMax} in all.")
            : "More launch power would add more interference than it saves in amplifier noise.";

    private static double Need(SignalDesign design, LineRequest request) =>
        design.Needed is { } needed ? needed.Value + (design.Best?.Penalty.Value ?? 0) : request.LeastUsefulGsnr.Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
