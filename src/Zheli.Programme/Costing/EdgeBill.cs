using Zheli.Engineering.Rollout;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Programme.Costing;

/// <summary>One edge of a plan divided into what it is made of; the parts add up to the edge.</summary>
internal static class EdgeBill
{
    /// <summary>The lines of one edge.</summary>
    public static IEnumerable<BillLine> Of(PlanEdge edge, PriceList list)
    {
        var prices = list.For(edge.RegionId ?? 0);
        return edge.Method == BuildMethod.Microwave ? Hop(edge, prices, list.PresentValue) : Fibre(edge, prices, list.PresentValue);
    }

    private static IEnumerable<BillLine> Fibre(PlanEdge edge, RegionPrices prices, PresentValue value)
    {
        decimal capex = edge.Capex, running = edge.Cost - edge.Capex;
        if (edge.Method != BuildMethod.Existing)
        {
            foreach (var (item, count, price) in new[]
            {
                (BillItem.RiverCrossing, edge.RiverCrossings, "civ.river_crossing"), (BillItem.RailCrossing, edge.RailCrossings, "civ.rail_crossing"),
            })
            {
                if (count > 0)
                {
                    // Upkeep of a structure is the same share of its build cost as of the cable's; rent of poles stays with the cable.
                    var build = Whole(count * prices.Tenge(price));
                    var upkeep = Whole((double)build * prices.Number("opex.fibre") * value.Annuity);
                    yield return Line(edge, item, count, build, upkeep);
                    (capex, running) = (capex - build, running - upkeep);
                }
            }
        }

        yield return Line(edge, ItemOf(edge.Method), (decimal)edge.Length / 1000, capex, running);
    }

    private static IEnumerable<BillLine> Hop(PlanEdge edge, RegionPrices prices, PresentValue value)
    {
        decimal capex = edge.Capex, running = edge.Cost - edge.Capex;
        var radio = Whole(edge.Radios * prices.Tenge("mw.link_radio"));
        var upkeep = Whole((double)radio * ((prices.Number("opex.mw") * value.Annuity) + value.Renewals(prices.Number("fin.life_mw"))));
        yield return Line(edge, BillItem.MicrowaveRadio, edge.Radios, radio, upkeep);
        var masts = Whole(edge.Masts * prices.Tenge("mw.tower_30m"));
        if (edge.Masts > 0)
        {
            yield return Line(edge, BillItem.MicrowaveMast, edge.Masts, masts, 0);
        }

        yield return Line(edge, BillItem.MicrowaveSite, 1, capex - radio - masts, running - upkeep);
    }

    private static BillItem ItemOf(BuildMethod method) => method switch
    {
        BuildMethod.Plough => BillItem.FibrePlough,
        BuildMethod.Trench => BillItem.FibreTrench,
        BuildMethod.UrbanTrench => BillItem.FibreUrbanTrench,
        BuildMethod.Rock => BillItem.FibreRock,
        BuildMethod.Aerial => BillItem.FibreAerial,
        BuildMethod.CrossCountry => BillItem.FibreCrossCountry,
        BuildMethod.Existing => BillItem.FibreExisting,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a way to build fibre."),
    };

    private static BillLine Line(PlanEdge edge, BillItem item, decimal quantity, decimal capex, decimal running) =>
        new(edge.RegionId, edge.DistrictId, item, quantity, capex, running);

    private static decimal Whole(double tenge) => (decimal)Math.Round(tenge, MidpointRounding.AwayFromZero);
}
