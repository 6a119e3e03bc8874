using System.Text.Json.Nodes;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>Broken lines: every fault is found at once, with its place in the file, and nothing is computed from it.</summary>
public sealed class RefusedLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_sound_line_is_read_without_a_word() => Assert.Empty(Read(Sound()).Findings);

    [Fact]
    public void Every_fault_is_found_at_once()
    {
        var line = Sound();
        line["elements"]![0]!["length_m"] = "eighty";
        line["elements"]![1]!["model"] = "nobody";
        line["elements"]![2]!.AsObject().Remove("effective_area_m2");
        line["elements"]![3]!["gain_target_db"] = 60;
        line["sim_params"]!["nli"]!["method"] = "magic";
        Assert.Equal(
            ["field-missing line.json.elements[2].effective_area_m2", "field-not-number line.json.elements[0].length_m", "gain-out-of-range line.json.elements[3].gain_target_db",
                "amplifier-unknown line.json.elements[1].model", "method-unknown line.json.sim_params.nli.method"],
            Errors(line).Order(StringComparer.Ordinal).OrderBy(e => e.Split(' ')[0] switch { "field-missing" => 0, "field-not-number" => 1, "gain-out-of-range" => 2, "amplifier-unknown" => 3, _ => 4 }));
    }

    [Theory]
    [InlineData("spectrum.frequency_hz.1", 193.12e12, "channels-overlap", "line.json.spectrum.frequency_hz[1]")]
    [InlineData("spectrum.frequency_hz.0", 190.0e12, "channels-outside-amplifier", "line.json.elements[1]")]
    [InlineData("spectrum.baud_rate_bd.0", 60e9, "channel-wider-than-slot", "line.json.spectrum.baud_rate_bd[0]")]
    [InlineData("spectrum.tx_power_dbm.0", 30.0, "interference-exceeds-signal", "line.json.elements[0]")]
    [InlineData("elements.0.dispersion_s_per_m2", 0.0, "dispersion-near-zero", "line.json.elements[0].dispersion_s_per_m2")]
    [InlineData("elements.0.dispersion_s_per_m2", 1e-7, "dispersion-near-zero", "line.json.elements[0].dispersion_s_per_m2")]
    [InlineData("elements.1.gain_target_db", 40.0, "gain-out-of-range", "line.json.elements[1].gain_target_db")]
    [InlineData("elements.1.gain_target_db", -3.0, "gain-out-of-range", "line.json.elements[1].gain_target_db")]
    [InlineData("elements.0.length_m", -80.0, "number-out-of-range", "line.json.elements[0].length_m")]
    [InlineData("elements.0.loss_coef_db_per_m", null, "field-missing", "line.json.elements[0].loss_coef_db_per_m")]
    [InlineData("elements.0.dispersion_s_per_m2", null, "field-missing", "line.json.elements[0].dispersion_s_per_m2")]
    [InlineData("elements.0.type", "Fibre", "element-unknown", "line.json.elements[0].type")]
    [InlineData("spectrum.slot_width_hz", null, "field-missing", "line.json.spectrum.slot_width_hz")]
    [InlineData("spectrum", null, "field-missing", "line.json.spectrum")]
    [InlineData("sim_params.raman.order", 5.0, "number-out-of-range", "line.json.sim_params.raman.order")]
    public void A_fault_is_refused_where_it_stands(string place, object? value, string code, string where)
    {
        var line = Sound();
        Set(line, place, value);
        Assert.Contains($"{code} {where}", Errors(line));
    }

    [Fact]
    public void A_field_that_nobody_knows_is_told()
    {
        var line = Sound();
        line["elements"]![0]!["lenght_m"] = 5;
        var finding = Assert.Single(Read(line).Findings);
        Assert.Equal(("field-unknown", "line.json.elements[0].lenght_m", Severity.Warning), (finding.Code, finding.Where, finding.Severity));
    }

    [Fact]
    public void A_field_that_contradicts_others_is_told()
    {
        var line = Sound();
        line["elements"]![0]!["contrast"] = 0.005;
        Assert.Equal("derived-field-differs", Assert.Single(Read(line).Findings).Code);
    }

    /// <summary>Two stages may be named, written out or written in one row; each is the same amplifier.</summary>
    [Theory]
    [InlineData("""{ "type_def": "dual_stage", "p_max_dbm": 23, "preamp_variety": "std_medium_gain", "booster_variety": "std_low_gain" }""")]
    [InlineData("""{ "type_def": "dual_stage", "p_max_dbm": 23, "gain_flatmax_db": 42, "gain_min_db": 25, "nf_model": { "preamp_variety": "std_medium_gain", "booster_variety": "std_low_gain" } }""")]
    [InlineData("""
        { "type_def": "dual_stage", "p_max_dbm": 23, "nf_model": {
          "preamp": { "type_def": "variable_gain", "gain_flatmax_db": 26, "gain_min_db": 15, "nf_model": { "nf_min_db": 6, "nf_max_db": 10 } },
          "booster": { "type_def": "variable_gain", "gain_flatmax_db": 16, "gain_min_db": 8, "nf_model": { "nf_min_db": 6.5, "nf_max_db": 11 } } } }
        """)]
    [InlineData("""
        { "type_def": "dual_stage", "p_max_dbm": 23,
          "preamp_type_def": "variable_gain", "preamp_gain_flatmax_db": 26, "preamp_gain_min_db": 15, "preamp_nf_model": { "nf_min_db": 6, "nf_max_db": 10 },
          "booster_type_def": "variable_gain", "booster_gain_flatmax_db": 16, "booster_gain_min_db": 8, "booster_nf_model": { "nf_min_db": 6.5, "nf_max_db": 11 } }
        """)]
    public void An_amplifier_of_two_stages_is_read_in_each_spelling(string model)
    {
        var line = Sound();
        line["edfa_models"]!["mid"] = JsonNode.Parse(model);
        line["elements"]![1]!["gain_target_db"] = 36;
        line["elements"]![3]!["gain_target_db"] = 36;
        var read = Read(line);
        Assert.Empty(read.Findings);
        var expected = EquipmentLibrary.Shipped.Amplifiers["medium+low_gain"].NoiseFigureAt(new(36), default);
        Assert.Equal(expected.Value, read.Elements.OfType<LineElement.Amplifier>().First().Model.NoiseFigureAt(new(36), default).Value, 1e-9);
    }

    [Theory]
    [InlineData("{", "json-unreadable")]
    [InlineData("[]", "field-not-object")]
    [InlineData("{\"spectrum\": 3, \"elements\": {}}", "field-not-object")]
    public void What_is_no_line_is_refused(string text, string code)
    {
        File.WriteAllText(folder["line.json"], text);
        var refused = Assert.Throws<BadInputException>(() => LineFile.Read(folder["line.json"], EquipmentLibrary.Shipped));
        Assert.Contains(refused.Findings, f => f.Code == code);
    }

    [Fact]
    public void Every_reference_field_set_to_nonsense_is_refused_or_told_and_never_a_bug()
    {
        var fields = Sound()["elements"]!.AsArray().SelectMany((e, i) => e!.AsObject().Select(p => $"elements.{i}.{p.Key}"))
            .Concat(Sound()["spectrum"]!.AsObject().Select(p => $"spectrum.{p.Key}")).Concat(["sim_params", "elements", "edfa_models", "edfa_models.mid"]);
        foreach (var place in fields)
        {
            foreach (var nonsense in new object?[] { "text", -1e300, null, true })
            {
                var line = Sound();
                Set(line, place, nonsense);
                try
                {
                    File.WriteAllText(folder["line.json"], line.ToJsonString());
                    LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System);
                }
                catch (BadInputException refused)
                {
                    Assert.All(refused.Findings, f => Assert.NotEqual("", f.Advice));
                }
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static JsonObject Sound()
    {
        static JsonNode Span() => JsonNode.Parse("""
            { "uid": "span", "type": "Fiber", "length_m": 80000, "con_in_db": 0.5, "con_out_db": 0.5, "att_in_db": 0, "pmd_coef_s_per_sqrt_m": 1.265e-15,
              "ref_frequency_hz": 193414489032258.06, "dispersion_s_per_m2": 1.67e-05, "effective_area_m2": 8.3e-11, "loss_coef_db_per_m": 0.0002, "lumped_losses": [] }
            """)!;
        static JsonNode Amplifier() => JsonNode.Parse("""{ "uid": "amp", "type": "Edfa", "model": "mid", "gain_target_db": 17, "tilt_target_db": 0 }""")!;
        var line = JsonNode.Parse("""
            { "id": "sound", "sim_params": { "nli": { "method": "gn_model_analytic" }, "raman": { "flag": false, "order": 2 } },
              "spectrum": { "frequency_hz": [193.1e12, 193.15e12, 193.2e12], "baud_rate_bd": [32e9, 32e9, 32e9], "slot_width_hz": [50e9, 50e9, 50e9],
                "roll_off": [0.15, 0.15, 0.15], "tx_power_dbm": [0, 0, 0], "tx_osnr_db_01nm": [40, 40, 40] },
              "edfa_models": { "mid": { "type_def": "variable_gain", "f_min_hz": 191.275e12, "f_max_hz": 196.125e12, "gain_flatmax_db": 26, "gain_min_db": 15, "p_max_dbm": 23,
                "nf_model": { "nf1_db": 5.958, "nf2_db": 6.823, "delta_p_db": 5 } } } }
            """)!.AsObject();
        line["elements"] = new JsonArray(Span(), Amplifier(), Span(), Amplifier());
        return line;
    }

    private static void Set(JsonNode line, string place, object? value)
    {
        var steps = place.Split('.');
        foreach (var step in steps[..^1])
        {
            line = int.TryParse(step, out var index) ? line[index]! : line[step]!;
        }

        var node = value switch { null => null, double d => JsonValue.Create(d), bool b => JsonValue.Create(b), _ => JsonValue.Create((string)value) };
        if (int.TryParse(steps[^1], out var last))
        {
            line[last] = node;
        }
        else
        {
            line[steps[^1]] = node;
        }
    }

    private Line Read(JsonObject line)
    {
        File.WriteAllText(folder["line.json"], line.ToJsonString());
        return LineFile.Read(folder["line.json"], EquipmentLibrary.Shipped);
    }

    private string[] Errors(JsonObject line)
    {
        File.WriteAllText(folder["line.json"], line.ToJsonString());
        var refused = Assert.Throws<BadInputException>(() => LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System));
        return [.. refused.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Where}")];
    }
}
