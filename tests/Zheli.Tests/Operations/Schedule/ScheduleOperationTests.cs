using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Operations.Schedule;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;
using Zheli.Programme.Schedule;

namespace Zheli.Tests.Operations.Schedule;

/// <summary>A small country's calendar from the project file to the check, to other programs and back.</summary>
public sealed class ScheduleOperationTests : IDisposable
{
    private static readonly ScheduleRequest Request = new() { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2 };

    private readonly SmallProject project = new();

    [Fact]
    public void A_calendar_holds_against_its_own_check_and_meets_its_deadline()
    {
        var schedule = Plan(Request);
        Assert.True(schedule.Summary.MeetsDeadline);
        Assert.Equal(1_000 + 503 + 120 + 60 + 12, schedule.Summary.People);
        Assert.Equal(schedule.Summary.People, schedule.Summary.PeopleConnected);
        Holds();
    }

    [Theory]
    [InlineData(ScheduleObjective.PeopleMonths)]
    [InlineData(ScheduleObjective.Finish)]
    [InlineData(ScheduleObjective.Value)]
    public void Every_objective_has_a_bound_that_holds(ScheduleObjective objective)
    {
        var schedule = Plan(Request with { Objective = objective });
        Assert.InRange(schedule.Summary.Gap, 0, 0.2);
        Holds();
    }

    [Fact]
    public void The_same_question_has_the_same_answer_on_any_number_of_threads()
    {
        var (one, four) = (Plan(Request with { Threads = 1 }), Plan(Request with { Threads = 4 }));
        Assert.Equal(one.Dates, four.Dates);
        Assert.Equal(one.Proof.PoolPrice, four.Proof.PoolPrice);
    }

    [Fact]
    public void Packages_are_the_stretches_and_settlements_of_the_plan()
    {
        var packages = Plan(Request).Packages;
        Assert.Equal([WorkKind.Stretch, WorkKind.Stretch, WorkKind.Hop], packages.Take(3).Select(p => p.Kind));
        Assert.Equal(3, packages.Count(p => p.Kind == WorkKind.Access));
        Assert.Equal(2, packages.Count(p => p.Kind == WorkKind.Satellite));
        Assert.Equal(packages.Count, packages.Select(p => p.Id).Distinct().Count());
        Assert.All(packages, p => Assert.Matches("^[SHNAT]-[0-9a-f]{16}$", p.Id));
    }

    [Fact]
    public void Finished_work_and_locked_dates_are_kept()
    {
        var first = Plan(Request).Packages[0].Id;
        var second = Plan(Request).Packages[1].Id;
        var schedule = Plan(Request with
        {
            AsOf = new(2026, 7, 1),
            Progress = [new PackageProgress(first, new(2026, 5, 4), new(2026, 6, 20), 1)],
            Locked = [new LockedDate(second, new(2026, 9, 1))],
        });
        Assert.Equal(new(2026, 6, 20), schedule.Dates[0].Finish);
        Assert.Equal(new(2026, 9, 1), schedule.Dates[1].Start);
        Assert.All(schedule.Dates.Skip(1), d => Assert.True(d.Start >= new DateOnly(2026, 7, 1)));
        Holds();
    }

    [Fact]
    public void A_start_is_locked_to_days_of_work_alone()
    {
        var ids = Plan(Request).Packages.Select(p => p.Id).ToList();
        var season = new Season(CrewType.Ground, null, [.. Enumerable.Range(1, 12).Select(month => month == 11 ? 0 : 100)], "stated");
        var refused = Assert.Throws<BadInputException>(() => Plan(Request with
        {
            Seasons = [season],
            Locked = [new(ids[0], new(2026, 7, 5)), new(ids[1], new(2026, 7, 6)), new(ids[2], new(2026, 8, 3)), new(ids[^1], new(2026, 8, 3))],
        }));
        Assert.Equal([ids[0], ids[1]], refused.Findings.Where(f => f.Code == "locked-day-off").Select(f => f.Where));
        Assert.Contains("Sunday", refused.Findings[0].Message, StringComparison.Ordinal);
        refused = Assert.Throws<BadInputException>(() => Plan(Request with { Seasons = [season], Locked = [new(ids[0], new(2026, 11, 3))] }));
        Assert.Equal("locked-day-off", Assert.Single(refused.Findings).Code);
    }

