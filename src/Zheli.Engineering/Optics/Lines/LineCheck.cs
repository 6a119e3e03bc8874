using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Model;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>What makes the numbers of a line meaningless, found before light is sent: each with its place and what to do.</summary>
public static class LineCheck
{
    /// <summary>How far a library lets a gain pass the largest flat one, dB: the extended gain of design rules.</summary>
    private const double ExtendedGainDb = 2.5;

    /// <summary>Below this dispersion, ps/nm/km, the channels of a span stay in step and the model of Gaussian noise fails; below the second it is only coarse.</summary>
    private const double LeastDispersion = 2;
    private const double GoodDispersion = 4;

    /// <summary>Power below which there is no channel any more: less than a photon a second.</summary>
    private const double LeastPowerW = 1e-19;

    /// <summary>Largest power profile that is computed: places times frequencies.</summary>
    private const double MostProfile = 2e7;

    /// <summary>Most points of the frequency grid of a generalized model for one pair of channels.</summary>
    private const double MostGrid = 5e7;

    /// <summary>Checks channels and elements of a line against each other.</summary>
    public static IEnumerable<Finding> Of(Line line, string where)
    {
        if (line.Elements.All(e => e is LineElement.Transceiver))
        {
            yield return new(Severity.Error, "elements-missing", where, "There is nothing between the transceivers.", "Maybe the elements were lost.");
        }

        foreach (var finding in line.Elements.SelectMany(e => e switch
        {
            LineElement.Fibre fibre => OfFibre(fibre, line),
            LineElement.Amplifier amplifier => OutsideBand(amplifier, line.Grid).Concat(OfAmplifier(amplifier)),
            LineElement.Bands bands => OfBands(bands, line.Grid),
            LineElement.Roadm roadm when roadm.Impairments.Count > 0 => OfRoadm(roadm, line.Grid),
            _ => [],
        }))
        {
            yield return finding;
        }
    }

    /// <summary>Says that interference exceeds the power of a channel behind an element.</summary>
    public static Finding TooMuchInterference(LineElement element, Spectrum light)
    {
        var worst = Enumerable.Range(0, light.Grid.Count).MinBy(i => light.SignalShare[i]);
        var dark = Array.FindIndex(light.PowerW, p => !(p > LeastPowerW && double.IsFinite(p)));
        return dark >= 0 ? new(
            Severity.Error, "light-lost", element.Where,
            FormattableString.Invariant($"Before '{element.Uid}' the channel at {light.Grid.FrequencyHz[dark] / 1e12:0.###} THz has {light.PowerW[dark]:0.#e0} W, which is no light."),
            "Maybe a loss or a gain before it is in another unit.") : new(
            Severity.Error, "interference-exceeds-signal", element.Where,
            FormattableString.Invariant($"In '{element.Uid}' the non-linear interference on the channel at {light.Grid.FrequencyHz[worst] / 1e12:0.###} THz exceeds the power of the channel: no model of weak interference holds there."),
            "Maybe launch several decibels less: interference falls three times as fast as the power.");
    }

    /// <summary>Channels that arrive too weak or too strong for the receivers; nothing when the window is not known.</summary>
    public static IEnumerable<Finding> AtReceiver(Line line, double[] powerDbm)
    {
        if (line.Receiver is not { } window)
        {
            yield break;
        }

        foreach (var (isOutside, code, bound, advice) in new (Func<double, bool>, string, double, string)[]
        {
            (p => p < window.Low.Value, "receiver-power-low", window.Low.Value, "Maybe more gain before the receiver, or less loss behind the last amplifier."),
            (p => p > window.High.Value, "receiver-power-high", window.High.Value, "Maybe an attenuator before the receiver."),
        })
        {
            var count = powerDbm.Count(p => isOutside(p));
            if (count > 0)
            {
                var worst = powerDbm.MaxBy(p => isOutside(p) ? Math.Abs(p - bound) : -1);
                yield return new(
                    Severity.Error, code, "receiver",
                    FormattableString.Invariant($"{count} of {powerDbm.Length} channels arrive outside {window.Low.Value:0.##} to {window.High.Value:0.##} dBm; the worst has {worst:0.##} dBm."), advice);
            }
        }
    }

