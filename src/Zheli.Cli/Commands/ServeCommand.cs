using System.CommandLine;
using Zheli.Server;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli serve</c>: the web map and the API of a project, until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project file, NAME.gpkg." };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, separated by semicolons. Name an address that others can reach only when they should.",
            DefaultValueFactory = _ => ServeOptions.DefaultUrl,
        };
        var hosts = new Option<string[]>("--host") { Description = "A name by which browsers call this server; may be repeated." };
        var readOnly = new Option<bool>("--read-only") { Description = "Offer nothing that changes the project." };
        var command = new Command("serve", "Show a project as a web map with its API. Ctrl-C ends it.")
        {
            project, urls, hosts, readOnly,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var options = new ServeOptions
            {
                ProjectPath = parsed.GetRequiredValue(project),
                Urls = parsed.GetRequiredValue(urls),
                Hosts = parsed.GetValue(hosts) ?? [],
                ReadOnly = parsed.GetValue(readOnly),
            };
            Serve(
                options,
                terminal,
                addresses => terminal.Answer(new { addresses }, output =>
                {
                    output.WriteLine($"{options.ProjectPath} is on the map at {string.Join(" and ", addresses)} (Ctrl-C ends).");
                    output.Flush();
                }),
                token);
            return ExitCode.Done;
        });
    }

    /// <summary>Serves until the token is cancelled; <paramref name="listening"/> is told where, once the server listens; faults are said on the terminal.</summary>
    public static void Serve(ServeOptions options, Terminal terminal, Action<IReadOnlyCollection<string>> listening, CancellationToken token) => MapServer.RunAsync(
        options with
        {
            WebRoot = Environment.GetEnvironmentVariable("ZHELI_WEB_ROOT") is { Length: > 0 } root ? root : null,
            Listening = listening,
            Fault = (question, bug) => terminal.Say($"{question}: this is a fault in Zheli, not in your data. Please report it with the lines below.\n{bug}"),
        },
        token).GetAwaiter().GetResult();
}
