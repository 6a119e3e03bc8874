using System.Text;
using Zheli.Engineering.Access;
using Zheli.Geodata.Tables;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Tests.Engineering.Access;

namespace Zheli.Tests.Geodata.Tables;

public sealed class AddressRegisterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_are_buildings_and_rows_at_one_place_are_its_flats()
    {
        var (buildings, findings) = Read("""
            id,lat,lon,dwellings,floors,entrances,building
            a1,43.1,76.9,,1,,house
            a2,43.2,76.9,60,5,4,apartments
            a3,43.3,76.9,,,,
            a4,43.3,76.9,,,,
            a5,43.3,76.9,2,,,
            """);
        Assert.Equal(["address:a1", "address:a2", "address:a3"], buildings.Select(b => b.Source));
        Assert.Equal([0, 60, 4], buildings.Select(b => b.Flats));
        Assert.Equal("address-merged", Assert.Single(findings).Code);
        var (premises, _) = PremisesRules.FromBuildings(buildings, TinyVillage.Catalogue);
        Assert.Equal([(1, 0), (60, 4), (4, 0)], premises.Select(p => (p.Dwellings, p.Entrances)));
        Assert.Equal(DwellingBasis.Stated, premises[1].Basis);
    }

    [Fact]
    public void Russian_headers_semicolons_and_decimal_commas_are_read()
    {
        var (buildings, _) = Read("Код адреса;Широта;Долгота;Количество квартир;Этажность;Назначение\n17;43,25;76,95;36;9;МКД\n");
        Assert.Equal(new Building("address:17", GeoPoint.FromGrid(769_500_000, 432_500_000), 0, 9, 36, BuildingUse.Apartments), Assert.Single(buildings));
    }

    [Fact]
    public void Every_bad_row_is_named_at_once()
    {
        var problem = Assert.Throws<BadInputException>(() => Read("""
            id,lat,lon,flats
            a,north,76,1
            b,43,760,1
            c,43.1,76.1,many
            d,43.2,76.2,1
            d,43.3,76.3,1
            """));
        Assert.Equal(["bad-coordinates", "bad-coordinates", "bad-count", "key-twice"], problem.Findings.Select(f => f.Code));
        Assert.EndsWith(":2", problem.Findings[0].Where, StringComparison.Ordinal);
        Assert.Equal("no-position", Assert.Throws<BadInputException>(() => Read("id,street\n1,Abay\n")).Findings[0].Code);
        Assert.Equal("nothing-usable", Assert.Throws<BadInputException>(() => Read("id,lat,lon\n")).Findings[0].Code);
    }

    private (IReadOnlyList<Building> Buildings, IReadOnlyList<Finding> Findings) Read(string text)
    {
        File.WriteAllText(folder["register.csv"], text, Encoding.UTF8);
        return AddressRegister.Read(folder["register.csv"]);
    }
}
