using System.Net;
using System.Text.Json.Nodes;

namespace Zheli.Tests.Server;

/// <summary>The questions under /api, asked over HTTP as the page asks them.</summary>
public sealed class ApiTests(ServedCountry country) : IClassFixture<ServedCountry>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_project_says_what_it_holds()
    {
        var project = await Ask("/api/project");
        Assert.Equal("small", (string?)project["name"]);
        Assert.Equal(4, (int?)project["settlements"]);
        Assert.True((bool?)project["readOnly"]);
        Assert.True((bool?)project["holdsOpenStreetMap"]);
        Assert.Equal([60, 45, 80, 55], new[] { "west", "south", "east", "north" }.Select(side => (double)project["bounds"]![side]!));
        Assert.Equal("base", (string?)project["scenarios"]![0]!["scenario"]);
    }

    [Fact]
    public async Task Scenarios_are_told_apart_by_cost_and_people()
    {
        var scenario = Assert.Single((await Ask("/api/scenarios")).AsArray())!;
        Assert.Equal(75, (long?)scenario["total"]);
        Assert.Equal(3, (int?)scenario["settlementsConnected"]);
        Assert.Equal(1_401_500, (long?)scenario["peopleConnected"]);
    }

    [Fact]
    public async Task Areas_carry_a_place_for_their_name_inside_them()
    {
        var region = (await Ask("/api/areas"))[1]!;
        Assert.Equal("Акмолинская", (string?)region["names"]!["russian"]);
        Assert.Equal("region", (string?)region["level"]);
        Assert.InRange((double)region["label"]![0]!, 66, 74);
        Assert.InRange((double)region["label"]![1]!, 49, 53);
    }

    [Fact]
    public async Task An_area_gives_its_outline()
    {
        var rings = (await Ask("/api/areas/2/outline")).AsArray();
        var ring = Assert.Single(rings)!.AsArray();
        Assert.True(ring.Count >= 4);
        Assert.Equal(ring[0]!.ToJsonString(), ring[^1]!.ToJsonString());
        await IsProblem("/api/areas/99/outline", HttpStatusCode.NotFound, "area-not-found");
    }

    [Fact]
    public async Task Settlements_can_be_asked_for_by_box()
    {
        Assert.Equal(4, (await Ask("/api/settlements")).AsArray().Count);
        var inside = (await Ask("/api/settlements?bbox=70,50.5,70.6,50.7")).AsArray();
        Assert.Equal(["Sabyndy", "Korgalzhyn"], inside.Select(s => (string?)s!["names"]!["local"]));
        Assert.True((bool?)inside[1]!["isEstimated"]);
    }

    [Fact]
    public async Task A_span_tells_its_optic_and_what_is_left_of_its_light()
    {
        var span = await Ask("/api/plans/base/spans/0");
        Assert.Equal(("10GBASE-ER", "fair", 2), ((string?)span["optic"], (string?)span["class"], (int?)span["settlementId"]));
        Assert.Equal([2.9, 8.2, 6.1, 1, -4.7, -15.8], new[] { "margin", "loss", "leastLoss", "attenuator", "sendsLow", "needs" }.Select(name => (double)span[name]!));
        await IsProblem("/api/plans/base/spans/1", HttpStatusCode.NotFound, "span-not-found");
        await IsProblem("/api/plans/other/spans/0", HttpStatusCode.NotFound, "scenario-not-found");
    }

    [Fact]
    public async Task A_line_that_cannot_be_designed_says_why() =>
        await IsProblem("/api/plans/base/settlements/2/line", HttpStatusCode.BadRequest, "project-missing");

    [Theory]
    [InlineData("70,50,69,51")]
    [InlineData("70,50,71")]
    [InlineData("70,50,71,NaN")]
    [InlineData("a,b,c,d")]
    public async Task A_box_that_is_none_is_refused(string box) => await IsProblem("/api/settlements?bbox=" + box, HttpStatusCode.BadRequest, "bad-bbox");

    [Fact]
    public async Task A_settlement_tells_its_way_to_the_network_and_what_each_way_costs()
    {
        var detail = await Ask("/api/settlements/3?scenario=base");
        Assert.Equal(["a000000000000002", "a000000000000001"], detail["route"]!.AsArray().Select(edge => (string?)edge!["key"]));
        Assert.Equal("microwave", (string?)detail["served"]!["technology"]);
        Assert.Equal(50, (long?)detail["served"]!["alternativeCost"]);
        Assert.Equal(49, (long?)detail["lineCost"]);

        // The hop is its own; of the fibre to Kosshy it bears 500 of 1,500 people: 9 + 40 / 3.
        Assert.Equal(9, (long?)detail["ownLineCost"]);
        Assert.Equal(22, (long?)detail["lineShare"]);
    }

    [Fact]
    public async Task A_settlement_on_satellite_has_no_way() => Assert.Empty((await Ask("/api/settlements/4?scenario=base"))["route"]!.AsArray());

    [Fact]
    public async Task A_settlement_is_known_without_a_plan() => Assert.Null((await Ask("/api/settlements/2"))["served"]);

    [Fact]
    public async Task The_summary_has_the_rate_and_the_proof()
    {
        var summary = await Ask("/api/plans/base/summary");
        Assert.Equal(510, (double?)summary["tengePerDollar"]);
        Assert.Equal(74, (long?)summary["lowerBound"]);
        Assert.Equal("b", (string?)summary["assumptions"]![0]!["grade"]);
    }

    [Fact]
    public async Task The_frontier_is_whole() =>
        Assert.Equal([1000, 1500], (await Ask("/api/plans/base/frontier")).AsArray().Select(corner => (long)corner!["people"]!));

    [Fact]
    public async Task Every_settlement_of_the_plan_is_listed() => Assert.Equal(
        ["existing", "fibre", "microwave", "satellite"],
        (await Ask("/api/plans/base/settlements")).AsArray().Select(served => (string?)served!["technology"]));

    [Fact]
    public async Task Edges_are_geojson()
    {
        var lines = await Ask("/api/plans/base/edges");
        Assert.Equal("FeatureCollection", (string?)lines["type"]);
        Assert.Equal("LineString", (string?)lines["features"]![0]!["geometry"]!["type"]);
        Assert.Equal(71.43, (double?)lines["features"]![0]!["geometry"]!["coordinates"]![0]![0]);
        Assert.Equal("plough", (string?)lines["features"]![0]!["properties"]!["method"]);
    }

    [Fact]
    public async Task An_edge_says_who_depends_on_it()
    {
        var edge = await Ask("/api/plans/base/edges/a000000000000001");
        Assert.Equal(2, (int?)edge["settlementsBehind"]);
        Assert.InRange((double)edge["length"]!, 23_000, 24_500);
    }

    [Theory]
    [InlineData("/api/plans/dream/summary", "scenario-not-found")]
    [InlineData("/api/plans/dream/frontier", "scenario-not-found")]
    [InlineData("/api/plans/dream/settlements", "scenario-not-found")]
    [InlineData("/api/plans/dream/edges", "scenario-not-found")]
    [InlineData("/api/plans/dream/edges/a000000000000001", "scenario-not-found")]
    [InlineData("/api/settlements/2?scenario=dream", "scenario-not-found")]
    [InlineData("/api/settlements/99?scenario=base", "settlement-not-found")]
    [InlineData("/api/plans/base/edges/nowhere", "edge-not-found")]
    [InlineData("/tiles/plans/dream/0/0/0", "scenario-not-found")]
    [InlineData("/api/plans/base/calendar/groups?region=-1", "area-not-found")]
    [InlineData("/api/plans/base/calendar/packages?district=99", "area-not-found")]
    [InlineData("/api/plans/base/calendar/settlements?region=99", "area-not-found")]
    [InlineData("/api/plans/base/calendar/settlements/999", "settlement-not-found")]
    [InlineData("/api/access/settlements/-7", "settlement-not-found")]
    [InlineData("/api/no/such/question", "not-found")]
    [InlineData("/tiles/map/13/0/0", "tile-not-found")]
    [InlineData("/tiles/map/2/4/0", "tile-not-found")]
    public async Task What_is_not_there_is_a_problem_with_a_code(string path, string code) => await IsProblem(path, HttpStatusCode.NotFound, code);

    [Theory]
    [InlineData("/api/compare?before=base", "parameter-missing", "after")]
    [InlineData("/api/plans/base/edges/near?longitude=71&latitude=x&reach=3", "parameter-unreadable", "latitude")]
    [InlineData("/api/plans/base/selection?area=two", "parameter-unreadable", "'two'")]
    [InlineData("/api/plans/base/calendar/settlements?order=zz", "bad-word", "zz")]
    public async Task What_cannot_be_read_is_a_problem_that_names_it(string path, string code, string named)
    {
        await IsProblem(path, HttpStatusCode.BadRequest, code);
        using var answer = await country.Client.GetAsync(path, Token);
        Assert.Contains(named, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["title"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/project")]
    [InlineData("/tiles/map/0/0/0")]
    [InlineData("/api/plans/dream/summary")]
    public async Task The_head_of_an_answer_can_be_asked_for_alone(string path)
    {
        using var whole = await country.Client.GetAsync(path, Token);
        using var question = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await country.Client.SendAsync(question, Token);
        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType?.MediaType, head.Content.Headers.ContentType?.MediaType);
        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("/api/plans/base/sensitivity")]
    [InlineData("/api/plans/base/settlements/2/line")]
    public async Task A_foreign_page_does_not_keep_the_computer_busy(string path)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, path);
        question.Headers.Add("Origin", "https://evil.example");
        using var answer = await country.Client.SendAsync(question, Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_edge_that_somebody_points_at_is_the_nearest()
    {
        // Half-way between Kosshy and Sabyndy, a kilometre beside the hop.
        var edge = await Ask("/api/plans/base/edges/near?longitude=71.115&latitude=50.815&reach=3000");
        Assert.Equal("a000000000000002", (string?)edge["key"]);
        await IsProblem("/api/plans/base/edges/near?longitude=66&latitude=46&reach=3000", HttpStatusCode.NotFound, "no-edge-near");
    }

    [Fact]
    public async Task The_page_types_are_made_from_the_document_that_the_server_gives()
    {
        var served = await Ask("/openapi/v1.json");
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(TestData.Repository, "web", "openapi.json"), Token));
        Assert.True(JsonNode.DeepEquals(served, committed), "web/openapi.json is not what the server serves: run in web, with a server, npm run types -- http://127.0.0.1:8080");
    }

    private async Task<JsonNode> Ask(string path)
    {
        using var answer = await country.Client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
    }

    private async Task IsProblem(string path, HttpStatusCode status, string code)
    {
        using var answer = await country.Client.GetAsync(path, Token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.NotEqual("", (string?)problem["detail"]);
    }
}
