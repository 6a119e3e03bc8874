using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Read.Calendar;

namespace Zheli.Server.Http;

/// <summary>In which order settlements are listed when it is not that of the calendar.</summary>
internal enum SettlementOrder
{
    /// <summary>Those least likely to be in time first.</summary>
    Risk,
}

/// <summary>The questions about time: the calendar of a plan, its odds, and what the log of progress shows.</summary>
internal static class CalendarEndpoints
{
    private const int UsualPage = 500;
    private const int LargestPage = 20_000;

    /// <summary>Adds them under <c>/api/plans/SCENARIO/calendar</c>.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder routes, OpenProject project, TimeProvider clock)
    {
        var group = routes.MapGroup("/api/plans/{scenario}/calendar").AddEndpointFilter(new Freshness(project, clock))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        group.MapGet("", (string scenario, string? asOf) =>
                Ask(project, scenario, asOf, clock, (calendar, day) => CalendarMapping.Time(calendar, day, CalendarReading.Today(clock))))
            .WithName("time").WithSummary("The calendar's answer, its odds, rungs and earned value on a day (asOf, today by default); null parts were not made yet.");
        group.MapGet("/curve", (string scenario, string? asOf) => Ask(project, scenario, asOf, clock, CurveMonth.Of))
            .WithName("curve").WithSummary("The S-curve by month: planned, done by evidence until asOf, and the fan of the forecast.");
        group.MapGet("/load", (string scenario) => Ask(project, scenario, null, clock, (calendar, _) => calendar.Load))
            .WithName("load").WithSummary("Work against capacity, crew-days, for every pool of crews (type and region) and month.");
        group.MapGet("/cash", (string scenario) =>
                Ask(project, scenario, null, clock, (calendar, _) => calendar.Schedule is { } schedule ? CashQuarter.Of(schedule) : []))
            .WithName("cash").WithSummary("Money committed and released by quarter.");
        group.MapGet("/groups", (string scenario, long? region, string? asOf) => Area(project, region) ?? Ask(project, scenario, asOf, clock, (calendar, day) =>
                region is null ? WorkGroup.Regions(calendar, calendar.At(day)) : WorkGroup.Districts(calendar, calendar.At(day), region == 0 ? null : region)))
            .WithName("groups").WithSummary("The work of every region, or of the districts of one; region=0 is work in no known region.");
        group.MapGet("/packages", (string scenario, long? region, long? district, string? crew, string? kind, int? skip, int? take, string? asOf) =>
                Area(project, region) ?? Area(project, district) ?? Page(skip, take) ?? Word<CrewType>(crew, out var who) ?? Word<WorkKind>(kind, out var what) ?? Ask(project, scenario, asOf, clock, (calendar, day) =>
                    CalendarMapping.Packages(calendar, calendar.At(day), new PackageFilter(region, district, who, what), skip ?? 0, take ?? UsualPage)))
            .WithName("packages")
            .WithSummary("Packages in the order of their starts, filtered by region, district (0: none), crew and kind; skip and take pages of up to 20,000.");
        group.MapGet("/packages/{id}", (string scenario, string id, string? asOf) => Package(project, scenario, id, asOf, clock))
            .WithName("package").WithSummary("One package: dates, work, crew, what it waits for, its lines.");
        group.MapGet("/lines", (string scenario) => Ask(project, scenario, null, clock, (calendar, _) => CalendarMapping.LineDays(calendar)))
            .WithName("lineDays").WithSummary("When each line of the map is begun and lit, by row of its package as the tiles under /tiles/calendars carry it.");
        group.MapGet("/settlements", (string scenario, long? region, long? district, string? order, int? skip, int? take, string? asOf) =>
                Area(project, region) ?? Area(project, district) ?? Page(skip, take) ?? Word<SettlementOrder>(order, out var by) ?? Ask(project, scenario, asOf, clock, (calendar, day) =>
                    CalendarMapping.Settlements(calendar, day, region, district, by == SettlementOrder.Risk, skip ?? 0, take ?? UsualPage)))
            .WithName("settlementDates")
            .WithSummary("When each settlement is connected (planned, P50, P80, P90) and its rung. order=risk puts those least likely to be in time first.");
        group.MapGet("/settlements/{id:long}", (string scenario, long id, string? asOf) =>
                project.Current.Reading.FindSettlement(id) is null ? Problem.NoSettlement(id)
                    : Ask(project, scenario, asOf, clock, (calendar, day) => CalendarMapping.Settlement(calendar, id, day)))
            .WithName("settlementTime").WithSummary("One settlement in time: dates, rung with its evidence, packages, events.");
    }

    private static Results<Ok<T>, ProblemHttpResult> Ask<T>(
        OpenProject project, string scenario, string? asOf, TimeProvider clock, Func<CalendarReading, DateOnly, T> answer)
    {
        var view = project.Current;
        if (Day(asOf, clock) is not { } day)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-date", $"'{asOf}' is no date.", "Maybe write it as 2026-05-03.");
        }

        try
        {
            return view.FindCalendar(scenario) is { } calendar ? TypedResults.Ok(answer(calendar, day)) : Problem.NoScenario(scenario, view.Reading.Scenarios);
        }
        catch (BadInputException refused)
        {
            var first = refused.Findings[0];
            return Problem.Of(StatusCodes.Status409Conflict, first.Code, first.Message, first.Advice);
        }
    }

    private static Results<Ok<PackageDetailDocument>, ProblemHttpResult> Package(
        OpenProject project, string scenario, string id, string? asOf, TimeProvider clock)
    {
        var asked = Ask(
            project, scenario, asOf, clock, (calendar, day) => calendar.FindPackage(id) is { } row ? CalendarMapping.Detail(calendar, calendar.At(day), row) : null);
        return asked.Result is ProblemHttpResult problem ? problem
            : asked.Result is Ok<PackageDetailDocument?> { Value: { } found } ? TypedResults.Ok(found)
            : Problem.NotFound("package-not-found", $"The calendar of '{scenario}' has no package '{id}'.", "Maybe the calendar was made anew: load the page again.");
    }

    private static DateOnly? Day(string? text, TimeProvider clock) => text is null ? CalendarReading.Today(clock)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads a word of the API, as <c>ground</c>; null means any.</summary>
    private static ProblemHttpResult? Word<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = text is null ? null : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Words.Of(v!.Value) == text);
        return text is null || value is not null ? null : Problem.Of(
            StatusCodes.Status400BadRequest, "bad-word", $"'{text}' is not known here.", $"Maybe one of: {string.Join(", ", Enum.GetValues<T>().Select(Words.Of))}.");
    }

    /// <summary>Refuses the number of an area that the map does not have; 0 stands for none.</summary>
    private static ProblemHttpResult? Area(OpenProject project, long? id) =>
        id is { } number and not 0 && !project.Current.Reading.Territory.Areas.Any(area => area.Id == number) ? Problem.NoArea(number) : null;

    private static ProblemHttpResult? Page(int? skip, int? take) => skip is < 0 || take is < 1 or > LargestPage
        ? Problem.Of(StatusCodes.Status400BadRequest, "bad-page", "There is no such page.", $"Maybe skip=0&take={UsualPage}; take goes up to {LargestPage}.")
        : null;
}
