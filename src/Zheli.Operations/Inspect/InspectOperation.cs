using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Import;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Inspect;

/// <summary>One scenario of a project, in a line.</summary>
public sealed record ScenarioLine(string Scenario, PlanCost Cost, double Gap, SettlementCounts Settlements);

/// <summary>What a project is: its map, its sources, its plans.</summary>
/// <param name="Project">File name.</param>
/// <param name="Contents">The map, counted.</param>
/// <param name="Scenarios">The plans.</param>
/// <param name="History">The files it was made from.</param>
/// <param name="Findings">Plans that are older than their map or figures, and what was noticed in the files.</param>
public sealed record Inspection(
    string Project, ProjectContents Contents, IReadOnlyList<ScenarioLine> Scenarios, IReadOnlyList<ImportRecord> History, IReadOnlyList<Finding> Findings);

/// <summary>Says what a project holds, without changing it.</summary>
public static class InspectOperation
{
    /// <summary>Looks into a project.</summary>
    /// <exception cref="BadInputException">It is no project, or it is damaged.</exception>
    public static Inspection Run(string path)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        var stale = project.ListScenarios().Select(project.FindStalePlan).OfType<Finding>();
        var scenarios = project.ListScenarios().Select(project.ReadPlanSummary).Select(s => new ScenarioLine(s.Scenario, s.Cost, s.Gap, s.Settlements));
        return new(Path.GetFileName(path), project.ReadContents(), [.. scenarios], project.ReadImportHistory(), [.. stale, .. project.ReadFindings()]);
    }
}
