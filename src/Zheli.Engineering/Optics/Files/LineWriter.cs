using System.Globalization;
using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Writes a line as a file that <see cref="LineFile"/> reads back: the same light to the last digit.</summary>
public static class LineWriter
{
    /// <summary>Writes a line.</summary>
    public static void Write(Stream output, Line line)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteString("schema", "zheli-line/1");
        json.WriteString("id", line.Id);
        json.WriteString("title", line.Title);
        Settings(json, line);
        Channels(json, line);
        if (line.Receiver is { } receiver)
        {
            json.WriteStartObject("receiver");
            json.WriteNumber("power_min_dbm", receiver.Low.Value);
            json.WriteNumber("power_max_dbm", receiver.High.Value);
            json.WriteEndObject();
        }

        json.WriteStartObject("edfa_models");
        foreach (var model in line.Elements.SelectMany(LineJson.Amplifiers).Select(a => a.Model).DistinctBy(m => m.Variety))
        {
            Model(json, model);
        }

        json.WriteEndObject();
        if (line.Elements.OfType<LineElement.Fibre>().FirstOrDefault() is { } fibre)
        {
            json.WriteStartObject("raman_coefficient");
            LineJson.Numbers(json, "frequency_offset_hz", fibre.Span.Raman.OffsetHz);
            LineJson.Numbers(json, "gamma_raman_m_per_w", fibre.Span.Raman.GammaRaman);
            json.WriteNumber("reference_frequency_hz", fibre.Span.Raman.ReferenceFrequencyHz);
            json.WriteEndObject();
        }

