using Zheli.Engineering.Rollout;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Programme.Costing;

/// <summary>What one settlement needs of its own, divided into node and access, or into terminals; the parts add up to its cost in the plan.</summary>
internal static class SettlementBill
{
    /// <summary>The lines of one settlement; none where the network stands already or nobody serves it.</summary>
    public static IEnumerable<BillLine> Of(PlanSettlement planned, Settlement place, PriceList list)
    {
        var prices = list.For(place.RegionId ?? 0);
        var demand = Demand.Of(place, prices);
        return planned.Technology switch
        {
            Technology.Fibre or Technology.Microwave => Served(planned, place, prices, demand, list),
            Technology.Satellite => Satellite(planned, place, prices, demand, list.PresentValue),
            _ => [],
        };
    }

    private static IEnumerable<BillLine> Served(PlanSettlement planned, Settlement place, RegionPrices prices, Demand demand, PriceList list)
    {
        var value = list.PresentValue;
        var capex = prices.Serve(demand, list.DesignedAccess(place.Id)).Capex;
        var node = Whole(prices.Tenge("site.village_node"));
        var upkeep = Whole((double)node * ((prices.Number("opex.node") * value.Annuity) + value.Renewals(prices.Number("fin.life_fibre"))));
        yield return Line(place, BillItem.VillageNode, 1, node, upkeep);
        yield return Line(place, BillItem.LocalAccess, demand.Households, capex - node, planned.Cost - capex - upkeep);
    }

    private static IEnumerable<BillLine> Satellite(PlanSettlement planned, Settlement place, RegionPrices prices, Demand demand, PresentValue value)
    {
        var capex = prices.Alternative(demand).Capex;
        var site = Whole(prices.Tenge("sat.site"));
        var service = Whole(((double)site * value.Renewals(prices.Number("fin.life_sat"))) + (12 * prices.Tenge("sat.fee_site") * value.Annuity));
        yield return Line(place, BillItem.SatelliteSite, 1, site, service);
        yield return Line(place, BillItem.SatelliteHome, demand.Active, capex - site, planned.Cost - capex - service);
    }

    private static BillLine Line(Settlement place, BillItem item, decimal quantity, decimal capex, decimal running) =>
        new(place.RegionId, place.DistrictId, item, quantity, capex, running);

    private static decimal Whole(double tenge) => (decimal)Math.Round(tenge, MidpointRounding.AwayFromZero);
}
