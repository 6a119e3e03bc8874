using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>
/// Hops at which the proof counts traffic: whatever radios such a hop has, up to the most that it may have, it costs at least a fixed part and a
/// price for each Mbit/s. The fixed part is worked out again here, so that only the price itself is taken from the certificate.
/// </summary>
internal sealed class TrafficPrices
{
    /// <summary>Prices beyond this are no prices; with the demand of a country their product stays far from overflow.</summary>
    private const long HighestPrice = 1_000_000_000;

    private const decimal HighestDemand = 100_000_000;

    private readonly RolloutGraph graph;
    private readonly long[] perMbpsForward;
    private readonly long[] perMbpsBackward;
    private readonly long[] fixedForward;
    private readonly long[] fixedBackward;
    private readonly decimal[] demand;

    private TrafficPrices(RolloutGraph graph)
    {
        this.graph = graph;
        (perMbpsForward, perMbpsBackward) = (new long[graph.EdgeCount], new long[graph.EdgeCount]);
        (fixedForward, fixedBackward, demand) = ([.. graph.EdgeCost], [.. graph.EdgeCost], new decimal[graph.VertexCount]);
    }

    /// <summary>No hop is counted by its traffic.</summary>
    public static TrafficPrices None(RolloutGraph graph) => new(graph);

    /// <summary>Takes the prices of a certificate over; null after failures.</summary>
    public static TrafficPrices? Read(PlanUnderCheck it, CheckReport report)
    {
        var c = it.Plan.Certificate;
        if (c.TrafficForward.Length != c.TrafficEdge.Length || c.TrafficBackward.Length != c.TrafficEdge.Length)
        {
            report.Fail("certificate", $"It prices traffic on {c.TrafficEdge.Length} hops, with {c.TrafficForward.Length} and {c.TrafficBackward.Length} prices.");
            return null;
        }

        var prices = new TrafficPrices(it.Graph);
        var good = true;
        for (var i = 0; i < c.TrafficEdge.Length; i++)
        {
            good &= prices.Take(it, report, i);
        }

        prices.ReadDemand(it);
        return good ? prices : null;
    }

    /// <summary>The fixed part of each edge in one direction: of an edge without a price of traffic its whole cost.</summary>
    public long[] Fixed(bool forward) => [.. forward ? fixedForward : fixedBackward];

    /// <summary>What a terminal's own traffic pays on an edge.</summary>
    public long Own(int edge, bool forward, decimal demandMbps)
    {
        var price = forward ? perMbpsForward[edge] : perMbpsBackward[edge];
        return price == 0 ? 0 : (long)decimal.Floor(price * demandMbps);
    }

    /// <summary>Traffic that the settlement at a vertex brings once it is served; 0 at the end of a forced edge, which is reached but need not be served.</summary>
    public decimal DemandAt(int vertex) => demand[vertex];

    private bool Take(PlanUnderCheck it, CheckReport report, int i)
    {
        var c = it.Plan.Certificate;
        var (e, forward, backward) = (c.TrafficEdge[i], c.TrafficForward[i], c.TrafficBackward[i]);
        if ((uint)e >= (uint)graph.EdgeCount || (i > 0 && e <= c.TrafficEdge[i - 1]) || graph.EdgeMethod[e] != BuildMethod.Microwave
            || forward is < 0 or > HighestPrice || backward is < 0 or > HighestPrice)
        {
            report.Fail(PlanUnderCheck.Name(e), $"The proof prices traffic on it at {forward} and {backward} tenge, which cannot be.");
            return false;
        }

        (perMbpsForward[e], perMbpsBackward[e]) = (forward, backward);
        (fixedForward[e], fixedBackward[e]) = (FixedPart(it, e, forward), FixedPart(it, e, backward));
        if (fixedForward[e] < 0 || fixedBackward[e] < 0)
        {
            report.Fail(PlanUnderCheck.Name(e), $"At {forward} and {backward} tenge a Mbit/s nothing is left of its cost.");
            return false;
        }

        return true;
    }

    /// <summary>The least that the hop costs beside its traffic at the price, over all numbers of radios that it may have.</summary>
    private long FixedPart(PlanUnderCheck it, int edge, long price)
    {
        var book = it.BookOf(graph.EdgeRegion[edge]);
        var (capacity, most) = (book.Figure("mw.capacity"), (int)book.Figure("mw.max_radios"));
        return price == 0 ? graph.EdgeCost[edge]
            : Enumerable.Range(1, most).Min(radios => book.Hop(radios, graph.EdgeMasts[edge]).Cost.Low - (long)decimal.Ceiling(price * radios * capacity));
    }

    /// <summary>
    /// A settlement brings its traffic when it is served. Any plan serves it or pays its prize, and then it needs no way; only at the end of a forced edge,
    /// where reaching is mandatory and serving is not, may it be reached without traffic and without paying the prize.
    /// </summary>
    private void ReadDemand(PlanUnderCheck it)
    {
        var forcedEnds = Prizes.ForcedEnds(it.Graph);
        foreach (var planned in it.Plan.Settlements)
        {
            if (it.VertexOfSettlement.TryGetValue(planned.SettlementId, out var vertex) && it.SettlementById.TryGetValue(planned.SettlementId, out var place)
                && (it.Wishes.Mandatory.Contains(planned.SettlementId) || !forcedEnds.Contains(vertex)))
            {
                demand[vertex] = Math.Clamp(it.BookOf(place.RegionId).NeedOf(place.Population).DemandMbps, 0, HighestDemand);
            }
        }
    }
}
