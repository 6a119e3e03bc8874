using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Verify;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>A map of a few places on a plane of kilometres, with its graph drawn by hand, so that a test says exactly which ways exist.</summary>
internal sealed class TinyMap
{
    private const double KilometresPerDegreeLatitude = 111.2;
    private const double KilometresPerDegreeLongitude = 74.6;

    private readonly List<(string Name, GeoPoint At, bool IsNetwork, Settlement? Settlement)> places = [];
    private readonly List<(string From, string To, BuildMethod Method)> ways = [];

    /// <summary>A point of the existing network.</summary>
    public TinyMap Network(string name, double x, double y) => Add(name, x, y, true, null);

    /// <summary>A place where roads meet and nobody lives.</summary>
    public TinyMap Junction(string name, double x, double y) => Add(name, x, y, false, null);

    /// <summary>A village.</summary>
    public TinyMap Village(string name, double x, double y, int people, string? kato = null) => Add(name, x, y, false, new()
    {
        Id = places.Count + 1,
        Names = new(name),
        Kind = PlaceKind.Village,
        Location = Point(x, y),
        Population = people,
        PopulationBasis = PopulationBasis.Stated,
        Kato = kato,
        Source = "made",
    });

    /// <summary>Ways to plough along, each written "A-B".</summary>
    public TinyMap Roads(params string[] between) => Ways(BuildMethod.Plough, between);

    /// <summary>Microwave hops, each written "A-B".</summary>
    public TinyMap Hops(params string[] between) => Ways(BuildMethod.Microwave, between);

    public Territory Territory => new()
    {
        Settlements = [.. places.Select(p => p.Settlement).OfType<Settlement>().OrderBy(s => s.Id)],
        NetworkNodes = [.. places.Where(p => p.IsNetwork).Select((p, i) => new NetworkNode(i + 1, p.Name, p.At, "", "made"))],
    };

    public RolloutAnswer Answer(PlanOptions? options = null, CostCatalogue? catalogue = null, CancellationToken cancellation = default, RolloutStart? start = null) => RolloutPlanner.PlanOn(
        _ => new(Graph(), new(), []), Territory, Drawn(catalogue), new Dictionary<long, CostCatalogue>(), options ?? new(), TimeProvider.System,
        null, cancellation, start);

    public RolloutPlan Plan(PlanOptions? options = null, CostCatalogue? catalogue = null) =>
        Assert.IsType<RolloutAnswer.Planned>(Answer(options, catalogue)).Plan;

    /// <summary>A first answer to another question, from a plan that exists.</summary>
    public RolloutPlan Replan(RolloutPlan from, PlanOptions options, CostCatalogue? catalogue = null) => Assert.IsType<RolloutAnswer.Planned>(
        Answer(options with { StartFrom = "base" }, catalogue, start: new([.. from.Edges.Select(e => e.Key)], from.Frontier))).Plan;

    /// <summary>What a plan's records cost with one figure moved by a fifth.</summary>
    public IReadOnlyList<FigureSwing> Swings(RolloutPlan plan, params string[] keys) => PlanSensitivity.Of(
        Territory, Drawn(null), new Dictionary<long, CostCatalogue>(), plan.Options, plan.Edges, plan.Settlements, plan.Repeaters, keys, 0.2m, CancellationToken.None);

    /// <summary>The outcome of a settlement, by name.</summary>
    public PlanSettlement Of(RolloutPlan plan, string name) => plan.Settlements.Single(s => s.SettlementId == Settlement(name).Id);

    public Settlement Settlement(string name) => places.Single(p => p.Name == name).Settlement!;

    /// <summary>
    /// What the independent check says against the plan. Whether methods and the network are where the map has them is not asked: this graph is drawn by hand.
    /// </summary>
    public IEnumerable<string> Faults(RolloutPlan plan, CostCatalogue? catalogue = null) =>
        PlanCheck.Run(Territory, Drawn(catalogue), new Dictionary<long, CostCatalogue>(), plan)
            .Where(c => !c.Ok && c.Name is not ("graph-methods" or "existing-network")).Select(c => $"{c.Name}: {c.Detail}");

