using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>Places the cities, the districts' centres and some more towns, and gives them their people.</summary>
internal sealed class SampleTowns
{
    /// <summary>Radius of a city of republican rank, km: about 700 km².</summary>
    public const double CityRadius = 15;

    private const double BorderMargin = 4;
    private static readonly PlanePoint[] CityAnchors = [new(0.22, 0.5), new(0.72, -0.62), new(0.15, -0.72)];

    private readonly SampleFrame frame;
    private readonly DistrictMap districts;
    private readonly SampleRandom random;

    /// <summary>Places all towns.</summary>
    public SampleTowns(SampleFrame frame, DistrictMap districts, SampleFigures figures, int seed)
    {
        (this.frame, this.districts, random) = (frame, districts, SampleRandom.For(seed, 30));
        PlaceCities(figures.Cities);
        PlaceCentres(figures.Regions);
        PlaceOthers(figures.OtherTowns);
        People(figures, SampleRandom.For(seed, 31));
    }

    /// <summary>Cities of republican rank first, then the districts' centres in order of district, then other towns.</summary>
    public List<SampleTown> All { get; } = [];

    /// <summary>District that surrounds each city of republican rank, and the city's middle in the straight plane.</summary>
    public List<(int District, PlanePoint Middle)> Cities { get; } = [];

    /// <summary>True inside a city of republican rank or at its edge.</summary>
    public bool IsInCity(PlanePoint straight, double margin) => Cities.Any(c => c.Middle.DistanceTo(straight) < CityRadius + margin);

    private void PlaceCities(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var anchor = new PlanePoint(CityAnchors[i].X * frame.HalfWidth, CityAnchors[i].Y * frame.HalfHeight);
            var district = Enumerable.Range(0, districts.Count).Where(d => Cities.All(c => c.District != d) && Room(districts.Seed(d)) > CityRadius + BorderMargin)
                .MinBy(d => districts.Seed(d).SquareTo(anchor));
            Cities.Add((district, districts.Seed(district)));
            All.Add(new(frame.Bend(districts.Seed(district)), districts.Count + i, PlaceKind.City, IsDistrictCentre: true));
        }
    }

    /// <summary>Distance to the nearest border, km.</summary>
    private double Room(PlanePoint straight)
    {
        districts.DistrictAt(straight, out var margin);
        return margin / 2;
    }

    private void PlaceCentres(int regions)
    {
        var capitals = Enumerable.Range(0, regions).Select(Capital).ToHashSet();
        for (var district = 0; district < districts.Count; district++)
        {
            All.Add(new(frame.Bend(Spot(district)), district, capitals.Contains(district) ? PlaceKind.City : PlaceKind.Town, IsDistrictCentre: true));
        }
    }

    private int Capital(int region) =>
        Enumerable.Range(0, districts.Count).Where(d => districts.RegionOf[d] == region).MaxBy(d => frame.DensityAt(frame.Bend(districts.Seed(d))));

    /// <summary>A place in the middle part of a district, outside cities of republican rank.</summary>
    private PlanePoint Spot(int district)
    {
        var seed = districts.Seed(district);
        for (var reach = 0.45; ; reach *= 1.03)
        {
            var room = Math.Max(Room(seed), CityRadius) * reach * 2;
            var spot = new PlanePoint(seed.X + random.Between(-room, room), seed.Y + random.Between(-room, room));
            if (districts.DistrictAt(spot, out var margin) == district && margin > BorderMargin && !IsInCity(spot, 5))
            {
                return spot;
            }
        }
    }

    private void PlaceOthers(int count)
    {
        while (count > 0)
        {
            var straight = new PlanePoint(random.Between(-frame.HalfWidth, frame.HalfWidth), random.Between(-frame.HalfHeight, frame.HalfHeight));
            var district = districts.DistrictAt(straight, out var margin);
            var bent = frame.Bend(straight);
            if (district >= 0 && margin > BorderMargin && frame.DensityAt(bent) > 0.6 * random.Next() && !IsInCity(straight, 8)
                && All.TrueForAll(t => t.At.DistanceTo(bent) > 30))
            {
                All.Add(new(bent, district, PlaceKind.Town, IsDistrictCentre: false));
                count--;
            }
        }
    }

    private void People(SampleFigures figures, SampleRandom sizes)
    {
        var cities = All.Take(Cities.Count).ToList();
        var capitals = All.Skip(Cities.Count).Where(t => t.Kind == PlaceKind.City).ToList();
        SampleSizes.Share(cities, figures.CityPeople, i => 1 / (1 + (0.35 * i)));
        SampleSizes.Share(capitals, figures.RegionCentrePeople, _ => Math.Exp(0.5 * sizes.Gauss()));
        SampleSizes.Share(All.Where(t => t.Kind == PlaceKind.Town).ToList(), figures.TownPeople, _ => Math.Exp(0.7 * sizes.Gauss()));
    }
}
