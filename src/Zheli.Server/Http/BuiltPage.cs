using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Zheli.Server.Http;

/// <summary>The page's built files: beside the executable in a release, in the source tree while developing.</summary>
internal static class BuiltPage
{
    private const string Front = "index.html";

    /// <summary>The folder that holds the built page, or null when it was not built.</summary>
    public static string? Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(Path.Combine(given, Front)) ? Path.GetFullPath(given) : null;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "web");
        if (File.Exists(Path.Combine(beside, Front)))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "web", "dist");
            if (File.Exists(Path.Combine(built, Front)))
            {
                return built;
            }
        }

        return null;
    }

    /// <summary>Serves the page, or says how to build it.</summary>
    public static void UseBuiltPage(this WebApplication app, string? root)
    {
        if (root is null)
        {
            app.MapGet("/", () => Problem.Of(StatusCodes.Status503ServiceUnavailable, "page-not-built", "The page was not built; the data under /api is served.",
                "Maybe run in the folder web: npm ci && npm run build.")).ExcludeFromDescription();
            return;
        }

        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        var files = new PhysicalFileProvider(root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = types,
            OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl =
                answer.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }
}
