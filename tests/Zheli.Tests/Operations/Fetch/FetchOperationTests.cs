using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Zheli.Model;
using Zheli.Operations.Fetch;
using Zheli.Operations.Import;

namespace Zheli.Tests.Operations.Fetch;

/// <summary>Fetching from servers that break off, lie, move, refuse and send something else; never from outside this computer.</summary>
public sealed class FetchOperationTests : IDisposable
{
    private static readonly byte[] Places = Encoding.UTF8.GetBytes(
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"place":"village","name":"Құрық","population":"9000"},"geometry":{"type":"Point","coordinates":[51.66,43.19]}}]}""");

    private readonly TemporaryFolder folder = new();

    private string Target => folder["data"];

    [Fact]
    public void A_whole_country_is_fetched_written_down_and_imported_as_it_is()
    {
        using var server = new MoodyServer((asked, _) => asked.Path.EndsWith(".md5", StringComparison.Ordinal)
            ? MoodyServer.Answer("200 OK", Encoding.ASCII.GetBytes(Md5(Places) + "  places.geojson\n"))
            : MoodyServer.Answer("200 OK", asked.Path.EndsWith(".zip", StringComparison.Ordinal) ? Zip("KZ.txt", GeoNames) : Places, null, "Last-Modified: Sat, 21 Nov 2026 10:00:00 GMT"));
        var result = Fetch([Source(server, "places.geojson", checksum: "places.md5"), Source(server, "geonames-KZ.txt", path: "KZ.zip", member: "KZ.txt", kind: "places")]);
        Assert.True(result.IsComplete, Said(result));
        var manifest = FetchManifest.Find(Target)!;
        Assert.Equal(["places.geojson", "geonames-KZ.txt"], manifest.Files.Select(f => f.File));
        Assert.True(manifest.Files[0].ChecksumVerified);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Places)), manifest.Files[0].Sha256);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), manifest.Files[0].Published);
        Assert.All(manifest.Files, f => Assert.Equal("CC-BY-4.0", f.Licence));
        Assert.Equal(["geonames-KZ.txt", "manifest.json", "places.geojson"], Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var imported = ImportOperation.Run(new(folder["kz.gpkg"], [Target], null, 1), null, CancellationToken.None, TimeProvider.System);
        Assert.Equal(["places.geojson", "geonames-KZ.txt"], imported.Sources.Select(s => s.File));
        Assert.Equal(2, imported.Contents.Settlements.Sum(s => s.Value));
    }

    [Fact]
    public void What_is_there_and_whole_is_not_fetched_again_and_what_was_damaged_is()
    {
        using var server = new MoodyServer((_, _) => MoodyServer.Answer("200 OK", Places));
        var source = Source(server, "places.geojson");
        Fetch([source]);
        Assert.Equal(["places.geojson"], Fetch([source]).AlreadyThere);
        Assert.Single(server.Questions);
        File.WriteAllBytes(Path.Combine(Target, "places.geojson"), [.. Places[..^1], (byte)'?']);
        Assert.Empty(Fetch([source]).AlreadyThere);
        Assert.Equal(Places, File.ReadAllBytes(Path.Combine(Target, "places.geojson")));
    }

    [Fact]
    public void A_line_that_breaks_off_is_gone_on_with_where_it_broke()
    {
        using var server = new MoodyServer((asked, before) => before < 2
            ? Part(asked, 40, "\"v1\"")
            : MoodyServer.Answer("206 Partial Content", Places[(int)asked.Range..], null, "ETag: \"v1\"", $"Content-Range: bytes {asked.Range}-{Places.Length - 1}/{Places.Length}"));
        Assert.True(Fetch([Source(server, "places.geojson")]).IsComplete);
        Assert.Equal([0L, 40L, 80L], server.Questions.Select(q => q.Range));
        Assert.Equal(["", "\"v1\"", "\"v1\""], server.Questions.Select(q => q.IfRange));
        Assert.Equal(Places, File.ReadAllBytes(Path.Combine(Target, "places.geojson")));
    }

    [Fact]
    public void A_file_that_changed_meanwhile_begins_anew()
    {
        // The server no longer has what was begun, so it sends the whole of the new file with status 200.
        using var server = new MoodyServer((asked, before) => before == 0 ? Part(asked, 50, "\"v1\"") : MoodyServer.Answer("200 OK", Places, null, "ETag: \"v2\""));
        Assert.True(Fetch([Source(server, "places.geojson")]).IsComplete);
        Assert.Equal(Places, File.ReadAllBytes(Path.Combine(Target, "places.geojson")));
    }

    [Fact]
    public void A_file_without_a_mark_of_its_version_is_never_pieced_together()
    {
        using var server = new MoodyServer((asked, before) => before == 0 ? MoodyServer.Answer("200 OK", Places[..50], Places.Length) : MoodyServer.Answer("200 OK", Places));
        Assert.True(Fetch([Source(server, "places.geojson")]).IsComplete);
        Assert.Equal([0L, 0L], server.Questions.Select(q => q.Range));
    }

    [Fact]
    public void A_server_that_goes_on_at_another_place_is_not_believed()
    {
        using var server = new MoodyServer((asked, before) => before switch
        {
            0 => Part(asked, 50, "\"v1\""),
            1 => MoodyServer.Answer("206 Partial Content", Places[10..], null, "ETag: \"v1\"", $"Content-Range: bytes 10-{Places.Length - 1}/{Places.Length}"),
            _ => MoodyServer.Answer("200 OK", Places),
        });
        Assert.True(Fetch([Source(server, "places.geojson")]).IsComplete);
        Assert.Equal(Places, File.ReadAllBytes(Path.Combine(Target, "places.geojson")));
    }

    [Fact]
    public void A_server_that_always_breaks_off_is_given_up_and_what_arrived_is_kept()
    {
        using var server = new MoodyServer((asked, _) => Part(asked, 5, "\"v1\""));
        var result = Fetch([Source(server, "places.geojson")]);
        Assert.Equal("line-breaks-off", Assert.Single(result.Findings).Code);
        Assert.False(File.Exists(Path.Combine(Target, "places.geojson")));
        Assert.Equal(25, new FileInfo(Path.Combine(Target, "places.geojson.part")).Length);
    }

    [Fact]
    public void A_length_that_lies_is_found_out_by_the_checksum()
    {
        using var server = new MoodyServer((asked, _) => asked.Path.EndsWith(".md5", StringComparison.Ordinal)
            ? MoodyServer.Answer("200 OK", Encoding.ASCII.GetBytes(Md5(Places)))
            : MoodyServer.Answer("200 OK", Places, Places.Length - 20));
        var result = Fetch([Source(server, "places.geojson", checksum: "places.md5")]);
        Assert.Equal("checksum-differs", Assert.Single(result.Findings).Code);
        Assert.False(File.Exists(Path.Combine(Target, "places.geojson")));
    }

    [Theory]
    [InlineData("404 Not Found", "text/html", "not-there")]
    [InlineData("403 Forbidden", "text/plain", "not-there")]
    [InlineData("200 OK", "text/html; charset=utf-8", "page-not-file")]
    [InlineData("200 OK", "application/octet-stream", "page-not-file")]
    public void A_page_in_place_of_the_file_is_no_file(string status, string type, string code)
    {
        using var server = new MoodyServer((_, _) => MoodyServer.Answer(status, "  <!DOCTYPE html><html><body>Sorry</body></html>"u8.ToArray(), null, $"Content-Type: {type}"));
        var result = Fetch([Source(server, "places.geojson")]);
        Assert.Equal(code, Assert.Single(result.Findings).Code);
        Assert.Equal([], Directory.GetFiles(Target));
    }

    [Theory]
    [InlineData("map.osm.pbf", "osm")]
    [InlineData("relief.tif", "relief")]
    [InlineData("places.geojson", "places")]
    public void What_is_no_such_file_is_told_by_its_first_bytes(string name, string kind)
    {
        using var server = new MoodyServer((_, _) => MoodyServer.Answer("200 OK", "Just some text, or nothing of use."u8.ToArray()));
        Assert.Equal("not-the-file", Assert.Single(Fetch([Source(server, name, kind: kind)]).Findings).Code);
    }

    [Fact]
    public void A_redirection_is_followed_and_the_manifest_says_where_the_file_was()
    {
        using var server = new MoodyServer((asked, _) => asked.Path == "/places.geojson" ? MoodyServer.Answer("302 Found", [], null, "Location: /moved/there.geojson") : MoodyServer.Answer("200 OK", Places));
        Fetch([Source(server, "places.geojson")]);
        Assert.EndsWith("/moved/there.geojson", FetchManifest.Find(Target)!.Files[0].Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Redirections_without_end_are_given_up()
    {
        using var server = new MoodyServer((_, before) => MoodyServer.Answer("302 Found", [], null, "Location: /places.geojson"));
        Assert.False(Fetch([Source(server, "places.geojson")]).IsComplete);
        Assert.InRange(server.Questions.Count, 1, 30);
    }

    [Fact]
    public void A_mirror_helps_out_and_the_failure_of_the_first_address_is_told()
    {
        using var server = new MoodyServer((asked, _) => asked.Path == "/places.geojson" ? MoodyServer.Answer("404 Not Found", []) : MoodyServer.Answer("200 OK", Places));
        var source = Source(server, "places.geojson");
        var result = Fetch([source with { Addresses = [.. source.Addresses, new Uri(server.Address + "mirror.geojson")] }]);
        Assert.True(result.IsComplete);
        var told = Assert.Single(result.Findings);
        Assert.Equal((Severity.Warning, "not-there"), (told.Severity, told.Code));
        Assert.EndsWith("/mirror.geojson", FetchManifest.Find(Target)!.Files[0].Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_a_file_can_be_is_not_taken_whatever_length_is_stated()
    {
        var endless = Encoding.UTF8.GetBytes("{" + new string(' ', 1_200_000) + "}");
        using var server = new MoodyServer((asked, _) => asked.Path.Contains("stated", StringComparison.Ordinal)
            ? MoodyServer.Answer("200 OK", Places, 5_000_000_000)
            : [.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), .. endless]);
        var result = Fetch([Source(server, "places.geojson", mostBytes: 1_000_000), Source(server, "stated.geojson", mostBytes: 1_000_000)]);
        Assert.Equal(["too-large", "too-large"], result.Findings.Select(f => f.Code));
        Assert.Equal([], Directory.GetFiles(Target));
    }

    [Fact]
    public void An_archive_that_unpacks_without_end_or_lacks_the_file_is_refused()
    {
        using var server = new MoodyServer((asked, _) => MoodyServer.Answer("200 OK", asked.Path == "/bomb.zip" ? Zip("KZ.txt", new byte[3_000_000]) : Zip("other.txt", GeoNames)));
        var result = Fetch([
            Source(server, "a.txt", path: "bomb.zip", member: "KZ.txt", mostBytes: 1_000_000), Source(server, "b.txt", path: "other.zip", member: "KZ.txt"),
        ]);
        Assert.Equal(["too-large", "member-missing"], result.Findings.Select(f => f.Code));
        Assert.Equal([], Directory.GetFiles(Target));
    }

    [Fact]
    public void A_server_that_falls_silent_is_a_broken_one()
    {
        using var stop = new CancellationTokenSource();
        using var server = new MoodyServer((_, before) =>
        {
            stop.Token.WaitHandle.WaitOne(before == 0 ? 1500 : 0);
            return MoodyServer.Answer("200 OK", Places);
        });
        var result = FetchOperation.Run(
            new(Target, [Source(server, "places.geojson")], [], false) { Pause = TimeSpan.Zero, Stall = TimeSpan.FromMilliseconds(300) }, TimeProvider.System, null, CancellationToken.None);
        Assert.True(result.IsComplete || result.Findings[0].Code == "line-breaks-off", Said(result));
    }

    [Fact]
    public void A_stop_leaves_what_arrived()
    {
        using var stop = new CancellationTokenSource();
        using var server = new MoodyServer((asked, before) =>
        {
            if (before == 1)
            {
                stop.Cancel();
            }

            return Part(asked, 10, "\"v1\"");
        });
        Assert.ThrowsAny<OperationCanceledException>(() => FetchOperation.Run(
            new(Target, [Source(server, "places.geojson")], [], false) { Pause = TimeSpan.FromMilliseconds(50) }, TimeProvider.System, null, stop.Token));
        Assert.True(File.Exists(Path.Combine(Target, "places.geojson.part")));
    }

    [Fact]
    public void The_shipped_table_names_open_sources_of_every_kind_for_each_country()
    {
        foreach (var country in FetchSources.Shipped().GroupBy(s => s.Country))
        {
            Assert.Equal(["boundaries", "osm", "places", "relief"], country.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal));
            Assert.All(country, s => Assert.All(s.Addresses, a => Assert.Equal("https", a.Scheme)));
            Assert.All(country, s => Assert.True(s.Licence.Length > 0 && s.Attribution.Length > 0));
        }

        Assert.Equal("KZ", FetchSources.For(FetchSources.Shipped(), "kazakhstan")[0].Country);
        Assert.Contains("Kyrgyzstan", Assert.Throws<BadInputException>(() => FetchSources.For(FetchSources.Shipped(), "Atlantis")).Findings[0].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KZ,Kazakhstan,osm,../../etc/passwd,https://example.org/a,,,,10,PD,x")]
    [InlineData("KZ,Kazakhstan,osm,a.pbf,ftp://example.org/a,,,,10,PD,x")]
    [InlineData("KZ,Kazakhstan,osm,a.pbf,http://example.org/a,,,,10,PD,x")]
    [InlineData("KZ,Kazakhstan,osm,a.pbf,https://example.org/a,,,,many,PD,x")]
    [InlineData("KZ,Kazakhstan,gossip,a.pbf,https://example.org/a,,,,10,PD,x")]
    [InlineData("KZ,Kazakhstan,osm")]
    public void A_table_that_leads_astray_is_refused_with_its_lines(string line)
    {
        var refused = Assert.Throws<BadInputException>(() => FetchSources.Parse($"head\n{line}\n{line}\n", "own.csv"));
        Assert.Equal(["own.csv@2", "own.csv@3"], refused.Findings.Select(f => f.Where));
    }

    [Theory]
    [InlineData("""{"country":"KZ","files":[{"file":"../up.geojson","kind":"places","url":"x","fetched":"2026-01-01T00:00:00Z","published":null,"size":1,"sha256":"","checksumVerified":false,"licence":"","attribution":""}]}""")]
    [InlineData("""{"country":"KZ"}""")]
    [InlineData("not json")]
    public void A_manifest_that_leads_astray_is_refused(string text)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, FetchManifest.FileName), text);
        Assert.Throws<BadInputException>(() => ImportOperation.Run(new(folder["kz.gpkg"], [Target], null, 1), null, CancellationToken.None, TimeProvider.System));
    }

    public void Dispose() => folder.Dispose();

    private static byte[] GeoNames { get; } = Encoding.UTF8.GetBytes(
        string.Join('\t', "1519922", "Fort-Shevchenko", "Fort-Shevchenko", "", "44.50862", "50.26331", "P", "PPL", "KZ", "", "09", "", "", "", "5259", "", "-20", "Asia/Aqtau", "2020-01-01") + "\n");

    private static FetchSource Source(
        MoodyServer server, string file, string? path = null, string? checksum = null, string? member = null, string kind = "places", long mostBytes = 5_000_000) => new(
        "KZ", "Kazakhstan", kind, file, [new Uri(server.Address + (path ?? file))], checksum is null ? null : new Uri(server.Address + checksum), member, mostBytes, "CC-BY-4.0", "made");

    private static byte[] Part(Asked asked, int bytes, string mark)
    {
        var rest = Places[(int)asked.Range..];
        return asked.Range == 0
            ? MoodyServer.Answer("200 OK", rest[..bytes], rest.Length, $"ETag: {mark}")
            : MoodyServer.Answer("206 Partial Content", rest[..bytes], rest.Length, $"ETag: {mark}", $"Content-Range: bytes {asked.Range}-{Places.Length - 1}/{Places.Length}");
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry(name).Open())
        {
            entry.Write(content);
        }

        return packed.ToArray();
    }

#pragma warning disable CA5351 // As publishers state it.
    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351

    private static string Said(FetchResult result) => string.Join("; ", result.Findings.Select(f => $"{f.Code}: {f.Message}"));

    private FetchResult Fetch(IReadOnlyList<FetchSource> sources) =>
        FetchOperation.Run(new(Target, sources, [], false) { Pause = TimeSpan.Zero }, TimeProvider.System, null, CancellationToken.None);
}
