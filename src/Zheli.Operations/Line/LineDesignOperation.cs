using Zheli.Engineering.Optics.Design;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Exchange;
using Zheli.Engineering.Optics.Files;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;
using Zheli.Operations.Export;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Line;

/// <summary>The verb <c>line design</c>: from a route to amplifiers, powers, mode and margins, with a reason for each.</summary>
public static class LineDesignOperation
{
    /// <summary>Designs a line and writes what was asked for.</summary>
    /// <param name="options">Route and wishes.</param>
    /// <param name="progress">Told at each signal.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">Request, library or output cannot be used.</exception>
    public static LineDesignDocument Run(LineDesignOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (options.LineOutput is { } output)
        {
            AtomicFile.CheckFree(output, overwrite: true, [.. new[] { options.RequestFile, options.Equipment }.OfType<string>()]);
        }

        if (options.GnpyOutput is { } taken && File.Exists(taken))
        {
            throw new BadInputException("output-is-file", Path.GetFileName(taken), "There is a file of this name; GNPy's files need a folder.", "Maybe give another name with --gnpy.");
        }

        var library = options.Equipment is { } path ? EquipmentLibrary.Read(path) : EquipmentLibrary.Shipped;
        var prices = LinePrices.Shipped(new CostCatalogue(ShippedCatalogue.Items).Number("fx.usd_kzt"));
        var request = options.RequestFile is { } file && options.To is null
            ? Adjusted(LineRequestFile.Read(file, library, prices), options, library)
            : FromOptions(options, library, prices);
        var answer = LineDesigner.Design(request, progress, cancellation);
        if (answer is LineDesignAnswer.Designed designed)
        {
            var line = options.EndOfLife ? designed.EndOfLife : designed.FirstDay;
            if (options.LineOutput is { } target)
            {
                AtomicFile.Write(target, stream => LineWriter.Write(stream, line));
            }

            if (options.GnpyOutput is { } folder)
            {
                Directory.CreateDirectory(folder);
                foreach (var (name, write) in GnpyFolder.Files(line))
                {
                    AtomicFile.Write(Path.Combine(folder, name), write);
                }
            }
        }

        return LineDesignDocument.Of(request, answer);
    }

    private static LineRequest FromOptions(LineDesignOptions options, EquipmentLibrary library, LinePrices prices)
    {
        var route = options.To is { } to
            ? PlannedRoute.Of(options.RequestFile ?? throw new BadInputException("project-missing", "REQUEST", "--to needs a project with a plan.", "Maybe name a file NAME.gpkg."), options.Scenario, options.From, to, prices.Site)
            : null;
        if ((route?.Length.Kilometres ?? options.LengthKm) is not { } length)
        {
            throw new BadInputException("length-missing", "--length", "There is neither a request file nor a length.", "Maybe --length 400.");
        }

        if (!(length > 0 && length <= 20_000) || !(options.SiteStepKm >= 0.1))
        {
            throw new BadInputException(
                "length-out-of-range", length > 0 && length <= 20_000 ? "--site-step" : "--length",
                FormattableString.Invariant($"A line of {length} km with places every {options.SiteStepKm} km cannot be designed."), "Lengths are in km, from 0 to 20000; places stand at least 0.1 km apart.");
        }

        if (options.Fibre is { } name && !library.Fibres.ContainsKey(name))
        {
            throw new BadInputException("fibre-unknown", "--fibre", $"There is no fibre '{name}'.", $"Known are {string.Join(", ", library.Fibres.Keys)}.");
        }

        var type = options.Fibre is { } known ? library.Fibres[known] : null;
        return Adjusted(
            new()
            {
                Id = options.Id ?? route?.Id ?? FormattableString.Invariant($"{length:0.##} km"),
                Length = route?.Length ?? Metres.FromKilometres(length),
                IsSea = options.Sea,
                Fibre = LineRequestFile.Of(type, library, options.LossDbPerKm ?? (type is null || options.Fibre == "SSMF" ? 0.2 : 0.17), new(options.ConnectorDb ?? 0), options.Dispersion, options.AreaUm2),
                Sites = route?.Sites ?? LineRequestFile.FreeSites(length, options.SiteStepKm, options.Sea, prices),
                Amplifiers = [.. LineRequestFile.Default(library, options.Sea).Select(v => library.Amplifiers[v])],
                Signals = LineRequestFile.AllModes(library, options.Channels),
                LeastUsefulGsnr = LineRequestFile.LeastUseful(library),
                Margins = options.Sea ? LifeMargins.Sea : LifeMargins.Land,
                AmplifierCost = options.Sea ? prices.Repeater : prices.Amplifier,
                TransceiverCost = prices.Transceivers,
            },
            options, library);
    }

    private static LineRequest Adjusted(LineRequest request, LineDesignOptions options, EquipmentLibrary library) => request with
    {
        MostSites = options.Repeaters ?? request.MostSites,
        LaunchMax = options.LaunchMaxDbm is { } launch ? new Dbm(launch) : request.LaunchMax,
        Amplifiers = [.. Amplifiers(request, options, library)],
        Signals = Signals(request, options),
    };

