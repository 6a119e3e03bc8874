using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;
using Zheli.Programme.Schedule;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Programme.Schedule;

/// <summary>How a plan is cut into work packages, and that what re-planning leaves alone keeps its name.</summary>
public sealed class WorkPackagesTests
{
    private static readonly SmallCountry Country = new();

    [Fact]
    public void A_stretch_that_stays_keeps_its_name_when_the_plan_around_it_changes()
    {
        var whole = Cut(Country.Plan);

        // Tastau goes to satellite, and its hop with it.
        var less = Cut(Country.Plan with
        {
            Edges = [.. Country.Plan.Edges.Take(2)],
            Settlements = [.. Country.Plan.Settlements.Select(s => s.SettlementId == SmallCountry.Tastau ? s with { Technology = Technology.Satellite, EdgeKey = null } : s)],
        });
        Assert.Equal(whole.Where(p => p.Kind == WorkKind.Stretch).Select(p => p.Id), less.Where(p => p.Kind == WorkKind.Stretch).Select(p => p.Id));
        Assert.DoesNotContain(less, p => p.Kind == WorkKind.Hop);
        Assert.Equal(
            whole.Where(p => p.SettlementId is SmallCountry.Aqsu or SmallCountry.Besqum).Select(p => p.Id), less.Where(p => p.SettlementId is SmallCountry.Aqsu or SmallCountry.Besqum).Select(p => p.Id));
    }

    [Fact]
    public void A_new_village_on_the_way_cuts_a_stretch_in_two()
    {
        // Without Aqsu on the line, both edges are one stretch.
        var joined = Country.Plan with
        {
            Edges = [.. Country.Plan.Edges.Take(2)],
            Settlements = [.. Country.Plan.Settlements.Where(s => s.SettlementId is SmallCountry.Ordabasy or SmallCountry.Besqum)],
        };
        var stretch = Assert.Single(Cut(joined), p => p.Kind == WorkKind.Stretch);
        Assert.Equal(Country.Plan.Edges.Take(2).Select(e => e.Key), stretch.Edges);
        Assert.Equal(2, Cut(Country.Plan).Count(p => p.Kind == WorkKind.Stretch));
        Assert.DoesNotContain(Cut(Country.Plan), p => p.Id == stretch.Id);
    }

    [Fact]
    public void The_name_of_a_stretch_does_not_depend_on_the_way_the_light_runs()
    {
        var joined = Country.Plan with
        {
            Edges = [.. Country.Plan.Edges.Take(2)], Settlements = [.. Country.Plan.Settlements.Where(s => s.SettlementId is SmallCountry.Ordabasy or SmallCountry.Besqum)],
        };
        var turned = joined with
        {
            Edges = [joined.Edges[1] with { ParentKey = null }, joined.Edges[0] with { ParentKey = joined.Edges[1].Key }],
            Settlements = [.. joined.Settlements.Select(s => s.EdgeKey is null ? s : s with { EdgeKey = joined.Edges[0].Key })],
        };
        Assert.Equal(Cut(joined).Single(p => p.Kind == WorkKind.Stretch).Id, Cut(turned).Single(p => p.Kind == WorkKind.Stretch).Id);
    }

    [Fact]
    public void Work_is_length_over_pace_with_its_crossings()
    {
        var edge = Country.Plan.Edges[0];
        Assert.Equal((BuildMethod.Plough, 1, 0), (edge.Method, edge.RiverCrossings, edge.RailCrossings));

        // 1.1 of slack, 2.5 km a day, three days for the river.
        var expected = (int)Math.Ceiling(100 * ((edge.Length / 1000 * 1.1 / 2.5) + 3));
        Assert.Equal(expected, Cut(Country.Plan)[0].Work);
    }

    [Fact]
    public void A_large_local_network_is_cut_into_equal_parts_that_together_are_the_settlement()
    {
        var parts = Cut(Country.Plan, ("prog.access_part", 50)).Where(p => p.Kind == WorkKind.Access && p.SettlementId == SmallCountry.Aqsu).ToList();
        Assert.Equal(4, parts.Count); // 200 households
        Assert.Equal(1_000, parts.Sum(p => p.People));
        Assert.Equal(Cut(Country.Plan).Single(p => p.Kind == WorkKind.Access && p.SettlementId == SmallCountry.Aqsu).Capex, parts.Sum(p => p.Capex));
        Assert.All(parts, p => Assert.Equal(200, p.Work)); // 50 households at 25 a day
    }

    [Fact]
    public void Everything_that_hangs_from_a_stretch_waits_for_its_repeaters()
    {
        var edge = Country.Plan.Edges[0];
        PlanRepeater[] repeaters = [.. new[] { 9_000.0, 200.0 }.Select(offset => new PlanRepeater(edge.Key, offset, null, edge.Points[1], 10, 12_000_000, 9_000_000, 1, 2))];
        var packages = Cut(Country.Plan with { Repeaters = repeaters });
        var sites = packages.Where(p => p.Kind == WorkKind.Repeater).ToList();
        Assert.Equal([packages[0].Id, sites[0].Id], sites.Select(p => p.Upstream));
        Assert.Equal(sites[1].Id, packages.First(p => p.Edges.Contains(Country.Plan.Edges[1].Key)).Upstream);
        Assert.Equal(sites[1].Id, packages.Single(p => p.Kind == WorkKind.Node && p.SettlementId == SmallCountry.Aqsu).Upstream);
        Assert.All(sites, p => Assert.Equal(700, p.Work)); // splice and test 2, node 1, hut 4 days
        Assert.Equal(Country.Plan.Summary.Capex + 18_000_000, packages.Sum(p => p.Capex));
    }

    [Fact]
    public void All_packages_cost_what_the_plan_costs() => Assert.Equal(Country.Plan.Summary.Capex, Cut(Country.Plan).Sum(p => p.Capex));

    [Fact]
    public void Days_off_are_those_of_the_law()
    {
        var holidays = PublicHolidays.Between(2026, 2026).Select(h => h.Date).ToList();
        Assert.Equal(15, holidays.Count);
        Assert.Contains(new DateOnly(2026, 5, 27), holidays);
        Assert.DoesNotContain(new DateOnly(2026, 12, 1), holidays);
    }

    private static IReadOnlyList<WorkPackage> Cut(RolloutPlan plan, params (string Key, decimal Value)[] set)
    {
        var catalogue = new CostCatalogue(ShippedCatalogue.Items.Concat(RoundFigures.Catalogue.Items));
        foreach (var (key, value) in set)
        {
            catalogue = catalogue.With(key, value);
        }

        PriceList Figures() => new(catalogue, new Dictionary<long, CostCatalogue>(), plan.Options);
        return WorkPackages.Of(Country.Territory, plan, Figures(), Figures());
    }
}
