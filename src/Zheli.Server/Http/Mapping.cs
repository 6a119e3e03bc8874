using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Compare;
using Zheli.Operations.Read;
using Zheli.Operations.Words;

namespace Zheli.Server.Http;

/// <summary>From the model's nouns to the documents that go over the wire.</summary>
internal static class Mapping
{
    /// <summary>Coordinates are sent to 1e-5°, about a metre.</summary>
    private const int Decimals = 5;

    public static ProjectDocument Project(ProjectReading reading, bool readOnly) => new(
        reading.Name,
        reading.Version,
        reading.Changed,
        reading.Territory.IsSynthetic,
        reading.Territory.Settlements.Any(s => IsOpenStreetMap(s.Source)) || reading.Territory.Corridors.Any(c => IsOpenStreetMap(c.Source)),
        readOnly,
        Bounds(reading.Territory.Areas.Count > 0 ? AllPoints(reading.Territory.Areas) : reading.Territory.Settlements.Select(s => s.Location)),
        reading.Territory.Settlements.Count,
        reading.Access.Designs,
        Scenarios(reading));

    public static IReadOnlyList<ScenarioDocument> Scenarios(ProjectReading reading) => [.. reading.Headings.Select(Scenario)];

    public static SummaryDocument Summary(PlanReading plan)
    {
        var s = plan.Summary;
        return new(
            s.Scenario,
            plan.Options.Method,
            plan.Options.HorizonYears,
            plan.Options.AssumeNetwork,
            (double?)s.Assumptions.FirstOrDefault(assumption => assumption.Key == "fx.usd_kzt")?.Value,
            new(s.Cost.Total, s.Cost.Fibre, s.Cost.Microwave, s.Cost.Satellite, s.Cost.Nodes, s.Cost.Repeaters),
            s.Capex,
            s.LowerBound,
            s.Gap,
            new(s.Settlements.Total, s.Settlements.Existing, s.Settlements.Fibre, s.Settlements.Microwave, s.Settlements.Satellite, s.Settlements.Unserved),
            new(s.People.Total, s.People.Existing, s.People.Fibre, s.People.Microwave, s.People.Satellite, s.People.Unserved),
            s.People.EstimatedShare,
            s.FibreKm,
            s.KmPerFibreSettlement,
            s.MicrowaveHops,
            s.Budget is { } budget ? new(budget.Limit, budget.Spent, budget.People, budget.PeopleUpperBound) : null,
            s.StoppedEarly,
            [.. s.Assumptions.Select(a => new AssumptionDocument(a.Key, CatalogueWords.Name(a), CatalogueWords.Unit(a.Unit), a.Currency, a.Value, a.Grade, CatalogueWords.Source(a.Source), a.IsOverridden))],
            [.. s.Findings.Select(Finding)],
            Question(plan.Options));
    }

    public static FindingDocument Finding(Finding f) => new(f.Severity, f.Code, f.Where, Phrases.Of(f.Message), Phrases.Of(f.Advice));

    public static ComparisonDocument Comparison(PlanReading before, PlanReading after)
    {
        var it = PlanComparison.Of(before, after);
        return new(
            Summary(before), Summary(after), it.Changed, PlanComparison.Total(it.Added), PlanComparison.Total(it.Dropped),
            [.. it.Figures.Select(figure => new ChangedFigureDocument(figure.Key, figure.Before, figure.After))],
            [.. it.Added.Select(edge => Points(edge.Points))], [.. it.Dropped.Select(edge => Points(edge.Points))]);
    }

    public static SelectionDocument Selection(AreaSelection it) => new(it.Cost, it.Settlements, it.Technologies, it.Methods, it.Repeaters, it.RepeaterCost);

    public static AreaDocument Area(AdminArea area) => new(
        area.Id, area.Level, Names(area.Names), area.Kato, area.RegionId, area.Population, Bounds(AllPoints([area]))!, LabelPoint.Of(area));

