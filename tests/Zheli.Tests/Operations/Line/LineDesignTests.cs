using System.Globalization;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Files;
using Zheli.Model;
using Zheli.Operations.Line;

namespace Zheli.Tests.Operations.Line;

public sealed class LineDesignTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The sea line of the reference: at 18.9 dBm in all its worst channel has 31.8 dB, with neither Raman scattering nor ageing.</summary>
    private static readonly LineDesignOptions SeaLine = new()
    {
        LengthKm = 400, Sea = true, Fibre = "G654E", LossDbPerKm = 0.168, AreaUm2 = 125, NoiseFigureDb = 4.5, Repeaters = 4, Channels = 64, BaudGbd = 64, SpacingGhz = 75,
    };

    [Fact]
    public void A_sea_line_of_400_km_with_four_repeaters_has_31_8_dB()
    {
        var answer = LineDesignOperation.Run(SeaLine);
        Assert.Equal("designed", answer.Status);
        Assert.Equal(5, answer.Spans!.Count);
        Assert.True(answer.GsnrWorstStartDb >= 31.8, FormattableString.Invariant($"{answer.GsnrWorstStartDb} dB"));
        Assert.InRange(answer.LaunchDbmTotal!.Value, 18, 20);
        Assert.True(answer.GsnrWorstEndDb < answer.GsnrWorstStartDb);
        Assert.Equal(1.959, answer.LatencyMs!.Value, 1e-3);
        foreach (var subject in new[] { "signal", "channels", "launch power", "site", "amplifier", "life" })
        {
            Assert.Contains(answer.Reasons!, r => r.Subject == subject);
        }
    }

    [Fact]
    public void The_designed_line_can_be_lit_again_and_is_the_same()
    {
        var answer = LineDesignOperation.Run(SeaLine with { LineOutput = folder["line.json"] });
        var lit = LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System);
        Assert.Empty(lit.Findings);
        Assert.Equal(answer.FirstDay!.Outputs.GsnrDb01nm, lit.Outputs.GsnrDb01nm, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Without_repeaters_380_km_are_refused_and_told_what_would_help()
    {
        var answer = LineDesignOperation.Run(new()
        {
            LengthKm = 380, Sea = true, Fibre = "G654E", LossDbPerKm = 0.168, AreaUm2 = 125, Repeaters = 0, Channels = 16, BaudGbd = 64, SpacingGhz = 100,
        });
        Assert.Equal("infeasible", answer.Status);
        Assert.Contains("GSNR", answer.Reason, StringComparison.Ordinal);
        foreach (var help in new[] { "ROPA", "Raman", "fibre", "repeater" })
        {
            Assert.Contains(answer.Remedies!, r => r.Change.Contains(help, StringComparison.Ordinal));
        }

        Assert.All(answer.Remedies!.Where(r => r.Suffices), r => Assert.True(r.GsnrDb >= 12));
    }

    [Fact]
    public void A_land_line_stands_where_sites_are_and_keeps_its_margin()
    {
        File.WriteAllText(folder["route.json"], """
            { "id": "Aktau – Beyneu", "length_km": 320, "fibre": { "type": "SSMF", "loss_db_per_km": 0.22, "connector_db": 0.3 },
              "sites": [ { "name": "Shetpe", "position_km": 70, "kind": "settlement" }, { "name": "Sai-Utes", "position_km": 150, "kind": "hut" },
                         { "name": "no road", "position_km": 200, "access": false }, { "name": "Ustyurt", "position_km": 235, "kind": "substation" } ],
              "signals": [ { "mode": "Voyager mode 1" }, { "mode": "Voyager mode 2" }, { "mode": "Voyager mode 4" } ] }
            """);
        var answer = LineDesignOperation.Run(new() { RequestFile = folder["route.json"] });
        Assert.Equal("designed", answer.Status);
        Assert.True(answer.MarginDb >= 0);
        Assert.All(answer.Spans!, s => Assert.Contains(s.To, new[] { "Shetpe", "Sai-Utes", "Ustyurt", "end" }));
        Assert.Equal(320_000, answer.Spans!.Sum(s => s.LengthM), 1e-6);
        Assert.Equal(3, answer.Considered.Count);
        Assert.True(answer.CapacityTbps > 5);
    }

    [Fact]
    public void Taking_a_site_away_never_helps()
    {
        var whole = LineDesignOperation.Run(SeaLine with { SiteStepKm = 40, Channels = 16 });
        var fewer = LineDesignOperation.Run(SeaLine with { SiteStepKm = 80, Channels = 16, Repeaters = 3 });
        Assert.True(fewer.GsnrWorstEndDb <= whole.GsnrWorstEndDb + 1e-9);
    }

    [Fact]
    public void The_answer_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var answers = new[] { "kk-KZ", "ru-RU", "tr-TR" }.Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                var document = LineDesignOperation.Run(SeaLine with { Channels = 8, SiteStepKm = 40 });
                return string.Join('\n', document.Reasons!.Select(r => r.Choice + r.Reason)) + document.GsnrWorstEndDb!.Value.ToString("R", CultureInfo.InvariantCulture);
            }).Distinct();
            Assert.Single(answers);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("""{ "length_km": 100 }""", "field-missing")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "amplifiers": ["nobody"] }""", "amplifier-unknown")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2, "type": "copper" } }""", "fibre-unknown")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "sites": [ { "name": "far", "position_km": 170 } ] }""", "site-off-route")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "signals": [ { "baud_gbd": 64, "spacing_ghz": 50 } ] }""", "channel-wider-than-slot")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "signals": [ { "baud_gbd": 64, "spacing_ghz": 75, "channels": 200 } ] }""", "channels-beyond-band")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "signals": [ { "mode": "telepathy" } ] }""", "mode-unknown")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2 }, "lenght": 3 }""", "field-unknown")]
    [InlineData("""{ "length_km": 100, "fibre": { "loss_db_per_km": 0.2, "dispersion_ps_per_nm_km": 0.1 } }""", "dispersion-near-zero")]
    public void A_request_that_contradicts_itself_is_refused(string request, string code)
    {
        File.WriteAllText(folder["route.json"], request);
        var refused = Assert.Throws<BadInputException>(() => LineDesignOperation.Run(new() { RequestFile = folder["route.json"] }));
        Assert.Contains(refused.Findings, f => f.Code == code);
    }

    /// <summary>What is written reads back as the same line, whatever its amplifiers and elements.</summary>
    [Theory]
    [InlineData("links", "L20")]
    [InlineData("links", "L22")]
    [InlineData("links", "L24")]
    [InlineData("links", "S05")]
    [InlineData("design", "D03")]
    public void A_written_line_gives_the_same_light(string kind, string name)
    {
        var line = LineFile.Read(TestData.Shared("reference", "optics", kind, name + ".json"), EquipmentLibrary.Shipped);
        using (var stream = File.Create(folder["copy.json"]))
        {
            LineWriter.Write(stream, line);
        }

        var (first, second) = (LinePropagationOperation.Run(line, TimeProvider.System), LinePropagationOperation.Run(folder["copy.json"], null, TimeProvider.System));
        Assert.Equal(first.Outputs.GsnrDb01nm, second.Outputs.GsnrDb01nm, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(first.Outputs.WithTransmitters.GsnrDb01nm, second.Outputs.WithTransmitters.GsnrDb01nm, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData(-18, -1, "designed", "receiver attenuator")]
    [InlineData(-18, 10, "designed", null)]
    [InlineData(6, 10, "infeasible", null)]
    public void Receivers_get_what_they_need_and_bear(double least, double most, string status, string? last)
    {
        File.WriteAllText(folder["request.json"], string.Create(CultureInfo.InvariantCulture, $$"""
            { "length_km": 160, "fibre": { "type": "SSMF", "loss_db_per_km": 0.2 }, "site_step_km": 20,
              "signals": [ { "baud_gbd": 32, "spacing_ghz": 50, "channels": 40, "required_osnr_db": 15, "bit_rate_gbps": 100, "receiver_min_dbm": {{least}}, "receiver_max_dbm": {{most}} } ] }
            """));
        var document = LineDesignOperation.Run(new() { RequestFile = folder["request.json"], LineOutput = folder["line.json"] });
        Assert.Equal(status, document.Status);
        if (status == "infeasible")
        {
            Assert.Contains("it needs 6 dBm", document.Reason, StringComparison.Ordinal);
            return;
        }

        Assert.Equal("receiver", document.Reasons![^1].Subject);
        Assert.All(document.FirstDay!.Outputs.PowerAtRxDbm.Concat(document.EndOfLife!.Outputs.PowerAtRxDbm), p => Assert.InRange(p, least, most));
        var lit = LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System);
        Assert.Empty(lit.Findings);
        Assert.Equal(last ?? "amplifier end", lit.Along[^1].Uid);
    }

    [Fact]
    public void A_receiver_that_is_dazzled_is_told()
    {
        var line = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(TestData.Shared("reference", "optics", "links", "L01.json")))!;
        line["receiver"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "power_min_dbm": -18, "power_max_dbm": -1 }""");
        File.WriteAllText(folder["line.json"], line.ToJsonString());
        var finding = Assert.Single(LinePropagationOperation.Run(folder["line.json"], null, TimeProvider.System).Findings);
        Assert.Equal(("receiver-power-high", Severity.Error), (finding.Code, finding.Severity));
    }

    public void Dispose() => folder.Dispose();
}
