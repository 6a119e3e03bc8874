using System.Globalization;
using NetTopologySuite.Geometries;
using Zheli.Geodata.Synthetic;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Synthetic;

public sealed class SampleCountryTests
{
    private static readonly Lazy<Territory> Full = new(() => SampleCountry.Generate(new SampleOptions()));
    private static readonly GeometryFactory Geometry = new();

    [Fact]
    public void Its_counts_and_people_are_those_of_the_public_figures()
    {
        var country = Full.Value;
        Assert.Equal([1, 20, 209], Enum.GetValues<AdminLevel>().Select(level => country.Areas.Count(a => a.Level == level)));
        var rural = country.Settlements.Where(s => s.Kind is PlaceKind.Village or PlaceKind.Hamlet).ToList();
        Assert.Equal(6_208, rural.Count);
        Assert.InRange(rural.Sum(s => (long)s.Population), 7_350_000, 7_650_000);
        Assert.InRange(country.Settlements.Sum(s => (long)s.Population), 19_800_000, 20_200_000);
        Assert.Equal(20_000_000, country.Areas[0].Population);
        Assert.Equal(20, country.Settlements.Count(s => s.Kind == PlaceKind.City));
        Assert.Equal(209, country.NetworkNodes.Count);
        Assert.InRange((double)rural.Count(s => s.PopulationIsEstimated) / rural.Count, 0.05, 0.2);
        Assert.InRange(rural.Select(s => s.Population).Order().ElementAt(rural.Count / 2), 350, 700);
    }

    [Fact]
    public void With_streets_every_place_has_room_for_its_homes_and_all_else_stays()
    {
        var (bare, built) = (SampleCountry.Generate(new() { Scale = 0.05 }), SampleCountry.Generate(new() { Scale = 0.05, WithStreets = true }));
        Assert.Equal(bare.Settlements, built.Settlements);
        Assert.Equal(bare.Corridors.Select(c => c.Source), built.Corridors.Take(bare.Corridors.Count).Select(c => c.Source));
        var streets = built.Corridors.Skip(bare.Corridors.Count).ToList();
        var metres = streets.Sum(c => Geodesic.Length(c.Points).Value);
        Assert.InRange(metres / (bare.Settlements.Sum(s => (double)s.Population) / 5.2), 12.5, 30);
        var corners = streets.SelectMany(s => s.Points).ToHashSet();
        Assert.All(bare.Settlements, s => Assert.Contains(s.Location, corners));
    }

    [Fact]
    public void Its_roads_and_railways_have_the_lengths_of_the_public_figures()
    {
        var kilometres = Full.Value.Corridors.ToLookup(c => c.Kind, c => Geodesic.Length(c.Points).Kilometres);
        var main = kilometres[CorridorKind.Trunk].Sum() + kilometres[CorridorKind.Primary].Sum();
        Assert.InRange(main, 24_000, 26_000);
        Assert.InRange(main + LocalKinds.Sum(k => kilometres[k].Sum()), 94_000, 96_000);
        Assert.InRange(kilometres[CorridorKind.Railway].Sum(), 15_000, 16_800);
    }

    [Fact]
    public void Ways_between_towns_are_longer_than_straight_by_a_realistic_share()
    {
        var country = Full.Value;
        var towns = country.Settlements.Where(s => s.Kind <= PlaceKind.Town).ToList();
        var detours = new List<double>();
        for (var i = 0; i < towns.Count; i += 12)
        {
            var reached = RoadDistances(country, towns[i].Location);
            detours.AddRange(towns.Where((t, j) => j % 7 == 0 && Geodesic.Distance(t.Location, towns[i].Location).Kilometres > 50)
                .Select(t => reached[t.Location] / Geodesic.Distance(t.Location, towns[i].Location).Value));
        }

        detours.Sort();
        Assert.InRange(detours[detours.Count / 2], 1.2, 1.4);
    }

