using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Lines;
using Zheli.Engineering.Optics.Raman;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Design;

/// <summary>One span of a designed line with the amplifier behind it.</summary>
/// <param name="From">Site or terminal where it begins.</param>
/// <param name="To">Site or terminal where it ends.</param>
/// <param name="Length">Of cable.</param>
/// <param name="LossAtStart">On the first day, connectors included.</param>
/// <param name="LossAtEnd">At the end of life.</param>
/// <param name="Amplifier">Type of the amplifier behind it.</param>
/// <param name="GainAtStart">On the first day.</param>
/// <param name="GainAtEnd">At the end of life.</param>
/// <param name="NoiseFigure">At the end of life.</param>
/// <param name="Tilt">Tilt that is set, against Raman scattering among the channels of the span.</param>
public sealed record DesignedSpan(
    string From, string To, Metres Length, Decibels LossAtStart, Decibels LossAtEnd, string Amplifier, Decibels GainAtStart, Decibels GainAtEnd, Decibels NoiseFigure,
    Decibels Tilt);

/// <summary>Turns a choice of sites into lines that can be lit: on the first day and at the end of life.</summary>
internal sealed class LineAssembly(LineRequest request, SpanBudget budget, IReadOnlyList<CandidateSite> places)
{
    /// <summary>The spans of a choice; null when an amplifier would not fit at this power.</summary>
    public DesignedSpan[]? Spans(int[] nodes, Dbm power)
    {
        var spans = new DesignedSpan[nodes.Length - 1];
        for (var s = 0; s < spans.Length; s++)
        {
            var (from, to) = (places[nodes[s]], places[nodes[s + 1]]);
            var length = to.Position - from.Position;
            if (budget.Amplifier(length, power, s == spans.Length - 1) is not var (model, figure, gain))
            {
                return null;
            }

            var (first, last) = (budget.Loss(length, endOfLife: false), budget.Loss(length, endOfLife: true));
            spans[s] = new(from.Name, to.Name, length, first, last, model.Variety, gain < first ? gain : first, gain, figure, Decibels.Zero);
        }

        return spans;
    }

    /// <summary>The line of these spans. Loss of age and repairs stands in the output connector of each span.</summary>
    public Line Line(DesignedSpan[] spans, ChannelGrid grid, bool endOfLife, bool raman)
    {
        var elements = new List<LineElement>();
        foreach (var span in spans)
        {
            var aged = request.Fibre with
            {
                Length = span.Length,
                OutputConnector = request.Fibre.OutputConnector + (endOfLife ? span.LossAtEnd - span.LossAtStart : Decibels.Zero),
            };
            elements.Add(new LineElement.Fibre($"{span.From} – {span.To}", $"elements[{elements.Count}]", aged));
            elements.Add(new LineElement.Amplifier(
                $"amplifier {span.To}", $"elements[{elements.Count}]", request.Amplifiers.First(m => m.Variety == span.Amplifier), endOfLife ? span.GainAtEnd : span.GainAtStart,
                span.Tilt, Decibels.Zero, Decibels.Zero));
        }

        return new()
        {
            Id = request.Id,
            Title = endOfLife ? "end of life" : "first day",
            Grid = grid,
            Elements = elements,
            Raman = raman ? new(true, RamanMethod.Perturbative, 2, new(4_000), new(4_000)) : RamanSettings.Off,
        };
    }

    /// <summary>
    /// How much weaker the highest channel leaves a span than the lowest, because channels pump each other: what the amplifier behind it has to tilt back.
    /// </summary>
    public Decibels ScatteringTilt(Metres length, ChannelGrid grid)
    {
        if (grid.Count < 2)
        {
            return Decibels.Zero;
        }

        var profile = RamanSolver.Solve(
            request.Fibre with { Length = length }, grid.FrequencyHz, grid.TxPowerW, new(true, RamanMethod.Perturbative, 2, length, new(Math.Min(1_000, length.Value))));
        return Decibels.FromRatio(profile.Row(0)[^1] / profile.Row(grid.Count - 1)[^1]);
    }

    /// <summary>Lights a line; null where interference exceeds the signal.</summary>
    public static LineOutputs? Lit(Line line)
    {
        var light = new Spectrum(line.Grid);
        return new PreparedLine(line).Propagate(light) is null ? LineOutputs.Of(light, line.Elements) : null;
    }
}
