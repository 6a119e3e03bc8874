using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Equipment;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>Fibre, amplifiers and lines in a planner's units: km, dB/km, ps/nm/km, µm².</summary>
internal static class Fibres
{
    public static FibreSpan Span(double km, double dbPerKm = 0.2, double dispersion = 16.7, double area = 83) => new()
    {
        Length = Metres.FromKilometres(km),
        LossDbPerMetre = FrequencyTable.Constant(dbPerKm / 1000),
        Dispersion = FrequencyTable.Constant(dispersion * 1e-6),
        EffectiveArea = area * 1e-12,
        Raman = EquipmentLibrary.SsmfRaman,
    };

    public static AmplifierModel Amplifier(double nf = 5.5, double powerMax = 40) => new()
    {
        Variety = "flat", BandFrom = new(191.275e12), BandTo = new(196.125e12), GainFlatMax = new(40), GainMin = new(0), PowerMax = new(powerMax),
        Noise = new NoiseModel.Fixed(new(nf)),
    };

    public static LineElement Fibre(FibreSpan span) => new LineElement.Fibre("span", "elements[0]", span);

    public static LineElement Gain(double db, AmplifierModel? model = null) =>
        new LineElement.Amplifier("amp", "elements[1]", model ?? Amplifier(), new(db), new(0), new(0), new(0));

    public static LineElement Loss(double db) => new LineElement.Attenuator("loss", "elements[2]", new(db));

    public static ChannelGrid Channels(int count, double dbm = 0) => ChannelGrid.Even(new(191.35e12), new(50e9), count, new(32e9), new(dbm), 0.15, new(40));

    public static Line Line(ChannelGrid grid, params LineElement[] elements) => new() { Id = "test", Grid = grid, Elements = elements };

    public static Line Spans(ChannelGrid grid, int spans, double km = 80) =>
        Line(grid, [.. Enumerable.Range(0, spans).SelectMany(_ => new[] { Fibre(Span(km)), Gain(km * 0.2) })]);

    public static LineOutputs Light(Line line)
    {
        var light = new Spectrum(line.Grid);
        Assert.Null(new PreparedLine(line).Propagate(light));
        return LineOutputs.Of(light, line.Elements);
    }
}
