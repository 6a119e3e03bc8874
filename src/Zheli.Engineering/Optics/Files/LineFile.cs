using System.Globalization;
using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Files;

/// <summary>
/// Reads a line: channels, elements and settings. Two layouts are known: a link (<c>spectrum</c>, <c>edfa_models</c>, <c>elements</c>, <c>sim_params</c>) and a designed
/// path (<c>path</c> with set points, <c>input</c> with the source). Every fault is found before the file is refused.
/// </summary>
public sealed class LineFile
{
    private const int MostElements = 10_000;

    private readonly string path;
    private readonly List<Finding> findings = [];
    private readonly EquipmentLibrary library;
    private readonly Dictionary<string, AmplifierModel?> models = new(StringComparer.Ordinal);
    private RamanCoefficient raman = EquipmentLibrary.SsmfRaman;

    private LineFile(string path, EquipmentLibrary library) => (this.path, this.library) = (path, library);

    /// <summary>Reads a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="library">Where amplifiers are looked up that the file does not describe itself.</param>
    /// <exception cref="BadInputException">The line cannot be used; carries every finding, with its place in the file.</exception>
    public static Line Read(string path, EquipmentLibrary library)
    {
        var file = new LineFile(path, library);
        var line = file.ReadLine(JsonInput.Read(path));
        return line is null || file.findings.Exists(f => f.Severity == Severity.Error)
            ? throw new BadInputException([.. file.findings, .. line is null ? [] : LineCheck.BeforeFirstFault(line, file.findings)])
            : line with { Findings = file.findings };
    }

    private Line? ReadLine(JsonElement document)
    {
        var root = new FieldReader(document, Path.GetFileName(path), findings);
        root.Ignore(
            "schema", "generator", "constants", "conventions", "trace", "trace_probe_channel_indices_0based", "outputs", "summary", "timing", "network_size",
            "outputs_line_only", "outputs_with_tx_and_roadm_osnr", "cd_ps_per_nm", "pmd_ps", "pdl_db", "latency_ms", "explanation");
        var input = root.FindObject("input");
        var simulation = Simulation(root) ?? (input is null ? null : Simulation(input));
        ReadRamanTable(root);
        foreach (var (name, fields) in root.FindObject("edfa_models")?.Members() ?? [])
        {
            Model(name, fields);
        }

        var grid = SpectrumReader.Read(root, input);
        var settings = SimulationReader.Read(simulation, grid);
        var list = root.Has("elements") || !root.Has("path") ? "elements" : "path";
        var elements = root.Objects(list);
        if (elements.Count is 0 or > MostElements)
        {
            root.Error("elements-missing", $"{root.Where}.{list}", $"A line has 1 to {MostElements} elements, not {elements.Count}.", "Maybe the list has another name.");
        }

        LineElement?[] parts = [.. elements.Take(MostElements).Select(Element)];
        var line = new Line
        {
            Id = root.FindText("id") ?? Path.GetFileNameWithoutExtension(path),
            Title = root.FindText("title") ?? Route(input),
            Grid = grid ?? ChannelGrid.Even(new(193.1e12), new(50e9), 1, new(32e9), new(0), 0.15, new(40)),
            Elements = [.. parts.TakeWhile(p => p is not null).OfType<LineElement>()],
            Nli = settings.Nli,
            Raman = settings.Raman,
            Receiver = Receiver(root.FindObject("receiver")),
        };
        root.ReportUnknown();
        if (grid is not null)
        {
            findings.AddRange(LineCheck.Of(line with { Elements = [.. parts.OfType<LineElement>()] }, root.Where));
        }

        return grid is null ? null : line;
    }

    private static PowerWindow? Receiver(FieldReader? fields)
    {
        var window = fields is null ? null : ReceiverReader.Read(fields, "power_min_dbm", "power_max_dbm");
        fields?.ReportUnknown();
        return window;
    }

