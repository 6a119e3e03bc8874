using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>The country, its regions and districts as areas with ids; a city of republican rank is a region and a district of its own, cut out of the district around it.</summary>
internal sealed class SampleAreas
{
    private const int CityCorners = 48;

    private readonly SampleFrame frame;
    private readonly DistrictMap districts;
    private readonly SampleTowns towns;
    private readonly int regions;
    private readonly GeoPoint[][] cityRings;
    private readonly int[] people;

    /// <summary>Makes the areas; official totals of people are added up from the places.</summary>
    public SampleAreas(SampleFrame frame, DistrictMap districts, SampleTowns towns, IEnumerable<SampleTown> places)
    {
        (this.frame, this.districts, this.towns) = (frame, districts, towns);
        regions = districts.RegionOf.Max() + 1;
        cityRings = [.. towns.Cities.Select(c => Circle(c.Middle))];
        people = new int[districts.Count + towns.Cities.Count];
        foreach (var place in places)
        {
            people[place.District] += place.People;
        }

        All = [Country(), .. Enumerable.Range(0, regions + towns.Cities.Count).Select(Region), .. Enumerable.Range(0, people.Length).Select(District)];
    }

    /// <summary>Country, regions, districts, in order of id.</summary>
    public IReadOnlyList<AdminArea> All { get; }

    private int CityCount => towns.Cities.Count;

    /// <summary>Id of a district; numbers beyond the ordinary districts are the cities of republican rank.</summary>
    public long DistrictId(int district) => 2 + regions + CityCount + district;

    /// <summary>Id of the region of a district.</summary>
    public long RegionId(int district) => 2 + (district < districts.Count ? districts.RegionOf[district] : regions + district - districts.Count);

    private static string Source(string what, int number) => $"synthetic:{what}/{number.ToString(CultureInfo.InvariantCulture)}";

    private AdminArea Country() => new()
    {
        Id = 1, Level = AdminLevel.Country, Names = SampleNames.Country, Population = people.Sum(), Polygons = Polygons(_ => true, _ => false),
        Source = "synthetic:country",
    };

    private AdminArea Region(int region)
    {
        var isCity = region >= regions;
        return new()
        {
            Id = 2 + region,
            Level = AdminLevel.Region,
            Names = isCity ? SampleNames.Of(PlaceKind.City, region - regions + 1) : SampleNames.Region(region + 1),
            Population = Enumerable.Range(0, people.Length).Where(d => RegionId(d) == 2 + region).Sum(d => people[d]),
            Polygons = isCity
                ? [[cityRings[region - regions]]]
                : Polygons(d => districts.RegionOf[d] == region, c => districts.RegionOf[towns.Cities[c].District] == region),
            Source = Source("region", region + 1),
        };
    }

    private AdminArea District(int district)
    {
        var isCity = district >= districts.Count;
        return new()
        {
            Id = DistrictId(district),
            Level = AdminLevel.District,
            Names = isCity ? SampleNames.Of(PlaceKind.City, district - districts.Count + 1) : SampleNames.District(district + 1),
            RegionId = RegionId(district),
            Population = people[district],
            Polygons = isCity ? [[cityRings[district - districts.Count]]] : Polygons(d => d == district, c => towns.Cities[c].District == district),
            Source = Source("district", district + 1),
        };
    }

    /// <summary>The outline of districts, with the cities that lie in them cut out.</summary>
    private IReadOnlyList<IReadOnlyList<GeoPoint[]>> Polygons(Func<int, bool> isMember, Func<int, bool> isCutOut)
    {
        var rings = districts.Outline(isMember).ToLookup(DistrictMap.IsOuter);
        var holes = Enumerable.Range(0, CityCount).Where(isCutOut).Select(c => cityRings[c].Reverse().ToArray());
        return [[rings[true].First(), .. rings[false], .. holes], .. rings[true].Skip(1).Select(r => (GeoPoint[][])[r])];
    }

    private GeoPoint[] Circle(PlanePoint middle)
    {
        var ring = new GeoPoint[CityCorners + 1];
        for (var i = 0; i < CityCorners; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / CityCorners);
            ring[i] = SampleFrame.ToGround(frame.Bend(new(middle.X + (SampleTowns.CityRadius * cos), middle.Y + (SampleTowns.CityRadius * sin))));
        }

        ring[CityCorners] = ring[0];
        return ring;
    }
}
