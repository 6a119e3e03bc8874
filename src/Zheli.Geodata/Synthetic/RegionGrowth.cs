namespace Zheli.Geodata.Synthetic;

/// <summary>Groups districts into connected regions of similar size: the smallest region takes its nearest free neighbour, again and again.</summary>
internal static class RegionGrowth
{
    /// <summary>The region of each district.</summary>
    public static int[] Group(DistrictMap map, int regions)
    {
        var centres = Spread(map, regions);
        var regionOf = new int[map.Count];
        Array.Fill(regionOf, -1);
        var sizes = new int[regions];
        for (var r = 0; r < regions; r++)
        {
            Take(Nearest(map, centres[r], regionOf), r, regionOf, sizes);
        }

        for (var free = map.Count - regions; free > 0; free--)
        {
            var (district, region) = NextStep(map, centres, regionOf, sizes);
            Take(district, region, regionOf, sizes);
        }

        return regionOf;
    }

    private static PlanePoint[] Spread(DistrictMap map, int regions)
    {
        var districts = Enumerable.Range(0, map.Count).Select(d => new LandSample(map.Seed(d), 1)).ToArray();
        return SeedPlacement.Spread(districts, regions, new SampleRandom((ulong)regions));
    }

    private static void Take(int district, int region, int[] regionOf, int[] sizes)
    {
        regionOf[district] = region;
        sizes[region]++;
    }

    private static int Nearest(DistrictMap map, PlanePoint centre, int[] regionOf) =>
        Enumerable.Range(0, map.Count).Where(d => regionOf[d] < 0).MinBy(d => map.Seed(d).SquareTo(centre));

    private static (int District, int Region) NextStep(DistrictMap map, PlanePoint[] centres, int[] regionOf, int[] sizes)
    {
        foreach (var region in Enumerable.Range(0, sizes.Length).OrderBy(r => sizes[r]).ThenBy(r => r))
        {
            var frontier = Enumerable.Range(0, map.Count).Where(d => regionOf[d] == region)
                .SelectMany(map.Neighbours).Where(d => regionOf[d] < 0).Distinct().ToList();
            if (frontier.Count > 0)
            {
                return (frontier.OrderBy(d => map.Seed(d).SquareTo(centres[region])).ThenBy(d => d).First(), region);
            }
        }

        // A district without neighbours inside the country joins the region of the nearest district.
        var lonely = Array.IndexOf(regionOf, -1);
        var nearest = Enumerable.Range(0, map.Count).Where(d => regionOf[d] >= 0).MinBy(d => map.Seed(d).SquareTo(map.Seed(lonely)));
        return (lonely, regionOf[nearest]);
    }
}
