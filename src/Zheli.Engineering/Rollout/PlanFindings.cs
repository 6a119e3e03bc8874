using System.Globalization;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>What a planner should know about a plan before money is spent on it.</summary>
internal static class PlanFindings
{
    private const double EstimatedShareWorthSaying = 0.01;

    /// <summary>Findings that follow from the plan's records.</summary>
    public static IEnumerable<Finding> Of(
        Territory territory, PlanOptions options, PriceList prices, IReadOnlyList<PlanEdge> edges, IReadOnlyList<PlanSettlement> settlements,
        PeopleCounts people, IReadOnlyList<Assumption> assumptions)
    {
        var weak = assumptions.Where(a => a.Grade == Grade.D && !a.IsOverridden).ToList();
        if (options.DiscountRate is null && weak.Find(a => a.Key == "fin.discount") is { } discount)
        {
            yield return new(
                Severity.Warning, "discount-unsupported", "fin.discount", Text($"The discount rate of {discount.Value:0.###} is a placeholder (grade D)."),
                "Maybe give the operator's cost of capital with --discount.");
        }

        if (weak.Count > 0)
        {
            yield return new(
                Severity.Warning, "weak-assumptions", "catalogue",
                $"{weak.Count} figures that moved the plan are weakly supported (grade D): {string.Join(", ", weak.Select(a => a.Key).Distinct())}.",
                "Maybe replace them with tender prices: --set KEY=VALUE.");
        }

        if (people.EstimatedShare > EstimatedShareWorthSaying)
        {
            yield return new(
                Severity.Warning, "people-estimated", "settlement", Text($"The number of people is an estimate for {people.EstimatedShare:0.0%} of all people in the plan."),
                "Maybe import official population by KATO code.");
        }

        var uncheckedHops = edges.Count(e => e.Sight == LineOfSight.Unchecked);
        if (uncheckedHops > 0)
        {
            yield return new(
                Severity.Warning, "hops-unchecked", "plan", $"{uncheckedHops} microwave hops were not checked for line of sight: no relief is imported there.",
                "Maybe import a relief (GeoTIFF or .hgt) and plan again.");
        }

        var joints = JointsOnCables(territory, edges);
        if (joints > 0)
        {
            yield return new(
                Severity.Note, "joint-taken-active", "plan",
                $"{joints} new lines hang from existing cables where the map has no node: an active node is taken to stand at each joint, and light is checked from there.",
                "Maybe import the operator's nodes, or plan one at each joint.");
        }

        var unreachable = settlements.Where(s => s.Reason == "unreachable").ToList();
        if (unreachable.Count > 0)
        {
            yield return new(
                Severity.Warning, "settlements-unreachable", "plan",
                $"{unreachable.Count} settlements hang together with no part of the existing network and can only have satellite (first: no. {unreachable[0].SettlementId}).",
                "Maybe import more roads, or points of the network on their side.");
        }

        if (settlements.Any(s => s.Technology == Technology.Satellite))
        {
            yield return new(
                Severity.Note, "satellite-beams-unchecked", "plan", "Satellite capacity is priced by terminal; whether the beams over the area carry all of them was not checked.",
                "Maybe ask the satellite operator for the capacity by cell.");
        }

        if (!prices.Has("civ.pole_rent") && territory.Corridors.Any(c => c.Kind == CorridorKind.PowerLine))
        {
            yield return new(
                Severity.Note, "aerial-not-offered", "civ.pole_rent", "Power lines are imported, but the rent of a pole is not set, so no cable is hung on them.",
                "Maybe set it: --set civ.pole_rent=VALUE (USD a pole and year).");
        }
    }

    /// <summary>The plan is a first answer.</summary>
    public static Finding Quick(PlanOptions options) => new(
        Severity.Note, "quick-answer", "plan", $"This is a first answer: the plan '{options.StartFrom}', mended with little effort. Its proof holds; its gap is wider than it need be.",
        "Maybe plan in full for a smaller gap and the whole frontier.");

    /// <summary>Fibre that leaves the existing network where neither a node nor a settlement stands.</summary>
    private static int JointsOnCables(Territory territory, IReadOnlyList<PlanEdge> edges)
    {
        if (territory.NetworkLines.Count == 0)
        {
            return 0;
        }

        var known = territory.NetworkNodes.Select(n => n.Location).Concat(territory.Settlements.Select(s => s.Location))
            .Select(p => (p.GridX, p.GridY)).ToHashSet();
        return edges.Count(e => e.ParentKey is null && e.Method is not (BuildMethod.Microwave or BuildMethod.Existing)
            && !known.Contains((e.Points[0].GridX, e.Points[0].GridY)));
    }

    /// <summary>What became of crowded hops.</summary>
    public static IEnumerable<Finding> Of(CapacityOutcome capacity)
    {
        if (capacity.Crowded == 0)
        {
            yield break;
        }

        var (plan, extra) = (capacity.Plan!, capacity.Plan!.Total - capacity.UncapacitatedCost);
        yield return new(
            Severity.Note, "capacity-repaired", "plan",
            Text($"Were microwave hops without limit, {capacity.Crowded} of them would need more than one radio. With their capacity the plan has {plan.Radios.Count(r => r > 0)} hops, {plan.Upgraded.Count} of them with parallel radios, ")
                + Text($"and costs {MoneyText.Of(extra)} more ({(double)extra / Math.Max(1, capacity.UncapacitatedCost):0.00%})."),
            "Maybe look at mw.capacity and mw.max_radios: they decide how far microwave competes with fibre.");
    }

    /// <summary>The work was cut short.</summary>
    public static Finding StoppedEarly() => new(
        Severity.Warning, "stopped-early", "plan", "The work was cut short: this is the best plan found until then, and its bound holds.",
        "Maybe allow more time; without --time-limit the same plan comes out on every machine.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
