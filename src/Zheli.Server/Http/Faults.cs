using Microsoft.AspNetCore.Http;

namespace Zheli.Server.Http;

/// <summary>Tells whoever runs the server of a fault in it, with what a report of it needs; the asker is told only that there was one.</summary>
internal static class Faults
{
    /// <summary>Passes on what is thrown; a question that its asker has given up, or that ends with the server, is no fault.</summary>
    public static async Task Tell(HttpContext context, RequestDelegate next, Action<string, Exception>? told)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            told?.Invoke($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", fault);
            throw;
        }
    }
}
