using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>
/// Counts buildings around settlements. A building belongs to the settlement whose distance is the smallest part of its reach (a multiplicatively
/// weighted Voronoi diagram), so that a city keeps its suburbs from the hamlets at its edge; beyond every reach it belongs to none.
/// </summary>
public sealed class BuildingCount
{
    private const double MetresPerDegree = 111_320;
    private const double CellDegrees = 0.05;
    private const int BuildingsPerChunk = 32_768;

    private readonly GeoPoint[] places;
    private readonly double[] reach;
    private readonly Dictionary<(int X, int Y), List<int>> near = [];

    private BuildingCount(IReadOnlyList<(PlaceKind Kind, GeoPoint Location)> settlements)
    {
        places = [.. settlements.Select(s => s.Location)];
        reach = [.. settlements.Select(s => Reach(s.Kind))];
        for (var i = 0; i < places.Length; i++)
        {
            if (reach[i] > 0)
            {
                Announce(i);
            }
        }
    }

    /// <summary>How far the buildings of a place may stand from it, metres; 0 for kinds whose buildings are not counted.</summary>
    public static double Reach(PlaceKind kind) => kind switch
    {
        PlaceKind.City => 15_000,
        PlaceKind.Town => 6_000,
        PlaceKind.Village => 3_000,
        PlaceKind.Hamlet => 2_000,
        _ => 0,
    };

    /// <summary>Buildings of each settlement, in the order given; null for kinds whose buildings are not counted.</summary>
    /// <param name="settlements">Kind and place of each.</param>
    /// <param name="buildingX">Longitudes of buildings on the 1e-7° grid.</param>
    /// <param name="buildingY">Latitudes of buildings on the same grid.</param>
    /// <param name="token">Stops the work.</param>
    public static int?[] Count(IReadOnlyList<(PlaceKind Kind, GeoPoint Location)> settlements, int[] buildingX, int[] buildingY, CancellationToken token)
    {
        var counter = new BuildingCount(settlements);
        var totals = new int[settlements.Count];
        var chunks = (buildingX.Length + BuildingsPerChunk - 1) / BuildingsPerChunk;
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = token }, chunk =>
        {
            var end = Math.Min((chunk + 1) * BuildingsPerChunk, buildingX.Length);
            for (var i = chunk * BuildingsPerChunk; i < end; i++)
            {
                var owner = counter.Owner(GeoPoint.FromGrid(buildingX[i], buildingY[i]));
                if (owner >= 0)
                {
                    Interlocked.Increment(ref totals[owner]);
                }
            }
        });
        return [.. totals.Select((n, i) => counter.reach[i] > 0 ? n : (int?)null)];
    }

    /// <summary>The settlement of each building by its position in the list given, or -1 for a building beyond every reach.</summary>
    /// <param name="settlements">Kind and place of each.</param>
    /// <param name="buildings">Where the buildings stand.</param>
    public static int[] Owners(IReadOnlyList<(PlaceKind Kind, GeoPoint Location)> settlements, IReadOnlyList<GeoPoint> buildings)
    {
        var counter = new BuildingCount(settlements);
        return [.. buildings.Select(counter.Owner)];
    }

    /// <summary>Makes ready to give buildings to settlements one by one.</summary>
    public static BuildingCount Of(IReadOnlyList<(PlaceKind Kind, GeoPoint Location)> settlements) => new(settlements);

    /// <summary>The settlement of a building by its position in the list given, or -1 for a building beyond every reach; may be asked from several threads.</summary>
    public int Owner(GeoPoint building)
    {
        if (!near.TryGetValue(Cell(building), out var candidates))
        {
            return -1;
        }

        var (owner, best) = (-1, 1.0);
        var perDegree = MetresPerDegree * Math.Cos(building.Latitude * (Math.PI / 180));
        foreach (var i in candidates)
        {
            double x = (places[i].Longitude - building.Longitude) * perDegree, y = (places[i].Latitude - building.Latitude) * MetresPerDegree;
            var share = ((x * x) + (y * y)) / (reach[i] * reach[i]);
            if (share < best)
            {
                (owner, best) = (i, share);
            }
        }

        return owner;
    }

    /// <summary>Enters a settlement into every cell that its reach touches.</summary>
    private void Announce(int place)
    {
        var (longitude, latitude) = places[place];
        var dy = reach[place] / MetresPerDegree;
        var dx = reach[place] / (MetresPerDegree * Math.Max(0.01, Math.Cos((Math.Abs(latitude) + dy) * (Math.PI / 180))));
        var (west, south) = Cell(new(longitude - dx, latitude - dy));
        var (east, north) = Cell(new(longitude + dx, latitude + dy));
        for (var x = west; x <= east; x++)
        {
            for (var y = south; y <= north; y++)
            {
                if (!near.TryGetValue((x, y), out var list))
                {
                    near[(x, y)] = list = [];
                }

                list.Add(place);
            }
        }
    }

    private static (int X, int Y) Cell(GeoPoint point) => ((int)Math.Floor(point.Longitude / CellDegrees), (int)Math.Floor(point.Latitude / CellDegrees));
}
