using System.Text.Json;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>Every reference link and designed path of the shared data, channel by channel. Computed by another program; tolerances in dB.</summary>
public sealed class ReferenceLinkTests
{
    public static TheoryData<string> Links => Files("links");

    public static TheoryData<string> Designs => Files("design");

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_gives_the_figures_of_the_reference(string name)
    {
        var path = TestData.Shared("reference", "optics", "links", name + ".json");
        Compare(path, "outputs", 1e-9);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_designed_path_gives_the_figures_of_the_reference(string name)
    {
        var path = TestData.Shared("reference", "optics", "design", name + ".json");
        var (line, outputs, reference) = Compare(path, "outputs_line_only", 1e-9);
        Same(outputs.WithTransmitters.GsnrDb01nm, reference.GetProperty("outputs_with_tx_and_roadm_osnr").GetProperty("gsnr_db_01nm"), 1e-9);
        Same(outputs.PmdPs, reference.GetProperty("pmd_ps"), 1e-9);
        Same(outputs.PdlDb, reference.GetProperty("pdl_db"), 1e-9);
        Assert.NotEmpty(line.Elements);
    }

    /// <summary>What a file is, its content tells: neither its name nor its folder matters.</summary>
    [Fact]
    public void A_designed_path_is_known_by_its_content()
    {
        using var folder = new TemporaryFolder();
        File.Copy(TestData.Shared("reference", "optics", "design", "D03.json"), folder["Желі №1.txt"]);
        Assert.Equal(25, LineFile.Read(folder["Желі №1.txt"], EquipmentLibrary.Shipped).Elements.Count);
    }

    /// <summary>Light behind every element, at the channels that the reference traces.</summary>
    [Theory]
    [InlineData("L20")]
    [InlineData("L34")]
    public void The_way_there_is_that_of_the_reference(string name)
    {
        var path = TestData.Shared("reference", "optics", "links", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var (trace, probes) = (document.RootElement.GetProperty("trace"), document.RootElement.GetProperty("trace_probe_channel_indices_0based"));
        var line = LineFile.Read(path, EquipmentLibrary.Shipped);
        var light = new Spectrum(line.Grid);
        var at = 0;
        new PreparedLine(line).Propagate(light, i =>
        {
            Assert.Equal(i, at++);
            Same([.. probes.EnumerateArray().Select(p => light.PowerW[p.GetInt32()] * 1e3)], trace[i].GetProperty("pch_out_w"), 1e-9, 1e3);
            Same([.. probes.EnumerateArray().Select(p => light.NliShare[p.GetInt32()])], trace[i].GetProperty("nli_ratio"), 1e-12);
        });
        Assert.Equal(trace.GetArrayLength(), at);
    }

    /// <summary>Every file that is there, so that one that comes later is tried too; one row without a name where the shared data are not at hand.</summary>
    private static TheoryData<string> Files(string kind)
    {
        var folder = TestData.FindShared("reference", "optics", kind);
        return folder is null ? [""] : [.. Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];
    }

    private static (Line Line, LineOutputs Outputs, JsonElement Reference) Compare(string path, string section, double tolerance)
    {
        var reference = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        var expected = reference.GetProperty(section);
        var line = LineFile.Read(path, EquipmentLibrary.Shipped);
        var light = new Spectrum(line.Grid);
        Assert.Null(new PreparedLine(line).Propagate(light));
        var outputs = LineOutputs.Of(light, line.Elements);
        Same(outputs.GsnrDb01nm, expected.GetProperty("gsnr_db_01nm"), tolerance);
        Same(outputs.GsnrDbSignalBw, expected.GetProperty("gsnr_db_signal_bw"), tolerance);
        Same(outputs.OsnrAseDb01nm, expected.GetProperty("osnr_ase_db_01nm"), tolerance);
        Same(outputs.SnrNliDbSignalBw, expected.GetProperty("snr_nli_db_signal_bw"), tolerance);
        if (expected.TryGetProperty("power_at_rx_dbm", out var power))
        {
            Same(outputs.PowerAtRxDbm, power, tolerance);
            Same(outputs.PmdPs, expected.GetProperty("pmd_ps"), tolerance);
            Same(outputs.LatencyMs, expected.GetProperty("latency_ms"), tolerance);
            Same(outputs.DispersionPsPerNm, expected.GetProperty("chromatic_dispersion_ps_per_nm"), 1e-6);
            Same(outputs.WithTransmitters.GsnrDb01nm, expected.GetProperty("with_tx_osnr").GetProperty("gsnr_db_01nm"), tolerance);
        }

        return (line, outputs, reference);
    }

    private static void Same(double[] actual, JsonElement expected, double tolerance, double scale = 1)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.Equal(expected[i].GetDouble() * scale, actual[i], tolerance);
        }
    }
}
