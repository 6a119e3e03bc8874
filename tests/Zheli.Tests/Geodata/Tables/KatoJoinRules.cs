using Zheli.Geodata;
using Zheli.Geodata.Tables;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Tables;

public sealed class KatoJoinRules
{
    private static readonly KatoRecord[] Classifier =
    [
        new("470000000", 1, "Мангистауская область", "Маңғыстау облысы", "k:1"),
        new("471010000", 3, "г.Актау", "Ақтау қ.", "k:2"),
        new("473600000", 2, "Бейнеуский район", "Бейнеу ауданы", "k:3"),
        new("473630000", 3, "Бейнеуский с.о.", "Бейнеу а.о.", "k:4"),
        new("473630100", 4, "с.Бейнеу", "Бейнеу а.", "k:5"),
        new("473633100", 4, "с.Жаңа жол", "Жаңа-Жол а.", "k:6"),
        new("473633200", 4, "ст.Актас", "Ақтас ст.", "k:7"),
        new("473635100", 4, "с.Актас", "Ақтас а.", "k:8"),
        new("473635200", 4, "с.Тасшы", "Тасшы а.", "k:9"),
        new("473635300", 4, "с.Тасшы", "Тасшы а.", "k:10"),
        new("473635400", 4, "рзд.№ 12", "№ 12 рзд.", "k:11"),
        new("710000000", 1, "г.Астана", "Астана қ.", "k:12"),
    ];

    private static (long, PlaceNames, string?, PlaceKind, string?) Place(long id, string name, string? district = "473600000", PlaceKind kind = PlaceKind.Village, string? stated = null) =>
        (id, new PlaceNames(name), district, kind, stated);

    [Theory]
    [InlineData("Бейнеу", "473630100", KatoMatchBasis.Name)]
    [InlineData("село Бейнеу", "473630100", KatoMatchBasis.Name)]
    [InlineData("Жаңажол ауылы", "473633100", KatoMatchBasis.Name)]
    [InlineData("Жана-Жол", "473633100", KatoMatchBasis.SimilarName)]
    [InlineData("Разъезд 12", "473635400", KatoMatchBasis.Name)]
    public void Names_meet_over_class_words_hyphens_and_Russian_spelling(string name, string code, KatoMatchBasis basis)
    {
        var match = Assert.Single(KatoJoin.Join([Place(1, name)], Classifier).Matches);
        Assert.Equal((code, basis), (match.Kato, match.Basis));
    }

    [Fact]
    public void Another_district_does_not_match_and_a_city_that_is_a_region_does()
    {
        var result = KatoJoin.Join([Place(1, "Бейнеу", "471000000"), Place(2, "Астана", "711110000", PlaceKind.City), Place(3, "Бейнеу", null)], Classifier);
        Assert.Equal((2L, "710000000"), (Assert.Single(result.Matches).SettlementId, result.Matches[0].Kato));
        Assert.Equal([1L, 3L], result.UnmatchedSettlements);
    }

    [Fact]
    public void The_kind_of_place_tells_a_village_from_a_station_of_the_same_name()
    {
        var result = KatoJoin.Join([Place(1, "Ақтас"), Place(2, "Актас", kind: PlaceKind.Hamlet)], Classifier);
        Assert.Equal([(1L, "473635100"), (2L, "473633200")], result.Matches.Select(m => (m.SettlementId, m.Kato)));
        Assert.All(result.Matches, m => Assert.Equal(KatoMatchBasis.NameAndKind, m.Basis));
    }

    [Fact]
    public void Two_codes_of_one_name_stay_ambiguous_and_are_listed()
    {
        var result = KatoJoin.Join([Place(7, "Тасшы")], Classifier);
        Assert.Empty(result.Matches);
        var ambiguity = Assert.Single(result.Ambiguous);
        Assert.Equal(("4736", "473635200", "473635300"), (ambiguity.District, ambiguity.Codes[0], ambiguity.Codes[1]));
        Assert.Empty(result.UnmatchedSettlements);
    }

    [Fact]
    public void A_stated_code_wins_over_the_name_and_frees_the_other_one()
    {
        var result = KatoJoin.Join([Place(1, "Тасшы", stated: "473635200"), Place(2, "Тасшы"), Place(3, "Бейнеу", stated: "999999999")], Classifier);
        Assert.Equal([(1L, "473635200"), (2L, "473635300"), (3L, "473630100")], result.Matches.Select(m => (m.SettlementId, m.Kato)));
        Assert.Contains(result.Findings, f => f.Code == "kato-not-in-classifier");
    }

    [Fact]
    public void A_code_stated_twice_stays_with_the_place_that_has_its_name()
    {
        var result = KatoJoin.Join([Place(1, "Иное", stated: "473630100"), Place(2, "Бейнеу", stated: "473630100")], Classifier);
        Assert.Equal(2L, Assert.Single(result.Matches).SettlementId);
        Assert.Contains(result.Findings, f => f.Code == "kato-stated-twice");
    }

    [Fact]
    public void The_order_of_the_lists_does_not_matter()
    {
        (long, PlaceNames, string?, PlaceKind, string?)[] places = [Place(1, "Ақтас"), Place(2, "Актас", kind: PlaceKind.Hamlet), Place(3, "Тасшы"), Place(4, "Бейнеу")];
        var forward = KatoJoin.Join(places, Classifier);
        var backward = KatoJoin.Join([.. places.Reverse()], [.. Classifier.Reverse()]);
        Assert.Equal(forward.Matches, backward.Matches);
        Assert.Equal(forward.UnmatchedCodes, backward.UnmatchedCodes);
        Assert.Equal(forward.Findings, backward.Findings);
    }
}
