using System.Globalization;
using Zheli.Algorithms.Clustering;
using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Pon;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Model.Units;

namespace Zheli.Engineering.Access;

/// <summary>One settlement ready to be designed: streets, premises on them, prices, optical limits, and which premises cannot be served.</summary>
internal sealed class AccessCase
{
    /// <summary>Mated connectors between OLT and home: at the OLT, at the frame, where the drop begins, at the home.</summary>
    public const int Connectors = 4;

    private readonly UnservedPremises?[] unserved;

    /// <summary>Prepares a settlement.</summary>
    /// <param name="premises">Its premises.</param>
    /// <param name="corridors">Roads and power lines round about.</param>
    /// <param name="place">Kind of settlement.</param>
    /// <param name="centre">Where the feeding node is looked for when it may be placed.</param>
    /// <param name="prices">Prices and options.</param>
    public AccessCase(IReadOnlyList<Premises> premises, IReadOnlyList<Corridor> corridors, PlaceKind place, GeoPoint centre, AccessPrices prices)
    {
        Prices = prices;
        unserved = new UnservedPremises?[premises.Count];
        Budget = new(PonClass.Get(prices.Options.OpticalClass), prices.Catalogue);
        Split = prices.Options.SecondaryRatio > 1 ? Budget.Split(prices.Options.PrimaryRatio, prices.Options.SecondaryRatio) : Budget.Split(prices.Options.PrimaryRatio);
        if (Split.Homes > Budget.MaxHomes)
        {
            throw new BadInputException(
                "split-too-large", "--split", FormattableString.Invariant($"{Split} gives {Split.Homes} homes a port; class {Budget.Class.Name} numbers {Budget.MaxHomes}."),
                "Maybe 4x8 or 8x8.");
        }

        // Two splices at each splitter, one at the closure of the drop and one at the frame.
        Splices = (2 * Split.Stages.Count) + 2;
        Rules = prices.Rules(1);
        Premises = premises = [.. premises.Select(p => p.IsBlock || p.Dwellings <= Rules.ClosurePorts ? p : p with { Entrances = 1 })];
        Network = StreetBuilder.Build(premises, corridors, place, prices);
        Rules = prices.Rules(premises.Sum(p => prices.Options.SecondaryRatio > 1 ? ((p.Dwellings + prices.Options.SecondaryRatio - 1) / prices.Options.SecondaryRatio) + p.Entrances : p.Dwellings) + 8);
        MostPath = (long)(Budget.LongestLine(Split, Connectors, Splices).Value * 100);
        (Tail, Head, Length, Cost) = ([.. Network.Tail], [.. Network.Head], [.. Network.Length], [.. Network.Cost]);
        PlaceNode(centre);
        Exclude();
    }

    /// <summary>The design before the planner's last change; null to begin from nothing.</summary>
    public EarlierDesign? Earlier { get; set; }

    /// <summary>Premises, served or not.</summary>
    public IReadOnlyList<Premises> Premises { get; }

    /// <summary>Prices and options.</summary>
    public AccessPrices Prices { get; }

    /// <summary>Optical limits.</summary>
    public PonBudget Budget { get; }

    /// <summary>Stages of splitters.</summary>
    public PonSplit Split { get; }

    /// <summary>Splices between OLT and home.</summary>
    public int Splices { get; }

    /// <summary>Streets.</summary>
    public StreetNetwork Network { get; }

    /// <summary>Rules of the optimiser.</summary>
    public DistributionRules Rules { get; }

    /// <summary>Longest fibre that class and protocol allow, centimetres; negative when not even a short one works.</summary>
    public long MostPath { get; }

    /// <summary>Vertex of the feeding node, or where to begin; −1 without streets.</summary>
    public int Node { get; private set; } = -1;

    /// <inheritdoc cref="StreetNetwork.Tail"/>
    public int[] Tail { get; }

    /// <inheritdoc cref="StreetNetwork.Head"/>
    public int[] Head { get; }

    /// <inheritdoc cref="StreetNetwork.Length"/>
    public long[] Length { get; }

    /// <inheritdoc cref="StreetNetwork.Cost"/>
    public long[] Cost { get; }

    /// <summary>True when the feeding node is given.</summary>
    public bool NodeIsGiven => Prices.Options.Node is not null;

    /// <summary>What is not served, in the order of the premises.</summary>
    public IEnumerable<UnservedPremises> Unserved => unserved.OfType<UnservedPremises>();

    /// <summary>Height of a block above the street, for the riser to its top floor, centimetres.</summary>
    public long Riser(int home) => (long)Math.Round(Math.Max(1, Premises[home].Floors) * Prices.Number("acc.floor_height") * 100);

    /// <summary>True for a premises that is served.</summary>
    public bool IsServed(int home) => unserved[home] is null;

    /// <summary>Leaves a premises out.</summary>
    public void Exclude(int home, string cause, FormattableString message, string wayOut) =>
        unserved[home] ??= new(Premises[home].Key, Premises[home].Dwellings, cause, message.ToString(CultureInfo.InvariantCulture), wayOut);

    /// <summary>Vertices that the trenches must reach.</summary>
    public SortedSet<int> Terminals()
    {
        var terminals = new SortedSet<int>();
        for (var h = 0; h < Premises.Count; h++)
        {
            if (IsServed(h))
            {
                terminals.Add(Network.HomeVertex[h]);
            }
        }

        if (terminals.Count > 0 && NodeIsGiven)
        {
            terminals.Add(Node);
        }

        terminals.UnionWith(terminals.Count > 0 ? Pinned : []);
        return terminals;
    }

