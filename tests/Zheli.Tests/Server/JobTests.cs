using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Zheli.Geodata.Synthetic;
using Zheli.Model.Programme;
using Zheli.Operations.Plan;
using Zheli.Operations.Sample;
using Zheli.Operations.Verify;
using Zheli.Server;

namespace Zheli.Tests.Server;

/// <summary>What-if over HTTP, on a generated country in a real project file: asked, watched, stopped, compared, kept.</summary>
public sealed class JobTests(JobTests.PlannedCountry country) : IClassFixture<JobTests.PlannedCountry>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forbidden_stretch_leaves_the_plan_and_the_change_is_told_in_money_and_lines()
    {
        var edges = await Json("/api/plans/base/edges");
        var key = (string)edges["features"]!.AsArray().MaxBy(edge => (int)edge!["properties"]!["settlementsBehind"]!)!["id"]!;
        var job = await Ended(await Begin(new { from = "base", forbidden = new[] { $"edge:{key}" } }));
        Assert.Equal("done", (string?)job["state"]);
        Assert.False((bool)job["isQuick"]!);
        var draft = (string)job["draft"]!;
        var comparison = await Json($"/api/compare?before=base&after={Uri.EscapeDataString(draft)}");
        var (before, after) = (comparison["before"]!, comparison["after"]!);
        Assert.True((long)after["cost"]!["total"]! >= (long)before["lowerBound"]!, "no plan undercuts the bound of the freer question");
        Assert.Equal((int)comparison["dropped"]!["edges"]!, comparison["droppedLines"]!.AsArray().Count);
        Assert.True((int)comparison["dropped"]!["edges"]! > 0);
        using var gone = await country.Client.GetAsync($"/api/plans/{Uri.EscapeDataString(draft)}/edges/{key}", Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["base"], await Scenarios(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_pleases_is_kept_and_passes_the_independent_check()
    {
        var job = await Ended(await Begin(new { from = "base", overrides = new Dictionary<string, decimal> { ["sat.fee_home"] = 5 }, quickOnly = true }));
        Assert.True((bool)job["isQuick"]!, "the first answer says that it is one");
        var id = (int)job["id"]!;
        var name = $"kept {id}";
        using (var kept = await country.Client.PostAsJsonAsync($"/api/jobs/{id}/keep", new { scenario = name }, Token))
        {
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        }

        using (var again = await country.Client.PostAsJsonAsync($"/api/jobs/{id}/keep", new { scenario = name }, Token))
        {
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        }

        Assert.All(VerifyOperation.Run(country.Project, name).Checks, check => Assert.True(check.Ok, $"{check.Name}: {check.Detail}"));
    }

    [Fact]
    public async Task A_budget_is_kept_to()
    {
        var total = (long)(await Json("/api/plans/base/summary"))["cost"]!["total"]!;
        var job = await Ended(await Begin(new { from = "base", budget = total / 2, quickOnly = true }));
        var summary = await Json($"/api/plans/{Uri.EscapeDataString((string)job["draft"]!)}/summary");
        Assert.InRange((long)summary["budget"]!["spent"]!, 1, total / 2);
        Assert.True((long)summary["budget"]!["people"]! <= (long)summary["budget"]!["peopleUpperBound"]!);
    }

    [Fact]
    public async Task One_runs_at_a_time_and_a_stop_ends_it()
    {
        var first = await Begin(new { from = "base" });
        using (var second = await country.Client.PostAsJsonAsync("/api/jobs", new { from = "base" }, Token))
        {
            // The country is small: should the first be done already, the second may run.
            if (second.StatusCode == HttpStatusCode.Conflict)
            {
                Assert.Equal("job-running", (string?)(await Read(second))["code"]);
                Assert.NotNull(second.Headers.RetryAfter);
            }
            else
            {
                first = await Read(second);
            }
        }

        using var stopped = await country.Client.DeleteAsync(new Uri($"/api/jobs/{first["id"]}", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);

        // It is answered at once, and the next question need not wait for what winds down.
        Assert.Contains((string)(await Read(stopped))["state"]!, new[] { "stopped", "done" });
        using var next = await country.Client.PostAsJsonAsync("/api/jobs", new { from = "base", quickOnly = true }, Token);
        Assert.Equal(HttpStatusCode.Accepted, next.StatusCode);
        Assert.Equal("done", (string?)(await Ended(await Read(next)))["state"]);
    }

    [Fact]
    public async Task Events_tell_the_whole_course_and_end_with_it()
    {
        var job = await Begin(new { from = "base" });
        var text = await country.Client.GetStringAsync(new Uri($"/api/jobs/{job["id"]}/events", UriKind.Relative), Token);
        var states = text.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line[5..])!).ToList();
        Assert.Equal("done", (string?)states[^1]["state"]);
        Assert.All(states.SkipLast(1), state => Assert.Equal("running", (string?)state["state"]));
        Assert.NotNull(states[^1]["draft"]);
    }

    [Theory]
    [InlineData("/api/jobs", """{"from":"base","mandatory":null}""", "question-hollow", "mandatory")]
    [InlineData("/api/jobs", """{"from":"base","forced":[null]}""", "question-hollow", "forced")]
    [InlineData("/api/jobs", """{"from":null}""", "question-hollow", "from")]
    [InlineData("/api/jobs", """{"from":"base","budget":"much"}""", "body-unreadable", "budget")]
    [InlineData("/api/jobs", """{"from":""", "body-unreadable", "JSON")]
    [InlineData("/api/jobs", "{}", "body-unreadable", "JSON")]
    [InlineData("/api/jobs", "", "body-missing", "body")]
    [InlineData("/api/jobs/1/keep", "nonsense", "body-unreadable", "JSON")]
    public async Task A_body_that_cannot_be_read_is_refused_with_a_code(string path, string body, string code, string named)
    {
        using var answer = await country.Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Read(answer);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Contains(named, (string?)problem["title"], StringComparison.Ordinal);
        Assert.NotEqual("", (string?)problem["detail"]);
    }

    [Fact]
    public async Task A_plan_is_kept_under_a_name_that_is_told_and_listed_at_once()
    {
        var id = (int)(await Ended(await Begin(new { from = "base", overrides = new Dictionary<string, decimal> { ["sat.fee_home"] = 6 }, quickOnly = true })))["id"]!;
        foreach (var hollow in new object[] { new { }, new { scenario = (string?)null } })
        {
            using var refused = await country.Client.PostAsJsonAsync($"/api/jobs/{id}/keep", hollow, Token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal("scenario-name-missing", (string?)(await Read(refused))["code"]);
        }

        using var kept = await country.Client.PostAsJsonAsync($"/api/jobs/{id}/keep", new { scenario = $"  spaced {id} " }, Token);
        Assert.Equal($"spaced {id}", (string?)(await Read(kept))["scenario"]);
        Assert.Contains((await Json("/api/scenarios")).AsArray(), scenario => (string?)scenario!["scenario"] == $"spaced {id}");
    }

    [Fact]
    public async Task The_first_answer_can_be_kept_beside_the_full_one()
    {
        var job = await Ended(await Begin(new { from = "base", overrides = new Dictionary<string, decimal> { ["sat.fee_home"] = 7 } }));
        var answers = job["answers"]!.AsArray();
        Assert.Equal([true, false], answers.Select(answer => (bool)answer!["isQuick"]!));
        Assert.Equal((string?)job["draft"], (string?)answers[1]!["draft"]);
        foreach (var answer in answers)
        {
            var draft = (string)answer!["draft"]!;
            using var kept = await country.Client.PostAsJsonAsync($"/api/jobs/{job["id"]}/keep", new { scenario = $"kept {draft[1..]}", draft }, Token);
            var name = (string)(await Read(kept))["scenario"]!;
            Assert.Equal((long)answer["total"]!, (long)(await Json($"/api/plans/{Uri.EscapeDataString(name)}/summary"))["cost"]!["total"]!);
        }

        using var none = await country.Client.PostAsJsonAsync($"/api/jobs/{job["id"]}/keep", new { scenario = "none", draft = "~0.1" }, Token);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_budget_of_nothing_is_refused_in_three_languages()
    {
        var job = await Ended(await Begin(new { from = "base", budget = 0 }));
        Assert.Equal("refused", (string?)job["state"]);
        var finding = job["findings"]![0]!;
        Assert.Equal("budget-not-positive", (string?)finding["code"]);
        Assert.Equal("Бюджет — 0 тенге.", (string?)finding["message"]!["russian"]);
    }

    [Theory]
    [InlineData("""{"from":"base","forbidden":["edge:zz"]}""", "edge-key-malformed")]
    [InlineData("""{"from":"base","mandatory":["no such place"]}""", "settlement-unknown")]
    [InlineData("""{"from":"base","overrides":{"no.such":1}}""", "catalogue-figure-unknown")]
    public async Task What_cannot_be_understood_is_said_with_its_findings(string question, string code)
    {
        using var answer = await country.Client.PostAsync(new Uri("/api/jobs", UriKind.Relative), new StringContent(question, Encoding.UTF8, "application/json"), Token);
        var job = await Ended(await Read(answer));
        Assert.Equal("refused", (string?)job["state"]);
        Assert.Contains(job["findings"]!.AsArray(), finding => (string?)finding!["code"] == code);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    public async Task A_foreign_page_changes_nothing(string? origin, string? site)
    {
        using var question = new HttpRequestMessage(HttpMethod.Post, "/api/jobs") { Content = JsonContent.Create(new { from = "base" }) };
        if (origin is not null)
        {
            question.Headers.Add("Origin", origin);
        }

        if (site is not null)
        {
            question.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await country.Client.SendAsync(question, Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("origin-foreign", (string?)(await Read(answer))["code"]);
    }

    [Fact]
    public async Task A_form_of_another_site_is_no_question()
    {
        using var answer = await country.Client.PostAsync(new Uri("/api/jobs", UriKind.Relative), new StringContent("""{"from":"base"}""", Encoding.UTF8, "text/plain"), Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Read_only_changes_nothing()
    {
        using var stop = new CancellationTokenSource();
        var (client, running) = await country.Serve(readOnly: true, stop.Token);
        using (client)
        using (var answer = await client.PostAsJsonAsync("/api/jobs", new { from = "base" }, Token))
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("read-only", (string?)(await Read(answer))["code"]);
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_server_that_ends_ends_its_work()
    {
        using var stop = new CancellationTokenSource();
        var (client, running) = await country.Serve(readOnly: false, stop.Token);
        using (client)
        {
            using var answer = await client.PostAsJsonAsync("/api/jobs", new { from = "base" }, Token);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

            // Somebody watches; the server does not wait for them.
            using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{(await Read(answer))["id"]}/events");
            using var watching = await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, Token);
            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(20), Token);
        }

        await running.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task Areas_that_cover_the_country_add_up_to_the_plan()
    {
        var summary = await Json("/api/plans/base/summary");
        var whole = await Json("/api/plans/base/selection?polygon=-180,-90;180,-90;180,90;-180,90");
        Assert.Equal((long)summary["cost"]!["total"]!, (long)whole["cost"]!);
        Assert.Equal((int)summary["settlements"]!["total"]!, whole["technologies"]!.AsArray().Sum(t => (int)t!["settlements"]!));
        var bounds = (await Json("/api/project"))["bounds"]!;
        var middle = ((double)bounds["west"]! + (double)bounds["east"]!) / 2;
        var halves = new[] { FormattableString.Invariant($"-180,-90;{middle},-90;{middle},90;-180,90"), FormattableString.Invariant($"{middle},-90;180,-90;180,90;{middle},90") };
        var parts = await Task.WhenAll(halves.Select(half => Json($"/api/plans/base/selection?polygon={half}")));
        Assert.Equal((long)whole["cost"]!, parts.Sum(part => (long)part["cost"]!));
        using var bad = await country.Client.GetAsync(new Uri("/api/plans/base/selection?polygon=1,2;3,4", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task A_figure_moves_the_cost_by_what_rests_on_it()
    {
        var summary = await Json("/api/plans/base/summary");
        var swings = (await Json("/api/plans/base/sensitivity")).AsArray();
        Assert.NotEmpty(swings);
        var total = (long)summary["cost"]!["total"]!;
        var rate = swings.Single(swing => (string?)swing!["key"] == "fx.usd_kzt")!;
        Assert.True((long)rate["whenLower"]! < total && total < (long)rate["whenHigher"]!);
        // What is bought in dollars moves with the rate exactly: down by as much as up.
        Assert.InRange(total - (long)rate["whenLower"]! - ((long)rate["whenHigher"]! - total), -20_000, 20_000);
        var size = swings.Select(swing => Math.Max(Math.Abs((long)(swing!["whenLower"] ?? total)! - total), Math.Abs((long)(swing["whenHigher"] ?? total)! - total))).ToList();
        Assert.Equal(size.OrderDescending(), size);
    }

    private async Task<JsonNode> Begin(object question)
    {
        // Tests of this class run one after another, but what one began may still be working.
        for (var tries = 0; ; tries++)
        {
            using var answer = await country.Client.PostAsJsonAsync("/api/jobs", question, Token);
            if (answer.StatusCode != HttpStatusCode.Conflict || tries > 200)
            {
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                return await Read(answer);
            }

            await Task.Delay(100, Token);
        }
    }

    private async Task<JsonNode> Ended(JsonNode job)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var now = await Json($"/api/jobs/{job["id"]}");
            if ((string?)now["state"] != "running")
            {
                return now;
            }

            await Task.Delay(100, Token);
        }

        throw new TimeoutException("The re-plan did not end in a minute.");
    }

    private async Task<string[]> Scenarios() => [.. (await Json("/api/scenarios")).AsArray().Select(scenario => (string)scenario!["scenario"]!).Where(name => name == "base")];

    private async Task<JsonNode> Json(string path)
    {
        using var answer = await country.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await Read(answer);
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;

    /// <summary>A generated country with a plan, served from its file.</summary>
    public sealed class PlannedCountry : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private readonly CancellationTokenSource stop = new();
        private Task running = Task.CompletedTask;

        public HttpClient Client { get; private set; } = new();

        public string Project => folder["sample.gpkg"];

        public async ValueTask InitializeAsync()
        {
            SampleOperation.Run(new SampleRequest(Project, new SampleOptions { Scale = 0.1 }, false), null, stop.Token, TimeProvider.System);
            PlanOperation.Run(Project, new PlanOptions(), null, TimeProvider.System);
            (Client, running) = await Serve(readOnly: false, stop.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            Client.Dispose();
            stop.Dispose();
            folder.Dispose();
        }

        internal async Task<(HttpClient Client, Task Running)> Serve(bool readOnly, CancellationToken token)
        {
            var listening = new TaskCompletionSource<string>();
            var options = new ServeOptions
            {
                ProjectPath = Project, Urls = "http://127.0.0.1:0", ReadOnly = readOnly, WebRoot = "", Listening = addresses => listening.SetResult(addresses.First()),
            };
            var serving = MapServer.RunAsync(options, token);
            await Task.WhenAny(serving, listening.Task);
            return (new HttpClient { BaseAddress = new Uri(await listening.Task), Timeout = TimeSpan.FromMinutes(2) }, serving);
        }
    }
}
