using System.Diagnostics;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Verify;

/// <summary>Reads a plan from its project file and holds it against map, catalogue and proof.</summary>
public static class VerifyOperation
{
    private const string Reading = "reading";
    private const string MadeFrom = "made-from";

    /// <summary>Checks the plan of a scenario. What cannot be read is a failed check, not a reason to stop.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work between checks.</param>
    /// <exception cref="BadInputException">There is no such project or no such scenario.</exception>
    public static VerifyResult Run(string project, string scenario, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using var file = ProjectFile.Open(project, readOnly: true);
        MustHave(file, project, scenario);
        progress?.Report(new StageProgress("reading the plan", -1));
        List<CheckOutcome> outcomes = [];
        if (Read(file, scenario, outcomes) is { } read)
        {
            outcomes.AddRange(PlanCheck.Run(read.Territory, read.Catalogue, read.Regional, read.Plan, progress, cancellation));
        }
        else
        {
            outcomes.AddRange(PlanCheck.Names.Select(name => Failed(name, "The check could not be carried out: the plan cannot be read.")));
        }

        return new VerifyResult(scenario, outcomes.All(o => o.Ok), outcomes, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Checks the calendar of a scenario. What cannot be read is a failed check, not a reason to stop.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work between checks.</param>
    /// <exception cref="BadInputException">There is no such project, scenario or calendar.</exception>
    public static VerifyResult RunSchedule(string project, string scenario, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using var file = ProjectFile.Open(project, readOnly: true);
        MustHave(file, project, scenario);
        if (!file.ListSchedules().Contains(scenario, StringComparer.Ordinal))
        {
            throw new BadInputException("schedule-missing", Path.GetFileName(project), $"The scenario '{scenario}' has no calendar.", "Maybe make it first with 'zheli schedule'.");
        }

        progress?.Report(new StageProgress("reading the calendar", -1));
        List<CheckOutcome> outcomes = [];
        if (Read(file, scenario, outcomes) is { } read && ReadSchedule(file, scenario, outcomes) is { } schedule)
        {
            outcomes.AddRange(ScheduleCheck.Run(read.Territory, read.Catalogue, read.Regional, read.Plan, schedule, file.FindForecast(scenario), progress, cancellation));
        }
        else
        {
            outcomes.AddRange(ScheduleCheck.Names.Select(name => Failed(name, "The check could not be carried out: the calendar or its plan cannot be read.")));
        }

        return new VerifyResult(scenario, outcomes.All(o => o.Ok), outcomes, clock.Elapsed.TotalSeconds);
    }

    private static WorkSchedule? ReadSchedule(ProjectFile file, string scenario, List<CheckOutcome> outcomes)
    {
        try
        {
            return file.ReadSchedule(scenario);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            outcomes.Add(Failed("schedule-reading", problem.Message));
            return null;
        }
    }

    private static void MustHave(ProjectFile file, string project, string scenario)
    {
        var known = file.ListScenarios();
        if (!known.Contains(scenario, StringComparer.Ordinal))
        {
            throw new BadInputException("scenario-missing", Path.GetFileName(project), $"The project has no scenario '{scenario}'.", known.Count > 0
                ? $"Maybe one of these: {string.Join(", ", known)}."
                : "Maybe plan it first with 'zheli plan'.");
        }
    }

    private static Documents? Read(ProjectFile file, string scenario, List<CheckOutcome> outcomes)
    {
        try
        {
            var documents = new Documents(file.ReadTerritory(), file.ReadCatalogue(), file.ReadRegionalCatalogues(), file.ReadPlan(scenario));
            outcomes.Add(documents.Plan.Summary.Scenario == scenario && documents.Plan.Options.Scenario == scenario
                ? new CheckOutcome(Reading, true, "The map, the catalogue, the plan, its graph and its proof were read.", new Dictionary<string, double>(), [], 0)
                : Failed(Reading, $"The plan kept as '{scenario}' calls itself '{documents.Plan.Summary.Scenario}'."));
            outcomes.Add(Freshness(file, scenario, documents.Plan));
            return documents;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            outcomes.Add(Failed(Reading, problem.Message));
            return null;
        }
    }

    private static CheckOutcome Freshness(ProjectFile file, string scenario, RolloutPlan plan) => file.FindStalePlan(scenario) is { } stale
        ? Failed(MadeFrom, $"{stale.Message} {stale.Advice}")
        : new CheckOutcome(
            MadeFrom, true,
            plan.Summary.MadeFrom is null ? "The plan was made before plans kept what they were made from: nothing is compared." : "The map and the figures are those that the plan was made from.",
            new Dictionary<string, double>(), [], 0);

    private static CheckOutcome Failed(string name, string message) =>
        new(name, false, message, new Dictionary<string, double>(), [new CheckFailure("project file", message, null)], 1);

    private sealed record Documents(Territory Territory, CostCatalogue Catalogue, IReadOnlyDictionary<long, CostCatalogue> Regional, RolloutPlan Plan);
}
