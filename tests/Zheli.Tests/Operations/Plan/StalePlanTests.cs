using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Export;
using Zheli.Operations.Forecast;
using Zheli.Operations.Import;
using Zheli.Operations.Inspect;
using Zheli.Operations.Plan;
using Zheli.Operations.Read;
using Zheli.Operations.Report;
using Zheli.Operations.Sample;
using Zheli.Operations.Schedule;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;
using Zheli.Operations.Words;

namespace Zheli.Tests.Operations.Plan;

/// <summary>A plan whose map or figures changed behind it: every use of it says so, in the same words.</summary>
public sealed class StalePlanTests : IDisposable
{
    private const string Code = "plan-stale";

    /// <summary>A planned sample country, made once.</summary>
    private static readonly Lazy<byte[]> Country = new(() =>
    {
        using var folder = new TemporaryFolder();
        SampleOperation.Run(new SampleRequest(folder["p.gpkg"], new() { Scale = 0.02, Seed = 3 }, false), null, CancellationToken.None, TimeProvider.System);
        Plan(folder["p.gpkg"]);
        return File.ReadAllBytes(folder["p.gpkg"]);
    });

    private readonly TemporaryFolder folder = new();

    public StalePlanTests() => File.WriteAllBytes(Project, Country.Value);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Project => folder["p.gpkg"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_fresh_plan_is_not_stale_and_neither_is_one_that_does_not_say_from_what_it_was_made()
    {
        Assert.Null(Stale());
        Assert.Equal("The map and the figures are those that the plan was made from.", Check().Detail);
        Tampering.Execute(Project, "UPDATE plan_summary SET summary = json_remove(summary, '$.madeFrom'); UPDATE settlement SET population = population + 1 WHERE id = 2");
        Assert.Null(Stale());
        Assert.True(Check().Ok);
    }

    [Fact]
    public void After_a_change_of_the_map_every_use_of_the_plan_says_so()
    {
        Schedule();
        Import(Settlement(2).Location);
        var stale = Stale()!;
        Assert.Contains("new.csv", stale.Message, StringComparison.Ordinal);
        Assert.Contains(stale.Message, Check().Detail, StringComparison.Ordinal);
        Assert.False(Check().Ok);
        Assert.False(VerifyOperation.RunSchedule(Project, "base", null, Token).Checks.Single(c => c.Name == "made-from").Ok);
        Assert.Equal([stale], Export(ExportFormat.GeoPackage, "copy.gpkg").Findings);
        Assert.Contains(stale, ScheduleOperation.ReadStored(Project, "base").Summary.Findings);
        Assert.Contains(stale, ForecastOperation.Run(Project, "base", new(100, 1, 2), new Dictionary<string, decimal>()).Findings);
        Assert.Contains(stale, InspectOperation.Run(Project).Findings);
        var reading = ProjectReading.Open(Project);
        Assert.Contains(stale, reading.Headings[0].Summary.Findings);
        Assert.Contains(stale, reading.FindPlan("base")!.Summary.Findings);
        var report = ReportOperation.Run(new(Project, ReportFormat.Html, ExportLanguage.English, new(2026, 11, 20)) { Output = folder["r.html"] }, null, Token);
        Assert.Equal([stale], report.Findings);
        Assert.Contains("new.csv", File.ReadAllText(folder["r.html"]), StringComparison.Ordinal);
        Assert.Single(Schedule().Summary.Findings, f => f.Code == Code);
        Plan(Project);
        Assert.Null(Stale());
    }

    [Fact]
    public void A_settlement_taken_off_the_map_refuses_the_bill_and_the_calendar_in_the_same_words()
    {
        Tampering.Execute(Project, "DELETE FROM settlement WHERE id = (SELECT settlement_id FROM plan_settlement WHERE technology = 'fibre' LIMIT 1)");
        Assert.Equal([Code], Assert.Throws<BadInputException>(() => Export(ExportFormat.Csv, "csv")).Findings.Select(f => f.Code));
        Assert.Equal([Code], Assert.Throws<BadInputException>(() => Schedule()).Findings.Select(f => f.Code));
    }

    [Fact]
    public void Figures_that_moved_the_plan_make_it_stale_and_others_do_not()
    {
        Set("prog.splice", 3);
        Assert.Null(Stale());
        Set("civ.rural_plough", 12_345);
        Assert.StartsWith("Figures of the catalogue have changed", Stale()!.Message, StringComparison.Ordinal);
        Assert.Equal([Stale()!], Export(ExportFormat.Xlsx, "b.xlsx").Findings);
        Set("civ.rural_plough", null);
        Assert.Null(Stale());
    }

    [Fact]
    public void A_name_put_right_makes_no_plan_stale()
    {
        Tampering.Execute(Project, "UPDATE settlement SET name_kk = 'Ақкөл', kato = '593240100' WHERE id = 2");
        Assert.Null(Stale());
    }

    [Fact]
    public void An_import_that_brings_nothing_leaves_the_settlements_as_they_are_and_the_plan_fresh()
    {
        var before = Settlements();
        Import(new(10, 10));
        Assert.Equal(before, Settlements());
        Assert.Null(Stale());
    }

    [Theory]
    [InlineData("", " Figures of the catalogue have changed too.")]
    [InlineData(" (newest import: a.csv, 2026-06-01 12:00 UTC)", "")]
    public void The_words_are_known_in_three_languages(string import, string also)
    {
        var words = Phrases.Of($"The map has changed since the plan 'base' was made{import}: what the plan says is of the map before.{also}");
        Assert.StartsWith("«base» жоспары", words.Kazakh, StringComparison.Ordinal);
        Assert.StartsWith("После составления плана «base»", words.Russian, StringComparison.Ordinal);
        Assert.Equal(also.Length > 0, words.Russian.EndsWith("тоже изменились.", StringComparison.Ordinal));
    }

    private static void Plan(string project) =>
        Assert.IsType<RolloutAnswer.Planned>(PlanOperation.Run(project, new() { AssumeNetwork = "district-centres" }, null, TimeProvider.System));

    private Finding? Stale()
    {
        using var file = ProjectFile.Open(Project, readOnly: true);
        return file.FindStalePlan("base");
    }

    private CheckOutcome Check() => VerifyOperation.Run(Project, "base", null, Token).Checks.Single(c => c.Name == "made-from");

    private ExportResult Export(ExportFormat format, string name) => ExportOperation.Run(new(Project, format, folder[name]), null, Token);

    private WorkSchedule Schedule() =>
        ScheduleOperation.Run(Project, "base", new() { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2 }, new(), TimeProvider.System, null, Token);

    private void Set(string key, decimal? value)
    {
        using var file = ProjectFile.Open(Project, readOnly: false);
        file.SetCatalogueOverrides([new(key, null, value)]);
    }

    private Settlement Settlement(long id)
    {
        using var file = ProjectFile.Open(Project, readOnly: true);
        return file.ReadPlaces().Settlements.Single(s => s.Id == id);
    }

    private List<string> Settlements()
    {
        using var file = ProjectFile.Open(Project, readOnly: true);
        return [.. file.ReadPlaces().Settlements.Select(s => s.ToString())];
    }

    private void Import(GeoPoint place)
    {
        File.WriteAllText(folder["new.csv"], FormattableString.Invariant($"name,place,lat,lon,population\nЖаңатас,village,{place.Latitude + 0.002},{place.Longitude + 0.002},500\n"));
        ImportOperation.Run(new(Project, [folder["new.csv"]], null, 2), null, Token, TimeProvider.System);
    }
}
