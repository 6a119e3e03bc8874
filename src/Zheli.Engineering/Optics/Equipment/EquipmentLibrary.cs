using System.Reflection;
using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Model;

namespace Zheli.Engineering.Optics.Equipment;

/// <summary>Types of amplifiers, fibres and transceivers, in the JSON that GNPy reads as well (<c>Edfa</c>, <c>Fiber</c>, <c>Transceiver</c>).</summary>
public sealed class EquipmentLibrary
{
    /// <summary>The file of vectors that amplifiers have when they name none.</summary>
    internal const string DefaultConfiguration = "default_edfa_config.json";

    private static readonly Lazy<EquipmentLibrary> ShippedLibrary = new(ReadShipped);

    private EquipmentLibrary(IReadOnlyDictionary<string, AmplifierModel> amplifiers, IReadOnlyDictionary<string, FibreType> fibres, IReadOnlyList<TransceiverMode> modes) =>
        (Amplifiers, Fibres, Modes) = (amplifiers, fibres, modes);

    /// <summary>The library that comes with the program (data/equipment).</summary>
    public static EquipmentLibrary Shipped => ShippedLibrary.Value;

    /// <summary>The shipped library as it stands in the file.</summary>
    internal static JsonElement ShippedDocument => Resource("equipment.json")!.Value;

    /// <summary>A file that comes with the program, by its name; null when there is none.</summary>
    internal static JsonElement? FindShipped(string name) => Resource(name);

    /// <summary>Raman gain of standard single-mode fibre.</summary>
    public static RamanCoefficient SsmfRaman { get; } = ReadRaman(new FieldReader(Resource("raman_coefficient_ssmf.json")!.Value, "raman_coefficient_ssmf.json", []));

    /// <summary>Amplifiers by name.</summary>
    public IReadOnlyDictionary<string, AmplifierModel> Amplifiers { get; }

    /// <summary>Fibres by name.</summary>
    public IReadOnlyDictionary<string, FibreType> Fibres { get; }

    /// <summary>Modes of all transceivers, in the order of the file.</summary>
    public IReadOnlyList<TransceiverMode> Modes { get; }

    /// <summary>Reads a library; files that it names are looked for beside it, then among those that come with the program.</summary>
    /// <exception cref="BadInputException">It cannot be read; carries all findings.</exception>
    public static EquipmentLibrary Read(string path)
    {
        var findings = new List<Finding>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var root = JsonInput.Read(path);
        var library = Read(root, Path.GetFileName(path), findings, name => Path.GetFileName(name) == name && File.Exists(Path.Combine(folder, name)) ? JsonInput.Read(Path.Combine(folder, name)) : Resource(name));
        return findings.Exists(f => f.Severity == Severity.Error) ? throw new BadInputException(findings) : library;
    }

    /// <summary>Reads a table of Raman gain: frequency_offset_hz, gamma_raman_m_per_w, reference_frequency_hz.</summary>
    internal static RamanCoefficient ReadRaman(FieldReader fields)
    {
        var (offset, gamma) = (fields.Numbers("frequency_offset_hz", 0, 1e15), fields.Numbers("gamma_raman_m_per_w", 0, 1));
        if (offset.Length != gamma.Length || offset.Length < 2 || !offset.SequenceEqual(offset.Order()))
        {
            fields.Error("raman-table-broken", fields.Where, "Offsets and coefficients must be equally many and ascending.", "Maybe a row was lost.");
            (offset, gamma) = ([0, 1], [0, 0]);
        }

        return new(offset, gamma, fields.Number("reference_frequency_hz", 1e12, 1e16));
    }

    private static EquipmentLibrary ReadShipped()
    {
        var findings = new List<Finding>();
        var library = Read(Resource("equipment.json")!.Value, "equipment.json", findings, Resource);
        return findings.Exists(f => f.Severity == Severity.Error) ? throw new InvalidOperationException($"The shipped library is broken: {findings[0]}.") : library;
    }