        json.WriteStartArray("elements");
        foreach (var element in line.Elements)
        {
            json.WriteStartObject();
            json.WriteString("uid", element.Uid);
            json.WriteString("type", element.Type);
            Element(json, element);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Settings(Utf8JsonWriter json, Line line)
    {
        json.WriteStartObject("sim_params");
        LineJson.Nli(json, "nli", line.Nli);
        LineJson.Raman(json, "raman", line.Raman);
        json.WriteEndObject();
    }

    private static void Channels(Utf8JsonWriter json, Line line)
    {
        json.WriteStartObject("spectrum");
        LineJson.Numbers(json, "frequency_hz", line.Grid.FrequencyHz);
        LineJson.Numbers(json, "baud_rate_bd", line.Grid.BaudRate);
        LineJson.Numbers(json, "slot_width_hz", line.Grid.SlotWidthHz);
        LineJson.Numbers(json, "roll_off", line.Grid.RollOff);
        LineJson.Numbers(json, "tx_power_w", line.Grid.TxPowerW);
        LineJson.Numbers(json, "tx_osnr_db_01nm", line.Grid.TxOsnrDb);
        if (line.Grid.TargetOffsetDb.Any(o => o != 0))
        {
            LineJson.Numbers(json, "delta_pdb_db", line.Grid.TargetOffsetDb);
        }

        json.WriteEndObject();
    }

    private static void Model(Utf8JsonWriter json, AmplifierModel model)
    {
        json.WriteStartObject(model.Variety);
        json.WriteString("type_def", LineJson.Word(model.Noise));
        json.WriteNumber("f_min_hz", model.BandFrom.Value);
        json.WriteNumber("f_max_hz", model.BandTo.Value);
        json.WriteNumber("gain_flatmax_db", model.GainFlatMax.Value);
        json.WriteNumber("gain_min_db", model.GainMin.Value);
        json.WriteNumber("p_max_dbm", model.PowerMax.Value);
        json.WriteNumber("pmd_s", model.Pmd);
        json.WriteNumber("pdl_db", model.Pdl.Value);
        json.WriteStartObject("nf_model");
        Noise(json, model.Noise);
        json.WriteEndObject();
        LineJson.Numbers(json, "gain_ripple_db", model.GainRippleDb.Values);
        LineJson.Numbers(json, "nf_ripple_db", model.NoiseRippleDb.Values);
        LineJson.Numbers(json, "dgt", model.DynamicGainTilt.Values);
        json.WriteEndObject();
    }

    private static void Noise(Utf8JsonWriter json, NoiseModel noise)
    {
        switch (noise)
        {
            case NoiseModel.Fixed(var nf0):
                json.WriteNumber("nf0_db", nf0.Value);
                break;
            case NoiseModel.TwoCoils(var nf1, var nf2, var deltaP):
                json.WriteNumber("nf1_db", nf1.Value);
                json.WriteNumber("nf2_db", nf2.Value);
                json.WriteNumber("delta_p_db", deltaP.Value);
                break;
            case NoiseModel.Polynomial(var coefficients):
                LineJson.Numbers(json, "nf_fit_coeff_highest_power_first", coefficients);
                break;
            case NoiseModel.OpenRoadm(var coefficients):
                LineJson.Numbers(json, "nf_coef_highest_power_first", coefficients);
                break;
            case NoiseModel.TwoStages(var first, var second):
                Stage(json, "preamp", first);
                Stage(json, "booster", second);
                break;
        }
    }

    private static void Stage(Utf8JsonWriter json, string name, AmplifierStage stage)
    {
        json.WriteStartObject(name);
        json.WriteString("type_def", LineJson.Word(stage.Noise));
        json.WriteNumber("gain_flatmax_db", stage.GainFlatMax.Value);
        json.WriteNumber("gain_min_db", stage.GainMin.Value);
        json.WriteNumber("p_max_dbm", 60);
        json.WriteStartObject("nf_model");
        Noise(json, stage.Noise);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Element(Utf8JsonWriter json, LineElement element)
    {
        switch (element)
        {
            case LineElement.Fibre(_, _, var span):
                Fibre(json, span);
                break;
            case LineElement.Amplifier amplifier:
                Settings(json, amplifier);
                break;
            case LineElement.Bands bands:
                json.WriteStartArray("amplifiers");
                foreach (var one in bands.Amplifiers)
                {
                    json.WriteStartObject();
                    Settings(json, one);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case LineElement.Attenuator(_, _, var loss):
                json.WriteNumber("loss", loss.Value);
                break;
            case LineElement.Roadm roadm:
                Roadm(json, roadm);
                break;
        }
    }

    private static void Settings(Utf8JsonWriter json, LineElement.Amplifier amplifier)
    {
        json.WriteString("model", amplifier.Model.Variety);
        json.WriteNumber("gain_target_db", amplifier.Gain.Value);
        json.WriteNumber("tilt_target_db", amplifier.Tilt.Value);
        json.WriteNumber("in_voa_db", amplifier.InputVoa.Value);
        json.WriteNumber("out_voa_db", amplifier.OutputVoa.Value);
    }

    private static void Fibre(Utf8JsonWriter json, FibreSpan span)
    {
        json.WriteNumber("length_m", span.Length.Value);
        Table(json, "loss_coef_db_per_m", "loss_ref_frequency_hz", span.LossDbPerMetre);
        Table(json, "dispersion_s_per_m2", "dispersion_ref_frequency_hz", span.Dispersion);
        if (span.DispersionSlope is { } slope)
        {
            json.WriteNumber("dispersion_slope_s_per_m3", slope);
        }

        json.WriteNumber("effective_area_m2", span.EffectiveArea);
        json.WriteNumber("pmd_coef_s_per_sqrt_m", span.PmdCoefficient);
        json.WriteNumber("att_in_db", span.InputAttenuator.Value);
        json.WriteNumber("con_in_db", span.InputConnector.Value);
        json.WriteNumber("con_out_db", span.OutputConnector.Value);
        json.WriteNumber("ref_frequency_hz", span.ReferenceFrequency.Value);
        json.WriteNumber("n1", span.CoreIndex);
        json.WriteNumber("n2_m2_per_w", span.NonlinearIndex);
        json.WriteNumber("core_radius_m", span.CoreRadius);
        json.WriteStartArray("lumped_losses");
        foreach (var loss in span.LumpedLosses)
        {
            json.WriteStartObject();
            json.WriteNumber("position_m", loss.Position.Value);
            json.WriteNumber("loss_db", loss.Loss.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (span.Pumps.Count > 0)
        {
            json.WriteNumber("temperature_k", span.TemperatureK);
            json.WriteStartArray("raman_pumps_effective_after_con_out");
            foreach (var pump in span.Pumps)
            {
                json.WriteStartObject();
                json.WriteNumber("power_w", pump.Power.Value);
                json.WriteNumber("frequency_hz", pump.Frequency.Value);
                json.WriteString("direction", pump.WithSignal ? "coprop" : "counterprop");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void Roadm(Utf8JsonWriter json, LineElement.Roadm roadm)
    {
        var (name, target) = roadm.Target switch
        {
            RoadmTarget.Power(var power) => ("target_pch_out_dbm", power.Value),
            RoadmTarget.Density(var density) => ("target_psd_out_mWperGHz", density),
            RoadmTarget.SlotDensity(var density) => ("target_out_mWperSlotWidth", density),
            _ => throw new InvalidOperationException($"Unknown target {roadm.Target}."),
        };
        json.WriteNumber(name, target);
        json.WriteStartArray("impairments");
        foreach (var one in roadm.Impairments)
        {
            json.WriteStartObject();
            if (one.From is { } from && one.To is { } to)
            {
                json.WriteStartObject("frequency-range");
                json.WriteNumber("lower-frequency", from.Value);
                json.WriteNumber("upper-frequency", to.Value);
                json.WriteEndObject();
            }

            json.WriteNumber("roadm-maxloss", one.Loss.Value);
            json.WriteNumber("roadm-pmd", one.Pmd);
            json.WriteNumber("roadm-pdl", one.Pdl.Value);
            if (one.AddDropOsnr is { } osnr)
            {
                json.WriteNumber("roadm-osnr", osnr.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Table(Utf8JsonWriter json, string values, string frequencies, FrequencyTable table)
    {
        if (table.IsConstant)
        {
            json.WriteNumber(values, table.Values[0]);
            return;
        }

        LineJson.Numbers(json, frequencies, table.FrequencyHz);
        LineJson.Numbers(json, values, table.Values);
    }
}
