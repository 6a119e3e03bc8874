using System.Globalization;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Where the existing network is taken to stand when nobody has said it: a stand-in, chosen by the user and carried in the plan's findings.</summary>
/// <param name="Settlements">Settlements that are taken to be on the network.</param>
/// <param name="Findings">What was assumed.</param>
public sealed record NetworkAssumption(IReadOnlySet<long> Settlements, IReadOnlyList<Finding> Findings)
{
    /// <summary>The largest settlement of each district stands on the network.</summary>
    public const string DistrictCentres = "district-centres";

    /// <summary>Every city and town stands on the network.</summary>
    public const string Towns = "towns";

    private const string BothOptions =
        "Maybe import the network (points or lines), or plan with --assume-network district-centres or --assume-network towns.";

    /// <summary>Applies <paramref name="assumption"/> to the territory, or nothing when it is null and the network is known.</summary>
    /// <exception cref="BadInputException">The network is unknown and nothing is assumed, or the assumption cannot be applied.</exception>
    public static NetworkAssumption Of(Territory territory, string? assumption)
    {
        var isKnown = territory.NetworkNodes.Count + territory.NetworkLines.Count > 0;
        return assumption switch
        {
            null when isKnown => new(new HashSet<long>(), []),
            null => throw new BadInputException("network-unknown", "network", "No existing network is known, and a plan must hang from one.", BothOptions),
            DistrictCentres => Assumed(CentresOfDistricts(territory), isKnown, "the largest settlement of each district"),
            Towns => Assumed(territory.Settlements.Where(s => s.Kind is PlaceKind.City or PlaceKind.Town).Select(s => s.Id), isKnown, "every city and town"),
            _ => throw new BadInputException(
                "network-assumption-unknown", "assume-network", $"'{assumption}' is not an assumption about the network.", BothOptions),
        };
    }

    /// <summary>Of each district the settlement with the most people; of equals the higher rank, then the smaller id.</summary>
    private static IEnumerable<long> CentresOfDistricts(Territory territory) => territory.Settlements
        .Where(s => s.DistrictId is not null && s.Kind <= PlaceKind.Hamlet)
        .GroupBy(s => s.DistrictId!.Value)
        .Select(district => district.OrderByDescending(s => s.Population).ThenBy(s => s.Kind).ThenBy(s => s.Id).First().Id);

    private static NetworkAssumption Assumed(IEnumerable<long> settlements, bool isKnown, string where)
    {
        var set = new SortedSet<long>(settlements);
        if (set.Count == 0)
        {
            throw new BadInputException(
                "network-assumption-empty", "assume-network", $"The assumption puts the network in {where}, and the project holds none.",
                "Maybe import district polygons or places first, or choose the other assumption.");
        }

        var beside = isKnown ? " beside the imported network" : "";
        return new(
            set,
            [
                new(Severity.Warning, "network-assumed", "network", string.Create(
                    CultureInfo.InvariantCulture, $"The existing network is not known: it is taken to stand in {where} ({set.Count} settlements){beside}."),
                    "Every figure of the plan rests on this: replace it by importing the operator's points and lines."),
            ]);
    }
}
