using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zheli.Operations.Read.Calendar;

namespace Zheli.Server.Http;

/// <summary>
/// Lets a browser keep what it has until the project changes: every answer that depends on the project alone carries the project's version as
/// entity tag, and a question that repeats it is answered 304 without work. With a clock the tag holds the day too, for answers that depend on it.
/// </summary>
internal sealed class Freshness(OpenProject project, TimeProvider? clock = null) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var day = clock is null ? "" : CalendarReading.Today(clock).ToString("-yyyyMMdd", CultureInfo.InvariantCulture);
        var tag = $"W/\"{project.Current.Reading.Version}{day}\"";
        response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(tag, StringComparison.Ordinal)))
        {
            response.Headers.ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await next(context);
        if (answer is not IStatusCodeHttpResult { StatusCode: >= 400 } && answer is not INestedHttpResult { Result: IStatusCodeHttpResult { StatusCode: >= 400 } })
        {
            response.Headers.ETag = tag;
        }

        return answer;
    }
}
