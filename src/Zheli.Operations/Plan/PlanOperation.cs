using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Plan;

/// <summary>The verb <c>plan</c>: reads the project, lets the planner answer, and keeps the plan under its scenario.</summary>
public static class PlanOperation
{
    /// <summary>Plans and saves. A plan that was cut short is saved too, and says so; nothing is saved when there is no plan.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="budget">Money that may be spent, in any currency of the catalogue; null for no limit.</param>
    /// <param name="clock">Measures the stages.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop keeps the best plan so far.</param>
    /// <exception cref="BadInputException">The project, the options or the catalogue cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Stopped before there was any plan.</exception>
    public static RolloutAnswer Run(
        string project, PlanOptions options, Money? budget, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        options = options with { Scenario = ScenarioName.Of(options.Scenario) };
        using var file = ProjectFile.Open(project, readOnly: false);
        var answer = Answer(file, options, budget, clock, progress, cancellation);
        if (answer is RolloutAnswer.Planned { Plan: var plan })
        {
            progress?.Report(new("saving the plan", -1));
            file.SavePlan(plan);
        }

        return answer;
    }

    /// <summary>What an earlier plan leaves to begin with; its summary is read first, which refuses a plan that is not there.</summary>
    private static RolloutStart Start(ProjectFile file, string scenario)
    {
        _ = file.ReadPlanSummary(scenario);
        return new([.. file.ReadPlanEdges(scenario).Select(edge => edge.Key)], file.ReadFrontier(scenario));
    }

    /// <summary>Plans without saving.</summary>
    internal static RolloutAnswer Answer(
        ProjectFile file, PlanOptions options, Money? budget, TimeProvider clock, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        progress?.Report(new("reading the project", -1));

        // The stamp is taken first: a map that is imported meanwhile makes the plan look stale, and never fresh.
        var map = file.ReadMapStamp();
        var territory = file.ReadTerritory();
        var catalogue = file.ReadCatalogue();
        var regional = file.ReadRegionalCatalogues();
        var start = options.StartFrom is { } scenario ? Start(file, scenario) : null;
        var load = clock.GetElapsedTime(began).TotalSeconds;

        var asked = options with
        {
            Budget = budget is { } money ? PriceList.InTenge(money, catalogue, options) : options.Budget,
            DesignedAccess = new SortedDictionary<long, long>(file.ReadAccess(t => t.ReadCosts()).Where(c => c.Value.Dwellings > 0).ToDictionary(c => c.Key, c => c.Value.Cost)),
        };
        var answer = RolloutPlanner.Plan(territory, catalogue, regional, asked, clock, progress, cancellation, start);
        if (answer is not RolloutAnswer.Planned { Plan: var plan })
        {
            return answer;
        }

        var summary = plan.Summary with { MadeFrom = new(map, PlanStamps.OfFigures(plan.Summary.Assumptions, catalogue, regional, options.Overrides)) };
        return new RolloutAnswer.Planned(plan with
        {
            Summary = summary with { Seconds = summary.Seconds with { Load = load, Total = clock.GetElapsedTime(began).TotalSeconds } },
        });
    }
}
