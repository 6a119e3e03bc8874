using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Plan;
using Zheli.Operations.Storage;

namespace Zheli.Operations.WhatIf;

/// <summary>
/// The verb behind every what-if: plans a changed question without saving it. The first answer mends the earlier plan and comes in seconds; the second plans in
/// full. A plan that pleases is kept under a name of its own.
/// </summary>
public static class WhatIfOperation
{
    /// <summary>The name under which an answer is planned; a kept scenario gets one of its own.</summary>
    private const string Draft = "~draft";

    /// <summary>Answers a question, quickly first and then in full; <paramref name="answered"/> is told each answer as it comes.</summary>
    /// <param name="project">Path of the project; it is only read.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="answered">Told the first answer, then the full one; once alone when the first is that there is no plan.</param>
    /// <param name="clock">Measures the stages.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop keeps what was answered so far.</param>
    /// <exception cref="BadInputException">The project cannot be read, or the question cannot be understood; all findings.</exception>
    /// <exception cref="OperationCanceledException">Stopped before there was any plan.</exception>
    public static void Run(
        string project, WhatIfQuestion question, Action<WhatIfAnswer> answered, TimeProvider clock, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        PlanOptions options;
        using (var file = ProjectFile.Open(project, readOnly: true))
        {
            options = Options(file.ReadPlanOptions(question.From), question);
            var first = Answer(PlanOperation.Answer(file, options with { StartFrom = question.From }, null, clock, progress, cancellation), isQuick: true);
            answered(first);
            if (first is WhatIfAnswer.Impossible || question.QuickOnly || cancellation.IsCancellationRequested)
            {
                return;
            }
        }

        using (var file = ProjectFile.Open(project, readOnly: true))
        {
            var full = Answer(PlanOperation.Answer(file, options, null, clock, progress, cancellation), isQuick: false);

            // What a stop leaves of the full plan may be worse than the first answer, which is whole.
            if (!cancellation.IsCancellationRequested)
            {
                answered(full);
            }
        }
    }

    /// <summary>Saves an answer as a scenario of the project.</summary>
    /// <returns>The name under which it is kept: as given, without spaces around it.</returns>
    /// <exception cref="BadInputException">The name cannot be used, or the project cannot be written.</exception>
    public static string Keep(string project, RolloutPlan plan, string scenario)
    {
        var name = ScenarioName.Of(scenario);
        using var file = ProjectFile.Open(project, readOnly: false);
        if (file.ListScenarios().Contains(name, StringComparer.Ordinal))
        {
            throw new BadInputException("scenario-name-taken", "scenario", $"The project has a scenario '{name}' already.", "Maybe choose another name.");
        }

        file.SavePlan(plan with { Options = plan.Options with { Scenario = name }, Summary = plan.Summary with { Scenario = name } });
        return name;
    }

    private static PlanOptions Options(PlanOptions earlier, WhatIfQuestion question) => earlier with
    {
        Scenario = Draft,
        Method = "optimal",
        StartFrom = null,
        TimeLimit = null,
        Threads = Environment.ProcessorCount,
        Budget = question.Budget,
        Mandatory = question.Mandatory,
        Forbidden = question.Forbidden,
        Forced = question.Forced,
        Overrides = question.Overrides,
    };

    private static WhatIfAnswer Answer(RolloutAnswer answer, bool isQuick) => answer switch
    {
        RolloutAnswer.Planned planned => new WhatIfAnswer.Planned(planned.Plan, isQuick && planned.Plan.Summary.Findings.Any(f => f.Code == "quick-answer")),
        RolloutAnswer.Infeasible no => new WhatIfAnswer.Impossible(no.Reason, no.WayOut, [.. no.Findings.Where(f => f.Severity == Severity.Error)]),
        _ => throw new InvalidOperationException($"Unknown answer {answer}."),
    };
}
