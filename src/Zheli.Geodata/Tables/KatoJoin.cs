using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>What a match of a settlement with the classifier rests on.</summary>
public enum KatoMatchBasis
{
    /// <summary>The source states the code, and the classifier has it.</summary>
    Stated,

    /// <summary>Same district, same name but for class words and punctuation.</summary>
    Name,

    /// <summary>Same district, same name once Kazakh letters are written as Russian ones.</summary>
    SimilarName,

    /// <summary>Several of one name in the district; the class of place tells them apart.</summary>
    NameAndKind,
}

/// <summary>A settlement and its code.</summary>
/// <param name="SettlementId">The settlement.</param>
/// <param name="Kato">The code.</param>
/// <param name="Basis">What the match rests on.</param>
public sealed record KatoMatch(long SettlementId, string Kato, KatoMatchBasis Basis);

/// <summary>Settlements and codes of one district and name that cannot be told apart.</summary>
/// <param name="District">First four digits of the codes.</param>
/// <param name="Name">The name in its common form.</param>
/// <param name="SettlementIds">Settlements of this name, ascending.</param>
/// <param name="Codes">Codes of this name, ascending.</param>
public sealed record KatoAmbiguity(string District, string Name, IReadOnlyList<long> SettlementIds, IReadOnlyList<string> Codes);

/// <summary>What came of joining settlements with the classifier.</summary>
public sealed record KatoJoinResult
{
    /// <summary>Matches, by settlement.</summary>
    public required IReadOnlyList<KatoMatch> Matches { get; init; }

    /// <summary>Names that could not be told apart, by district and name.</summary>
    public required IReadOnlyList<KatoAmbiguity> Ambiguous { get; init; }

    /// <summary>Settlements that have no code and are in no ambiguity, ascending.</summary>
    public required IReadOnlyList<long> UnmatchedSettlements { get; init; }

    /// <summary>Codes of settlements that nothing on the map was found for, ascending.</summary>
    public required IReadOnlyList<string> UnmatchedCodes { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>
/// Joins settlements of the map with the classifier KATO by district and name. Rounds run from sure to less sure, and what one round
/// matched takes no part in the next: stated code, same name, same name in Russian letters, same name and class of place.
/// </summary>
public static class KatoJoin
{
    /// <summary>Joins; the result does not depend on the order of either list.</summary>
    /// <param name="settlements">Settlements with the code of the district they stand in and the code their source states, where known.</param>
    /// <param name="kato">The classifier, all levels.</param>
    public static KatoJoinResult Join(
        IReadOnlyList<(long SettlementId, PlaceNames Names, string? DistrictKato, PlaceKind Kind, string? StatedKato)> settlements, IReadOnlyList<KatoRecord> kato)
    {
        var places = settlements.OrderBy(s => s.SettlementId).Select(s => new KatoJoinPlace(s.SettlementId, s.Names, s.DistrictKato, s.Kind, s.StatedKato)).ToArray();
        var codes = kato.Where(KatoJoinCode.IsSettlement).OrderBy(k => k.Code, StringComparer.Ordinal).Select(k => new KatoJoinCode(k)).ToArray();
        var findings = new List<Finding>();
        MatchStated(places, codes, kato, findings);
        MatchByName(places, codes, KatoMatchBasis.Name, (_, _) => true);
        MatchByName(places, codes, KatoMatchBasis.SimilarName, (_, _) => true);
        MatchByName(places, codes, KatoMatchBasis.NameAndKind, (place, code) => code.Suits(place.Kind));
        var ambiguous = Ambiguities(places, codes);
        var unclear = ambiguous.SelectMany(a => a.SettlementIds).ToHashSet();
        var result = new KatoJoinResult
        {
            Matches = [.. places.Where(p => p.Code is not null).Select(p => new KatoMatch(p.Id, p.Code!, p.Basis))],
            Ambiguous = ambiguous,
            UnmatchedSettlements = [.. places.Where(p => p.Code is null && !unclear.Contains(p.Id)).Select(p => p.Id)],
            UnmatchedCodes = [.. codes.Where(c => !c.IsTaken).Select(c => c.Code)],
            Findings = findings,
        };
        Summarise(result, findings);
        return result;
    }

    private static void MatchStated(KatoJoinPlace[] places, KatoJoinCode[] codes, IReadOnlyList<KatoRecord> kato, List<Finding> findings)
    {
        var byCode = codes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var known = kato.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var group in places.Where(p => p.Stated is not null).GroupBy(p => p.Stated!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (!known.Contains(group.Key))
            {
                findings.AddRange(group.Select(p => new Finding(
                    Severity.Warning, "kato-not-in-classifier", Describe(p), $"The stated code {group.Key} is not in the classifier.", "The name was used instead; maybe the code was abolished.")));
                continue;
            }

            var code = byCode.GetValueOrDefault(group.Key);
            var ranked = group.OrderByDescending(p => code?.SharesName(p) ?? false).ThenBy(p => p.Kind).ThenBy(p => p.Id).ToArray();
            ranked[0].Match(group.Key, KatoMatchBasis.Stated);
            code?.Take();
            findings.AddRange(ranked.Skip(1).Select(p => new Finding(
                Severity.Warning, "kato-stated-twice", Describe(p), $"The code {group.Key} is stated by {Describe(ranked[0])} as well, which keeps it.", "Maybe they are one place drawn twice.")));
        }
    }

    private static void MatchByName(KatoJoinPlace[] places, KatoJoinCode[] codes, KatoMatchBasis basis, Func<KatoJoinPlace, KatoJoinCode, bool> suits)
    {
        var isWeak = basis != KatoMatchBasis.Name;
        var byKey = Index(codes.Where(c => !c.IsTaken), isWeak);
        var candidates = new List<(KatoJoinPlace Place, KatoJoinCode Code)>();
        foreach (var place in places.Where(p => p.Code is null))
        {
            var found = place.Keys(isWeak).SelectMany(key => byKey.GetValueOrDefault(key) ?? []).Distinct().Where(code => suits(place, code));
            candidates.AddRange(found.Select(code => (place, code)));
        }

        var ofPlace = candidates.GroupBy(c => c.Place).ToDictionary(g => g.Key, g => g.Count());
        var ofCode = candidates.GroupBy(c => c.Code).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (place, code) in candidates)
        {
            if (ofPlace[place] == 1 && ofCode[code] == 1)
            {
                place.Match(code.Code, basis);
                code.Take();
            }
        }
    }

    private static Dictionary<string, List<KatoJoinCode>> Index(IEnumerable<KatoJoinCode> codes, bool isWeak)
    {
        var index = new Dictionary<string, List<KatoJoinCode>>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            foreach (var key in code.Keys(isWeak))
            {
                if (!index.TryGetValue(key, out var list))
                {
                    index[key] = list = [];
                }

                list.Add(code);
            }
        }

        return index;
    }

