using Zheli.Algorithms.Steiner;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>A decided plan before it is written down.</summary>
/// <param name="Rollout">What was planned.</param>
/// <param name="Network">The network.</param>
/// <param name="Light">Its spans and repeaters.</param>
/// <param name="Satellite">Settlements for which satellite is bought; null for all that are not served.</param>
/// <param name="Certificate">The proof.</param>
/// <param name="Graph">The graph with the prizes that the proof is for.</param>
/// <param name="Frontier">Cost against people.</param>
/// <param name="Solution">The optimiser's report, for the sizes and times.</param>
internal sealed record PlanDraft(
    RolloutCase Rollout, LoadedTree Network, GreyLinks Light, IReadOnlySet<long>? Satellite, DualCertificate Certificate, RolloutGraph Graph,
    Frontier Frontier, SteinerSolution Solution)
{
    /// <summary>How the budget was used, or null.</summary>
    public BudgetUse? Budget { get; init; }

    /// <summary>Writes the plan down; times are filled in by the caller.</summary>
    public RolloutPlan ToPlan(Territory territory, PlanOptions options, PriceList prices, IReadOnlyList<Finding> findings)
    {
        var assembly = new PlanAssembly(Rollout, Network, Satellite);
        var (edges, settlements) = (assembly.Edges(), assembly.Settlements());
        var (spans, repeaters) = (Light.Spans(), Light.Repeaters());
        var (cost, people) = (PlanFigures.Cost(edges, settlements, repeaters), PlanFigures.People(Rollout, settlements));
        if (Budget is null ? cost.Total != Network.Total + Light.Cost.WholeLife : cost.Total != Budget.Spent || cost.Total > Budget.Limit)
        {
            throw new InvalidOperationException(
                $"The records of the plan cost {cost.Total}, the network {Network.Total} and {Light.Cost.WholeLife} for repeaters, the budget {Budget}.");
        }

        var counts = PlanFigures.Settlements(settlements);
        var kilometres = PlanFigures.FibreKilometres(edges);
        var regions = territory.Areas.ToDictionary(a => a.Id, a => a.Names.In("en"));
        var assumptions = prices.Assumptions(region => regions.GetValueOrDefault(region, "region"));
        return new()
        {
            Options = options,
            Summary = new()
            {
                Scenario = options.Scenario,
                Cost = cost,
                Capex = edges.Sum(e => e.Capex) + repeaters.Sum(r => r.Capex) + Rollout.Sites.Sum(s => CapexOf(s)),
                LowerBound = Certificate.LowerBound,
                Gap = (cost.Total - Certificate.LowerBound) / (double)Math.Max(1, Certificate.LowerBound),
                Settlements = counts,
                People = people,
                FibreKm = kilometres,
                MicrowaveHops = edges.Count(e => e.Method == BuildMethod.Microwave),
                KmPerFibreSettlement = counts.Fibre == 0 ? 0 : kilometres / counts.Fibre,
                Seconds = new(0, 0, 0, 0, 0),
                Graph = new(Graph.VertexCount, Graph.EdgeCount, Solution.ReducedVertices, Solution.ReducedEdges),
                Budget = Budget,
                Optics = Light.Summary(spans),
                IsSynthetic = territory.IsSynthetic,
                Assumptions = assumptions,
                Findings = [.. findings, .. PlanFindings.Of(territory, options, prices, edges, settlements, people, assumptions)],
            },
            Edges = edges,
            Settlements = settlements,
            Spans = spans,
            Repeaters = repeaters,
            Frontier = Frontier.Corners(),
            Graph = Graph,
            Certificate = Certificate,
        };
    }

    private long CapexOf(RolloutSite site) =>
        site.Vertex >= 0 && Network.Served[site.Vertex] ? site.Serve.Capex
        : Satellite is null || Satellite.Contains(site.Settlement.Id) ? site.Alternative.Capex : 0;
}