    public UnpricedGraph Graph()
    {
        var vertexPlaces = places.Where(p => !p.IsNetwork).ToList();
        int Vertex(string name) => 1 + vertexPlaces.FindIndex(p => p.Name == name);
        GeoPoint At(string name) => places.Single(p => p.Name == name).At;
        var masts = ways.Select(w => (byte)(w.Method == BuildMethod.Microwave ? (Vertex(w.From) > 0 ? 1 : 0) + (Vertex(w.To) > 0 ? 1 : 0) : 0)).ToArray();
        return new()
        {
            VertexX = [0, .. vertexPlaces.Select(p => p.At.GridX)],
            VertexY = [0, .. vertexPlaces.Select(p => p.At.GridY)],
            VertexSettlement = [0, .. vertexPlaces.Select(p => p.Settlement?.Id ?? 0)],
            EdgeFrom = [.. ways.Select(w => Vertex(w.From))],
            EdgeTo = [.. ways.Select(w => Vertex(w.To))],
            EdgeMethod = [.. ways.Select(w => w.Method)],
            EdgeKind = [.. ways.Select(w => w.Method == BuildMethod.Microwave ? CorridorKind.CrossCountry : CorridorKind.Secondary)],
            EdgeLength = [.. ways.Select(w => Geodesic.Distance(OnGrid(At(w.From)), OnGrid(At(w.To))).Value)],
            EdgeRiverCrossings = new ushort[ways.Count],
            EdgeRailCrossings = new ushort[ways.Count],
            EdgeMasts = masts,
            EdgeSight = [.. ways.Select(w => w.Method == BuildMethod.Microwave ? LineOfSight.Unchecked : LineOfSight.NotApplicable)],
            EdgeRegion = new long[ways.Count],
            EdgeContact = [.. ways.Select(w => Vertex(w.From) > 0 && Vertex(w.To) > 0 ? -1 : 0)],
            Contacts = [new(RootContactKind.NetworkNode, 1, 0, 0)],
            PolylineStart = [.. Enumerable.Range(0, ways.Count + 1).Select(e => 2 * e)],
            PolylineX = [.. ways.SelectMany(w => new[] { At(w.From).GridX, At(w.To).GridX })],
            PolylineY = [.. ways.SelectMany(w => new[] { At(w.From).GridY, At(w.To).GridY })],
        };
    }

    /// <summary>The key of the plan's edge between two places.</summary>
    public string Key(string from, string to, BuildMethod method = BuildMethod.Plough)
    {
        var (a, b) = (places.Single(p => p.Name == from).At, places.Single(p => p.Name == to).At);
        return EdgeKey.Of(method, [a.GridX, b.GridX], [a.GridY, b.GridY]);
    }

    /// <summary>Methods are drawn by hand here, so no place is large enough to ask for another.</summary>
    private static CostCatalogue Drawn(CostCatalogue? catalogue) => (catalogue ?? RoundFigures.Catalogue).With("place.radius_village", 1);

    private static GeoPoint OnGrid(GeoPoint point) => GeoPoint.FromGrid(point.GridX, point.GridY);

    private static GeoPoint Point(double x, double y) => new(70 + (x / KilometresPerDegreeLongitude), 48 + (y / KilometresPerDegreeLatitude));

    private TinyMap Add(string name, double x, double y, bool isNetwork, Settlement? settlement)
    {
        places.Add((name, Point(x, y), isNetwork, settlement));
        return this;
    }

    private TinyMap Ways(BuildMethod method, string[] between)
    {
        ways.AddRange(between.Select(w => w.Split('-')).Select(w => (w[0], w[1], method)));
        return this;
    }
}
