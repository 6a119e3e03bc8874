using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Programme.Costing;

/// <summary>
/// What a plan buys, by region, district and item, in amounts that add up to the plan's own to the last tiyn: every edge and settlement is
/// divided into whole tenge, and what rounding leaves stays with its largest part.
/// </summary>
public sealed class BillOfQuantities
{
    private BillOfQuantities(IReadOnlyList<BillLine> lines) => Lines = lines;

    /// <summary>All lines, in order of region, district and item; what lies in no known area comes last.</summary>
    public IReadOnlyList<BillLine> Lines { get; }

    /// <summary>Build cost of everything, tenge.</summary>
    public decimal Capex => Lines.Sum(line => line.Capex);

    /// <summary>Present value of running everything, tenge.</summary>
    public decimal Running => Lines.Sum(line => line.Running);

    /// <summary>Whole-life cost of everything, tenge.</summary>
    public decimal Amount => Capex + Running;

    /// <summary>Draws up the bill of a plan.</summary>
    /// <param name="territory">The map that was planned on.</param>
    /// <param name="prices">The prices that the plan was made with.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="BadInputException">The prices or the map are not those of the plan: the bill would not add up.</exception>
    public static BillOfQuantities Of(Territory territory, PriceList prices, RolloutPlan plan)
    {
        var places = territory.Settlements.ToDictionary(s => s.Id);
        var sheet = new Dictionary<(long Region, long District, BillItem Item), BillLine>();
        var strangers = plan.Settlements.Where(s => !places.ContainsKey(s.SettlementId)).Select(s => new Finding(
            Severity.Error, "bill-place-missing", FormattableString.Invariant($"settlement {s.SettlementId}"), "The plan serves it, and the map does not hold it.",
            "Maybe the map was changed after planning: plan again.")).ToList();
        if (strangers.Count > 0)
        {
            throw new BadInputException(strangers);
        }

        foreach (var edge in plan.Edges)
        {
            foreach (var line in EdgeBill.Of(edge, prices))
            {
                Enter(sheet, line);
            }
        }

        foreach (var repeater in plan.Repeaters)
        {
            Enter(sheet, new(repeater.RegionId, repeater.DistrictId, BillItem.Repeater, 1, repeater.Capex, repeater.Cost - repeater.Capex));
        }

        foreach (var planned in plan.Settlements)
        {
            foreach (var line in SettlementBill.Of(planned, places[planned.SettlementId], prices))
            {
                Enter(sheet, line);
            }
        }

        var bill = new BillOfQuantities([.. sheet.Values
            .OrderBy(l => l.RegionId ?? long.MaxValue).ThenBy(l => l.DistrictId ?? long.MaxValue).ThenBy(l => l.Item)]);
        bill.Reconcile(plan.Summary);
        return bill;
    }

    private static void Enter(Dictionary<(long Region, long District, BillItem Item), BillLine> sheet, BillLine line)
    {
        var key = (line.RegionId ?? 0, line.DistrictId ?? 0, line.Item);
        sheet[key] = sheet.TryGetValue(key, out var sum)
            ? sum with { Quantity = sum.Quantity + line.Quantity, Capex = sum.Capex + line.Capex, Running = sum.Running + line.Running }
            : line;
    }

    /// <summary>Amounts by category, in total and of building alone are those of the plan, exactly.</summary>
    private void Reconcile(PlanSummary summary)
    {
        decimal Sum(Func<BillItem, bool> of) => Lines.Where(line => of(line.Item)).Sum(line => line.Amount);
        (string What, decimal Bill, decimal Plan)[] pairs =
        [
            ("fibre", Sum(i => i <= BillItem.RailCrossing), summary.Cost.Fibre),
            ("microwave", Sum(i => i is BillItem.MicrowaveRadio or BillItem.MicrowaveMast or BillItem.MicrowaveSite), summary.Cost.Microwave),
            ("repeaters", Sum(i => i is BillItem.Repeater), summary.Cost.Repeaters),
            ("nodes and local access", Sum(i => i is BillItem.VillageNode or BillItem.LocalAccess), summary.Cost.Nodes),
            ("satellite", Sum(i => i >= BillItem.SatelliteSite), summary.Cost.Satellite),
            ("everything", Amount, summary.Cost.Total),
            ("building", Capex, summary.Capex),
        ];
        var findings = pairs.Where(p => p.Bill != p.Plan).Select(p => new Finding(
            Severity.Error, "bill-does-not-add-up", $"scenario {summary.Scenario}",
            FormattableString.Invariant($"The bill of {p.What} comes to {p.Bill} tenge, the plan says {p.Plan}."),
            "Maybe the catalogue was changed after planning: plan again.")).ToList();
        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }
}