    /// <summary>
    /// A file that has faults already may hold another that only light reveals: the elements before the first faulty one are lit when they can be.
    /// </summary>
    internal static IEnumerable<Finding> BeforeFirstFault(Line line, IReadOnlyList<Finding> known)
    {
        var sound = line.Elements.TakeWhile(e => !known.Any(f => f.Severity == Severity.Error && f.Where.StartsWith(e.Where, StringComparison.Ordinal))).ToArray();
        if (sound.Length == 0 || line.Nli.Method != NliMethod.GnAnalytic || line.Raman.Enabled)
        {
            return [];
        }

        var light = new Spectrum(line.Grid);
        return new PreparedLine(line with { Elements = sound }).Propagate(light) is { } at ? [TooMuchInterference(sound[at], light)] : [];
    }

    private static IEnumerable<Finding> OfFibre(LineElement.Fibre element, Line line)
    {
        var (fibre, where) = (element.Span, element.Where);
        double[] frequencies = [.. line.Grid.FrequencyHz, .. fibre.Pumps.Select(p => p.Frequency.Value)];
        foreach (var (table, name) in new[] { (fibre.LossDbPerMetre, "loss_coef_db_per_m"), (fibre.Dispersion, "dispersion_s_per_m2") })
        {
            var needed = ReferenceEquals(table, fibre.LossDbPerMetre) ? frequencies : line.Grid.FrequencyHz;
            if (needed.Where(f => !table.Covers(f)).Select(f => (double?)f).FirstOrDefault() is { } outside)
            {
                yield return new(
                    Severity.Error, "fibre-data-missing", $"{where}.{name}", FormattableString.Invariant($"The table of '{element.Uid}' says nothing about {outside / 1e12:0.###} THz."),
                    "Maybe extend the table.");
            }
        }

        var slowest = line.Grid.FrequencyHz.MinBy(f => Math.Abs(fibre.DispersionAt(f)));
        var least = fibre.DispersionAt(slowest) * 1e6;
        if (Math.Abs(least) < GoodDispersion)
        {
            var near = Math.Abs(least) < LeastDispersion;
            yield return new(
                near ? Severity.Error : Severity.Warning, near ? "dispersion-near-zero" : "dispersion-low", $"{where}.dispersion_s_per_m2",
                FormattableString.Invariant($"In '{element.Uid}' the dispersion at {slowest / 1e12:0.###} THz is {least:0.###} ps/nm/km; the model of Gaussian noise needs at least {LeastDispersion}, and is good from {GoodDispersion}."),
                "Maybe keep channels away from the zero of dispersion, or use another fibre.");
        }

        if (fibre.LumpedLosses.Count > 0 && line.Nli.Method == NliMethod.GnAnalytic)
        {
            yield return new(
                Severity.Warning, "lumped-loss-not-in-interference", where,
                $"The closed form of interference knows no loss on the way: that of '{element.Uid}' lowers the power, but interference is taken as if it were not there, which is cautious.",
                "Use ggn_spectrally_separated for the exact figure.");
        }

        var (low, high) = (line.Grid.FrequencyHz[0] - (line.Grid.SlotWidthHz[0] / 2), line.Grid.FrequencyHz[^1] + (line.Grid.SlotWidthHz[^1] / 2));
        if (fibre.Pumps.Any(p => p.Frequency.Value > low && p.Frequency.Value < high))
        {
            yield return new(
                Severity.Error, "pump-among-channels", where, FormattableString.Invariant($"A Raman pump of '{element.Uid}' stands between {low / 1e12:0.###} and {high / 1e12:0.###} THz, among the channels."),
                "Maybe its frequency is in another unit, or is that of a channel.");
        }

        if (fibre.Pumps.Count > 0 && !line.Raman.Enabled)
        {
            yield return new(
                Severity.Error, "pumps-without-raman", where, $"'{element.Uid}' has Raman pumps, but Raman scattering is switched off.", "Set sim_params.raman.flag to true.");
        }

        if (line.Nli.Method != NliMethod.GnAnalytic && GeneralizedModel.GridPoints(fibre, line.Grid, line.Nli, line.Raman.ResultStep.Value) is var points and > MostGrid)
        {
            yield return new(
                Severity.Error, "grid-too-fine", where, FormattableString.Invariant($"The integral over a pair of channels in '{element.Uid}' would have {points:0.#e0} points; {MostGrid:0.#e0} are allowed."),
                "Maybe larger dispersion_tolerance and phase_shift_tolerance, or a finer result_spatial_resolution.");
        }

        if (line.Raman.Enabled && fibre.Length.Value / Math.Min(line.Raman.SolverStep.Value, line.Raman.ResultStep.Value) * frequencies.Length > MostProfile)
        {
            yield return new(
                Severity.Error, "profile-too-fine", where, $"The power profile of '{element.Uid}' would have more than {MostProfile:0} points.", "Maybe a solver_spatial_resolution of 50 m.");
        }
    }