    /// <summary>Settings stand in the file, or in another beside it that the file names.</summary>
    private FieldReader? Simulation(FieldReader fields)
    {
        if (!fields.IsText("sim_params"))
        {
            return fields.FindObject("sim_params");
        }

        var name = fields.FindText("sim_params")!;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(name));
        if (File.Exists(beside))
        {
            return new(JsonInput.Read(beside), Path.GetFileName(beside), findings);
        }

        if (EquipmentLibrary.FindShipped(Path.GetFileName(name)) is { } shipped)
        {
            fields.Warn("settings-shipped", $"{fields.Where}.sim_params", $"The settings '{name}' are not beside the line; those of GNPy's example, which have this name, were taken.", "Maybe copy the right ones there.");
            return new(shipped, Path.GetFileName(name), findings);
        }

        fields.Error("file-missing", $"{fields.Where}.sim_params", $"The settings '{name}' are not beside the line.", "Maybe copy them there, or write them into sim_params.");
        return null;
    }

    private static string Route(FieldReader? input)
    {
        input?.Ignore("network", "equipment", "Span", "SI", "sim_params");
        var (from, to) = (input?.FindText("source"), input?.FindText("destination"));
        return from is null || to is null ? "" : $"{from} – {to}";
    }

    private void ReadRamanTable(FieldReader root)
    {
        if (root.FindText("raman_coefficient_reference") is not { } reference)
        {
            if (root.FindObject("raman_coefficient") is { } inline)
            {
                raman = EquipmentLibrary.ReadRaman(inline);
            }

            return;
        }

        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, reference.Replace('/', Path.DirectorySeparatorChar));
        if (!reference.EndsWith(".json", StringComparison.Ordinal) || !File.Exists(beside))
        {
            findings.Add(new(
                Severity.Warning, "raman-table-missing", $"{root.Where}.raman_coefficient_reference",
                $"The table '{reference}' is not there; that of standard single-mode fibre was taken.", "Maybe copy it beside the line."));
            return;
        }

        raman = EquipmentLibrary.ReadRaman(new(JsonInput.Read(beside), Path.GetFileName(beside), findings));
    }

    private AmplifierModel? Model(string name, FieldReader fields)
    {
        if (!models.TryGetValue(name, out var known))
        {
            models[name] = null;
            models[name] = known = AmplifierReader.Read(fields, name, _ => null, other => models.GetValueOrDefault(other) ?? library.Amplifiers.GetValueOrDefault(other));
        }

        return known;
    }

    private LineElement? Element(FieldReader fields)
    {
        var (uid, type) = (fields.FindText("uid") ?? "", fields.FindText("type"));
        LineElement? element = type switch
        {
            "Fiber" or "RamanFiber" => FibreReader.Read(fields, raman) is { } span ? new LineElement.Fibre(uid, fields.Where, span) : null,
            "Edfa" => Amplifier(fields, uid),
            "Multiband_amplifier" => Bands(fields, uid),
            "Roadm" => new LineElement.Roadm(uid, fields.Where, Target(fields), [.. Impairments(fields)]),
            "Fused" or "Attenuator" => new LineElement.Attenuator(uid, fields.Where, Loss(fields)),
            "Transceiver" => new LineElement.Transceiver(uid, fields.Where),
            _ => Unknown(fields, type),
        };
        fields.Ignore("name", "metadata", "type_variety", "pch_out_dbm", "ref_pch_in_dbm", "total_loss_db", "passive");
        fields.ReportUnknown();
        return element;
    }

    private static LineElement? Unknown(FieldReader fields, string? type)
    {
        fields.Error(
            "element-unknown", $"{fields.Where}.type", type is null ? "The element has no type." : $"'{type}' is not a known element.",
            "Known are Fiber, RamanFiber, Edfa, Multiband_amplifier, Roadm, Fused, Attenuator and Transceiver.");
        return null;
    }

    private static Decibels Loss(FieldReader fields) =>
        new(fields.Number(fields.Has("loss_db") ? "loss_db" : fields.Has("total_loss_db") && !fields.Has("loss") ? "total_loss_db" : "loss", 0, 200));

    private LineElement.Bands? Bands(FieldReader fields, string uid)
    {
        var amplifiers = fields.Objects("amplifiers").ConvertAll(one =>
        {
            var amplifier = Amplifier(one, uid);
            one.Ignore("uid", "type", "type_variety", "pch_out_dbm", "band");
            one.ReportUnknown();
            return amplifier;
        });
        if (amplifiers.Count == 0)
        {
            fields.Missing("amplifiers");
        }

        return amplifiers.Count > 0 && amplifiers.TrueForAll(a => a is not null) ? new(uid, fields.Where, [.. amplifiers.OfType<LineElement.Amplifier>()]) : null;
    }

    private LineElement.Amplifier? Amplifier(FieldReader fields, string uid)
    {
        var name = fields.FindText("model") ?? fields.FindText("type_variety");
        fields.Ignore("delta_p_db", "nf_db", "gain_profile_db", "pin_dbm", "pout_dbm", "target_pch_out_dbm");
        var gain = fields.Number(fields.Has("gain_target_db") || !fields.Has("effective_gain_db") ? "gain_target_db" : "effective_gain_db", -100, 200);
        var (tilt, input, output) = (fields.Number("tilt_target_db", 0, -30, 30), fields.Number("in_voa_db", 0, 0, 100), fields.Number("out_voa_db", 0, 0, 100));
        if (name is null)
        {
            fields.Missing("model");
            return null;
        }

        if (models.TryGetValue(name, out var model) || library.Amplifiers.TryGetValue(name, out model))
        {
            return model is null ? null : new(uid, fields.Where, model, new(gain), new(tilt), new(input), new(output));
        }

        var known = string.Join(", ", models.Keys.Concat(library.Amplifiers.Keys).Distinct().Order(StringComparer.Ordinal).Take(12));
        fields.Error("amplifier-unknown", $"{fields.Where}.model", $"There is no amplifier '{name}'.", $"Maybe one of {known} …, or describe it in edfa_models.");
        return null;
    }

    private static RoadmTarget Target(FieldReader fields)
    {
        fields.Ignore("path_type", "impairment_id", "ref_pch_out_dbm", "ref_effective_loss_db", "loss_pch_db");
        var (power, density, slot) = (fields.FindNumber("target_pch_out_dbm"), fields.FindNumber("target_psd_out_mWperGHz"), fields.FindNumber("target_out_mWperSlotWidth"));
        if (new[] { power, density, slot }.Count(t => t is not null) != 1)
        {
            fields.Error(
                "roadm-target-unclear", fields.Where, "A ROADM needs exactly one target: power, density or density over the slot.",
                "Maybe keep target_pch_out_dbm alone.");
        }

        return power is { } dbm ? new RoadmTarget.Power(new(dbm))
            : density is { } psd ? new RoadmTarget.Density(psd)
            : new RoadmTarget.SlotDensity(slot ?? double.NaN);
    }

    private static IEnumerable<RoadmImpairment> Impairments(FieldReader fields)
    {
        foreach (var one in fields.Objects("impairments"))
        {
            var range = one.FindObject("frequency-range");
            Hertz? Edge(string name) => range?.FindNumber(name) is { } hz ? new Hertz(hz) : null;
            yield return new(
                Edge("lower-frequency"), Edge("upper-frequency"), new(one.Number("roadm-maxloss", 0, 0, 100)), one.Number("roadm-pmd", 0, 0, 1e-9),
                new(one.Number("roadm-pdl", 0, 0, 100)), one.FindNumber("roadm-osnr") is { } osnr ? new Decibels(osnr) : null);
            one.Ignore("roadm-cd", "roadm-inband-crosstalk", "roadm-noise-figure", "roadm-pmax", "minloss", "typloss", "pmin", "pmax", "ptyp");
            one.ReportUnknown();
        }
    }
}
