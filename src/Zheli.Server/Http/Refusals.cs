using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Zheli.Model;

namespace Zheli.Server.Http;

/// <summary>What the web framework refuses by itself, said as every other refusal: with a stable code, what is the matter, and an advice.</summary>
internal static partial class Refusals
{
    private const string Description = "Maybe compare it with /openapi/v1.json.";

    /// <summary>Answers a call whose body or whose values cannot be read, and any call while the project cannot.</summary>
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await Of(refused).ExecuteAsync(context);
        }
        catch (BadInputException refused) when (!context.Response.HasStarted)
        {
            // The project was moved, or replaced by something else, while it is served.
            var finding = refused.Findings[0];
            await Problem.Of(StatusCodes.Status503ServiceUnavailable, finding.Code, finding.Message, finding.Advice).ExecuteAsync(context);
        }
    }

    /// <summary>Gives an answer that carries nothing but its status a code and an advice.</summary>
    public static void Complete(ProblemDetailsContext problem)
    {
        var details = problem.ProblemDetails;
        if (details.Extensions.ContainsKey("code"))
        {
            return;
        }

        (details.Extensions["code"], details.Detail) = details.Status switch
        {
            StatusCodes.Status404NotFound => ("not-found", "Maybe the address is misspelt: /openapi/v1.json lists them all."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "Maybe ask with another method: /openapi/v1.json lists them."),
            StatusCodes.Status413PayloadTooLarge => ("body-too-large", "Maybe ask for less at once."),
            >= 500 => ("fault", "This is a fault in Zheli, not in your data. Please report it."),
            _ => ("request-unreadable", Description),
        };
    }

    private static ProblemHttpResult Of(BadHttpRequestException refused)
    {
        var status = refused.StatusCode;
        if (refused.InnerException is JsonException json)
        {
            var where = json.Path is { Length: > 1 } path ? $", at {path[(path.StartsWith("$.", StringComparison.Ordinal) ? 2 : 1)..]}" : "";
            return Problem.Of(status, "body-unreadable", $"The body is not the JSON that is asked for{where}.", Description);
        }

        if (status == StatusCodes.Status415UnsupportedMediaType)
        {
            return Problem.Of(status, "body-not-json", "The body is not said to be JSON.", "Maybe add the header Content-Type: application/json.");
        }

        if (Unreadable().Match(refused.Message) is { Success: true } wrong)
        {
            return Problem.Of(status, "parameter-unreadable", $"'{wrong.Groups["value"].Value}' cannot be the value of {wrong.Groups["name"].Value}.", Description);
        }

        if (Missing().Match(refused.Message) is { Success: true } missing)
        {
            return missing.Groups["from"].Value.Contains("body", StringComparison.Ordinal)
                ? Problem.Of(status, "body-missing", "There is no body.", Description)
                : Problem.Of(status, "parameter-missing", $"The value of {missing.Groups["name"].Value} is missing.", $"Maybe add it: ?{missing.Groups["name"].Value}=VALUE.");
        }

        return Problem.Of(status, "request-unreadable", "The question cannot be read.", Description);
    }

    /// <summary>The framework's sentence about a value of the wrong kind; it names the parameter's type before its name.</summary>
    [GeneratedRegex("""^Failed to bind parameter "(?:.+ )?(?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    /// <summary>The framework's sentences about a value or a body that is not there.</summary>
    [GeneratedRegex("""parameter "(?:.+ )?(?<name>\w+)" (?<from>was not provided.*|but no body was provided.*)$""", RegexOptions.Singleline)]
    private static partial Regex Missing();
}
