using Zheli.Engineering.Access;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Engineering.Access;

public sealed class PremisesRulesTests
{
    private static Building Building(double east, double area, BuildingUse use = BuildingUse.Unknown, int levels = 0, int flats = 0) =>
        new($"b/{east}/{area}", new(east / 81_000, 43), area, levels, flats, use);

    private static IReadOnlyList<Premises> Premises(params Building[] buildings) => PremisesRules.FromBuildings(buildings, TinyVillage.Catalogue).Premises;

    [Fact]
    public void A_house_is_one_connection_and_its_shed_is_none()
    {
        Assert.Equal(1, Assert.Single(Premises(Building(0, 110), Building(12, 40))).Dwellings);
        Assert.Equal(2, Premises(Building(0, 110), Building(40, 90)).Count);
        Assert.Empty(Premises(Building(0, 50, BuildingUse.Ancillary), Building(40, 12)));
    }

    [Fact]
    public void A_building_drawn_twice_is_taken_once() => Assert.Single(Premises(Building(0, 110), Building(1, 111)));

    [Fact]
    public void Flats_come_from_floors_and_footprint_unless_they_are_stated()
    {
        // 9 floors × 720 m² × 0.75 / 65 m² = 8 flats on each of 9 floors, 4 to a landing.
        var block = Assert.Single(Premises(Building(0, 720, BuildingUse.Apartments, levels: 9)));
        Assert.Equal((72, 2, DwellingBasis.FromFloors), (block.Dwellings, block.Entrances, block.Basis));
        Assert.Equal((100, DwellingBasis.Stated), (Premises(Building(0, 720, levels: 9, flats: 100))[0].Dwellings, DwellingBasis.Stated));
        Assert.Equal(40, Premises(Building(0, 720, BuildingUse.Apartments))[0].Dwellings);
        Assert.Equal(72, Enumerable.Range(0, 2).Sum(block.DwellingsOf));
    }

    [Fact]
    public void Homes_without_buildings_are_spread_along_the_streets_and_marked()
    {
        Corridor street = new(1, CorridorKind.Local, [new(0, 43), new(0.005, 43)], "street/1");
        var homes = AssumedPremises.Spread(new(0.002, 43), 12, [street]);
        Assert.Equal(12, homes.Count);
        Assert.All(homes, h => Assert.Equal(DwellingBasis.Assumed, h.Basis));
        Assert.Equal(homes.Count, homes.Select(h => h.Key).Distinct().Count());
        Assert.Empty(AssumedPremises.Spread(new(0.002, 43), 12, []));
    }
}
