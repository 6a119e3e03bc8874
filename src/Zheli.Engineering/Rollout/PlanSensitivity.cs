using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>What a plan as it stands would cost if one figure were other than assumed.</summary>
/// <param name="Key">The figure.</param>
/// <param name="WhenLower">Total with the figure a share lower, whole tenge; null where the figure cannot be so.</param>
/// <param name="WhenHigher">Total with it a share higher; null where it cannot be so.</param>
public sealed record FigureSwing(string Key, long? WhenLower, long? WhenHigher);

/// <summary>
/// Prices a plan's own records again with one figure moved at a time: the same stretches, radios, repeaters and technologies. It says which assumptions matter; a
/// plan made anew with the other figure costs at most as much, because it may also choose otherwise.
/// </summary>
public static class PlanSensitivity
{
    /// <summary>Moves each figure down and up by <paramref name="share"/>.</summary>
    /// <param name="territory">The map, for the people of each settlement.</param>
    /// <param name="catalogue">National figures, the project's overrides applied.</param>
    /// <param name="regional">Whole catalogues of regions that differ, by id of region.</param>
    /// <param name="options">What the plan was asked.</param>
    /// <param name="edges">What it builds.</param>
    /// <param name="settlements">How it serves each settlement.</param>
    /// <param name="repeaters">Its repeaters.</param>
    /// <param name="keys">The figures to move.</param>
    /// <param name="share">How far, 0.2 for ± 20 %.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<FigureSwing> Of(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, PlanOptions options,
        IReadOnlyList<PlanEdge> edges, IReadOnlyList<PlanSettlement> settlements, IReadOnlyList<PlanRepeater> repeaters, IEnumerable<string> keys, decimal share, CancellationToken cancellation)
    {
        var places = territory.Settlements.ToDictionary(place => place.Id);
        var national = catalogue.With(options.Overrides);
        var regions = regional.ToDictionary(r => r.Key, r => r.Value.With(options.Overrides));
        var bare = options with { Overrides = new Dictionary<string, decimal>() };
        string[] wanted = [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var swings = new FigureSwing[wanted.Length];
        Parallel.For(
            0, wanted.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
            i => swings[i] = new(wanted[i], TotalWith(wanted[i], 1 - share), TotalWith(wanted[i], 1 + share)));
        return swings;

        long? TotalWith(string key, decimal factor)
        {
            try
            {
                var moved = bare with { DiscountRate = key == "fin.discount" ? bare.DiscountRate * (double)factor : bare.DiscountRate };
                var prices = new PriceList(Moved(national, key, factor), regions.ToDictionary(r => r.Key, r => Moved(r.Value, key, factor)), moved);
                return Total(prices, edges, settlements, repeaters, places);
            }
            catch (BadInputException)
            {
                return null;
            }
        }
    }

    /// <summary>What the records cost at these prices, whole-life, whole tenge.</summary>
    internal static long Total(
        PriceList prices, IReadOnlyList<PlanEdge> edges, IReadOnlyList<PlanSettlement> settlements, IReadOnlyList<PlanRepeater> repeaters,
        IReadOnlyDictionary<long, Settlement> places)
    {
        var total = repeaters.Sum(r => prices.For(r.RegionId ?? 0).Repeater(r.SettlementId is not null).WholeLife);
        foreach (var edge in edges)
        {
            var local = prices.For(edge.RegionId ?? 0);
            total += edge.Method == BuildMethod.Microwave
                ? local.Hop(edge.Radios, edge.Masts).WholeLife
                : local.Fibre(edge.Method, edge.Kind, edge.Length, edge.RiverCrossings, edge.RailCrossings).WholeLife;
        }

        foreach (var planned in settlements)
        {
            if (planned.Technology is Technology.Existing or Technology.Unserved || !places.TryGetValue(planned.SettlementId, out var place))
            {
                continue;
            }

            var local = prices.For(place.RegionId ?? 0);
            var demand = Demand.Of(place, local);
            total += (planned.Technology == Technology.Satellite ? local.Alternative(demand) : local.Serve(demand)).WholeLife;
        }

        return total;
    }

    private static CostCatalogue Moved(CostCatalogue catalogue, string key, decimal factor) =>
        catalogue.Find(key)?.Value is { } value ? catalogue.With(key, value * factor) : catalogue;
}