    private static EquipmentLibrary Read(JsonElement root, string name, List<Finding> findings, Func<string, JsonElement?> files)
    {
        var fields = new FieldReader(root, name, findings);
        var amplifiers = new Dictionary<string, AmplifierModel>(StringComparer.Ordinal);
        FieldReader? Configuration(string file) => files(file) is { } found ? new(found, file, findings) : null;
        // Amplifiers of two stages name others, so they are read when those are known.
        foreach (var one in fields.Objects("Edfa").OrderBy(f => f.FindText("type_def") == "dual_stage"))
        {
            var variety = one.FindText("type_variety");
            if (variety is null)
            {
                one.Missing("type_variety");
            }
            else if (amplifiers.ContainsKey(variety))
            {
                one.Error("amplifier-twice", one.Where, $"There are two amplifiers '{variety}'.", "Maybe rename one.");
            }
            else if (one.FindText("type_def") == "multi_band")
            {
                one.Warn("amplifier-left-out", one.Where, $"'{variety}' covers several bands and was left out.", "Maybe use its single-band amplifiers.");
            }
            else if (AmplifierReader.Read(one, variety, Configuration, other => amplifiers.GetValueOrDefault(other)) is { } model)
            {
                amplifiers.Add(variety, model);
            }
        }

        var fibres = new Dictionary<string, FibreType>(StringComparer.Ordinal);
        foreach (var one in fields.Objects("Fiber").Concat(fields.Objects("RamanFiber")))
        {
            if (ReadFibre(one) is { } type)
            {
                fibres.TryAdd(type.Variety, type);
            }
        }

        TransceiverMode[] modes = [.. fields.Objects("Transceiver").SelectMany(ReadModes)];
        fields.Ignore("Span", "Roadm", "SI");
        fields.ReportUnknown();
        return new(amplifiers, fibres, modes);
    }

    private static FibreType? ReadFibre(FieldReader fields)
    {
        var variety = fields.FindText("type_variety");
        if (variety is null)
        {
            fields.Missing("type_variety");
            return null;
        }

        var table = FibreReader.PerFrequency(fields, "dispersion_per_frequency", "value", -1e-3, 1e-3);
        var reference = fields.Has("ref_frequency") ? fields.Number("ref_frequency", 1e12, 1e16)
            : Physics.LightSpeed / fields.Number("ref_wavelength", 1550e-9, 1e-7, 1e-4);
        var area = fields.Has("effective_area") ? fields.Number("effective_area", 1e-12, 1e-9)
            : fields.Has("gamma") ? 2 * Math.PI * reference * 2.6e-20 / (Physics.LightSpeed * fields.Number("gamma", 1e-5, 1e-1))
            : 83e-12;
        var type = new FibreType(
            variety, table?.At(reference) ?? fields.Number("dispersion", 1.67e-5, -1e-3, 1e-3), fields.FindNumber("dispersion_slope"), area, fields.Number("pmd_coef", 0, 0, 1e-12))
        {
            DispersionTable = table, ReferenceHz = reference, RamanGain = fields.FindObject("raman_coefficient") is { } raman ? ReadGain(raman) : null,
        };
        fields.Ignore("gamma", "raman_efficiency", "lumped_losses", "dispersion");
        fields.ReportUnknown();
        return type;
    }

    /// <summary>Raman gain as GNPy states it: g0 over the distance from a pump, before the area of the fibre is taken out.</summary>
    internal static RamanGain? ReadGain(FieldReader fields)
    {
        var (gain, offset) = (fields.Numbers("g0", 0, 1e12), fields.Numbers("frequency_offset", 0, 1e15));
        var reference = fields.Number("reference_frequency", 1e12, 1e16);
        fields.ReportUnknown();
        if (gain.Length == offset.Length && gain.Length >= 2 && offset.SequenceEqual(offset.Order()))
        {
            return new(offset, gain, reference);
        }

        fields.Error("raman-table-broken", fields.Where, "Offsets and coefficients must be equally many and ascending.", "Maybe a row was lost.");
        return null;
    }

    private static IEnumerable<TransceiverMode> ReadModes(FieldReader fields)
    {
        var variety = fields.FindText("type_variety") ?? "";
        fields.Ignore("frequency");
        foreach (var mode in fields.Objects("mode"))
        {
            yield return new(
                variety, mode.FindText("format") ?? "", mode.Number("baud_rate", 1e8, 1e12), mode.Number("bit_rate", 1e8, 1e14), mode.Number("OSNR", -20, 80),
                mode.Number("roll_off", 0.15, 0, 1), mode.Number("tx_osnr", 40, 0, 100), mode.Number("min_spacing", 1e9, 1e13), [.. mode.Objects("penalties").Select(ReadPenalty)])
            {
                Receiver = ReceiverReader.Read(mode, "rx_channel_power_min_dbm", "rx_channel_power_max_dbm"),
            };
            mode.Ignore(
                "cost", "equalization_offset_db", "tx_channel_power_min_dbm", "tx_channel_power_max_dbm", "detailed_rx");
            mode.ReportUnknown();
        }

        fields.ReportUnknown();
    }

    private static TransceiverPenalty ReadPenalty(FieldReader fields)
    {
        var (name, kind) = fields.Has("chromatic_dispersion") ? ("chromatic_dispersion", ImpairmentKind.ChromaticDispersion)
            : fields.Has("pmd") ? ("pmd", ImpairmentKind.Pmd) : ("pdl", ImpairmentKind.Pdl);
        return new(kind, fields.Number(name), fields.Number("penalty_value", 0, 100));
    }

    private static JsonElement? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("equipment/" + name);
        return stream is null ? null : JsonSerializer.Deserialize<JsonElement>(stream);
    }
}
