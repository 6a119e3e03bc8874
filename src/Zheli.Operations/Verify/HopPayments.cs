using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>
/// What the terminals of a proof pay for microwave hops, direction by direction. Whatever a plan sends over a hop fits into the radios that it pays for; so a proof
/// holds there when no terminals that fit into q radios together pay more than q radios cost, for every q that the hop may have. That is tried for all of
/// them at once, room by room.
/// </summary>
internal sealed class HopPayments
{
    /// <summary>Parts of a radio's capacity in which traffic is counted, always rounded down: more then fits, so the check errs on the strict side.</summary>
    private const int PartsOfRadio = 100;

    private readonly PlanUnderCheck it;
    private readonly int[] hopOf;
    private readonly List<int> edges = [];
    private readonly List<(decimal Demand, long Payment)>[] paid;
    private readonly decimal[] demand;

    public HopPayments(PlanUnderCheck it)
    {
        this.it = it;
        hopOf = new int[it.Graph.EdgeCount];
        Array.Fill(hopOf, -1);
        var forced = it.Graph.ForcedEdges.ToHashSet();
        for (var e = 0; e < hopOf.Length; e++)
        {
            if (it.Graph.EdgeMethod[e] == BuildMethod.Microwave && !forced.Contains(e))
            {
                hopOf[e] = edges.Count;
                edges.Add(e);
            }
        }

        paid = [.. Enumerable.Range(0, 2 * edges.Count).Select(_ => new List<(decimal, long)>())];
        demand = Demand();
    }

    /// <summary>True for an edge that is built of radios; one that every plan builds is paid for already.</summary>
    public bool Has(int edge) => hopOf[edge] >= 0;

    /// <summary>Enters what the terminal at a vertex pays for a hop.</summary>
    public void Enter(int edge, bool forward, int terminal, long payment) => paid[(2 * hopOf[edge]) + (forward ? 0 : 1)].Add((demand[terminal], payment));

    /// <summary>Tries every hop in both directions; returns how many carry payments.</summary>
    public int Check(CheckReport report)
    {
        var count = 0;
        for (var h = 0; h < edges.Count; h++)
        {
            var cost = Costs(edges[h]);
            for (var side = 0; side < 2; side++)
            {
                var list = paid[(2 * h) + side];
                count += list.Count > 0 ? 1 : 0;
                Check(edges[h], side == 0, list, cost, report);
            }
        }

        return count;
    }

    private void Check(int edge, bool forward, List<(decimal Demand, long Payment)> list, long[] cost, CheckReport report)
    {
        if (list.Sum(p => (decimal)p.Payment) <= cost[0])
        {
            return;
        }

        // most[w]: the most that terminals of at most w parts pay; anything beyond the dearest is too much in any case.
        var (most, ceiling, capacity) = (new long[(PartsOfRadio * cost.Length) + 1], cost[^1] + 1, it.BookOf(it.Graph.EdgeRegion[edge]).Figure("mw.capacity"));
        foreach (var (traffic, payment) in list)
        {
            var parts = decimal.Floor(traffic * PartsOfRadio / capacity);
            for (var w = most.Length - 1; w >= parts; w--)
            {
                most[w] = Math.Max(most[w], Math.Min(ceiling, most[w - (int)parts] + Math.Min(payment, ceiling)));
            }
        }

        for (var q = 1; q <= cost.Length; q++)
        {
            if (most[PartsOfRadio * q] > cost[q - 1])
            {
                var (from, to) = forward ? (it.Graph.EdgeFrom[edge], it.Graph.EdgeTo[edge]) : (it.Graph.EdgeTo[edge], it.Graph.EdgeFrom[edge]);
                report.Fail(
                    PlanUnderCheck.Name(edge), $"Potentials overload the arc {from}→{to}: settlements whose traffic fits into {q} of its radios pay {most[PartsOfRadio * q]} or more where it costs {cost[q - 1]}.",
                    (double)most[PartsOfRadio * q] - cost[q - 1]);
                return;
            }
        }
    }

    /// <summary>Cost of 1, 2, … radios.</summary>
    private long[] Costs(int edge)
    {
        var book = it.BookOf(it.Graph.EdgeRegion[edge]);
        var masts = it.Graph.EdgeMasts[edge];
        return [it.Graph.EdgeCost[edge], .. Enumerable.Range(2, Math.Max(0, (int)book.Figure("mw.max_radios") - 1)).Select(radios => book.Hop(radios, masts).Cost.Low)];
    }

    /// <summary>
    /// Traffic that each vertex brings. A settlement brings its own when it is served. Any plan serves it or pays its prize, and then it needs no way; only at the
    /// end of a forced edge, where reaching is mandatory and serving is not, may it be reached without traffic and without paying the prize.
    /// </summary>
    private decimal[] Demand()
    {
        var traffic = new decimal[it.Graph.VertexCount];
        var forcedEnds = Prizes.ForcedEnds(it.Graph);
        foreach (var planned in it.Plan.Settlements)
        {
            if (it.VertexOfSettlement.TryGetValue(planned.SettlementId, out var vertex) && it.SettlementById.TryGetValue(planned.SettlementId, out var place)
                && (it.Wishes.Mandatory.Contains(planned.SettlementId) || !forcedEnds.Contains(vertex)))
            {
                traffic[vertex] = Math.Max(0, it.BookOf(place.RegionId).NeedOf(place.Population).DemandMbps);
            }
        }

        return traffic;
    }
}
