using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Fetch;

/// <summary>Why an address gave no file; the next one may.</summary>
/// <param name="code">A stable word for it.</param>
/// <param name="message">What happened, for a person.</param>
/// <param name="advice">What to do about it.</param>
public sealed class DownloadFailure(string code, string message, string advice) : Exception(message)
{
    /// <summary>A stable word for it.</summary>
    public string Code => code;

    /// <summary>What to do about it.</summary>
    public string Advice => advice;
}

/// <summary>
/// Fetches one file from one address, over as many broken lines as it takes: what has arrived stays in <c>FILE.part</c> and is gone on with only
/// when the server says that it is still the same file (RFC 9110, If-Range).
/// </summary>
internal sealed class Download(HttpClient client, TimeProvider clock, TimeSpan stall, TimeSpan pause)
{
    private const int Tries = 5;
    private const int MostChecksumBytes = 1024;

    /// <summary>Fetches to <paramref name="target"/>; what it tells is of the file as it lies there.</summary>
    /// <exception cref="DownloadFailure">This address does not give the file.</exception>
    public FetchedFile Run(FetchSource source, Uri address, string target, IProgress<StageProgress>? progress, CancellationToken token)
    {
        var part = new PartFile(target + ".part");
        var stated = source.ChecksumAddress is { } at && address == source.Addresses[0] ? StatedMd5(at, token) : null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (from, published) = Receive(source, address, part, progress, token);
                Check(source, part.Path, stated);
                return Settle(source, from, published, part, target, stated is not null);
            }
            catch (Exception broken) when (broken is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } or IOException or TimeoutException)
            {
                if (attempt == Tries)
                {
                    throw new DownloadFailure(
                        "line-breaks-off", $"{address.Host} broke off {Tries} times ({broken.Message})", "Maybe try again later: what has arrived is kept and gone on with.");
                }

                Task.Delay(pause * attempt, clock, token).GetAwaiter().GetResult();
            }
            catch (DownloadFailure)
            {
                // What is not the file must not be gone on with.
                part.Delete();
                throw;
            }
        }
    }

    private (Uri From, DateTimeOffset? Published) Receive(FetchSource source, Uri address, PartFile part, IProgress<StageProgress>? progress, CancellationToken token)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, address);
        var (have, validator) = part.Resumable(address);
        if (have > 0)
        {
            question.Headers.Range = new(have, null);
            question.Headers.TryAddWithoutValidation("If-Range", validator);
        }

        using var answer = Within(stall, token, limited => client.Send(question, HttpCompletionOption.ResponseHeadersRead, limited));
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            part.Delete();
            throw new IOException("what had arrived is not of this file");
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw answer.StatusCode >= HttpStatusCode.InternalServerError || answer.StatusCode == HttpStatusCode.TooManyRequests
                ? new HttpRequestException($"status {(int)answer.StatusCode}", null, HttpStatusCode.InternalServerError)
                : new DownloadFailure("not-there", $"{address.Host} answers {(int)answer.StatusCode} ({answer.ReasonPhrase})", "Maybe the address has moved: look at the publisher's page.");
        }

        RejectDowngrade(address, answer);
        var range = answer.Content.Headers.ContentRange;
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && range?.From == have && have > 0;
        if (answer.StatusCode == HttpStatusCode.PartialContent && !goesOn)
        {
            part.Delete();
            throw new IOException("the server went on at another place");
        }

        if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw Page(address);
        }

        var begin = goesOn ? have : 0;
        var total = answer.Content.Headers.ContentLength is { } length ? begin + length : (long?)null;
        RejectSize(source, total ?? 0);
        RejectFullDisk(part.Path, (total ?? 0) - begin);
        part.Remember(address, answer.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture));
        using var body = Within(stall, token, limited => answer.Content.ReadAsStream(limited));
        using var file = new FileStream(part.Path, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var (buffer, arrived) = (new byte[128 * 1024], begin);
        for (; ; )
        {
            var count = Within(stall, token, limited => body.ReadAsync(buffer, limited).AsTask().GetAwaiter().GetResult());
            if (count == 0)
            {
                break;
            }

            file.Write(buffer, 0, count);
            arrived += count;
            RejectSize(source, arrived);
            progress?.Report(new($"fetching {source.File}", total > 0 ? Math.Min(1, arrived / (double)total) : -1));
        }

        file.Flush(flushToDisk: true);
        return total is { } whole && arrived != whole
            ? throw new IOException($"{arrived} of {whole} bytes came")
            : (answer.RequestMessage?.RequestUri ?? address, answer.Content.Headers.LastModified);
    }

    /// <summary>What a server sends with status 200 need not be the file: an error page, a login, something cut short.</summary>
    private static void Check(FetchSource source, string path, byte[]? stated)
    {
        Span<byte> head = stackalloc byte[512];
        using var file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var text = Encoding.ASCII.GetString(head).TrimStart();
        if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw new DownloadFailure("page-not-file", "a web page came instead of the file", "Maybe a login or an error page: open the address in a browser and look.");
        }

        if (head.IsEmpty || !LooksRight(source, head, text))
        {
            throw new DownloadFailure("not-the-file", $"what came is no {source.Kind} file", "Maybe the address now leads elsewhere: look at the publisher's page.");
        }

        if (stated is not null)
        {
            file.Position = 0;
            // Publishers of extracts state MD5 alone. It guards against accidents; against strangers the line is encrypted.
#pragma warning disable CA5351
            if (!MD5.HashData(file).AsSpan().SequenceEqual(stated))
#pragma warning restore CA5351
            {
                throw new DownloadFailure("checksum-differs", "the file differs from the checksum that its publisher states", "Maybe it was replaced while it was fetched: try again.");
            }
        }
    }

    private static bool LooksRight(FetchSource source, ReadOnlySpan<byte> head, string text) =>
        source.Member is not null ? head.StartsWith("PK"u8)
        : Path.GetExtension(source.File) switch
        {
            ".pbf" => head.IndexOf("OSMHeader"u8) is >= 0 and < 32,
            ".tif" => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8),
            ".geojson" => text.StartsWith('{') && !text.StartsWith("{\"error", StringComparison.Ordinal),
            ".zip" => head.StartsWith("PK"u8),
            _ => head.IndexOf((byte)0) < 0,
        };

    private FetchedFile Settle(FetchSource source, Uri from, DateTimeOffset? published, PartFile part, string target, bool verified)
    {
        if (source.Member is { } member)
        {
            Unpack(part.Path, member, target + ".new", source.MostBytes);
            File.Move(target + ".new", target, overwrite: true);
        }
        else
        {
            File.Move(part.Path, target, overwrite: true);
        }

        part.Delete();
        using var file = File.OpenRead(target);
        return new(
            source.File, source.Kind, new Uri(from.GetLeftPart(UriPartial.Path)), clock.GetUtcNow(), published, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), verified,
            source.Licence, source.Attribution);
    }

    private static void Unpack(string archivePath, string member, string target, long mostBytes)
    {
        try
        {
            using var archive = ZipFile.OpenRead(archivePath);
            var entry = archive.GetEntry(member) ?? throw new DownloadFailure("member-missing", $"the archive holds no '{member}'", "Maybe the publisher renamed it.");
            using var from = entry.Open();
            using var to = File.Create(target);
            var (buffer, written) = (new byte[128 * 1024], 0L);
            for (var count = from.Read(buffer); count > 0; count = from.Read(buffer))
            {
                // The sizes that an archive states are its own word; what comes out is counted.
                if ((written += count) > mostBytes)
                {
                    throw new DownloadFailure("too-large", $"'{member}' unpacks to more than {mostBytes / 1_000_000} MB", "Maybe this is not the file.");
                }

                to.Write(buffer, 0, count);
            }
        }
        catch (Exception failure)
        {
            File.Delete(target);
            throw failure is InvalidDataException ? new DownloadFailure("archive-broken", "the archive is damaged", "Maybe try again later.") : failure;
        }
    }

    private byte[]? StatedMd5(Uri address, CancellationToken token)
    {
        try
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = Within(stall, token, limited => client.Send(question, HttpCompletionOption.ResponseHeadersRead, limited));
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            var buffer = new byte[MostChecksumBytes];
            using var body = answer.Content.ReadAsStream(token);
            var count = Within(stall, token, limited => body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limited).AsTask().GetAwaiter().GetResult());
            var word = Encoding.ASCII.GetString(buffer, 0, count).Split(' ', '\t', '\n', '\r')[0];
            return word.Length == 32 && word.All(char.IsAsciiHexDigit) ? Convert.FromHexString(word) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException)
        {
            return null;
        }
    }

    private static void RejectSize(FetchSource source, long bytes)
    {
        if (bytes > source.MostBytes)
        {
            throw new DownloadFailure("too-large", $"more than {source.MostBytes / 1_000_000} MB come, which is not this file", "Maybe the address now leads elsewhere.");
        }
    }

    private static void RejectFullDisk(string path, long missing)
    {
        var free = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        if (missing > free)
        {
            throw new BadInputException(
                "disk-full", Path.GetFileName(path), $"{missing / 1_000_000} MB are to come, and {free / 1_000_000} MB are free.", "Maybe fetch into a folder on another disk.");
        }
    }

    private static void RejectDowngrade(Uri asked, HttpResponseMessage answer)
    {
        if (answer.RequestMessage?.RequestUri is { } final && final.Scheme == Uri.UriSchemeHttp && (asked.Scheme == Uri.UriSchemeHttps || !final.IsLoopback))
        {
            throw new DownloadFailure("redirected-in-the-clear", $"{asked.Host} redirects to an address without encryption", "Maybe the address has moved.");
        }
    }

    private static DownloadFailure Page(Uri address) =>
        new("page-not-file", $"{address.Host} sends a web page instead of the file", "Maybe a login or an error page: open the address in a browser and look.");

    /// <summary>Lets a step of the line take only so long; a silent server is a broken one.</summary>
    private T Within<T>(TimeSpan limit, CancellationToken token, Func<CancellationToken, T> step)
    {
        using var silence = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, silence.Token);
        try
        {
            return step(both.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new TimeoutException($"no word for {limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        }
    }
}
