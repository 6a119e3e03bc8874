using Zheli.Model.Catalogue;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Estimates the people of settlements for which no source states them (docs/methods/population.md): buildings times the people per building of
/// the project's own settlements, or the median of the kind of place; then, where the total of the district or region is known, the estimates
/// are drawn towards it.
/// </summary>
public sealed class PopulationEstimate
{
    /// <summary>A median of fewer settlements than this says nothing.</summary>
    public const int FewestForMedian = 10;

    /// <summary>
    /// A known total scales the estimates of its area at most by this factor, up or down: beyond, the total and the map speak of different things.
    /// </summary>
    public const double LargestScale = 3;

    private readonly IReadOnlyList<Settlement> settlements;
    private readonly CostCatalogue catalogue;
    private readonly Dictionary<PlaceKind, double> peoplePerBuilding = [];
    private readonly Dictionary<(long Region, PlaceKind Kind), double> typical = [];

    private PopulationEstimate(IReadOnlyList<Settlement> settlements, CostCatalogue catalogue)
    {
        (this.settlements, this.catalogue) = (settlements, catalogue);
        CalibrateBuildings();
        CalibrateKinds();
    }

    /// <summary>The settlements in their order; those whose number is stated are unchanged, the others have an estimate and its basis.</summary>
    /// <param name="settlements">All settlements of the project.</param>
    /// <param name="areas">Its areas, with the totals that are known.</param>
    /// <param name="catalogue">The people of a household and of each kind of place.</param>
    /// <param name="kept">Numbers of settlements whose estimate stays as it is.</param>
    public static IReadOnlyList<Settlement> Apply(
        IReadOnlyList<Settlement> settlements, IReadOnlyList<AdminArea> areas, CostCatalogue catalogue, IReadOnlySet<long>? kept = null)
    {
        kept ??= new HashSet<long>();
        var estimate = new PopulationEstimate(settlements, catalogue);
        var estimated = settlements.Select(s => kept.Contains(s.Id) ? s : estimate.Estimate(s)).ToArray();
        DrawTowardsTotals(estimated, areas, kept);
        return estimated;
    }

    /// <summary>Parts of a city and places where nobody lives have no people of their own.</summary>
    private static bool IsInhabited(PlaceKind kind) => kind <= PlaceKind.IsolatedDwelling;

    private Settlement Estimate(Settlement place)
    {
        if (!place.PopulationIsEstimated)
        {
            return place;
        }

        if (!IsInhabited(place.Kind))
        {
            return place with { Population = 0, PopulationBasis = PopulationBasis.EstimatedFromKind };
        }

        return place.Buildings is { } buildings and > 0
            ? place with { Population = Whole(buildings * peoplePerBuilding[place.Kind]), PopulationBasis = PopulationBasis.EstimatedFromBuildings }
            : place with { Population = Whole(Typical(place)), PopulationBasis = PopulationBasis.EstimatedFromKind };
    }

    private void CalibrateBuildings()
    {
        var ratios = settlements.Where(s => !s.PopulationIsEstimated && s is { Population: > 0, Buildings: > 0 } && IsInhabited(s.Kind))
            .Select(s => (s.Kind, Ratio: (double)s.Population / s.Buildings!.Value)).ToList();
        var all = ratios.Count >= FewestForMedian ? Median([.. ratios.Select(r => r.Ratio)]) : catalogue.Number("dem.persons_hh");
        foreach (var kind in Enum.GetValues<PlaceKind>().Where(IsInhabited))
        {
            double[] own = [.. ratios.Where(r => r.Kind == kind).Select(r => r.Ratio)];
            peoplePerBuilding[kind] = own.Length >= FewestForMedian ? Median(own) : all;
        }
    }

    private void CalibrateKinds()
    {
        var stated = settlements.Where(s => !s.PopulationIsEstimated && s.Population > 0 && IsInhabited(s.Kind)).ToList();
        foreach (var kind in stated.GroupBy(s => s.Kind))
        {
            Learn((0, kind.Key), [.. kind]);
            foreach (var region in kind.Where(s => s.RegionId is not null).GroupBy(s => s.RegionId!.Value))
            {
                Learn((region.Key, kind.Key), [.. region]);
            }
        }
    }

    private void Learn((long, PlaceKind) key, List<Settlement> stated)
    {
        if (stated.Count >= FewestForMedian)
        {
            typical[key] = Median([.. stated.Select(s => (double)s.Population)]);
        }
    }

    private double Typical(Settlement place) =>
        place.RegionId is { } region && typical.TryGetValue((region, place.Kind), out var inRegion) ? inRegion
        : typical.TryGetValue((0, place.Kind), out var inCountry) ? inCountry
        : catalogue.Number(place.Kind switch
        {
            PlaceKind.City => "dem.people_city",
            PlaceKind.Town => "dem.people_town",
            PlaceKind.Village => "dem.people_village",
            PlaceKind.Hamlet => "dem.people_hamlet",
            _ => "dem.people_dwelling",
        });

    /// <summary>First districts, then regions with what their districts have left.</summary>
    private static void DrawTowardsTotals(Settlement[] estimated, IReadOnlyList<AdminArea> areas, IReadOnlySet<long> kept)
    {
        var settled = new HashSet<long>(kept);
        foreach (var level in (AdminLevel[])[AdminLevel.District, AdminLevel.Region, AdminLevel.Country])
        {
            foreach (var area in areas.Where(a => a.Level == level && a.Population is > 0))
            {
                var members = Enumerable.Range(0, estimated.Length).Where(i => IsInhabited(estimated[i].Kind) && IsIn(estimated[i], area)).ToList();
                Scale(estimated, members, area.Population!.Value, settled);
            }
        }
    }

    private static bool IsIn(Settlement place, AdminArea area) => area.Level switch
    {
        AdminLevel.District => place.DistrictId == area.Id,
        AdminLevel.Region => place.RegionId == area.Id,
        _ => true,
    };

    private static void Scale(Settlement[] estimated, List<int> members, int total, HashSet<long> settled)
    {
        var free = members.Where(i => estimated[i].PopulationIsEstimated && !settled.Contains(estimated[i].Id)).ToList();
        var known = members.Sum(i => (long)estimated[i].Population);
        var guessed = free.Sum(i => (long)estimated[i].Population);
        var remainder = total - (known - guessed);
        if (guessed == 0 || remainder <= 0)
        {
            return;
        }

        var factor = Math.Clamp((double)remainder / guessed, 1 / LargestScale, LargestScale);
        foreach (var i in free)
        {
            estimated[i] = estimated[i] with { Population = Whole(estimated[i].Population * factor), PopulationBasis = PopulationBasis.EstimatedFromTotal };
            settled.Add(estimated[i].Id);
        }
    }

    private static int Whole(double people) => (int)Math.Clamp(Math.Round(people, MidpointRounding.AwayFromZero), 1, 100_000_000);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
