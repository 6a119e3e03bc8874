using System.Globalization;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Progress;

/// <summary>What events are about: the places of a project and the works of one of its plans, found by number, code, name or key.</summary>
internal sealed class ProgressScene
{
    private readonly Dictionary<long, Settlement> settlements;
    private readonly Dictionary<string, PlanEdge> edges;
    private readonly Dictionary<string, PackageScope> packages;
    private readonly ILookup<string, Settlement> byName;
    private readonly Dictionary<string, Settlement> byKato = new(StringComparer.Ordinal);
    private readonly ILookup<string, AdminArea> areas;

    public ProgressScene(Territory places, string scenario, IReadOnlyList<PlanSettlement> planned, IReadOnlyList<PlanEdge> works, IReadOnlyList<PackageScope> packages)
    {
        (Places, Scenario, Planned, Works, Packages) = (places, scenario, planned, works, packages);
        settlements = places.Settlements.ToDictionary(s => s.Id);
        edges = works.ToDictionary(e => e.Key, StringComparer.Ordinal);
        this.packages = packages.ToDictionary(p => p.Id, StringComparer.Ordinal);
        byName = places.Settlements.SelectMany(s => Names(s.Names).Select(name => (name, s))).ToLookup(n => n.name, n => n.s, StringComparer.Ordinal);
        foreach (var place in places.Settlements)
        {
            if (place.Kato is { } code)
            {
                byKato.TryAdd(code, place);
            }
        }

        areas = places.Areas.Where(a => a.Level != AdminLevel.Country).SelectMany(a => Names(a.Names).Append(a.Kato ?? "").Select(name => (name, a)))
            .ToLookup(n => n.name, n => n.a, StringComparer.Ordinal);
    }

    /// <summary>The map without what only routing needs.</summary>
    public Territory Places { get; }

    /// <summary>The plan that is built.</summary>
    public string Scenario { get; }

    /// <summary>How it serves every settlement; empty without a plan.</summary>
    public IReadOnlyList<PlanSettlement> Planned { get; }

    /// <summary>What it builds.</summary>
    public IReadOnlyList<PlanEdge> Works { get; }

    /// <summary>The calendar's packages; empty without a calendar.</summary>
    public IReadOnlyList<PackageScope> Packages { get; }

    /// <summary>Reads the scene of a project.</summary>
    public static ProgressScene Read(ProjectFile file, string scenario)
    {
        var isPlanned = file.ListScenarios().Contains(scenario, StringComparer.Ordinal);
        var packages = file.ReadPackageScopes(scenario).ToList();
        packages.AddRange(file.ReadPastPackages(scenario).ExceptBy([.. packages.Select(p => p.Id)], p => p.Id));
        return new(file.ReadPlaces(), scenario, isPlanned ? file.ReadPlanSettlements(scenario) : [], isPlanned ? file.ReadPlanEdges(scenario) : [], packages);
    }

    /// <summary>The settlement with this number, or null.</summary>
    public Settlement? FindSettlement(long id) => settlements.GetValueOrDefault(id);

    /// <summary>The edge with this key, or null.</summary>
    public PlanEdge? FindEdge(string key) => edges.GetValueOrDefault(key);

    /// <summary>The package with this id, or null.</summary>
    public PackageScope? FindPackage(string id) => packages.GetValueOrDefault(id);

