using Zheli.Model;
using Zheli.Model.Programme;

namespace Zheli.Cli.Commands;

/// <summary>The JSON answer of <c>zheli plan</c>; its names are a contract.</summary>
internal sealed record PlanAnswer(
    string Scenario, PlanAnswer.Money Cost, long Capex, long LowerBound, double Gap, SettlementCounts Settlements, PeopleCounts People, double FibreKm,
    int MicrowaveHops, double KmPerFibreSettlement, StageSeconds Seconds, GraphSize Graph, OpticsSummary? Optics, BudgetUse? Budget, bool StoppedEarly, bool IsSynthetic,
    IReadOnlyList<FrontierCorner> Frontier, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whole-life cost in whole units of the currency.</summary>
    internal sealed record Money(long Total, string Currency, long Fibre, long Microwave, long Satellite, long Nodes, long Repeaters);

    /// <summary>The answer for a plan.</summary>
    public static PlanAnswer Of(RolloutPlan plan)
    {
        var (s, cost) = (plan.Summary, plan.Summary.Cost);
        return new(
            s.Scenario, new(cost.Total, cost.Currency.ToString().ToUpperInvariant(), cost.Fibre, cost.Microwave, cost.Satellite, cost.Nodes, cost.Repeaters), s.Capex, s.LowerBound,
            s.Gap, s.Settlements, s.People, s.FibreKm, s.MicrowaveHops, s.KmPerFibreSettlement, s.Seconds, s.Graph, s.Optics, s.Budget, s.StoppedEarly, s.IsSynthetic,
            plan.Frontier, s.Assumptions, s.Findings);
    }
}
