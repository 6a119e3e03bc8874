using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>What no reference file covers, against the slow line: every feature alone and many at random together, channel by channel.</summary>
public sealed class SlowTwinTests
{
    private static readonly RamanPump Against = new(new(0.2), new(205e12), false);
    private static readonly RamanPump AgainstToo = new(new(0.15), new(201.5e12), false);
    private static readonly RamanPump With = new(new(0.12), new(204e12), true);

    [Theory]
    [InlineData(RamanMethod.Perturbative, 1)]
    [InlineData(RamanMethod.Perturbative, 2)]
    [InlineData(RamanMethod.Perturbative, 3)]
    [InlineData(RamanMethod.Perturbative, 4)]
    [InlineData(RamanMethod.Numerical, 1)]
    public void Scattering_of_each_order_with_losses_on_the_way(RamanMethod method, int order)
    {
        var span = Fibres.Span(50) with { LumpedLosses = [new(new(10_300), new(1.5)), new(new(30_000), new(0.7))] };
        Same(Line(8, 6, Fibres.Fibre(span), Fibres.Gain(12.2)) with { Raman = Settings(method, order, 5_000, 1_000) });
    }

    [Theory]
    [InlineData(RamanMethod.Perturbative, 2)]
    [InlineData(RamanMethod.Perturbative, 4)]
    [InlineData(RamanMethod.Numerical, 1)]
    public void Pumps_with_and_against_the_signal_together(RamanMethod method, int order)
    {
        foreach (RamanPump[] pumps in new[] { [Against], [With], [Against, AgainstToo], new[] { With, AgainstToo, Against } })
        {
            var span = Fibres.Span(60) with { Pumps = pumps, OutputConnector = new(0.5), InputConnector = new(0.3), TemperatureK = 298, LumpedLosses = [new(new(20_000), new(0.4))] };
            Same(Line(6, 2, Fibres.Fibre(span), Fibres.Gain(6)) with { Raman = Settings(method, order, 4_000, 500) });
        }
    }

    [Theory]
    [InlineData(NliMethod.GeneralizedGn)]
    [InlineData(NliMethod.GeneralizedGnApproximation)]
    public void Generalized_models_with_slope_losses_and_scattering(NliMethod method)
    {
        var span = Fibres.Span(60, 0.2, 16.7) with { DispersionSlope = 58, LumpedLosses = [new(new(1_000), new(3))] };
        var line = Line(5, 3, Fibres.Fibre(span), Fibres.Gain(15), Fibres.Fibre(Fibres.Span(70, 0.19, 5, 72)), Fibres.Gain(13.3)) with { Nli = new(method, 4, 1, null) };
        Same(line);
        Same(line with { Raman = Settings(RamanMethod.Perturbative, 2, 10_000, 2_000) });
        Same(line with { Raman = Settings(RamanMethod.Perturbative, 2, 10_000, 2_000), Nli = new(method, 4, 1, [0, 2, 4]) });
    }

    [Theory]
    [InlineData(NliMethod.GeneralizedGn)]
    [InlineData(NliMethod.GeneralizedGnApproximation)]
    public void Generalized_models_with_pumps(NliMethod method)
    {
        var span = Fibres.Span(60) with { Pumps = [With, Against] };
        Same(Line(4, 0, Fibres.Fibre(span), Fibres.Gain(6)) with { Nli = new(method, 4, 1, null), Raman = Settings(RamanMethod.Perturbative, 2, 10_000, 500) });
    }

    [Fact]
    public void Loss_and_dispersion_over_frequency()
    {
        var span = Fibres.Span(80) with
        {
            LossDbPerMetre = new([190e12, 193e12, 197e12, 210e12], [2.05e-4, 1.9e-4, 2.1e-4, 2.4e-4]), Dispersion = new([190e12, 194e12, 198e12], [1.8e-5, 1.65e-5, 1.4e-5]),
        };
        foreach (var method in Enum.GetValues<NliMethod>())
        {
            Same(Line(4, 2, Fibres.Fibre(span), Fibres.Gain(15.5)) with { Nli = new(method, 4, 1, null) });
        }

        Same(Line(4, 2, Fibres.Fibre(span with { Pumps = [Against] }), Fibres.Gain(4)) with { Raman = Settings(RamanMethod.Perturbative, 2, 5_000, 1_000) });
    }

