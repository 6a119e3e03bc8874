using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Reads a span of fibre from a line file; SI units, lengths in metres.</summary>
internal static class FibreReader
{
    private const double MostMetres = 2e6;

    /// <summary>The span; null, with findings, when its data do not suffice.</summary>
    public static FibreSpan? Read(FieldReader fields, RamanCoefficient raman)
    {
        var reference = Reference(fields);
        var length = fields.Number("length_m", 1e-3, MostMetres);
        var (loss, dispersion) = (Table(fields, "loss_coef_db_per_m", "loss_ref_frequency_hz", 1e-6, 0.1), Dispersion(fields));
        var nonlinearIndex = fields.Number("n2_m2_per_w", 2.6e-20, 1e-22, 1e-18);
        var area = fields.Has("effective_area_m2") || !fields.Has("gamma_at_ref_per_w_m")
            ? fields.Number("effective_area_m2", 1e-12, 1e-9)
            : 2 * Math.PI * reference * nonlinearIndex / (Physics.LightSpeed * fields.Number("gamma_at_ref_per_w_m", 1e-6, 1));
        var output = fields.Number("con_out_db", 0, 0, 100);
        var span = new FibreSpan
        {
            Length = new(length),
            LossDbPerMetre = loss,
            Dispersion = dispersion,
            DispersionSlope = fields.FindNumber("dispersion_slope_s_per_m3"),
            EffectiveArea = area,
            PmdCoefficient = fields.Number("pmd_coef_s_per_sqrt_m", 0, 0, 1e-11),
            InputAttenuator = new(fields.Number("att_in_db", 0, 0, 200)),
            InputConnector = new(fields.Number("con_in_db", 0, 0, 100)),
            OutputConnector = new(output),
            LumpedLosses = [.. Lumped(fields, length).OrderBy(l => l.Position)],
            Pumps = [.. Pumps(fields, output)],
            TemperatureK = fields.Number("temperature_k", 283, 100, 500),
            ReferenceFrequency = new(reference),
            CoreIndex = fields.Number("n1", 1.468, 1, 3),
            NonlinearIndex = nonlinearIndex,
            CoreRadius = fields.Number("core_radius_m", 4.2e-6, 1e-7, 1e-3),
            Raman = raman,
        };
        Derived(fields, span);
        return loss.Values.Length == 0 || dispersion.Values.Length == 0 || !double.IsFinite(length + area + nonlinearIndex + reference) ? null : span;
    }

    private static double Reference(FieldReader fields)
    {
        fields.Ignore("ref_wavelength_m");
        return fields.Has("ref_frequency_hz") ? fields.Number("ref_frequency_hz", 1e12, 1e16)
            : fields.Has("ref_wavelength_m") ? Physics.LightSpeed / fields.Number("ref_wavelength_m", 1e-7, 1e-4)
            : Physics.LightSpeed / 1550e-9;
    }

    private static FrequencyTable Dispersion(FieldReader fields)
    {
        if (fields.FindObject("dispersion_per_frequency") is { } table)
        {
            return Joined(fields, "dispersion_per_frequency", table.Numbers("frequency", 1e12, 1e16), table.Numbers("value", -1e-3, 1e-3));
        }

        var frequencies = fields.Has("dispersion_frequency_hz") ? "dispersion_frequency_hz" : fields.Has("f_dispersion_ref_hz") ? "f_dispersion_ref_hz" : "dispersion_ref_frequency_hz";
        return Table(fields, "dispersion_s_per_m2", frequencies, -1e-3, 1e-3);
    }

    /// <summary>A table as GNPy writes it: an object of two lists, or a list of rows of <c>frequency</c> and a value; null when it is not there.</summary>
    internal static FrequencyTable? PerFrequency(FieldReader fields, string name, string valueName, double least, double most)
    {
        if (!fields.Has(name))
        {
            return null;
        }

        if (fields.IsObject(name))
        {
            var table = fields.FindObject(name)!;
            var (frequency, value) = (table.Numbers("frequency", 1e12, 1e16), table.Numbers("value", least, most));
            table.ReportUnknown();
            return Joined(fields, name, frequency, value);
        }

        var rows = fields.Objects(name);
        return Joined(fields, name, [.. rows.Select(r => r.Number("frequency", 1e12, 1e16))], [.. rows.Select(r => r.Number(r.Has(valueName) ? valueName : "value", least, most))]);
    }