    /// <summary>Vertices of the pinned cabinets.</summary>
    public IReadOnlyList<int> Pinned { get; private set; } = [];

    /// <summary>Shortest distances along the streets from a vertex, centimetres; <see cref="long.MaxValue"/> where there is no way.</summary>
    /// <param name="graph">The streets.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="cameBy">Filled with the edge by which each vertex is reached.</param>
    /// <param name="until">Vertices after which the rest need not be right; emptied.</param>
    public static long[] Distances(CompactGraph graph, int from, int[]? cameBy = null, HashSet<int>? until = null)
    {
        var distance = new long[graph.VertexCount];
        Array.Fill(distance, long.MaxValue);
        var heap = new VertexHeap(graph.VertexCount);
        distance[from] = 0;
        heap.Set(from, 0);
        while (heap.Count > 0)
        {
            var v = heap.Pop();
            if (until is not null && until.Remove(v) && until.Count == 0)
            {
                break;
            }

            for (var i = graph.Start[v]; i < graph.Start[v + 1]; i++)
            {
                var (w, next) = (graph.Neighbour[i], distance[v] + graph.Cost[graph.Edge[i]]);
                if (next < distance[w])
                {
                    distance[w] = next;
                    heap.Set(w, next);
                    if (cameBy is not null)
                    {
                        cameBy[w] = graph.Edge[i];
                    }
                }
            }
        }

        return distance;
    }

    private void PlaceNode(GeoPoint centre)
    {
        var weight = new Dictionary<int, int>();
        for (var h = 0; h < Premises.Count; h++)
        {
            if (Network.HomeVertex[h] >= 0)
            {
                var component = Network.Component[Network.HomeVertex[h]];
                weight[component] = weight.GetValueOrDefault(component) + Premises[h].Dwellings;
            }
        }

        if (weight.Count == 0)
        {
            return;
        }

        var main = weight.OrderByDescending(w => w.Value).ThenBy(w => w.Key).First().Key;
        Node = Nearest(Prices.Options.Node ?? centre, v => NodeIsGiven ? weight.ContainsKey(Network.Component[v]) : Network.Component[v] == main);
        Pinned = [.. Prices.Options.PinnedCabinets.Select(p => Nearest(p, v => Network.Component[v] == Network.Component[Node])).Distinct().Order()];
    }

    private int Nearest(GeoPoint at, Func<int, bool> isWanted)
    {
        var (best, chosen) = (double.PositiveInfinity, -1);
        for (var v = 0; v < Network.Vertices.Count; v++)
        {
            if (isWanted(v) && Geodesic.Distance(at, Network.Vertices[v]).Value is var distance && distance < best)
            {
                (best, chosen) = (distance, v);
            }
        }

        return chosen;
    }

    private void Exclude()
    {
        var distance = Node < 0 ? [] : Distances(new CompactGraph(Network.Vertices.Count, Tail, Head, Length), Node);
        for (var h = 0; h < Premises.Count; h++)
        {
            var vertex = Network.HomeVertex[h];
            if (vertex < 0)
            {
                Exclude(h, "no-street", $"No street is known within reach.", "Maybe import the streets of the settlement, or draw one.");
            }
            else if (distance[vertex] == long.MaxValue)
            {
                Exclude(
                    h, "street-not-connected", $"Its street does not hang together with that of the feeding node.",
                    FormattableString.Invariant($"A link longer than acc.link_max ({Prices.Number("acc.link_max"):0} m): set it higher, or draw the missing street."));
            }
            else if (!Premises[h].IsBlock && Network.HomeLead[h] > Rules.MaxDrop)
            {
                var lead = Network.HomeLead[h];
                var trench = Prices.Route(RouteMethod.Link, lead) + Rules.ClosureCost;
                Exclude(
                    h, "drop-too-long", $"It lies {lead / 100.0:0} m from the nearest street; a drop may be {Rules.MaxDrop / 100.0:0} m.",
                    FormattableString.Invariant($"A drop of {Math.Ceiling(lead / 1000.0) * 10:0} m (acc.drop_max), or a trench and a closure of its own for {trench} tenge."));
            }
        }
    }

    /// <summary>Leaves out a premises whose fibre would be too long, or whose receiver would be overloaded.</summary>
    /// <param name="home">The premises.</param>
    /// <param name="length">Length of its fibre, or a shorter one, centimetres.</param>
    /// <param name="neighbours">Dwellings that a feeding node of their own would serve together with it.</param>
    /// <returns>True when it stays.</returns>
    public bool CheckReach(int home, long length, int neighbours = 0)
    {
        if (length <= MostPath)
        {
            return true;
        }

        neighbours = Math.Max(neighbours, Premises[home].Dwellings);
        var node = Prices.Whole("site.village_node");
        var ownNode = FormattableString.Invariant($"A feeding node of its own for {neighbours} dwellings: {node} tenge, {node / neighbours} a dwelling.");
        var path = new PonPath(new(length / 100.0), Split, Connectors, Splices);
        if (Budget.Explain(path) is [var first, ..])
        {
            // What is done at the port is done for each of their ports; a node is paid once.
            var ports = (neighbours + Split.Homes - 1) / Split.Homes;
            var isReach = first.Rule == PonRules.TooFar;
            var wayOut = first.Remedies is [{ Cost: { } cost } remedy, ..] && cost * ports < node
                ? FormattableString.Invariant($"{remedy.Text} About {cost} tenge a port.") : ownNode;
            Exclude(home, isReach ? "reach" : "loss", $"{first.Cause}", wayOut);
        }
        else
        {
            Exclude(home, "reach", $"Its fibre would be {length / 100_000.0:0.0} km long.", ownNode);
        }

        return false;
    }
}