    [Fact]
    public void Amplifiers_of_every_kind()
    {
        foreach (var model in EquipmentLibrary.Shipped.Amplifiers.Values.Where(m => m.BandFrom.Value < 191.5e12 && m.BandTo.Value > 196e12))
        {
            foreach (var tilt in new[] { 0, -1.5, 2 })
            {
                var gain = Math.Clamp(16, model.GainMin.Value - 2, model.GainFlatMax.Value);
                var amplifier = new LineElement.Amplifier("amp", "elements[1]", model, new(gain), new(tilt), new(0.5), new(1));
                Same(Line(9, 1, Fibres.Fibre(Fibres.Span(80)), amplifier, Fibres.Fibre(Fibres.Span(60)), Fibres.Gain(12)));
            }
        }
    }

    [Fact]
    public void Amplifiers_side_by_side_serve_their_own_bands()
    {
        AmplifierModel Band(string name, double from, double to, double nf, double most) => Fibres.Amplifier(nf, most) with
        {
            Variety = name, BandFrom = new(from), BandTo = new(to), Pmd = 0.2e-12, Pdl = new(0.3),
            DynamicGainTilt = FrequencyTable.Spread(from, to, [1, 1.4, 1.9]), GainRippleDb = FrequencyTable.Spread(from, to, [0, 0.3, 0.1]),
        };
        LineElement.Amplifier One(AmplifierModel model, double gain, double tilt) => new("amp", "elements[1].amplifiers", model, new(gain), new(tilt), new(0), new(0.5));
        var bands = new LineElement.Bands("amp", "elements[1]", [One(Band("L", 186e12, 190.2e12, 6.5, 40), 17, -0.5), One(Band("C", 191.2e12, 196.2e12, 5.5, 8), 16.5, 0.8)]);
        double[] frequency = [.. Enumerable.Range(0, 6).Select(i => 186.5e12 + (i * 500e9)), .. Enumerable.Range(0, 6).Select(i => 191.6e12 + (i * 700e9))];
        double[] Each(double value) => [.. frequency.Select(_ => value)];
        var grid = ChannelGrid.Of(frequency, Each(64e9), Each(75e9), Each(0.15), Each(1e-3), Each(40));
        var line = Fibres.Line(grid, Fibres.Fibre(Fibres.Span(80)), bands, Fibres.Fibre(Fibres.Span(80)), bands) with { Raman = Settings(RamanMethod.Perturbative, 2, 10_000, 2_000) };
        Assert.Empty(LineCheck.Of(line, "line.json"));
        Same(line);
        var gap = ChannelGrid.Of([190.7e12, 193e12], [64e9, 64e9], [75e9, 75e9], [0.15, 0.15], [1e-3, 1e-3], [40, 40]);
        Assert.Equal("channels-outside-amplifier", Assert.Single(LineCheck.Of(Fibres.Line(gap, bands), "line.json")).Code);
    }

    [Fact]
    public void Roadms_with_each_kind_of_target_and_bands_of_their_own()
    {
        var grid = Mixed(new Random(3), 10);
        RoadmImpairment[] bands =
        [
            new(new(191e12), new(192e12), new(16), 1e-12, new(0.5), new Decibels(38)), new(new(192e12), new(200e12), new(11), 3e-12, new(1.5), new Decibels(33)),
        ];
        foreach (RoadmTarget target in new RoadmTarget[] { new RoadmTarget.Power(new(-18)), new RoadmTarget.Density(4e-4), new RoadmTarget.SlotDensity(3e-4) })
        {
            foreach (var impairments in new[] { bands, [] })
            {
                var roadm = new LineElement.Roadm("node", "elements[0]", target, impairments);
                Same(Fibres.Line(grid, roadm, Fibres.Gain(18), Fibres.Fibre(Fibres.Span(80)), Fibres.Gain(16), roadm, Fibres.Gain(18), Fibres.Loss(1.3)));
            }
        }
    }

