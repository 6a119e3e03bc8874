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
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = KatoJoin.Join(settlements, kato);
        var reference = Rows(TestData.Shared("realdata", "settlements", "kz_kato_osm_join.csv")).Where(r => r["match"] == "unique").ToLookup(r => long.Parse(r["osm_node_id"], CultureInfo.InvariantCulture), r => r["kato"]);
        var common = result.Matches.Where(m => reference.Contains(m.SettlementId)).ToList();
        var same = common.Count(m => reference[m.SettlementId].Contains(m.Kato));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Matches.Count} matched, {result.Ambiguous.Count} ambiguous names ({result.Ambiguous.Sum(a => a.SettlementIds.Count)} settlements, {result.Ambiguous.Sum(a => a.Codes.Count)} codes), {result.UnmatchedSettlements.Count} settlements and {result.UnmatchedCodes.Count} codes unmatched, {watch.ElapsedMilliseconds} ms"));
        output.WriteLine(string.Join(", ", result.Matches.GroupBy(m => m.Basis).Select(g => $"{g.Key} {g.Count()}")));
        output.WriteLine(string.Join(", ", settlements.Where(s => s.Item4 is PlaceKind.Village).GroupJoin(result.Matches, s => s.Item1, m => m.SettlementId, (s, m) => m.Any()).GroupBy(x => x).Select(g => $"village {g.Key} {g.Count()}")));
        output.WriteLine($"common {common.Count}, same {same}, reference has {reference.Count} points that we do not match: {reference.Count - common.Count}");
        foreach (var m in common.Where(m => !reference[m.SettlementId].Contains(m.Kato)).Take(40))
        {
            var s = settlements.First(x => x.Item1 == m.SettlementId);
            output.WriteLine($"  differs: {s.Item2} {s.Item4} ours {m.Kato} {m.Basis} {kato.First(k => k.Code == m.Kato).NameRussian} theirs {string.Join(",", reference[m.SettlementId])} {kato.First(k => k.Code == reference[m.SettlementId].First()).NameRussian}");
        }

        foreach (var g in result.Matches.Where(m => !reference.Contains(m.SettlementId)).GroupBy(m => m.Basis))
        {
            foreach (var m in g.Take(12))
            {
                var s = settlements.First(x => x.Item1 == m.SettlementId);
                output.WriteLine($"  new {m.Basis}: {s.Item2} {s.Item4} -> {kato.First(k => k.Code == m.Kato)}");
            }
        }

        foreach (var id in reference.Select(g => g.Key).Except(result.Matches.Select(m => m.SettlementId)).Take(15))
        {
            var s = settlements.First(x => x.Item1 == id);
            output.WriteLine($"  lost: {s.Item2} {s.Item4} {s.Item3} theirs {string.Join(",", reference[id].Select(c => c + kato.First(k => k.Code == c).NameRussian))} ambiguous {result.Ambiguous.Any(a => a.SettlementIds.Contains(id))}");
        }

        Assert.True(same >= 0.99 * common.Count, $"{same} of {common.Count} agree");
    }
}
