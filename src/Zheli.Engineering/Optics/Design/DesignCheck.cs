using System.Globalization;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>What contradicts itself in a request, and what is worth knowing about a design.</summary>
internal static class DesignCheck
{
    private const double MostMetres = 20_000_000;
    private const int MostSites = 2_000;

    /// <summary>Refuses a request that cannot be designed.</summary>
    /// <exception cref="BadInputException">Carries all findings.</exception>
    public static void Of(LineRequest request)
    {
        var findings = new List<Finding>();
        void Error(string code, string where, string message, string advice) => findings.Add(new(Severity.Error, code, where, message, advice));
        if (!(request.Length.Value > 0 && request.Length.Value < MostMetres))
        {
            Error("length-out-of-range", "length", $"A line of {request.Length} cannot be designed.", "Maybe the unit is missing: 400km.");
        }

        if (request.Amplifiers.Count == 0)
        {
            Error("amplifiers-missing", "amplifiers", "No amplifier may be used.", "Maybe name some, or allow them for design in the library.");
        }

        if (request.Signals.Count == 0)
        {
            Error("signals-missing", "signals", "There is no signal to carry.", "Maybe give --baud and --spacing, or a library with transceivers.");
        }

        if (request.Sites.Count > MostSites)
        {
            Error("sites-too-many", "sites", $"{request.Sites.Count} places are more than {MostSites}.", "Maybe keep one place in each kilometre.");
        }

        foreach (var site in request.Sites.Where(s => !(s.Position.Value >= 0 && s.Position <= request.Length)))
        {
            Error("site-off-route", $"sites '{site.Name}'", $"{site.Position} is not on a route of {request.Length}.", "Maybe the position is in metres instead of kilometres.");
        }

        foreach (var signal in request.Signals.Where(_ => request.Amplifiers.Count > 0))
        {
            var fits = SignalGrid.Fits(request, signal);
            if (signal.BaudRate > signal.Spacing)
            {
                Error("channel-wider-than-slot", $"signal '{signal.Name}'", $"{signal.BaudRate.Value / 1e9:0.##} GBd do not fit into {signal.Spacing.Value / 1e9:0.##} GHz.", "Maybe a wider spacing.");
            }
            else if (signal.Channels is < 1 || !(signal.BaudRate.Value > 0) || !(signal.Spacing.Value > 0))
            {
                Error("signal-empty", $"signal '{signal.Name}'", $"{signal.Channels ?? 1} channels of {signal.BaudRate.Value / 1e9:0.##} GBd at {signal.Spacing.Value / 1e9:0.##} GHz are no signal.", "Maybe leave --channels out for as many as fit.");
            }
            else if (signal.Channels > fits || fits < 1)
            {
                Error("channels-beyond-band", $"signal '{signal.Name}'", $"The band of the amplifiers holds {fits} channels of it, not {signal.Channels ?? 1}.", "Maybe fewer channels, or a narrower spacing.");
            }
        }

        var loss = request.Fibre.LossDbPerMetre.At(193.4e12);
        if (!(loss >= 1e-6 && loss <= 0.1) || !(request.Fibre.EffectiveArea is >= 1e-12 and <= 1e-9) || !(request.Fibre.InputConnector.Value >= 0))
        {
            Error(
                "fibre-data-missing", "fibre", string.Create(CultureInfo.InvariantCulture, $"{loss * 1000:0.###} dB/km, {request.Fibre.EffectiveArea * 1e12:0.##} µm² and connectors of {request.Fibre.InputConnector} are not those of a fibre."),
                "Maybe the unit is another one.");
        }

        foreach (var amplifier in request.Amplifiers.Where(a => a.Noise is Amplifiers.NoiseModel.Fixed(var nf) && !double.IsFinite(nf.Value)))
        {
            Error("noise-figures-impossible", "amplifiers", $"The noise figure of {amplifier.Variety} is not a number.", "Maybe --nf 4.5.");
        }

        if (request.MostSites is < 0)
        {
            Error("sites-negative", "repeaters", $"{request.MostSites} is not a number of amplifiers.", "Maybe 0 for none.");
        }

        if (!(Math.Abs(request.Fibre.DispersionAt(193.4e12)) >= 2e-6))
        {
            Error("dispersion-near-zero", "fibre", "The model of interference needs a dispersion of at least 2 ps/nm/km.", "Maybe another fibre.");
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    /// <summary>What is worth knowing about a design.</summary>
    public static IEnumerable<Finding> After(LineRequest request, SignalDesign design, DesignedSpan[] spans, Decibels? margin)
    {
        if (margin is { Value: < 0 } negative)
        {
            yield return new(
                Severity.Error, "margin-negative", request.Id, Text($"With Raman scattering among the channels the worst channel misses what it needs by {-negative}."),
                "Maybe amplifiers that can tilt, or one more site.");
        }
        else if (margin is { Value: < 0.5 } thin)
        {
            yield return new(Severity.Warning, "margin-thin", request.Id, Text($"Only {thin} remain above what is needed at the end of life."), "Maybe one more site, or a more robust mode.");
        }

        foreach (var span in spans.Where(s => s.GainAtEnd < s.LossAtEnd))
        {
            yield return new(
                Severity.Note, "gain-limited", $"{span.From} – {span.To}", Text($"{span.Amplifier} lifts the light by {span.GainAtEnd} behind a loss of {span.LossAtEnd}: the receiver gets less than launch power."),
                "The receiver needs its own look at the least input power.");
        }

        if (design.Needed is null)
        {
            yield return new(Severity.Note, "requirement-unknown", request.Id, "No mode was named, so the best ratio was sought instead of the least cost.", "Maybe add --required-osnr, or take a mode of the library.");
        }

        yield return new(
            Severity.Note, "booster-in-transmitter", request.Id,
            Text($"The terminal launches up to {request.LaunchMax} in all; noise of its booster is part of the transmitters' OSNR of {design.Signal.TxOsnr}."), "Maybe lower --tx-osnr for a weak transmitter.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
