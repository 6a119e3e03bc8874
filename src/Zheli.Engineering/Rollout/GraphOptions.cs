using Zheli.Model.Network;
using Zheli.Model.Units;

namespace Zheli.Engineering.Rollout;

/// <summary>An edge as far as its price depends on it.</summary>
/// <param name="Method">How it is built.</param>
/// <param name="Kind">What it runs along.</param>
/// <param name="Length">Geodesic length, metres.</param>
/// <param name="RiverCrossings">Rivers crossed.</param>
/// <param name="RailCrossings">Railways crossed.</param>
/// <param name="Masts">New masts of a microwave hop.</param>
/// <param name="Region">Region whose prices hold, or 0.</param>
public readonly record struct EdgeTraits(
    BuildMethod Method, CorridorKind Kind, double Length, int RiverCrossings, int RailCrossings, int Masts, long Region);

/// <summary>The whole-life price of an edge in whole tenge; called from several threads.</summary>
public delegate long EdgePrice(in EdgeTraits edge);

/// <summary>What the corridor graph depends on beside the map.</summary>
public sealed record GraphOptions
{
    /// <summary>Settlements to serve.</summary>
    public required IReadOnlySet<long> ServedSettlements { get; init; }

    /// <summary>
    /// Settlements in which the existing network stands by assumption; they are the root, whether or not they are among
    /// <see cref="ServedSettlements"/>. Those that hold a point of the imported network are found by the graph itself: both are in
    /// <see cref="UnpricedGraph.Contacts"/>.
    /// </summary>
    public required IReadOnlySet<long> ExistingSettlements { get; init; }

    /// <summary>Prices, by which edges that no cheapest plan needs are left out.</summary>
    public required EdgePrice Price { get; init; }

    /// <summary>Longest microwave hop (<c>mw.max_hop</c>); zero offers none.</summary>
    public required Metres MaxHop { get; init; }

    /// <summary>Height of microwave antennas above ground (<c>mw.antenna_height</c>).</summary>
    public required Metres AntennaHeight { get; init; }

    /// <summary>Frequency of microwave hops, GHz (<c>mw.frequency</c>).</summary>
    public required double FrequencyGigahertz { get; init; }

    /// <summary>Within this distance of a city's point streets are trenched (<c>place.radius_city</c>).</summary>
    public required Metres CityRadius { get; init; }

    /// <summary>The same for a town (<c>place.radius_town</c>).</summary>
    public required Metres TownRadius { get; init; }

    /// <summary>The same for a village or hamlet (<c>place.radius_village</c>).</summary>
    public required Metres VillageRadius { get; init; }

    /// <summary>Mean slope of an edge's relief beyond which the ground counts as rock, metres per metre (<c>civ.rock_slope</c>).</summary>
    public required double RockSlope { get; init; }

    /// <summary>Whether cable may be hung on power poles (<c>civ.pole_rent</c> is set).</summary>
    public bool OfferAerial { get; init; }

    /// <summary>Threads to use; the graph does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
