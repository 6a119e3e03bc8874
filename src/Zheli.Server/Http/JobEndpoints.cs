using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Model;
using Zheli.Operations.WhatIf;
using Zheli.Server.Live;

namespace Zheli.Server.Http;

/// <summary>A name for a plan that is kept.</summary>
/// <param name="Scenario">The name.</param>
/// <param name="Draft">Which of the answers is kept; the newest when it is left out.</param>
internal sealed record KeepDocument(string Scenario, string? Draft = null);

/// <summary>Questions that change a plan: asked, watched, stopped, kept.</summary>
internal static class JobEndpoints
{
    private const string BusySeconds = "5";

    /// <summary>Adds them under <c>/api/jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes, PlanJobs jobs, OpenProject project, string projectPath, bool readOnly)
    {
        var group = routes.MapGroup("/api/jobs").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return readOnly
                ? Problem.Of(StatusCodes.Status403Forbidden, "read-only", "This server shows the project and changes nothing.", "Maybe serve it without --read-only.")
                : await next(context);
        });
        group.MapPost("", (WhatIfQuestion question, HttpResponse response) => Begin(jobs, project, question, response))
            .WithName("beginJob").WithSummary("Plans a changed question in the background; nothing is saved. One at a time: 409 says that another one runs.");
        group.MapGet("/newest", Results<Ok<JobDocument>, ProblemHttpResult> () => jobs.Newest is { } job ? TypedResults.Ok(job.State) : NoJob())
            .WithName("newestJob").WithSummary("The newest re-plan.");
        group.MapGet("/{id:int}", Results<Ok<JobDocument>, ProblemHttpResult> (int id) => jobs.Find(id) is { } job ? TypedResults.Ok(job.State) : NoJob())
            .WithName("job").WithSummary("How a re-plan stands.");
        group.MapGet("/{id:int}/events", Results<ServerSentEventsResult<JobDocument>, ProblemHttpResult> (int id, CancellationToken token) =>
                jobs.Find(id) is { } job ? TypedResults.ServerSentEvents(job.Watch(token), "job") : NoJob())
            .ExcludeFromDescription();
        group.MapDelete("/{id:int}", Results<Ok<JobDocument>, ProblemHttpResult> (int id) => Stop(jobs, id))
            .WithName("stopJob").WithSummary("Stops a re-plan; what it has answered stays.");
        group.MapPost("/{id:int}/keep", Results<Ok<KeepDocument>, ProblemHttpResult> (int id, KeepDocument name) => Keep(jobs, project, projectPath, id, name))
            .WithName("keepJob").WithSummary("Saves a plan of a re-plan as a scenario: the newest, or the answer that is named.");
    }

    private static Results<Accepted<JobDocument>, ProblemHttpResult> Begin(PlanJobs jobs, OpenProject project, WhatIfQuestion question, HttpResponse response)
    {
        if (FindHollow(question) is { } part)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "question-hollow", $"In the question, {part} is nothing or holds nothing.", "Maybe leave it out.");
        }

        var reading = project.Current.Reading;
        if (!reading.Scenarios.Contains(question.From, StringComparer.Ordinal))
        {
            return Problem.NoScenario(question.From, reading.Scenarios);
        }

        if (jobs.TryBegin(question) is { } job)
        {
            return TypedResults.Accepted($"/api/jobs/{job.State.Id}", job.State);
        }

        response.Headers.RetryAfter = BusySeconds;
        return Problem.Of(StatusCodes.Status409Conflict, "job-running", "Another re-plan is running, and one runs at a time.", "Maybe wait for it, or stop it.");
    }

    private static Results<Ok<JobDocument>, ProblemHttpResult> Stop(PlanJobs jobs, int id)
    {
        if (jobs.Find(id) is not { } job)
        {
            return NoJob();
        }

        job.Stop();
        return TypedResults.Ok(job.State);
    }

    /// <summary>The part of a question that JSON's null has reached, which the types of the code forbid and a reader of JSON does not.</summary>
    private static string? FindHollow(WhatIfQuestion question)
    {
        static bool IsHollow(IReadOnlyList<string>? list) => list is null || list.Any(text => text is null);
        return question.From is null ? "from"
            : IsHollow(question.Mandatory) ? "mandatory"
            : IsHollow(question.Forbidden) ? "forbidden"
            : IsHollow(question.Forced) ? "forced"
            : question.Overrides is null ? "overrides"
            : null;
    }

    private static Results<Ok<KeepDocument>, ProblemHttpResult> Keep(PlanJobs jobs, OpenProject project, string projectPath, int id, KeepDocument name)
    {
        if (name.Scenario is null)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "scenario-name-missing", "No name is given for the plan.", """Maybe {"scenario": "NAME"}.""");
        }

        if (jobs.Find(id)?.FindPlan(name.Draft) is not { } plan)
        {
            return NoJob();
        }

        try
        {
            var kept = WhatIfOperation.Keep(projectPath, plan, name.Scenario);
            project.LookAgain();
            return TypedResults.Ok(new KeepDocument(kept));
        }
        catch (BadInputException refused)
        {
            var first = refused.Findings[0];
            return Problem.Of(StatusCodes.Status409Conflict, first.Code, first.Message, first.Advice);
        }
    }

    private static ProblemHttpResult NoJob() =>
        Problem.NotFound("job-not-found", "There is no such re-plan, or it holds no plan.", "Maybe the server was started anew: ask again.");
}
