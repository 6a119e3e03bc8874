using Zheli.Model.Places;

namespace Zheli.Model.Programme;

/// <summary>A site that receives and sends anew because no optic reaches from one active node to the next.</summary>
/// <param name="EdgeKey">The edge on which it stands.</param>
/// <param name="Offset">Metres of line between it and the outer end of that edge; 0 at the end itself.</param>
/// <param name="SettlementId">The settlement in which it stands, with power at hand; null for a hut of its own.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="DemandMbps">Busy-hour traffic through it, Mbit/s.</param>
/// <param name="Cost">Whole-life cost, whole tenge.</param>
/// <param name="Capex">The part spent on building, whole tenge.</param>
/// <param name="RegionId">Region whose prices hold, or null.</param>
/// <param name="DistrictId">District, or null.</param>
public sealed record PlanRepeater(
    string EdgeKey, double Offset, long? SettlementId, GeoPoint Location, double DemandMbps, long Cost, long Capex, long? RegionId, long? DistrictId);

/// <summary>Fibre between two neighbouring active sites, lit by grey optics without amplifiers. Its outer end names it.</summary>
/// <param name="EdgeKey">The edge on which its outer end stands.</param>
/// <param name="Offset">Metres of line between its outer end and the outer end of that edge.</param>
/// <param name="SettlementId">The settlement at its outer end, or null for a hut or a mast.</param>
/// <param name="InnerEdgeKey">The edge on which its inner end stands; null where that is the existing network.</param>
/// <param name="InnerOffset">Metres of line between its inner end and the outer end of that edge.</param>
/// <param name="Length">Metres of line.</param>
/// <param name="Route">Metres of cable, allowances included.</param>
/// <param name="DemandMbps">Busy-hour traffic, Mbit/s.</param>
/// <param name="Optic">The optic at both ends.</param>
/// <param name="Links">Parallel links.</param>
/// <param name="LossDb">The most that it loses, at the end of life, dB.</param>
/// <param name="LeastLossDb">The least that it loses, on the first day, dB.</param>
/// <param name="MarginDb">What is left of the optic's budget at the end of life, attenuator included, dB.</param>
/// <param name="AttenuatorDb">Fixed attenuator against overload on the first day, whole dB; 0 for none.</param>
/// <param name="Points">Its line, from the network side outwards.</param>
public sealed record PlanSpan(
    string EdgeKey, double Offset, long? SettlementId, string? InnerEdgeKey, double InnerOffset, double Length, double Route, double DemandMbps,
    string Optic, int Links, double LossDb, double LeastLossDb, double MarginDb, double AttenuatorDb, GeoPoint[] Points);

/// <summary>Whether the light arrives: the spans of a plan in figures.</summary>
/// <param name="Spans">Spans between neighbouring active sites.</param>
/// <param name="Repeaters">Repeater sites.</param>
/// <param name="TooLong">Spans between active nodes that no optic would reach without a repeater.</param>
/// <param name="LongestKm">The longest span as built, km of cable.</param>
/// <param name="LeastMarginDb">The smallest margin of all spans, dB; 0 without spans.</param>
public sealed record OpticsSummary(int Spans, int Repeaters, int TooLong, double LongestKm, double LeastMarginDb);
