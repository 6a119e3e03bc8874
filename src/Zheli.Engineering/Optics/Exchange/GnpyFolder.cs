using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Exchange;

/// <summary>
/// A line as the files that GNPy reads: <c>topology.json</c>, <c>equipment.json</c> with the vectors of its amplifiers, <c>spectrum.json</c> (channel by channel),
/// <c>sim_params.json</c>. <see cref="GnpyLine"/> reads them back: the same light to the last digits.
/// </summary>
public sealed class GnpyFolder
{
    /// <summary>Name of the topology in the folder.</summary>
    public const string TopologyName = "topology.json";

    /// <summary>Name of the equipment library.</summary>
    public const string EquipmentName = "equipment.json";

    /// <summary>Name of the list of channels.</summary>
    public const string SpectrumName = "spectrum.json";

    /// <summary>Name of the settings.</summary>
    public const string SettingsName = "sim_params.json";

    /// <summary>OSNR of a transmitter that adds no noise, dB: a ten-thousand-millionth of its light, below the digits that GSNR is given in.</summary>
    private const double CleanOsnrDb = 100;

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Line line;
    private readonly List<FibreSpan> glasses = [];
    private readonly AmplifierModel[] models;

    private GnpyFolder(Line line)
    {
        this.line = line;
        foreach (var span in line.Elements.OfType<LineElement.Fibre>().Select(f => f.Span).Where(s => !glasses.Exists(g => SameGlass(g, s))))
        {
            glasses.Add(span);
        }

        models = [.. line.Elements.SelectMany(LineJson.Amplifiers).Select(a => a.Model).DistinctBy(m => m.Variety)];
    }

    /// <summary>The files of a line: name, and how to write it.</summary>
    /// <exception cref="BadInputException">The line has elements that GNPy's files cannot tell; carries all findings.</exception>
    public static IReadOnlyList<(string Name, Action<Stream> Write)> Files(Line line)
    {
        Finding[] untold = [.. line.Elements.Where(e => e is LineElement.Roadm || (e is LineElement.Fibre fibre && !IsUsual(fibre.Span))).Select(e => new Finding(
            Severity.Error, "element-not-exportable", e.Uid, e is LineElement.Roadm
                ? "A ROADM of a path has no degrees, which GNPy needs."
                : "GNPy takes core, refractive index and non-linear index of every fibre for those of standard fibre.",
            "Maybe export the network that the path belongs to."))];
        if (untold.Length > 0)
        {
            throw new BadInputException(untold);
        }

        var folder = new GnpyFolder(line);
        return
        [
            (TopologyName, Json(folder.Topology)), (EquipmentName, Json(folder.Equipment)), (SpectrumName, Json(folder.Spectrum)),
            (SettingsName, Json(folder.Settings)), (EquipmentLibrary.DefaultConfiguration, Json(json => Vectors(json, EquipmentLibrary.Shipped.Amplifiers["std_medium_gain"]))),
            .. folder.models.Where(m => !HasUsualVectors(m)).Select(m => (ConfigurationOf(m), Json(json => Vectors(json, m)))),
        ];
    }

    private static Action<Stream> Json(Action<Utf8JsonWriter> content) => stream =>
    {
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
    };

    // ---- topology

