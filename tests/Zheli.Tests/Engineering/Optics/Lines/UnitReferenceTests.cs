using System.Text.Json;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Exchange;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>Functions one by one against units.json of the shared data: fibre, noise figures, gain profiles, the interference matrix.</summary>
public sealed class UnitReferenceTests
{
    private static JsonElement Units => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(TestData.Shared("reference", "optics", "units.json")));

    [Fact]
    public void Fibre_functions()
    {
        foreach (var one in Units.GetProperty("fibre_functions").EnumerateArray())
        {
            var given = one.GetProperty("params");
            double? slope = given.TryGetProperty("dispersion_slope", out var s) ? s.GetDouble() : null;
            var fibre = Fibres.Span(
                one.GetProperty("length_km").GetDouble(), given.GetProperty("loss_coef").GetDouble(), given.GetProperty("dispersion").GetDouble() * 1e6,
                given.GetProperty("effective_area").GetDouble() * 1e12) with { DispersionSlope = slope, PmdCoefficient = given.GetProperty("pmd_coef").GetDouble() };
            double[] frequencies = Numbers(one.GetProperty("frequency_hz"));
            Close(one.GetProperty("alpha_np_per_m"), Array.ConvertAll(frequencies, fibre.AlphaAt));
            Close(one.GetProperty("beta2_s2_per_m"), Array.ConvertAll(frequencies, fibre.Beta2At));
            Close(one.GetProperty("beta3_s3_per_m"), Array.ConvertAll(frequencies, fibre.Beta3At));
            Close(one.GetProperty("gamma_per_w_m"), Array.ConvertAll(frequencies, fibre.GammaAt));
            Close(one.GetProperty("effective_area_m2"), Array.ConvertAll(frequencies, fibre.EffectiveAreaAt));
            Assert.Equal(one.GetProperty("pmd_s_80km").GetDouble(), fibre.Pmd, 1e-24);
            Assert.Equal(one.GetProperty("latency_s_80km").GetDouble(), fibre.Delay, 1e-15);
            if (slope is null)
            {
                Close(one.GetProperty("cd_ps_per_nm_80km"), Array.ConvertAll(frequencies, fibre.GatheredDispersionAt));
            }

            var matrix = fibre.RamanMatrix(frequencies);
            Close(one.GetProperty("cr_matrix_per_w_m").EnumerateArray().SelectMany(Numbers), matrix);
        }
    }

    /// <summary>The reference counts the slope twice here; the definition of dispersion and slope decides instead.</summary>
    [Fact]
    public void A_dispersion_slope_counts_once()
    {
        var fibre = Fibres.Span(80, 0.2, 16.7, 83) with { DispersionSlope = 58 };
        Assert.Equal(80 * 16.7, fibre.GatheredDispersionAt(Physics.LightSpeed / 1550e-9), 1e-6);
        Assert.Equal(80 * (16.7 + (0.058 * 16.7)), fibre.GatheredDispersionAt(Physics.LightSpeed / 1566.7e-9), 1e-6);
    }

    [Fact]
    public void Noise_figures_over_gain_and_load()
    {
        foreach (var one in Units.GetProperty("noise_figure").EnumerateArray())
        {
            var variety = one.GetProperty("variety").GetString()!;
            var load = new AmplifierLoad(
                new(one.GetProperty("pin_total_dbm").GetDouble()), new(one.GetProperty("channels").GetInt32() * one.GetProperty("slot_hz").GetDouble()));
            var nf = EquipmentLibrary.Shipped.Amplifiers[variety].NoiseFigureAt(new(one.GetProperty("gain_db").GetDouble()), load);
            Assert.Equal(one.GetProperty("nf_avg_db").GetDouble(), nf.Value, 1e-9);
        }
    }

    [Fact]
    public void Noise_figures_of_a_data_sheet_become_two_coils()
    {
        foreach (var one in Units.GetProperty("nf_model_two_stage").EnumerateArray())
        {
            Decibels Get(string name) => new(one.GetProperty(name).GetDouble());
            var coils = NoiseModel.FromRange(Get("gain_min"), Get("gain_max"), Get("nf_min"), Get("nf_max"), out var refusal);
            Assert.Null(refusal);
            Close(one.GetProperty("nf1_nf2_delta_p"), [coils!.Nf1.Value, coils.Nf2.Value, coils.DeltaP.Value]);
        }
    }

    [Fact]
    public void Gain_profiles_under_tilt()
    {
        foreach (var one in Units.GetProperty("gain_profile").EnumerateArray())
        {
            var model = EquipmentLibrary.Shipped.Amplifiers[one.GetProperty("variety").GetString()!];
            var grid = ChannelGrid.Even(new(191.35e12), new(50e9), 96, new(32e9), new(one.GetProperty("pch_in_dbm_flat").GetDouble()), 0.15, new(40));
            var profile = new double[96];
            var gain = one.GetProperty("gain_target_db").GetDouble();
            new GainProfile(model, grid.FrequencyHz, one.GetProperty("tilt_target_db").GetDouble()).Fill(profile, gain, grid.TxPowerW);
            var expected = Numbers(one.GetProperty("gain_profile_db"));
            Assert.All(expected.Zip(profile), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
            var average = model.NoiseFigureAt(new(gain), new(new(0), new(96 * 50e9))).Value;
            var noise = Array.ConvertAll(grid.FrequencyHz, f => average + model.NoiseRippleDb.At(f));
            Assert.All(Numbers(one.GetProperty("nf_db")).Zip(noise), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void A_long_fibre_is_cut_into_equal_spans()
    {
        foreach (var one in Units.GetProperty("autodesign_span_split").EnumerateArray())
        {
            var (bounds, expected) = (Numbers(one.GetProperty("bounds_m")), Numbers(one.GetProperty("result")));
            var (length, count) = EqualSpans.Of(new(one.GetProperty("length_m").GetDouble()), new(one.GetProperty("target_m").GetDouble()), new(bounds[0]), new(bounds[1]));
            Assert.Equal((expected[0], (int)expected[1]), (length.Value, count));
        }
    }

    [Fact]
    public void A_band_holds_so_many_channels()
    {
        foreach (var one in Units.GetProperty("automatic_nch").EnumerateArray())
        {
            Hertz Get(string name) => new(one.GetProperty(name).GetDouble());
            Assert.Equal(one.GetProperty("n").GetInt32(), EqualSpans.Channels(Get("f_min"), Get("f_max"), Get("spacing")));
        }
    }

    [Fact]
    public void The_interference_matrix()
    {
        var one = Units.GetProperty("gn_analytic_eta");
        var (frequency, baud) = (Numbers(one.GetProperty("frequency_hz")), Numbers(one.GetProperty("baud_rate_bd")));
        var grid = ChannelGrid.Of(frequency, baud, [50e9, 50e9, 50e9, 75e9, 75e9], new double[5], [.. Enumerable.Repeat(1e-3, 5)], new double[5]);
        Close(one.GetProperty("eta_matrix_per_w2").EnumerateArray().SelectMany(Numbers), AnalyticKernel.Of(Fibres.Span(80, 0.2, 16.7, 83), grid).Eta(80_000));
    }

    [Fact]
    public void Noise_is_added_at_the_receiver_in_its_bandwidth()
    {
        foreach (var one in Units.GetProperty("snr_sum").EnumerateArray())
        {
            double Get(string name) => one.GetProperty(name).GetDouble();
            var grid = ChannelGrid.Even(new(193.1e12), new(100e9), 1, new(Get("bw_hz")), new(0), 0.15, new(Get("added_db_01nm")));
            var light = new Spectrum(grid);
            light.AddAse([grid.TxPowerW[0] / new Decibels(Get("snr_db")).Ratio]);
            Assert.Equal(Get("result_db"), Zheli.Engineering.Optics.Lines.LineOutputs.Of(light, []).WithTransmitters.GsnrDbSignalBw[0], 1e-9);
        }
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetDouble())];

    private static void Close(JsonElement expected, double[] actual) => Close(Numbers(expected), actual);

    private static void Close(IEnumerable<double> expected, double[] actual)
    {
        double[] all = [.. expected];
        Assert.Equal(all.Length, actual.Length);
        Assert.All(all.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-10 * Math.Abs(pair.First)));
    }
}
