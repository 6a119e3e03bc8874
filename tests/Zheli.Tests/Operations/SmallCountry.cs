using System.Globalization;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations;

/// <summary>
/// A country of six settlements with an honest plan, made by hand:
/// <code>
/// Ordabasy (town, on the network) ═══ Aqsu ═══ Besqum ┄┄(hop)┄┄ Tastau
///                                       ╚═══ Qarasu (by satellite: its stretch is offered, not built)      Zhalghyz (satellite, no road)
/// </code>
/// </summary>
internal sealed class SmallCountry
{
    public const long Ordabasy = 1, Aqsu = 2, Besqum = 3, Tastau = 4, Qarasu = 5, Zhalghyz = 6;

    private static readonly (int From, int To, BuildMethod Method, CorridorKind Kind, int Rivers, int Rails, GeoPoint[] Line)[] Stretches =
    [
        (0, 1, BuildMethod.Plough, CorridorKind.Secondary, 1, 0, [new(70, 45), new(70.1, 45.02), new(70.2, 45)]),
        (1, 2, BuildMethod.Plough, CorridorKind.Tertiary, 0, 1, [new(70.2, 45), new(70.4, 45.1)]),
        (3, 2, BuildMethod.Microwave, CorridorKind.CrossCountry, 0, 0, [new(70.6, 45.2), new(70.4, 45.1)]),
        (1, 4, BuildMethod.CrossCountry, CorridorKind.CrossCountry, 0, 0, [new(70.2, 45), new(70.2, 44.5)]),
        (2, 4, BuildMethod.Plough, CorridorKind.Track, 0, 0, [new(70.4, 45.1), new(70.3, 44.8), new(70.2, 44.5)]),
    ];

    private static readonly Territory Map = new()
    {
        Areas =
        [
            new AdminArea { Id = 1, Level = AdminLevel.Region, Names = new("Turkistan", "Түркістан облысы", "Туркестанская область", "Turkistan region"), Kato = "610000000", Polygons = [], Source = "made" },
            new AdminArea { Id = 2, Level = AdminLevel.District, RegionId = 1, Names = new("Sairam", "Сайрам ауданы", "Сайрамский район", "Sairam district"), Kato = "615200000", Polygons = [], Source = "made" },
        ],
        Settlements =
        [
            Place(Ordabasy, "Ордабасы", PlaceKind.Town, 70, 45, 15_000, PopulationBasis.Stated), Place(Aqsu, "Ақсу", PlaceKind.Village, 70.2, 45, 1_000, PopulationBasis.Stated),
            Place(Besqum, "Бесқұм", PlaceKind.Village, 70.4, 45.1, 503, PopulationBasis.EstimatedFromBuildings), Place(Tastau, "Тастау", PlaceKind.Hamlet, 70.6, 45.2, 120, PopulationBasis.Stated),
            Place(Qarasu, "Қарасу", PlaceKind.Village, 70.2, 44.5, 60, PopulationBasis.Stated), Place(Zhalghyz, "=Жалғыз", PlaceKind.Hamlet, 72, 44, 12, PopulationBasis.EstimatedFromKind),
        ],
        NetworkNodes = [new NetworkNode(1, "ATS", new GeoPoint(70, 45), "operator", "made")],
    };

    public Territory Territory { get; init; } = Map;

    public RolloutPlan Plan { get; init; } = Make();

    public IReadOnlyList<CheckOutcome> Check(Func<RolloutPlan, RolloutPlan>? tamper = null) =>
        PlanCheck.Run(Territory, RoundFigures.Catalogue, new Dictionary<long, Zheli.Model.Catalogue.CostCatalogue>(), tamper is null ? Plan : tamper(Plan));

