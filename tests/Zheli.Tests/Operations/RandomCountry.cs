using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Operations;

/// <summary>A made-up country of about 120 × 90 km: towns, villages, roads that meet, a railway, a power line, rivers, hills, two regions, some existing network.</summary>
internal static class RandomCountry
{
    private const double West = 70, South = 45, Width = 1.5, Height = 0.8;

    public static Territory Make(int seed, bool hills, bool network)
    {
        var random = new Random(seed);
        GeoPoint Anywhere() => Snap(West + (Width * random.NextDouble()), South + (Height * random.NextDouble()));
        var places = Enumerable.Range(1, 26).Select(id => new Settlement
        {
            Id = id, Names = new PlaceNames($"Place {id}"), Kind = id <= 2 ? PlaceKind.Town : id <= 18 ? PlaceKind.Village : PlaceKind.Hamlet, Location = Anywhere(),
            Population = id <= 2 ? 12_000 : id == 26 ? 0 : random.Next(20, 1_500), PopulationBasis = id % 3 == 0 ? PopulationBasis.EstimatedFromKind : PopulationBasis.Stated, Source = "made",
        }).ToList();
        places = [.. places.Select(place => place with { RegionId = place.Location.Longitude < West + (Width / 2) ? 1 : 2, DistrictId = place.Location.Latitude < South + (Height / 2) ? 3 : 4 })];
        var junctions = Enumerable.Range(0, 30).Select(_ => Anywhere()).ToArray();
        List<Corridor> corridors = [];
        for (var i = 0; i < junctions.Length; i++)
        {
            // Each junction meets its nearest neighbours by a road with a bend; every fifth passes through a village on the way.
            foreach (var j in Enumerable.Range(0, junctions.Length).Where(j => j != i).OrderBy(j => Geodesic.Distance(junctions[i], junctions[j]).Value).Take(2).Where(j => j > i || random.Next(3) == 0))
            {
                var bend = random.Next(5) == 0 ? places[random.Next(places.Count)].Location : Between(junctions[i], junctions[j], 0.4, random);
                corridors.Add(new Corridor(corridors.Count + 1, (CorridorKind)random.Next(2, 8), [junctions[i], bend, junctions[j]], $"osm:way/{corridors.Count}") { IsBridge = random.Next(9) == 0 });
            }
        }

        corridors.Add(new Corridor(corridors.Count + 1, CorridorKind.Railway, [Snap(West, South + 0.3), Snap(West + 0.7, South + 0.45), Snap(West + Width, South + 0.35)], "rail:1"));
        corridors.Add(new Corridor(corridors.Count + 1, CorridorKind.PowerLine, [Snap(West + 0.1, South + 0.7), Snap(West + Width - 0.1, South + 0.1)], "power:1"));
        return new Territory
        {
            Areas =
            [
                Area(1, AdminLevel.Region, null, West - 1, South - 1, West + (Width / 2), South + Height + 1), Area(2, AdminLevel.Region, null, West + (Width / 2), South - 1, West + Width + 1, South + Height + 1),
                Area(3, AdminLevel.District, 1, West - 1, South - 1, West + Width + 1, South + (Height / 2)), Area(4, AdminLevel.District, 2, West - 1, South + (Height / 2), West + Width + 1, South + Height + 1),
            ],
            Settlements = places,
            Corridors = corridors,
            Water = [new WaterFeature(1, false, "river", [Snap(West + 0.5, South - 0.1), Snap(West + 0.6, South + 0.4), Snap(West + 0.5, South + Height + 0.1)], "made")],
            NetworkNodes = network ? [new NetworkNode(1, "node", Snap(places[4].Location.Longitude + 0.002, places[4].Location.Latitude), "", "made"), new NetworkNode(2, "node", Anywhere(), "", "made")] : [],
            NetworkLines = network ? [new NetworkLine(1, "cable", [junctions[0], junctions[1], Anywhere()], "", 24, "made")] : [],
            Elevation = hills ? Hills(random) : null,
        };
    }

    private static ElevationGrid Hills(Random random)
    {
        const int columns = 220, rows = 140;
        var (phase, size) = (random.NextDouble() * 6, random.Next(60, 400));
        var heights = new short[columns * rows];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = (short)(500 + (size * Math.Sin((i % columns * 0.17) + phase) * Math.Cos(i / columns * 0.23)));
        }

        heights[0] = ElevationGrid.NoData;
        return new ElevationGrid(West - 0.2, South + Height + 0.2, 0.01, 0.01, columns, rows, heights);
    }

    private static GeoPoint Between(GeoPoint a, GeoPoint b, double share, Random random) => Snap(
        a.Longitude + (share * (b.Longitude - a.Longitude)) + (0.02 * (random.NextDouble() - 0.5)), a.Latitude + (share * (b.Latitude - a.Latitude)) + (0.02 * (random.NextDouble() - 0.5)));

    private static GeoPoint Snap(double longitude, double latitude) => GeoPoint.FromGrid((int)Math.Round(longitude * 1e7), (int)Math.Round(latitude * 1e7));

    private static AdminArea Area(long id, AdminLevel level, long? region, double west, double south, double east, double north) => new()
    {
        Id = id, Level = level, RegionId = region, Names = new PlaceNames($"Area {id}"), Source = "made",
        Polygons = [[[new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]]],
    };
}
