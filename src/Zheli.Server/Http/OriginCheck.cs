using Microsoft.AspNetCore.Http;

namespace Zheli.Server.Http;

/// <summary>
/// Refuses calls that change something, and questions that keep the computer busy, unless they come from the server's own page or from no page at all (a script). A browser states the page's origin
/// in such calls, and says in <c>Sec-Fetch-Site</c> whether it is another site's; neither can be forged by a page (Fetch Standard).
/// </summary>
internal static class OriginCheck
{
    /// <summary>Marks a question that takes the computer's whole power for seconds, though it changes nothing.</summary>
    internal sealed record LongWork;

    /// <summary>Answers 403 to a call on behalf of a foreign page.</summary>
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isSafe = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            && context.GetEndpoint()?.Metadata.GetMetadata<LongWork>() is null;
        if (isSafe || IsOwn(request))
        {
            await next(context);
            return;
        }

        await Problem.Of(StatusCodes.Status403Forbidden, "origin-foreign", "This call comes from a page of another site.",
            "Maybe open the map at the server's own address.").ExecuteAsync(context);
    }

    private static bool IsOwn(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host.Value}";
        var origins = request.Headers.Origin;
        var site = request.Headers["Sec-Fetch-Site"];
        return (origins.Count == 0 || (origins.Count == 1 && string.Equals(origins[0], own, StringComparison.OrdinalIgnoreCase)))
            && (site.Count == 0 || (site.Count == 1 && site[0] is "same-origin" or "none"));
    }
}
