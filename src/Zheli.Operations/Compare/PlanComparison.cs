using Zheli.Model.Programme;
using Zheli.Operations.Read;

namespace Zheli.Operations.Compare;

/// <summary>A settlement that two plans serve differently.</summary>
/// <param name="Id">The settlement.</param>
/// <param name="Before">How the older plan serves it, or null when it does not know it.</param>
/// <param name="After">How the newer plan serves it, or null.</param>
/// <param name="CostBefore">Its own part in the older plan, whole tenge.</param>
/// <param name="CostAfter">Its own part in the newer plan, whole tenge.</param>
public sealed record ChangedSettlement(long Id, Technology? Before, Technology? After, long CostBefore, long CostAfter);

/// <summary>Stretches that only one of two plans builds, added up.</summary>
/// <param name="Edges">How many.</param>
/// <param name="Length">Their length, metres.</param>
/// <param name="Cost">What they cost there, whole tenge.</param>
public sealed record StretchTotal(int Edges, double Length, long Cost);

/// <summary>What changed from one plan to another: the same stretch built the same way keeps its key from plan to plan.</summary>
public sealed record PlanComparison
{
    /// <summary>The plan to begin with.</summary>
    public required PlanReading Before { get; init; }

    /// <summary>The plan to compare with it.</summary>
    public required PlanReading After { get; init; }

    /// <summary>Settlements served by another technology, or known to one plan alone, in order of id.</summary>
    public required IReadOnlyList<ChangedSettlement> Changed { get; init; }

    /// <summary>Stretches that the newer plan alone builds.</summary>
    public required IReadOnlyList<PlanEdge> Added { get; init; }

    /// <summary>Stretches that the older plan alone built.</summary>
    public required IReadOnlyList<PlanEdge> Dropped { get; init; }

    /// <summary>Catalogue figures by key that differ: value before and after, null where a plan does not use it.</summary>
    public required IReadOnlyList<(string Key, decimal? Before, decimal? After)> Figures { get; init; }

    /// <summary>Compares two plans of one project.</summary>
    public static PlanComparison Of(PlanReading before, PlanReading after) => new()
    {
        Before = before,
        After = after,
        Changed = [.. ChangedSettlements(before, after)],
        Added = [.. after.Edges.Where(edge => before.FindEdge(edge.Key) is null)],
        Dropped = [.. before.Edges.Where(edge => after.FindEdge(edge.Key) is null)],
        Figures = [.. ChangedFigures(before.Summary, after.Summary)],
    };

    /// <summary>Stretches added up.</summary>
    public static StretchTotal Total(IReadOnlyList<PlanEdge> edges) => new(edges.Count, edges.Sum(edge => edge.Length), edges.Sum(edge => edge.Cost));

    private static IEnumerable<ChangedSettlement> ChangedSettlements(PlanReading before, PlanReading after)
    {
        foreach (var id in before.Settlements.Concat(after.Settlements).Select(settlement => settlement.SettlementId).Distinct().Order())
        {
            var (old, now) = (before.FindSettlement(id), after.FindSettlement(id));
            if (old?.Technology != now?.Technology)
            {
                yield return new(id, old?.Technology, now?.Technology, old?.Cost ?? 0, now?.Cost ?? 0);
            }
        }
    }

    /// <summary>A region's own figures follow the national one of the same key; the national one stands for it here.</summary>
    private static IEnumerable<(string Key, decimal? Before, decimal? After)> ChangedFigures(PlanSummary before, PlanSummary after)
    {
        var (old, now) = (Values(before), Values(after));
        foreach (var key in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            decimal? from = old.TryGetValue(key, out var a) ? a : null, to = now.TryGetValue(key, out var b) ? b : null;
            if (from != to)
            {
                yield return (key, from, to);
            }
        }
    }

    private static Dictionary<string, decimal> Values(PlanSummary summary)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var assumption in summary.Assumptions)
        {
            values.TryAdd(assumption.Key, assumption.Value);
        }

        return values;
    }
}
