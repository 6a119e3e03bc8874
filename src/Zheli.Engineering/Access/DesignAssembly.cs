using System.Globalization;
using Zheli.Algorithms.Clustering;
using Zheli.Engineering.Optics.Pon;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>Turns what the optimiser decided into a network with names: routes, cables, sites, splitters with their ports, connections with their losses, costs.</summary>
internal sealed class DesignAssembly(AccessCase it, IReadOnlyList<AreaDesign> areas)
{
    private readonly List<AccessRoute> routes = [];
    private readonly List<AccessCable> cables = [];
    private readonly List<AccessSite> sites = [];
    private readonly List<AccessSplitter> splitters = [];
    private readonly List<AccessDrop> drops = [];
    private readonly Dictionary<int, string> routeKeys = [];
    private readonly Dictionary<string, int> routeTwins = new(StringComparer.Ordinal);
    private readonly HashSet<string> siteKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<CableLevel, double> cableMetres = [];
    private long splitterCost;
    private long oltCost;
    private long blockCost;
    private long fullConnections;
    private double streetDropMetres;

    /// <summary>Fibre from the OLT port to a house, centimetres.</summary>
    public static long HomePath(AccessCase it, AreaDesign area, int home)
    {
        var (tree, plan) = (area.Result.Tree, area.Result.Plan);
        var closure = plan.Closures[plan.HomeClosure[home]];
        return it.Network.HomeLead[area.Homes[home]] + tree.Distance(LocalVertex(it, area, area.Homes[home]), closure.Vertex) + Upstream(area, closure);
    }

    /// <summary>Fibre from the OLT port to the top floor of an entrance, centimetres.</summary>
    public static long EntrancePath(AccessCase it, AreaDesign area, int entrance) =>
        it.Network.HomeLead[area.Entrances[entrance].Premises] + Upstream(area, area.Result.Plan.Closures[entrance]) + it.Riser(area.Entrances[entrance].Premises);

    /// <summary>The whole design.</summary>
    public AccessDesign Assemble(AccessQuestion question, long trenchBound)
    {
        foreach (var area in areas)
        {
            AddRoutes(area);
        }

        var nodes = areas.Select(AddArea).ToList();
        AddTrunk();
        var siteCost = sites.Sum(s => s.Cost);
        var connections = drops.Sum(d => d.Cost);
        var cost = new AccessCost(routes.Sum(r => r.Cost), cables.Sum(c => c.Cost), splitterCost, siteCost, oltCost, connections, blockCost);
        var streetDrops = areas.Sum(StreetDropCost);
        var bound = AccessBound.Of(it, trenchBound, blockCost + connections - streetDrops);
        return new()
        {
            Settlement = question.Settlement,
            Options = it.Prices.Options,
            Premises = it.Premises,
            Routes = routes,
            Cables = cables,
            Sites = sites,
            Splitters = splitters,
            Drops = drops,
            Unserved = [.. it.Unserved],
            Findings = [],
            Summary = new()
            {
                Premises = it.Premises.Count,
                Dwellings = it.Premises.Sum(p => p.Dwellings),
                Served = drops.Sum(d => d.Dwellings),
                Cost = cost,
                LowerBound = bound,
                TrenchKm = routes.Where(r => r.Method is not (RouteMethod.Aerial or RouteMethod.Built)).Sum(r => r.LengthMetres) / 1000,
                AerialKm = routes.Where(r => r.Method == RouteMethod.Aerial).Sum(r => r.LengthMetres) / 1000,
                CableKm = new SortedDictionary<string, double>(StringComparer.Ordinal)
                {
                    ["distribution"] = cableMetres.GetValueOrDefault(CableLevel.Distribution) / 1000,
                    ["drop"] = streetDropMetres / 1000,
                    ["feeder"] = cableMetres.GetValueOrDefault(CableLevel.Feeder) / 1000,
                    ["trunk"] = cableMetres.GetValueOrDefault(CableLevel.Trunk) / 1000,
                },
                Splitters = splitters.Count,
                Cabinets = sites.Count(s => s.Kind == AccessSiteKind.Cabinet),
                Nodes = nodes.Count,
                OltPorts = splitters.Count(s => s.FedBy is null),
                MaxLossDb = drops.Count == 0 ? 0 : drops.Max(d => d.LossDb),
                MinLossDb = drops.Count == 0 ? 0 : drops.Min(d => d.LeastLossDb),
                MaxDropM = drops.Count == 0 ? 0 : drops.Max(d => d.Entrance > 0 ? 0 : d.DropMetres),
                TakeUp = it.Prices.TakeUp,
                TakeUpScenarios = it.Prices.TakeUpScenarios,
                CostByTakeUp = Scenarios(cost),
                AssumedShare = it.Premises.Count == 0 ? 0
                    : (double)it.Premises.Where(p => p.Basis == DwellingBasis.Assumed).Sum(p => p.Dwellings) / it.Premises.Sum(p => p.Dwellings),
            },
        };
    }

