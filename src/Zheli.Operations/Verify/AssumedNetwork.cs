using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Holds the settlements that are said to be on the network against the map and the stated assumption.</summary>
internal static class AssumedNetwork
{
    /// <summary>Records a failure for every settlement on the network that neither the map nor the assumption puts there, and for every one left out.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var assumption = it.Plan.Options.AssumeNetwork;
        var existing = it.Plan.Settlements.Where(p => p.Technology == Technology.Existing)
            .Select(p => it.SettlementById.GetValueOrDefault(p.SettlementId)).OfType<Settlement>().ToList();
        report.Figure("settlementsOnNetwork", existing.Count);
        switch (assumption)
        {
            case null:
                OnTheMap(it, report, existing);
                break;
            case "towns":
                Towns(it, report, existing);
                break;
            case "district-centres":
                DistrictCentres(it, report, existing);
                break;
            default:
                report.Fail("options", $"The assumed network '{assumption}' is not known.");
                break;
        }
    }

    private static void OnTheMap(PlanUnderCheck it, CheckReport report, List<Settlement> existing)
    {
        foreach (var settlement in existing.Where(s => !NearNetwork(it, s)))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is said to be on the network, but no network is near it on the map.");
        }
    }

    private static void Towns(PlanUnderCheck it, CheckReport report, List<Settlement> existing)
    {
        foreach (var settlement in existing.Where(s => s.Kind > PlaceKind.Town && !NearNetwork(it, s)))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is said to be on the assumed network, but is a {settlement.Kind}.");
        }

        foreach (var settlement in it.Territory.Settlements.Where(s => s.Kind <= PlaceKind.Town).Except(existing))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is a {settlement.Kind}, so the assumed network stands in it, but the plan does not say so.");
        }
    }

    private static void DistrictCentres(PlanUnderCheck it, CheckReport report, List<Settlement> existing)
    {
        var largest = it.Territory.Settlements.Where(s => s.DistrictId is not null && s.Kind <= PlaceKind.Hamlet)
            .GroupBy(s => s.DistrictId!.Value).ToDictionary(g => g.Key, g => g.Max(s => s.Population));
        var held = new HashSet<long>();
        foreach (var settlement in existing)
        {
            if (settlement.DistrictId is not { } district || settlement.Population < largest.GetValueOrDefault(district))
            {
                if (!NearNetwork(it, settlement))
                {
                    report.Fail(it.NameOfSettlement(settlement.Id), $"It is said to be the centre of its district, but is not its largest settlement.");
                }
            }
            else if (!held.Add(district))
            {
                report.Fail(it.NameOfSettlement(settlement.Id), $"District {district} has a second centre.");
            }
        }

        foreach (var district in largest.Keys.Where(d => !held.Contains(d)).Order())
        {
            report.Fail($"district {district}", $"It has settlements, but no centre on the assumed network.");
        }
    }

    private static bool NearNetwork(PlanUnderCheck it, Settlement settlement)
    {
        var radius = it.BookOf(settlement.RegionId).BuiltUpRadius(settlement.Kind);
        return it.Territory.NetworkNodes.Any(node => Away(settlement, node.Location) <= radius)
            || it.Territory.NetworkLines.Any(line => line.Points.Any(point => Away(settlement, point) <= radius));
    }

    private static double Away(Settlement settlement, GeoPoint point) =>
        GroundDistance.Metres(settlement.Location.GridX, settlement.Location.GridY, point.GridX, point.GridY);
}
