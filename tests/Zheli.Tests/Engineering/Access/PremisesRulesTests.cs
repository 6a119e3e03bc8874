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
    [Fact]
    public void A_reach_leaves_out_what_lies_beyond_it_and_renumbers_nothing()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var (longitude, latitude) = (random.NextDouble() * 0.2, 43 + (random.NextDouble() * 0.2));
            GeoPoint[] points = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => new GeoPoint(longitude += (random.NextDouble() - 0.5) * 0.1, latitude += (random.NextDouble() - 0.5) * 0.1))];
            Corridor street = new(1, CorridorKind.Local, points, "street/1");
            GeoPoint centre = new(0.1, 43.1);
            bool IsOwn(GeoPoint at) => Geodesic.Distance(at, centre).Value < 2_000;
            Assert.Equal(AssumedPremises.Spread(centre, 40, [street], isOwn: IsOwn), AssumedPremises.Spread(centre, 40, [street], 2_000, IsOwn));
        }
    }

    [Fact]
    public void Poles_along_a_street_are_found_as_by_looking_at_every_sample()
    {
        var random = new Random(9);
        Plane plane = new(new(0.1, 43.1), 81_300);
        GeoPoint[] Walk(int count, double step)
        {
            var (longitude, latitude) = (random.NextDouble() * 0.2, 43 + (random.NextDouble() * 0.2));
            return [.. Enumerable.Range(0, count).Select(_ => new GeoPoint(longitude += (random.NextDouble() - 0.5) * step, latitude += (random.NextDouble() - 0.5) * step))];
        }

        for (var round = 0; round < 100; round++)
        {
            var line = Walk(6, 0.05);
            PoleRoutes poles = new([new(1, CorridorKind.PowerLine, line, "power/1")], plane);
            var street = round % 2 == 0 ? Walk(5, 0.05) : [.. line.Select(p => new GeoPoint(p.Longitude + 0.0001, p.Latitude))];
            Assert.Equal(ObviousShare(plane, line, street, 15), poles.Share(street, 15), 12);
        }
    }

    /// <summary>The middle of every twenty metres or less, against every stretch of the power line.</summary>
    private static double ObviousShare(Plane plane, GeoPoint[] line, GeoPoint[] street, double metres)
    {
        int near = 0, all = 0;
        for (var i = 1; i < street.Length; i++)
        {
            var ((ax, ay), (bx, by)) = (plane.Project(street[i - 1]), plane.Project(street[i]));
            var samples = 1 + (int)(Math.Sqrt(((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by))) / 20);
            for (var s = 0; s < samples; s++, all++)
            {
                var t = (s + 0.5) / samples;
                var (x, y) = (ax + (t * (bx - ax)), ay + (t * (by - ay)));
                near += line.Zip(line.Skip(1)).Any(pair => DistanceTo(plane.Project(pair.First), plane.Project(pair.Second), x, y) <= metres) ? 1 : 0;
            }
        }

        return (double)near / all;
    }

    private static double DistanceTo((double X, double Y) a, (double X, double Y) b, double x, double y)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var t = Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(a.X + (t * dx) - x, 2) + Math.Pow(a.Y + (t * dy) - y, 2));
    }
}
