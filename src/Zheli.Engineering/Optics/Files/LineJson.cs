using System.Globalization;
using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Files;

/// <summary>What a line's own file and GNPy's files say in the same words.</summary>
internal static class LineJson
{
    /// <summary>The word for a kind of noise figure.</summary>
    public static string Word(NoiseModel noise) => noise switch
    {
        NoiseModel.Fixed => "fixed_gain",
        NoiseModel.TwoCoils => "variable_gain",
        NoiseModel.Polynomial => "advanced_model",
        NoiseModel.OpenRoadm => "openroadm",
        NoiseModel.OpenRoadmPreamplifier => "openroadm_preamp",
        NoiseModel.TwoStages => "dual_stage",
        _ => "openroadm_booster",
    };

    /// <summary>The amplifiers of an element: one, one a band, or none.</summary>
    public static IEnumerable<LineElement.Amplifier> Amplifiers(LineElement element) => element switch
    {
        LineElement.Amplifier one => [one],
        LineElement.Bands bands => bands.Amplifiers,
        _ => [],
    };

    /// <summary>How non-linear noise is computed, as an object under a name.</summary>
    public static void Nli(Utf8JsonWriter json, string name, NliSettings nli)
    {
        json.WriteStartObject(name);
        json.WriteString("method", nli.Method switch
        {
            NliMethod.GnAnalytic => "gn_model_analytic",
            NliMethod.GeneralizedGn => "ggn_spectrally_separated",
            _ => "ggn_approx",
        });
        json.WriteNumber("dispersion_tolerance", nli.DispersionTolerance);
        json.WriteNumber("phase_shift_tolerance", nli.PhaseShiftTolerance);
        if (nli.ComputedChannels is { } computed)
        {
            Numbers(json, "computed_channels", Array.ConvertAll(computed, i => i + 1.0));
        }

        json.WriteEndObject();
    }

    /// <summary>How Raman scattering is computed, as an object under a name.</summary>
    public static void Raman(Utf8JsonWriter json, string name, RamanSettings raman)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("flag", raman.Enabled);
        json.WriteString("method", raman.Method == RamanMethod.Numerical ? "numerical" : "perturbative");
        json.WriteNumber("order", raman.Order);
        json.WriteNumber("result_spatial_resolution", raman.ResultStep.Value);
        json.WriteNumber("solver_spatial_resolution", raman.SolverStep.Value);
        json.WriteEndObject();
    }

    /// <summary>A list on one row, every number to its last digit, infinity as a word.</summary>
    public static void Numbers(Utf8JsonWriter json, string name, double[] values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue("[" + string.Join(", ", values.Select(v =>
            double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : v > 0 ? "\"inf\"" : "\"-inf\"")) + "]");
    }
}
