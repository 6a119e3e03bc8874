using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Pon;

/// <summary>
/// Checks passive lines against one class of PON, with the component losses of a catalogue: most loss at the end of life, least loss on the first day,
/// both directions, reach, split, and the spread among the homes of one port. Formulas and sources: <c>docs/methods/optics-access.md</c>. Checking
/// allocates nothing; explaining does.
/// </summary>
public sealed class PonBudget
{
    private readonly CostCatalogue catalogue;
    private readonly (double Least, double Most) down;
    private readonly (double Least, double Most) up;
    private readonly (double Least, double Most) connector;
    private readonly (double Least, double Most) splice;
    private readonly double margin;

    /// <summary>Prepares the budget of a class.</summary>
    /// <param name="pon">The class.</param>
    /// <param name="catalogue">
    /// Figures <c>opt.*</c>, <c>pon.*</c> and <c>acc.*_loss*</c>; the value in use is taken for the most loss, the low end of its range for the least.
    /// </param>
    /// <exception cref="BadInputException">Figures are missing or negative.</exception>
    public PonBudget(PonClass pon, CostCatalogue catalogue)
    {
        Class = pon;
        this.catalogue = catalogue;
        var isGpon = pon.System == PonSystem.Gpon;
        down = Range(string.Create(CultureInfo.InvariantCulture, $"opt.fibre_loss_{pon.WavelengthDown}"));
        up = Range(string.Create(CultureInfo.InvariantCulture, $"opt.fibre_loss_{pon.WavelengthUp}"));
        connector = Range("acc.conn_loss");
        splice = Range("acc.fusion_loss");
        margin = catalogue.Number("opt.margin");
        Reach = Metres.FromKilometres(catalogue.Number(isGpon ? "pon.reach_gpon" : "pon.reach_xgs"));
        MaxHomes = (int)catalogue.Number(isGpon ? "pon.split_gpon" : "pon.split_xgs");
        MaxLossSpread = new(catalogue.Number("pon.differential_loss"));
        MaxDistanceSpread = Metres.FromKilometres(catalogue.Number("pon.differential_reach"));
    }

    /// <summary>The class.</summary>
    public PonClass Class { get; }

    /// <summary>The farthest home that the protocol allows.</summary>
    public Metres Reach { get; }

    /// <summary>The most homes on one port.</summary>
    public int MaxHomes { get; }

    /// <summary>The most by which homes of one port may differ in loss.</summary>
    public Decibels MaxLossSpread { get; }

    /// <summary>The most by which homes of one port may differ in distance.</summary>
    public Metres MaxDistanceSpread { get; }

    /// <summary>Stages of splitters, from the OLT outwards; none for a line without a splitter. Prepare it once, use it for all homes behind it.</summary>
    /// <exception cref="BadInputException">A stage is not one of 1:2 … 1:128 (powers of two).</exception>
    public PonSplit Split(params int[] stages)
    {
        var (least, most) = (0.0, 0.0);
        foreach (var stage in stages)
        {
            if (stage is < 2 or > 128 || !int.IsPow2(stage))
            {
                throw new BadInputException(
                    "split-unknown", "splitter", FormattableString.Invariant($"There is no splitter 1:{stage}."), "Maybe 1:2, 1:4, 1:8, 1:16, 1:32, 1:64 or 1:128.");
            }

            var loss = Range(string.Create(CultureInfo.InvariantCulture, $"acc.split_loss_{stage}"));
            (least, most) = (least + loss.Least, most + loss.Most);
        }

        return new([.. stages], new(least), new(most));
    }

