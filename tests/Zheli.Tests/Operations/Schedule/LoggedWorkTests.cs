using Zheli.Model.Programme;
using Zheli.Operations.Forecast;
using Zheli.Operations.Progress;
using Zheli.Operations.Schedule;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;
using Zheli.Programme.Progress;
using Zheli.Programme.Risk;
using Zheli.Programme.Schedule;
using Zheli.Tests.Operations.Progress;

namespace Zheli.Tests.Operations.Schedule;

/// <summary>A calendar made anew takes over what the log shows and what it was told before.</summary>
public sealed class LoggedWorkTests : IDisposable
{
    private static readonly ScheduleRequest Request = new() { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2 };

    private readonly BuiltProject project = new();

    [Fact]
    public void Finished_work_keeps_its_days_and_begun_work_is_shorter()
    {
        var before = Plan(Request);
        var (line, begun) = (before.Packages[0], before.Packages[1]);
        foreach (var edge in line.Edges)
        {
            project.Add("km-laid", edge, "2026-09-01", "0.5");
            project.Add("lit", edge, "2026-09-20");
        }

        project.Add("km-laid", begun.Id, "2026-10-05", "0.5");
        var after = Plan(Request);
        Assert.Equal(new DateOnly(2026, 10, 6), after.Inputs.AsOf);
        var finished = after.Dates.Single(d => d.PackageId == line.Id);
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 20)), (finished.Start, finished.Finish));
        Assert.InRange(after.Inputs.Progress.Single(p => p.PackageId == begun.Id).Share, 0.001, 0.99);
        Assert.Equal(new DateOnly(2026, 10, 5), after.Dates.Single(d => d.PackageId == begun.Id).Start);
        Assert.All(after.Dates.Where(d => d.PackageId != line.Id && d.PackageId != begun.Id), d => Assert.True(d.Start >= after.Inputs.AsOf));
        Assert.Equal(before.Packages.Select(p => p.Id), after.Packages.Select(p => p.Id));
        Assert.Contains(after.Summary.Findings, f => f.Code == "work-taken-from-log");
        Holds();

        // Asked again, it is the same.
        Assert.Equal(after.Dates, Plan(Request).Dates);
    }

    [Fact]
    public void What_nothing_shows_does_not_count()
    {
        var before = Plan(Request);
        System.IO.File.Delete(project.In("act.pdf"));
        Assert.Equal(before.Dates, Plan(Request).Dates);
    }

    [Fact]
    public void History_survives_a_plan_that_is_made_anew()
    {
        var line = Plan(Request).Packages[0];
        project.Add("km-laid", line.Id, "2026-09-01", "0.5");
        using (var file = ProjectFile.Open(project.File, readOnly: false))
        {
            file.SavePlan(file.ReadPlan("base"));
        }

        // As if the stretch had been called otherwise before: what the event is about is remembered by what it was made of.
        const string Before = "S-00000000000000aa";
        var hash = EventChain.HashOf(EventChain.Genesis, ProgressOperation.List(project.File).Single() with { Subject = Before });
        project.Tamper($"""
            UPDATE work_package_past SET package_id = '{Before}'; UPDATE progress_event SET subject = '{Before}', hash = '{hash}' WHERE subject = '{line.Id}';
            UPDATE zheli_meta SET value = '1:{hash}' WHERE key = 'progress_head'
            """);
        var known = Plan(Request).Inputs.Progress.Single();
        Assert.Equal(line.Id, known.PackageId);
        Assert.Equal(new DateOnly(2026, 9, 1), known.Started);
    }

    [Fact]
    public void Locked_dates_hold_on_until_they_are_given_anew()
    {
        var id = Plan(Request).Packages[0].Id;
        System.IO.File.WriteAllText(project.In("locks.csv"), $"package,start\n{id},2026-07-08\n");
        System.IO.File.WriteAllText(project.In("none.csv"), "package,start\n");
        ScheduleOperation.Run(project.File, "base", Request, new ScheduleSources { Locks = project.In("locks.csv") }, TimeProvider.System, cancellation: TestContext.Current.CancellationToken);
        var next = Plan(Request);
        Assert.Equal(new DateOnly(2026, 7, 8), next.Dates[0].Start);
        Assert.StartsWith("Of the calendar before, 1 locked starts", Assert.Single(next.Summary.Findings, f => f.Code == "locks-held").Message, StringComparison.Ordinal);
        Holds();
        var free = ScheduleOperation.Run(project.File, "base", Request, new ScheduleSources { Locks = project.In("none.csv") }, TimeProvider.System, cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(free.Inputs.Locked);
    }

    [Fact]
    public void A_forecast_plays_the_policy_of_the_calendar_and_the_check_can_tell()
    {
        var schedule = Plan(Request);
        var forecast = ForecastOperation.Run(
            project.File, "base", new ForecastRequest(50, 1, 2), new Dictionary<string, decimal>(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(schedule.Summary.Finish, forecast.Replayed);
        Assert.Equal(schedule.Policy.Fingerprint(schedule.Packages), forecast.Policy);
        Holds();
        project.Tamper($"UPDATE forecast_summary SET content = replace(content, '{forecast.Policy}', '{new string('0', 64)}')");
        Assert.Contains(VerifyOperation.RunSchedule(project.File, "base").Checks, c => c.Name == "schedule-policy" && !c.Ok);
    }

    [Fact]
    public void A_forecast_says_when_the_log_knows_more_than_the_calendar()
    {
        ProgrammeForecast Odds() => ForecastOperation.Run(project.File, "base", new ForecastRequest(20, 1, 2), new Dictionary<string, decimal>(), null, TestContext.Current.CancellationToken);
        var line = Plan(Request).Packages[0];
        Assert.DoesNotContain(Odds().Findings, f => f.Code == "log-newer");
        project.Add("km-laid", line.Id, "2026-09-01", "0.5");
        Assert.Contains(Odds().Findings, f => f.Code == "log-newer");
        Plan(Request);
        Assert.DoesNotContain(Odds().Findings, f => f.Code == "log-newer");
    }

    [Fact]
    public void Crews_that_serve_several_regions_are_lived_through_and_bounded()
    {
        var schedule = Plan(Request with { Crews = OfSeveral(Plan(Request), 100) });
        Assert.True(schedule.Summary.Bound >= schedule.Summary.Objective);
        Holds();
    }

    public void Dispose() => project.Dispose();

    /// <summary>One crew of each type for all regions, and one for what lies in none.</summary>
    private static List<Crew> OfSeveral(WorkSchedule before, int pace)
    {
        var regions = before.Packages.Select(p => p.RegionId).OfType<long>().Distinct().Order().ToList();
        return [.. before.Packages.Select(p => p.Crew).Distinct().Order().Select(type => new Crew(type, regions[0], 1, null, null, pace, false) { AlsoIn = [.. regions.Skip(1)] }),
            .. before.Packages.Where(p => p.RegionId is null).Select(p => p.Crew).Distinct().Select(type => new Crew(type, null, 1, null, null, pace, false))];
    }

    private WorkSchedule Plan(ScheduleRequest request) =>
        ScheduleOperation.Run(project.File, "base", request, new ScheduleSources(), TimeProvider.System, cancellation: TestContext.Current.CancellationToken);

    private void Holds()
    {
        var result = VerifyOperation.RunSchedule(project.File, "base", cancellation: TestContext.Current.CancellationToken);
        Assert.True(result.Ok, string.Join("; ", result.Checks.Where(c => !c.Ok).SelectMany(c => c.Failures).Select(f => $"{f.Where}: {f.Message}")));
    }
}
