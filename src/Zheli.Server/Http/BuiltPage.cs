using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Zheli.Server.Http;

/// <summary>The page's built files: beside the executable in a release, in the source tree while developing.</summary>
internal static class BuiltPage
{
    private const string Front = "index.html";
    private const string Packed = ".br";

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
        types.Mappings[Packed] = "application/octet-stream";
        var files = new PhysicalFileProvider(root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.Use((context, next) => PreferPacked(context, next, files));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = types,
            OnPrepareResponse = answer =>
            {
                var (path, response) = (answer.Context.Request.Path.Value ?? "", answer.Context.Response);
                response.Headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
                if (path.EndsWith(Packed, StringComparison.Ordinal) && types.TryGetContentType(path[..^Packed.Length], out var type))
                {
                    response.Headers.ContentEncoding = "br";
                    response.ContentType = type;
                }
            },
        });
    }

    /// <summary>The build leaves a file packed as tightly as can be beside each text of the page; a browser that can read it gets that one.</summary>
    private static Task PreferPacked(HttpContext context, RequestDelegate next, PhysicalFileProvider files)
    {
        var (request, response) = (context.Request, context.Response);
        if (HttpMethods.IsGet(request.Method) && request.Path.Value is { } path && files.GetFileInfo(path + Packed).Exists)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            if (request.GetTypedHeaders().AcceptEncoding.Any(known => known.Value == "br" && known.Quality is not 0))
            {
                request.Path = path + Packed;
            }
        }

        return next(context);
    }
}
