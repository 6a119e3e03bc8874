using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Design;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Files;

/// <summary>
/// Reads what to design: length, fibre, candidate sites, amplifiers, signals, margins. Lengths in km, money in tenge, everything else as its name says. What is not stated
/// is taken from the library and from <see cref="LifeMargins"/>.
/// </summary>
public static class LineRequestFile
{
    private const double FreeSiteStepKm = 5;

    /// <summary>Reads a request.</summary>
    /// <param name="path">A JSON file.</param>
    /// <param name="library">Amplifiers, fibres and modes to choose from.</param>
    /// <param name="prices">What is taken where the file names no price.</param>
    /// <exception cref="BadInputException">It cannot be used; carries every finding.</exception>
    public static LineRequest Read(string path, EquipmentLibrary library, LinePrices prices)
    {
        var findings = new List<Finding>();
        var fields = new FieldReader(JsonInput.Read(path), Path.GetFileName(path), findings);
        var isSea = fields.Flag("sea", false);
        var length = fields.Number("length_km", 1e-3, 20_000);
        var request = new LineRequest
        {
            Id = fields.FindText("id") ?? Path.GetFileNameWithoutExtension(path),
            Length = Metres.FromKilometres(length),
            IsSea = isSea,
            Fibre = Fibre(fields, library),
            Sites = Sites(fields, double.IsNaN(length) ? 1 : length, isSea, prices),
            MostSites = fields.FindNumber("most_sites") is { } most ? (int)Math.Clamp(most, 0, 10_000) : null,
            Amplifiers = Amplifiers(fields, library, isSea),
            Signals = Signals(fields, library),
            LaunchMax = new(fields.Number("launch_max_dbm", 23, -20, 40)),
            LeastUsefulGsnr = LeastUseful(library),
            Margins = Margins(fields.FindObject("margins"), isSea ? LifeMargins.Sea : LifeMargins.Land),
            AmplifierCost = (long)fields.Number("amplifier_cost_tenge", isSea ? prices.Repeater : prices.Amplifier, 0, 1e15),
            TransceiverCost = (long)fields.Number("transceiver_pair_cost_tenge", prices.Transceivers, 0, 1e15),
        };
        fields.Ignore("schema", "title", "note");
        fields.ReportUnknown();
        var errors = findings.Exists(f => f.Severity == Severity.Error);
        return errors || findings.Exists(f => f.Code == "field-unknown") ? throw new BadInputException(findings) : request;
    }

    /// <summary>The least ratio with which any mode of the library works.</summary>
    public static Decibels LeastUseful(EquipmentLibrary library) => new(library.Modes.Count == 0 ? 12 : library.Modes.Min(m => m.RequiredOsnrDb));

    /// <summary>Every mode of the library as a signal: channels at its narrowest spacing, rounded up to the grid of 12.5 GHz, as many as fit.</summary>
    public static IReadOnlyList<SignalChoice> AllModes(EquipmentLibrary library, int? channels) => [.. library.Modes.Select(mode => Signal(mode, channels))];

    /// <summary>Places on a route where nothing is known: free every few kilometres.</summary>
    public static IReadOnlyList<CandidateSite> FreeSites(double lengthKm, double stepKm, bool isSea, LinePrices prices) =>
        [.. Enumerable.Range(1, Math.Max(0, (int)Math.Ceiling(lengthKm / stepKm) - 1)).Select(i => new CandidateSite(
            FormattableString.Invariant($"km {i * stepKm:0.##}"), Metres.FromKilometres(i * stepKm), isSea ? 0 : prices.Hut, isSea ? "Repeater in the cable" : "A new hut; no site was named here"))];

    private static SignalChoice Signal(TransceiverMode mode, int? channels) => new(
        $"{mode.Transceiver} {mode.Format} ({mode.BitRate / 1e9:0} Gbit/s, {mode.BaudRate / 1e9:0.##} GBd)", new(mode.BaudRate), new(Math.Ceiling(Math.Max(mode.MinSpacingHz, mode.BaudRate) / 12.5e9) * 12.5e9), channels,
        mode.BitRate, new(mode.RequiredOsnrDb), mode.RollOff, new(mode.TxOsnrDb), mode);

