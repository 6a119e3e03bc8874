using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Read;

/// <summary>Settlements and people by one technology.</summary>
public sealed record TechnologyTotal(Technology Technology, int Settlements, long People, long OwnCost);

/// <summary>Stretches by one build method; length in metres, cost in whole tenge.</summary>
public sealed record MethodTotal(BuildMethod Method, int Edges, double Length, long Cost);

/// <summary>
/// What a plan does inside an area: settlements and repeaters that stand in it, and stretches whose middle lies in it, each counted whole. Over areas that
/// cover the map without overlap the totals add up to the plan.
/// </summary>
public sealed record AreaSelection
{
    /// <summary>Numbers of the settlements inside, ascending.</summary>
    public required IReadOnlyList<long> Settlements { get; init; }

    /// <summary>Settlements and people by technology, those that occur.</summary>
    public required IReadOnlyList<TechnologyTotal> Technologies { get; init; }

    /// <summary>Stretches by method, those that occur.</summary>
    public required IReadOnlyList<MethodTotal> Methods { get; init; }

    /// <summary>Repeater sites.</summary>
    public required int Repeaters { get; init; }

    /// <summary>What they cost, whole tenge.</summary>
    public required long RepeaterCost { get; init; }

    /// <summary>Whole-life cost of everything inside, whole tenge.</summary>
    public long Cost => Technologies.Sum(t => t.OwnCost) + Methods.Sum(m => m.Cost) + RepeaterCost;

    /// <summary>A region, a district or the country.</summary>
    public static AreaSelection Of(Territory territory, PlanReading plan, AdminArea area) => area.Level switch
    {
        AdminLevel.Country => Of(territory, plan, _ => true, _ => true, _ => true),
        AdminLevel.Region => Of(territory, plan, place => place.RegionId == area.Id, edge => edge.RegionId == area.Id, repeater => repeater.RegionId == area.Id),
        _ => Of(territory, plan, place => place.DistrictId == area.Id, edge => edge.DistrictId == area.Id, repeater => repeater.DistrictId == area.Id),
    };

    /// <summary>A polygon that somebody drew: corners in order, not closed; inside by the even-odd rule.</summary>
    public static AreaSelection Of(Territory territory, PlanReading plan, IReadOnlyList<GeoPoint> corners) =>
        Of(territory, plan, place => Contains(corners, place.Location), edge => Contains(corners, Middle(edge.Points)), repeater => Contains(corners, repeater.Location));

    private static AreaSelection Of(
        Territory territory, PlanReading plan, Func<Settlement, bool> holdsPlace, Func<PlanEdge, bool> holdsEdge, Func<PlanRepeater, bool> holdsRepeater)
    {
        var repeaters = plan.Repeaters.Where(holdsRepeater).ToList();
        var inside = territory.Settlements.Where(holdsPlace).OrderBy(place => place.Id).ToList();
        return new()
        {
            Repeaters = repeaters.Count,
            RepeaterCost = repeaters.Sum(repeater => repeater.Cost),
            Settlements = [.. inside.Select(place => place.Id)],
            Technologies =
            [
                .. inside.Select(place => (Place: place, Served: plan.FindSettlement(place.Id))).Where(s => s.Served is not null)
                    .GroupBy(s => s.Served!.Technology).OrderBy(group => group.Key)
                    .Select(group => new TechnologyTotal(group.Key, group.Count(), group.Sum(s => (long)s.Place.Population), group.Sum(s => s.Served!.Cost))),
            ],
            Methods =
            [
                .. plan.Edges.Where(holdsEdge).GroupBy(edge => edge.Method).OrderBy(group => group.Key)
                    .Select(group => new MethodTotal(group.Key, group.Count(), group.Sum(edge => edge.Length), group.Sum(edge => edge.Cost))),
            ],
        };
    }

    private static bool Contains(IReadOnlyList<GeoPoint> corners, GeoPoint point)
    {
        var inside = false;
        for (int i = 0, j = corners.Count - 1; i < corners.Count; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if (a.Latitude > point.Latitude != b.Latitude > point.Latitude
                && point.Longitude < a.Longitude + ((point.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>The point half way along a line.</summary>
    private static GeoPoint Middle(GeoPoint[] points)
    {
        var half = Geodesic.Length(points).Value / 2;
        for (var i = 1; i < points.Length; i++)
        {
            var step = Geodesic.Distance(points[i - 1], points[i]).Value;
            if (step >= half && step > 0)
            {
                var share = half / step;
                return new(
                    points[i - 1].Longitude + (share * (points[i].Longitude - points[i - 1].Longitude)), points[i - 1].Latitude + (share * (points[i].Latitude - points[i - 1].Latitude)));
            }

            half -= step;
        }

        return points[^1];
    }
}
