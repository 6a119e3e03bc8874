using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Plan;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Plan;

/// <summary>The verb from project file to project file: a coast road with two villages, and a hamlet far in the desert.</summary>
public sealed class PlanOperationTests : IDisposable
{
    private const long Aktau = 1, Kuryk = 2, Senek = 3, Otpan = 4;

    private readonly TemporaryFolder folder = new();

    public PlanOperationTests()
    {
        using var file = ProjectFile.OpenOrCreate(Project);
        file.ReplaceTerritory(Coast, [], []);
    }

    private string Project => folder["coast.gpkg"];

    private static Territory Coast => new()
    {
        Areas =
        [
            new AdminArea
            {
                Id = 1, Level = AdminLevel.Region, Names = new("Маңғыстау"), Source = "made", Polygons = [[[new(50, 42), new(56, 42), new(56, 45), new(50, 45), new(50, 42)]]],
            },
        ],
        Settlements =
        [
            Place(Aktau, "Ақтау", PlaceKind.City, 51.17, 43.65, 200_000), Place(Kuryk, "Құрық", PlaceKind.Village, 51.66, 43.19, 9_000),
            Place(Senek, "Сенек", PlaceKind.Village, 51.40, 43.42, 700), Place(Otpan, "Отпан", PlaceKind.Hamlet, 54.9, 44.4, 12),
        ],
        Corridors = [new Corridor(1, CorridorKind.Primary, [new(51.17, 43.65), new(51.40, 43.42), new(51.66, 43.19)], "made")],
    };

    [Fact]
    public void A_plan_that_is_not_there_cannot_be_mended()
    {
        Planned(new() { AssumeNetwork = "towns", Scenario = "first" });
        var refused = Assert.Throws<BadInputException>(() => Planned(new() { AssumeNetwork = "towns", Scenario = "second", StartFrom = "nope" }));
        Assert.Equal("scenario-missing", refused.Findings[0].Code);
        Assert.Contains("first", refused.Findings[0].Advice, StringComparison.Ordinal);
        using var file = ProjectFile.Open(Project, readOnly: true);
        Assert.Equal(["first"], file.ListScenarios());
    }

    [Fact]
    public void A_plan_is_kept_under_its_scenario_and_passes_the_check()
    {
        var plan = Planned(new() { AssumeNetwork = "towns", Scenario = "first" });
        Assert.Equal(Technology.Existing, TechnologyOf(plan, Aktau));
        Assert.Equal(Technology.Fibre, TechnologyOf(plan, Kuryk));
        Assert.Equal(Technology.Satellite, TechnologyOf(plan, Otpan));
        Assert.Contains(plan.Summary.Findings, f => f.Code == "network-assumed");
        Assert.True(plan.Summary.Seconds.Load > 0 && plan.Summary.Seconds.Total >= plan.Summary.Seconds.Load + plan.Summary.Seconds.Graph);
        using var file = ProjectFile.Open(Project, readOnly: true);
        Assert.Equal(["first"], file.ListScenarios());
        Assert.Equal(plan.Summary.Cost, file.ReadPlanSummary("first").Cost);
        Assert.Empty(PlanCheck.Run(file.ReadTerritory(), file.ReadCatalogue(), new Dictionary<long, Zheli.Model.Catalogue.CostCatalogue>(), file.ReadPlan("first"))
            .Where(c => !c.Ok).Select(c => c.Detail));
    }

    [Fact]
    public void Two_scenarios_stand_side_by_side_and_a_second_run_replaces_its_own()
    {
        Planned(new() { AssumeNetwork = "towns", Scenario = "a" });
        Planned(new() { AssumeNetwork = "towns", Scenario = "b", Forbidden = ["Сенек"] });
        Planned(new() { AssumeNetwork = "towns", Scenario = "a" });
        using var file = ProjectFile.Open(Project, readOnly: true);
        Assert.Equal(["a", "b"], file.ListScenarios());
        Assert.Equal("forbidden", file.ReadPlanSettlements("b").Single(s => s.SettlementId == Senek).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("~draft")]
    [InlineData("a\nb")]
    public void A_name_that_nobody_could_call_is_refused(string name)
    {
        var refused = Assert.Throws<BadInputException>(() => PlanOperation.Run(Project, new() { AssumeNetwork = "towns", Scenario = name }, null, TimeProvider.System));
        Assert.Equal("scenario-name-unusable", refused.Findings.Single().Code);
        Assert.Throws<BadInputException>(() => PlanOperation.Run(Project, new() { AssumeNetwork = "towns", Scenario = new string('a', 61) }, null, TimeProvider.System));
    }

    [Fact]
    public void A_regions_own_prices_hold_in_it()
    {
        var before = Planned(new() { AssumeNetwork = "towns" }).Summary;
        using (var file = ProjectFile.Open(Project, readOnly: false))
        {
            file.SetCatalogueOverrides([new("civ.rural_plough", 1, 9_000)]);
        }

        var after = Planned(new() { AssumeNetwork = "towns" }).Summary;
        Assert.True(after.Cost.Fibre > before.Cost.Fibre);
        Assert.Contains(after.Assumptions, a => a is { Key: "civ.rural_plough", Value: 9_000, IsOverridden: true });
    }

    [Fact]
    public void A_budget_in_dollars_is_converted_at_the_plans_own_rate_and_never_exceeded()
    {
        var options = new PlanOptions { AssumeNetwork = "towns", Overrides = new Dictionary<string, decimal> { ["fx.usd_kzt"] = 500 } };
        var plan = Planned(options, new Money(1_000_000, Currency.Usd));
        Assert.Equal(500_000_000, plan.Summary.Budget!.Limit);
        Assert.True(plan.Summary.Cost.Total <= 500_000_000);
    }

    [Fact]
    public void Nothing_is_saved_when_there_is_no_plan()
    {
        var options = new PlanOptions { AssumeNetwork = "towns", Mandatory = ["Құрық"] };
        var no = Assert.IsType<RolloutAnswer.Infeasible>(PlanOperation.Run(Project, options, Money.Tenge(1_000_000), TimeProvider.System));
        Assert.Contains(no.Findings, f => f.Code == "budget-too-small");
        Assert.Throws<BadInputException>(() => PlanOperation.Run(Project, new(), null, TimeProvider.System));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => PlanOperation.Run(Project, new() { AssumeNetwork = "towns" }, null, TimeProvider.System, null, stopped.Token));
        using var file = ProjectFile.Open(Project, readOnly: true);
        Assert.Empty(file.ListScenarios());
    }

    [Fact]
    public void A_project_that_is_not_there_is_bad_input() =>
        Assert.Throws<BadInputException>(() => PlanOperation.Run(folder["none.gpkg"], new(), null, TimeProvider.System));

    public void Dispose() => folder.Dispose();

    private static Technology TechnologyOf(RolloutPlan plan, long settlement) => plan.Settlements.Single(s => s.SettlementId == settlement).Technology;

    private RolloutPlan Planned(PlanOptions options, Money? budget = null) =>
        Assert.IsType<RolloutAnswer.Planned>(PlanOperation.Run(Project, options, budget, TimeProvider.System)).Plan;

    private static Settlement Place(long id, string name, PlaceKind kind, double longitude, double latitude, int people) => new()
    {
        Id = id, Names = new(name), Kind = kind, Location = new(longitude, latitude), Population = people, PopulationBasis = PopulationBasis.Stated, RegionId = 1, Source = "made",
    };
}
