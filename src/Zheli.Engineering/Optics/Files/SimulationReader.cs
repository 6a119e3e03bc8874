using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Files;

/// <summary>Reads how physics is to be computed: <c>sim_params</c>.</summary>
internal static class SimulationReader
{
    /// <summary>The settings; the closed form without Raman scattering when there are none.</summary>
    public static (NliSettings Nli, RamanSettings Raman) Read(FieldReader? fields, ChannelGrid? grid)
    {
        if (fields is null)
        {
            return (NliSettings.Analytic, RamanSettings.Off);
        }

        var answer = (Nli(fields.FindObject("nli") ?? fields.FindObject("nli_params"), grid), Raman(fields.FindObject("raman") ?? fields.FindObject("raman_params")));
        fields.ReportUnknown();
        return answer;
    }

    private static NliSettings Nli(FieldReader? fields, ChannelGrid? grid)
    {
        if (fields is null)
        {
            return NliSettings.Analytic;
        }

        var name = fields.FindText("method") ?? "gn_model_analytic";
        NliMethod? method = name.ToLowerInvariant() switch
        {
            "gn_model_analytic" => NliMethod.GnAnalytic,
            "ggn_spectrally_separated" => NliMethod.GeneralizedGn,
            "ggn_approx" => NliMethod.GeneralizedGnApproximation,
            _ => null,
        };
        if (method is null)
        {
            fields.Error(
                "method-unknown", $"{fields.Where}.method", $"'{name}' is not a known method.", "Known are gn_model_analytic, ggn_spectrally_separated and ggn_approx.");
        }

        var settings = new NliSettings(
            method ?? NliMethod.GnAnalytic, fields.Number("dispersion_tolerance", 4, 1e-6, 1e6), fields.Number("phase_shift_tolerance", 0.1, 1e-6, 1e6), Computed(fields, grid));
        fields.ReportUnknown();
        return settings;
    }

    /// <summary>Channels are listed from 1, or counted and spread evenly over the spectrum.</summary>
    private static int[]? Computed(FieldReader fields, ChannelGrid? grid)
    {
        var (listed, counted) = (fields.FindNumbers("computed_channels"), fields.FindNumber("computed_number_of_channels"));
        var n = grid?.Count ?? int.MaxValue;
        if (listed is not null)
        {
            foreach (var (number, i) in listed.Select((v, i) => (v, i)).Where(c => !(c.v >= 1 && c.v <= n && c.v == Math.Floor(c.v))))
            {
                fields.Error("channel-unknown", $"{fields.Where}.computed_channels[{i}]", FormattableString.Invariant($"There is no channel {number}."), "Channels count from 1.");
            }

            return listed.Length == 0 ? null : [.. listed.Select(v => (int)v - 1).Distinct().Order()];
        }

        if (counted is not { } count || grid is null)
        {
            return null;
        }

        if (!(count >= 2 && count <= n && count == Math.Floor(count)))
        {
            fields.Error(
                "number-out-of-range", $"{fields.Where}.computed_number_of_channels", FormattableString.Invariant($"{count} is not a whole number from 2 to {n}."),
                "Maybe leave it out to compute every channel.");
            return null;
        }

        return [.. Enumerable.Range(0, (int)count).Select(i => (int)Math.Round(i * (n - 1) / (count - 1), MidpointRounding.ToEven)).Distinct()];
    }

    private static RamanSettings Raman(FieldReader? fields)
    {
        if (fields is null)
        {
            return RamanSettings.Off;
        }

        var name = fields.FindText("method") ?? "perturbative";
        if (name is not ("perturbative" or "numerical"))
        {
            fields.Error("method-unknown", $"{fields.Where}.method", $"'{name}' is not a known method.", "Known are perturbative and numerical.");
        }

        var order = fields.Number("order", 2, 1, 4);
        if (!double.IsNaN(order) && order != Math.Floor(order))
        {
            fields.Error("number-out-of-range", $"{fields.Where}.order", FormattableString.Invariant($"{order} is not a whole number."), "Known are orders 1 to 4.");
        }

        var settings = new RamanSettings(
            fields.Flag("flag", false), name == "numerical" ? RamanMethod.Numerical : RamanMethod.Perturbative, double.IsNaN(order) ? 2 : (int)order,
            new(fields.Number("result_spatial_resolution", 10e3, 1, 1e6)), new(fields.Number("solver_spatial_resolution", 10e3, 0.1, 1e6)));
        fields.ReportUnknown();
        return settings;
    }
}