    /// <summary>Checks one way. The spread among homes of a port is checked by <see cref="CheckPort"/>.</summary>
    public PonCheck Check(in PonPath path)
    {
        var kilometres = path.Length.Kilometres;
        var least = (kilometres * Math.Min(down.Least, up.Least)) + path.Split.Least.Value
            + (path.Connectors * connector.Least) + (path.Splices * splice.Least);
        var passive = path.Split.Most.Value + (path.Connectors * connector.Most) + (path.Splices * splice.Most) + margin;
        var mostDown = (kilometres * down.Most) + passive;
        var mostUp = (kilometres * up.Most) + passive;
        var left = Class.LossMax.Value - Math.Max(mostDown, mostUp);
        var above = least - Class.LossMin.Value;
        var broken = (left < -Tolerance ? PonRules.LossTooHigh : 0) | (above < -Tolerance ? PonRules.LossTooLow : 0)
            | (path.Length > Reach ? PonRules.TooFar : 0) | (path.Split.Homes > MaxHomes ? PonRules.SplitTooLarge : 0);
        return new(new(least), new(mostDown), new(mostUp), new(left), new(above), broken);
    }

    /// <summary>Checks the homes of one port against each other: the spread of their losses (first day, the same direction) and of their distances.</summary>
    /// <returns>The rules that are broken among them, those of each way not included.</returns>
    public PonRules CheckPort(ReadOnlySpan<PonPath> homes)
    {
        if (homes.Length < 2)
        {
            return PonRules.None;
        }

        var (near, far, least, most) = (double.MaxValue, 0.0, double.MaxValue, 0.0);
        foreach (ref readonly var home in homes)
        {
            var metres = home.Length.Value;
            var loss = (home.Length.Kilometres * Math.Max(down.Most, up.Most)) + home.Split.Most.Value
                + (home.Connectors * connector.Most) + (home.Splices * splice.Most);
            (near, far, least, most) = (Math.Min(near, metres), Math.Max(far, metres), Math.Min(least, loss), Math.Max(most, loss));
        }

        return (most - least > MaxLossSpread.Value + Tolerance ? PonRules.LossSpread : 0)
            | (far - near > MaxDistanceSpread.Value ? PonRules.DistanceSpread : 0);
    }

    /// <summary>The longest line that keeps the greatest loss and the reach; negative when not even a line without length does.</summary>
    public Metres LongestLine(PonSplit split, int connectors, int splices)
    {
        var left = Class.LossMax.Value - split.Most.Value - (connectors * connector.Most) - (splices * splice.Most) - margin;
        var perKilometre = Math.Max(down.Most, up.Most);
        return Metres.FromKilometres(left < 0 ? left / perKilometre : Math.Min(left / perKilometre, Reach.Kilometres));
    }

    /// <summary>Power at the ONU, from the worst case at the end of life to the best case on the first day.</summary>
    public PowerWindow AtOnu(in PonPath path)
    {
        var check = Check(path);
        return Class.OltTransmit.After(check.Least, check.Down);
    }

    /// <summary>Power at the OLT, from the worst case at the end of life to the best case on the first day.</summary>
    public PowerWindow AtOlt(in PonPath path)
    {
        var check = Check(path);
        return Class.OnuTransmit.After(check.Least, check.Up);
    }

    /// <summary>Why a way does not work and what would help, the cheapest first; empty when it works.</summary>
    public IReadOnlyList<PonViolation> Explain(in PonPath path) => new PonAdvice(this, catalogue, path).Violations();

    /// <summary>Sums of a dozen figures with two decimals differ from the exact sum by less.</summary>
    internal const double Tolerance = 1e-9;

    internal double ConnectorLoss => connector.Most;

    internal double SpliceLoss => splice.Most;

    internal double LossPerKilometre => Math.Max(down.Most, up.Most);

    /// <summary>A loss as planned for at the end of life, and the least that it can be on the first day.</summary>
    private (double Least, double Most) Range(string key)
    {
        var item = catalogue.Get(key);
        var value = (double)item.Value!.Value;
        return value >= 0
            ? (item.IsOverridden || item.Low is null ? value : Math.Min((double)item.Low.Value, value), value)
            : throw new BadInputException(
                "loss-negative", "catalogue", FormattableString.Invariant($"The loss '{key}' is {value}."), "Maybe its sign is wrong: losses are positive.");
    }
}
