using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Zheli.Model.Programme;
using Zheli.Operations.Forecast;
using Zheli.Operations.Read;
using Zheli.Operations.Read.Calendar;
using Zheli.Operations.Schedule;
using Zheli.Server;
using Zheli.Tests.Operations.Progress;

namespace Zheli.Tests.Server;

/// <summary>The questions about time, asked of a real server over a small project that has a calendar, odds and a log; each sum is made again the slow way.</summary>
public sealed class CalendarApiTests : IAsyncLifetime
{
    private static readonly DateOnly Deadline = new(2027, 12, 31);

    private readonly BuiltProject built = new();
    private readonly CancellationTokenSource stop = new();
    private HttpClient client = new();
    private Task running = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        built.Add("funded", "programme", "2026-03-01");
        foreach (var kind in new[] { "designed", "permit-granted", "lit", "local-network-built" })
        {
            built.Add(kind, "settlement:2", "2026-08-01");
        }

        var project = new OpenProject(() => ProjectReading.Open(built.File), () => ProjectReading.VersionOf(built.File));
        (client, _, running) = await ServedCountry.Start(project, stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        stop.Dispose();
        built.Dispose();
    }

    [Fact]
    public async Task Without_a_calendar_the_log_alone_answers()
    {
        var time = await Ask("?asOf=2026-11-20");
        Assert.Null(time["calendar"]);
        Assert.Null(time["odds"]);
        Assert.Equal(5, (int?)time["progress"]!["counting"]);
        Assert.Equal("2026-11-20", (string?)time["asOf"]);
        foreach (var list in new[] { "/curve", "/load", "/cash", "/groups" })
        {
            Assert.Empty((await Ask(list)).AsArray());
        }

        Assert.Equal(0, (int?)(await Ask("/packages"))["total"]);
        Assert.Empty((await Ask("/lines"))["rows"]!.AsArray());
        Assert.Equal("local-network", (string?)(await Ask("/settlements/2?asOf=2026-11-20"))["standing"]);
    }

    [Fact]
    public async Task The_answer_is_that_of_calendar_and_odds()
    {
        var schedule = Schedule();
        var forecast = ForecastOperation.Run(built.File, "base", new(300, 1, 2), new Dictionary<string, decimal>());
        var time = await Ask("?asOf=2026-11-20");
        var calendar = time["calendar"]!;
        Assert.Equal(Text(schedule.Summary.Finish), (string?)calendar["finish"]);
        Assert.Equal(schedule.Summary.Gap, (double?)calendar["gap"]);
        Assert.True((bool?)calendar["assumedCrews"]);
        Assert.False((bool?)calendar["isOutdated"]);
        DateOnly[] reported = [new(2026, 3, 1), .. Enumerable.Repeat(new DateOnly(2026, 8, 1), 4)];
        Assert.Equal(reported.Count(d => d >= schedule.Inputs.AsOf), (int?)calendar["eventsSince"]);
        Assert.Equal(forecast.Programme.OnTime!.Value, (double)time["odds"]!["onTime"]!, 1e-9);
        Assert.Equal(forecast.Drivers.Count, time["odds"]!["drivers"]!.AsArray().Count);

        var settlements = (await Ask("/settlements?order=risk"))["items"]!.AsArray();
        Assert.Equal(forecast.Settlements.Min(s => s.Dates.OnTime)!.Value, (double)settlements[0]!["onTime"]!, 1e-9);
        foreach (var place in settlements)
        {
            var odds = forecast.Settlements.Single(s => s.Id == (long)place!["settlementId"]!).Dates;
            Assert.Equal(Text(odds.Planned), (string?)place!["planned"]);
            Assert.Equal(odds.P80 is { } p80 ? Text(p80) : null, (string?)place["p80"]);
        }

        foreach (var region in (await Ask("/groups")).AsArray())
        {
            var odds = forecast.Regions.Single(r => r.Id == ((long?)region!["regionId"] ?? 0)).Dates;
            Assert.Equal((Text(odds.P50!.Value), Text(odds.P80!.Value), Text(odds.P90!.Value)), ((string?)region!["p50"], (string?)region["p80"], (string?)region["p90"]));
            Assert.Equal(odds.OnTime!.Value, (double)region["onTime"]!, 1e-9);
        }
    }

    [Fact]
    public async Task The_curve_counts_what_is_planned_and_what_is_done()
    {
        var schedule = Schedule();
        ForecastOperation.Run(built.File, "base", new(300, 1, 2), new Dictionary<string, decimal>());
        var months = (await Ask("/curve?asOf=2026-11-20")).AsArray();
        foreach (var month in months)
        {
            var end = DateOnly.Parse((string)month!["date"]!, CultureInfo.InvariantCulture);
            var people = schedule.Packages.Zip(schedule.Dates).Where(p => p.Second.Lit <= end).Sum(p => p.First.People);
            Assert.Equal(people, (long?)month["plannedPeople"]);
            Assert.Equal(end < new DateOnly(2026, 8, 1) ? 0 : end.Year == 2026 && end.Month <= 11 ? 1 : null, (int?)month["doneSettlements"]);
        }

        Assert.Equal(schedule.Summary.People, (long?)months[^1]!["p50"]);
        Assert.Equal(schedule.Summary.People, (long?)months[^1]!["plannedPeople"]);
    }

