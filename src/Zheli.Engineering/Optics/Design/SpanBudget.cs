using Zheli.Engineering.Optics.Amplifiers;
using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>
/// Noise of one span by the rule that noise of spans adds up: amplifier noise h f B NF L/P and interference η P², with every channel launched at P. The worst channel counts: the
/// highest frequency for the amplifier, the largest row of η for interference. Good to find sites; the whole line is then computed without these simplifications.
/// </summary>
internal sealed class SpanBudget
{
    private const double KernelKm = 100;

    private readonly LineRequest request;
    private readonly ChannelGrid grid;
    private readonly double etaUnlimited;
    private readonly double alpha;

    public SpanBudget(LineRequest request, ChannelGrid grid)
    {
        (this.request, this.grid) = (request, grid);
        var fibre = request.Fibre with { Length = Metres.FromKilometres(KernelKm), LumpedLosses = [], Pumps = [] };
        alpha = fibre.AlphaAt(grid.FrequencyHz[grid.Count / 2]);
        var eta = AnalyticKernel.Of(fibre, grid).Eta(fibre.Length.Value);
        var worst = Enumerable.Range(0, grid.Count).Max(i => eta.AsSpan(i * grid.Count, grid.Count).ToArray().Sum());
        etaUnlimited = worst / Filled(fibre.Length.Value);
    }

    /// <summary>Loss of a span at the end of life, with connectors.</summary>
    public Decibels Loss(Metres length, bool endOfLife) => (request.Fibre with { Length = length }).TotalLoss
        + (endOfLife ? request.Margins.EndOfLifeLoss(length) : Decibels.Zero);

    /// <summary>The amplifier that leaves the least noise behind a span, with its noise figure; null when none has the gain or the power.</summary>
    /// <param name="length">Of the span.</param>
    /// <param name="power">Launched in each channel, here and into the next span.</param>
    /// <param name="isLast">True for the receiver's own amplifier, which need not lift the light to launch power.</param>
    public (AmplifierModel Model, Decibels NoiseFigure, Decibels Gain)? Amplifier(Metres length, Dbm power, bool isLast)
    {
        var loss = Loss(length, endOfLife: true);
        var total = power + Decibels.FromRatio(grid.Count);
        (AmplifierModel Model, Decibels NoiseFigure, Decibels Gain)? best = null;
        foreach (var model in request.Amplifiers)
        {
            var gain = isLast && loss > model.GainFlatMax ? model.GainFlatMax : loss;
            var output = total - loss + gain;
            if (gain > model.GainFlatMax || output > model.PowerMax)
            {
                continue;
            }

            var figure = model.NoiseFigureAt(gain, new(total - loss, new(grid.OccupiedHz)));
            if (double.IsFinite(figure.Value) && (best is null || figure < best.Value.NoiseFigure))
            {
                best = (model, figure, gain);
            }
        }

        return best;
    }

    /// <summary>Amplifier noise and interference over signal behind a span at the end of its life; null when no amplifier fits.</summary>
    public (double Amplifier, double Interference)? Noise(Metres length, Dbm power, bool isLast)
    {
        if (Amplifier(length, power, isLast) is not var (_, figure, _))
        {
            return null;
        }

        var top = grid.Count - 1;
        var launch = power.ToWatts().Value;
        var quantum = Physics.Planck * grid.FrequencyHz[top] * grid.BaudRate.Max();
        var entry = launch * (-(request.Fibre.InputConnector + request.Fibre.InputAttenuator)).Ratio;
        return (quantum * figure.Ratio * Loss(length, endOfLife: true).Ratio / launch, etaUnlimited * Filled(length.Value) * entry * entry);
    }

    private double Filled(double lengthM)
    {
        var filled = 1 - Math.Exp(-alpha * lengthM);
        return filled * filled;
    }
}
