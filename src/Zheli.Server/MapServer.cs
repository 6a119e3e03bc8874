using System.IO.Compression;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Zheli.Model;
using Zheli.Operations.Read;
using Zheli.Server.Http;
using Zheli.Server.Live;

namespace Zheli.Server;

/// <summary>One process that serves a project: the page, the questions under <c>/api</c>, and vector tiles. It asks nothing of the outside.</summary>
public static class MapServer
{
    private const long MaxRequestBytes = 64 * 1024;

    /// <summary>Serves the project until the token is cancelled.</summary>
    /// <exception cref="BadInputException">The project cannot be read, or an address cannot be used.</exception>
    public static Task RunAsync(ServeOptions options, CancellationToken token)
    {
        CheckAddresses(options.Urls);
        var project = new OpenProject(() => ProjectReading.Open(options.ProjectPath), () => ProjectReading.VersionOf(options.ProjectPath));

        // A project that cannot be read is refused now, not at the first question.
        _ = project.Current;
        return RunAsync(options, project, token);
    }

    /// <summary>Refuses addresses on which no server can listen, before any work is done for it.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <exception cref="BadInputException">An address cannot be used; all findings.</exception>
    public static void CheckAddresses(string urls) => ListenAddress.Parse(urls);

    /// <summary>Serves a project that is open already until the token is cancelled.</summary>
    internal static async Task RunAsync(ServeOptions options, OpenProject project, CancellationToken token)
    {
        await using var jobs = new PlanJobs(options.ProjectPath, project, TimeProvider.System);
        await using var app = Build(options, project, jobs);
        try
        {
            await app.StartAsync(token);
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            throw new BadInputException("address-not-free", options.Urls, refused.Message, "Maybe choose another port: --urls http://127.0.0.1:8081.");
        }

        await using var ending = token.Register(jobs.EndWithServer);
        options.Listening?.Invoke([.. app.Urls]);
        var warming = Task.Run(() => Warm(options, project, token), CancellationToken.None);
        await app.WaitForShutdownAsync(token);
        await warming;
    }

    /// <summary>What goes wrong before anybody asks is told, and ends nothing: whoever asks meets it again.</summary>
    private static void Warm(ServeOptions options, OpenProject project, CancellationToken token)
    {
        try
        {
            project.Current.CutOverview(token);
        }
        catch (Exception fault)
        {
            options.Fault?.Invoke("the first look at the whole country", fault);
        }
    }

    /// <summary>Makes the server for a project that is open already.</summary>
    internal static WebApplication Build(ServeOptions options, OpenProject project, PlanJobs jobs)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "zheli", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. ListenAddress.Parse(options.Urls).SelectMany(address => address.Bindings)]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Words.Policy));
        });
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Refusals.Complete);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, TileEndpoints.ContentType, "application/problem+json"];
        });

        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.Use((context, next) => HeadCalls.AsGet(context, next));
        app.UseRouting();
        var hosts = HostCheck.For(options);
        app.Use((context, next) => hosts.Check(context, next));
        app.Use((context, next) => OriginCheck.Check(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => Faults.Tell(context, next, options.Fault));
        app.Use((context, next) => Refusals.Check(context, next));
        app.UseResponseCompression();
        app.UseBuiltPage(BuiltPage.Find(options.WebRoot));
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApi(project, options.ProjectPath, options.ReadOnly);
        app.MapCalendar(project, TimeProvider.System);
        app.MapJobs(jobs, project, options.ProjectPath, options.ReadOnly);
        app.MapAccess(project);
        app.MapTiles(project);
        return app;
    }
}
