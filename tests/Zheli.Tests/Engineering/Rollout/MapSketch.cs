using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>
/// Draws a small map in kilometres east and north of a point on the steppe, and builds its corridor graph with round prices: 1 tenge a metre along
/// corridors, 2 across country and in streets, 30,000 for a hop with two masts.
/// </summary>
internal sealed class MapSketch
{
    private const double WestEnd = 68.0, SouthEnd = 49.0;

    private readonly List<Settlement> settlements = [];
    private readonly List<Corridor> corridors = [];
    private readonly List<WaterFeature> water = [];
    private readonly List<NetworkNode> nodes = [];
    private readonly List<NetworkLine> lines = [];
    private readonly List<AdminArea> areas = [];
    private readonly HashSet<long> existing = [];

    public ElevationGrid? Relief { get; set; }

    public Func<GraphOptions, GraphOptions> Adjust { get; set; } = options => options;

    public static GeoPoint At(double east, double north) =>
        GeoPoint.FromGrid(
            (int)Math.Round((WestEnd + (east / (111.53 * Math.Cos(SouthEnd * Math.PI / 180)))) * 1e7),
            (int)Math.Round((SouthEnd + (north / 111.21)) * 1e7));

    public MapSketch Village(string name, double east, double north, PlaceKind kind = PlaceKind.Village)
    {
        settlements.Add(new()
        {
            Id = settlements.Count + 1,
            Names = new PlaceNames(name),
            Kind = kind,
            Location = At(east, north),
            Population = 300,
            Source = "test",
        });
        return this;
    }

    /// <summary>A town in which the existing network stands.</summary>
    public MapSketch OnNetwork(string name, double east, double north)
    {
        Village(name, east, north, PlaceKind.Town);
        existing.Add(settlements[^1].Id);
        return this;
    }

    public MapSketch Road(params (double East, double North)[] points) => Line(CorridorKind.Secondary, "osm", points);

    public MapSketch Line(CorridorKind kind, string source, params (double East, double North)[] points)
    {
        corridors.Add(new(corridors.Count + 1, kind, [.. points.Select(p => At(p.East, p.North))], $"{source}:way/{corridors.Count + 1}"));
        return this;
    }

    public MapSketch Bridge(params (double East, double North)[] points)
    {
        Road(points);
        corridors[^1] = corridors[^1] with { IsBridge = true };
        return this;
    }

    /// <summary>Puts the last line into a tunnel.</summary>
    public MapSketch InTunnel()
    {
        corridors[^1] = corridors[^1] with { IsTunnel = true };
        return this;
    }

    public MapSketch River(params (double East, double North)[] points)
    {
        water.Add(new(water.Count + 1, IsArea: false, "", [.. points.Select(p => At(p.East, p.North))], "test"));
        return this;
    }

    public MapSketch Lake(params (double East, double North)[] ring)
    {
        water.Add(new(water.Count + 1, IsArea: true, "", [.. ring.Append(ring[0]).Select(p => At(p.East, p.North))], "test"));
        return this;
    }

    public MapSketch Node(double east, double north)
    {
        nodes.Add(new(nodes.Count + 1, "", At(east, north), "", "test"));
        return this;
    }

    public MapSketch Cable(params (double East, double North)[] points)
    {
        lines.Add(new(lines.Count + 1, "", [.. points.Select(p => At(p.East, p.North))], "", 24, "test"));
        return this;
    }

    public MapSketch Region(long id, double west, double south, double east, double north)
    {
        GeoPoint[] ring = [At(west, south), At(east, south), At(east, north), At(west, north), At(west, south)];
        areas.Add(new() { Id = id, Level = AdminLevel.Region, Names = PlaceNames.None, Polygons = [[ring]], Source = "test" });
        return this;
    }

    public MapSketch Shuffle(int seed)
    {
        var random = new Random(seed);
        var shuffled = corridors.Select(c => random.Next(2) == 0 ? c : c with { Points = [.. c.Points.Reverse()] }).ToArray();
        random.Shuffle(shuffled);
        corridors.Clear();
        corridors.AddRange(shuffled);
        return this;
    }

    public Territory Territory() => new()
    {
        Settlements = settlements,
        Corridors = corridors,
        Water = water,
        NetworkNodes = nodes,
        NetworkLines = lines,
        Areas = areas,
        Elevation = Relief,
    };

    public CorridorGraphResult Build(int threads = 1, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        CorridorGraph.Build(Territory(), Adjust(Options(threads)), progress, cancellation);

    public static long Price(in EdgeTraits edge) => (long)Math.Round(edge.Method switch
    {
        BuildMethod.Microwave => 10_000 * (1.0 + edge.Masts),
        BuildMethod.Plough => edge.Length,
        BuildMethod.Aerial => edge.Length / 2,
        _ => 2 * edge.Length,
    }) + (500 * edge.RiverCrossings) + (300 * edge.RailCrossings);

    private GraphOptions Options(int threads) => new()
    {
        ServedSettlements = settlements.Where(s => !existing.Contains(s.Id)).Select(s => s.Id).ToHashSet(),
        ExistingSettlements = existing,
        Price = Price,
        MaxHop = Metres.FromKilometres(30),
        AntennaHeight = new(30),
        FrequencyGigahertz = 7,
        CityRadius = Metres.FromKilometres(8),
        TownRadius = Metres.FromKilometres(3),
        VillageRadius = Metres.FromKilometres(1),
        RockSlope = 0.15,
        Threads = threads,
    };
}

/// <summary>Reads a graph in the words of the map.</summary>
internal static class GraphReading
{
    /// <summary>The edges as "from-to method kind km", with settlements by id, the root as 0 and junctions as j; sorted.</summary>
    public static string[] Edges(this CorridorGraphResult result, Func<int, bool>? which = null)
    {
        var graph = result.Graph;
        string Name(int v) => v == 0 ? "net" : graph.VertexSettlement[v] != 0 ? $"{graph.VertexSettlement[v]}" : "j";
        return [.. Enumerable.Range(0, graph.EdgeCount).Where(e => which?.Invoke(e) ?? true).Select(e =>
        {
            string[] ends = [Name(graph.EdgeFrom[e]), Name(graph.EdgeTo[e])];
            Array.Sort(ends, StringComparer.Ordinal);
            return FormattableString.Invariant($"{ends[0]}-{ends[1]} {graph.EdgeMethod[e]} {graph.EdgeKind[e]} {graph.EdgeLength[e] / 1000:0.0}");
        }).Order(StringComparer.Ordinal)];
    }