    private static int LocalVertex(AccessCase it, AreaDesign area, int premises) => area.TreeVertex(it.Network.HomeVertex[premises]);

    private static long Upstream(AreaDesign area, DistributionPlan.Closure closure)
    {
        var (tree, plan) = (area.Result.Tree, area.Result.Plan);
        var cabinet = plan.Cabinets[closure.Cabinet];
        return tree.Distance(closure.Vertex, cabinet.Vertex) + tree.Distance(cabinet.Vertex, plan.Node);
    }

    private Dictionary<string, long> Scenarios(AccessCost cost)
    {
        var shares = it.Prices.TakeUpScenarios.Select(s => s.Share).Append(it.Prices.Number("dem.takeup_y1")).Append(it.Prices.TakeUp);
        return shares.Distinct().Order().ToDictionary(
            share => share.ToString("0.###", CultureInfo.InvariantCulture), share => cost.Passed + (long)Math.Round(fullConnections * share));
    }

    private void AddRoutes(AreaDesign area)
    {
        foreach (var e in area.Edges.Order())
        {
            var network = it.Network;
            var key = RouteKey.Of(network.Lines[e]);
            key = routeTwins.TryGetValue(key, out var twins) ? FormattableString.Invariant($"{key}-{twins + 1}") : key;
            routeTwins[key.Split('-')[0]] = twins + 1;
            routeKeys.Add(e, key);
            routes.Add(new(
                key, network.Vertices[network.Tail[e]].ToGridKey(), network.Vertices[network.Head[e]].ToGridKey(), network.Lines[e], network.Street[e],
                network.Kind[e], network.Method[e], network.Length[e] / 100.0, network.Cost[e]));
        }
    }

