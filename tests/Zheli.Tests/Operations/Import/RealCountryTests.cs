using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Import;

namespace Zheli.Tests.Operations.Import;

/// <summary>Real sources of a whole country go into one project; the figures were counted outside of Zheli.</summary>
public sealed class RealCountryTests : IDisposable
{
    private readonly ImportScene scene = new();

    [Fact]
    public void Kazakhstan_has_its_regions_settlements_codes_and_people()
    {
        string Real(params string[] path) => TestData.Shared(["realdata", .. path]);
        var result = scene.Import(
            Real("admin", "kaz_admbnda_adm0.geojson"), Real("admin", "kaz_admbnda_adm1_2024.geojson"), Real("admin", "kaz_admbnda_adm2_2024.geojson"),
            Real("settlements", "kz_kato_2025.csv"), Real("settlements", "hotosm_kaz_populated_places_points.geojson.gz"), Real("stats", "odk_region_population_2023-01.csv"));
        var contents = result.Contents;
        Assert.Equal((1, 20, 224), (contents.Areas[AdminLevel.Country], contents.Areas[AdminLevel.Region], contents.Areas[AdminLevel.District]));
        Assert.Equal((21, 172, 3637, 3369), (contents.Settlements[PlaceKind.City], contents.Settlements[PlaceKind.Town], contents.Settlements[PlaceKind.Village], contents.Settlements[PlaceKind.Hamlet]));
        Assert.InRange(result.Kato!.Matched, 5500, 6500);

        // 19.77 million people live in the country; the map states 16.6 million of them.
        Assert.InRange(contents.People.Total, 18_500_000, 20_500_000);
        Assert.InRange(contents.People.EstimatedShare, 0.05, 0.25);
        Assert.Contains(result.Findings, f => f.Code == "outside-border");
    }

    [Fact]
    public void A_city_has_streets_and_buildings()
    {
        var contents = scene.Import(TestData.Shared("realdata", "osm", "bishkek-2021-08-derived.osm.pbf")).Contents;
        Assert.InRange(contents.Corridors.Values.Sum(c => c.Count), 13_000, 16_500);
        Assert.InRange(contents.Buildings, 100_000, 137_854);
        Assert.True(contents.Corridors[CorridorKind.Local].LengthKm > 1000);
    }

    public void Dispose() => scene.Dispose();
}
