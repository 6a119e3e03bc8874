using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>Adds up a plan's records to the figures of its summary.</summary>
internal static class PlanFigures
{
    /// <summary>Whole-life cost by what it is spent on.</summary>
    public static PlanCost Cost(IReadOnlyList<PlanEdge> edges, IReadOnlyList<PlanSettlement> settlements, IReadOnlyList<PlanRepeater> repeaters) => new(
        edges.Where(e => e.Method != BuildMethod.Microwave).Sum(e => e.Cost),
        edges.Where(e => e.Method == BuildMethod.Microwave).Sum(e => e.Cost),
        settlements.Where(s => s.Technology == Technology.Satellite).Sum(s => s.Cost),
        settlements.Where(s => s.Technology is Technology.Fibre or Technology.Microwave).Sum(s => s.Cost))
    {
        Repeaters = repeaters.Sum(r => r.Cost),
    };

    /// <summary>Settlements by technology.</summary>
    public static SettlementCounts Settlements(IReadOnlyList<PlanSettlement> settlements)
    {
        int Count(Technology technology) => settlements.Count(s => s.Technology == technology);
        return new(
            settlements.Count, Count(Technology.Fibre), Count(Technology.Microwave), Count(Technology.Satellite), Count(Technology.Existing),
            Count(Technology.Unserved));
    }

    /// <summary>People by technology, and the share of them whose number is an estimate.</summary>
    public static PeopleCounts People(RolloutCase rollout, IReadOnlyList<PlanSettlement> settlements)
    {
        var byId = rollout.OnNetwork.Concat(rollout.Sites.Select(s => s.Settlement)).ToDictionary(s => s.Id);
        long Count(Technology technology) => settlements.Where(s => s.Technology == technology).Sum(s => (long)byId[s.SettlementId].Population);
        var total = byId.Values.Sum(s => (long)s.Population);
        var estimated = byId.Values.Where(s => s.PopulationIsEstimated).Sum(s => (long)s.Population);
        return new(
            total, Count(Technology.Fibre), Count(Technology.Microwave), Count(Technology.Satellite), Count(Technology.Existing), Count(Technology.Unserved),
            total == 0 ? 0 : (double)estimated / total);
    }

    /// <summary>Length of new fibre, km.</summary>
    public static double FibreKilometres(IReadOnlyList<PlanEdge> edges) =>
        edges.Where(e => e.Method is not (BuildMethod.Microwave or BuildMethod.Existing)).Sum(e => e.Length) / 1000;
}