    /// <summary>A noise figure on the command line describes an amplifier of its own; its tilt is that of a typical erbium amplifier.</summary>
    private static IEnumerable<Engineering.Optics.Amplifiers.AmplifierModel> Amplifiers(LineRequest request, LineDesignOptions options, EquipmentLibrary library)
    {
        if (options.NoiseFigureDb is { } figure)
        {
            var pattern = library.Amplifiers.GetValueOrDefault(options.Sea ? "submarine_repeater" : "std_medium_gain") ?? EquipmentLibrary.Shipped.Amplifiers["submarine_repeater"];
            return
            [
                pattern with
                {
                    Variety = FormattableString.Invariant($"amplifier of {figure} dB"), Noise = new Engineering.Optics.Amplifiers.NoiseModel.Fixed(new(figure)),
                    GainFlatMax = new(options.GainMaxDb ?? 30), GainMin = new(5), PowerMax = new(options.PowerMaxDbm ?? 23),
                },
            ];
        }

        return options.Amplifiers is not { Count: > 0 } names ? request.Amplifiers : names.Select(n => library.Amplifiers.GetValueOrDefault(n)
            ?? throw new BadInputException("amplifier-unknown", "--amplifier", $"There is no amplifier '{n}'.", $"Known are {string.Join(", ", library.Amplifiers.Keys.Order(StringComparer.Ordinal))}."));
    }

    private static IReadOnlyList<SignalChoice> Signals(LineRequest request, LineDesignOptions options)
    {
        if (options.BaudGbd is not { } baud)
        {
            return options.Channels is { } count ? [.. request.Signals.Select(s => s with { Channels = count })] : request.Signals;
        }

        var spacing = options.SpacingGhz ?? Math.Ceiling(baud * 1.1 / 12.5) * 12.5;
        return
        [
            new(
                FormattableString.Invariant($"{baud:0.##} GBd at {spacing:0.##} GHz"), Hertz.FromGigahertz(baud), Hertz.FromGigahertz(spacing), options.Channels, (options.BitRateGbps ?? 0) * 1e9,
                options.RequiredOsnrDb is { } osnr ? new Decibels(osnr) : null, 0.15, new(options.TxOsnrDb ?? 40), null),
        ];
    }
}

/// <summary>Route and wishes as a door takes them; what is null is taken from the request file, or from defaults that the answer tells.</summary>
public sealed record LineDesignOptions
{
    /// <summary>A request file, with <see cref="To"/> a project file, or null to design from the options alone.</summary>
    public string? RequestFile { get; init; }

    /// <summary>Along a plan: the settlement where the line ends (KATO, number or name).</summary>
    public string? To { get; init; }

    /// <summary>Along a plan: the settlement where it begins; null for the existing network.</summary>
    public string? From { get; init; }

    /// <summary>The plan.</summary>
    public string Scenario { get; init; } = "base";

    /// <summary>An equipment library instead of the shipped one.</summary>
    public string? Equipment { get; init; }

    /// <summary>Name of the line.</summary>
    public string? Id { get; init; }

    /// <summary>Length of cable, km.</summary>
    public double? LengthKm { get; init; }

    /// <summary>True at sea.</summary>
    public bool Sea { get; init; }

    /// <summary>Type of fibre.</summary>
    public string? Fibre { get; init; }

    /// <summary>Attenuation with splices, dB/km.</summary>
    public double? LossDbPerKm { get; init; }

    /// <summary>Effective area, µm².</summary>
    public double? AreaUm2 { get; init; }

    /// <summary>Dispersion, ps/nm/km.</summary>
    public double? Dispersion { get; init; }

    /// <summary>Loss of each connector, dB.</summary>
    public double? ConnectorDb { get; init; }

    /// <summary>Distance of free places, km.</summary>
    public double SiteStepKm { get; init; } = 5;

    /// <summary>Most repeaters or amplifier sites on the way.</summary>
    public int? Repeaters { get; init; }

    /// <summary>Types of amplifiers.</summary>
    public IReadOnlyList<string>? Amplifiers { get; init; }

    /// <summary>Noise figure of an amplifier that is in no library, dB.</summary>
    public double? NoiseFigureDb { get; init; }

    /// <summary>Its largest gain, dB.</summary>
    public double? GainMaxDb { get; init; }

    /// <summary>Its largest power, dBm.</summary>
    public double? PowerMaxDbm { get; init; }

    /// <summary>Channels.</summary>
    public int? Channels { get; init; }

    /// <summary>Symbol rate, GBd.</summary>
    public double? BaudGbd { get; init; }

    /// <summary>Distance of channels, GHz.</summary>
    public double? SpacingGhz { get; init; }

    /// <summary>Payload of a channel, Gbit/s.</summary>
    public double? BitRateGbps { get; init; }

    /// <summary>Ratio that the mode needs, dB in 0.1 nm.</summary>
    public double? RequiredOsnrDb { get; init; }

    /// <summary>Ratio of the transmitters with their booster, dB in 0.1 nm.</summary>
    public double? TxOsnrDb { get; init; }

    /// <summary>Most power that a terminal launches, dBm.</summary>
    public double? LaunchMaxDbm { get; init; }

    /// <summary>Where the designed line is written, for <c>line propagate</c>.</summary>
    public string? LineOutput { get; init; }

    /// <summary>The folder into which the designed line is written as GNPy's files.</summary>
    public string? GnpyOutput { get; init; }

    /// <summary>Writes the line as it is at the end of its life instead of on its first day.</summary>
    public bool EndOfLife { get; init; }
}
