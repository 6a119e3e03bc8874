using System.Security.Cryptography;
using Zheli.Model;

namespace Zheli.Operations.Fetch;

/// <summary>What to fetch.</summary>
/// <param name="Folder">Where to; made when there is none.</param>
/// <param name="Sources">The sources of one country.</param>
/// <param name="Kinds">Kinds of sources to fetch; empty for all.</param>
/// <param name="Refresh">Fetch whole files again.</param>
public sealed record FetchRequest(string Folder, IReadOnlyList<FetchSource> Sources, IReadOnlyList<string> Kinds, bool Refresh)
{
    /// <summary>How long a server may be silent.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Before a broken line is tried again; longer each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>What came of it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Files">Files that are there and whole.</param>
/// <param name="AlreadyThere">Names of those that were there before.</param>
/// <param name="Findings">What could not be fetched, and why.</param>
public sealed record FetchResult(string Folder, IReadOnlyList<FetchedFile> Files, IReadOnlyList<string> AlreadyThere, IReadOnlyList<Finding> Findings)
{
    /// <summary>True when every source is there.</summary>
    public bool IsComplete => Findings.All(f => f.Severity != Severity.Error);
}

/// <summary>The verb <c>fetch</c>: open data of a country into a folder that <c>import</c> takes as it is.</summary>
public static class FetchOperation
{
    private const int MostRedirections = 5;

    /// <summary>Fetches what is not there yet. A file is whole or not there; the manifest tells the whole ones at any moment.</summary>
    /// <exception cref="BadInputException">The folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what has arrived is kept and gone on with next time.</exception>
    public static FetchResult Run(FetchRequest request, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken token = default)
    {
        Prepare(request.Folder);
        var wanted = request.Sources.Where(s => request.Kinds.Count == 0 || request.Kinds.Contains(s.Kind, StringComparer.Ordinal)).ToList();
        var files = FetchManifest.Find(request.Folder)?.Files.ToDictionary(f => f.File, StringComparer.Ordinal) ?? [];
        var (already, findings) = (new List<string>(), new List<Finding>());
        using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = MostRedirections, ConnectTimeout = request.Stall, AllowAutoRedirect = true };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("zheli");
        var download = new Download(client, clock, request.Stall, request.Pause);
        foreach (var source in wanted)
        {
            token.ThrowIfCancellationRequested();
            if (!request.Refresh && files.TryGetValue(source.File, out var known) && IsWhole(request.Folder, known))
            {
                already.Add(source.File);
                continue;
            }

            if (Fetch(download, source, Path.Combine(request.Folder, source.File), findings, progress, token) is { } fetched)
            {
                files[source.File] = fetched;
                var order = request.Sources.Select(s => s.File).ToList();
                new FetchManifest(source.Country, [.. files.Values.OrderBy(f => order.IndexOf(f.File) is >= 0 and var i ? i : int.MaxValue).ThenBy(f => f.File, StringComparer.Ordinal)])
                    .Write(request.Folder);
            }
        }

        return new(request.Folder, [.. wanted.Select(s => files.GetValueOrDefault(s.File)).OfType<FetchedFile>()], already, findings);
    }

    private static FetchedFile? Fetch(
        Download download, FetchSource source, string target, List<Finding> findings, IProgress<StageProgress>? progress, CancellationToken token)
    {
        var failures = new List<Finding>();
        foreach (var address in source.Addresses)
        {
            try
            {
                var fetched = download.Run(source, address, target, progress, token);
                findings.AddRange(failures.Select(f => f with { Severity = Severity.Warning }));
                return fetched;
            }
            catch (DownloadFailure failure)
            {
                failures.Add(new(Severity.Error, failure.Code, source.File, $"{Sentence(failure.Message)} ({address.GetLeftPart(UriPartial.Path)}).", failure.Advice));
            }
            catch (HttpRequestException failure)
            {
                failures.Add(new(Severity.Error, "server-unreachable", source.File, $"{Sentence(failure.Message)} ({address.GetLeftPart(UriPartial.Path)}).", "Maybe check the network, or name a mirror with --sources."));
            }
        }

        findings.AddRange(failures);
        return null;
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.');

    private static bool IsWhole(string folder, FetchedFile known)
    {
        var path = Path.Combine(folder, known.File);
        if (!File.Exists(path) || new FileInfo(path).Length != known.Size)
        {
            return false;
        }

        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == known.Sha256;
    }

    private static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("folder-unusable", folder, $"The folder cannot be made: {failure.Message}", "Maybe choose another.");
        }
    }
}
