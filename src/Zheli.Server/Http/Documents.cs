using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Compare;
using Zheli.Operations.Read;
using Zheli.Operations.Words;

namespace Zheli.Server.Http;

/// <summary>West, south, east, north in degrees.</summary>
internal sealed record BoundsDocument(double West, double South, double East, double North);

/// <summary>A place's names: as found, and in three languages where known.</summary>
internal sealed record NamesDocument(string Local, string? Kazakh, string? Russian, string? English);

/// <summary>What the page needs to begin; <paramref name="HoldsOpenStreetMap"/> asks for its attribution on the map.</summary>
internal sealed record ProjectDocument(
    string Name, string Version, DateTimeOffset Changed, bool IsSynthetic, bool HoldsOpenStreetMap, bool ReadOnly, BoundsDocument? Bounds, int Settlements,
    int AccessDesigns, IReadOnlyList<ScenarioDocument> Scenarios);

/// <summary>One plan in a line, for choosing; amounts in whole tenge.</summary>
internal sealed record ScenarioDocument(string Scenario, string Method, long Total, double Gap, long PeopleConnected, int SettlementsConnected);

/// <summary>A plan's figures with what was asked; amounts in whole tenge.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Method">optimal, or mst for the comparator.</param>
/// <param name="HorizonYears">Years over which running costs count.</param>
/// <param name="AssumeNetwork">Stand-in for an unknown existing network, or null.</param>
/// <param name="TengePerDollar">The rate of the plan, or null.</param>
/// <param name="Cost">Whole-life cost by what it is spent on.</param>
/// <param name="Capex">The part spent on building.</param>
/// <param name="LowerBound">Proved: no plan costs less.</param>
/// <param name="Gap">(total − lower bound) / lower bound.</param>
/// <param name="Settlements">Settlements by how they are served.</param>
/// <param name="People">People by how they are served.</param>
/// <param name="EstimatedShare">Share of the people that are estimates, 0 to 1.</param>
/// <param name="FibreKm">Length of new fibre, km.</param>
/// <param name="KmPerFibreSettlement">New fibre for each fibre settlement, km.</param>
/// <param name="MicrowaveHops">Microwave hops.</param>
/// <param name="Budget">How the budget was used, or null when none was given.</param>
/// <param name="StoppedEarly">True when the work was cut short.</param>
/// <param name="Assumptions">Catalogue figures that moved the plan.</param>
/// <param name="Findings">What a planner should know about the plan.</param>
/// <param name="Question">What a what-if may change.</param>
internal sealed record SummaryDocument(
    string Scenario, string Method, int HorizonYears, string? AssumeNetwork, double? TengePerDollar, CostDocument Cost, long Capex, long LowerBound, double Gap,
    ServedCountsDocument Settlements, ServedCountsDocument People, double EstimatedShare, double FibreKm, double KmPerFibreSettlement, int MicrowaveHops,
    BudgetDocument? Budget, bool StoppedEarly, IReadOnlyList<AssumptionDocument> Assumptions, IReadOnlyList<FindingDocument> Findings, QuestionDocument Question);

/// <summary>A catalogue figure that moved a plan, with its words in the three languages.</summary>
internal sealed record AssumptionDocument(string Key, Wording Name, Wording Unit, string? Currency, decimal Value, Grade Grade, Wording Source, bool IsOverridden);

/// <summary>Something to know, in the three languages: what is the matter, and what to do about it.</summary>
internal sealed record FindingDocument(Severity Severity, string Code, string Where, Wording Message, Wording Advice);

/// <summary>Whole-life cost by what it is spent on, whole tenge.</summary>
internal sealed record CostDocument(long Total, long Fibre, long Microwave, long Satellite, long Nodes, long Repeaters);

/// <summary>Settlements or people by how they are served.</summary>
internal sealed record ServedCountsDocument(long Total, long Existing, long Fibre, long Microwave, long Satellite, long Unserved);

/// <summary>A budget, what was spent of it, and how many people no network within it can exceed.</summary>
internal sealed record BudgetDocument(long Limit, long Spent, long People, long PeopleUpperBound);

/// <summary>An administrative area without its outline; <paramref name="Label"/> is where its name stands.</summary>
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
/// <param name="NearestLineCost">For one without a line: what the cheapest line from the plan's network would cost, whole tenge; null where no way is known.</param>
/// <param name="NearestLineLength">Its length, metres.</param>
internal sealed record SettlementDetailDocument(
    SettlementDocument Settlement, PopulationBasis PopulationBasis, int? Buildings, string Source,
    ServedDocument? Served, double? DemandMbps, long OwnLineCost, long LineShare, long LineCost, IReadOnlyList<EdgeDocument> Route,
    long? NearestLineCost, double? NearestLineLength);

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

/// <summary>What a plan was asked, as a what-if may change it; the budget in whole tenge.</summary>
internal sealed record QuestionDocument(
    IReadOnlyList<string> Mandatory, IReadOnlyList<string> Forbidden, IReadOnlyList<string> Forced, long? Budget, IReadOnlyDictionary<string, decimal> Overrides, string? StartFrom);

/// <summary>What changed from one plan to another; amounts in whole tenge, lengths in metres.</summary>
/// <param name="Before">Figures of the plan to begin with.</param>
/// <param name="After">Figures of the plan compared with it.</param>
/// <param name="Changed">Settlements served by another technology.</param>
/// <param name="Added">Stretches that only the second builds, in all.</param>
/// <param name="Dropped">Stretches that only the first builds, in all.</param>
/// <param name="Figures">Catalogue figures that differ.</param>
/// <param name="AddedLines">Lines (longitude, latitude) of the stretches added.</param>
/// <param name="DroppedLines">Lines of the stretches dropped.</param>
internal sealed record ComparisonDocument(
    SummaryDocument Before, SummaryDocument After, IReadOnlyList<ChangedSettlement> Changed, StretchTotal Added, StretchTotal Dropped,
    IReadOnlyList<ChangedFigureDocument> Figures, double[][][] AddedLines, double[][][] DroppedLines);

/// <summary>A catalogue figure that differs between two plans; null where a plan does not use it.</summary>
internal sealed record ChangedFigureDocument(string Key, decimal? Before, decimal? After);

/// <summary>What a plan does inside an area; amounts in whole tenge, lengths in metres. A stretch counts where its middle lies.</summary>
internal sealed record SelectionDocument(long Cost, IReadOnlyList<long> Settlements, IReadOnlyList<TechnologyTotal> Technologies, IReadOnlyList<MethodTotal> Methods, int Repeaters, long RepeaterCost);
