using System.Globalization;
using Zheli.Engineering.Rollout;
using Zheli.Geodata;
using Zheli.Geodata.Tables;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;

namespace Zheli.Operations.Import;

/// <summary>
/// Makes the settlements of a project from the places of all its files: one place once, inside the border, with district, code, buildings and people.
/// </summary>
internal sealed class SettlementAssembly(
    IReadOnlyList<SourceFile> files, AreaAssembly areas, CostCatalogue catalogue, FindingList findings, CancellationToken token)
{
    private Dictionary<string, Settlement> drawn = [];

    /// <summary>The settlements, in order of number.</summary>
    public IReadOnlyList<Settlement> Settlements { get; private set; } = [];

    /// <summary>The areas, with the people that a source states for them.</summary>
    public IReadOnlyList<AdminArea> Areas { get; private set; } = areas.Areas;

    /// <summary>How the join with the classifier went; null without one.</summary>
    public KatoCounts? Kato { get; private set; }

    /// <summary>Runs all steps.</summary>
    /// <param name="before">Settlements of the project.</param>
    /// <param name="knownSources">Sources of all places that files ever gave: another settlement was drawn by hand or generated.</param>
    public SettlementAssembly Run(IReadOnlyList<Settlement> before, IReadOnlySet<string> knownSources)
    {
        drawn = before.Where(s => !knownSources.Contains(s.Source)).ToDictionary(WhereOf, StringComparer.Ordinal);
        var places = drawn.Values.OrderBy(s => s.Id).Select(AsPlace).Concat(files.SelectMany(f => (f.Stored?.Places ?? []).Select(p => (Place: p, File: f.Id)))).ToList();
        places = DropOutside(places);
        places = DropNameless(places);
        var merged = PlaceMerge.Merge(places);
        ReportMerged(merged);
        AccountKept(places);
        Settlements = WithBuildings(WithCodes(Located(Numbered(merged, before))));
        Settlements = WithPeople(Settlements);
        return this;
    }

    private static string WhereOf(Settlement s) => string.Create(CultureInfo.InvariantCulture, $"settlement {s.Id}");

    private static (PlaceRecord Place, int File) AsPlace(Settlement s) => (
        new(s.Kind, s.Names, s.Location, s.Kato, s.PopulationIsEstimated || s.Population == 0 ? null : s.Population, s.Source, WhereOf(s)), 0);

    private List<(PlaceRecord Place, int File)> DropOutside(List<(PlaceRecord Place, int File)> places)
    {
        if (!areas.HasBorder)
        {
            return places;
        }

        var inside = areas.AreInside([.. places.Select(p => p.Place.Location)]);
        var outside = places.Where((_, i) => !inside[i]).ToList();
        AccountLost(outside);
        findings.AddCases(
            Severity.Warning, "outside-border", "settlements", n => $"{n} places lie outside the border and were left out.",
            "Nothing to do for places abroad; maybe the outline is too coarse for places at the edge.",
            [.. outside.Select(p => (p.Place.Where, $"{Named(p.Place)} lies outside the border."))]);
        return [.. places.Where((_, i) => inside[i])];
    }

    /// <summary>A place without a name is still a place where people may live; a quarter or an empty place without a name is nothing.</summary>
    private List<(PlaceRecord Place, int File)> DropNameless(List<(PlaceRecord Place, int File)> places)
    {
        var nameless = places.Where(p => p.Place.Names.IsEmpty).ToList();
        var dropped = nameless.Where(p => p.Place.Kind > PlaceKind.IsolatedDwelling).ToHashSet();
        AccountLost(dropped);
        if (nameless.Count > 0)
        {
            var kept = nameless.Except(dropped).GroupBy(p => p.Place.Kind).OrderBy(g => g.Key).Select(g => $"{FindingList.Number(g.Count())} {Word(g.Key)}");
            var message = $"{FindingList.Number(nameless.Count)} places have no name: kept {string.Join(", ", kept.DefaultIfEmpty("none"))}; "
                + $"left out {FindingList.Number(dropped.Count)} quarters and empty places.";
            findings.AddWithCases(
                new(Severity.Warning, "unnamed", "settlements", message, "Maybe name those that matter in the source."),
                [.. nameless.Where(p => p.Place.Kind < PlaceKind.IsolatedDwelling).Select(p => (p.Place.Where, $"{Named(p.Place)}."))]);
        }

        return dropped.Count == 0 ? places : [.. places.Where(p => !dropped.Contains(p))];
    }

    private void ReportMerged(IReadOnlyList<MergedPlace> merged) => findings.AddCases(
        Severity.Note, "duplicate-place", "settlements", n => $"{n} places stood in two sources and were merged.", "Nothing to do.",
        [.. merged.SelectMany(m => m.Others.Select(o => (o.Place.Where, $"{Named(o.Place)} is {Named(m.Place)} of {m.Place.Where}.")))]);

    /// <summary>A settlement that came from no file stays as it is; files fill what it lacks.</summary>
    private IEnumerable<Settlement> Numbered(IReadOnlyList<MergedPlace> merged, IReadOnlyList<Settlement> before)
    {
        var ids = new StableIds([.. before.Where(s => !drawn.ContainsKey(WhereOf(s))).Select(s => (s.Source, s.Id))], before.Select(s => s.Id).DefaultIfEmpty(0).Max());
        return merged.Select(m => m.File == 0 && drawn[m.Place.Where] is var own ? own with
        {
            Names = m.Place.Names,
            Kato = m.Place.Kato,
            Population = m.Place.Population ?? own.Population,
            PopulationBasis = m.Place.Population is null && own.Population > 0 ? own.PopulationBasis : m.Place.Population is null ? PopulationBasis.EstimatedFromKind : PopulationBasis.Stated,
        }
        : new Settlement
        {
            Id = ids.Next(m.Place.Source),
            Names = m.Place.Names,
            Kind = m.Place.Kind,
            Location = m.Place.Location,
            Kato = m.Place.Kato,
            Population = m.Place.Population ?? 0,
            PopulationBasis = m.Place.Population is null ? PopulationBasis.EstimatedFromKind : PopulationBasis.Stated,
            Source = m.Place.Source,
        }).OrderBy(s => s.Id);
    }

    private IReadOnlyList<(Settlement Settlement, AdminArea? District)> Located(IEnumerable<Settlement> numbered)
    {
        var settlements = numbered.ToList();
        var located = areas.Locate([.. settlements.Select(s => s.Location)]);
        return [.. settlements.Select((s, i) => (s with { RegionId = located[i].Region?.Id, DistrictId = located[i].District?.Id }, located[i].District))];
    }

    private List<Settlement> WithCodes(IReadOnlyList<(Settlement Settlement, AdminArea? District)> located)
    {
        var classifier = files.SelectMany(f => f.Stored?.Kato ?? []).GroupBy(k => k.Code, StringComparer.Ordinal).Select(g => g.Last()).ToList();
        if (classifier.Count == 0)
        {
            return [.. located.Select(l => l.Settlement)];
        }

        // A quarter of a city has no code of its own.
        var places = located.Where(l => l.Settlement.Kind <= PlaceKind.IsolatedDwelling)
            .Select(l => (l.Settlement.Id, l.Settlement.Names, l.District?.Kato, l.Settlement.Kind, l.Settlement.Kato)).ToList();
        var join = KatoJoin.Join(places, classifier);
        var codes = join.Matches.ToDictionary(m => m.SettlementId, m => m.Kato);
        Kato = new(join.Matches.Count, join.Ambiguous.Sum(a => a.SettlementIds.Count), join.UnmatchedSettlements.Count, join.UnmatchedCodes.Count);
        findings.AddRange(join.Findings);
        var names = located.ToDictionary(l => l.Settlement.Id, l => l.Settlement);
        findings.AddCases(
            Severity.Note, "kato-ambiguous", "KATO", n => $"{n} names could not be told apart:", "Maybe state the code in the source (ref:KATO).",
            [.. join.Ambiguous.Select(a => (
                $"district {a.District}", $"'{a.Name}': settlements {string.Join(", ", a.SettlementIds)}; codes {string.Join(", ", a.Codes)}."))]);
        findings.AddCases(
            Severity.Note, "kato-unmatched", "KATO", n => $"{n} settlements of a village or more have no code:",
            "Maybe state the code in the source (ref:KATO).",
            [.. join.UnmatchedSettlements.Select(id => names[id]).Where(s => s.Kind <= PlaceKind.Village)
                .Select(s => ($"settlement {s.Id}", $"{s.Kind} {s.Names.In("ru")}."))]);
        return [.. located.Select(l => l.Settlement with { Kato = codes.GetValueOrDefault(l.Settlement.Id) ?? (IsDrawn(l.Settlement) ? l.Settlement.Kato : null) })];
    }

    private List<Settlement> WithBuildings(List<Settlement> settlements)
    {
        int[] x = [.. files.SelectMany(f => f.Stored?.BuildingX ?? [])], y = [.. files.SelectMany(f => f.Stored?.BuildingY ?? [])];
        if (x.Length == 0)
        {
            return settlements;
        }

        var counts = BuildingCount.Count([.. settlements.Select(s => (s.Kind, s.Location))], x, y, token);
        return [.. settlements.Select((s, i) => s with { Buildings = counts[i] > 0 || !IsDrawn(s) ? counts[i] : s.Buildings ?? 0 })];
    }

    private IReadOnlyList<Settlement> WithPeople(IReadOnlyList<Settlement> settlements)
    {
        var records = files.SelectMany(f => f.Stored?.Population ?? []).ToList();
        var join = PopulationJoin.Of(records, Areas, [.. settlements.Where(s => s.Kind <= PlaceKind.IsolatedDwelling).Select(s => (s.Id, s.Names, s.Kato))]);
        findings.AddRange(join.Findings);
        Areas = [.. Areas.Select(a => join.OfAreas.TryGetValue(a.Id, out var people) ? a with { Population = people } : a)];
        var stated = settlements.Select(s => join.OfSettlements.TryGetValue(s.Id, out var people)
            ? s with { Population = people, PopulationBasis = PopulationBasis.Stated }
            : s).ToList();
        return PopulationEstimate.Apply(stated, Areas, catalogue, stated.Where(s => IsDrawn(s) && s is { PopulationIsEstimated: true, Population: > 0 }).Select(s => s.Id).ToHashSet());
    }

    private bool IsDrawn(Settlement s) => drawn.ContainsKey(WhereOf(s));

    private void AccountLost(IEnumerable<(PlaceRecord Place, int File)> places)
    {
        foreach (var (_, file) in places.Where(p => p.File > 0))
        {
            files[file - 1].Lost++;
        }
    }

    private void AccountKept(List<(PlaceRecord Place, int File)> places)
    {
        foreach (var (_, file) in places.Where(p => p.File > 0))
        {
            files[file - 1].Kept++;
        }
    }

    private static string Named(PlaceRecord place) => place.Names.IsEmpty
        ? string.Create(
            CultureInfo.InvariantCulture, $"A {Word(place.Kind)} without a name at {place.Location.Latitude:0.0000} N, {place.Location.Longitude:0.0000} E")
        : $"{place.Names.In("ru")} ({Word(place.Kind)})";

    private static string Word(PlaceKind kind) => kind switch
    {
        PlaceKind.IsolatedDwelling => "isolated dwelling",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