    public static string[] Cables(this CorridorGraphResult result) => result.Edges(e => result.Graph.EdgeMethod[e] != BuildMethod.Microwave);

    public static string[] Hops(this CorridorGraphResult result) => result.Edges(e => result.Graph.EdgeMethod[e] == BuildMethod.Microwave);

    /// <summary>Whether something meets within 50 m of a place.</summary>
    public static bool HasVertexAt(this CorridorGraphResult result, double east, double north) => Enumerable.Range(1, result.Graph.VertexCount - 1).Any(v =>
        Geodesic.Distance(GeoPoint.FromGrid(result.Graph.VertexX[v], result.Graph.VertexY[v]), MapSketch.At(east, north)).Value < 50);

    /// <summary>Whole graph as text, for equality.</summary>
    public static string Dump(this CorridorGraphResult result)
    {
        var g = result.Graph;
        var vertices = Enumerable.Range(0, g.VertexCount).Select(v => FormattableString.Invariant($"{g.VertexX[v]},{g.VertexY[v]},{g.VertexSettlement[v]}"));
        var edges = Enumerable.Range(0, g.EdgeCount).Select(e => FormattableString.Invariant(
            $"{g.EdgeFrom[e]}-{g.EdgeTo[e]} {g.EdgeMethod[e]} {g.EdgeKind[e]} {g.EdgeLength[e]:R} {g.EdgeRiverCrossings[e]} {g.EdgeRailCrossings[e]} {g.EdgeMasts[e]} {g.EdgeSight[e]} {g.EdgeRegion[e]} {g.EdgeContact[e]} ")
            + string.Join(' ', Enumerable.Range(g.PolylineStart[e], g.PolylineStart[e + 1] - g.PolylineStart[e]).Select(i => $"{g.PolylineX[i]},{g.PolylineY[i]}")));
        return string.Join('\n', vertices.Concat(edges).Append(result.Figures.ToString()));
    }

    /// <summary>Length of the shortest way by cable between a settlement and the network, kilometres; infinity without one.</summary>
    public static double CableKilometres(this CorridorGraphResult result, long settlement) =>
        Shortest(result.Graph, settlement, (g, e) => g.EdgeMethod[e] == BuildMethod.Microwave ? double.PositiveInfinity : g.EdgeLength[e]) / 1000;

    /// <summary>Price of the cheapest way of any kind between a settlement and the network, tenge.</summary>
    public static double CheapestTenge(this CorridorGraphResult result, long settlement) => Shortest(result.Graph, settlement, Tenge);

    /// <summary>Price of the cheapest way by cable from a settlement to each vertex, tenge.</summary>
    public static double[] CableTenge(this CorridorGraphResult result, long settlement) =>
        Shortest(result.Graph, Array.IndexOf(result.Graph.VertexSettlement, settlement), (g, e) => g.EdgeMethod[e] == BuildMethod.Microwave ? double.PositiveInfinity : Tenge(g, e));

    private static double Tenge(UnpricedGraph g, int e) => MapSketch.Price(
        new EdgeTraits(g.EdgeMethod[e], g.EdgeKind[e], g.EdgeLength[e], g.EdgeRiverCrossings[e], g.EdgeRailCrossings[e], g.EdgeMasts[e], g.EdgeRegion[e]));

    private static double Shortest(UnpricedGraph g, long settlement, Func<UnpricedGraph, int, double> length) =>
        Shortest(g, 0, length)[Array.IndexOf(g.VertexSettlement, settlement)];

    private static double[] Shortest(UnpricedGraph g, int source, Func<UnpricedGraph, int, double> length)
    {
        var distance = new double[g.VertexCount];
        Array.Fill(distance, double.PositiveInfinity);
        distance[source] = 0;
        var lengths = Enumerable.Range(0, g.EdgeCount).Select(e => length(g, e)).ToArray();
        for (var (changed, round) = (true, 0); changed && round < g.VertexCount; round++)
        {
            changed = false;
            for (var e = 0; e < g.EdgeCount; e++)
            {
                foreach (var (from, to) in ((int, int)[])[(g.EdgeFrom[e], g.EdgeTo[e]), (g.EdgeTo[e], g.EdgeFrom[e])])
                {
                    if (distance[from] + lengths[e] < distance[to])
                    {
                        (distance[to], changed) = (distance[from] + lengths[e], true);
                    }
                }
            }
        }

        return distance;
    }
}
