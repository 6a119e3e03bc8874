using System.Text.Json;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

public sealed class LinePropagationTests
{
    /// <summary>The answer has the names and units of the reference, so that the two files can be held side by side.</summary>
    [Fact]
    public void The_outputs_carry_the_names_of_the_reference()
    {
        var path = TestData.Shared("reference", "optics", "links", "L01.json");
        var answer = LinePropagationOperation.Run(path, null, TimeProvider.System);
        var ours = JsonSerializer.SerializeToElement(answer).GetProperty("outputs");
        using var reference = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var expected in reference.RootElement.GetProperty("outputs").EnumerateObject())
        {
            Assert.True(ours.TryGetProperty(expected.Name, out var found), expected.Name);
            Assert.Equal(expected.Value.ValueKind, found.ValueKind);
        }

        Assert.Equal(2, answer.Along.Count);
        Assert.Equal(80_000, answer.Along[^1].PositionM);
        Assert.Equal(reference.RootElement.GetProperty("summary").GetProperty("gsnr_db_01nm_min").GetDouble(), answer.Summary.GsnrMinDb01nm, 1e-9);
    }

    [Fact]
    public void Infinite_ratios_are_strict_JSON()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["dark.json"], """
            { "spectrum": { "frequency_hz": [193.1e12], "baud_rate_bd": [32e9], "slot_width_hz": [50e9], "roll_off": [0.15], "tx_power_dbm": [0], "tx_osnr_db_01nm": ["inf"] },
              "elements": [ { "uid": "patch", "type": "Fused", "loss": 1.5 } ] }
            """);
        var text = JsonSerializer.Serialize(LinePropagationOperation.Run(folder["dark.json"], null, TimeProvider.System));
        folder.Dispose();
        var outputs = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("outputs");
        Assert.Equal("inf", outputs.GetProperty("gsnr_db_01nm")[0].GetString());
        Assert.Equal(-1.5, outputs.GetProperty("power_at_rx_dbm")[0].GetDouble(), 1e-12);
    }
}