    private static FrequencyTable Table(FieldReader fields, string values, string frequencies, double least, double most)
    {
        var (y, x) = (fields.Numbers(values, least, most), fields.FindNumbers(frequencies, 1e12, 1e16));
        return y.Length <= 1 ? new([], y) : Joined(fields, values, x ?? [], y);
    }

    /// <summary>A table over frequency, in any order; a frequency stands in it once.</summary>
    internal static FrequencyTable Joined(FieldReader fields, string name, double[] x, double[] y)
    {
        if (x.Length != y.Length || x.Distinct().Count() != x.Length)
        {
            fields.Error(
                "table-broken", $"{fields.Where}.{name}", FormattableString.Invariant($"{y.Length} values need as many different frequencies, not {x.Distinct().Count()}."),
                "Maybe a row was lost, or stands twice.");
            return new([], y.Length == 0 ? [] : [y[0]]);
        }

        if (x.Length == 1)
        {
            return FrequencyTable.Constant(y[0]);
        }

        var order = Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ToArray();
        return new(Array.ConvertAll(order, i => x[i]), Array.ConvertAll(order, i => y[i]));
    }

    private static IEnumerable<LumpedLoss> Lumped(FieldReader fields, double length)
    {
        foreach (var one in fields.Objects("lumped_losses"))
        {
            var position = one.Has("position_m") ? one.Number("position_m")
                : one.Has("z_m") ? one.Number("z_m")
                : 1e3 * one.Number(one.Has("position_km") ? "position_km" : one.Has("z_km") ? "z_km" : "position");
            var loss = one.Number(one.Has("loss_db") ? "loss_db" : "loss", 0, 100);
            if (!(position > 0 && position < length))
            {
                one.Error("lumped-loss-outside", one.Where, FormattableString.Invariant($"{position} m is not inside the span of {length} m."), "Maybe the position is in metres.");
            }

            one.ReportUnknown();
            yield return new(new(position), new(loss));
        }
    }

    private static IEnumerable<RamanPump> Pumps(FieldReader fields, double outputConnectorDb)
    {
        fields.Ignore("raman_pumps_as_given");
        var inFibre = fields.Has("raman_pumps_effective_after_con_out");
        foreach (var one in fields.Objects(inFibre ? "raman_pumps_effective_after_con_out" : "raman_pumps_as_given"))
        {
            var power = one.Number(one.Has("power_w") ? "power_w" : "power", 1e-9, 100) * (inFibre ? 1 : (-new Decibels(outputConnectorDb)).Ratio);
            var frequency = one.Number(one.Has("frequency_hz") ? "frequency_hz" : "frequency", 1e13, 1e15);
            var direction = one.FindText(one.Has("direction") ? "direction" : "propagation_direction")?.ToLowerInvariant();
            if (direction is not ("coprop" or "counterprop"))
            {
                one.Error("pump-direction-unknown", one.Where, $"'{direction}' is not a direction.", "Known are coprop and counterprop.");
            }

            one.ReportUnknown();
            yield return new(new(power), new(frequency), direction == "coprop");
        }
    }

    /// <summary>What follows from other fields is computed here; a file that says otherwise has been edited in one place only.</summary>
    private static void Derived(FieldReader fields, FibreSpan span)
    {
        void Compare(string name, Func<double> computed)
        {
            if (fields.Has(name) && fields.Number(name) is var stated && double.IsFinite(stated) && double.IsFinite(span.EffectiveArea)
                && computed() is var value && Math.Abs(value - stated) > 1e-6 * Math.Abs(stated))
            {
                fields.Warn(
                    "derived-field-differs", $"{fields.Where}.{name}", FormattableString.Invariant($"The file says {stated:g6}, the other fields give {value:g6}; the latter was used."),
                    "Maybe the span was edited in one place only.");
            }
        }

        var at = span.ReferenceFrequency.Value;
        Compare("contrast", () => span.Contrast);
        Compare("gamma_at_ref_per_w_m", () => 2 * Math.PI * at * span.NonlinearIndex / (Physics.LightSpeed * span.EffectiveArea));
        if (span.Dispersion.Values.Length > 0)
        {
            Compare("beta2_at_ref_s2_per_m", () => span.Beta2At(at));
            fields.Ignore("beta3_at_ref_s3_per_m");
        }
    }
}
