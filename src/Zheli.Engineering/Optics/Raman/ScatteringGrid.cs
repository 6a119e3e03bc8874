using Zheli.Engineering.Optics.Fibres;

namespace Zheli.Engineering.Optics.Raman;

/// <summary>Places along a span, m, ascending from 0 to its end, and what each place takes away (1 where there is no lumped loss).</summary>
internal sealed record ScatteringGrid(double[] PositionM, double[] Lumped)
{
    /// <summary>Places at equal steps, the end, and every lumped loss.</summary>
    public static ScatteringGrid Of(FibreSpan fibre, double stepM)
    {
        var length = fibre.Length.Value;
        var count = (int)Math.Ceiling(length / stepM);
        var losses = fibre.LumpedLosses.GroupBy(l => l.Position.Value).ToDictionary(g => g.Key, g => Math.Pow(10, -g.Sum(l => l.Loss.Value) / 10));
        double[] places = [.. Enumerable.Range(0, count).Select(i => i * stepM).Append(length).Concat(losses.Keys).Distinct().Order()];
        return new(places, Array.ConvertAll(places, z => losses.GetValueOrDefault(z, 1.0)));
    }

    /// <summary>The same places seen from the other end.</summary>
    public ScatteringGrid Reversed()
    {
        var end = PositionM[^1];
        return new([.. PositionM.Reverse().Select(z => end - z)], [.. Lumped.Reverse()]);
    }
}
