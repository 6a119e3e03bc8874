using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Topology;
using Zheli.Model;
using Zheli.Model.Units;

namespace Zheli.Operations.Line;

/// <summary>What is asked of a network.</summary>
/// <param name="Topology">The file.</param>
/// <param name="From">Where routes begin: name in the file, or city.</param>
/// <param name="To">Where they end.</param>
/// <param name="Count">How many routes.</param>
/// <param name="Disjoint"><c>links</c> or <c>nodes</c> for a disjoint pair, or null.</param>
/// <param name="Risks">A table of shared risks, or null.</param>
/// <param name="Propagate">Sends light along the routes.</param>
public sealed record LinePathsRequest(string Topology, string From, string To, int Count, string? Disjoint, string? Risks, bool Propagate = false);

/// <summary>Finds routes in an optical network.</summary>
public static class LinePathsOperation
{
    private const int MostRoutes = 10_000;
    private static readonly Metres LongestSpan = Metres.FromKilometres(80);

    private const double MicrosecondsPerKilometre = 4.8967;

    /// <summary>Answers the question.</summary>
    /// <exception cref="BadInputException">A file or a name cannot be used; all findings.</exception>
    public static LinePathsAnswer Run(LinePathsRequest request, CancellationToken cancellation = default)
    {
        if (request.Count is < 1 or > MostRoutes)
        {
            throw new BadInputException("count-out-of-range", "-k", $"{request.Count} routes cannot be listed.", "Maybe 1 to 10000.");
        }

        if (request.Disjoint is not (null or "links" or "nodes"))
        {
            throw new BadInputException("disjoint-unknown", "--disjoint", $"'{request.Disjoint}' is not a kind of disjointness.", "Maybe links or nodes.");
        }

        var topology = TopologyReader.Read(request.Topology);
        var (from, to) = (topology.Resolve(request.From, "--from"), topology.Resolve(request.To, "--to"));
        if (from == to)
        {
            throw new BadInputException("same-node", "--to", $"Both ends are '{topology.Nodes[from].Uid}'.", "Maybe give two nodes.");
        }

        var graph = topology.ByLength(request.Risks is { } file ? RiskTable.Read(file, topology) : null);
        var routes = new List<Route>();
        foreach (var route in RankedRoutes.From(graph, from, to))
        {
            cancellation.ThrowIfCancellationRequested();
            routes.Add(route);
            if (routes.Count == request.Count)
            {
                break;
            }
        }

        var light = request.Propagate && routes.Count > 0 ? new NetworkPropagation(topology, LongestSpan) : null;
        var (pair, reason) = routes.Count == 0 ? (null, $"No line leads from '{topology.Nodes[from].Uid}' to '{topology.Nodes[to].Uid}'.")
            : request.Disjoint is { } kind ? Pair(topology, graph, from, to, kind, light)
            : (null, null);
        return new(
            topology.Nodes[from].Uid, topology.Nodes[to].Uid, topology.Nodes.Count, topology.LinkCount, [.. routes.Select(r => Answer(topology, r, light))], pair, reason,
            topology.Findings);
    }

    private static (RoutePairAnswer? Pair, string? Reason) Pair(OpticalTopology topology, RoutingGraph graph, int from, int to, string kind, NetworkPropagation? light)
    {
        var disjointness = kind == "links" ? Disjointness.Links : Disjointness.Vertices;
        if (DisjointRoutes.Find(graph, from, to, disjointness, out var isProved) is { } pair)
        {
            return (new(kind, pair.Cost / 1000.0, pair.IsCheapest, Answer(topology, pair.First, light), Answer(topology, pair.Second, light)), null);
        }

        var bottleneck = Bottleneck(topology, graph, from, to, disjointness);
        return (null, bottleneck is not null ? $"Every route passes {bottleneck}."
            : isProved ? "No two routes avoid sharing a risk." : "No pair was found among the shortest routes; whether there is none is not proved.");
    }

    /// <summary>A link or node without which nothing connects the ends, or null when there is none.</summary>
    private static string? Bottleneck(OpticalTopology topology, RoutingGraph graph, int from, int to, Disjointness disjointness)
    {
        var search = new ShortestRoute(graph);
        foreach (var arc in search.Find(from, to)!.Arcs)
        {
            if (search.Find(from, to, a => graph.Link[a] != graph.Link[arc]) is null)
            {
                return $"the link between '{topology.Nodes[graph.From[arc]].Uid}' and '{topology.Nodes[graph.To[arc]].Uid}'";
            }

            var node = graph.To[arc];
            if (disjointness == Disjointness.Vertices && node != to && search.Find(from, to, a => graph.To[a] != node) is null)
            {
                return $"'{topology.Nodes[node].Uid}'";
            }
        }

        return null;
    }

    private static RouteAnswer Answer(OpticalTopology topology, Route route, NetworkPropagation? light)
    {
        var arcs = route.Arcs.Select(a => topology.Arcs[a]).ToList();
        string Uid(int node) => topology.Nodes[node].Uid;
        var sent = light?.Send(route);
        var kilometres = arcs.Sum(a => a.Length.Value) / 1000;
        return new(
            kilometres, kilometres * MicrosecondsPerKilometre / 1000, [Uid(arcs[0].From), .. arcs.Select(a => Uid(a.To))],
            [Uid(arcs[0].From), .. arcs.SelectMany(a => a.Elements.Append(Uid(a.To)))], sent?.GsnrMinDb, sent?.GsnrMeanDb);
    }
}
