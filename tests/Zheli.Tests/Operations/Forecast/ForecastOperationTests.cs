using Zheli.Model;
using Zheli.Operations.Forecast;
using Zheli.Operations.Schedule;
using Zheli.Operations.Words;
using Zheli.Programme.Risk;
using Zheli.Programme.Schedule;

namespace Zheli.Tests.Operations.Forecast;

/// <summary>The odds of a small country's calendar, from the project file and back.</summary>
public sealed class ForecastOperationTests : IDisposable
{
    private static readonly ForecastRequest Request = new(Samples: 100, Seed: 1, Threads: 2);

    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_odds_are_kept_beside_the_calendar_and_go_with_a_new_one()
    {
        Plan();
        var drawn = Run();
        Assert.InRange(drawn.Programme.OnTime!.Value, 0, 1);
        Assert.Equal(5, drawn.Settlements.Count);
        var stored = ForecastOperation.FindStored(project.File, "base")!;
        Assert.Equal(drawn.Programme, stored.Programme);
        Assert.Equal(drawn.Settlements, stored.Settlements);
        Assert.Equal(drawn.Drivers, stored.Drivers);
        Assert.Equal(drawn.Outside.Programmes, stored.Outside.Programmes);
        Assert.Equal(drawn.Assumptions, stored.Assumptions);
        Plan();
        Assert.Null(ForecastOperation.FindStored(project.File, "base"));
    }

    [Fact]
    public void A_figure_set_for_one_forecast_is_marked_among_its_assumptions()
    {
        Plan();
        var set = Run(new Dictionary<string, decimal> { ["risk.permit"] = 2 });
        Assert.Contains(set.Assumptions, a => a is { Key: "risk.permit", Value: 2, IsOverridden: true });
        Assert.True(set.Programme.P50 > Run().Programme.P50);
    }

    [Fact]
    public void A_file_of_this_version_that_lacks_the_tables_gets_them()
    {
        project.Tamper("DROP TABLE forecast_summary; DROP TABLE forecast_settlement; DELETE FROM gpkg_contents WHERE table_name LIKE 'forecast%'");
        Plan();
        Assert.Null(ForecastOperation.FindStored(project.File, "base"));
        Assert.Equal(Run().Programme, ForecastOperation.FindStored(project.File, "base")!.Programme);
    }

    [Fact]
    public void The_odds_of_programme_regions_and_settlements_are_handed_over_as_they_are_kept()
    {
        Plan();
        Assert.Equal("forecast-missing", Assert.Throws<BadInputException>(() => ForecastOperation.ReadStored(project.File, "base")).Findings[0].Code);
        var drawn = Run();
        var stored = ForecastOperation.ReadStored(project.File, "base");
        ForecastOperation.Export(project.File, stored with { Regions = [.. stored.Regions.Select(r => r with { Dates = r.Dates with { P90 = null } })] }, [project.In("o.csv"), project.In("o.xlsx")], false, ExportLanguage.Kazakh);
        var rows = File.ReadAllLines(project.In("o.csv")).Select(l => l.Split(',')).ToList();
        Assert.Equal("level,id,kato,name,district,region,people,planned,p50,p80,p90,in_time", string.Join(',', rows[0]));
        Assert.Equal(1 + 1 + drawn.Regions.Count + drawn.Settlements.Count, rows.Count);
        Assert.Equal($"{drawn.Programme.P80:yyyy-MM-dd}", rows[1][9]);
        Assert.All(rows.Where(r => r[0] == "region"), r => Assert.Equal("beyond", r[10]));
        Assert.All(drawn.Settlements, s => Assert.Contains(rows, r => r[0] == "settlement" && r[1] == $"{s.Id}" && r[8] == $"{s.Dates.P50:yyyy-MM-dd}" && r[9] == $"{s.Dates.P80:yyyy-MM-dd}" && r[10] == $"{s.Dates.P90:yyyy-MM-dd}"));
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => ForecastOperation.CheckOutputs(project.File, [project.In("o.csv")], false)).Findings[0].Code);
        Assert.Equal("format-unknown", Assert.Throws<BadInputException>(() => ForecastOperation.CheckOutputs(project.File, [project.In("o.pdf")], false)).Findings[0].Code);
    }

    [Fact]
    public void Without_a_calendar_there_are_no_odds() =>
        Assert.Equal("schedule-missing", Assert.Throws<BadInputException>(() => Run()).Findings[0].Code);

    [Fact]
    public void An_unknown_figure_is_refused_and_nothing_is_written()
    {
        Plan();
        Assert.Throws<BadInputException>(() => Run(new Dictionary<string, decimal> { ["risk.weather"] = 2 }));
        Assert.Null(ForecastOperation.FindStored(project.File, "base"));
    }

    private Zheli.Model.Programme.ProgrammeForecast Run(Dictionary<string, decimal>? figures = null) =>
        ForecastOperation.Run(project.File, "base", Request, figures ?? [], null, TestContext.Current.CancellationToken);

    private void Plan() => ScheduleOperation.Run(
        project.File, "base", new ScheduleRequest { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2 }, new ScheduleSources(), TimeProvider.System, null,
        TestContext.Current.CancellationToken);
}
