using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Model.Programme;
using Zheli.Operations.Read;

namespace Zheli.Server.Http;

/// <summary>The questions that the page, a script or an agent may ask about a project.</summary>
internal static class ApiEndpoints
{
    /// <summary>Adds them under <c>/api</c>.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes, OpenProject project, bool readOnly)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter(new Freshness(project)).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/project", () => Mapping.Project(project.Current.Reading, readOnly))
            .WithName("project").WithSummary("The project, its extent and its scenarios.");
        api.MapGet("/scenarios", () => Mapping.Scenarios(project.Current.Reading))
            .WithName("scenarios").WithSummary("One line for each plan.");
        api.MapGet("/areas", () => project.Current.Reading.Territory.Areas.Select(Mapping.Area).ToArray())
            .WithName("areas").WithSummary("Country, regions and districts, without outlines.");
        api.MapGet("/settlements", (string? bbox) => Settlements(project.Current.Reading, bbox))
            .WithName("settlements").WithSummary("Settlements as imported; bbox=west,south,east,north takes those inside.");
        api.MapGet("/settlements/{id:long}", (long id, string? scenario) => Settlement(project.Current.Reading, id, scenario))
            .WithName("settlement").WithSummary("One settlement: how it is known, how it is served, and its way to the existing network.");

        var plans = api.MapGroup("/plans/{scenario}");
        plans.MapGet("/summary", (string scenario) => Plan(project, scenario, Mapping.Summary))
            .WithName("summary").WithSummary("The figures of a plan.");
        plans.MapGet("/frontier", (string scenario) => Plan(project, scenario, plan => plan.Frontier))
            .WithName("frontier").WithSummary("Cost against people: the cheapest network for each number of people.");
        plans.MapGet("/settlements", (string scenario) => Plan(project, scenario, plan => plan.Settlements.Select(Mapping.Served).ToArray()))
            .WithName("served").WithSummary("How each settlement is served, and what the alternative costs.");
        plans.MapGet("/edges", (string scenario) => Plan(project, scenario, Mapping.Lines))
            .WithName("edges").WithSummary("What is built, as GeoJSON.");
        plans.MapGet("/edges/{key}", (string scenario, string key) => Edge(project.Current.Reading, scenario, key))
            .WithName("edge").WithSummary("One edge: length, method, cost, and who depends on it.");
    }

    private static Results<Ok<T>, ProblemHttpResult> Plan<T>(OpenProject project, string scenario, Func<PlanReading, T> answer)
    {
        var reading = project.Current.Reading;
        return reading.FindPlan(scenario) is { } plan ? TypedResults.Ok(answer(plan)) : Problem.NoScenario(scenario, reading.Scenarios);
    }

    private static Results<Ok<EdgeDocument>, ProblemHttpResult> Edge(ProjectReading reading, string scenario, string key)
    {
        if (reading.FindPlan(scenario) is not { } plan)
        {
            return Problem.NoScenario(scenario, reading.Scenarios);
        }

        return plan.FindEdge(key) is { } edge
            ? TypedResults.Ok(Mapping.Edge(edge))
            : Problem.NotFound("edge-not-found", $"The plan '{scenario}' builds no edge '{key}'.", "Maybe it was planned anew: load the page again.");
    }

    private static Results<Ok<SettlementDetailDocument>, ProblemHttpResult> Settlement(ProjectReading reading, long id, string? scenario)
    {
        PlanReading? plan = null;
        if (scenario is not null && (plan = reading.FindPlan(scenario)) is null)
        {
            return Problem.NoScenario(scenario, reading.Scenarios);
        }

        return reading.FindSettlement(id) is { } settlement
            ? TypedResults.Ok(Mapping.Detail(settlement, plan))
            : Problem.NotFound("settlement-not-found", $"The project has no settlement {id}.", "Maybe it was imported anew: load the page again.");
    }

    private static Results<Ok<SettlementDocument[]>, ProblemHttpResult> Settlements(ProjectReading reading, string? bbox)
    {
        var all = reading.Territory.Settlements;
        if (bbox is null)
        {
            return TypedResults.Ok(all.Select(Mapping.Settlement).ToArray());
        }

        return BoundingBox.TryParse(bbox, out var box)
            ? TypedResults.Ok(all.Where(settlement => box.Contains(settlement.Location)).Select(Mapping.Settlement).ToArray())
            : Problem.Of(StatusCodes.Status400BadRequest, "bad-bbox", $"'{bbox}' is not a box.", "Maybe write west,south,east,north in degrees: bbox=66,50,70,52.");
    }
}
