using Zheli.Engineering.Optics.Light;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>
/// A line made ready for its channels: kernels of equal spans are shared, and analytic propagation without Raman scattering allocates nothing. One thread at a time.
/// </summary>
public sealed class PreparedLine
{
    private readonly LineStage[] stages;

    /// <summary>Makes a line ready.</summary>
    /// <param name="line">The line.</param>
    /// <param name="shared">Kernels that it shares with others of the same channels and settings, or null.</param>
    /// <exception cref="ArgumentException">The kernels are of other channels or settings.</exception>
    public PreparedLine(Line line, LineKernels? shared = null)
    {
        Line = line;
        var kernels = shared ?? new(line.Grid, line.Nli, line.Raman);
        if (!ReferenceEquals(kernels.Grid, line.Grid) || kernels.Nli != line.Nli || kernels.Raman != line.Raman)
        {
            throw new ArgumentException("The kernels are of other channels or settings.", nameof(shared));
        }

        stages = [.. line.Elements.Select(e => Stage(e, line, kernels))];
    }

    /// <summary>The line.</summary>
    public Line Line { get; }

    /// <summary>Sends light through; what it finds in <paramref name="light"/> enters the first element.</summary>
    /// <param name="light">Changed in place; of the line's own channels.</param>
    /// <param name="seen">Called behind each element with its index, or null.</param>
    /// <param name="cancellation">Heard inside the generalized models.</param>
    /// <returns>Null, or the index of the first element where interference exceeds the power of a channel; the light stops there.</returns>
    public int? Propagate(Spectrum light, Action<int>? seen = null, CancellationToken cancellation = default)
    {
        for (var i = 0; i < stages.Length; i++)
        {
            if (!stages[i].Propagate(light, cancellation))
            {
                return i;
            }

            seen?.Invoke(i);
        }

        return null;
    }

    /// <summary>What an amplifier did in the last pass; null for other elements.</summary>
    public AmplifierPass? AmplifierAt(int index) =>
        stages[index] switch
        {
            EdfaStage stage => new(stage.GainDb, stage.NoiseFigureDb, stage.IsSaturated),
            BandsStage { Stages: { Count: > 0 } bands } => new(bands.Max(b => b.GainDb), bands.Max(b => b.NoiseFigureDb), bands.Any(b => b.IsSaturated)),
            _ => null,
        };

    private static LineStage Stage(LineElement element, Line line, LineKernels kernels) => element switch
    {
        LineElement.Fibre fibre => new FibreStage(fibre.Span, line.Grid, line.Raman, kernels.Of(fibre.Span)),
        LineElement.Amplifier amplifier => new EdfaStage(amplifier, line.Grid),
        LineElement.Bands bands => new BandsStage(bands, line.Grid),
        LineElement.Roadm roadm => new RoadmStage(roadm, line.Grid),
        LineElement.Attenuator attenuator => new LineStage.Loss((-attenuator.Loss).Ratio),
        LineElement.Transceiver => new LineStage.Through(),
        _ => throw new InvalidOperationException($"Unknown element {element}."),
    };
}

/// <summary>What an amplifier did to the light; of several bands the largest figures.</summary>
/// <param name="GainDb">Average gain, dB.</param>
/// <param name="NoiseFigureDb">Average noise figure, dB.</param>
/// <param name="IsSaturated">True when its power limit held it below the gain that was set.</param>
public readonly record struct AmplifierPass(double GainDb, double NoiseFigureDb, bool IsSaturated);
