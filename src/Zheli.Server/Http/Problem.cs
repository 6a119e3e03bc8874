using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Zheli.Server.Http;

/// <summary>Refusals as problem documents (RFC 9457) with our stable code and an advice.</summary>
internal static class Problem
{
    /// <summary>A problem document.</summary>
    public static ProblemHttpResult Of(int status, string code, string title, string advice) => TypedResults.Problem(
        title: title,
        detail: advice,
        statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>There is no such thing.</summary>
    public static ProblemHttpResult NotFound(string code, string title, string advice) => Of(StatusCodes.Status404NotFound, code, title, advice);

    /// <summary>No settlement has this number.</summary>
    public static ProblemHttpResult NoSettlement(long id) =>
        NotFound("settlement-not-found", $"The project has no settlement {id}.", "Maybe it was imported anew: load the page again.");

    /// <summary>No area has this number.</summary>
    public static ProblemHttpResult NoArea(long id) => NotFound("area-not-found", $"The project has no area {id}.", "Maybe it was imported anew: load the page again.");

    /// <summary>No plan goes by this name.</summary>
    public static ProblemHttpResult NoScenario(string scenario, IEnumerable<string> scenarios) => NotFound(
        "scenario-not-found",
        $"The project has no plan '{scenario}'.",
        !scenarios.Any() ? "Maybe make one: zheli plan PROJECT." : $"Maybe one of: {string.Join(", ", scenarios)}.");
}