    /// <summary>Groups what is left: settlements and codes that share a name, directly or through one another.</summary>
    private static List<KatoAmbiguity> Ambiguities(KatoJoinPlace[] places, KatoJoinCode[] codes)
    {
        var byKey = Index(codes.Where(c => !c.IsTaken), isWeak: true);
        var groups = new SortedDictionary<string, (SortedSet<long> Places, SortedSet<string> Codes)>(StringComparer.Ordinal);
        var listed = new HashSet<long>();
        foreach (var place in places.Where(p => p.Code is null))
        {
            foreach (var key in place.Keys(isWeak: true).Where(byKey.ContainsKey).Take(1))
            {
                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = ([], new SortedSet<string>(StringComparer.Ordinal));
                }

                listed.Add(place.Id);
                group.Places.Add(place.Id);
                group.Codes.UnionWith(byKey[key].Select(c => c.Code));
            }
        }

        return [.. groups.Select(g => new KatoAmbiguity(g.Key[..g.Key.IndexOf(':', StringComparison.Ordinal)], g.Key[(g.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], [.. g.Value.Places], [.. g.Value.Codes]))];
    }

    private static void Summarise(KatoJoinResult result, List<Finding> findings)
    {
        string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
        var by = string.Join(", ", result.Matches.GroupBy(m => m.Basis).OrderBy(g => g.Key).Select(g => $"{g.Key} {N(g.Count())}"));
        findings.Add(new Finding(Severity.Note, "kato-matched", "KATO", $"{N(result.Matches.Count)} settlements have their code ({by}).", "Nothing to do."));
        if (result.Ambiguous.Count > 0)
        {
            var settlements = result.Ambiguous.Sum(a => a.SettlementIds.Count);
            findings.Add(new Finding(
                Severity.Warning, "kato-ambiguous", "KATO", $"{N(result.Ambiguous.Count)} names stand for several settlements or codes of one district ({N(settlements)} settlements); they have no code.",
                "Maybe state the code of those that matter in the source (ref:KATO)."));
        }

        findings.Add(new Finding(
            Severity.Note, "kato-unmatched", "KATO", $"{N(result.UnmatchedSettlements.Count)} settlements and {N(result.UnmatchedCodes.Count)} codes of settlements stayed without the other.",
            "Many codes are winter camps and abolished farms; maybe nothing to do."));
    }

    private static string Describe(KatoJoinPlace place) => string.Create(CultureInfo.InvariantCulture, $"settlement {place.Id} '{place.ShownName}'");
}
