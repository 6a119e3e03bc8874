using Zheli.Geodata;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata;

/// <summary>The figures of the outside files, counted once by other means and held here.</summary>
public sealed class RealFiles
{
    private static SourceContent Read(params string[] path) => SourceTesting.Read(TestData.Shared(["realdata", .. path]));

    [Theory]
    [InlineData("hotosm_kaz_populated_places_points.geojson.gz", 9_899, 9_899)]
    [InlineData("kz_osm_places_with_district.csv", 9_492, 9_492)]
    [InlineData("kz_kato_osm_join.csv", 13_034, 5_752)]
    [InlineData("geonames_cities1000_2015_kz.csv", 263, 263)]
    [InlineData("ne_10m_populated_places_kz.geojson", 96, 96)]
    public void Settlements(string file, long rows, int kept)
    {
        var content = Read("settlements", file);
        Assert.Equal((SourceKind.Settlements, rows, kept, rows - kept), (content.Kind, content.RowsRead, content.Places.Count, content.RowsRejected));
    }

    [Fact]
    public void Kinds_population_and_names_of_the_places()
    {
        var places = Read("settlements", "kz_osm_places_with_district.csv").Places;
        Assert.Equal([21, 172, 3_637, 3_369, 2_293], new[] { PlaceKind.City, PlaceKind.Town, PlaceKind.Village, PlaceKind.Hamlet, PlaceKind.IsolatedDwelling }.Select(k => places.Count(p => p.Kind == k)));
        Assert.Equal(3_400, places.Count(p => p.Population is not null));
        Assert.Equal(16.60, places.Sum(p => (long)(p.Population ?? 0)) / 1e6, 2);
        Assert.Equal(1_340, places.Count(p => p.Names.IsEmpty), 60.0);
    }

    [Fact]
    public void The_classifier()
    {
        var kato = Read("settlements", "kz_kato_2025.csv").Kato;
        Assert.Equal([20, 209, 2_379, 12_986], new[] { 1, 2, 3, 4 }.Select(level => kato.Count(k => k.Level == level)));
    }

    [Fact]
    public void A_register_with_misread_letters_and_repeated_codes()
    {
        var content = SourceTesting.Read(TestData.Shared("realdata", "admin", "REG_ADDRESS_REGION_KATO.csv"), SourceKind.Kato);
        Assert.Equal("КҮРШІМ АУДАНЫ", content.Kato[0].NameKazakh);
        Assert.Equal(412, content.RowsRead);
        Assert.Equal(content.RowsRejected, content.Findings.Count(f => f.Code is "kato-twice" or "bad-kato"));
    }

    [Theory]
    [InlineData("kaz_admbnda_adm0.geojson", AdminLevel.Country, 1, 0)]
    [InlineData("kaz_admbnda_adm1_2024.geojson", AdminLevel.Region, 20, 6)]
    [InlineData("kaz_admbnda_adm2_2024.geojson", AdminLevel.District, 224, 2)]
    [InlineData("geoBoundaries-KAZ-ADM2.geojson", AdminLevel.District, 174, 0)]
    [InlineData("naturalearth_KAZ_admin1.geojson", AdminLevel.Region, 16, 0)]
    [InlineData("osm_boundaries_kaz_level6_partial.geojson", AdminLevel.District, 99, 0)]
    public void Areas(string file, AdminLevel level, int areas, int repaired)
    {
        var content = Read("admin", file);
        Assert.Equal(areas, content.Areas.Count);
        Assert.Equal(file.StartsWith("osm_", StringComparison.Ordinal) ? 1 : 0, content.Areas.Count(a => a.Level != level));
        Assert.Equal(repaired, content.Findings.Count(f => f.Code == "polygon-repaired"));
    }

    [Theory]
    [InlineData("roads", "osm_main_roads_kz_edges.geojson.gz", 6_714)]
    [InlineData("roads", "osm_main_roads_45-90E_36-57N_lines.geojsonl.gz", 36_083)]
    [InlineData("roads", "ne_10m_roads_kz_edges.geojson.gz", 1_263)]
    [InlineData("roads", "ne_10m_roads_45-90E_36-57N_lines.geojsonl.gz", 5_209)]
    [InlineData("rail", "ne_10m_railroads_kz_edges.geojson.gz", 672)]
    [InlineData("rail", "ne_10m_railroads_45-90E_36-57N_lines.geojsonl.gz", 2_854)]
    [InlineData("rail", "ktz_routes_osm/almaty-astana.geojson", 1)]
    public void Corridors(string folder, string file, int lines)
    {
        var content = Read(folder, file);
        Assert.Equal((SourceKind.Corridors, lines), (content.Kind, content.Corridors.Count));
        Assert.All(content.Corridors, c => Assert.Equal(folder == "rail", c.Kind == CorridorKind.Railway));
    }

    [Fact]
    public void Main_roads_by_class()
    {
        var roads = Read("roads", "osm_main_roads_kz_edges.geojson.gz").Corridors;
        Assert.Equal(374, roads.Count(r => r.Kind == CorridorKind.Motorway), 15.0);

        // 24,911 km of them lie inside the border.
        Assert.InRange(roads.Sum(r => Geodesic.Length(r.Points).Kilometres), 24_911, 26_500);
    }

    [Theory]
    [InlineData("ne_10m_lakes_kz_caspian.geojson", 90)]
    [InlineData("ne_10m_rivers_lake_centerlines_kz_caspian.geojson", 95)]
    [InlineData("ne_10m_bathymetry_caspian.geojson", 1)]
    [InlineData("ne_10m_coastline_kz_caspian.geojson", 12)]
    public void Water(string file, int features) => Assert.Equal(features, Read("terrain", file).Water.Count);

    [Fact]
    public void Population_of_the_regions()
    {
        var people = Read("stats", "odk_region_population_2023-01.csv").Population;
        Assert.Equal(21, people.Count);
        Assert.Equal(2 * 19_765_004, people.Sum(p => p.People));
    }

    [Fact]
    public void Power_plants_and_bare_nodes_are_not_taken_for_settlements()
    {
        Assert.Equal("kind-not-clear", SourceTesting.Refuses(TestData.Shared("realdata", "power", "kz_powerplants_pypsa.csv")).Findings[^1].Code);
        Assert.Equal("kind-not-clear", SourceTesting.Refuses(TestData.Shared("realdata", "roads", "osm_main_roads_kz_nodes.csv")).Findings[^1].Code);
    }
}