    public static double[][][] Outline(AdminArea area) => [.. area.Polygons.SelectMany(rings => rings).Select(Points)];

    public static SettlementDocument Settlement(Settlement settlement) => new(
        settlement.Id, Names(settlement.Names), settlement.Kind, Round(settlement.Location.Longitude), Round(settlement.Location.Latitude),
        settlement.Kato, settlement.Population, settlement.PopulationIsEstimated, settlement.RegionId, settlement.DistrictId);

    public static ServedDocument Served(PlanSettlement served) => new(
        served.SettlementId, served.Technology, served.Cost, served.ServeCost, served.AlternativeCost, Math.Round(served.PathLength), served.Reason);

    public static SettlementDetailDocument Detail(Settlement settlement, PlanReading? plan)
    {
        var served = plan?.FindSettlement(settlement.Id);
        IReadOnlyList<PlanEdge> route = served is null ? [] : plan!.Route(served);
        var nearest = served?.Technology is Technology.Satellite or Technology.Unserved ? plan!.FindNearestLine(settlement.Id) : null;
        return new(
            Settlement(settlement),
            settlement.PopulationBasis,
            settlement.Buildings,
            settlement.Source,
            served is null ? null : Served(served),
            served?.DemandMbps,
            PlanReading.OwnLineCost(route),
            PlanReading.LineShare(route, settlement.Population),
            route.Sum(edge => edge.Cost),
            [.. route.Select(Edge)],
            nearest?.Cost,
            nearest is { } line ? Math.Round(line.Length) : null);
    }

    public static EdgeDocument Edge(PlanEdge edge) => new(
        edge.Key, edge.Method, edge.Kind, Math.Round(edge.Length, 1), edge.RiverCrossings, edge.RailCrossings, edge.Radios, edge.Masts, edge.Sight,
        edge.Cost, edge.Capex, edge.SettlementsBehind, edge.PeopleBehind, edge.DemandMbps, edge.RegionId, edge.DistrictId, Points(edge.Points));

    public static LineCollectionDocument Lines(PlanReading plan) => new("FeatureCollection",
    [
        .. plan.Edges.Select(edge => new LineFeatureDocument(
            "Feature",
            edge.Key,
            new("LineString", Points(edge.Points)),
            new(edge.Key, edge.ParentKey, edge.Method, edge.Kind, Math.Round(edge.Length, 1), edge.Cost, edge.Capex, edge.SettlementsBehind, edge.PeopleBehind))),
    ]);

    private static QuestionDocument Question(PlanOptions options) =>
        new(options.Mandatory, options.Forbidden, options.Forced, options.Budget, options.Overrides, options.StartFrom);

    private static ScenarioDocument Scenario(PlanHeading heading)
    {
        var (people, settlements) = (heading.Summary.People, heading.Summary.Settlements);
        return new ScenarioDocument(
            heading.Options.Scenario,
            heading.Options.Method,
            heading.Summary.Cost.Total,
            heading.Summary.Gap,
            people.Fibre + people.Microwave + people.Existing,
            settlements.Fibre + settlements.Microwave + settlements.Existing);
    }

    private static NamesDocument Names(PlaceNames names) => new(names.Local, names.Kazakh, names.Russian, names.English);

    private static IEnumerable<GeoPoint> AllPoints(IEnumerable<AdminArea> areas) =>
        areas.SelectMany(area => area.Polygons).SelectMany(polygon => polygon).SelectMany(ring => ring);

    private static BoundsDocument? Bounds(IEnumerable<GeoPoint> points)
    {
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var point in points)
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        return west > east ? null : new(Round(west), Round(south), Round(east), Round(north));
    }

    private static double[][] Points(GeoPoint[] points) => [.. points.Select(point => new[] { Round(point.Longitude), Round(point.Latitude) })];

    private static bool IsOpenStreetMap(string source) => source.StartsWith("osm:", StringComparison.Ordinal);

    private static double Round(double degrees) => Math.Round(degrees, Decimals);
}
