using Zheli.Model.Places;

namespace Zheli.Operations.Verify;

/// <summary>Whether a region holds a place: rays to the east, counted over the outline's stretches in the place's band of latitude.</summary>
internal sealed class RegionOutlines
{
    /// <summary>About a metre: outlines are drawn no finer, so a place this near to one may be on either side.</summary>
    private const int EdgeSteps = 100;
    private const int Band = 100_000;

    private readonly Dictionary<long, Dictionary<int, List<(GeoPoint From, GeoPoint To)>>> bands = [];

    public RegionOutlines(IEnumerable<AdminArea> areas)
    {
        foreach (var area in areas.Where(a => a.Level == AdminLevel.Region))
        {
            var ofArea = bands[area.Id] = [];
            foreach (var ring in area.Polygons.SelectMany(polygon => polygon))
            {
                for (var i = 1; i < ring.Length; i++)
                {
                    Enter(ofArea, ring[i - 1], ring[i]);
                }
            }
        }
    }

    /// <summary>True when the region (0: none) is one that holds the place or passes within a metre of it.</summary>
    public bool MayHold(long region, int x, int y) =>
        Agrees(region, x, y) || Agrees(region, x - EdgeSteps, y) || Agrees(region, x + EdgeSteps, y) || Agrees(region, x, y - EdgeSteps) || Agrees(region, x, y + EdgeSteps);

    private bool Agrees(long region, int x, int y) => region == 0 ? !bands.Keys.Any(id => Holds(id, x, y)) : bands.ContainsKey(region) && Holds(region, x, y);

    private bool Holds(long region, int x, int y)
    {
        if (!bands[region].TryGetValue(BandOf(y), out var stretches))
        {
            return false;
        }

        double longitude = x * 1e-7, latitude = y * 1e-7;
        var inside = false;
        foreach (var (from, to) in stretches)
        {
            if ((from.Latitude > latitude) != (to.Latitude > latitude)
                && longitude < from.Longitude + ((latitude - from.Latitude) / (to.Latitude - from.Latitude) * (to.Longitude - from.Longitude)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static void Enter(Dictionary<int, List<(GeoPoint From, GeoPoint To)>> ofArea, GeoPoint from, GeoPoint to)
    {
        for (var band = BandOf(Math.Min(from.GridY, to.GridY)); band <= BandOf(Math.Max(from.GridY, to.GridY)); band++)
        {
            if (!ofArea.TryGetValue(band, out var list))
            {
                ofArea[band] = list = [];
            }

            list.Add((from, to));
        }
    }

    private static int BandOf(int gridY) => (int)Math.Floor((double)gridY / Band);
}