    [Fact]
    public void Many_features_at_random()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            double Up(double low, double high) => low + (random.NextDouble() * (high - low));
            var models = EquipmentLibrary.Shipped.Amplifiers.Values.Where(m => m.GainFlatMax.Value > 14 && m.BandFrom.Value < 191.4e12 && m.BandTo.Value > 196e12).ToArray();
            var elements = new List<LineElement>();
            for (var s = 0; s < 3; s++)
            {
                var length = Up(40, 90);
                var span = Fibres.Span(length, Up(0.17, 0.23), Up(5, 20), Up(72, 125)) with
                {
                    DispersionSlope = random.Next(2) == 0 ? null : Up(40, 80), PmdCoefficient = Up(0, 3e-15), InputConnector = new(Up(0, 0.6)), OutputConnector = new(Up(0, 0.6)),
                    InputAttenuator = new(random.Next(2) * 0.8), LumpedLosses = random.Next(2) == 0 ? [] : [new(new(Math.Round(Up(3, 30)) * 1000), new(Up(0.1, 2)))],
                    Pumps = random.Next(3) == 0 ? [Against with { Power = new(Up(0.05, 0.25)) }] : [],
                };
                elements.Add(new LineElement.Fibre($"span{s}", $"elements[{elements.Count}]", span));
                elements.Add(new LineElement.Amplifier($"amp{s}", $"elements[{elements.Count}]", models[random.Next(models.Length)], new(Up(9, 14)), new(Up(-1, 1)), new(0), new(Up(0, 1))));
                if (random.Next(3) == 0)
                {
                    elements.Add(new LineElement.Roadm("node", $"elements[{elements.Count}]", new RoadmTarget.Density(Up(2e-4, 6e-4)), [new(null, null, new(3), 1e-12, new(0.4), null)]));
                    elements.Add(new LineElement.Attenuator("patch", $"elements[{elements.Count}]", new(0.4)));
                }
            }

            Same(Fibres.Line(Mixed(random, 7), [.. elements]) with { Raman = Settings(random.Next(2) == 0 ? RamanMethod.Perturbative : RamanMethod.Numerical, 1 + random.Next(4), 10_000, 1_000) });
        }
    }

    private static RamanSettings Settings(RamanMethod method, int order, double result, double solver) => new(true, method, order, new(result), new(solver));

    private static Line Line(int channels, double dbm, params LineElement[] elements) => Fibres.Line(
        ChannelGrid.Even(new(191.6e12), new(450e9), channels, new(60e9), new(dbm), 0.15, new(40)), elements);

    /// <summary>Channels of several rates, slots, powers and offsets.</summary>
    private static ChannelGrid Mixed(Random random, int count)
    {
        (double Baud, double Slot)[] kinds = [(32e9, 50e9), (64e9, 75e9), (90e9, 100e9)];
        var (at, chosen) = (191.4e12, Enumerable.Range(0, count).Select(_ => kinds[random.Next(3)]).ToArray());
        double[] frequency = [.. chosen.Select(c => (at += c.Slot + 100e9 + (random.Next(5) * 50e9)) - (c.Slot / 2))];
        return ChannelGrid.Of(
            frequency, [.. chosen.Select(c => c.Baud)], [.. chosen.Select(c => c.Slot)], [.. chosen.Select(_ => random.NextDouble() * 0.3)],
            [.. chosen.Select(c => c.Baud / 32e9 * (0.5e-3 + (random.NextDouble() * 1e-3)))], [.. chosen.Select(_ => 36.0)], [.. chosen.Select(_ => Math.Round((random.NextDouble() * 2) - 1, 1))]);
    }

    private static void Same(Line line)
    {
        var light = new Spectrum(line.Grid);
        Assert.Null(new PreparedLine(line).Propagate(light));
        var slow = SlowLine.Send(line);
        for (var i = 0; i < line.Grid.Count; i++)
        {
            Close(slow.Signal[i], light.PowerW[i] * light.SignalShare[i]);
            Close(slow.Ase[i], light.PowerW[i] * light.AseShare[i]);
            Close(slow.Nli[i], light.PowerW[i] * light.NliShare[i]);
            Assert.Equal(slow.Pmd[i], Math.Sqrt(light.PmdSquaredPs2[i]), 1e-9);
            Assert.Equal(slow.Pdl[i], Math.Sqrt(light.PdlSquaredDb2[i]), 1e-9);
        }
    }

    /// <summary>2e-10 is 1e-9 dB.</summary>
    private static void Close(double expected, double actual) => Assert.Equal(1, expected == 0 && actual == 0 ? 1 : actual / expected, 2e-10);
}
