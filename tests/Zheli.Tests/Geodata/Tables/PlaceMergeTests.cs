using Zheli.Geodata;
using Zheli.Geodata.Tables;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Tables;

/// <summary>One place in two files is one place; two places of one file are two.</summary>
public sealed class PlaceMergeTests
{
    [Theory]
    [InlineData("Ақкөл", 2900, "с. Акколь", 1)]
    [InlineData("Ақкөл", 3100, "с. Акколь", 2)]
    [InlineData("Ақкөл", 400, "", 1)]
    [InlineData("Ақкөл", 600, "", 2)]
    [InlineData("Ақкөл", 100, "Терек", 2)]
    [InlineData("Шымкент", 1500, "Shymkent", 1)]
    [InlineData("Жаңаөзен", 1500, "Zhangaozen", 1)]
    [InlineData("Ақтау", 1500, "Atyrau", 2)]
    [InlineData("Ақтау", 1500, "Актай", 2)]
    public void Places_of_two_files_meet_by_name_and_distance(string first, double metresApart, string second, int places)
    {
        var merged = Merge((Place(first, 0), 1), (Place(second, metresApart), 2));
        Assert.Equal(places, merged.Count);
    }

    [Theory]
    [InlineData(PlaceKind.City, 9000, 1)]
    [InlineData(PlaceKind.City, 11_000, 2)]
    [InlineData(PlaceKind.Town, 4900, 1)]
    [InlineData(PlaceKind.Town, 5100, 2)]
    public void The_point_of_a_city_may_stand_in_any_of_its_quarters(PlaceKind kind, double metresApart, int places) =>
        Assert.Equal(places, Merge((Place("Тараз", 0) with { Kind = kind }, 1), (Place("Taraz", metresApart), 2)).Count);

    [Fact]
    public void A_code_says_more_than_name_and_distance()
    {
        Assert.Single(Merge((Place("Ақкөл", 0, "593240100"), 1), (Place("Новое", 90_000, "593240100"), 2)));
        Assert.Equal(2, Merge((Place("Ақкөл", 0, "593240100"), 1), (Place("Ақкөл", 100, "593240200"), 2)).Count);
    }

    [Fact]
    public void Two_places_of_one_file_stay_two_and_each_meets_its_own()
    {
        var merged = Merge((Place("Терек", 0), 1), (Place("Терек", 2000), 1), (Place("Терек", 1990), 2), (Place("Терек", 10), 2));
        Assert.Equal([10, 1990], merged.Select(m => Math.Round((m.Others.Single().Place.Location.Latitude - 50) * 111_320)));
    }

    [Fact]
    public void A_quarter_is_not_the_village_of_its_name() =>
        Assert.Equal(2, Merge((Place("Терек", 0), 1), (Place("Терек", 0) with { Kind = PlaceKind.Suburb }, 2)).Count);

    [Fact]
    public void The_first_description_leads_and_later_ones_fill_its_gaps()
    {
        var merged = Merge((Place("Терек", 0), 1), (Place("Терек", 10, "593240100") with { Population = 12, Names = new PlaceNames("Терек", "Терек ауылы") }, 2)).Single().Place;
        Assert.Equal(("593240100", 12, "Терек ауылы", "Терек@0"), (merged.Kato, merged.Population, merged.Names.Kazakh, merged.Source));
    }

    private static IReadOnlyList<MergedPlace> Merge(params (PlaceRecord, int)[] places) => PlaceMerge.Merge(places);

    private static PlaceRecord Place(string name, double metresNorth, string? kato = null) => new(
        PlaceKind.Village, new PlaceNames(name), new(71, 50 + (metresNorth / 111_320)), kato, null, FormattableString.Invariant($"{name}@{metresNorth}"), "test");
}
