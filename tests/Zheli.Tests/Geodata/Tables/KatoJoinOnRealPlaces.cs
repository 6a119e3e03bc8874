using System.Globalization;
using Zheli.Geodata;
using Zheli.Geodata.Tables;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Tables;

public sealed class KatoJoinOnRealPlaces(ITestOutputHelper output)
{
    private static List<Dictionary<string, string>> Rows(string path)
    {
        using var text = new StreamReader(path);
        var reader = new DelimitedReader(text, ',', new(Path.GetFileName(path)));
        reader.Read();
        var header = reader.Fields.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(header.Zip(reader.Fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    [Fact]
    public void Agrees_with_an_independent_join_of_the_same_places()
    {
        var kato = SourceTesting.Read(TestData.Shared("realdata", "settlements", "kz_kato_2025.csv")).Kato;
        var places = Rows(TestData.Shared("realdata", "settlements", "kz_osm_places_with_district.csv"));
        var settlements = places.Select(r => (
            long.Parse(r["osm_node_id"], CultureInfo.InvariantCulture),
            new PlaceNames(r["name"], OrNull(r["name_kk"]), OrNull(r["name_ru"]), OrNull(r["name_en"])),
            OrNull(r["district_kato"]),
            r["place"] switch { "city" => PlaceKind.City, "town" => PlaceKind.Town, "village" => PlaceKind.Village, "hamlet" => PlaceKind.Hamlet, _ => PlaceKind.IsolatedDwelling },
            (string?)null)).ToList();
        var result = KatoJoin.Join(settlements, kato);
        var reference = Rows(TestData.Shared("realdata", "settlements", "kz_kato_osm_join.csv")).Where(r => r["match"] == "unique").ToLookup(r => long.Parse(r["osm_node_id"], CultureInfo.InvariantCulture), r => r["kato"]);
        var common = result.Matches.Where(m => reference.Contains(m.SettlementId)).ToList();
        var same = common.Count(m => reference[m.SettlementId].Contains(m.Kato));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Matches.Count} matched, {result.Ambiguous.Count} ambiguous names ({result.Ambiguous.Sum(a => a.SettlementIds.Count)} settlements, {result.Ambiguous.Sum(a => a.Codes.Count)} codes), {result.UnmatchedSettlements.Count} settlements and {result.UnmatchedCodes.Count} codes unmatched"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{common.Count} points in both joins, {same} with the same code"));
        Assert.True(common.Count >= 5_500, $"only {common.Count} points are in both joins");
        Assert.True(same >= 0.99 * common.Count, $"{same} of {common.Count} agree");
    }
}
