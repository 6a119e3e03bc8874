using System.Globalization;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>One settlement to design, or several as one.</summary>
internal sealed record AccessJob(
    long Settlement, string Name, string? Kato, PlaceKind Kind, GeoPoint Centre, long? Region, int Population, int PremisesCount, string PremisesStamp, bool IsTogether)
{
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
        var counts = file.ReadAccess(t => t.CountPremises());
        var chosen = Settlements(territory, request, counts);
        var stamp = string.Join(';', file.ReadImportHistory().Select(h => h.Sha256)) + ";" + string.Join(';', counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}:{c.Value}")));
        if (request.Together)
        {
            var main = chosen.OrderBy(s => s.Kind).ThenByDescending(s => counts.GetValueOrDefault(s.Id)).ThenBy(s => s.Id).First();
            return [new(0, "together", null, main.Kind, main.Location, main.RegionId, chosen.Sum(s => s.Population), counts.Values.Sum(), stamp, true)];
        }

        return
        [
            .. chosen.OrderBy(s => s.Id).Select(s => new AccessJob(
                s.Id, s.Names.In("ru"), s.Kato, s.Kind, s.Location, s.RegionId, s.Population, counts.GetValueOrDefault(s.Id), stamp, false)),
        ];
    }

    private static List<Settlement> Settlements(Territory territory, AccessRequest request, SortedDictionary<long, int> counts)
    {
        var designable = territory.Settlements.Where(s => BuildingCount.Reach(s.Kind) > 0).ToList();
        if (designable.Count == 0)
        {
            throw new BadInputException("settlement-missing", "project", "The project holds no city, town, village or hamlet.", "Maybe import a map with places.");
        }

        if (request.All || request.Together)
        {
            return [.. designable.Where(s => request.Together || counts.GetValueOrDefault(s.Id) > 0 || (counts.Count == 0 && s.Population > 0))];
        }

        var findings = new List<Finding>();
        var chosen = new SortedDictionary<long, Settlement>();
        foreach (var wish in request.Settlements)
        {
            var found = designable.Where(s => s.Kato == wish || s.Id.ToString(CultureInfo.InvariantCulture) == wish || Has(s.Names, wish)).ToList();
            Note(found, wish, "--settlement", findings, chosen);
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
            var withPremises = designable.Where(s => counts.GetValueOrDefault(s.Id) > 0).ToList();
            return (withPremises.Count > 0 ? withPremises : designable) is [var only]
                ? [only]
                : throw new BadInputException(
                    "settlement-not-chosen", "PROJECT", $"The project holds {designable.Count} settlements.", "Maybe add --settlement NAME, --district NAME, --all or --together.");
        }

        return findings.Count == 0 ? [.. chosen.Values] : throw new BadInputException(findings);
    }

    private static void Note(List<Settlement> found, string wish, string option, List<Finding> findings, SortedDictionary<long, Settlement> chosen)
    {
        switch (found)
        {
            case []:
                findings.Add(new(Severity.Error, "settlement-unknown", option, $"There is no settlement '{wish}'.", "Maybe give its KATO code or its number."));
                break;
            case [var one]:
                chosen[one.Id] = one;
                break;
            default:
                var numbers = string.Join(", ", found.Take(8).Select(s => s.Id.ToString(CultureInfo.InvariantCulture)));
                findings.Add(new(Severity.Error, "settlement-ambiguous", option, $"{found.Count} settlements are called '{wish}'.", $"Maybe one of these numbers: {numbers}."));
                break;
        }
    }

    private static bool Has(PlaceNames names, string wish) =>
        new[] { names.Local, names.Kazakh, names.Russian, names.English }.Any(n => string.Equals(n, wish, StringComparison.OrdinalIgnoreCase));
}
