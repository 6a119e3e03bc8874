using System.CommandLine;
using Zheli.Operations.Fetch;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli fetch</c>: open data of a country into a folder that <c>zheli import</c> takes as it is.</summary>
internal static class FetchCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var country = new Argument<string>("COUNTRY") { Description = "Two letters or the English name: KZ, Kazakhstan." };
        var folder = new Option<string?>("--to") { Description = "The folder; data-COUNTRY when left out." };
        var only = new Option<string[]>("--only") { Description = "Kinds to fetch: osm, boundaries, places, relief.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong("osm", "boundaries", "places", "relief");
        var sources = new Option<string?>("--sources") { Description = "A table of sources of your own, with the columns of data/sources/fetch_sources.csv." };
        var refresh = new Option<bool>("--refresh") { Description = "Fetch files again that are there and whole." };
        var command = new Command("fetch", "Fetch the open data of a country: map, boundaries, place names, relief with the sea floor. Needs the internet; goes on where it broke off.")
        {
            country, folder, only, sources, refresh,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var table = parsed.GetValue(sources) is { } path ? FetchSources.Read(path) : FetchSources.Shipped();
            var wanted = FetchSources.For(table, parsed.GetRequiredValue(country));
            var request = new FetchRequest(
                parsed.GetValue(folder) ?? $"data-{wanted[0].Country.ToLowerInvariant()}", wanted, parsed.GetValue(only) ?? [], parsed.GetValue(refresh));
            var result = FetchOperation.Run(request, TimeProvider.System, terminal.Progress, token);
            terminal.Answer(result, output => Write(result, output));
            if (!terminal.IsJson)
            {
                terminal.Show(result.Findings);
            }

            return result.IsComplete ? ExitCode.Done : ExitCode.No;
        });
    }

    private static void Write(FetchResult result, TextWriter output)
    {
        foreach (var file in result.Files)
        {
            var note = result.AlreadyThere.Contains(file.File) ? "was there" : file.ChecksumVerified ? "checksum verified" : "fetched";
            output.WriteLine(FormattableString.Invariant($"{file.File,-36} {file.Size / 1e6,8:0.0} MB  {file.Licence,-14} {note}"));
        }

        output.WriteLine(result.IsComplete
            ? $"{result.Folder} is complete. Next: zheli import PROJECT.gpkg {result.Folder}"
            : $"{result.Folder} is not complete; the same command goes on where it broke off.");
    }
}