    /// <summary>Every channel must lie in one band, and in no more than one.</summary>
    private static IEnumerable<Finding> OfBands(LineElement.Bands element, ChannelGrid grid)
    {
        var held = new int[grid.Count];
        foreach (var range in element.Amplifiers.Select(a => grid.Within(a.Model.BandFrom, a.Model.BandTo)))
        {
            for (var i = range.First; i < range.First + range.Count; i++)
            {
                held[i]++;
            }
        }

        if (Array.FindIndex(held, h => h != 1) is var at and >= 0)
        {
            yield return new(
                Severity.Error, "channels-outside-amplifier", element.Where,
                FormattableString.Invariant($"{held.Count(h => h != 1)} of {grid.Count} channels lie in no band of '{element.Uid}', or in two; the first is at {grid.FrequencyHz[at] / 1e12:0.###} THz."),
                "Maybe fewer channels, or an amplifier for their band.");
        }

        foreach (var finding in element.Amplifiers.SelectMany(OfAmplifier))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> OutsideBand(LineElement.Amplifier element, ChannelGrid grid)
    {
        var (model, where) = (element.Model, element.Where);
        int[] outside = [.. Enumerable.Range(0, grid.Count).Where(i =>
            grid.FrequencyHz[i] - (grid.SlotWidthHz[i] / 2) < model.BandFrom.Value - 1 || grid.FrequencyHz[i] + (grid.SlotWidthHz[i] / 2) > model.BandTo.Value + 1)];
        if (outside.Length > 0)
        {
            yield return new(
                Severity.Error, "channels-outside-amplifier", where,
                FormattableString.Invariant($"{outside.Length} of {grid.Count} channels are outside the band {model.BandFrom.Terahertz:0.###}–{model.BandTo.Terahertz:0.###} THz of '{element.Uid}' ({model.Variety}); the first is at {grid.FrequencyHz[outside[0]] / 1e12:0.###} THz."),
                "Maybe fewer channels, or an amplifier of another band.");
        }
    }

    private static IEnumerable<Finding> OfAmplifier(LineElement.Amplifier element)
    {
        var (model, where, gain) = (element.Model, element.Where, element.Gain);
        if (gain.Value > model.GainFlatMax.Value + ExtendedGainDb + 1e-9 || gain.Value < 0)
        {
            yield return new(
                Severity.Error, "gain-out-of-range", $"{where}.gain_target_db",
                FormattableString.Invariant($"{gain} is not a gain of '{element.Uid}': {model.Variety} gives {model.GainMin} to {model.GainFlatMax}, at most {ExtendedGainDb} dB more."),
                "Maybe a shorter span, or an amplifier with more gain.");
        }
        else if (gain.Value > model.GainFlatMax.Value + 1e-9)
        {
            yield return new(
                Severity.Warning, "gain-extended", $"{where}.gain_target_db", FormattableString.Invariant($"{gain} exceeds the flat gain {model.GainFlatMax} of {model.Variety}: the real profile will not be flat."),
                "Maybe a shorter span, or an amplifier with more gain.");
        }
        else if (gain.Value < model.GainMin.Value - 1e-9)
        {
            yield return new(
                Severity.Warning, "gain-below-range", $"{where}.gain_target_db",
                FormattableString.Invariant($"{gain} is less than the smallest gain {model.GainMin} of {model.Variety}: an attenuator makes up the difference and adds as much to the noise figure."),
                "Maybe an amplifier with less gain.");
        }
    }

    private static IEnumerable<Finding> OfRoadm(LineElement.Roadm element, ChannelGrid grid)
    {
        var uncovered = grid.FrequencyHz.Count(f => !element.Impairments.Any(i => i.Holds(f)));
        if (uncovered > 0)
        {
            yield return new(
                Severity.Error, "channels-outside-roadm", element.Where, $"{uncovered} of {grid.Count} channels are in none of the bands of '{element.Uid}'.", "Maybe extend frequency-range.");
        }
    }
}
