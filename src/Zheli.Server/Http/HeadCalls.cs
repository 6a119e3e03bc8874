using Microsoft.AspNetCore.Http;

namespace Zheli.Server.Http;

/// <summary>Answers HEAD as GET, without the body (RFC 9110, 9.3.2); the questions themselves know GET alone.</summary>
internal static class HeadCalls
{
    /// <summary>Lets the rest of the server see a GET; stands before the choice of the question.</summary>
    public static async Task AsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
