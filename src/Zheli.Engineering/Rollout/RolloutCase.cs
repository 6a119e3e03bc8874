using System.Collections.Concurrent;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>A settlement at a vertex of the graph, priced.</summary>
/// <param name="Settlement">The settlement.</param>
/// <param name="Vertex">Its vertex; -1 for a settlement that no vertex holds.</param>
/// <param name="Demand">What it asks of a network.</param>
/// <param name="Serve">Price of its node and local access.</param>
/// <param name="Alternative">Price of satellite.</param>
/// <param name="IsMandatory">It must be served from the network.</param>
/// <param name="IsForbidden">It must not be.</param>
internal sealed record RolloutSite(
    Settlement Settlement, int Vertex, Demand Demand, Price Serve, Price Alternative, bool IsMandatory, bool IsForbidden)
{
    /// <summary>True when it is served wherever the tree reaches it: it must be, or it is no dearer than satellite.</summary>
    public bool ServedWhenReached => Vertex >= 0 && (IsMandatory || (!IsForbidden && Serve.WholeLife <= Alternative.WholeLife));

    /// <summary>What the settlement costs in every plan; the rest of its cost depends on whether the tree reaches it.</summary>
    public long CostInEveryPlan => ServedWhenReached ? Serve.WholeLife : Alternative.WholeLife;

    /// <summary>What reaching it is worth.</summary>
    public long Prize => IsMandatory ? RolloutGraph.Mandatory
        : ServedWhenReached ? Alternative.WholeLife - Serve.WholeLife : 0;
}

/// <summary>One roll-out question, priced and ready to be optimised: the graph, and what is known about the settlements at its vertices.</summary>
internal sealed class RolloutCase
{
    /// <summary>The priced graph, forbidden edges left out.</summary>
    public required RolloutGraph Graph { get; init; }

    /// <summary>Settlements to serve, in order of id; those on the existing network are not among them.</summary>
    public required IReadOnlyList<RolloutSite> Sites { get; init; }

    /// <summary>The site at each vertex, or null.</summary>
    public required RolloutSite?[] SiteAt { get; init; }

    /// <summary>Settlements of the plan in which the existing network stands, in order of id.</summary>
    public required IReadOnlyList<Settlement> OnNetwork { get; init; }

    /// <summary>Country, regions and districts.</summary>
    public required IReadOnlyList<AdminArea> Areas { get; init; }

    /// <summary>The figures.</summary>
    public required PriceList Prices { get; init; }

    /// <summary>Vertices that hang together with the root.</summary>
    public required bool[] IsReachable { get; init; }

    /// <summary>Whole-life cost of the edges that every plan builds.</summary>
    public long ForcedCost => Graph.ForcedEdges.Sum(e => Graph.EdgeCost[e]);

    /// <summary>Cost that every plan has: <see cref="RolloutSite.CostInEveryPlan"/> of each site and the forced edges.</summary>
    public long Offset => Sites.Sum(s => s.CostInEveryPlan) + ForcedCost;

    /// <summary>Price of a hop with parallel radios.</summary>
    public Price Hop(int edge, int radios)
    {
        var (region, masts) = (Graph.EdgeRegion[edge], Graph.EdgeMasts[edge]);
        var key = (region, masts, radios);
        return hops.TryGetValue(key, out var price) ? price : hops.GetOrAdd(key, Prices.For(region).Hop(radios, masts));
    }

    /// <summary>Radios that a hop needs for its traffic; may exceed <see cref="MaxRadios"/>.</summary>
    public int RadiosFor(int edge, double busyHourMbps) =>
        Radios(busyHourMbps, HopCapacity(edge));

    /// <summary>Radios that traffic needs when each carries <paramref name="capacity"/>; sums of decimals may be off by their last binary digits.</summary>
    public static int Radios(double busyHourMbps, double capacity) => Math.Max(1, (int)Math.Ceiling((busyHourMbps / capacity) - 1e-9));

    /// <summary>Traffic that one radio of a hop carries, Mbit/s.</summary>
    public double HopCapacity(int edge) => Prices.For(Graph.EdgeRegion[edge]).Number("mw.capacity");

    /// <summary>Parallel radios that one hop may carry.</summary>
    public int MaxRadios(int edge) => (int)Prices.For(Graph.EdgeRegion[edge]).Number("mw.max_radios");

    private readonly ConcurrentDictionary<(long Region, byte Masts, int Radios), Price> hops = new();
}
