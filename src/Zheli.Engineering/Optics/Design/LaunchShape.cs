using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;

namespace Zheli.Engineering.Optics.Design;

/// <summary>
/// Shapes the launch powers over frequency for the sake of the worst channel. First channels below the mean are raised and those above it lowered; then level, slope and nine support
/// points of the shape are moved by ever smaller steps while the worst channel gains. The figures are those of the whole line at the end of life, Raman scattering among the channels
/// included.
/// </summary>
internal sealed class LaunchShape
{
    private const int Rounds = 10;
    private const int Supports = 9;
    private const double Share = 0.35;
    private const double MostDb = 3;

    private static readonly double[] StepsDb = [0.2, 0.1, 0.05, 0.02];

    private readonly SignalDesign design;
    private readonly DesignedSpan[] spans;
    private readonly ChannelGrid even;
    private readonly double mostW;
    private ChannelGrid best;
    private double[] bestShape;
    private double bestWorst = double.NegativeInfinity;

    private LaunchShape(SignalDesign design, DesignedSpan[] spans, ChannelGrid even, double launchMaxDbm)
    {
        (this.design, this.spans, this.even, best) = (design, spans, even, even);
        (bestShape, mostW) = (new double[even.Count], 1e-3 * Math.Pow(10, launchMaxDbm / 10));
    }

    /// <summary>The grid with shaped powers; the given one when no shape is better.</summary>
    public static ChannelGrid Of(SignalDesign design, DesignedSpan[] spans, ChannelGrid even, double launchMaxDbm)
    {
        var shape = new LaunchShape(design, spans, even, launchMaxDbm);
        shape.Level();
        shape.Refine();
        return shape.best;
    }

    private void Level()
    {
        var shape = new double[even.Count];
        for (var round = 0; round < Rounds && Try(shape) is { } ratios; round++)
        {
            var mean = ratios.Average();
            shape = [.. shape.Select((s, i) => Math.Clamp(s + (Share * (mean - ratios[i])), -MostDb, MostDb))];
        }
    }

    private void Refine()
    {
        var centres = Math.Min(Supports, even.Count);
        foreach (var step in StepsDb)
        {
            foreach (var sign in (ReadOnlySpan<double>)[step, -step])
            {
                Move(_ => sign);
                Move(x => sign * ((2 * x) - 1));
                for (var c = 0; c < centres; c++)
                {
                    var at = centres == 1 ? 0.5 : (double)c / (centres - 1);
                    Move(x => sign * Math.Max(0, 1 - (Math.Abs(x - at) * (Supports - 1))));
                }
            }
        }
    }

    /// <summary>Moves the shape by a function of the place in the comb, 0 to 1, as long as that helps.</summary>
    private void Move(Func<double, double> by)
    {
        double before;
        do
        {
            before = bestWorst;
            Try([.. bestShape.Select((s, i) => Math.Clamp(s + by(even.Count == 1 ? 0.5 : (double)i / (even.Count - 1)), -MostDb, MostDb))]);
        }
        while (bestWorst > before + 1e-4);
    }

    private double[]? Try(double[] shapeDb)
    {
        double[] power = [.. even.TxPowerW.Select((w, i) => w * Math.Pow(10, shapeDb[i] / 10))];
        var over = Math.Max(1, power.Sum() / mostW);
        var grid = even.WithPowers([.. power.Select(p => p / over)]);
        if (LineAssembly.Lit(design.Assembly.Line(spans, grid, endOfLife: true, raman: true)) is not { } outputs)
        {
            return null;
        }

        var ratios = outputs.WithTransmitters.GsnrDb01nm;
        if (ratios.Min() > bestWorst)
        {
            (best, bestShape, bestWorst) = (grid, shapeDb, ratios.Min());
        }

        return ratios;
    }
}