    [Theory]
    [InlineData(2026, 3, 22)]
    [InlineData(2026, 7, 5)]
    public void A_locked_start_that_is_past_is_begun_on_the_next_day_of_work(int year, int month, int day)
    {
        var id = Plan(Request).Packages[0].Id;
        var asOf = new DateOnly(year, month, day);
        var schedule = Plan(Request with { AsOf = asOf, Locked = [new(id, new(2026, 3, 2))] });
        Assert.True(schedule.Dates[0].Start > asOf);
        Holds();
    }

    [Fact]
    public void Work_for_which_ten_years_do_not_suffice_is_said_and_not_kept()
    {
        var before = Plan(Request with { Crews = OneOfEach(Plan(Request)) });
        var crews = before.Inputs.Crews.Select(c => c.Type == CrewType.Ground ? c with { Pace = 1, Count = 1 } : c).ToList();
        var schedule = Plan(Request with { Crews = crews, Overrides = new Dictionary<string, decimal> { ["prog.rate_trench"] = 0.01m, ["prog.rate_plough"] = 0.01m, ["prog.rate_cross"] = 0.01m } });
        Assert.False(schedule.Summary.MeetsDeadline);
        Assert.True(schedule.Unfinished > 0);
        Assert.Contains("no days or no money left", Assert.Single(schedule.Summary.Findings, f => f.Code == "packages-unfinished").Message, StringComparison.Ordinal);
        Assert.True(Plan(Request with { Deadline = null, Crews = crews, Overrides = schedule.Inputs.Overrides }).Unfinished > 0);
        Assert.Equal(before.Dates, ScheduleOperation.ReadStored(project.File, "base").Dates);
        Holds();
        Assert.Equal("calendar-unfinished", Assert.Throws<BadInputException>(() => ScheduleOperation.Export(project.File, schedule, [project.In("a.csv")], false)).Findings.Single().Code);
    }

    [Fact]
    public void Crews_that_end_and_seasons_without_work_give_no_dates_and_a_reason()
    {
        var before = Plan(Request);
        void Refused(ScheduleRequest request, string reason)
        {
            var no = Plan(request);
            Assert.True(no.Unfinished > 0);
            Assert.Contains(reason, Assert.Single(no.Summary.Findings, f => f.Code == "packages-unfinished").Message, StringComparison.Ordinal);
            Assert.Equal(before.Dates, ScheduleOperation.ReadStored(project.File, "base").Dates);
        }

        Refused(Request with { Crews = [.. OneOfEach(before).Select(c => c with { Until = new(2026, 1, 8) })] }, "which end on 2026-01-08");
        Refused(Request with { Crews = OneOfEach(before), Seasons = [new Season(CrewType.Ground, null, new int[12], "stated")] }, "which work in no month");
        Refused(
            Request with { Crews = OneOfEach(before), Holidays = [.. Enumerable.Range(0, ScheduledPackage.CalendarDays + 400).Select(d => new Holiday(new DateOnly(2026, 1, 1).AddDays(d), "off"))] },
            "can never be built");
        Holds();
    }

    [Fact]
    public void Work_under_way_goes_on_with_what_is_left()
    {
        var id = Plan(Request).Packages[0].Id;
        var whole = Plan(Request with { AsOf = new(2026, 5, 4), Progress = [new PackageProgress(id, new(2026, 5, 2), null, 0.0)] }).Dates[0];
        var half = Plan(Request with { AsOf = new(2026, 5, 4), Progress = [new PackageProgress(id, new(2026, 5, 2), null, 0.5)] }).Dates[0];
        Assert.Equal(new(2026, 5, 2), half.Start);
        Assert.True(half.Finish < whole.Finish);
        Holds();
    }

    [Fact]
    public void A_deadline_that_cannot_be_met_is_a_no_with_the_ways_out()
    {
        var schedule = Plan(Request with { Deadline = new(2026, 4, 10), Crews = OneOfEach(Plan(Request)) });
        Assert.False(schedule.Summary.MeetsDeadline);
        Assert.Contains(schedule.Summary.WaysOut, w => w.Kind == "time" && w.Amount == schedule.Summary.Finish.DayNumber - new DateOnly(2026, 4, 10).DayNumber);
        Holds();
    }

    [Fact]
    public void Money_that_comes_late_is_waited_for_and_the_way_out_says_how_much()
    {
        var capex = Plan(Request).Summary.Capex;
        var half = (capex / 2 / 1000 * 1000) + 1_000_000;
        var schedule = Plan(Request with { Cash = [new(new(2026, 1, 1), half), new(new(2028, 3, 1), capex)] });
        Assert.False(schedule.Summary.MeetsDeadline);
        Assert.Contains(schedule.Summary.WaysOut, w => w.Kind == "money" && w.Amount > 0 && w.Amount <= capex);
        Holds();
    }

