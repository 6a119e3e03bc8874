using Zheli.Geodata.Vector;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Vector;

/// <summary>Points find their area, also in ragged outlines with holes and islands.</summary>
public sealed class AreaLocatorTests
{
    [Fact]
    public void A_point_in_a_hole_is_outside_and_one_on_an_island_inside()
    {
        var area = Area(1, AdminLevel.Region, [Ring(0, 0, 10, 10), Ring(2, 2, 8, 8)], [Ring(4, 4, 5, 5)]);
        var locator = new AreaLocator([area]);
        Assert.NotNull(locator.Find(new(1, 1)));
        Assert.Null(locator.Find(new(3, 3)));
        Assert.NotNull(locator.Find(new(4.5, 4.5)));
        Assert.Null(locator.Find(new(11, 5)));
    }

    /// <summary>Ragged stars; the twin goes round every ring for every point.</summary>
    [Fact]
    public void It_agrees_with_going_round_every_edge()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var areas = Enumerable.Range(1, 4).Select(i => Area(i, AdminLevel.District, [Star(random, 3 * i, 4)])).ToList();
            var locator = new AreaLocator(areas);
            for (var i = 0; i < 300; i++)
            {
                var point = new GeoPoint(random.NextDouble() * 16, random.NextDouble() * 8);
                Assert.Equal(areas.Find(a => a.Polygons[0].Aggregate(false, (inside, ring) => inside ^ IsIn(ring, point)))?.Id, locator.Find(point)?.Id);
            }
        }
    }

    [Fact]
    public void A_district_belongs_to_the_region_of_its_code_or_else_of_its_place()
    {
        AdminArea[] areas =
        [
            Area(1, AdminLevel.Region, [Ring(0, 0, 10, 10)]) with { Kato = "110000000" },
            Area(2, AdminLevel.Region, [Ring(10, 0, 20, 10)]) with { Kato = "150000000" },
            Area(3, AdminLevel.District, [Ring(1, 1, 2, 2)]) with { Kato = "153200000" },
            Area(4, AdminLevel.District, [Ring(11, 1, 12, 2)]),
            Area(5, AdminLevel.District, [Ring(30, 1, 32, 2)]),
        ];
        Assert.Equal([2L, 2L, null], AreaLocator.Nest(areas).Skip(2).Select(a => a.RegionId));
    }

    private static bool IsIn(GeoPoint[] ring, GeoPoint p)
    {
        var inside = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
        {
            if (ring[i].Latitude > p.Latitude != ring[j].Latitude > p.Latitude
                && p.Longitude < ((ring[j].Longitude - ring[i].Longitude) * (p.Latitude - ring[i].Latitude) / (ring[j].Latitude - ring[i].Latitude)) + ring[i].Longitude)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static GeoPoint[] Star(Random random, double x, double y)
    {
        var points = Enumerable.Range(0, 40).Select(i => (Angle: i * Math.Tau / 40, Radius: 0.5 + (3 * random.NextDouble()))).Select(p => new GeoPoint(x + (p.Radius * Math.Cos(p.Angle)), y + (p.Radius * Math.Sin(p.Angle)))).ToList();
        return [.. points, points[0]];
    }

    private static GeoPoint[] Ring(double west, double south, double east, double north) => [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];

    private static AdminArea Area(long id, AdminLevel level, params GeoPoint[][][] polygons) => new() { Id = id, Level = level, Names = PlaceNames.None, Polygons = polygons, Source = "test" };
}