    [Fact]
    public async Task No_pool_is_asked_for_more_than_it_can_do_and_no_work_is_lost()
    {
        var schedule = Schedule();
        var load = (await Ask("/load")).AsArray();
        Assert.All(load, month => Assert.True((double)month!["work"]! <= (double)month["capacity"]! + 0.011, month!.ToJsonString()));
        // What the log shows finished needs no crew any more.
        var planned = schedule.Packages.Zip(schedule.Dates).Where(p => p.Second.CrewRow >= 0).Sum(p => p.First.Work) / 100.0;
        Assert.Equal(planned, load.Sum(month => (double)month!["work"]!), 0.01 * load.Count);

        // The slow way: every working day of one pool on its own.
        var crew = schedule.Inputs.Crews[0];
        var season = schedule.Inputs.Seasons.Single(s => s.Type == crew.Type && s.RegionId == crew.RegionId);
        var off = schedule.Inputs.Holidays.Select(h => h.Date).ToHashSet();
        var crews = schedule.Inputs.Crews.Where(c => c.Type == crew.Type && c.RegionId == crew.RegionId).Sum(c => c.Count * c.Pace);
        var last = schedule.Dates.Max(d => d.Finish);
        foreach (var month in load.Where(m => (string?)m!["crew"] == Words.Of(crew.Type) && (long?)m["regionId"] == crew.RegionId))
        {
            var first = DateOnly.Parse((string)month!["month"]!, CultureInfo.InvariantCulture);
            var days = Enumerable.Range(0, 31).Select(first.AddDays).Count(d =>
                d.Month == first.Month && d <= last && !off.Contains(d) && (d.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)d.DayOfWeek) <= schedule.Inputs.WeekDays);
            Assert.Equal(days * crews * season.MonthPercent[first.Month - 1] / 1e4, (double)month["capacity"]!, 0.01);
        }
    }

    [Fact]
    public async Task Money_is_committed_once_and_never_more_than_there_is()
    {
        await File.WriteAllTextAsync(built.In("cash.csv"), "from,amount_kzt\n2026-01-01,1000000000\n2026-07-01,400000000000\n", Token);
        var schedule = ScheduleOperation.Run(built.File, "base", new() { Start = new(2026, 1, 1), Deadline = Deadline }, new() { Cash = built.In("cash.csv") }, TimeProvider.System);
        var quarters = (await Ask("/cash")).AsArray();
        Assert.Equal(schedule.Packages.Sum(p => p.Capex), quarters.Sum(q => (long)q!["committed"]!));
        Assert.Equal(schedule.Packages.Sum(p => p.Capex), (long?)quarters[^1]!["committedInAll"]);
        Assert.All(quarters, q => Assert.True((long)q!["committedInAll"]! <= (long)q["releasedInAll"]!));
        Assert.Equal("2026-01-01", (string?)quarters[0]!["quarter"]);
    }

    [Fact]
    public async Task Groups_districts_and_packages_hold_the_same_work()
    {
        var schedule = Schedule();
        var regions = (await Ask("/groups?asOf=2026-11-20")).AsArray();
        Assert.Equal(schedule.Packages.Count, regions.Sum(r => (int)r!["packages"]!));
        Assert.Equal(schedule.Summary.Capex, regions.Sum(r => (long)r!["capex"]!));
        Assert.Equal(schedule.Packages.Sum(p => p.Work) / 100.0, regions.Sum(r => r!["months"]!.AsArray().Sum(m => (double)m!)), 1.0);
        var packages = 0;
        foreach (var region in regions)
        {
            var id = (long?)region!["regionId"] ?? 0;
            var districts = (await Ask(FormattableString.Invariant($"/groups?region={id}"))).AsArray();
            Assert.Equal((int)region["packages"]!, districts.Sum(d => (int)d!["packages"]!));
            Assert.Equal((string?)region["finish"], districts.Max(d => (string?)d!["finish"]));
            foreach (var district in districts)
            {
                var page = await Ask(FormattableString.Invariant($"/packages?region={id}&district={(long?)district!["districtId"] ?? 0}"));
                Assert.Equal((int)district["packages"]!, (int)page["total"]!);
                packages += page["items"]!.AsArray().Count;
            }
        }

        Assert.Equal(schedule.Packages.Count, packages);
        var all = (await Ask("/packages"))["items"]!.AsArray();
        var third = (await Ask("/packages?skip=2&take=1"))["items"]!.AsArray();
        Assert.Equal(all[2]!.ToJsonString(), Assert.Single(third)!.ToJsonString());
        Assert.Equal(schedule.Packages.Count(p => p.Crew == CrewType.Radio), (int)(await Ask("/packages?crew=radio"))["total"]!);
    }

    [Fact]
    public async Task A_package_says_what_it_waits_for_and_where_it_runs()
    {
        var schedule = Schedule();
        var package = schedule.Packages.First(p => p.Upstream is not null && p.Edges.Count > 0);
        var detail = await Ask("/packages/" + package.Id);
        Assert.Equal(package.Upstream, (string?)detail["upstream"]);
        Assert.Equal(package.Edges.Count, detail["lines"]!.AsArray().Count);
        Assert.Equal(package.Work / 100.0, (double?)detail["crewDays"]);
        await IsProblem("/packages/S-0000000000000000", HttpStatusCode.NotFound, "package-not-found");
    }

    [Fact]
    public async Task The_map_is_told_the_days_of_its_lines()
    {
        var schedule = Schedule();
        var days = await Ask("/lines");
        var (rows, start, lit) = (days["rows"]!.AsArray(), days["start"]!.AsArray(), days["lit"]!.AsArray());
        Assert.Equal(schedule.Packages.Count(p => p.Edges.Count > 0), rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var date = schedule.Dates[(int)rows[i]!];
            Assert.Equal(date.Start, schedule.Inputs.Start.AddDays((int)start[i]!));
            Assert.Equal(date.Lit, schedule.Inputs.Start.AddDays((int)lit[i]!));
        }

        var drawn = new HashSet<string>();
        for (var column = 0; column < 16; column++)
        {
            for (var row = 0; row < 16; row++)
            {
                var tile = TileDecoder.Read(await client.GetByteArrayAsync(FormattableString.Invariant($"/tiles/calendars/base/4/{column}/{row}"), Token));
                drawn.UnionWith(tile.SelectMany(layer => layer.Features).Select(feature => Convert.ToString(feature.Tags["row"], CultureInfo.InvariantCulture)!));
            }
        }

        Assert.Equal(rows.Select(row => row!.ToString()).Order(), drawn.Order());
    }

    [Fact]
    public async Task A_plan_made_anew_makes_the_calendar_outdated()
    {
        Schedule();
        built.Tamper("UPDATE work_package SET capex_kzt = capex_kzt + 1 WHERE id = (SELECT min(id) FROM work_package)");
        Assert.True((bool?)(await Ask(""))["calendar"]!["isOutdated"]);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_said()
    {
        built.Tamper("UPDATE progress_event SET kind = 'nonsense' WHERE id = 1");
        await IsProblem("", HttpStatusCode.Conflict, "project-damaged");
    }

    [Theory]
    [InlineData("?asOf=20.11.2026", "bad-date")]
    [InlineData("/packages?take=0", "bad-page")]
    [InlineData("/packages?skip=-1", "bad-page")]
    [InlineData("/settlements?take=20001", "bad-page")]
    [InlineData("/packages?crew=pirates", "bad-word")]
    [InlineData("/packages?kind=3", "bad-word")]
    public async Task What_cannot_be_meant_is_refused(string path, string code) => await IsProblem(path, HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task An_unknown_plan_is_a_problem_and_a_known_answer_is_not_sent_twice()
    {
        using var missing = await client.GetAsync("/api/plans/dream/calendar", Token);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var first = await client.GetAsync("/api/plans/base/calendar", Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/plans/base/calendar");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again, Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains(CalendarReading.Today(TimeProvider.System).ToString("yyyyMMdd", CultureInfo.InvariantCulture), first.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private WorkSchedule Schedule() => ScheduleOperation.Run(built.File, "base", new() { Start = new(2026, 1, 1), Deadline = Deadline }, new(), TimeProvider.System);

    /// <summary>Asks; a change of the file is seen after a second, so a first question that is too early is repeated.</summary>
    private async Task<JsonNode> Ask(string path)
    {
        await Seen();
        using var answer = await client.GetAsync("/api/plans/base/calendar" + path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
    }

    private async Task Seen()
    {
        var version = ProjectReading.VersionOf(built.File);
        for (var look = 0; look < 50; look++)
        {
            var project = JsonNode.Parse(await client.GetStringAsync("/api/project", Token))!;
            if ((string?)project["version"] == version)
            {
                return;
            }

            await Task.Delay(100, Token);
        }

        Assert.Fail("The server does not see that the project changed.");
    }

    private async Task IsProblem(string path, HttpStatusCode status, string code)
    {
        await Seen();
        using var answer = await client.GetAsync("/api/plans/base/calendar" + path, Token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["code"]);
    }
}