    private static FibreSpan Fibre(FieldReader fields, EquipmentLibrary library)
    {
        var own = fields.FindObject("fibre");
        if (own is null)
        {
            fields.Missing("fibre");
            return Of(null, library, 0.2, new(0), null, null);
        }

        var name = own.FindText("type");
        if (name is not null && !library.Fibres.ContainsKey(name))
        {
            own.Error("fibre-unknown", $"{own.Where}.type", $"There is no fibre '{name}'.", $"Known are {string.Join(", ", library.Fibres.Keys)}.");
        }

        var fibre = Of(
            name is null ? null : library.Fibres.GetValueOrDefault(name), library, own.Number("loss_db_per_km", 0.05, 2), new(own.Number("connector_db", 0, 0, 10)),
            own.FindNumber("dispersion_ps_per_nm_km"), own.FindNumber("effective_area_um2"));
        own.ReportUnknown();
        return fibre;
    }

    /// <summary>A span of a type of fibre, with what is stated otherwise.</summary>
    /// <param name="type">Type, or null for standard single-mode fibre.</param>
    /// <param name="library">Holds the standard type.</param>
    /// <param name="lossDbPerKm">Attenuation with splices.</param>
    /// <param name="connector">At either end of each span.</param>
    /// <param name="dispersion">ps/nm/km, or null for that of the type.</param>
    /// <param name="area">µm², or null for that of the type.</param>
    public static FibreSpan Of(FibreType? type, EquipmentLibrary library, double lossDbPerKm, Decibels connector, double? dispersion, double? area)
    {
        var known = type ?? library.Fibres.GetValueOrDefault("SSMF") ?? EquipmentLibrary.Shipped.Fibres["SSMF"];
        return new()
        {
            Length = Metres.FromKilometres(80),
            LossDbPerMetre = FrequencyTable.Constant(lossDbPerKm / 1000),
            Dispersion = FrequencyTable.Constant((dispersion * 1e-6) ?? known.Dispersion),
            DispersionSlope = dispersion is null ? known.DispersionSlope : null,
            EffectiveArea = (area * 1e-12) ?? known.EffectiveArea,
            PmdCoefficient = known.PmdCoefficient,
            InputConnector = connector,
            OutputConnector = connector,
            Raman = EquipmentLibrary.SsmfRaman,
        };
    }

    private static List<CandidateSite> Sites(FieldReader fields, double lengthKm, bool isSea, LinePrices prices)
    {
        if (!fields.Has("sites"))
        {
            return [.. FreeSites(lengthKm, fields.Number("site_step_km", FreeSiteStepKm, 0.1, 1000), isSea, prices)];
        }

        fields.Ignore("site_step_km");
        var sites = new List<CandidateSite>();
        foreach (var one in fields.Objects("sites"))
        {
            var (name, kind) = (one.FindText("name") ?? one.Where, one.FindText("kind") ?? "site");
            var (power, access) = (one.Flag("power", true), one.Flag("access", true));
            var cost = (long)one.Number("cost_tenge", kind == "hut" || !power ? prices.Hut : prices.Site, 0, 1e15);
            var position = Metres.FromKilometres(one.Number("position_km", 0, 20_000));
            one.ReportUnknown();
            if (access)
            {
                sites.Add(new(name, position, cost, $"{char.ToUpperInvariant(kind[0])}{kind[1..]}{(power ? " with power" : ", power to be brought")}"));
            }
        }

        return sites;
    }