    /// <summary>Adds what stands and lies in an area; returns the key of its node.</summary>
    private string AddArea(AreaDesign area)
    {
        var plan = area.Result.Plan;
        AddCables(area, CableLevel.Distribution, plan.DistributionFibres, it.Rules.Distribution);
        AddCables(area, CableLevel.Feeder, plan.FeederFibres, it.Rules.Feeder);
        var ports = plan.Cabinets.Sum(k => it.Rules.PrimariesOf(k.Fibres));
        var isFirst = sites.Count == 0;
        var node = AddSite(area, AccessSiteKind.Node, plan.Node, null, ports, plan.Cabinets.Sum(k => k.Dwellings), isFirst ? 0 : it.Prices.Whole("site.village_node"));
        oltCost += ports * it.Prices.Whole("acc.olt_port");
        var cabinets = new List<(DistributionPlan.Cabinet Cabinet, string Site, int First)>();
        var keys = new List<string>();
        for (var k = 0; k < plan.Cabinets.Count; k++)
        {
            var cabinet = plan.Cabinets[k];
            if (cabinet.Fibres == 0 && (k == DistributionPlan.Frame || !cabinet.IsPinned))
            {
                continue;
            }

            var primaries = it.Rules.PrimariesOf(cabinet.Fibres);
            var site = k == DistributionPlan.Frame ? node
                : AddSite(area, AccessSiteKind.Cabinet, cabinet.Vertex, node, primaries, cabinet.Dwellings, it.Prices.Whole("acc.cabinet"), EarlierCabinet(area, cabinet));
            cabinets.Add((cabinet, site, keys.Count));
            keys.AddRange(Enumerable.Range(1, primaries).Select(p => FormattableString.Invariant($"{site}/P{p}")));
        }

        var oltPorts = PortSlots.Assign([.. keys.Select(key => (1, EarlierPort(key, node) - 1))], keys.Count);
        foreach (var (cabinet, site, first) in cabinets)
        {
            string[] own = [.. keys.Skip(first).Take(it.Rules.PrimariesOf(cabinet.Fibres))];
            for (var p = 0; p < own.Length; p++)
            {
                var used = Math.Min(it.Rules.PrimaryRatio, cabinet.Fibres - (p * it.Rules.PrimaryRatio));
                splitters.Add(new(own[p], site, it.Rules.PrimaryRatio, null, oltPorts[first + p] + 1, used));
                splitterCost += it.Prices.Splitter(it.Rules.PrimaryRatio);
            }

            AddClosures(area, cabinet, site, own);
        }

        return node;
    }

    private int EarlierPort(string splitter, string node) => it.Earlier?.FindSplitter(splitter) is { FedBy: null } known && it.Earlier.FindSite(known.Site) is { } site
        && (site.Kind == AccessSiteKind.Node ? site.Key : site.FedFrom) == node ? known.Port : 0;

    /// <summary>Adds what hangs on a cabinet. Fibres that it had keep their ports.</summary>
    private void AddClosures(AreaDesign area, DistributionPlan.Cabinet cabinet, string site, string[] primaries)
    {
        var plan = area.Result.Plan;
        int[] closures = [.. cabinet.Closures.OrderBy(c => plan.Closures[c].Vertex).ThenBy(c => c)];
        var isTwoStage = it.Rules.SecondaryRatio > 1;
        var wanted = new List<(int Size, int Wanted)>();
        var names = new List<string>();
        foreach (var c in closures)
        {
            var closure = plan.Closures[c];
            var fibres = it.Rules.FibresOf(closure.Dwellings);
            var name = closure.IsEntrance ? AddEntrance(area, c, site, fibres)
                : AddSite(area, AccessSiteKind.Closure, closure.Vertex, site, fibres, closure.Dwellings, it.Rules.ClosureCost, EarlierSite(area, closure));
            names.Add(name);
            for (var s = 0; isTwoStage && s < fibres; s++)
            {
                wanted.Add((1, EarlierFibre(FormattableString.Invariant($"{name}/S{s + 1}"), site)));
            }

            if (!isTwoStage)
            {
                wanted.AddRange(Connections(area, c).Select(d => (d.Dwellings, EarlierSlot(d.Drop, name, site, it.Rules.PrimaryRatio))));
            }
        }

        var slots = PortSlots.Assign(wanted, cabinet.Fibres);
        var next = 0;
        for (var i = 0; i < closures.Length; i++)
        {
            var count = isTwoStage ? it.Rules.FibresOf(plan.Closures[closures[i]].Dwellings) : Connections(area, closures[i]).Count();
            AddClosure(area, closures[i], names[i], primaries, slots.AsSpan(next, count));
            next += count;
        }
    }

    /// <summary>The connections of a closure in order: house or entrance, its dwellings, and what it had before.</summary>
    private IEnumerable<(int Home, int Dwellings, AccessDrop? Drop)> Connections(AreaDesign area, int number)
    {
        var closure = area.Result.Plan.Closures[number];
        return closure.IsEntrance
            ? [(number, closure.Dwellings, it.Earlier?.FindDrop(area.Entrances[number].Premises, area.Entrances[number].Entrance))]
            : closure.Homes.OrderBy(h => area.Homes[h]).Select(h => (h, it.Premises[area.Homes[h]].Dwellings, it.Earlier?.FindDrop(area.Homes[h], 0)));
    }

