using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Read;
using Zheli.Server;

namespace Zheli.Tests.Server;

/// <summary>
/// A small country on a real server: Astana is on the network; "Astana -fibre- Kosshy -microwave- Sabyndy" hang from it; Korgalzhyn is on satellite.
/// </summary>
public sealed class ServedCountry : IAsyncLifetime
{
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public HttpClient Client { get; private set; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    internal static ProjectReading Project(bool withPlan = true, string version = "v1") => new(
        "small",
        version,
        Map,
        withPlan ? [new PlanHeading(new PlanOptions(), Summary)] : [],
        _ => new PlanReading(new PlanOptions(), Summary, Edges, Served, [new FrontierCorner(1000, 1, 40, 30, 39, 2), new FrontierCorner(1500, 2, 90, 70, 88, 5)])
        {
            Spans = [new PlanSpan("a000000000000001", 0, 2, null, 0, 20_000, 24_000, 900, "10GBASE-ER", 1, 8.2, 6.1, 2.9, 1, [new(71.43, 51.13), new(71.67, 50.98)])],
        });

    public async ValueTask InitializeAsync() => (Client, Address, running) = await Start(new OpenProject(() => Project(), () => "v1"), stop.Token);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Client.Dispose();
        stop.Dispose();
    }

    internal static async Task<(HttpClient Client, Uri Address, Task Running)> Start(
        OpenProject project, CancellationToken token, string? webRoot = "", Action<string, Exception>? fault = null)
    {
        var listening = new TaskCompletionSource<string>();
        var options = new ServeOptions
        {
            ProjectPath = "small.gpkg",
            Urls = "http://127.0.0.1:0",
            ReadOnly = true,
            WebRoot = webRoot,
            Hosts = ["plan.example"],
            Fault = fault,
            Listening = addresses => listening.SetResult(addresses.First()),
        };
        var running = MapServer.RunAsync(options, project, token);
        await Task.WhenAny(running, listening.Task);
        var address = new Uri(await listening.Task);
        return (new HttpClient { BaseAddress = address }, address, running);
    }

    private static Territory Map { get; } = new()
    {
        Areas =
        [
            new AdminArea { Id = 1, Level = AdminLevel.Country, Names = new("Kazakhstan"), Polygons = [[Box(60, 45, 80, 55)]], Source = "test" },
            new AdminArea { Id = 2, Level = AdminLevel.Region, Names = new("Aqmola", "Ақмола", "Акмолинская"), Polygons = [[Box(66, 49, 74, 53)]], Source = "test" },
        ],
        Settlements =
        [
            Place(1, "Astana", PlaceKind.City, 71.43, 51.13, 1_400_000),
            Place(2, "Kosshy", PlaceKind.Village, 71.67, 50.98, 1000),
            Place(3, "Sabyndy", PlaceKind.Village, 70.56, 50.63, 500),
            Place(4, "Korgalzhyn", PlaceKind.Hamlet, 70.02, 50.58, 90) with { PopulationBasis = PopulationBasis.EstimatedFromKind },
        ],
        Corridors = [new Corridor(1, CorridorKind.Trunk, [new(71.43, 51.13), new(71.67, 50.98)], "osm:way/1")],
        Water = [new WaterFeature(1, true, "Tengiz", Box(68.6, 50.2, 69.4, 50.7), "osm:way/2"), new WaterFeature(2, false, "Esil", [new(70, 51), new(72, 51.3)], "osm:way/3")],
        NetworkNodes = [new NetworkNode(1, "Astana", new(71.43, 51.13), "", "test")],
    };

    private static IReadOnlyList<PlanEdge> Edges { get; } =
    [
        Edge("a000000000000001", null, BuildMethod.Plough, 40, 2, 1500, [new(71.43, 51.13), new(71.67, 50.98)]),
        Edge("a000000000000002", "a000000000000001", BuildMethod.Microwave, 9, 1, 500, [new(71.67, 50.98), new(70.56, 50.63)]),
    ];

    private static IReadOnlyList<PlanSettlement> Served { get; } =
    [
        new(1, Technology.Existing, 0, 0, 0, 0, null, 0, "on-network"),
        new(2, Technology.Fibre, 12, 12, 80, 25, "a000000000000001", 23_000, "cheaper-than-satellite"),
        new(3, Technology.Microwave, 8, 8, 50, 20, "a000000000000002", 109_000, "cheaper-than-satellite"),
        new(4, Technology.Satellite, 6, 9, 6, 20, null, 0, "satellite-cheaper"),
    ];

    private static PlanSummary Summary { get; } = new()
    {
        Scenario = "base",
        Cost = new PlanCost(40, 9, 6, 20),
        Capex = 50,
        LowerBound = 74,
        Gap = 1 / 74.0,
        Settlements = new SettlementCounts(4, 1, 1, 1, 1, 0),
        People = new PeopleCounts(1_401_590, 1000, 500, 90, 1_400_000, 0, 0.01),
        FibreKm = 23,
        MicrowaveHops = 1,
        KmPerFibreSettlement = 23,
        Seconds = new StageSeconds(1, 1, 1, 1, 4),
        Graph = new GraphSize(5, 6, 4, 4),
        Assumptions = [new Assumption("fx.usd_kzt", "Tenge per US dollar", "ratio", null, 510, Grade.B, "test", false)],
        Findings = [new Finding(Severity.Note, "test", "plan", "A note.", "")],
    };

    private static Settlement Place(long id, string name, PlaceKind kind, double longitude, double latitude, int people) => new()
    {
        Id = id,
        Names = new(name),
        Kind = kind,
        Location = new(longitude, latitude),
        Population = people,
        PopulationBasis = PopulationBasis.Stated,
        RegionId = 2,
        Source = "osm:node/" + id,
    };

    private static PlanEdge Edge(string key, string? parent, BuildMethod method, long cost, int settlements, long people, GeoPoint[] points) => new(
        key, 0, parent, method, CorridorKind.Trunk, Geodesic.Length(points).Value, 0, 0, 0, 0, LineOfSight.NotApplicable, cost, cost, settlements, people, 30, 2, null, points);

    private static GeoPoint[] Box(double west, double south, double east, double north) =>
        [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
}
