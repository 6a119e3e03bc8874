using BenchmarkDotNet.Attributes;
using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model.Units;

namespace Zheli.Benchmarks.Micro;

/// <summary>10 spans of 80 km with 96 channels in closed form: light alone on a line made ready, and with the line made ready from nothing.</summary>
[MemoryDiagnoser]
public class OpticsBenchmarks
{
    private readonly Line line = Line();
    private PreparedLine prepared = new(Line());
    private Spectrum light = new(Line().Grid);

    /// <summary>Makes the line ready.</summary>
    [GlobalSetup]
    public void Setup() => (prepared, light) = (new(line), new(line.Grid));

    /// <summary>Light through a line made ready.</summary>
    [Benchmark(Baseline = true)]
    public double Propagate()
    {
        light.Relaunch();
        prepared.Propagate(light);
        return light.NliShare[48];
    }

    /// <summary>Kernel, line and light from nothing.</summary>
    [Benchmark]
    public double PrepareAndPropagate()
    {
        var fresh = new Spectrum(line.Grid);
        new PreparedLine(line).Propagate(fresh);
        return fresh.NliShare[48];
    }

    /// <summary>100 paths of 20 spans over a network of 300 different lengths: kernels shared, each path made ready and lit.</summary>
    [Benchmark]
    public double HundredPaths()
    {
        var (random, sum, kernels) = (new Random(5), 0.0, new LineKernels(line.Grid, line.Nli, line.Raman));
        var (fibre, amplifier) = ((LineElement.Fibre)line.Elements[0], (LineElement.Amplifier)line.Elements[1]);
        FibreSpan[] network = [.. Enumerable.Range(0, 300).Select(i => fibre.Span with { Length = Metres.FromKilometres(50 + (0.1 * i)) })];
        for (var path = 0; path < 100; path++)
        {
            var elements = new LineElement[40];
            for (var s = 0; s < 40; s += 2)
            {
                var span = network[random.Next(network.Length)];
                (elements[s], elements[s + 1]) = (fibre with { Span = span }, amplifier with { Gain = span.TotalLoss });
            }

            light.Relaunch();
            new PreparedLine(line with { Elements = elements }, kernels).Propagate(light);
            sum += light.NliShare[48];
        }

        return sum;
    }

    private static Line Line()
    {
        var fibre = new FibreSpan
        {
            Length = Metres.FromKilometres(80), LossDbPerMetre = FrequencyTable.Constant(2e-4), Dispersion = FrequencyTable.Constant(16.7e-6), EffectiveArea = 83e-12,
            Raman = EquipmentLibrary.SsmfRaman,
        };
        var amplifier = new AmplifierModel
        {
            Variety = "flat", BandFrom = new(191.275e12), BandTo = new(196.125e12), GainFlatMax = new(30), GainMin = new(5), PowerMax = new(27),
            Noise = new NoiseModel.Fixed(new(5.5)),
        };
        return new()
        {
            Id = "10 x 80 km",
            Grid = ChannelGrid.Even(new(191.35e12), new(50e9), 96, new(32e9), new(0), 0.15, new(40)),
            Elements = [.. Enumerable.Range(0, 10).SelectMany(i => new LineElement[]
            {
                new LineElement.Fibre($"span{i}", "", fibre), new LineElement.Amplifier($"amp{i}", "", amplifier, new(16), new(0), new(0), new(0)),
            })],
        };
    }
}
