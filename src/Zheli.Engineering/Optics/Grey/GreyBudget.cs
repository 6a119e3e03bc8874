using System.Globalization;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Grey;

/// <summary>How a span is lit.</summary>
/// <param name="Optic">The optic at both ends.</param>
/// <param name="Links">Parallel links.</param>
/// <param name="Most">The most that the line loses, at the end of life.</param>
/// <param name="Least">The least that it loses, on the first day.</param>
/// <param name="Attenuator">Fixed attenuator against overload, whole decibels.</param>
/// <param name="Margin">What is left of the optic's budget at the end of life.</param>
public readonly record struct SpanLight(Optic Optic, int Links, Decibels Most, Decibels Least, Decibels Attenuator, Decibels Margin);

/// <summary>
/// Chooses grey optics for spans between active nodes: sensitivity on the last day, overload on the first, dispersion by the optic's reach, traffic by parallel
/// links. Formulas and sources: <c>docs/methods/optics-access.md</c>.
/// </summary>
public sealed class GreyBudget
{
    private const double Tolerance = 1e-9;

    private readonly Dictionary<int, (double Low, double Value)> fibre;
    private readonly (double Low, double Value) connector;
    private readonly (double Low, double Value) splice;
    private readonly double connectors;
    private readonly double drum;
    private readonly double margin;
    private readonly double fill;
    private readonly int parallel;

    /// <summary>Prepares the losses.</summary>
    /// <param name="range">Low end and value in use of a figure of the catalogue.</param>
    public GreyBudget(Func<string, (double Low, double Value)> range)
    {
        double Figure(string key) => range(key).Value;
        fibre = Optic.All.Select(o => o.Wavelength).Distinct().ToDictionary(
            nm => nm, nm => range(string.Create(CultureInfo.InvariantCulture, $"opt.fibre_loss_{nm}")));
        (connector, splice) = (range("acc.conn_loss"), range("acc.fusion_loss"));
        (connectors, drum, margin) = (Figure("opt.connectors"), Figure("opt.drum"), Figure("opt.margin"));
        (fill, parallel) = (Figure("opt.fill"), (int)Figure("opt.parallel"));
    }

    /// <summary>The cheapest way to light a span; null when no optic reaches across it with this traffic.</summary>
    /// <param name="route">Length of cable.</param>
    /// <param name="traffic">Busy-hour traffic.</param>
    public SpanLight? Light(Metres route, MegabitsPerSecond traffic)
    {
        SpanLight? best = null;
        var bestPrice = double.MaxValue;
        foreach (var optic in Optic.All)
        {
            var links = Links(optic, traffic);
            if (!MayBundle(optic, links) || route > optic.Reach)
            {
                continue;
            }

            var (least, most) = Loss(optic, route);
            var attenuator = Math.Max(0, Math.Ceiling((optic.Transmit.High - optic.Receive.High).Value - least - Tolerance));
            var left = optic.Budget.Value - most - attenuator;
            var price = links * optic.PriceUsd;
            if (left >= -Tolerance && price < bestPrice)
            {
                best = new(optic, links, new(most), new(least), new(attenuator), new(left));
                bestPrice = price;
            }
        }

        return best;
    }

    /// <summary>The longest cable that some optic lights with this traffic, never overstated.</summary>
    public Metres Reach(MegabitsPerSecond traffic)
    {
        var longest = 0.0;
        foreach (var optic in Optic.All)
        {
            if (MayBundle(optic, Links(optic, traffic)))
            {
                longest = Math.Max(longest, Math.Min(optic.Reach.Value, LongestByLoss(optic)));
            }
        }

        return new(longest);
    }

    /// <summary>What a line loses at the wavelength of an optic: the least on the first day, the most at the end of life.</summary>
    public (double Least, double Most) Loss(Optic optic, Metres route)
    {
        var (low, value) = fibre[optic.Wavelength];
        var splices = (route.Kilometres / drum) + 2;
        return (
            (route.Kilometres * low) + (splices * splice.Low) + (connectors * connector.Low),
            (route.Kilometres * value) + (splices * splice.Value) + (connectors * connector.Value) + margin);
    }

    private double LongestByLoss(Optic optic)
    {
        var left = optic.Budget.Value - margin - (connectors * connector.Value) - (2 * splice.Value);
        return left / (fibre[optic.Wavelength].Value + (splice.Value / drum)) * 1000;
    }

    private int Links(Optic optic, MegabitsPerSecond traffic) =>
        Math.Max(1, (int)Math.Ceiling((traffic.Value / (optic.Gigabits * 1000.0 * fill)) - Tolerance));

    /// <summary>Slower optics are bundled up to a limit; the fastest must carry what comes.</summary>
    private bool MayBundle(Optic optic, int links) => optic.Gigabits >= 100 || links <= parallel;
}
