using Zheli.Algorithms.Clustering;
using Zheli.Model.Network;

namespace Zheli.Engineering.Access;

/// <summary>
/// The design that a settlement had before the planner changed something: where its trenches ran, what stood where and hung on what, by the names that survive from one run
/// to the next. The next design begins with it.
/// </summary>
internal sealed class EarlierDesign
{
    private readonly AccessCase it;
    private readonly HashSet<string> routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccessSite> sites = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Premises, int Entrance), AccessDrop> drops = [];
    private readonly Dictionary<string, AccessSplitter> splitters = new(StringComparer.Ordinal);
    private readonly Dictionary<(int X, int Y), int> vertexAt = [];
    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);

    /// <summary>Reads a design into tables by name.</summary>
    public EarlierDesign(AccessDesign design, AccessCase it)
    {
        this.it = it;
        foreach (var route in design.Routes)
        {
            routes.Add(route.Key.Split('-')[0]);
        }

        foreach (var site in design.Sites)
        {
            sites.TryAdd(site.Key, site);
            if (site.Kind == AccessSiteKind.Node)
            {
                nodes.TryAdd(site.Key, nodes.Count);
            }
        }

        foreach (var splitter in design.Splitters)
        {
            splitters.TryAdd(splitter.Key, splitter);
        }

        foreach (var drop in design.Drops)
        {
            drops.TryAdd((drop.Premises, drop.Entrance), drop);
        }

        for (var v = 0; v < it.Network.Vertices.Count; v++)
        {
            vertexAt.TryAdd((it.Network.Vertices[v].GridX, it.Network.Vertices[v].GridY), v);
        }
    }

    /// <summary>Feeding nodes that it had.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>True for a stretch of street along which it ran.</summary>
    public bool HasRoute(int edge) => routes.Contains(RouteKey.Of(it.Network.Lines[edge]));

    /// <summary>Number of the node that fed a premises; −1 for none.</summary>
    public int NodeOf(int home) => FindDrop(home, 0) is { } drop && NodeKey(drop.Site) is { } key ? nodes[key] : -1;

    /// <summary>The connection of a premises, or of the first of its entrances or another; null for none.</summary>
    public AccessDrop? FindDrop(int home, int entrance)
    {
        var premises = it.Premises[home];
        return drops.GetValueOrDefault((premises.Key, premises.IsBlock ? entrance + 1 : 0));
    }

    /// <summary>A site by its key; null when there was none.</summary>
    public AccessSite? FindSite(string key) => sites.GetValueOrDefault(key);

    /// <summary>A splitter by its key; null when there was none.</summary>
    public AccessSplitter? FindSplitter(string key) => splitters.GetValueOrDefault(key);

    /// <summary>What stood in an area, by the area's own vertices.</summary>
    /// <param name="homes">Houses of the area.</param>
    /// <param name="entrances">Entrances of the area.</param>
    /// <param name="local">The area's number of a vertex of the streets; negative outside.</param>
    public StreetStart Start(int[] homes, (int Premises, int Entrance)[] entrances, Func<int, int> local)
    {
        var (closures, cabinets, node) = (new List<AccessSite>(), new List<AccessSite>(), -1);
        var (closureNumber, cabinetNumber) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        int Vertex(AccessSite site) => vertexAt.TryGetValue((site.Location.GridX, site.Location.GridY), out var v) ? local(v) : -1;
        int CabinetOf(AccessSite site)
        {
            if (site.FedFrom is not { } key || !sites.TryGetValue(key, out var from))
            {
                return -1;
            }

            var feeding = from.Kind == AccessSiteKind.Node ? from : from.FedFrom is { } above ? sites.GetValueOrDefault(above) : null;
            node = node < 0 && feeding is not null ? Vertex(feeding) : node;
            return from.Kind == AccessSiteKind.Cabinet ? Number(cabinetNumber, cabinets, from) : -1;
        }

        int[] homeClosure = [.. homes.Select(h => FindDrop(h, 0) is { } drop && sites.TryGetValue(drop.Site, out var site) && site.Kind == AccessSiteKind.Closure
            ? Number(closureNumber, closures, site) : -1)];
        int[] entranceCabinet = [.. entrances.Select(e => FindDrop(e.Premises, e.Entrance) is { } drop && sites.TryGetValue(drop.Site, out var site) ? CabinetOf(site) : -1)];
        int[] closureCabinet = [.. closures.Select(CabinetOf)];
        return new()
        {
            Node = node,
            HomeClosure = homeClosure,
            EntranceCabinet = entranceCabinet,
            ClosureVertex = [.. closures.Select(Vertex)],
            ClosureCabinet = closureCabinet,
            CabinetVertex = [.. cabinets.Select(Vertex)],
            MoveFine = it.Prices.Whole("acc.drop"),
            NodeFine = it.Prices.Whole("site.village_node"),
        };
    }

    private static int Number(Dictionary<string, int> numbers, List<AccessSite> list, AccessSite site)
    {
        if (!numbers.TryGetValue(site.Key, out var number))
        {
            numbers.Add(site.Key, number = list.Count);
            list.Add(site);
        }

        return number;
    }

    private string? NodeKey(string site)
    {
        for (var at = sites.GetValueOrDefault(site); at is not null; at = at.FedFrom is { } from ? sites.GetValueOrDefault(from) : null)
        {
            if (at.Kind == AccessSiteKind.Node)
            {
                return at.Key;
            }
        }

        return null;
    }
}
