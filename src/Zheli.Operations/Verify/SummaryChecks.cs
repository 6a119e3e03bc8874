using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether the figures that people read are the sums of what the plan builds.</summary>
internal static class SummaryChecks
{
    private const double Relative = 1e-6;

    /// <summary>Cost by category and in total, and capex, added again from edges and settlements.</summary>
    public static void Cost(PlanUnderCheck it, CheckReport report)
    {
        var (fibre, microwave, satellite, nodes, repeaters) = Sums(it.Plan);
        var stated = it.Plan.Summary.Cost;
        report.Equal("summary", "The cost of fibre", stated.Fibre, fibre);
        report.Equal("summary", "The cost of microwave", stated.Microwave, microwave);
        report.Equal("summary", "The cost of satellite", stated.Satellite, satellite);
        report.Equal("summary", "The cost of nodes and local access", stated.Nodes, nodes);
        report.Equal("summary", "The cost of repeaters", stated.Repeaters, repeaters);
        report.Equal("summary", "The total cost", stated.Total, checked(fibre + microwave + satellite + nodes + repeaters));
        report.Within("summary", "Capex", it.Plan.Summary.Capex, Capex(it));
        report.Figure("total", stated.Total);
        report.Checked($"{it.Plan.Edges.Count} edges and {it.Plan.Settlements.Count} settlements add up to {stated.Total} tenge.");
    }

    /// <summary>Settlements and people by technology, kilometres, hops, and whose figures they are.</summary>
    public static void Counts(PlanUnderCheck it, CheckReport report)
    {
        var (summary, plan) = (it.Plan.Summary, it.Plan);
        var by = plan.Settlements.Select(p => (p.Technology, Place: it.SettlementById.GetValueOrDefault(p.SettlementId))).ToList();
        int Count(Technology t) => by.Count(s => s.Technology == t);
        long People(Technology t) => by.Where(s => s.Technology == t).Sum(s => (long)(s.Place?.Population ?? 0));
        var (s, p) = (summary.Settlements, summary.People);
        report.Equal("summary", "The number of settlements", s.Total, by.Count);
        report.Equal("summary", "The number of people", p.Total, by.Sum(x => (long)(x.Place?.Population ?? 0)));
        foreach (var (technology, settlements, people) in new[]
        {
            (Technology.Fibre, s.Fibre, p.Fibre), (Technology.Microwave, s.Microwave, p.Microwave), (Technology.Satellite, s.Satellite, p.Satellite),
            (Technology.Existing, s.Existing, p.Existing), (Technology.Unserved, s.Unserved, p.Unserved),
        })
        {
            report.Equal("summary", $"The number of settlements by {technology}", settlements, Count(technology));
            report.Equal("summary", $"The number of people by {technology}", people, People(technology));
        }

        var estimated = by.Where(x => x.Place is { PopulationIsEstimated: true }).Sum(x => (long)x.Place!.Population);
        report.Near("summary", "The share of estimated people", p.EstimatedShare, p.Total == 0 ? 0 : (double)estimated / p.Total, Relative, 1e-9);
        var km = plan.Edges.Where(e => e.Method is not (BuildMethod.Microwave or BuildMethod.Existing)).Sum(e => e.Length) / 1000;
        report.Near("summary", "The kilometres of new fibre", summary.FibreKm, km, Relative, 1e-6);
        report.Near("summary", "The kilometres per fibre settlement", summary.KmPerFibreSettlement, s.Fibre == 0 ? 0 : km / s.Fibre, Relative, 1e-6);
        report.Equal("summary", "The number of microwave hops", summary.MicrowaveHops, plan.Edges.Count(e => e.Method == BuildMethod.Microwave));
        if (summary.IsSynthetic != it.Territory.IsSynthetic)
        {
            report.Fail("summary", $"The plan is labelled {Label(summary.IsSynthetic)}, the map is {Label(it.Territory.IsSynthetic)}.");
        }

        report.Figure("fibreKm", km);
        report.Checked($"{by.Count} settlements, {p.Total} people and {km:0.#} km counted again.");
    }

