using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Tests.Engineering.Optics.Lines;

/// <summary>Laws that hold for any line, whatever the numbers.</summary>
public sealed class LineLawTests
{
    [Fact]
    public void More_spans_never_raise_the_ratio()
    {
        var grid = Fibres.Channels(40, dbm: 1);
        var before = Fibres.Light(Fibres.Spans(grid, 1)).GsnrDb01nm;
        for (var spans = 2; spans <= 12; spans++)
        {
            var now = Fibres.Light(Fibres.Spans(grid, spans)).GsnrDb01nm;
            Assert.All(now.Zip(before), pair => Assert.True(pair.First < pair.Second));
            before = now;
        }
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(80, 96)]
    [InlineData(120, 17)]
    public void The_ratio_has_one_maximum_in_launch_power(double km, int channels)
    {
        double[] worst = [.. Enumerable.Range(-20, 30).Select(dbm => Fibres.Light(Fibres.Spans(Fibres.Channels(channels, dbm / 2.0), 4, km)).GsnrDb01nm.Min())];
        var top = Array.IndexOf(worst, worst.Max());
        for (var i = 1; i < worst.Length; i++)
        {
            Assert.True(i <= top ? worst[i] > worst[i - 1] : worst[i] < worst[i - 1], $"step {i}, top {top}");
        }
    }

    [Fact]
    public void A_loss_split_in_two_is_the_same_loss()
    {
        var grid = Fibres.Channels(20);
        var whole = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(Fibres.Span(60)), Fibres.Loss(3), Fibres.Gain(15)));
        var split = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(Fibres.Span(60)), Fibres.Loss(1.25), Fibres.Loss(1.75), Fibres.Gain(15)));
        Assert.All(whole.GsnrDb01nm.Zip(split.GsnrDb01nm), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.All(whole.PowerAtRxDbm.Zip(split.PowerAtRxDbm), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void One_channel_works()
    {
        var outputs = Fibres.Light(Fibres.Spans(Fibres.Channels(1), 10));
        Assert.Single(outputs.GsnrDb01nm);
        Assert.InRange(outputs.GsnrDb01nm[0], 22, 30);
        var many = Fibres.Light(Fibres.Spans(Fibres.Channels(96), 10));
        Assert.True(outputs.GsnrDb01nm[0] > many.GsnrDb01nm[48]);
    }

    [Fact]
    public void Shares_always_add_up_to_one()
    {
        var line = Fibres.Spans(Fibres.Channels(96, 2), 8);
        var light = new Spectrum(line.Grid);
        new PreparedLine(line).Propagate(light, _ =>
            Assert.All(Enumerable.Range(0, 96), i => Assert.Equal(1, light.SignalShare[i] + light.AseShare[i] + light.NliShare[i], 1e-14)));
    }

    [Fact]
    public void The_same_line_lit_twice_gives_the_same_light_to_the_last_bit()
    {
        var line = new PreparedLine(Fibres.Spans(Fibres.Channels(50), 5));
        var (first, second) = (new Spectrum(line.Line.Grid), new Spectrum(line.Line.Grid));
        line.Propagate(first);
        line.Propagate(second);
        second.Relaunch();
        line.Propagate(second);
        Assert.Equal(first.PowerW, second.PowerW);
        Assert.Equal(first.NliShare, second.NliShare);
    }

    [Fact]
    public void Lines_that_share_kernels_give_the_same_light()
    {
        var grid = Fibres.Channels(30);
        var shared = new LineKernels(grid, NliSettings.Analytic, RamanSettings.Off);
        foreach (var km in new[] { 40.0, 95, 40, 70 })
        {
            var line = Fibres.Spans(grid, 3, km);
            var (alone, together) = (new Spectrum(grid), new Spectrum(grid));
            new PreparedLine(line).Propagate(alone);
            new PreparedLine(line, shared).Propagate(together);
            Assert.Equal(alone.NliShare, together.NliShare);
        }

        Assert.Throws<ArgumentException>(() => new PreparedLine(Fibres.Spans(Fibres.Channels(30), 1), shared));
    }

    [Fact]
    public void Analytic_propagation_allocates_nothing()
    {
        var line = new PreparedLine(Fibres.Spans(Fibres.Channels(96), 10));
        var light = new Spectrum(line.Line.Grid);
        line.Propagate(light);
        var before = GC.GetAllocatedBytesForCurrentThread();
        light.Relaunch();
        line.Propagate(light);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    [Fact]
    public void Raman_scattering_moves_power_to_lower_frequencies_and_keeps_the_sum()
    {
        var grid = Fibres.Channels(96, 3);
        var settings = new RamanSettings(true, RamanMethod.Perturbative, 4, new(1000), new(1000));
        var off = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(Fibres.Span(80)))).PowerAtRxDbm;
        var on = Fibres.Light(Fibres.Line(grid, Fibres.Fibre(Fibres.Span(80))) with { Raman = settings }).PowerAtRxDbm;
        Assert.True(on[0] > off[0] + 0.3 && on[95] < off[95] - 0.3);
        double Sum(double[] dbm) => dbm.Sum(p => Math.Pow(10, p / 10));
        Assert.Equal(1, Sum(on) / Sum(off), 1e-3);
    }
}
