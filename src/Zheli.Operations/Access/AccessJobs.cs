using System.Globalization;
using Zheli.Engineering.Rollout;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>One settlement to design, or several as one.</summary>
/// <param name="Settlement">Its number; 0 for several as one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kato">Its code, or null.</param>
/// <param name="Kind">Kind of place.</param>
/// <param name="Centre">Its middle.</param>
/// <param name="Region">Its region, or null.</param>
/// <param name="Population">People.</param>
/// <param name="Premises">Its premises; none where they are spread along the streets from the number of people.</param>
internal sealed record AccessJob(
    long Settlement, string Name, string? Kato, PlaceKind Kind, GeoPoint Centre, long? Region, int Population, PremisesSurvey Premises)
{
    private const double MetresPerDegree = 111_320;
    private const double SquareMetresPerHome = 1_500;

    /// <summary>True for several settlements as one.</summary>
    public bool IsTogether => Settlement == 0;

    /// <summary>How much there is to design, so that the heaviest goes first.</summary>
    public int Weight => Premises.Count > 0 ? Premises.Count : Population;

    /// <summary>Cells of streets that matter: where premises stand, or round the middle as far as its people may live.</summary>
    public IEnumerable<(int X, int Y)> Cells(CostCatalogue catalogue)
    {
        if (Premises.Count > 0)
        {
            return Premises.Cells;
        }

        var most = BuildingCount.Reach(Kind) is > 0 and var reach ? reach : 1_000;
        var radius = Math.Clamp(Math.Sqrt(Households(catalogue) * SquareMetresPerHome / Math.PI), 500, most);
        double dy = radius / MetresPerDegree, dx = dy / Math.Cos(Centre.Latitude * (Math.PI / 180));
        var ((west, south), (east, north)) = (PremisesSurvey.CellOf(new(Centre.Longitude - dx, Centre.Latitude - dy)), PremisesSurvey.CellOf(new(Centre.Longitude + dx, Centre.Latitude + dy)));
        return from x in Enumerable.Range(west, east - west + 1) from y in Enumerable.Range(south, north - south + 1) select (x, y);
    }

    /// <summary>Households by the number of people.</summary>
    public int Households(CostCatalogue catalogue) => (int)Math.Ceiling(Population / catalogue.Number("dem.persons_hh"));
}

/// <summary>Chooses what to design.</summary>
internal static class AccessJobs
{
    /// <summary>The jobs of a request, in order of settlement.</summary>
    /// <exception cref="BadInputException">Nothing was chosen, or what was chosen is not there.</exception>
    public static IReadOnlyList<AccessJob> Choose(ProjectFile file, Territory territory, AccessRequest request)
    {
        var surveys = file.ReadAccess(t => t.SurveyPremises());
        var chosen = Settlements(territory, request, surveys);
        if (request.Together)
        {
            var main = chosen.OrderBy(s => s.Kind).ThenByDescending(s => CountOf(s, surveys)).ThenBy(s => s.Id).First();
            var all = new PremisesSurvey();
            foreach (var survey in surveys.Values)
            {
                all.Add(survey);
            }

            return [new(0, "together", null, main.Kind, main.Location, main.RegionId, chosen.Sum(s => s.Population), all)];
        }

        return
        [
            .. chosen.OrderBy(s => s.Id).Select(s => new AccessJob(
                s.Id, s.Names.In("ru"), s.Kato, s.Kind, s.Location, s.RegionId, s.Population, surveys.GetValueOrDefault(s.Id) ?? new())),
        ];
    }

    private static int CountOf(Settlement settlement, SortedDictionary<long, PremisesSurvey> surveys) => surveys.GetValueOrDefault(settlement.Id)?.Count ?? 0;

    private static List<Settlement> Settlements(Territory territory, AccessRequest request, SortedDictionary<long, PremisesSurvey> surveys)
    {
        var designable = territory.Settlements.Where(s => BuildingCount.Reach(s.Kind) > 0).ToList();
        if (designable.Count == 0)
        {
            throw new BadInputException("settlement-missing", "project", "The project holds no city, town, village or hamlet.", "Maybe import a map with places.");
        }

        if (request.All || request.Together)
        {
            return [.. designable.Where(s => request.Together || CountOf(s, surveys) > 0 || s.Population > 0)];
        }

        var findings = new List<Finding>();
        var chosen = new SortedDictionary<long, Settlement>();
        var lookup = new SettlementLookup(territory with { Settlements = designable });
        foreach (var wish in request.Settlements)
        {
            if (lookup.Find(wish, "--settlement", findings) is { } found)
            {
                chosen[found.Id] = found;
            }
        }

        foreach (var wish in request.Districts)
        {
            var areas = territory.Areas.Where(a => a.Level != AdminLevel.Country && (a.Kato == wish || a.Id.ToString(CultureInfo.InvariantCulture) == wish || Has(a.Names, wish)))
                .Select(a => (long?)a.Id).ToHashSet();
            var found = designable.Where(s => (s.DistrictId is not null && areas.Contains(s.DistrictId)) || (s.RegionId is not null && areas.Contains(s.RegionId))).ToList();
            if (found.Count == 0)
            {
                findings.Add(new(Severity.Error, "district-unknown", "--district", $"No settlement lies in a district '{wish}'.", "Maybe give its KATO code."));
            }

            found.ForEach(s => chosen[s.Id] = s);
        }

        if (request.Settlements.Count + request.Districts.Count == 0)
        {
            var withPremises = designable.Where(s => CountOf(s, surveys) > 0).ToList();
            return (withPremises.Count > 0 ? withPremises : designable) is [var only]
                ? [only]
                : throw new BadInputException(
                    "settlement-not-chosen", "PROJECT", $"The project holds {designable.Count} settlements.", "Maybe add --settlement NAME, --district NAME, --all or --together.");
        }

        return findings.Count == 0 ? [.. chosen.Values] : throw new BadInputException(findings);
    }

    private static bool Has(PlaceNames names, string wish) =>
        new[] { names.Local, names.Kazakh, names.Russian, names.English }.Any(n => string.Equals(n, wish, StringComparison.OrdinalIgnoreCase));
}
