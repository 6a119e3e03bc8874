using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Zheli.Model.Network;
using Zheli.Operations.Access;
using Zheli.Operations.Read;
using Zheli.Operations.Words;

namespace Zheli.Server.Http;

/// <summary>The design of the network to the homes of one settlement, or <c>design: null</c> where there is none; amounts in whole tenge.</summary>
internal sealed record AccessDocument(AccessDesignDocument? Design);

/// <summary>The figures of an access design; lengths in km, losses in dB, amounts in whole tenge.</summary>
internal sealed record AccessDesignDocument(
    int Premises, int Dwellings, int Served, long Cost, long LowerBound, double Gap, double CostPerDwelling, double PassedPerDwelling, double TakeUp, double TrenchKm, double AerialKm,
    int Splitters, int Cabinets, int Nodes, int OltPorts, double MaxLossDb, double MaxDropM, double AssumedShare, string OpticalClass);

/// <summary>A home: the ways of its light from the OLT port, one for a house and one for each entrance of a block; or why it is not served.</summary>
internal sealed record HomeDocument(string Premises, double[] Location, IReadOnlyList<HomeWayDocument> Ways, UnservedDocument? Unserved);

/// <summary>One way of the light: its ports, its steps in order from the OLT, its losses in dB, lengths in metres, and the lines that it follows (longitude, latitude).</summary>
internal sealed record HomeWayDocument(
    int Entrance, int Dwellings, string Node, int OltPort, int PremisesOnPort, double LossDb, double LeastLossDb, double FibreM, double DropM, long Cost,
    IReadOnlyList<WayStepDocument> Steps, IReadOnlyList<double[][]> Lines);

/// <summary>A step of the light, consecutive stretches of one cable level taken together.</summary>
internal sealed record WayStepDocument(string Element, string Key, string Level, double LengthM, double FromOltM);

/// <summary>Why a home is not served, and the cheapest way out.</summary>
internal sealed record UnservedDocument(int Dwellings, string Cause, Wording Message, Wording WayOut);

/// <summary>The questions about the networks to the homes.</summary>
internal static class AccessEndpoints
{
    /// <summary>Adds them under <c>/api/access</c>.</summary>
    public static void MapAccess(this IEndpointRouteBuilder routes, OpenProject project)
    {
        var access = routes.MapGroup("/api/access").AddEndpointFilter(new Freshness(project)).ProducesProblem(StatusCodes.Status404NotFound);
        access.MapGet("/settlements/{id:long}", (long id) => Design(project.Current.Reading, id))
            .WithName("access").WithSummary("The design of the network to the homes of a settlement; null where there is none.");
        access.MapGet("/home", (string premises) => Home(project.Current.Reading.Access, premises))
            .WithName("home").WithSummary("The way of the light from the OLT port to a home, or why there is none.");
    }

    private static Results<Ok<AccessDocument>, ProblemHttpResult> Design(ProjectReading reading, long id) => reading.FindSettlement(id) is null
        ? Problem.NoSettlement(id)
        : TypedResults.Ok(new AccessDocument(reading.Access.FindDesign(id) is var (options, summary) ? Design(options, summary) : null));

    private static Results<Ok<HomeDocument>, ProblemHttpResult> Home(AccessReading access, string premises) => access.FindHome(premises) switch
    {
        null => Problem.NotFound("premises-unknown", $"No access design knows the premises '{premises}'.", "Maybe it was designed anew: load the page again."),
        { Unserved: { } no, Location: { } place } =>
            TypedResults.Ok(new HomeDocument(premises, Place(place), [], new(no.Dwellings, no.Cause, Phrases.Of(no.Message), Phrases.Of(no.WayOut)))),
        var home => TypedResults.Ok(new HomeDocument(premises, Place(home.Location), [.. home.Ways.Select(Way)], null)),
    };

    private static HomeWayDocument Way(HomeTrace it) => new(
        it.Entrance, it.Dwellings, it.Node, it.OltPort, it.SharesPort.Count, it.LossDb, it.LeastLossDb, it.Steps[^1].FromOltMetres, it.DropMetres, it.Cost,
        [.. Steps(it)], [.. it.Steps.Where(step => step.Line.Count > 1).Select(step => step.Line.Select(Place).ToArray())]);

    /// <summary>A cable of one level counts as one step, however many stretches it follows.</summary>
    private static IEnumerable<WayStepDocument> Steps(HomeTrace it)
    {
        WayStepDocument? open = null;
        foreach (var step in it.Steps)
        {
            if (open is not null && step.Level.Length > 0 && open.Level == step.Level)
            {
                open = open with { LengthM = Math.Round(open.LengthM + step.LengthMetres, 2), FromOltM = step.FromOltMetres };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new(step.Element, step.Level.Length > 0 ? "" : step.Key, step.Level, step.LengthMetres, step.FromOltMetres);
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static AccessDesignDocument Design(AccessOptions options, AccessSummary s) => new(
        s.Premises, s.Dwellings, s.Served, s.Cost.Total, s.LowerBound, s.Gap, PerDwelling(s.Cost.Total, s.Served * s.TakeUp), PerDwelling(s.Cost.Passed, s.Served), s.TakeUp, s.TrenchKm, s.AerialKm,
        s.Splitters, s.Cabinets, s.Nodes, s.OltPorts, s.MaxLossDb, s.MaxDropM, s.AssumedShare, options.OpticalClass);

    private static double PerDwelling(long cost, double dwellings) => dwellings > 0 ? Math.Round(cost / dwellings) : 0;

    private static double[] Place(Zheli.Model.Places.GeoPoint point) => [Math.Round(point.Longitude, 7), Math.Round(point.Latitude, 7)];
}