    private static RolloutPlan Make()
    {
        var book = new PriceBook(RoundFigures.Catalogue, 10, null);
        var graph = Graph(book);
        PlanEdge[] edges =
        [
            Edge(graph, 0, null, 3, 1_000 + 503 + 120, 440 + 224 + 56), Edge(graph, 1, 0, 2, 503 + 120, 224 + 56), Edge(graph, 2, 1, 1, 120, 56),
        ];
        var (first, second, third) = (edges[0].Length, edges[0].Length + edges[1].Length, edges[0].Length + edges[1].Length + edges[2].Length);
        PlanSettlement[] settlements =
        [
            new(Ordabasy, Technology.Existing, 0, 0, Alternative(15_000), 6_600, null, 0, "on-network"), Served(Aqsu, Technology.Fibre, 0, 1_000, first, "cheaper-than-satellite"),
            Served(Besqum, Technology.Fibre, 1, 503, second, "cheaper-than-satellite"), Served(Tastau, Technology.Microwave, 2, 120, third, "mandatory"),
            BySatellite(Qarasu, 60, "satellite-cheaper"), BySatellite(Zhalghyz, 12, "unreachable"),
        ];
        var certificate = Certificate(graph, settlements);
        PlanSpan[] spans = [Span(edges[0], Aqsu, null, 2), Span(edges[1], Besqum, edges[0].Key, 1)];
        var cost = new PlanCost(
            edges[0].Cost + edges[1].Cost, edges[2].Cost, settlements[4].AlternativeCost + settlements[5].AlternativeCost, settlements[1..4].Sum(s => s.ServeCost));
        return new RolloutPlan
        {
            Options = new PlanOptions { Mandatory = ["Тастау"] },
            Summary = new PlanSummary
            {
                Scenario = "base",
                Cost = cost,
                Capex = edges.Sum(e => e.Capex) + new[] { 1_000, 503, 120 }.Sum(p => book.Serve(book.NeedOf(p)).Capex.Low) + new[] { 60, 12 }.Sum(p => book.Alternative(book.NeedOf(p)).Capex.Low),
                LowerBound = certificate.LowerBound,
                Gap = (double)(cost.Total - certificate.LowerBound) / certificate.LowerBound,
                Settlements = new SettlementCounts(6, 2, 1, 2, 1, 0),
                People = new PeopleCounts(16_695, 1_503, 120, 72, 15_000, 0, 515.0 / 16_695),
                FibreKm = second / 1000,
                MicrowaveHops = 1,
                KmPerFibreSettlement = second / 2000,
                Seconds = new StageSeconds(0.1, 0.2, 0.3, 0.4, 1),
                Graph = new GraphSize(6, 5, 5, 4),
                Optics = new OpticsSummary(2, 0, 0, spans.Max(s => s.Route) / 1000, spans.Min(s => s.MarginDb)),
                Assumptions = [.. RoundFigures.Catalogue.Items.Select(i => new Assumption(i.Key, i.Description, i.Unit, i.Currency?.ToString().ToUpperInvariant(), i.Value!.Value, i.Grade, i.Source, false))],
                Findings = [],
            },
            Edges = edges,
            Settlements = settlements,
            Spans = spans,
            Frontier = [new FrontierCorner(0, 0, 0, 0, 0, 0), new FrontierCorner(1_000, 1, 250_000_000, 200_000_000, 240_000_000, 250_000), new FrontierCorner(1_503, 2, 400_000_000, 300_000_000, 390_000_000, 298_211)],
            Graph = graph,
            Certificate = certificate,
        };

        long Alternative(int people) => book.Alternative(book.NeedOf(people)).Cost.Low;
        long Serve(int people) => book.Serve(book.NeedOf(people)).Cost.Low;
        PlanSettlement Served(long id, Technology technology, int edge, int people, double path, string reason) =>
            new(id, technology, Serve(people), Serve(people), Alternative(people), (double)book.NeedOf(people).DemandMbps, edges[edge].Key, path, reason);
        PlanSettlement BySatellite(long id, int people, string reason) =>
            new(id, Technology.Satellite, Alternative(people), Serve(people), Alternative(people), (double)book.NeedOf(people).DemandMbps, null, 0, reason);
    }

