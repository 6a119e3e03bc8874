using Zheli.Geodata;
using Zheli.Geodata.Tables;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Tables;

/// <summary>Rows of people find their area or settlement, by code or by a name that may be spelt otherwise.</summary>
public sealed class PopulationJoinTests
{
    private static readonly AdminArea[] Areas =
    [
        Area(1, AdminLevel.Country, "Республика Казахстан", "Republic of Kazakhstan", "000000000"),
        Area(2, AdminLevel.Region, "Жамбылская", "Zhambyl", "310000000"),
        Area(3, AdminLevel.Region, "Алматинская", "Almaty", "190000000"),
        Area(4, AdminLevel.Region, "Алматы", "Almaty (city)", "750000000"),
        Area(5, AdminLevel.Region, "Туркестанская", "Turkestan", "610000000"),
        Area(6, AdminLevel.District, "Абайский", "Abay", "313200000"),
        Area(7, AdminLevel.District, "Абайский", "Abay", "613200000"),
    ];

    [Theory]
    [InlineData("Jambyl Region", 2)]
    [InlineData("Almaty Region", 3)]
    [InlineData("Almaty city", 4)]
    [InlineData("Алматинская область", 3)]
    [InlineData("Turkistan Region", 5)]
    [InlineData("The Republic of Kazakhstan", 1)]
    public void A_name_in_another_spelling_finds_its_area(string name, long area) =>
        Assert.Equal([(area, 100)], Join(new PopulationRecord(null, name, 100, "p.csv:2")).OfAreas.Select(p => (p.Key, p.Value)));

    [Fact]
    public void A_code_finds_an_area_or_a_settlement()
    {
        var join = Join(new("613200000", null, 10, "p.csv:2"), new("313240100", null, 20, "p.csv:3"));
        Assert.Equal(10, join.OfAreas[7]);
        Assert.Equal(20, join.OfSettlements[50]);
    }

    [Fact]
    public void A_name_that_stands_for_two_or_for_none_is_attached_to_nothing_and_told()
    {
        var join = Join(new(null, "Абайский район", 10, "p.csv:2"), new(null, "Атлантида", 20, "p.csv:3"));
        Assert.Empty(join.OfAreas);
        Assert.Equal(["p.csv:2", "p.csv:3"], join.Findings.Select(f => f.Where));
    }

    private static PopulationJoin Join(params PopulationRecord[] records) => PopulationJoin.Of(records, Areas, [(50, new PlaceNames("Терек"), "313240100")]);

    private static AdminArea Area(long id, AdminLevel level, string russian, string english, string kato) =>
        new() { Id = id, Level = level, Names = new PlaceNames(russian, Russian: russian, English: english), Kato = kato, Polygons = [], Source = "test" };
}