    /// <summary>The area of a level by number, code or name, or null when there is none or there are several.</summary>
    public AdminArea? FindArea(AdminLevel level, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Places.Areas.FirstOrDefault(a => a.Id == id && a.Level == level) is { } known
            ? known
            : areas[Fold(text)].Where(a => a.Level == level).Distinct().ToList() is [var only] ? only : null;

    /// <summary>Settlements by number, code of the classifier or name; several where a name is not one place's alone.</summary>
    public IReadOnlyList<Settlement> FindSettlements(string text, AdminArea? within)
    {
        if (text.All(char.IsAsciiDigit) && text.Length is > 0 and < 19)
        {
            return byKato.TryGetValue(text, out var coded) ? [coded]
                : FindSettlement(long.Parse(text, CultureInfo.InvariantCulture)) is { } numbered ? [numbered] : [];
        }

        var found = byName[Fold(text)].Distinct().Where(s => within is null || s.DistrictId == within.Id || s.RegionId == within.Id).ToList();

        // A plan serves one of two namesakes more often than not.
        return found.Count > 1 && found.Where(s => Planned.Any(p => p.SettlementId == s.Id)).ToList() is [var only] ? [only] : found;
    }

    /// <summary>Length of route of what an event is about, km, or null.</summary>
    public decimal? LengthKm(ProgressEvent it) => Edges(it) is { Count: > 0 } own ? own.Sum(e => (decimal)e.Length) / 1000 : null;

    /// <summary>Region and method of what an event is about, or null.</summary>
    public (long? RegionId, Zheli.Model.Network.BuildMethod Method)? WorkOf(ProgressEvent it) =>
        Edges(it).OrderByDescending(e => e.Length).FirstOrDefault() is { } main ? (main.RegionId, main.Method) : null;

    /// <summary>Metres from what an event is about to a point, or null where it has no place.</summary>
    public double? Distance(ProgressEvent it, GeoPoint point)
    {
        if (it.SubjectKind == ProgressSubject.Settlement)
        {
            return FindSettlement(long.Parse(it.Subject, CultureInfo.InvariantCulture)) is { } place ? Geodesic.Distance(place.Location, point).Value : null;
        }

        var own = Edges(it);
        return own.Count == 0
            ? it.SubjectKind == ProgressSubject.Package && FindPackage(it.Subject)?.SettlementId is { } id && FindSettlement(id) is { } home ? Geodesic.Distance(home.Location, point).Value : null
            : own.Min(e => Distance(e.Points, point));
    }

    /// <summary>What counts of a log on a day.</summary>
    public EvidenceReview Review(IReadOnlyList<ProgressEvent> events, DateOnly asOf) => new(events, asOf, Distance);

    /// <summary>Where every settlement of the plan stands.</summary>
    public IReadOnlyList<VillageStanding> Stand(EvidenceReview review) => Ladder.Stand(Planned, Works, id => FindSettlement(id)?.RegionId, Packages, review);

    private IReadOnlyList<PlanEdge> Edges(ProgressEvent it) => it.SubjectKind switch
    {
        ProgressSubject.Stretch when FindEdge(it.Subject) is { } edge => [edge],
        ProgressSubject.Package when FindPackage(it.Subject) is { } package => [.. package.EdgeKeys.Select(FindEdge).OfType<PlanEdge>()],
        _ => [],
    };

    /// <summary>To a line: each of its points, and the foot on each of its legs, found on the plane through the point that touches the ground there.</summary>
    private static double Distance(GeoPoint[] line, GeoPoint point)
    {
        var squeeze = Math.Cos(point.Latitude * Math.PI / 180);
        var best = Geodesic.Distance(line[0], point).Value;
        for (var i = 1; i < line.Length; i++)
        {
            double ax = (line[i - 1].Longitude - point.Longitude) * squeeze, ay = line[i - 1].Latitude - point.Latitude;
            double dx = (line[i].Longitude - line[i - 1].Longitude) * squeeze, dy = line[i].Latitude - line[i - 1].Latitude;
            var square = (dx * dx) + (dy * dy);
            var t = square > 0 ? Math.Clamp(-((ax * dx) + (ay * dy)) / square, 0, 1) : 0;
            var foot = new GeoPoint(line[i - 1].Longitude + (t * (line[i].Longitude - line[i - 1].Longitude)), line[i - 1].Latitude + (t * dy));
            best = Math.Min(best, Geodesic.Distance(foot, point).Value);
        }

        return best;
    }

    private static IEnumerable<string> Names(PlaceNames names) =>
        new[] { names.Local, names.Kazakh, names.Russian, names.English }.OfType<string>().Where(n => n.Length > 0).Select(Fold).Distinct(StringComparer.Ordinal);

    private static string Fold(string name) => name.Trim().ToUpperInvariant();
}
