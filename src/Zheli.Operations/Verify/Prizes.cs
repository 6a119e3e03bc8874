using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>
/// What reaching each settlement must be worth in the graph, and what the proof may count beside its potentials: the objective of
/// docs/methods/rollout.md for a plan without a budget, and its price per person for one with a budget.
/// </summary>
internal sealed class Prizes
{
    private readonly PlanUnderCheck it;
    private readonly HashSet<int> forcedEnds;
    private readonly bool withinBudget;
    private readonly long? pricePerPerson;

    public Prizes(PlanUnderCheck it)
    {
        this.it = it;
        forcedEnds = ForcedEnds(it.Graph);
        withinBudget = it.Plan.Options.Budget is not null;
        pricePerPerson = it.Plan.Summary.Budget?.PricePerPerson;

        // At the price 0 the proof is for everyone in reach, or for the mandatory part alone; the graph shows which, and either is held to its own sums.
        if (withinBudget && pricePerPerson == 0 && it.Plan.Settlements.Any(ReachedThoughNobodyAskedFor))
        {
            pricePerPerson = null;
        }
    }

    /// <summary>Ends of forced edges, which every plan reaches.</summary>
    public static HashSet<int> ForcedEnds(RolloutGraph graph) =>
        graph.ForcedEdges.SelectMany(e => new[] { graph.EdgeFrom[e], graph.EdgeTo[e] }).Where(v => v != RolloutGraph.Root).ToHashSet();

    /// <summary>The prize of the vertex at which a settlement stands.</summary>
    public long Of(int vertex, PlanSettlement planned)
    {
        if (IsMandatory(planned) || forcedEnds.Contains(vertex))
        {
            return RolloutGraph.Mandatory;
        }

        if (!withinBudget)
        {
            return it.Wishes.Forbidden.Contains(planned.SettlementId) ? 0 : Math.Max(0, planned.AlternativeCost - planned.ServeCost);
        }

        return !IsPriced(planned) ? 0 : pricePerPerson is { } price ? Worth(planned, price) : RolloutGraph.Mandatory;
    }

    /// <summary>The most that the proof may count beside its potentials; exact, since amounts are sums of whole tenge.</summary>
    public Int128 Offset()
    {
        Int128 forced = 0;
        foreach (var edge in it.Graph.ForcedEdges.Distinct())
        {
            // Their arcs carry no potential: every plan pays them whole.
            forced += it.Graph.EdgeCost[edge];
        }

        return forced + (withinBudget ? AtThePrice() : InEveryPlan());
    }

    /// <summary>Of each settlement the lesser of both ways, or the only way there is.</summary>
    private Int128 InEveryPlan()
    {
        Int128 sum = 0;
        foreach (var planned in it.Plan.Settlements.Where(p => p.Technology != Technology.Existing))
        {
            var only = IsMandatory(planned) ? planned.ServeCost
                : it.Wishes.Forbidden.Contains(planned.SettlementId) || !it.VertexOfSettlement.ContainsKey(planned.SettlementId) ? planned.AlternativeCost
                : (long?)null;
            sum += only ?? Math.Min(planned.ServeCost, planned.AlternativeCost);
        }

        return sum;
    }

    /// <summary>
    /// For networks that serve as many people as this one: each person counts λ, each settlement that is left out gives its prize back, and the satellite
    /// part is as it was bought. A proof for everyone in reach holds only for a network that serves everyone.
    /// </summary>
    private Int128 AtThePrice()
    {
        Int128 sum = 0, people = 0, reachable = 0;
        foreach (var planned in it.Plan.Settlements)
        {
            sum += planned.Technology == Technology.Satellite ? planned.AlternativeCost : 0;
            people += planned.Technology is Technology.Fibre or Technology.Microwave ? People(planned) : 0;
        }

        foreach (var planned in it.Plan.Settlements.Where(IsPriced))
        {
            reachable += People(planned);
            sum += pricePerPerson is not { } price ? planned.ServeCost
                : IsMandatory(planned) ? planned.ServeCost - ((Int128)price * People(planned))
                : -Worth(planned, price);
        }

        if (pricePerPerson is null && people < reachable)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The bound is proved for {(long)reachable} people, the plan serves {(long)people}"));
        }

        return sum + ((pricePerPerson ?? 0) * people);
    }

    private bool ReachedThoughNobodyAskedFor(PlanSettlement planned) => !IsMandatory(planned) && IsPriced(planned)
        && it.VertexOfSettlement[planned.SettlementId] is var vertex && !forcedEnds.Contains(vertex) && it.Graph.Prize[vertex] == RolloutGraph.Mandatory;

    private bool IsPriced(PlanSettlement planned) =>
        planned.Technology != Technology.Existing && it.IsInReach(planned.SettlementId) && !it.Wishes.Forbidden.Contains(planned.SettlementId) && (IsMandatory(planned) || People(planned) > 0);

    private bool IsMandatory(PlanSettlement planned) => it.Wishes.Mandatory.Contains(planned.SettlementId);

    private long Worth(PlanSettlement planned, long price) => Math.Max(0, checked((price * People(planned)) - planned.ServeCost));

    private long People(PlanSettlement planned) => it.SettlementById.TryGetValue(planned.SettlementId, out var place) ? place.Population : 0;
}
