using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Tests.Operations.Storage;

/// <summary>A country of two districts, three places and one road, and a plan of it.</summary>
internal static class TinyCountry
{
    public static Territory Territory { get; } = new()
    {
        Areas =
        [
            Square(1, AdminLevel.Country, "Ел", null, 60, 45, 64, 49),
            Square(2, AdminLevel.Region, "Солтүстік облысы", null, 60, 45, 64, 49) with { Kato = "590000000", Population = 12_000 },
            Square(3, AdminLevel.District, "Батыс ауданы", 2, 60, 45, 62, 49),
            Square(4, AdminLevel.District, "Шығыс ауданы", 2, 62, 45, 64, 49),
        ],
        Settlements =
        [
            Place(5, "Қала", PlaceKind.Town, 61, 47) with { Population = 9000, PopulationBasis = PopulationBasis.Stated, Kato = "593220100", Buildings = 2100 },
            Place(6, "Ауыл", PlaceKind.Village, 62.5, 47.25),
            Place(7, "", PlaceKind.IsolatedDwelling, 63.5, 46.125) with { Names = new PlaceNames("", Russian: "Зимовка \"Южная\"", English: "O'Neil") },
        ],
        Corridors =
        [
            new(8, CorridorKind.Primary, [new(61, 47), new(61.75, 47.125), new(62.5, 47.25)], "osm:way/12"),
            new(9, CorridorKind.Railway, [new(62, 46), new(62, 48)], "osm:way/13") { IsBridge = true, IsTunnel = true },
        ],
        Water =
        [
            new(10, false, "Есіл", [new(61.5, 45.5), new(61.5, 48.5)], "osm:way/14"),
            new(11, true, "Көл", [new(63, 48), new(63.5, 48), new(63.5, 48.5), new(63, 48)], "osm:way/15"),
        ],
        NetworkNodes = [new(12, "АТС-1", new(61, 47), "Оператор", "nodes.csv:2")],
        NetworkLines = [new(13, "Магистраль", [new(60.5, 47), new(61, 47)], "Оператор", 48, "lines.csv:2"), new(14, "", [new(60.5, 46), new(61, 47)], "", null, "lines.csv:3")],
        Elevation = new ElevationGrid(60, 49, 0.01, 0.02, 300, 270, [.. Enumerable.Range(0, 300 * 270).Select(i => i == 77 ? ElevationGrid.NoData : (short)((i * 37 % 5000) - 400))]),
    };

    public static RolloutPlan Plan(string scenario = "base") => new()
    {
        Options = new PlanOptions { Scenario = scenario, Budget = 239_000_000_000, Mandatory = ["593220100"], TimeLimit = TimeSpan.FromSeconds(61), Threads = 7, Overrides = new Dictionary<string, decimal> { ["mw.max_hop"] = 27.5m } },
        Summary = Summary(scenario),
        Edges =
        [
            new("00000000000000a1", 0, null, BuildMethod.UrbanTrench, CorridorKind.Primary, 57_321.123456789, 1, 0, 0, 0, LineOfSight.NotApplicable, 900, 700, 1, 500, 20.5, 2, 3, [new(61, 47), new(61.75, 47.125)]),
            new("00000000000000a2", 1, "00000000000000a1", BuildMethod.Microwave, CorridorKind.CrossCountry, 12.5, 0, 0, 2, 1, LineOfSight.Unchecked, 90, 70, 1, 500, 20.5, null, null, [new(61.75, 47.125), new(62.5, 47.25)]),
        ],
        Settlements =
        [
            new(5, Technology.Existing, 0, 0, 0, 0, null, 0, "on-network"),
            new(6, Technology.Microwave, 40, 40, 99, 20.5, "00000000000000a2", 57_333.6, "cheaper-than-satellite"),
            new(7, Technology.Satellite, 55, 60, 55, 20, null, 0, "satellite-cheaper"),
        ],
        Frontier = [new(0, 0, 0, 0, 0, 0), new(500, 1, 1030, 800, 1000, 2)],
        Graph = new RolloutGraph
        {
            VertexX = [0, 610_000_000, 617_500_000, 625_000_000],
            VertexY = [0, 470_000_000, 471_250_000, 472_500_000],
            VertexSettlement = [0, 5, 0, 6],
            ServeCost = [0, 0, 0, 40],
            AlternativeCost = [0, 0, 0, 99],
            Prize = [0, 0, 0, RolloutGraph.Mandatory],
            EdgeFrom = [0, 2],
            EdgeTo = [2, 3],
            EdgeMethod = [BuildMethod.UrbanTrench, BuildMethod.Microwave],
            EdgeKind = [CorridorKind.Primary, CorridorKind.CrossCountry],
            EdgeLength = [57_321.123456789, 12.5],
            EdgeRiverCrossings = [1, 0],
            EdgeRailCrossings = [0, 300],
            EdgeMasts = [0, 1],
            EdgeSight = [LineOfSight.NotApplicable, LineOfSight.Unchecked],
            EdgeRegion = [2, 0],
            EdgeCost = [900, 90],
            EdgeCapex = [700, 70],
            ForcedEdges = [1],
            PolylineStart = [0, 2, 4],
            PolylineX = [610_000_000, 617_500_000, 617_500_000, 625_000_000],
            PolylineY = [470_000_000, 471_250_000, 471_250_000, 472_500_000],
        },
        Spans = [new("00000000000000ab", 0, 6, null, 2.5, 57_000.5, 62_700.25, 20, "1000BASE-ZX", 1, 20.1, 15.2, 1.9, 1, [new(61, 47), new(62.5, 47.25)])],
        Repeaters = [new("00000000000000ab", 2.5, null, new(61.5, 47.1), 20, 35, 25, 2, null)],
        Certificate = new DualCertificate
        {
            LowerBound = 1000,
            Offset = 40,
            Terminal = [3],
            TerminalValue = [960],
            Start = [0, 2],
            Vertex = [2, 3],
            Potential = [90, 0],
        },
    };

    private static PlanSummary Summary(string scenario) => new()
    {
        Scenario = scenario,
        Cost = new PlanCost(900, 90, 55, 40),
        Capex = 800,
        LowerBound = 1000,
        Gap = 0.085,
        Settlements = new SettlementCounts(3, 0, 1, 1, 1, 0),
        People = new PeopleCounts(9508, 0, 500, 8, 9000, 0, 508 / 9508.0),
        FibreKm = 57.3,
        MicrowaveHops = 1,
        KmPerFibreSettlement = 57.3,
        Seconds = new StageSeconds(0.1, 0.2, 0.3, 0.4, 1.1),
        Graph = new GraphSize(4, 2, 3, 2),
        Assumptions = [new("civ.urban_trench", "Urban trench", "km", "USD", 25000.5m, Grade.C, "somewhere", false)],
        Findings = [],
    };

    private static Settlement Place(long id, string name, PlaceKind kind, double longitude, double latitude) =>
        new() { Id = id, Names = new PlaceNames(name), Kind = kind, Location = new(longitude, latitude), RegionId = 2, DistrictId = longitude < 62 ? 3 : 4, Population = 500, Source = $"osm:node/{id}" };

    private static AdminArea Square(long id, AdminLevel level, string name, long? region, double west, double south, double east, double north) => new()
    {
        Id = id,
        Level = level,
        Names = new PlaceNames(name, Kazakh: name),
        RegionId = region,
        Polygons = [[[new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]]],
        Source = $"areas.geojson:{id}",
    };
}
