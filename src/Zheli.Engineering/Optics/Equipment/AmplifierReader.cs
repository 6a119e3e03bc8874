using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Files;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Equipment;

/// <summary>
/// Reads types of amplifiers. Two spellings are known: that of an equipment library (gain_flatmax, nf_min, nf_coef, f_min), and that of a line file, whose
/// names end with units and whose noise data stand in <c>nf_model</c>.
/// </summary>
internal static class AmplifierReader
{
    /// <summary>A stage is limited by the amplifier that it is part of.</summary>
    private const double StagePowerDbm = 60;

    /// <summary>Reads one type; null, with findings, when it cannot be used.</summary>
    /// <param name="fields">Its object.</param>
    /// <param name="name">Its name, when that is not inside.</param>
    /// <param name="configuration">Finds a file of vectors by name (<c>advanced_config_from_json</c>), or null.</param>
    /// <param name="others">Finds another type by name, for amplifiers of two stages.</param>
    /// <param name="powerOtherwise">Largest power, dBm, where none need be stated: in a stage of another amplifier.</param>
    public static AmplifierModel? Read(
        FieldReader fields, string? name, Func<string, FieldReader?> configuration, Func<string, AmplifierModel?> others, double? powerOtherwise = null)
    {
        var variety = fields.FindText("type_variety") ?? name ?? "";
        var config = Configuration(fields, configuration);
        var stages = fields.FindText("type_def") == "dual_stage" ? Stages(fields, others) : null;
        var (gainMin, gainMax) = (Db(fields, "gain_min", stages?.GainMin), Db(fields, "gain_flatmax", stages?.GainMax));
        var noise = stages?.Noise ?? Noise(fields, gainMin, gainMax, config);
        var from = First("f_min", fields, config, 191.275e12);
        var to = First("f_max", fields, config, 196.125e12);
        var model = new AmplifierModel
        {
            Variety = variety,
            BandFrom = new(from),
            BandTo = new(to),
            GainMin = gainMin,
            GainFlatMax = gainMax,
            PowerMax = new(Either(fields, "p_max", "p_max_dbm", stages?.PowerMax ?? powerOtherwise, -60, 60)),
            Noise = noise ?? new NoiseModel.Noiseless(),
            GainRippleDb = Table("gain_ripple", fields, config, from, to, 0, 30),
            NoiseRippleDb = Table("nf_ripple", fields, config, from, to, 0, 30),
            DynamicGainTilt = Table("dgt", fields, config, from, to, 1, 1000),
            Pmd = Either(fields, "pmd", "pmd_s", 0, 0, 1e-9),
            Pdl = new(Either(fields, "pdl", "pdl_db", 0, 0, 100)),
            AllowedForDesign = fields.Flag("allowed_for_design", false),
        };
        fields.Ignore(
            "vectors_note", "out_voa_auto", "in_voa_auto", "other_name", "raman", "default_config_from_json", "advanced_config_from_json", "tilt_ripple", "f_ripple_ref",
            "nf_min", "nf_max", "nf0", "nf_coef", "bands", "type");
        fields.ReportUnknown();
        if (from >= to)
        {
            fields.Error("band-empty", fields.Where, $"The band of {variety} ends before it begins.", "Maybe f_min and f_max are exchanged.");
        }

        return noise is null ? null : model;
    }

    private static FieldReader? Configuration(FieldReader fields, Func<string, FieldReader?> configuration)
    {
        var file = fields.FindText("advanced_config_from_json") ?? fields.FindText("default_config_from_json");
        if (file is null)
        {
            return fields.Has("f_min_hz") || fields.Has("dgt") ? null : configuration(EquipmentLibrary.DefaultConfiguration);
        }

        var found = configuration(file);
        if (found is null)
        {
            fields.Error("file-missing", fields.Where, $"The file '{file}' with the vectors of this amplifier is not there.", "Maybe put it beside the library.");
        }

        return found;
    }

