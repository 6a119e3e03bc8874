using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Line;
using Zheli.Operations.Read;
using Zheli.Operations.Sensitivity;

namespace Zheli.Server.Http;

/// <summary>The questions that the page, a script or an agent may ask about a project.</summary>
internal static class ApiEndpoints
{
    /// <summary>Adds them under <c>/api</c>.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes, OpenProject project, string projectPath, bool readOnly)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter(new Freshness(project)).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/project", () => Mapping.Project(project.Current.Reading, readOnly))
            .WithName("project").WithSummary("The project, its extent and its scenarios.");
        api.MapGet("/scenarios", () => Mapping.Scenarios(project.Current.Reading))
            .WithName("scenarios").WithSummary("One line for each plan.");
        api.MapGet("/areas", () => project.Current.Reading.Territory.Areas.Select(Mapping.Area).ToArray())
            .WithName("areas").WithSummary("Country, regions and districts, without outlines.");
        api.MapGet("/areas/{id:long}/outline", (long id) => Outline(project.Current.Reading.Territory, id))
            .WithName("outline").WithSummary("The outline of an area: rings of longitude and latitude.");
        api.MapGet("/settlements", (string? bbox) => Settlements(project.Current.Reading, bbox))
            .WithName("settlements").WithSummary("Settlements as imported; bbox=west,south,east,north takes those inside.");
        api.MapGet("/settlements/{id:long}", (long id, string? scenario) => Settlement(project.Current, id, scenario))
            .WithName("settlement").WithSummary("One settlement: how it is known, how it is served, and its way to the existing network.");

        api.MapGet("/compare", (string before, string after) => Compare(project, before, after))
            .WithName("compare").WithSummary("What changed from one plan to another: money, settlements, stretches with their lines.");