    /// <summary>The total is within the budget, and the stated use of it is the plan's.</summary>
    public static void Budget(PlanUnderCheck it, CheckReport report)
    {
        var (fibre, microwave, satellite, nodes, repeaters) = Sums(it.Plan);
        var total = checked(fibre + microwave + satellite + nodes + repeaters);
        if (it.Plan.Options.Budget is not { } limit)
        {
            if (it.Plan.Summary.Budget is not null)
            {
                report.Fail("summary", $"It states a budget, but none was asked for.");
            }

            report.Checked($"No budget was set.");
            return;
        }

        if (total > limit)
        {
            report.Fail("summary", $"The plan costs {total} tenge; the budget is {limit}.", (double)total - limit);
        }

        if (it.Plan.Summary.Budget is not { } use)
        {
            report.Fail("summary", $"A budget of {limit} was set, but its use is not stated.");
            return;
        }

        var people = it.Plan.Settlements.Where(p => p.Technology is Technology.Fibre or Technology.Microwave)
            .Sum(p => (long)(it.SettlementById.GetValueOrDefault(p.SettlementId)?.Population ?? 0));
        report.Equal("summary", "The limit of the budget", use.Limit, limit);
        report.Equal("summary", "The money spent", use.Spent, total);
        report.Equal("summary", "The people served within the budget", use.People, people);
        if (use.PeopleUpperBound < people)
        {
            report.Fail("summary", $"At most {use.PeopleUpperBound} people are said to be possible, but {people} are served.", use.PeopleUpperBound - people);
        }

        report.Checked($"{total} of {limit} tenge are spent.");
    }

    /// <summary>Corners rise in people, cost and price per person, lie on a convex curve, and none is below its bound.</summary>
    public static void Frontier(PlanUnderCheck it, CheckReport report)
    {
        var corners = it.Plan.Frontier;
        if (corners.Count == 0)
        {
            report.Fail("frontier", $"The plan has none.");
        }

        var reachable = it.Plan.Settlements.Where(p => p.Technology != Technology.Existing)
            .Sum(p => (long)(it.SettlementById.GetValueOrDefault(p.SettlementId)?.Population ?? 0));
        for (var i = 0; i < corners.Count; i++)
        {
            var corner = corners[i];
            var where = FormattableString.Invariant($"corner {i} ({corner.People} people)");
            if (corner.People < 0 || corner.People > reachable || corner.Settlements < 0 || corner.Settlements > it.Plan.Settlements.Count)
            {
                report.Fail(where, $"It serves {corner.People} of {reachable} people in {corner.Settlements} settlements.", corner.People - reachable);
            }

            if (corner.LowerBound > corner.Cost || corner.Capex > corner.Cost || corner.LowerBound < 0 || corner.Capex < 0)
            {
                report.Fail(where, $"It costs {corner.Cost}, capex {corner.Capex}, and is said to be bounded by {corner.LowerBound}.", (double)corner.LowerBound - corner.Cost);
            }

            if (i > 0)
            {
                Rises(report, where, corners[i - 1], corner);
            }
        }

        report.Figure("corners", corners.Count);
        report.Checked($"{corners.Count} corners rise in people, cost and price per person, and none is below its bound.");
    }

    private static void Rises(CheckReport report, string where, FrontierCorner before, FrontierCorner corner)
    {
        if (corner.People <= before.People || corner.Cost < before.Cost || corner.PricePerPerson < before.PricePerPerson)
        {
            report.Fail(where, $"It does not rise: from {before.People} people for {before.Cost} at {before.PricePerPerson} to {corner.People} for {corner.Cost} at {corner.PricePerPerson}.");
        }
    }

    private static (long Fibre, long Microwave, long Satellite, long Nodes, long Repeaters) Sums(RolloutPlan plan)
    {
        checked
        {
            var microwave = plan.Edges.Where(e => e.Method == BuildMethod.Microwave).Sum(e => e.Cost);
            var fibre = plan.Edges.Where(e => e.Method != BuildMethod.Microwave).Sum(e => e.Cost);
            var satellite = plan.Settlements.Where(p => p.Technology == Technology.Satellite).Sum(p => p.AlternativeCost);
            var nodes = plan.Settlements.Where(p => p.Technology is Technology.Fibre or Technology.Microwave).Sum(p => p.ServeCost);
            return (fibre, microwave, satellite, nodes, plan.Repeaters.Sum(r => r.Cost));
        }
    }

    private static TengeRange Capex(PlanUnderCheck it)
    {
        var edges = it.Plan.Edges.Aggregate(0L, (sum, edge) => checked(sum + edge.Capex));
        var total = new TengeRange(edges, edges);
        foreach (var repeater in it.Plan.Repeaters)
        {
            total += it.BookOf(repeater.RegionId).Repeater(repeater.SettlementId is not null).Capex;
        }

        foreach (var planned in it.Plan.Settlements)
        {
            if (it.SettlementById.TryGetValue(planned.SettlementId, out var settlement))
            {
                total += OwnCapex(it, planned.Technology, settlement);
            }
        }

        return total;
    }

    private static TengeRange OwnCapex(PlanUnderCheck it, Technology technology, Settlement settlement)
    {
        var book = it.BookOf(settlement.RegionId);
        return technology switch
        {
            Technology.Fibre or Technology.Microwave => book.Serve(book.NeedOf(settlement.Population), it.DesignedAccess(settlement.Id)).Capex,
            Technology.Satellite => book.Alternative(book.NeedOf(settlement.Population)).Capex,
            _ => TengeRange.Zero,
        };
    }

    private static string Label(bool synthetic) => synthetic ? "synthetic" : "real";
}