    /// <summary>The earlier key of a closure that stands where it stood, by its homes: of two at one place each keeps its own.</summary>
    private string? EarlierSite(AreaDesign area, DistributionPlan.Closure closure) => it.Earlier is null ? null
        : closure.Homes.Select(h => it.Earlier.FindDrop(area.Homes[h], 0)?.Site).OfType<string>().GroupBy(s => s, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The earlier key of a cabinet, by its closures.</summary>
    private string? EarlierCabinet(AreaDesign area, DistributionPlan.Cabinet cabinet) => it.Earlier is null ? null
        : cabinet.Closures.Select(c => EarlierSite(area, area.Result.Plan.Closures[c])).OfType<string>().Select(s => it.Earlier.FindSite(s)?.FedFrom).OfType<string>()
            .GroupBy(s => s, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The fibre of its cabinet that a splitter in a closure had, counted from 0; −1 for none.</summary>
    private int EarlierFibre(string splitter, string cabinet) =>
        it.Earlier?.FindSplitter(splitter) is { FedBy: { } above } known && it.Earlier.FindSplitter(above) is { } primary && primary.Site == cabinet
            ? (PortSlots.NumberOf(above) - 1) * it.Rules.PrimaryRatio + known.Port - 1 : -1;

    /// <summary>The first port that a connection had at its site, counted from 0 through all splitters; −1 for none.</summary>
    private static int EarlierSlot(AccessDrop? drop, string site, string splitterSite, int ratio) =>
        drop is not null && drop.Site == site && drop.Splitter.StartsWith(splitterSite + "/", StringComparison.Ordinal) ? ((PortSlots.NumberOf(drop.Splitter) - 1) * ratio) + drop.Port - 1 : -1;

    /// <summary>Adds the splitters and the connections of a closure.</summary>
    /// <param name="area">Its area.</param>
    /// <param name="number">Its number in the plan.</param>
    /// <param name="site">Its key.</param>
    /// <param name="primaries">Splitters of its cabinet.</param>
    /// <param name="slots">Fibres of the cabinet: one for each splitter of the closure, or with one stage the first of each connection.</param>
    private void AddClosure(AreaDesign area, int number, string site, string[] primaries, ReadOnlySpan<int> slots)
    {
        var closure = area.Result.Plan.Closures[number];
        var isTwoStage = it.Rules.SecondaryRatio > 1;
        var own = isTwoStage ? new string[slots.Length] : primaries;
        for (var s = 0; isTwoStage && s < own.Length; s++)
        {
            own[s] = FormattableString.Invariant($"{site}/S{s + 1}");
            var used = Math.Min(it.Rules.SecondaryRatio, closure.Dwellings - (s * it.Rules.SecondaryRatio));
            splitters.Add(new(own[s], site, it.Rules.SecondaryRatio, primaries[slots[s] / it.Rules.PrimaryRatio], (slots[s] % it.Rules.PrimaryRatio) + 1, used));
            splitterCost += it.Rules.SecondaryCost;
        }

        var ratio = isTwoStage ? it.Rules.SecondaryRatio : it.Rules.PrimaryRatio;
        (int Home, int Dwellings, AccessDrop? Drop)[] connections = [.. Connections(area, number)];
        var ports = isTwoStage ? PortSlots.Assign([.. connections.Select(c => (c.Dwellings, EarlierSlot(c.Drop, site, site, ratio)))], closure.Dwellings) : slots.ToArray();
        for (var i = 0; i < connections.Length; i++)
        {
            var port = (own[ports[i] / ratio], (ports[i] % ratio) + 1);
            if (closure.IsEntrance)
            {
                AddEntranceDrop(area, number, site, port);
            }
            else
            {
                AddHouseDrop(area, connections[i].Home, closure, site, port);
            }
        }
    }

    private void AddHouseDrop(AreaDesign area, int home, DistributionPlan.Closure closure, string site, (string Splitter, int Port) port)
    {
        var h = area.Homes[home];
        var premises = it.Premises[h];
        var along = area.Result.Tree.Distance(LocalVertex(it, area, h), closure.Vertex);
        streetDropMetres += along / 100.0 * premises.Dwellings;
        var length = HomePath(it, area, home) / 100.0;
        var crossing = it.Network.IsAcross[h] && it.Network.HomeMethod[h] != RouteMethod.Aerial
            ? it.Prices.Number("acc.street_width") / 1000 * it.Prices.PerKilometre(LeadMethod(h)) : 0;
        var full = (premises.Dwellings * it.Prices.Tenge("acc.drop")) + crossing;
        fullConnections += (long)Math.Round(full) + (it.Prices.TakeUp > 0 ? (long)Math.Round(it.Rules.DropPrice(premises.Dwellings, along) / it.Prices.TakeUp) : 0);
        AddDrop(h, 0, premises.Dwellings, site, port, (along + it.Network.HomeLead[h]) / 100.0, length, crossing > 0,
            (long)Math.Round(full * it.Prices.TakeUp) + it.Rules.DropPrice(premises.Dwellings, along));
    }

    /// <summary>What leads from the street to a building is dug as along the street; where a trench is there already, as in soft ground.</summary>
    private RouteMethod LeadMethod(int home) => it.Network.HomeMethod[home] == RouteMethod.Built ? RouteMethod.SoftTrench : it.Network.HomeMethod[home];

    private void AddEntranceDrop(AreaDesign area, int number, string site, (string Splitter, int Port) port)
    {
        var (h, entrance) = area.Entrances[number];
        var premises = it.Premises[h];
        var dwellings = premises.DwellingsOf(entrance);
        var full = dwellings * it.Prices.Tenge("acc.drop");
        fullConnections += (long)Math.Round(full);
        AddDrop(h, entrance + 1, dwellings, site, port, it.Riser(h) / 100.0, EntrancePath(it, area, number) / 100.0, false, (long)Math.Round(full * it.Prices.TakeUp));
    }

    private void AddDrop(int h, int entrance, int dwellings, string site, (string Splitter, int Port) port, double drop, double length, bool crosses, long cost)
    {
        var check = it.Budget.Check(new PonPath(new(length), it.Split, AccessCase.Connectors, it.Splices));
        drops.Add(new(
            it.Premises[h].Key, entrance, dwellings, it.Network.Vertices[it.Network.HomeVertex[h]].ToGridKey(), site, port.Splitter, port.Port,
            it.Network.HomeLead[h] / 100.0, drop, length, Math.Max(check.Down.Value, check.Up.Value), check.Least.Value, LeadMethod(h), crosses, cost));
    }

    private string AddEntrance(AreaDesign area, int number, string cabinet, int fibres)
    {
        var (h, entrance) = area.Entrances[number];
        var premises = it.Premises[h];
        var cost = (premises.DwellingsOf(entrance) * it.Prices.Tenge("acc.mdu_pm")) + (it.Riser(h) / 100.0 * it.Prices.Tenge("acc.riser"));
        if (entrance == 0)
        {
            // One trench leads from the street to the block, with a cable for all of its entrances.
            var lead = it.Network.HomeLead[h];
            var all = Enumerable.Range(0, premises.Entrances).Sum(e => it.Rules.FibresOf(premises.DwellingsOf(e)));
            cost += it.Prices.Route(LeadMethod(h), lead) + it.Rules.Distribution.Cost(all, lead);
        }

        var key = FormattableString.Invariant($"E:{premises.Key}/{entrance + 1}");
        blockCost += (long)Math.Round(cost);
        sites.Add(new(key, AccessSiteKind.Entrance, it.Network.Vertices[it.Network.HomeVertex[h]].ToGridKey(), premises.Location, cabinet, fibres, premises.DwellingsOf(entrance), 0));
        return key;
    }

    private string AddSite(AreaDesign area, AccessSiteKind kind, int vertex, string? from, int fibres, int dwellings, long cost, string? earlier = null)
    {
        var key = SiteKey(area, kind, vertex);
        var name = earlier is not null && (earlier == key || earlier.StartsWith(key + "#", StringComparison.Ordinal)) ? earlier : key;
        for (var twin = 2; !siteKeys.Add(name); twin++)
        {
            name = FormattableString.Invariant($"{key}#{twin}");
        }

        var place = Place(area, vertex);
        sites.Add(new(name, kind, place.ToGridKey(), place, from, fibres, dwellings, cost));
        return name;
    }

    private GeoPoint Place(AreaDesign area, int vertex) => it.Network.Vertices[area.VertexOf[area.Result.Tree.VertexOf[vertex]]];

    private string SiteKey(AreaDesign area, AccessSiteKind kind, int vertex) =>
        $"{(kind switch { AccessSiteKind.Node => 'N', AccessSiteKind.Cabinet => 'K', _ => 'C' })}:{Place(area, vertex).ToGridKey()}";

    private void AddCables(AreaDesign area, CableLevel level, int[] fibres, CableTable table)
    {
        for (var v = 1; v < fibres.Length; v++)
        {
            if (fibres[v] == 0)
            {
                continue;
            }

            foreach (var e in area.EdgesOf[area.Result.Tree.EdgeOf[v]])
            {
                AddCable(e, level, fibres[v], table.Choose(fibres[v]).Select(c => (table.Sizes[c.Size], c.Count)), table.Cost(fibres[v], it.Length[e]));
            }
        }
    }

    private void AddCable(int edge, CableLevel level, int fibres, IEnumerable<(int Size, int Count)> chosen, long cost)
    {
        foreach (var (size, count) in chosen)
        {
            cables.Add(new(routeKeys[edge], level, size, count, fibres, cost));
            cableMetres[level] = cableMetres.GetValueOrDefault(level) + (count * it.Length[edge] / 100.0);
            cost = 0;
        }
    }

    /// <summary>A cable of one size joins the feeding nodes of a settlement along its trenches.</summary>
    private void AddTrunk()
    {
        if (areas.Count < 2)
        {
            return;
        }

        var number = new int[it.Network.Vertices.Count];
        int[] edges = [.. areas.SelectMany(a => a.Edges).Order()];
        int[] nodes = [.. areas.Select(a => a.VertexOf[a.Result.Tree.VertexOf[a.Result.Plan.Node]])];
        var tree = TreeNetwork.Root(nodes[0], edges, it.Tail, it.Head, it.Length, number);
        var below = new int[tree.Count];
        foreach (var node in nodes)
        {
            below[number[node]]++;
        }

        var wanted = (int)it.Prices.Number("acc.trunk_fibres");
        var size = it.Prices.Sizes.Where(s => s >= wanted).DefaultIfEmpty(it.Prices.Sizes.Max()).Min();
        var price = it.Prices.Whole(FormattableString.Invariant($"acc.cable_{size}"));
        for (var v = tree.Count - 1; v > 0; v--)
        {
            if (below[v] > 0 && below[v] < nodes.Length)
            {
                AddCable(tree.EdgeOf[v], CableLevel.Trunk, wanted, [(size, 1)], ((price * it.Length[tree.EdgeOf[v]]) + 50_000) / 100_000);
            }

            below[tree.Parent[v]] += below[v];
        }
    }

    private long StreetDropCost(AreaDesign area)
    {
        long sum = 0;
        for (var i = 0; i < area.Homes.Length; i++)
        {
            var closure = area.Result.Plan.Closures[area.Result.Plan.HomeClosure[i]];
            sum += it.Rules.DropPrice(it.Premises[area.Homes[i]].Dwellings, area.Result.Tree.Distance(LocalVertex(it, area, area.Homes[i]), closure.Vertex));
        }

        return sum;
    }
}