    [Fact]
    public void Almost_every_settlement_stands_on_a_road_point_exactly()
    {
        var onRoad = Full.Value.Corridors.Where(IsRoad).SelectMany(c => new[] { c.Points[0], c.Points[^1] }).ToHashSet();
        Assert.InRange(Full.Value.Settlements.Count(s => onRoad.Contains(s.Location)) / (double)Full.Value.Settlements.Count, 0.95, 0.995);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.1)]
    [InlineData(4, 0.02)]
    public void Districts_and_regions_tile_the_country_and_hold_their_settlements(int seed, double scale)
    {
        var country = scale == 1 ? Full.Value : SampleCountry.Generate(new SampleOptions { Seed = seed, Scale = scale });
        var shapes = country.Areas.ToDictionary(a => a.Id, Shape);
        Assert.All(shapes.Values, s => Assert.True(s.IsValid));
        var whole = shapes[1].Area;
        foreach (var level in (AdminLevel[])[AdminLevel.Region, AdminLevel.District])
        {
            var areas = country.Areas.Where(a => a.Level == level).ToList();
            Assert.Equal(whole, areas.Sum(a => shapes[a.Id].Area), whole * 1e-9);
            Assert.All(areas, a => Assert.InRange(shapes[1].Intersection(shapes[a.Id]).Area, shapes[a.Id].Area * 0.999999, shapes[a.Id].Area * 1.000001));
        }

        Assert.All(country.Settlements, s => Assert.True(shapes[s.DistrictId!.Value].Contains(Geometry.CreatePoint(new Coordinate(s.Location.Longitude, s.Location.Latitude)))));
        Assert.All(country.Settlements, s => Assert.Equal(s.RegionId, country.Areas.Single(a => a.Id == s.DistrictId).RegionId));
        Assert.All(country.Areas.Where(a => a.Level == AdminLevel.District), d => Assert.Contains(country.Settlements, s => s.DistrictId == d.Id));
    }

    [Fact]
    public void It_says_everywhere_that_it_is_synthetic()
    {
        var country = Full.Value;
        Assert.True(country.IsSynthetic);
        Assert.All(country.Settlements, s => Assert.StartsWith("Sample ", s.Names.English, StringComparison.Ordinal));
        Assert.All(country.Settlements, s => Assert.StartsWith("Условн", s.Names.Russian, StringComparison.Ordinal));
        Assert.All(country.Areas, a => Assert.StartsWith("Үлгі ", a.Names.Kazakh, StringComparison.Ordinal));
        Assert.All(country.Settlements, s => Assert.Null(s.Kato));
        var sources = country.Areas.Select(a => a.Source).Concat(country.Settlements.Select(s => s.Source)).Concat(country.Corridors.Select(c => c.Source))
            .Concat(country.Water.Select(w => w.Source)).Concat(country.NetworkNodes.Select(n => n.Source));
        Assert.All(sources, s => Assert.StartsWith("synthetic:", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk-KZ")]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    public void The_same_seed_gives_the_same_country_in_any_culture(string culture)
    {
        var options = new SampleOptions { Seed = 7, Scale = 0.05 };
        var here = Text(SampleCountry.Generate(options));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Text(SampleCountry.Generate(options)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.NotEqual(here, Text(SampleCountry.Generate(options with { Seed = 8 })));
    }

    [Fact]
    public void Ids_count_up_and_heights_cover_every_settlement()
    {
        var country = Full.Value;
        Assert.Equal(Enumerable.Range(1, country.Areas.Count), country.Areas.Select(a => (int)a.Id));
        Assert.Equal(Enumerable.Range(1, country.Settlements.Count), country.Settlements.Select(s => (int)s.Id));
        Assert.Equal(Enumerable.Range(1, country.Corridors.Count), country.Corridors.Select(c => (int)c.Id));
        Assert.All(country.Settlements, s => Assert.False(double.IsNaN(country.Elevation!.HeightAt(s.Location.Longitude, s.Location.Latitude))));
    }

    private static readonly CorridorKind[] LocalKinds = [CorridorKind.Secondary, CorridorKind.Tertiary, CorridorKind.Local, CorridorKind.Track];

    private static bool IsRoad(Corridor corridor) => corridor.Kind <= CorridorKind.Track;

    private static MultiPolygon Shape(AdminArea area) => Geometry.CreateMultiPolygon(
        [.. area.Polygons.Select(p => Geometry.CreatePolygon(Ring(p[0]), [.. p.Skip(1).Select(Ring)]))]);

    private static LinearRing Ring(GeoPoint[] points) => Geometry.CreateLinearRing([.. points.Select(p => new Coordinate(p.Longitude, p.Latitude))]);

    /// <summary>Metres along roads from a point to every road point.</summary>
    private static Dictionary<GeoPoint, double> RoadDistances(Territory country, GeoPoint from)
    {
        var around = new Dictionary<GeoPoint, List<(GeoPoint To, double Metres)>>();
        foreach (var road in country.Corridors.Where(IsRoad))
        {
            for (var i = 1; i < road.Points.Length; i++)
            {
                var metres = Geodesic.Distance(road.Points[i - 1], road.Points[i]).Value;
                Around(road.Points[i - 1]).Add((road.Points[i], metres));
                Around(road.Points[i]).Add((road.Points[i - 1], metres));
            }
        }

        List<(GeoPoint To, double Metres)> Around(GeoPoint point) => around.TryGetValue(point, out var list) ? list : around[point] = [];
        var distance = new Dictionary<GeoPoint, double> { [from] = 0 };
        var queue = new PriorityQueue<GeoPoint, double>([(from, 0)]);
        while (queue.TryDequeue(out var at, out var metres))
        {
            foreach (var (to, step) in metres > distance[at] ? [] : around[at])
            {
                if (metres + step < distance.GetValueOrDefault(to, double.MaxValue))
                {
                    distance[to] = metres + step;
                    queue.Enqueue(to, metres + step);
                }
            }
        }

        return distance;
    }

    private static string Text(Territory country) => string.Join('\n', country.Settlements
        .Select(s => FormattableString.Invariant($"{s.Names.English} {s.Kind} {s.Location.GridX} {s.Location.GridY} {s.Population} {s.DistrictId} {s.Source}"))
        .Concat(country.Corridors.Select(c => c.Source + c.Kind + string.Join(' ', c.Points.Select(p => FormattableString.Invariant($"{p.GridX},{p.GridY}")))))
        .Concat(country.Areas.Select(a => a.Source + string.Join(' ', a.Polygons.SelectMany(p => p).SelectMany(r => r).Select(p => p.GridX))))
        .Concat(country.Water.Select(w => w.Name + w.Points.Length + w.Source)).Append(string.Join(' ', country.Elevation!.Heights.ToArray())));
}
