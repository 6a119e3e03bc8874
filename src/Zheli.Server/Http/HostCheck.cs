using System.Net;
using Microsoft.AspNetCore.Http;

namespace Zheli.Server.Http;

/// <summary>
/// Refuses calls under a name that is not the server's, so that a foreign page cannot reach it by pointing its own name here (DNS rebinding).
/// Plain addresses are always the caller's own choice and pass.
/// </summary>
internal sealed class HostCheck(IEnumerable<string> names)
{
    private readonly HashSet<string> known = new(names.Append("localhost").Append(Environment.MachineName), StringComparer.OrdinalIgnoreCase);

    /// <summary>The check for a server's addresses and the names added to them.</summary>
    public static HostCheck For(ServeOptions options) => new(ListenAddress.Parse(options.Urls).Select(address => address.Host).Concat(options.Hosts));

    /// <summary>Answers 400 to a call under a foreign name.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (known.Contains(host) || IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            await next(context);
            return;
        }

        await Problem.Of(StatusCodes.Status400BadRequest, "host-not-known", $"This server does not go by the name '{host}'.",
            "Maybe start it with --host NAME to let browsers call it so.").ExecuteAsync(context);
    }
}