    private static List<AmplifierModel> Amplifiers(FieldReader fields, EquipmentLibrary library, bool isSea)
    {
        var own = new Dictionary<string, AmplifierModel>(StringComparer.Ordinal);
        foreach (var (name, model) in fields.FindObject("edfa_models")?.Members() ?? [])
        {
            if (AmplifierReader.Read(model, name, _ => null, other => own.GetValueOrDefault(other) ?? library.Amplifiers.GetValueOrDefault(other)) is { } read)
            {
                own[name] = read with { Variety = name };
            }
        }

        var chosen = new List<AmplifierModel>();
        foreach (var name in fields.FindTexts("amplifiers") ?? (own.Count > 0 ? [.. own.Keys] : [.. Default(library, isSea)]))
        {
            if (own.GetValueOrDefault(name) is { } described)
            {
                chosen.Add(described);
            }
            else if (library.Amplifiers.TryGetValue(name, out var model))
            {
                chosen.Add(model);
            }
            else
            {
                fields.Error("amplifier-unknown", $"{fields.Where}.amplifiers", $"There is no amplifier '{name}'.", $"Known are {string.Join(", ", library.Amplifiers.Keys.Order(StringComparer.Ordinal))}.");
            }
        }

        return chosen;
    }

    /// <summary>Amplifiers that a design may use when none is named.</summary>
    public static IEnumerable<string> Default(EquipmentLibrary library, bool isSea) => isSea && library.Amplifiers.ContainsKey("submarine_repeater")
        ? ["submarine_repeater"]
        : library.Amplifiers.Values.Where(a => a.AllowedForDesign).Select(a => a.Variety);

    private static IReadOnlyList<SignalChoice> Signals(FieldReader fields, EquipmentLibrary library)
    {
        if (!fields.Has("signals"))
        {
            return AllModes(library, null);
        }

        var signals = new List<SignalChoice>();
        foreach (var one in fields.Objects("signals"))
        {
            var channels = one.FindNumber("channels") is { } count && count is >= 1 and <= 2_000 ? (int)count : (int?)null;
            if (one.FindText("mode") is { } format)
            {
                var modes = library.Modes.Where(m => m.Format == format || $"{m.Transceiver} {m.Format}" == format).ToArray();
                if (modes.Length == 0)
                {
                    one.Error("mode-unknown", $"{one.Where}.mode", $"There is no mode '{format}'.", $"Known are {string.Join(", ", library.Modes.Select(m => m.Transceiver + " " + m.Format))}.");
                }

                signals.AddRange(modes.Select(m => Signal(m, channels)));
            }
            else
            {
                var baud = one.Number("baud_gbd", 1, 1_000) * 1e9;
                signals.Add(new(
                    one.FindText("name") ?? FormattableString.Invariant($"{baud / 1e9:0.##} GBd"), new(baud), new(one.Number("spacing_ghz", 1, 10_000) * 1e9), channels,
                    one.Number("bit_rate_gbps", 0, 0, 100_000) * 1e9, one.FindNumber("required_osnr_db") is { } osnr ? new Decibels(osnr) : null, one.Number("roll_off", 0.15, 0, 1),
                    new(one.Number("tx_osnr_db", 40, 0, double.PositiveInfinity)), null)
                {
                    Receiver = ReceiverReader.Read(one, "receiver_min_dbm", "receiver_max_dbm"),
                });
            }

            one.ReportUnknown();
        }

        return signals;
    }

    private static LifeMargins Margins(FieldReader? fields, LifeMargins otherwise)
    {
        if (fields is null)
        {
            return otherwise;
        }

        var margins = new LifeMargins(
            fields.Number("years", otherwise.Years, 0, 100), fields.Number("ageing_db_per_km", otherwise.AgeingDbPerKm, 0, 1),
            fields.Number("repairs_per_100_km_year", otherwise.RepairsPer100KmYear, 0, 100), new(fields.Number("repair_db", otherwise.RepairLoss.Value, 0, 10)),
            new(fields.Number("system_db", otherwise.System.Value, 0, 20)));
        fields.ReportUnknown();
        return margins;
    }
}
