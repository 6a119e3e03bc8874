using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Zheli.Server.Http;

/// <summary>The OpenAPI document: the same for every address and build, so that the page's types can be made from a committed copy.</summary>
internal static class ApiDescription
{
    /// <summary>Sets the title, and takes out what depends on where the server runs.</summary>
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo { Title = "Zheli", Version = "v1", Description = "A roll-out project: its map, its plans, and what proves them." };
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}
