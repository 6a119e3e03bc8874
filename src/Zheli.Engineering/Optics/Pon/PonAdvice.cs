using Zheli.Model.Catalogue;
using Zheli.Model.Units;

namespace Zheli.Engineering.Optics.Pon;

/// <summary>Finds what would make a way to a home work: every remedy is tried on the budget before it is offered.</summary>
internal sealed class PonAdvice(PonBudget budget, CostCatalogue catalogue, PonPath path)
{
    public IReadOnlyList<PonViolation> Violations()
    {
        var check = budget.Check(path);
        var violations = new List<PonViolation>();
        Add(violations, check, PonRules.LossTooHigh, TooHigh(check));
        Add(violations, check, PonRules.LossTooLow, TooLow(check));
        Add(violations, check, PonRules.TooFar, FormattableString.Invariant(
            $"The home is {path.Length.Kilometres:0.0} km from the OLT; a port reaches {budget.Reach.Kilometres:0.#} km."));
        Add(violations, check, PonRules.SplitTooLarge, FormattableString.Invariant(
            $"{path.Split} gives {path.Split.Homes} homes a port; the protocol numbers {budget.MaxHomes}."));
        return violations;
    }

    private string TooHigh(PonCheck check)
    {
        var isDown = check.Down > check.Up;
        var (direction, loss) = isDown ? ("Downstream", check.Down) : ("Upstream", check.Up);
        return FormattableString.Invariant($"{direction} the line loses {loss} at the end of life, class {budget.Class.Name} allows {budget.Class.LossMax}: ")
            + FormattableString.Invariant($"{path.Length.Kilometres:0.0} km, {path.Split}, {path.Connectors} connectors, {path.Splices} splices.");
    }

    private string TooLow(PonCheck check) => FormattableString.Invariant(
        $"On the first day the line loses as little as {check.Least}, class {budget.Class.Name} needs {budget.Class.LossMin}: a receiver is overloaded.");

    private void Add(List<PonViolation> violations, PonCheck check, PonRules rule, string cause)
    {
        if (check.Broken.HasFlag(rule))
        {
            violations.Add(new(rule, cause, [.. Remedies(check, rule).OrderBy(r => r.Cost ?? long.MaxValue).ThenBy(r => r.Code, StringComparer.Ordinal)]));
        }
    }

    private List<PonRemedy> Remedies(PonCheck check, PonRules rule)
    {
        var remedies = new List<PonRemedy>();
        switch (rule)
        {
            case PonRules.LossTooHigh:
                StrongerClass(remedies);
                SmallerSplit(remedies);
                SpliceConnectors(remedies, check);
                ShorterLine(remedies, new(-check.Margin.Value / budget.LossPerKilometre * 1000));
                break;
            case PonRules.LossTooLow:
                Attenuator(remedies, check);
                break;
            case PonRules.TooFar:
                ShorterLine(remedies, path.Length - budget.Reach);
                break;
            case PonRules.SplitTooLarge:
                SmallerSplit(remedies);
                break;
        }

        return remedies;
    }

    /// <summary>The cheapest optic of the same family whose class takes the line.</summary>
    private void StrongerClass(List<PonRemedy> remedies)
    {
        var own = budget.Class;
        var best = PonClass.All.Where(c => c.System == own.System && c.LossMax > own.LossMax && new PonBudget(c, catalogue).Check(path).Fits)
            .MinBy(ModulePrice);
        if (best is not null)
        {
            var extra = Math.Max(0, ModulePrice(best) - ModulePrice(own));
            remedies.Add(new("stronger-class", $"Class {best.Name} at the port takes {best.LossMax}.", Whole(extra)));
        }
    }

    /// <summary>Halves the last stage until the line works; every halving doubles the ports for the same homes.</summary>
    private void SmallerSplit(List<PonRemedy> remedies)
    {
        var stages = path.Split.Stages.ToArray();
        for (var ports = 2; stages.Length > 0; ports *= 2)
        {
            var last = stages[^1] / 2;
            stages = last > 1 ? [.. stages[..^1], last] : stages[..^1];
            var split = budget.Split(stages);
            var check = budget.Check(path with { Split = split });
            if (check.Fits)
            {
                var text = FormattableString.Invariant($"{split} instead of {path.Split}, with {ports} ports for the same homes.");
                remedies.Add(new("smaller-split", text, Whole((ports - 1) * catalogue.Tenge("acc.olt_port"))));
                return;
            }
        }
    }

    private void SpliceConnectors(List<PonRemedy> remedies, PonCheck check)
    {
        var saved = budget.ConnectorLoss - budget.SpliceLoss;
        if (saved <= 0)
        {
            return;
        }

        // The plugs at the OLT and at the ONU must stay.
        var needed = (int)Math.Ceiling((-check.Margin.Value - PonBudget.Tolerance) / saved);
        if (needed <= path.Connectors - 2 && budget.Check(path with { Connectors = path.Connectors - needed, Splices = path.Splices + needed }).Fits)
        {
            remedies.Add(new("splice-connectors", FormattableString.Invariant($"Splice {needed} of {path.Connectors} connectors through."), null));
        }
    }

    private void Attenuator(List<PonRemedy> remedies, PonCheck check)
    {
        // Attenuators come in whole decibels; one at the ONU works in both directions.
        var loss = Math.Ceiling(-check.Headroom.Value - PonBudget.Tolerance);
        if (check.Margin.Value >= loss - PonBudget.Tolerance)
        {
            var text = FormattableString.Invariant($"A fixed attenuator of {loss:0} dB at the ONU.");
            remedies.Add(new("attenuator", text, Whole(catalogue.Tenge("pon.attenuator"))));
        }
    }

    private void ShorterLine(List<PonRemedy> remedies, Metres by)
    {
        if (by < path.Length)
        {
            var text = FormattableString.Invariant($"An OLT at least {Math.Ceiling(by.Value / 100) / 10:0.0} km nearer along the line.");
            remedies.Add(new("shorter-line", text, null));
        }
    }

    private double ModulePrice(PonClass of) =>
        catalogue.Tenge("pon.module_" + of.Name.ToLowerInvariant().Replace("+", "plus", StringComparison.Ordinal));

    private static long Whole(double tenge) => (long)Math.Round(tenge, MidpointRounding.AwayFromZero);
}
