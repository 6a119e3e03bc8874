using System.Text.Json.Nodes;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Exchange;
using Zheli.Engineering.Optics.Files;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

/// <summary>A line goes out as GNPy's files and comes back as the same light; topologies of others come in.</summary>
public sealed class GnpyExchangeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_designed_line_comes_back_with_the_same_light(bool sea, bool endOfLife)
    {
        var document = LineDesignOperation.Run(new()
        {
            LengthKm = 310, Sea = sea, ConnectorDb = 0.3, Channels = 40, Fibre = sea ? "G654E" : "SSMF", GnpyOutput = folder["out"], LineOutput = folder["line.json"], EndOfLife = endOfLife,
        });
        Assert.Equal("designed", document.Status);
        Assert.Equal(["default_edfa_config.json", "equipment.json", "sim_params.json", "spectrum.json", "topology.json"], Directory.GetFiles(folder["out"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        var expected = (endOfLife ? document.EndOfLife : document.FirstDay)!.Outputs;
        Same(expected, LinePropagationOperation.Run(folder["out"], null, TimeProvider.System).Outputs);
        Same(expected, LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System).Outputs);
    }

    /// <summary>Every link of the references: amplifiers of all kinds, mixed channels, pumps, scattering.</summary>
    [Fact]
    public void Every_reference_link_comes_back_with_the_same_light()
    {
        foreach (var file in Directory.GetFiles(TestData.Shared("reference", "optics", "links"), "*.json").Where(f => Path.GetFileName(f) is not "L33.json"))
        {
            var line = LineFile.Read(file, EquipmentLibrary.Shipped);
            Write(line, Path.GetFileNameWithoutExtension(file));
            Same(LinePropagationOperation.Run(file, null, TimeProvider.System).Outputs, LinePropagationOperation.Run(folder[Path.GetFileNameWithoutExtension(file)], null, TimeProvider.System).Outputs);
        }
    }

    [Fact]
    public void Two_stages_and_losses_over_frequency_come_back_too()
    {
        var line = LineFile.Read(TestData.Shared("reference", "optics", "links", "L20.json"), EquipmentLibrary.Shipped);
        var (table, model) = (new Zheli.Engineering.Optics.Fibres.FrequencyTable([190e12, 194e12, 198e12], [2.1e-4, 1.9e-4, 2.2e-4]), EquipmentLibrary.Shipped.Amplifiers["medium+low_gain"]);
        line = line with
        {
            Elements = [.. line.Elements.Select((e, i) => e switch
            {
                LineElement.Fibre f => f with { Uid = $"span {i}", Span = f.Span with { LossDbPerMetre = table, DispersionSlope = 58, LumpedLosses = [new(new(20_000), new(1.1))] } },
                LineElement.Amplifier a when i > 10 => a with { Model = model, Gain = new(27), OutputVoa = new(11) },
                _ => e,
            })],
        };
        Write(line, "out");
        var light = new Spectrum(line.Grid);
        Assert.Null(new PreparedLine(line).Propagate(light));
        Same(new(LineOutputs.Of(light, line.Elements)), LinePropagationOperation.Run(folder["out"], null, TimeProvider.System).Outputs);
    }

    [Fact]
    public void A_topology_without_a_design_is_filled_in_and_told()
    {
        var answer = LinePropagationOperation.Run(
            new LinePropagationRequest(Topology("""
                { "uid": "a", "type": "Transceiver" }, { "uid": "n1", "type": "Roadm", "params": { "per_degree_pch_out_db": { "booster": -18 } } },
                { "uid": "booster", "type": "Edfa", "type_variety": "std_medium_gain", "operational": { "gain_target": 18, "tilt_target": 0, "out_voa": 0 } },
                { "uid": "long", "type": "Fiber", "type_variety": "SSMF", "params": { "length": 240, "length_units": "km", "loss_coef": { "value": [0.2, 0.21], "frequency": [190e12, 197e12] }, "con_in": 0.5, "con_out": 0.5 } },
                { "uid": "preamp", "type": "Edfa" }, { "uid": "n2", "type": "Roadm" }, { "uid": "b", "type": "Transceiver" }
                """, "a n1 booster long preamp n2 b")),
            TimeProvider.System);
        Assert.Equal(["Transceiver", "Roadm", "Edfa", "Fiber", "Edfa", "Fiber", "Edfa", "Fiber", "Edfa", "Roadm", "Transceiver"], answer.Along.Select(p => p.Type));
        Assert.Equal(["fibre-split", "gain-assumed"], answer.Findings.Select(f => f.Code));
        Assert.Equal(-18, answer.Along[1].ChannelPowerMaxDbm, 1e-9);
        Assert.InRange(answer.Summary.GsnrMinDb01nm, 15, 30);
    }

    [Fact]
    public void A_topology_that_cannot_be_a_line_is_refused_with_every_reason()
    {
        string[] Codes(string elements, string way) => [.. Assert.Throws<BadInputException>(() => LinePropagationOperation.Run(new LinePropagationRequest(Topology(elements, way)), TimeProvider.System)).Findings.Select(f => f.Code)];
        Assert.Equal(["line-unclear"], Codes("""{ "uid": "f", "type": "Fiber", "params": { "length": 5, "loss_coef": 0.2 } }""", "f"));
        Assert.Equal(["line-ends-in-nothing"], Codes("""{ "uid": "a", "type": "Transceiver" }, { "uid": "f", "type": "Fiber", "params": { "length": 5, "loss_coef": 0.2 } }""", "a f"));
        Assert.Equal(["connection-to-nothing"], Codes("""{ "uid": "a", "type": "Transceiver" }""", "a nowhere").Distinct());
        Assert.Equal(
            ["length-unit", "fibre-unknown", "field-missing", "amplifier-unknown", "element-unknown"],
            Codes("""
                { "uid": "a", "type": "Transceiver" }, { "uid": "f", "type": "Fiber", "type_variety": "GLASS", "params": { "length": 50, "length_units": "miles" } },
                { "uid": "e", "type": "Edfa", "type_variety": "nobody" }, { "uid": "x", "type": "Prism" }, { "uid": "b", "type": "Transceiver" }
                """, "a f e x b").Distinct());
    }

    [Fact]
    public void Options_of_a_topology_beside_a_line_file_are_refused()
    {
        File.WriteAllText(folder["line.json"], "{}");
        var refused = Assert.Throws<BadInputException>(() => LinePropagationOperation.Run(new LinePropagationRequest(folder["line.json"]) { From = "a" }, TimeProvider.System));
        Assert.Equal("option-without-topology", Assert.Single(refused.Findings).Code);
    }

    public void Dispose() => folder.Dispose();

    private void Write(Zheli.Engineering.Optics.Lines.Line line, string name)
    {
        Directory.CreateDirectory(folder[name]);
        foreach (var (file, write) in GnpyFolder.Files(line))
        {
            using var stream = File.Create(Path.Combine(folder[name], file));
            write(stream);
        }
    }

    private string Topology(string elements, string way)
    {
        var names = way.Split(' ');
        var connections = new JsonArray([.. names.Zip(names.Skip(1)).Select(c => new JsonObject { ["from_node"] = c.First, ["to_node"] = c.Second })]);
        File.WriteAllText(folder["topology.json"], $$"""{ "elements": [ {{elements}} ], "connections": {{connections.ToJsonString()}} }""");
        return folder["topology.json"];
    }

    private static void Same(OutputsDocument expected, OutputsDocument actual)
    {
        Assert.Equal(expected.GsnrDb01nm.Length, actual.GsnrDb01nm.Length);
        for (var i = 0; i < expected.GsnrDb01nm.Length; i++)
        {
            Assert.Equal(expected.GsnrDb01nm[i], actual.GsnrDb01nm[i], 1e-9);
            Assert.Equal(expected.OsnrAseDb01nm[i], actual.OsnrAseDb01nm[i], 1e-9);
            Assert.Equal(expected.PowerAtRxDbm[i], actual.PowerAtRxDbm[i], 1e-9);
            Assert.Equal(expected.WithTransmitters.GsnrDb01nm[i], actual.WithTransmitters.GsnrDb01nm[i], 1e-9);
        }
    }
}