    private static NoiseModel? Noise(FieldReader fields, Decibels gainMin, Decibels gainMax, FieldReader? config)
    {
        var inside = fields.FindObject("nf_model") ?? fields;
        var type = fields.FindText("type_def") ?? "";
        switch (type)
        {
            case "fixed_gain":
                return new NoiseModel.Fixed(new(Either(inside, "nf0", "nf0_db", null, -20, 60)));
            case "variable_gain" when inside.Has("nf1_db"):
                inside.Ignore("nf_min_db", "nf_max_db");
                return new NoiseModel.TwoCoils(
                    new(inside.Number("nf1_db", -20, 60)), new(inside.Number("nf2_db", -20, 60)), new(inside.Number("delta_p_db", -60, 60)));
            case "variable_gain":
                var (least, most) = (Either(inside, "nf_min", "nf_min_db", null, -20, 60), Either(inside, "nf_max", "nf_max_db", null, -20, 60));
                if (NoiseModel.FromRange(gainMin, gainMax, new(least), new(most), out var refusal) is { } coils)
                {
                    return coils;
                }

                if (double.IsNaN(least + most + gainMin.Value + gainMax.Value))
                {
                    return null;
                }

                fields.Error("noise-figures-impossible", fields.Where, $"No amplifier of two coils has these noise figures: {refusal}.", "Maybe nf_min and nf_max are exchanged.");
                return null;
            case "advanced_model":
                return new NoiseModel.Polynomial(
                    inside.FindNumbers("nf_fit_coeff_highest_power_first") ?? inside.FindNumbers("nf_fit_coeff") ?? config?.FindNumbers("nf_fit_coeff") ?? Needed(inside, "nf_fit_coeff"));
            case "openroadm":
                return new NoiseModel.OpenRoadm(inside.FindNumbers("nf_coef_highest_power_first") ?? inside.FindNumbers("nf_coef") ?? Needed(inside, "nf_coef"));
            case "openroadm_preamp":
                return new NoiseModel.OpenRoadmPreamplifier();
            case "openroadm_booster":
                return new NoiseModel.Noiseless();
            default:
                fields.Error(
                    "amplifier-type-unknown", $"{fields.Where}.type_def", $"'{type}' is not a known type of amplifier.",
                    "Known are fixed_gain, variable_gain, advanced_model, openroadm, openroadm_preamp, openroadm_booster and dual_stage.");
                return null;
        }
    }

    private static (NoiseModel Noise, Decibels GainMin, Decibels GainMax, double PowerMax)? Stages(FieldReader fields, Func<string, AmplifierModel?> others)
    {
        var model = fields.FindObject("nf_model");
        var (first, second) = (Stage(fields, model, "preamp", others), Stage(fields, model, "booster", others));
        if (first is null || second is null)
        {
            return null;
        }

        AmplifierStage Part(AmplifierModel m) => new(m.Noise, m.GainMin, m.GainFlatMax);
        return (new NoiseModel.TwoStages(Part(first), Part(second)), first.GainFlatMax + second.GainMin, first.GainFlatMax + second.GainFlatMax, second.PowerMax.Value);
    }

    /// <summary>A stage is named (<c>preamp_variety</c>) or written out (<c>preamp</c>, or <c>preamp_type_def</c> and so on), in the amplifier or in its noise model.</summary>
    private static AmplifierModel? Stage(FieldReader fields, FieldReader? model, string part, Func<string, AmplifierModel?> others)
    {
        foreach (var holder in new[] { fields, model }.OfType<FieldReader>())
        {
            if (holder.FindText(part + "_variety") is { } variety)
            {
                if (others(variety) is { } known)
                {
                    holder.Ignore("preamp", "booster", "preamp_variety", "booster_variety");
                    return known;
                }

                if (!holder.IsObject(part) && model?.IsObject(part) != true && !holder.Has(part + "_type_def") && model?.Has(part + "_type_def") != true)
                {
                    holder.Error("amplifier-unknown", $"{holder.Where}.{part}_variety", $"The amplifier '{variety}' is not in the library.", "Maybe add it to edfa_models.");
                    return null;
                }
            }

            if (holder.FindObject(part) is { } inline)
            {
                return Read(inline, part, _ => null, others, StagePowerDbm);
            }

            if (holder.Has(part + "_type_def") && holder.FindPrefixed(part + "_") is { } flat)
            {
                flat.Ignore("variety");
                return Read(flat, part, _ => null, others, StagePowerDbm);
            }
        }

        fields.Error("field-missing", $"{fields.Where}.{part}_variety", "An amplifier of two stages needs both of them.", "Maybe name a type of the library.");
        return null;
    }

    private static double[] Needed(FieldReader fields, string name)
    {
        fields.Missing(name);
        return [double.NaN];
    }

    private static Decibels Db(FieldReader fields, string name, Decibels? otherwise) => new(Either(fields, name, name + "_db", otherwise?.Value, -60, 200));

    private static double Either(FieldReader fields, string name, string withUnit, double? otherwise, double least, double most) =>
        fields.Has(withUnit) ? fields.Number(withUnit, least, most)
        : fields.Has(name) || otherwise is null ? fields.Number(name, least, most)
        : otherwise.Value;

    private static double First(string name, FieldReader fields, FieldReader? config, double otherwise) =>
        fields.Has(name + "_hz") ? fields.Number(name + "_hz", 1e12, 1e16)
        : fields.Has(name) ? fields.Number(name, 1e12, 1e16)
        : config?.Has(name) == true ? config.Number(name, 1e12, 1e16)
        : otherwise;

    private static FrequencyTable Table(string name, FieldReader fields, FieldReader? config, double from, double to, double otherwise, double most) =>
        (fields.FindNumbers(name + "_db", -most, most) ?? fields.FindNumbers(name, -most, most) ?? config?.FindNumbers(name, -most, most)) is { Length: > 0 } values
            ? FrequencyTable.Spread(from, to, values)
            : FrequencyTable.Constant(otherwise);
}
