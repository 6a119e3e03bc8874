using Zheli.Geodata.Vector;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Vector;

/// <summary>A building belongs to the place whose reach it fills least.</summary>
public sealed class BuildingCountTests
{
    [Fact]
    public void A_city_keeps_its_suburbs_from_the_hamlet_at_its_edge()
    {
        // Seen from the building: the city 5 km away, a third of its reach; the hamlet 1.9 km away, nearly all of its own.
        var city = new GeoPoint(71, 50);
        var hamlet = new GeoPoint(71, 50 + (6.9 / 111.32));
        Assert.Equal([1, 1], Count([(PlaceKind.City, city), (PlaceKind.Hamlet, hamlet)], new(71, 50 + (5.0 / 111.32)), new(71, 50 + (6.8 / 111.32))));
    }

    [Fact]
    public void Beyond_every_reach_and_for_kinds_that_have_none_nothing_is_counted() =>
        Assert.Equal([0, null], Count([(PlaceKind.Village, new(71, 50)), (PlaceKind.IsolatedDwelling, new(72, 50))], new(71, 50.03), new(72, 50)));

    [Fact]
    public void It_agrees_with_asking_every_place_for_every_building()
    {
        var random = new Random(5);
        var kinds = Enum.GetValues<PlaceKind>();
        var places = Enumerable.Range(0, 60).Select(_ => (kinds[random.Next(kinds.Length)], Point(random))).ToArray();
        var buildings = Enumerable.Range(0, 3000).Select(_ => Point(random)).ToArray();
        var expected = places.Select(p => BuildingCount.Reach(p.Item1) > 0 ? 0 : (int?)null).ToArray();
        foreach (var building in buildings)
        {
            var nearest = Enumerable.Range(0, places.Length).Select(i => (Share: Share(places[i], building), Index: i)).Where(s => s.Share < 1).OrderBy(s => s).Select(s => (int?)s.Index).FirstOrDefault();
            if (nearest is { } index)
            {
                expected[index]++;
            }
        }

        Assert.Equal(expected, Count(places, buildings));
    }

    private static GeoPoint Point(Random random) => GeoPoint.FromGrid(710_000_000 + random.Next(8_000_000), 500_000_000 + random.Next(5_000_000));

    private static double Share((PlaceKind Kind, GeoPoint Location) place, GeoPoint building)
    {
        var reach = BuildingCount.Reach(place.Kind);
        double x = (place.Location.Longitude - building.Longitude) * 111_320 * Math.Cos(building.Latitude * Math.PI / 180), y = (place.Location.Latitude - building.Latitude) * 111_320;
        return reach > 0 ? ((x * x) + (y * y)) / (reach * reach) : double.MaxValue;
    }

    private static int?[] Count((PlaceKind, GeoPoint)[] places, params GeoPoint[] buildings) =>
        BuildingCount.Count(places, [.. buildings.Select(b => b.GridX)], [.. buildings.Select(b => b.GridY)], TestContext.Current.CancellationToken);
}