        var plans = api.MapGroup("/plans/{scenario}");
        plans.MapGet("/summary", (string scenario) => Plan(project, scenario, Mapping.Summary))
            .WithName("summary").WithSummary("The figures of a plan.");
        plans.MapGet("/frontier", (string scenario) => Plan(project, scenario, plan => plan.Frontier))
            .WithName("frontier").WithSummary("Cost against people: the cheapest network for each number of people.");
        plans.MapGet("/settlements", (string scenario) => Plan(project, scenario, plan => plan.Settlements.Select(Mapping.Served).ToArray()))
            .WithName("served").WithSummary("How each settlement is served, and what the alternative costs.");
        plans.MapGet("/edges", (string scenario) => Plan(project, scenario, Mapping.Lines))
            .WithName("edges").WithSummary("What is built, as GeoJSON.");
        plans.MapGet("/edges/near", (string scenario, double longitude, double latitude, double reach) => EdgeNear(project.Current, scenario, new(longitude, latitude), new(reach)))
            .WithName("edgeNear").WithSummary("The edge nearest to a point, at most reach metres from it: what somebody points at on a map that shows the whole country.");
        plans.MapGet("/edges/{key}", (string scenario, string key) => Edge(project.Current, scenario, key))
            .WithName("edge").WithSummary("One edge: length, method, cost, and who depends on it.");
        plans.MapGet("/spans/{number:int}", (string scenario, int number) => Span(project.Current, scenario, number))
            .WithName("span").WithSummary("One fibre span between active sites: its optic, the budget of its light and what is left of it.");
        plans.MapGet("/settlements/{id:long}/line", (string scenario, long id, CancellationToken token) => Line(project.Current, projectPath, scenario, id, token))
            .WithMetadata(new OriginCheck.LongWork())
            .WithName("line").WithSummary("An amplified line along the plan's way from the existing network to a settlement: amplifiers, power and signal-to-noise ratio along it.");
        plans.MapGet("/selection", (string scenario, long? area, string? polygon) => Selection(project.Current, scenario, area, polygon))
            .WithName("selection").WithSummary("Totals inside an area by number, or inside polygon=lon,lat;lon,lat;… of up to 200 corners.");
        plans.MapGet("/sensitivity", (string scenario, CancellationToken token) => Sensitivity(project.Current, projectPath, scenario, token))
            .WithMetadata(new OriginCheck.LongWork())
            .WithName("sensitivity").WithSummary("The plan's records priced again with each figure 20 % lower and higher, those that matter most first.");
    }

    private static Results<Ok<T>, ProblemHttpResult> Plan<T>(OpenProject project, string scenario, Func<PlanReading, T> answer)
    {
        var view = project.Current;
        return view.FindPlan(scenario) is { } plan ? TypedResults.Ok(answer(plan)) : Problem.NoScenario(scenario, view.Reading.Scenarios);
    }

    private static Results<Ok<EdgeDocument>, ProblemHttpResult> Edge(OpenProject.View view, string scenario, string key)
    {
        if (view.FindPlan(scenario) is not { } plan)
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        return plan.FindEdge(key) is { } edge
            ? TypedResults.Ok(Mapping.Edge(edge))
            : Problem.NotFound("edge-not-found", $"The plan '{scenario}' builds no edge '{key}'.", "Maybe it was planned anew: load the page again.");
    }

    private static Results<Ok<EdgeDocument>, ProblemHttpResult> EdgeNear(OpenProject.View view, string scenario, GeoPoint point, Metres reach)
    {
        if (view.FindPlan(scenario) is not { } plan)
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        return plan.FindEdgeNear(point, reach) is { } edge
            ? TypedResults.Ok(Mapping.Edge(edge))
            : Problem.NotFound("no-edge-near", "The plan builds nothing there.", "Maybe point nearer to a line, or give a longer reach in metres.");
    }

    private static Results<Ok<SpanLightDocument>, ProblemHttpResult> Span(OpenProject.View view, string scenario, int number)
    {
        if (view.FindPlan(scenario) is not { } plan)
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        return plan.FindSpan(number) is { } span
            ? TypedResults.Ok(SpanLightDocument.Of(span))
            : Problem.NotFound("span-not-found", $"The plan '{scenario}' has no span {number}.", "Maybe it was planned anew: load the page again.");
    }

    private static Results<Ok<AmplifiedLineDocument>, ProblemHttpResult> Line(OpenProject.View view, string projectPath, string scenario, long id, CancellationToken token)
    {
        if (!view.Reading.Scenarios.Contains(scenario, StringComparer.Ordinal))
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        try
        {
            return TypedResults.Ok(AmplifiedLineDocument.Of(LineDesignOperation.Run(
                new() { RequestFile = projectPath, To = id.ToString(System.Globalization.CultureInfo.InvariantCulture), Scenario = scenario }, null, token)));
        }
        catch (BadInputException refused)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, refused.Findings[0].Code, refused.Findings[0].Message, refused.Findings[0].Advice);
        }
    }

    private static Results<Ok<SettlementDetailDocument>, ProblemHttpResult> Settlement(OpenProject.View view, long id, string? scenario)
    {
        PlanReading? plan = null;
        if (scenario is not null && (plan = view.FindPlan(scenario)) is null)
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        return view.Reading.FindSettlement(id) is { } settlement
            ? TypedResults.Ok(Mapping.Detail(settlement, plan))
            : Problem.NoSettlement(id);
    }

    private static Results<Ok<ComparisonDocument>, ProblemHttpResult> Compare(OpenProject project, string before, string after)
    {
        var view = project.Current;
        if (view.FindPlan(before) is not { } first)
        {
            return Problem.NoScenario(before, view.Reading.Scenarios);
        }

        return view.FindPlan(after) is { } second ? TypedResults.Ok(Mapping.Comparison(first, second)) : Problem.NoScenario(after, view.Reading.Scenarios);
    }

    private static Results<Ok<double[][][]>, ProblemHttpResult> Outline(Territory territory, long id) => territory.Areas.FirstOrDefault(area => area.Id == id) is { } known
        ? TypedResults.Ok(Mapping.Outline(known))
        : Problem.NoArea(id);

    private static Results<Ok<SelectionDocument>, ProblemHttpResult> Selection(OpenProject.View view, string scenario, long? area, string? polygon)
    {
        if (view.FindPlan(scenario) is not { } plan)
        {
            return Problem.NoScenario(scenario, view.Reading.Scenarios);
        }

        var territory = view.Reading.Territory;
        if (area is not null && polygon is null)
        {
            return territory.Areas.FirstOrDefault(a => a.Id == area) is { } known
                ? TypedResults.Ok(Mapping.Selection(AreaSelection.Of(territory, plan, known)))
                : Problem.NoArea(area.Value);
        }

        return area is null && polygon is not null && BoundingBox.TryParseCorners(polygon, out var corners)
            ? TypedResults.Ok(Mapping.Selection(AreaSelection.Of(territory, plan, corners)))
            : Problem.Of(StatusCodes.Status400BadRequest, "bad-area", "No area is given, or it is not a polygon.", "Maybe area=NUMBER, or polygon=66,50;70,50;70,52 with 3 to 200 corners.");
    }

    private static Results<Ok<IReadOnlyList<SwingOfFigure>>, ProblemHttpResult> Sensitivity(OpenProject.View view, string projectPath, string scenario, CancellationToken token) =>
        view.Reading.Scenarios.Contains(scenario, StringComparer.Ordinal)
            ? TypedResults.Ok(SensitivityOperation.Run(projectPath, scenario, token))
            : Problem.NoScenario(scenario, view.Reading.Scenarios);

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