    private static RolloutGraph Graph(PriceBook book)
    {
        var places = Map.Settlements.Skip(1).ToList();
        var masts = Stretches.Select(s => (byte)(s.Method == BuildMethod.Microwave ? 2 : 0)).ToArray();
        var lengths = Stretches.Select(s => Geodesic.Length(s.Line).Value).ToArray();
        var prices = Stretches.Select((s, e) => s.Method == BuildMethod.Microwave ? book.Hop(1, masts[e]) : book.Fibre(s.Method, s.Kind, lengths[e], s.Rivers, s.Rails)).ToArray();
        var serve = places.Select(p => book.Serve(book.NeedOf(p.Population)).Cost.Low).ToArray();
        var alternative = places.Select(p => book.Alternative(book.NeedOf(p.Population)).Cost.Low).ToArray();
        var points = Stretches.SelectMany(s => s.Line).ToArray();
        return new RolloutGraph
        {
            VertexX = [0, .. places.Select(p => p.Location.GridX)],
            VertexY = [0, .. places.Select(p => p.Location.GridY)],
            VertexSettlement = [0, .. places.Select(p => p.Id)],
            ServeCost = [0, .. serve],
            AlternativeCost = [0, .. alternative],
            Prize = [0, .. places.Select((p, i) => p.Id == Tastau ? RolloutGraph.Mandatory : Math.Max(0, alternative[i] - serve[i]))],
            EdgeFrom = [.. Stretches.Select(s => s.From)],
            EdgeTo = [.. Stretches.Select(s => s.To)],
            EdgeMethod = [.. Stretches.Select(s => s.Method)],
            EdgeKind = [.. Stretches.Select(s => s.Kind)],
            EdgeLength = lengths,
            EdgeRiverCrossings = [.. Stretches.Select(s => (ushort)s.Rivers)],
            EdgeRailCrossings = [.. Stretches.Select(s => (ushort)s.Rails)],
            EdgeMasts = masts,
            EdgeSight = [.. Stretches.Select(s => s.Method == BuildMethod.Microwave ? LineOfSight.Unchecked : LineOfSight.NotApplicable)],
            EdgeRegion = [.. Stretches.Select(_ => 1L)],
            EdgeCost = [.. prices.Select(p => p.Cost.Low)],
            EdgeCapex = [.. prices.Select(p => p.Capex.Low)],
            ForcedEdges = [],
            PolylineStart = [0, .. Stretches.Select((_, e) => Stretches.Take(e + 1).Sum(s => s.Line.Length))],
            PolylineX = [.. points.Select(p => p.GridX)],
            PolylineY = [.. points.Select(p => p.GridY)],
        };
    }

    /// <summary>One cut around each settlement: as high as its prize and the cheapest edge into it allow.</summary>
    private static DualCertificate Certificate(RolloutGraph g, PlanSettlement[] settlements)
    {
        var offset = settlements.Skip(1).Sum(s => s.SettlementId == Tastau ? s.ServeCost : Math.Min(s.ServeCost, s.AlternativeCost));
        var terminals = Enumerable.Range(1, g.VertexCount - 1).Where(v => g.Prize[v] > 0 && CheapestInto(v) > 0).ToArray();
        var values = terminals.Select(v => Math.Min(g.Prize[v], CheapestInto(v))).ToArray();
        return new DualCertificate
        {
            LowerBound = offset + values.Sum(),
            Offset = offset,
            Terminal = terminals,
            TerminalValue = values,
            Start = [.. Enumerable.Range(0, terminals.Length + 1)],
            Vertex = terminals,
            Potential = new long[terminals.Length],
        };

        long CheapestInto(int vertex) => Enumerable.Range(0, g.EdgeCount).Where(e => g.EdgeFrom[e] == vertex || g.EdgeTo[e] == vertex).Select(e => g.EdgeCost[e]).DefaultIfEmpty(0).Min();
    }

    /// <summary>One stretch lit by 1000BASE-BX40 (16.7 dB): 0.35 dB/km, a splice of 0.1 dB every 4 km and at both ends, two connectors of 0.5 dB, 3 dB margin.</summary>
    private static PlanSpan Span(PlanEdge edge, long settlement, string? inner, int links)
    {
        var cable = edge.Length * 1.1;
        var least = (cable / 1000 * 0.35) + (((cable / 4000) + 2) * 0.1) + 1;
        return new PlanSpan(
            edge.Key, 0, settlement, inner, 0, edge.Length, cable, edge.DemandMbps, "1000BASE-BX40", links, least + 3, least, 16.7 - least - 3, 0, edge.Points);
    }

    private static PlanEdge Edge(RolloutGraph g, int e, int? parent, int settlements, long people, double demand)
    {
        // The hop is drawn from the far end in the graph; the plan turns every line outwards.
        var line = g.Polyline(e);
        return new PlanEdge(
            StretchKey.Of(g, e), e, parent is { } p ? StretchKey.Of(g, p) : null, g.EdgeMethod[e], g.EdgeKind[e], g.EdgeLength[e], g.EdgeRiverCrossings[e], g.EdgeRailCrossings[e],
            g.EdgeMethod[e] == BuildMethod.Microwave ? 1 : 0, g.EdgeMasts[e], g.EdgeSight[e], g.EdgeCost[e], g.EdgeCapex[e], settlements, people, demand, 1, 2,
            e == 2 ? [.. line.Reverse()] : line);
    }

    private static Settlement Place(long id, string name, PlaceKind kind, double longitude, double latitude, int people, PopulationBasis basis) => new()
    {
        Id = id, Names = new PlaceNames(name, name, name), Kind = kind, Location = new GeoPoint(longitude, latitude), Population = people, PopulationBasis = basis,
        RegionId = 1, DistrictId = 2, Kato = (610_000_000 + id).ToString(CultureInfo.InvariantCulture), Source = "made",
    };
}
