using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>People that no source states are estimated from buildings, kind of place and known totals; worked by hand.</summary>
public sealed class PopulationEstimateTests
{
    private static readonly CostCatalogue Catalogue = new(new Dictionary<string, decimal>
    {
        ["dem.persons_hh"] = 5, ["dem.people_city"] = 250_000, ["dem.people_town"] = 15_000, ["dem.people_village"] = 333, ["dem.people_hamlet"] = 120, ["dem.people_dwelling"] = 8,
    }.Select(f => new CatalogueItem(f.Key, "", "persons", null, null, f.Value, null, Grade.D, "", "")));

    [Fact]
    public void A_stated_number_is_never_changed()
    {
        var places = Estimate([Stated(1, PlaceKind.Village, 77), Unknown(2, PlaceKind.Village)], Region(1000));
        Assert.Equal((77, PopulationBasis.Stated), (places[0].Population, places[0].PopulationBasis));
    }

    [Fact]
    public void With_nothing_known_the_kind_of_place_decides()
    {
        var places = Estimate([Unknown(1, PlaceKind.City), Unknown(2, PlaceKind.Village), Unknown(3, PlaceKind.IsolatedDwelling), Unknown(4, PlaceKind.Suburb), Unknown(5, PlaceKind.Other)]);
        Assert.Equal([250_000, 333, 8, 0, 0], places.Select(p => p.Population));
        Assert.All(places, p => Assert.Equal(PopulationBasis.EstimatedFromKind, p.PopulationBasis));
    }

    [Fact]
    public void Ten_stated_places_of_a_kind_give_its_median_and_those_of_the_region_come_first()
    {
        Settlement[] here = [.. Enumerable.Range(1, 11).Select(i => Stated(i, PlaceKind.Village, i * 10))];
        Settlement[] there = [.. Enumerable.Range(1, 11).Select(i => Stated(100 + i, PlaceKind.Village, i * 1000) with { RegionId = 2 })];
        var places = Estimate([.. here, .. there, Unknown(200, PlaceKind.Village), Unknown(201, PlaceKind.Village) with { RegionId = 2 }, Unknown(202, PlaceKind.Village) with { RegionId = 3 }]);

        // Medians: 60 in region 1, 6,000 in region 2, and (110 + 1,000) / 2 of all twenty-two.
        Assert.Equal([60, 6000, 555], places.TakeLast(3).Select(p => p.Population));
    }

    [Fact]
    public void Buildings_count_with_the_people_per_building_of_the_projects_own_places()
    {
        Settlement[] stated = [.. Enumerable.Range(1, 10).Select(i => Stated(i, PlaceKind.Hamlet, 30 * i) with { Buildings = 10 * i })];
        var places = Estimate([.. stated, Unknown(20, PlaceKind.Hamlet) with { Buildings = 7 }, Unknown(21, PlaceKind.Hamlet) with { Buildings = 0 }]);
        Assert.Equal((21, PopulationBasis.EstimatedFromBuildings), (places[10].Population, places[10].PopulationBasis));
        Assert.Equal((165, PopulationBasis.EstimatedFromKind), (places[11].Population, places[11].PopulationBasis));
    }

    [Fact]
    public void Without_places_to_learn_from_a_building_is_a_household() =>
        Assert.Equal(35, Estimate([Unknown(1, PlaceKind.Village) with { Buildings = 7 }])[0].Population);

    [Fact]
    public void A_known_total_less_the_stated_people_is_shared_out()
    {
        var places = Estimate([Stated(1, PlaceKind.Village, 400), Unknown(2, PlaceKind.Village), Unknown(3, PlaceKind.Hamlet)], Region(1306));
        Assert.Equal([400, 666, 240], places.Select(p => p.Population));
        Assert.All(places.Skip(1), p => Assert.Equal(PopulationBasis.EstimatedFromTotal, p.PopulationBasis));
    }

    [Fact]
    public void A_total_that_cannot_be_of_this_map_scales_three_times_at_most()
    {
        Assert.Equal(999, Estimate([Unknown(1, PlaceKind.Village)], Region(1_000_000))[0].Population);
        Assert.Equal(111, Estimate([Unknown(1, PlaceKind.Village)], Region(2))[0].Population);
        var exhausted = Estimate([Stated(1, PlaceKind.Town, 5000), Unknown(2, PlaceKind.Village)], Region(4000))[1];
        Assert.Equal((333, PopulationBasis.EstimatedFromKind), (exhausted.Population, exhausted.PopulationBasis));
    }

    [Fact]
    public void A_district_with_a_total_is_settled_before_its_region()
    {
        var district = Region(666) with { Id = 5, Level = AdminLevel.District };
        var places = Estimate([Unknown(1, PlaceKind.Village) with { DistrictId = 5 }, Unknown(2, PlaceKind.Village)], Region(1166), district);
        Assert.Equal([666, 500], places.Select(p => p.Population));
    }

    private static IReadOnlyList<Settlement> Estimate(Settlement[] settlements, params AdminArea[] areas) => PopulationEstimate.Apply(settlements, areas, Catalogue);

    private static Settlement Unknown(long id, PlaceKind kind) => new() { Id = id, Kind = kind, Names = PlaceNames.None, Location = new(60, 50), RegionId = 1, Source = "test" };

    private static Settlement Stated(long id, PlaceKind kind, int people) => Unknown(id, kind) with { Population = people, PopulationBasis = PopulationBasis.Stated };

    private static AdminArea Region(int people) => new() { Id = 1, Level = AdminLevel.Region, Names = PlaceNames.None, Population = people, Polygons = [], Source = "test" };
}
