using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Verify;

/// <summary>Whether the network stands where the map or the stated assumption puts it.</summary>
internal static class ExistingNetworkCheck
{
    /// <summary>Records a failure for every settlement on the network that neither the map nor the assumption puts there, and for every one left out.</summary>
    public static void Check(PlanUnderCheck it, CheckReport report)
    {
        var assumption = it.Plan.Options.AssumeNetwork;
        var existing = it.Plan.Settlements.Where(p => p.Technology == Technology.Existing)
            .Select(p => it.SettlementById.GetValueOrDefault(p.SettlementId)).OfType<Settlement>().ToList();
        report.Figure("settlementsOnNetwork", existing.Count);
        var (surely, maybe) = ByNetworkNodes(it);
        foreach (var settlement in existing.Where(s => !Assumed(it, s) && !maybe.Contains(s.Id)))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is said to be on the network, but neither the map nor the assumption puts the network there.");
        }

        foreach (var id in surely.Except(existing.Select(s => s.Id)).Where(it.PlannedById.ContainsKey).Order())
        {
            report.Fail(it.NameOfSettlement(id), $"A point of the network stands in it, but the plan does not say so.");
        }

        switch (assumption)
        {
            case null:
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

        report.Checked($"The network stands in {existing.Count} settlements, where the map or the stated assumption puts it.");
    }

    private static bool Assumed(PlanUnderCheck it, Settlement settlement) => it.Plan.Options.AssumeNetwork switch
    {
        "towns" => settlement.Kind <= PlaceKind.Town,
        "district-centres" => settlement.DistrictId is { } district && it.Territory.Settlements
            .Where(s => s.DistrictId == district && s.Kind <= PlaceKind.Hamlet).All(s => s.Population <= settlement.Population),
        _ => false,
    };

    /// <summary>Settlements within whose built-up radius a point of the network stands, surely and perhaps.</summary>
    private static (HashSet<long> Surely, HashSet<long> Maybe) ByNetworkNodes(PlanUnderCheck it)
    {
        var builtUp = new BuiltUpPlaces(it);
        var (surely, maybe) = (new HashSet<long>(), new HashSet<long>());
        foreach (var (place, inside) in it.Territory.NetworkNodes.SelectMany(node => builtUp.Holding(node.Location.GridX, node.Location.GridY)))
        {
            maybe.Add(place.Id);
            if (inside == Inside.Yes)
            {
                surely.Add(place.Id);
            }
        }

        return (surely, maybe);
    }

    private static void Towns(PlanUnderCheck it, CheckReport report, List<Settlement> existing)
    {
        foreach (var settlement in it.Territory.Settlements.Where(s => s.Kind <= PlaceKind.Town).Except(existing))
        {
            report.Fail(it.NameOfSettlement(settlement.Id), $"It is a {settlement.Kind}, so the assumed network stands in it, but the plan does not say so.");
        }
    }

    private static void DistrictCentres(PlanUnderCheck it, CheckReport report, List<Settlement> existing)
    {
        var largest = it.Territory.Settlements.Where(s => s.DistrictId is not null && s.Kind <= PlaceKind.Hamlet)
            .GroupBy(s => s.DistrictId!.Value).ToDictionary(g => g.Key, g => g.Max(s => s.Population));
        var held = existing.Where(s => s.DistrictId is not null && s.Population >= largest.GetValueOrDefault(s.DistrictId.Value)).Select(s => s.DistrictId!.Value).ToHashSet();
        foreach (var district in largest.Keys.Where(d => !held.Contains(d)).Order())
        {
            report.Fail($"district {district}", $"It has settlements, but no centre on the assumed network.");
        }
    }
}