    [Theory]
    [InlineData("UPDATE work_package SET start_date = date(start_date, '+1 day'), finish_date = finish_date WHERE kind = 'hop'", "schedule-crews")]
    [InlineData("UPDATE work_package SET lit_date = date(lit_date, '-1 day') WHERE kind = 'access'", "schedule-order")]
    [InlineData("UPDATE work_package SET start_date = '2026-01-05' WHERE kind = 'node'", "schedule-order")]
    [InlineData("UPDATE work_package SET crew_number = 99 WHERE kind = 'satellite'", "schedule-crews")]
    [InlineData("UPDATE work_package SET work_crew_day_hundredths = work_crew_day_hundredths / 2 WHERE kind = 'access'", "schedule-work")]
    [InlineData("UPDATE work_package SET capex_kzt = capex_kzt - 1000 WHERE kind = 'stretch'", "schedule-packages")]
    [InlineData("UPDATE work_package SET people = people + 1 WHERE kind = 'satellite'", "schedule-packages")]
    [InlineData("DELETE FROM work_package WHERE kind = 'satellite'", "schedule-packages")]
    [InlineData("UPDATE work_package SET move_m = move_m + 5000 WHERE kind = 'node'", "schedule-moves")]
    [InlineData("UPDATE schedule_summary SET summary = replace(summary, '\"peopleDays\":', '\"peopleDays\":1')", "schedule-figures")]
    [InlineData("UPDATE schedule_summary SET summary = replace(summary, '\"bound\":', '\"bound\":1')", "schedule-bound")]
    [InlineData("UPDATE schedule_summary SET inputs = replace(inputs, '\"weekDays\":6', '\"weekDays\":5')", "schedule-crews")]
    public void What_was_changed_behind_the_scheduler_is_found(string sql, string check)
    {
        Plan(Request);
        project.Tamper(sql);
        var result = VerifyOperation.RunSchedule(project.File, "base");
        Assert.False(result.Ok);
        Assert.Contains(result.Checks, c => c.Name == check && !c.Ok);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_nothing_is_written()
    {
        Write("crews.csv", "region,crew,count,from,until,pace\n,ground,2,2026-04-01,,\n,digging,2,,,100\nAtlantis,radio,1,,,100\n");
        Write("cash.csv", "from,amount_kzt\n2026-01-01,1000\n01.04.2026,1000\n2026-07-01,1000\n");
        Write("before.csv", "before,after\nS-0,S-1\n");
        var packages = Plan(Request).Packages;
        var before = File.ReadAllBytes(project.File);
        var refused = Assert.Throws<BadInputException>(() => Plan(
            Request with
            {
                Deadline = new(2025, 12, 31),
                Precedence = [new(packages[0].Id, packages[1].Id), new(packages[1].Id, packages[2].Id), new(packages[2].Id, packages[0].Id)],
            },
            new ScheduleSources { Crews = project.In("crews.csv"), Cash = project.In("cash.csv") }));
        Assert.Superset(
            new HashSet<string> { "deadline-before-start", "precedence-cycle", "crew-without-pace", "word-unknown", "region-unknown", "dates-mixed", "cash-ends" },
            refused.Findings.Select(f => f.Code).ToHashSet());
        Assert.Equal(before, File.ReadAllBytes(project.File));
        Assert.Contains(
            Assert.Throws<BadInputException>(() => Plan(Request, new ScheduleSources { Precedence = project.In("before.csv") })).Findings, f => f.Code == "package-unknown");
    }

    [Fact]
    public void Every_finding_about_a_table_names_its_row_and_what_stands_there()
    {
        var packages = Plan(Request).Packages;
        var before = File.ReadAllBytes(project.File);
        Write("crews.csv", "region;crew;count;from;until;pace\r\n;ground;2;2026-09-01;2026-03-01;100\r\n");
        Write("cash.csv", "from,amount_kzt\n2026-01-01,1000\n2026-04-01,2000\n");
        Write("seasons.csv", "region,crew,jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec\n*,ground,0,0,0,100,100,100,100,100,100,100,0,0\n*,ground,0,0,0,50,100,100,100,100,100,100,0,0\n");
        Write("locks.csv", $"package,start\n{packages[0].Id},2026-07-06\nS-nothing,2026-07-06\n{packages[0].Id},2026-08-03\n{packages[1].Id},2062-07-06\n{packages[2].Id},2026-07-05\n,2026-07-06\n");
        Write("before.csv", $"before,after\n{packages[0].Id},{packages[1].Id}\n{packages[1].Id},{packages[0].Id}\nS-x,{packages[0].Id}\n{packages[3].Id},{packages[3].Id}\n");
        var findings = Assert.Throws<BadInputException>(() => Plan(
            Request with { Deadline = new(2025, 12, 31) },
            new ScheduleSources
            {
                Crews = project.In("crews.csv"), Cash = project.In("cash.csv"), Seasons = project.In("seasons.csv"), Locks = project.In("locks.csv"), Precedence = project.In("before.csv"),
            })).Findings;
        string[] expected =
        [
            "--deadline deadline-before-start 2025-12-31", "crews.csv:2 crew-never-there 2026-03-01", "crews.csv crews-missing radio", "cash.csv:3 cash-ends 3,000", "seasons.csv:3 season-twice seasons.csv:2",
            "locks.csv:3 package-unknown S-nothing", "locks.csv:4 package-twice locks.csv:2", "locks.csv:5 locked-date-out-of-range 2062-07-06", "locks.csv:6 locked-day-off Sunday", "locks.csv:7 package-missing ",
            "before.csv:2 precedence-cycle before.csv:3", "before.csv:4 package-unknown S-x", $"before.csv:5 precedence-cycle {packages[3].Id}",
        ];
        Assert.All(expected, row => Assert.Contains(findings, f => row.Split(' ', 3) is var parts && f.Where == parts[0] && f.Code == parts[1] && f.Message.Contains(parts[2], StringComparison.Ordinal)));
        Assert.All(findings, f => Assert.NotEmpty(f.Advice));
        Assert.StartsWith("--", findings[0].Where, StringComparison.Ordinal);
        var rows = findings.Where(f => f.Where.StartsWith("locks", StringComparison.Ordinal)).Select(f => f.Where).ToList();
        Assert.Equal(rows.Order(StringComparer.Ordinal), rows);
        Assert.Equal(before, File.ReadAllBytes(project.File));
    }

    [Fact]
    public void A_locked_start_that_cannot_be_kept_is_named_with_its_row_and_the_day_instead()
    {
        var first = Plan(Request);
        var (node, upstream) = first.Packages.Select(p => (p.Id, p.StartsAfter)).First(p => p.StartsAfter.Count > 0);
        Write("locks.csv", $"package,start\n{upstream[0]},2026-09-01\n{node},2026-06-01\n");
        var schedule = Plan(Request, new ScheduleSources { Locks = project.In("locks.csv") });
        var broken = Assert.Single(schedule.Summary.Findings, f => f.Code.StartsWith("locked-date", StringComparison.Ordinal));
        Assert.Equal("locks.csv:3", broken.Where);
        Assert.Contains($"2026-06-01 of package '{node}'", broken.Message, StringComparison.Ordinal);
        var start = schedule.Dates.Single(d => d.PackageId == node).Start;
        Assert.Contains(start == new DateOnly(2026, 6, 1) ? "ends later" : $"{start:yyyy-MM-dd}", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_whose_rows_cannot_be_read_is_not_said_to_end_and_whole_numbers_may_have_two_noughts_behind_a_comma()
    {
        Write("cash.csv", "from;amount_kzt\n2026-01-01;900 000 000 000,00\n2026-04-01;1,5\n");
        var findings = Assert.Throws<BadInputException>(() => Plan(Request, new ScheduleSources { Cash = project.In("cash.csv") })).Findings;
        Assert.Equal(("cash-amount", "cash.csv:3"), (findings.Single().Code, findings[0].Where));
        Write("cash.csv", "from;amount_kzt\n2026-01-01;900 000 000 000,00\n");
        Assert.Equal(900_000_000_000, Plan(Request, new ScheduleSources { Cash = project.In("cash.csv") }).Inputs.Cash.Single().Amount);
    }

    [Theory]
    [InlineData("0,5")]
    [InlineData("50 %")]
    public void A_calendar_that_a_Russian_spreadsheet_saved_comes_back(string half)
    {
        var schedule = Plan(Request);
        ScheduleOperation.Export(project.File, schedule, [project.In("calendar.csv")], overwrite: false);
        var rows = File.ReadAllLines(project.In("calendar.csv")).Select(l => l.Split(',')).ToList();
        var (share, started, first) = (Array.IndexOf(rows[0], "done_share"), Array.IndexOf(rows[0], "started"), rows[1]);
        (first[share], first[started]) = (half, $"{schedule.Dates[0].Start:yyyy-MM-dd}");
        var saved = rows.Select(r => string.Join(';', r.Select(c => DateOnly.TryParseExact(c, "yyyy-MM-dd", out var day) ? $"{day:dd.MM.yyyy}" : c.Contains('.', StringComparison.Ordinal) ? c.Replace('.', ',') : c)));
        File.WriteAllText(project.In("calendar.csv"), string.Join("\r\n", saved), System.Text.Encoding.Unicode);
        var back = Plan(Request with { AsOf = schedule.Dates[0].Start.AddDays(1) }, new ScheduleSources { Import = project.In("calendar.csv") });
        Assert.Equal(new PackageProgress(first[0], schedule.Dates[0].Start, null, 0.5), Assert.Single(back.Inputs.Progress));
        Assert.Empty(back.Inputs.Locked);
        first[share] = "half";
        File.WriteAllLines(project.In("calendar.csv"), rows.Select(r => string.Join(',', r)));
        var refused = Assert.Throws<BadInputException>(() => Plan(Request, new ScheduleSources { Import = project.In("calendar.csv") })).Findings;
        Assert.Equal("calendar.csv:2", Assert.Single(refused, f => f.Code == "share-unreadable").Where);
    }

    [Fact]
    public void Progress_is_entered_and_told_whatever_version_made_the_calendar()
    {
        var package = Plan(Request).Packages[0].Id;
        project.Tamper("UPDATE schedule_proof SET content = X'0102'");
        Assert.Equal("schedule-older", Assert.Throws<BadInputException>(() => ScheduleOperation.ReadStored(project.File, "base")).Findings.Single().Code);
        File.WriteAllText(project.In("act.pdf"), "act");
        Zheli.Operations.Progress.ProgressOperation.Add(
            project.File, new("lit", $"package:{package}", "2026-05-03", "A. Builder") { Evidence = ["act.pdf"] }, "base", project.Folder, TimeProvider.System);
        Assert.Equal(1, Zheli.Operations.Progress.ProgressOperation.Status(project.File, "base", new(2026, 11, 20), "en").Events);
    }

    [Fact]
    public void A_package_that_comes_back_twice_is_refused_with_both_rows()
    {
        var schedule = Plan(Request);
        ScheduleOperation.Export(project.File, schedule, [project.In("calendar.csv")], overwrite: false);
        var lines = File.ReadAllLines(project.In("calendar.csv"));
        File.WriteAllLines(project.In("calendar.csv"), [.. lines, lines[1].Replace($"{schedule.Dates[0].Start:yyyy-MM-dd}", "2026-10-05", StringComparison.Ordinal)]);
        var twice = Assert.Throws<BadInputException>(() => Plan(Request, new ScheduleSources { Import = project.In("calendar.csv") })).Findings.Single();
        Assert.Equal(("package-twice", $"calendar.csv:{lines.Length + 1}"), (twice.Code, twice.Where));
        Assert.Contains("calendar.csv:2", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_that_are_half_in_another_way_are_listed_row_by_row()
    {
        Write("holidays.csv", "date,name\n2026-01-01,a\n02.01.2026,b\n2026-01-07,c\n08.03.2026,d\n2026-03-22,e\n03/04/2026,f\n");
        var refused = Assert.Throws<BadInputException>(() => Plan(Request, new ScheduleSources { Holidays = project.In("holidays.csv") }));
        Assert.Equal(["holidays.csv:3", "holidays.csv:5"], refused.Findings.Where(f => f.Code == "dates-mixed").Select(f => f.Where));
        Assert.Equal("holidays.csv:7", refused.Findings.Single(f => f.Code == "date-unreadable").Where);
    }

    [Fact]
    public void Assumed_crews_written_out_and_read_back_give_the_same_calendar()
    {
        var assumed = Plan(Request);
        ScheduleOperation.WriteCrews(project.File, "base", Request, new(), project.In("crews.csv"), overwrite: false);
        var given = Plan(Request, new ScheduleSources { Crews = project.In("crews.csv") });
        Assert.Equal(assumed.Dates, given.Dates);
        Assert.All(given.Inputs.Crews, c => Assert.False(c.IsAssumed));
    }

    [Theory]
    [InlineData("calendar.xml")]
    [InlineData("calendar.csv")]
    [InlineData("calendar.xlsx")]
    public void A_calendar_comes_back_from_other_programs_as_it_went_out(string name)
    {
        var schedule = Plan(Request);
        ScheduleOperation.Export(project.File, schedule, [project.In(name)], overwrite: false);
        var back = Plan(Request, new ScheduleSources { Import = project.In(name) });
        Assert.Empty(back.Inputs.Locked);
        Assert.Empty(back.Inputs.Progress);
        Assert.Empty(back.Inputs.Precedence);
        Assert.Equal(schedule.Dates, back.Dates);
    }

    [Theory]
    [InlineData("calendar.xml")]
    [InlineData("calendar.csv")]
    public void A_start_that_was_moved_in_another_program_is_locked(string name)
    {
        var schedule = Plan(Request);
        ScheduleOperation.Export(project.File, schedule, [project.In(name)], overwrite: false);
        var moved = schedule.Dates.Single(d => d.PackageId == schedule.Packages[^1].Id);
        var text = File.ReadAllText(project.In(name));
        var at = text.IndexOf(name.EndsWith("xml", StringComparison.Ordinal) ? $"<UID>{schedule.Packages.Count}</UID>" : moved.PackageId, StringComparison.Ordinal);
        var start = text.IndexOf($"{moved.Start:yyyy-MM-dd}", at, StringComparison.Ordinal);
        File.WriteAllText(project.In(name), text[..start] + "2026-10-05" + text[(start + 10)..]);
        var back = Plan(Request, new ScheduleSources { Import = project.In(name) });
        Assert.Equal([new LockedDate(moved.PackageId, new(2026, 10, 5))], back.Inputs.Locked);
        Assert.Equal(new(2026, 10, 5), back.Dates[^1].Start);
        Holds();
    }

    [Fact]
    public void Milestones_are_an_icalendar_with_short_lines()
    {
        ScheduleOperation.Export(project.File, Plan(Request), [project.In("m.ics")], overwrite: false);
        var lines = File.ReadAllText(project.In("m.ics")).Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^2]);
        Assert.Equal(lines.Count(l => l == "BEGIN:VEVENT"), lines.Count(l => l.StartsWith("DTSTART;VALUE=DATE:20", StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.True(System.Text.Encoding.UTF8.GetByteCount(l) <= 75));
    }

    [Fact]
    public void A_calendar_kept_with_work_that_never_ends_shows_no_dates_and_can_be_made_anew()
    {
        Plan(Request);
        var after = new DateOnly(2026, 1, 1).AddDays(ScheduledPackage.CalendarDays);
        project.Tamper($"UPDATE work_package SET start_date = '{after:yyyy-MM-dd}', finish_date = '{after:yyyy-MM-dd}', lit_date = '{after:yyyy-MM-dd}' WHERE kind = 'satellite'");
        Action[] readers =
        [
            () => ScheduleOperation.ReadStored(project.File, "base"),
            () => Zheli.Operations.Forecast.ForecastOperation.Run(project.File, "base", new(20, 1, 1), new Dictionary<string, decimal>()),
            () => Zheli.Operations.Report.ReportOperation.Make(new(project.File, Zheli.Operations.Report.ReportFormat.Html, Zheli.Operations.Words.ExportLanguage.Russian, new(2026, 11, 20))),
        ];
        Assert.All(readers, read => Assert.Equal("calendar-unfinished", Assert.Throws<BadInputException>(read).Findings.Single().Code));
        Plan(Request);
        Assert.Equal(0, ScheduleOperation.ReadStored(project.File, "base").Unfinished);
    }

    [Fact]
    public void Planning_again_takes_the_calendar_away()
    {
        Plan(Request);
        using var file = ProjectFile.Open(project.File, readOnly: false);
        Assert.Equal(["base"], file.ListSchedules());
        file.SavePlan(file.ReadPlan("base"));
        Assert.Empty(file.ListSchedules());
    }

    public void Dispose() => project.Dispose();

    private WorkSchedule Plan(ScheduleRequest request, ScheduleSources? sources = null) =>
        ScheduleOperation.Run(project.File, "base", request, sources ?? new ScheduleSources(), TimeProvider.System);

    private void Holds()
    {
        var result = VerifyOperation.RunSchedule(project.File, "base");
        Assert.True(result.Ok, string.Join('\n', result.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")));
    }

    private void Write(string name, string text) => File.WriteAllText(project.In(name), text);

    private static Crew[] OneOfEach(WorkSchedule schedule) =>
        [.. schedule.Packages.Select(p => (p.Crew, p.RegionId)).Distinct().Select(p => new Crew(p.Crew, p.RegionId, 1, null, null, 100, IsAssumed: false))];
}
