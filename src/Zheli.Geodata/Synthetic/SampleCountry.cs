using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// Makes a country that does not exist, to try the planner on without any data: seeded, the same on every machine, calibrated to public figures of
/// Kazakhstan (regions, districts, villages, people, lengths of roads and railways), and marked as synthetic in every name and source.
/// </summary>
public static class SampleCountry
{
    private const double PeoplePerBuilding = 3.6;

    /// <summary>Makes the country.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not within 0.02 and 1.</exception>
    public static Territory Generate(SampleOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 0.02);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, 1);
        var (figures, seed) = (new SampleFigures(options.Scale), options.Seed);
        var frame = new SampleFrame(seed, options.Scale);
        var districts = DistrictMap.Draw(frame, figures, seed);
        var relief = new SampleRelief(frame, districts, seed);
        var towns = new SampleTowns(frame, districts, figures, seed);
        var roads = new SampleRoads(frame, towns, figures, seed);
        roads.DrawMainRoads();
        roads.DrawRegionalRoads();
        var villages = SampleVillages.Place(frame, districts, relief, towns, NearRoads(relief, roads.Corridors), figures, seed);
        roads.DrawLocalRoads(villages);
        roads.DrawRailways();
        roads.DrawPowerLines();
        List<SampleTown> places = [.. towns.All, .. villages];
        if (options.WithStreets)
        {
            roads.DrawStreets(places);
        }

        var areas = new SampleAreas(frame, districts, towns, places);
        var settlements = Settlements(places, areas, seed);
        return new Territory
        {
            Areas = areas.All,
            Settlements = settlements,
            Corridors = roads.Corridors,
            Water = relief.Rivers(),
            NetworkNodes = options.WithNetwork ? Network(places) : [],
            Elevation = relief.ToGrid(),
            IsSynthetic = true,
        };
    }

    private static bool[] NearRoads(SampleRelief relief, IEnumerable<Corridor> roads)
    {
        var near = new bool[relief.CellCount];
        foreach (var point in roads.SelectMany(r => r.Points))
        {
            if (relief.CellAt(SampleFrame.FromGround(point)) is >= 0 and var cell)
            {
                near[cell] = true;
            }
        }

        return relief.Widen(near, 1);
    }

    private static List<Settlement> Settlements(List<SampleTown> places, SampleAreas areas, int seed)
    {
        var random = SampleRandom.For(seed, 60);
        var settlements = new List<Settlement>(places.Count);
        foreach (var place in places)
        {
            var number = settlements.Count + 1;
            var buildings = (int)Math.Max(1, Math.Round(place.People / PeoplePerBuilding * Math.Exp(0.15 * random.Gauss())));
            var isEstimated = random.Next() < place.Kind switch { PlaceKind.Hamlet => 0.25, PlaceKind.Village => 0.06, _ => 0 };
            settlements.Add(new()
            {
                Id = number,
                Names = SampleNames.Of(place.Kind, number),
                Kind = place.Kind,
                Location = place.Ground,
                Population = isEstimated ? (int)Math.Round(buildings * PeoplePerBuilding) : place.People,
                PopulationBasis = isEstimated ? PopulationBasis.EstimatedFromBuildings : PopulationBasis.Stated,
                Buildings = buildings,
                DistrictId = areas.DistrictId(place.District),
                RegionId = areas.RegionId(place.District),
                Source = $"synthetic:settlement/{number}",
            });
        }

        return settlements;
    }

    private static List<NetworkNode> Network(List<SampleTown> places)
    {
        var nodes = new List<NetworkNode>();
        foreach (var centre in places.Where(p => p.IsDistrictCentre))
        {
            var number = nodes.Count + 1;
            nodes.Add(new(number, $"Sample node {number}", centre.Ground, "Sample operator", $"synthetic:node/{number}"));
        }

        return nodes;
    }
}