    private void Topology(Utf8JsonWriter json)
    {
        json.WriteString("network_name", line.Title.Length > 0 ? $"{line.Id}, {line.Title}" : line.Id);
        string[] uids = ["start", .. Unique(line.Elements), "end"];
        json.WriteStartArray("elements");
        Transceiver(json, "start");
        var elements = line.Elements.Where(e => e is not LineElement.Transceiver).ToArray();
        for (var i = 0; i < elements.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("uid", uids[i + 1]);
            json.WriteString("type", elements[i].Type);
            Element(json, elements[i]);
            Place(json);
            json.WriteEndObject();
        }

        Transceiver(json, "end");
        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var (from, to) in uids.Zip(uids.Skip(1)))
        {
            json.WriteStartObject();
            json.WriteString("from_node", from);
            json.WriteString("to_node", to);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Unique(IEnumerable<LineElement> elements)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "start", "end" };
        foreach (var element in elements.Where(e => e is not LineElement.Transceiver))
        {
            var (uid, number) = (element.Uid, 2);
            while (!seen.Add(uid))
            {
                uid = string.Create(CultureInfo.InvariantCulture, $"{element.Uid} {number++}");
            }

            yield return uid;
        }
    }

    private static void Transceiver(Utf8JsonWriter json, string uid)
    {
        json.WriteStartObject();
        json.WriteString("uid", uid);
        json.WriteString("type", "Transceiver");
        Place(json);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        json.WriteStartObject("location");
        json.WriteNumber("latitude", 0);
        json.WriteNumber("longitude", 0);
        json.WriteString("city", "");
        json.WriteString("region", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Element(Utf8JsonWriter json, LineElement element)
    {
        switch (element)
        {
            case LineElement.Fibre(_, _, var span):
                Fibre(json, span);
                break;
            case LineElement.Amplifier amplifier:
                Amplifier(json, amplifier);
                break;
            case LineElement.Bands bands:
                json.WriteStartArray("amplifiers");
                foreach (var one in bands.Amplifiers)
                {
                    json.WriteStartObject();
                    Amplifier(json, one);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case LineElement.Attenuator(_, _, var loss):
                json.WriteStartObject("params");
                json.WriteNumber("loss", loss.Value);
                json.WriteEndObject();
                break;
        }
    }

    private static void Amplifier(Utf8JsonWriter json, LineElement.Amplifier amplifier)
    {
        json.WriteString("type_variety", amplifier.Model.Variety);
        json.WriteStartObject("operational");
        json.WriteNumber("gain_target", amplifier.Gain.Value);
        json.WriteNull("delta_p");
        json.WriteNumber("tilt_target", amplifier.Tilt.Value);
        json.WriteNumber("out_voa", amplifier.OutputVoa.Value);
        json.WriteNumber("in_voa", amplifier.InputVoa.Value);
        json.WriteEndObject();
    }

    private void Fibre(Utf8JsonWriter json, FibreSpan span)
    {
        json.WriteString("type_variety", GlassName(span));
        if (span.Pumps.Count > 0)
        {
            json.WriteStartObject("operational");
            json.WriteNumber("temperature", span.TemperatureK);
            json.WriteStartArray("raman_pumps");
            foreach (var pump in span.Pumps)
            {
                json.WriteStartObject();

                // GNPy states the power before the output connector, whichever way the pump runs.
                json.WriteNumber("power", pump.Power.Value * span.OutputConnector.Ratio);
                json.WriteNumber("frequency", pump.Frequency.Value);
                json.WriteString("propagation_direction", pump.WithSignal ? "coprop" : "counterprop");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartObject("params");
        json.WriteNumber("length", span.Length.Kilometres);
        json.WriteString("length_units", "km");
        if (span.LossDbPerMetre.IsConstant)
        {
            json.WriteNumber("loss_coef", span.LossDbPerMetre.Values[0] * 1000);
        }
        else
        {
            json.WriteStartObject("loss_coef");
            LineJson.Numbers(json, "value", Array.ConvertAll(span.LossDbPerMetre.Values, v => v * 1000));
            LineJson.Numbers(json, "frequency", span.LossDbPerMetre.FrequencyHz);
            json.WriteEndObject();
        }

        json.WriteNumber("att_in", span.InputAttenuator.Value);
        json.WriteNumber("con_in", span.InputConnector.Value);
        json.WriteNumber("con_out", span.OutputConnector.Value);
        if (span.LumpedLosses.Count > 0)
        {
            json.WriteStartArray("lumped_losses");
            foreach (var loss in span.LumpedLosses)
            {
                json.WriteStartObject();
                json.WriteNumber("position", loss.Position.Kilometres);
                json.WriteNumber("loss", loss.Loss.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // ---- equipment

    private void Equipment(Utf8JsonWriter json)
    {
        json.WriteStartArray("Edfa");
        foreach (var model in models)
        {
            if (model.Noise is NoiseModel.TwoStages(var first, var second))
            {
                Model(json, StageName(model, "preamp"), first.Noise, first.GainMin, first.GainFlatMax, model, 60);
                Model(json, StageName(model, "booster"), second.Noise, second.GainMin, second.GainFlatMax, model, model.PowerMax.Value);
            }

            Model(json, model.Variety, model.Noise, model.GainMin, model.GainFlatMax, model, model.PowerMax.Value);
        }

        json.WriteEndArray();
        foreach (var kind in new[] { "Fiber", "RamanFiber" })
        {
            json.WriteStartArray(kind);
            foreach (var glass in glasses)
            {
                Glass(json, glass);
            }

            json.WriteEndArray();
        }

        // No automatic design: gains as they stand, no padding, no cutting.
        var longest = line.Elements.OfType<LineElement.Fibre>().Select(f => f.Span.Length.Kilometres).DefaultIfEmpty(0).Max();
        json.WriteStartArray("Span");
        json.WriteRawValue(FormattableString.Invariant(
            $$"""{ "power_mode": false, "delta_power_range_db": [0, 0, 0.5], "max_fiber_lineic_loss_for_raman": 0.25, "target_extended_gain": 2.5, "max_length": {{Math.Max(150, Math.Ceiling(longest) + 1)}}, "length_units": "km", "max_loss": 200, "padding": 0, "EOL": 0, "con_in": 0, "con_out": 0 }"""));
        json.WriteEndArray();
        json.WriteStartArray("Roadm");
        json.WriteRawValue("""{ "target_pch_out_db": -20, "add_drop_osnr": 38, "pmd": 0, "pdl": 0, "restrictions": { "preamp_variety_list": [], "booster_variety_list": [] } }""");
        json.WriteEndArray();
        Signal(json);
    }

    /// <summary>The channels as one row: exact when they are even, otherwise a summary of <c>spectrum.json</c>.</summary>
    private void Signal(Utf8JsonWriter json)
    {
        var grid = line.Grid;
        var spacing = grid.Count > 1 ? (grid.FrequencyHz[^1] - grid.FrequencyHz[0]) / (grid.Count - 1) : grid.SlotWidthHz[0];
        var mean = new Watts(grid.TxPowerW.Average()).ToDbm().Value;
        var osnr = Osnr(grid.TxOsnrDb[0]);
        json.WriteStartArray("SI");
        json.WriteStartObject();
        json.WriteNumber("f_min", grid.FrequencyHz[0] - spacing);
        json.WriteNumber("f_max", grid.FrequencyHz[^1] + (spacing / 2));
        json.WriteNumber("baud_rate", grid.BaudRate[0]);
        json.WriteNumber("spacing", spacing);
        json.WriteNumber("power_dbm", mean);
        json.WriteNumber("tx_power_dbm", mean);
        LineJson.Numbers(json, "power_range_db", [0, 0, 1]);
        json.WriteNumber("roll_off", grid.RollOff[0]);
        json.WriteNumber("tx_osnr", osnr);
        json.WriteNumber("sys_margins", 0);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("Transceiver");
        json.WriteStartObject();
        json.WriteString("type_variety", "designed");
        json.WriteStartObject("frequency");
        json.WriteNumber("min", grid.FrequencyHz[0] - (grid.SlotWidthHz[0] / 2));
        json.WriteNumber("max", grid.FrequencyHz[^1] + (grid.SlotWidthHz[^1] / 2));
        json.WriteEndObject();
        json.WriteStartArray("mode");
        json.WriteStartObject();
        json.WriteString("format", "designed");
        json.WriteNumber("baud_rate", grid.BaudRate[0]);
        json.WriteNumber("OSNR", 0);
        json.WriteNumber("bit_rate", 100e9);
        json.WriteNumber("roll_off", grid.RollOff[0]);
        json.WriteNumber("tx_osnr", osnr);
        json.WriteNumber("min_spacing", grid.SlotWidthHz[0]);
        json.WriteNumber("cost", 1);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>GNPy has no transmitter without noise: one at <see cref="CleanOsnrDb"/> stands for it.</summary>
    private static double Osnr(double decibels) => double.IsFinite(decibels) ? decibels : CleanOsnrDb;

    private static string StageName(AmplifierModel model, string part) => $"{model.Variety} {part}";

    private static void Model(Utf8JsonWriter json, string name, NoiseModel noise, Decibels gainMin, Decibels gainMax, AmplifierModel of, double powerMax)
    {
        json.WriteStartObject();
        json.WriteString("type_variety", name);
        json.WriteString("type_def", LineJson.Word(noise));
        json.WriteNumber("gain_flatmax", gainMax.Value);
        json.WriteNumber("gain_min", gainMin.Value);
        json.WriteNumber("p_max", powerMax);
        Noise(json, name, noise, gainMin, gainMax);
        json.WriteNumber("f_min", of.BandFrom.Value);
        json.WriteNumber("f_max", of.BandTo.Value);
        json.WriteNumber("pmd", of.Pmd);
        json.WriteNumber("pdl", of.Pdl.Value);
        if (noise is NoiseModel.Polynomial)
        {
            json.WriteString("advanced_config_from_json", ConfigurationOf(of));
        }
        else if (!HasUsualVectors(of))
        {
            json.WriteString("default_config_from_json", ConfigurationOf(of));
        }

        json.WriteBoolean("out_voa_auto", false);
        json.WriteBoolean("allowed_for_design", true);
        json.WriteEndObject();
    }

    private static void Noise(Utf8JsonWriter json, string name, NoiseModel noise, Decibels gainMin, Decibels gainMax)
    {
        switch (noise)
        {
            case NoiseModel.Fixed(var nf0):
                json.WriteNumber("nf0", nf0.Value);
                break;
            case NoiseModel.TwoCoils coils:
                // The figures of the data sheet are what both programs make their coils of.
                var (least, most) = coils.Sheet ?? (new(noise.At(gainMax.Value, gainMin.Value, gainMax.Value, default)), new(noise.At(gainMin.Value, gainMin.Value, gainMax.Value, default)));
                json.WriteNumber("nf_min", least.Value);
                json.WriteNumber("nf_max", most.Value);
                break;
            case NoiseModel.OpenRoadm(var coefficients):
                LineJson.Numbers(json, "nf_coef", coefficients);
                break;
            case NoiseModel.TwoStages:
                json.WriteString("preamp_variety", name + " preamp");
                json.WriteString("booster_variety", name + " booster");
                break;
        }
    }

    private void Glass(Utf8JsonWriter json, FibreSpan glass)
    {
        json.WriteStartObject();
        json.WriteString("type_variety", GlassName(glass));
        if (glass.Dispersion.IsConstant)
        {
            json.WriteNumber("dispersion", glass.Dispersion.Values[0]);
        }
        else
        {
            json.WriteStartObject("dispersion_per_frequency");
            LineJson.Numbers(json, "value", glass.Dispersion.Values);
            LineJson.Numbers(json, "frequency", glass.Dispersion.FrequencyHz);
            json.WriteEndObject();
        }

        if (glass.DispersionSlope is { } slope)
        {
            json.WriteNumber("dispersion_slope", slope);
        }

        json.WriteNumber("effective_area", glass.EffectiveArea);
        json.WriteNumber("pmd_coef", glass.PmdCoefficient);
        if (Math.Abs((glass.ReferenceFrequency.Value * 1550e-9 / Physics.LightSpeed) - 1) > 1e-12)
        {
            json.WriteNumber("ref_frequency", glass.ReferenceFrequency.Value);
        }

        if (!SameRaman(glass.Raman, EquipmentLibrary.SsmfRaman))
        {
            var raman = glass.Raman;
            var atPump = glass.EffectiveAreaAt(raman.ReferenceFrequencyHz);
            json.WriteStartObject("raman_coefficient");
            LineJson.Numbers(json, "g0", [.. raman.GammaRaman.Select((g, k) => g / ((glass.EffectiveAreaAt(raman.ReferenceFrequencyHz - raman.OffsetHz[k]) + atPump) / 2))]);
            LineJson.Numbers(json, "frequency_offset", raman.OffsetHz);
            json.WriteNumber("reference_frequency", raman.ReferenceFrequencyHz);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private string GlassName(FibreSpan span) => string.Create(CultureInfo.InvariantCulture, $"fibre {glasses.FindIndex(g => SameGlass(g, span)) + 1}");

    private static bool SameGlass(FibreSpan left, FibreSpan right) =>
        SpanKernel.SameGlass(left with { LossDbPerMetre = right.LossDbPerMetre }, right) && left.PmdCoefficient == right.PmdCoefficient && SameRaman(left.Raman, right.Raman);

    private static bool SameRaman(RamanCoefficient left, RamanCoefficient right) => ReferenceEquals(left, right) || (left.ReferenceFrequencyHz == right.ReferenceFrequencyHz
        && left.OffsetHz.AsSpan().SequenceEqual(right.OffsetHz) && left.GammaRaman.AsSpan().SequenceEqual(right.GammaRaman));

    private static bool IsUsual(FibreSpan span) => span.CoreIndex == 1.468 && span.NonlinearIndex == 2.6e-20 && span.CoreRadius == 4.2e-6;

    private static string ConfigurationOf(AmplifierModel model)
    {
        var name = new StringBuilder("amplifier_");
        foreach (var c in model.Variety)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' ? c : '_');
        }

        return name.Append(".json").ToString();
    }

    private static bool HasUsualVectors(AmplifierModel model)
    {
        var usual = EquipmentLibrary.Shipped.Amplifiers["std_medium_gain"];
        static bool Flat(FrequencyTable table) => Array.TrueForAll(table.Values, v => v == 0);
        return model.Noise is not NoiseModel.Polynomial && Flat(model.GainRippleDb) && Flat(model.NoiseRippleDb) && model.DynamicGainTilt.Values.SequenceEqual(usual.DynamicGainTilt.Values);
    }

    private static void Vectors(Utf8JsonWriter json, AmplifierModel model)
    {
        double[] AtLeastTwo(double[] values) => values.Length == 1 ? [values[0], values[0]] : values;
        if (model.Noise is NoiseModel.Polynomial(var coefficients))
        {
            LineJson.Numbers(json, "nf_fit_coeff", coefficients);
        }

        json.WriteNumber("f_min", model.BandFrom.Value);
        json.WriteNumber("f_max", model.BandTo.Value);
        LineJson.Numbers(json, "nf_ripple", AtLeastTwo(model.NoiseRippleDb.Values));
        LineJson.Numbers(json, "gain_ripple", AtLeastTwo(model.GainRippleDb.Values));
        LineJson.Numbers(json, "dgt", AtLeastTwo(model.DynamicGainTilt.Values));
    }

    // ---- light

    private void Spectrum(Utf8JsonWriter json)
    {
        var grid = line.Grid;
        json.WriteStartArray("spectrum");
        for (var i = 0; i < grid.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("f_min", grid.FrequencyHz[i]);
            json.WriteNumber("f_max", grid.FrequencyHz[i]);
            json.WriteNumber("baud_rate", grid.BaudRate[i]);
            json.WriteNumber("slot_width", grid.SlotWidthHz[i]);
            json.WriteNumber("roll_off", grid.RollOff[i]);
            json.WriteNumber("delta_pdb", grid.TargetOffsetDb[i]);
            json.WriteNumber("tx_osnr", Osnr(grid.TxOsnrDb[i]));
            json.WriteNumber("tx_power_dbm", new Watts(grid.TxPowerW[i]).ToDbm().Value);
            json.WriteString("label", string.Create(CultureInfo.InvariantCulture, $"{i + 1}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Settings(Utf8JsonWriter json)
    {
        LineJson.Raman(json, "raman_params", line.Raman);
        LineJson.Nli(json, "nli_params", line.Nli);
    }
}
