using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Server.Http;

/// <summary>West, south, east, north in degrees.</summary>
internal sealed record BoundsDocument(double West, double South, double East, double North);

/// <summary>A place's names: as found, and in three languages where known.</summary>
internal sealed record NamesDocument(string Local, string? Kazakh, string? Russian, string? English);

/// <summary>What the page needs to begin; <paramref name="HoldsOpenStreetMap"/> asks for its attribution on the map.</summary>
internal sealed record ProjectDocument(
    string Name, string Version, bool IsSynthetic, bool HoldsOpenStreetMap, bool ReadOnly, BoundsDocument? Bounds, int Settlements,
    IReadOnlyList<ScenarioDocument> Scenarios);

/// <summary>One plan in a line, for choosing; amounts in whole tenge.</summary>
internal sealed record ScenarioDocument(string Scenario, string Method, long Total, double Gap, long PeopleConnected, int SettlementsConnected);

/// <summary>A plan's figures with what was asked.</summary>
internal sealed record SummaryDocument(PlanSummary Summary, string Method, int HorizonYears, double? TengePerDollar, string? AssumeNetwork);

/// <summary>An administrative area without its outline, which the tiles draw; <paramref name="Label"/> is where its name stands.</summary>
internal sealed record AreaDocument(
    long Id, AdminLevel Level, NamesDocument Names, string? Kato, long? RegionId, int? Population, BoundsDocument Bounds, double[] Label);

/// <summary>A settlement as imported.</summary>
internal sealed record SettlementDocument(
    long Id, NamesDocument Names, PlaceKind Kind, double Longitude, double Latitude, string? Kato, int Population, bool IsEstimated, long? RegionId, long? DistrictId);

/// <summary>How a plan serves a settlement, in a line; amounts in whole tenge, lengths in metres.</summary>
internal sealed record ServedDocument(long Id, Technology Technology, long Cost, long ServeCost, long AlternativeCost, double PathLength, string Reason);

/// <summary>Everything about one settlement: how it is known, how it is served, and the way to the existing network.</summary>
/// <param name="Settlement">The settlement.</param>
/// <param name="PopulationBasis">How its number of people is known.</param>
/// <param name="Buildings">Buildings counted, or null.</param>
/// <param name="Source">Where the record came from.</param>
/// <param name="Served">How it is served, or null without a plan.</param>
/// <param name="DemandMbps">Busy-hour traffic, or null without a plan.</param>
/// <param name="OwnLineCost">Cost of the lines on the way that serve it alone, whole tenge.</param>
/// <param name="LineShare">Its people's share of all lines on the way, whole tenge.</param>
/// <param name="LineCost">Cost of all lines on the way, whole tenge.</param>
/// <param name="Route">The edges on the way, the settlement's own first.</param>
internal sealed record SettlementDetailDocument(
    SettlementDocument Settlement, PopulationBasis PopulationBasis, int? Buildings, string Source,
    ServedDocument? Served, double? DemandMbps, long OwnLineCost, long LineShare, long LineCost, IReadOnlyList<EdgeDocument> Route);

/// <summary>An edge of a plan with its line (longitude, latitude); amounts in whole tenge, length in metres.</summary>
internal sealed record EdgeDocument(
    string Key, BuildMethod Method, CorridorKind Kind, double Length, int RiverCrossings, int RailCrossings, int Radios, int Masts, LineOfSight Sight,
    long Cost, long Capex, int SettlementsBehind, long PeopleBehind, double DemandMbps, long? RegionId, long? DistrictId, double[][] Points);

/// <summary>A GeoJSON feature collection of lines (RFC 7946).</summary>
internal sealed record LineCollectionDocument(string Type, IReadOnlyList<LineFeatureDocument> Features);

/// <summary>A GeoJSON feature: an edge without its points, and its geometry.</summary>
internal sealed record LineFeatureDocument(string Type, string Id, LineGeometryDocument Geometry, LinePropertiesDocument Properties);

/// <summary>A GeoJSON line.</summary>
internal sealed record LineGeometryDocument(string Type, double[][] Coordinates);

/// <summary>What is known of an edge, flat; amounts in whole tenge, length in metres.</summary>
internal sealed record LinePropertiesDocument(
    string Key, string? ParentKey, BuildMethod Method, CorridorKind Kind, double LengthM, long CostKzt, long CapexKzt, int SettlementsBehind, long PeopleBehind);
