using System.Net;
using Zheli.Model;
using Zheli.Server;
using Zheli.Server.Http;

namespace Zheli.Tests.Server;

/// <summary>How the server guards itself, spares the line, and stands up and goes down.</summary>
public sealed class DoorTests(ServedCountry country) : IClassFixture<ServedCountry>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/project")]
    [InlineData("/api/plans/dream/summary")]
    [InlineData("/tiles/map/0/0/0")]
    [InlineData("/no/such/thing")]
    public async Task Every_answer_forbids_what_the_page_does_not_need(string path)
    {
        using var answer = await country.Client.GetAsync(path, Token);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("plan.example", HttpStatusCode.OK)]
    public async Task A_foreign_name_is_turned_away(string host, HttpStatusCode expected)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/project");
        question.Headers.Host = host;
        using var answer = await country.Client.SendAsync(question, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/settlements")]
    [InlineData("/api/plans/base/summary")]
    [InlineData("/tiles/map/5/22/10")]
    public async Task What_the_browser_has_is_not_sent_again(string path)
    {
        using var first = await country.Client.GetAsync(path, Token);
        var tag = first.Headers.ETag;
        Assert.NotNull(tag);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(tag);
        using var answer = await country.Client.SendAsync(again, Token);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        using var answer = await country.Client.GetAsync("/api/plans/dream/summary", Token);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed(string encoding)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/settlements");
        question.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await country.Client.SendAsync(question, Token);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_changed_project_is_read_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var version = "v1";
        var (client, _, running) = await ServedCountry.Start(new OpenProject(() => ServedCountry.Project(version: version), () => version), stop.Token);
        using (client)
        {
            Assert.Contains("\"v1\"", await client.GetStringAsync("/api/project", Token), StringComparison.Ordinal);
            version = "v2";
            await Task.Delay(1100, Token);
            Assert.Contains("\"v2\"", await client.GetStringAsync("/api/project", Token), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await running;
    }

    /// <summary>Who asks is told no more than that there was a fault; who runs the server is told which. A project that is gone is no fault.</summary>
    [Fact]
    public async Task A_fault_is_told_to_whoever_runs_the_server()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var told = new List<string>();
        Exception? inTheWay = null;
        var version = "v1";
        var (client, _, running) = await ServedCountry.Start(
            new OpenProject(() => inTheWay is null ? ServedCountry.Project(version: version) : throw inTheWay, () => version),
            stop.Token,
            fault: (question, fault) => told.Add($"{question}: {fault.Message}"));
        using (client)
        {
            await client.GetStringAsync("/api/project", Token);
            (version, inTheWay) = ("v2", new InvalidOperationException("secret"));
            await Task.Delay(1100, Token);
            using var failed = await client.GetAsync("/api/project?x=1", Token);
            var body = await failed.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
            Assert.Contains("\"fault\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
            Assert.Equal("GET /api/project?x=1: secret", Assert.Single(told));

            inTheWay = new BadInputException("project-missing", "small.gpkg", "There is no such project.", "Maybe make it.");
            using var refused = await client.GetAsync("/api/project", Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("project-missing", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            Assert.Single(told);
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_project_without_plan_still_has_its_map()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (client, _, running) = await ServedCountry.Start(new OpenProject(() => ServedCountry.Project(withPlan: false), () => "v1"), stop.Token);
        using (client)
        {
            Assert.Contains("\"scenarios\":[]", await client.GetStringAsync("/api/project", Token), StringComparison.Ordinal);
            using var refused = await client.GetAsync("/api/plans/base/summary", Token);
            Assert.Contains("zheli plan", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Without_the_built_page_the_server_says_how_to_build_it()
    {
        using var answer = await country.Client.GetAsync("/", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("npm run build", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_page_is_served_and_its_parts_are_kept()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["assets"]);
        await File.WriteAllTextAsync(folder["index.html"], "<!doctype html><title>Zheli</title>", Token);
        await File.WriteAllTextAsync(folder["assets/index-1.js"], "1", Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (client, _, running) = await ServedCountry.Start(new OpenProject(() => ServedCountry.Project(), () => "v1"), stop.Token, folder.Path);
        using (client)
        {
            Assert.Contains("Zheli", await client.GetStringAsync("/", Token), StringComparison.Ordinal);
            using var part = await client.GetAsync("/assets/index-1.js", Token);
            Assert.Contains("immutable", part.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            using var outside = await client.GetAsync("/..%2f..%2fetc/passwd", Token);
            Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_part_that_was_packed_by_the_build_is_sent_as_it_is_to_whoever_can_read_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["assets"]);
        await File.WriteAllTextAsync(folder["index.html"], "<!doctype html><title>Zheli</title>", Token);
        await File.WriteAllTextAsync(folder["assets/index-1.js"], "plain", Token);
        await File.WriteAllTextAsync(folder["assets/index-1.js.br"], "packed", Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (client, _, running) = await ServedCountry.Start(new OpenProject(() => ServedCountry.Project(), () => "v1"), stop.Token, folder.Path);
        using (client)
        {
            foreach (var (accepts, text) in new[] { ("br, gzip", "packed"), ("identity", "plain"), ("br;q=0", "plain") })
            {
                using var question = new HttpRequestMessage(HttpMethod.Get, "/assets/index-1.js");
                question.Headers.AcceptEncoding.ParseAdd(accepts);
                using var answer = await client.SendAsync(question, Token);
                Assert.Equal(text, await answer.Content.ReadAsStringAsync(Token));
                Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal(text == "packed" ? ["br"] : [], answer.Content.Headers.ContentEncoding);
                Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            }
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void Nothing_but_this_computer_is_the_default() => Assert.Equal("http://127.0.0.1:8080", new ServeOptions { ProjectPath = "x" }.Urls);

    [Theory]
    [InlineData("http://no-such-host.invalid:8080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:8080;zzz")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("http://0:8080")]
    [InlineData("http://:8080")]
    [InlineData("http://::1:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData(" ; ")]
    [InlineData("")]
    public void An_address_that_is_none_is_refused_rather_than_taken_for_all_interfaces(string urls)
    {
        var refused = Assert.Throws<Zheli.Model.BadInputException>(() => MapServer.CheckAddresses(urls));
        Assert.All(refused.Findings, finding => Assert.Equal(("address-unusable", "--urls"), (finding.Code, finding.Where)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080")]
    [InlineData("http://0.0.0.0:80", "http://0.0.0.0:80")]
    [InlineData("http://*:8080", "http://*:8080")]
    [InlineData("HTTP://localhost", "http://localhost:80")]
    [InlineData("http://localhost:0", "http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:8080; http://[::1]:8080", "http://127.0.0.1:8080 http://[::1]:8080")]
    public void An_address_is_listened_on_as_it_stands(string urls, string bindings) =>
        Assert.Equal(bindings, string.Join(' ', ListenAddress.Parse(urls).SelectMany(address => address.Bindings)));

    [Fact]
    public async Task A_project_that_is_none_is_refused_before_listening()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["letter.gpkg"], "Dear sirs", Token);
        await Assert.ThrowsAsync<Zheli.Model.BadInputException>(() => MapServer.RunAsync(new ServeOptions { ProjectPath = folder["letter.gpkg"] }, Token));
    }

    [Fact]
    public async Task A_taken_address_is_refused_with_advice()
    {
        var options = new ServeOptions { ProjectPath = "x", Urls = country.Address.ToString() };
        var refused = await Assert.ThrowsAsync<Zheli.Model.BadInputException>(() =>
            MapServer.RunAsync(options, new OpenProject(() => ServedCountry.Project(), () => "v1"), Token));
        Assert.Contains("--urls", refused.Message, StringComparison.Ordinal);
    }
}
