using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Sensitivity;

/// <summary>How much a figure matters to a plan: its total cost, whole tenge, with the figure lower and higher; null where the figure cannot be so.</summary>
public sealed record SwingOfFigure(string Key, long? WhenLower, long? WhenHigher);

/// <summary>The verb that tells which assumptions matter: prices the records of a saved plan again, one figure moved at a time.</summary>
public static class SensitivityOperation
{
    /// <summary>How far each figure is moved, down and up.</summary>
    public const decimal Share = 0.2m;

    /// <summary>The figures of the plan, those that move its cost most first.</summary>
    /// <exception cref="BadInputException">The project cannot be read, or holds no such scenario.</exception>
    public static IReadOnlyList<SwingOfFigure> Run(string project, string scenario, CancellationToken cancellation)
    {
        using var file = ProjectFile.Open(project, readOnly: true);
        var (options, summary) = (file.ReadPlanOptions(scenario) with { Threads = Environment.ProcessorCount }, file.ReadPlanSummary(scenario));
        var swings = PlanSensitivity.Of(
            file.ReadTerritory(), file.ReadCatalogue(), file.ReadRegionalCatalogues(), options, file.ReadPlanEdges(scenario), file.ReadPlanSettlements(scenario),
            file.ReadPlanRepeaters(scenario), summary.Assumptions.Select(assumption => assumption.Key), Share, cancellation);
        return [.. swings
            .OrderByDescending(s => Math.Max(Math.Abs((s.WhenLower ?? summary.Cost.Total) - summary.Cost.Total), Math.Abs((s.WhenHigher ?? summary.Cost.Total) - summary.Cost.Total)))
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new SwingOfFigure(s.Key, s.WhenLower, s.WhenHigher))];
    }
}
