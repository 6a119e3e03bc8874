using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>The part of a settlement that one feeding node serves: a connected piece of the trenches with everything on it.</summary>
internal sealed class AreaDesign
{
    private static readonly double[] Fillings = [0.9, 0.7, 0.5, 0.3];

    /// <summary>Premises that are houses, by number in the settlement, in the order of the optimiser's homes.</summary>
    public required int[] Homes { get; init; }

    /// <summary>Entrances of blocks: premises and number from 0, in the order of the optimiser's entrances.</summary>
    public required (int Premises, int Entrance)[] Entrances { get; init; }

    /// <summary>Street vertex of the settlement for each vertex of the area.</summary>
    public required int[] VertexOf { get; init; }

    /// <summary>Street edges of the settlement that each edge of the area stands for; a street outside the first tree may be a chain of several.</summary>
    public required int[][] EdgesOf { get; init; }

    /// <summary>Trenches and what hangs on them.</summary>
    public required StreetDistribution Result { get; init; }

    /// <summary>Street edges of the settlement that are built.</summary>
    public IEnumerable<int> Edges => Result.Edges.SelectMany(e => EdgesOf[e]);

    /// <summary>Cuts the trenches into areas, designs each, and returns them in order.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="trench">Its trenches.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    public static IReadOnlyList<AreaDesign> Solve(AccessCase it, int[] trench, int threads, CancellationToken token)
    {
        var served = Enumerable.Range(0, it.Premises.Count).Where(it.IsServed).ToArray();
        if (served.Length == 0)
        {
            return [];
        }

        var number = new int[it.Network.Vertices.Count];
        Array.Fill(number, -1);
        var root = it.NodeIsGiven ? it.Node : it.Network.HomeVertex[served[0]];
        var tree = TreeNetwork.Root(root, trench, it.Tail, it.Head, it.Length, number);
        var weight = new long[tree.Count];
        foreach (var h in served)
        {
            weight[number[it.Network.HomeVertex[h]]] += it.Premises[h].IsBlock
                ? Enumerable.Range(0, it.Premises[h].Entrances).Sum(e => it.Rules.FibresOf(it.Premises[h].DwellingsOf(e))) * it.Rules.SecondaryRatio
                : it.Premises[h].Dwellings;
        }

        var chains = new StreetChains(it, trench);
        foreach (var filling in Fillings)
        {
            var areas = Solve(it, chains, tree, number, weight, Math.Max(it.Split.Homes, (long)(MostPorts(it) * it.Split.Homes * filling)), threads, token);
            if (filling == Fillings[^1] || areas.All(a => a.Ports(it) <= MostPorts(it)))
            {
                return areas;
            }
        }

        return [];
    }

    /// <summary>The vertex of the tree at which a vertex of the streets stands.</summary>
    public int TreeVertex(int street)
    {
        if (treeVertex is null)
        {
            var made = new Dictionary<int, int>(Result.Tree.Count);
            for (var v = 0; v < Result.Tree.Count; v++)
            {
                made.Add(VertexOf[Result.Tree.VertexOf[v]], v);
            }

            treeVertex = made;
        }

        return treeVertex[street];
    }

    private Dictionary<int, int>? treeVertex;

    /// <summary>OLT ports in use.</summary>
    public int Ports(AccessCase it) => Result.Plan.Cabinets.Sum(k => it.Rules.PrimariesOf(k.Fibres));

    private static int MostPorts(AccessCase it) => (int)it.Prices.Number("acc.node_ports");

    private static AreaDesign[] Solve(
        AccessCase it, StreetChains chains, TreeNetwork tree, int[] number, long[] weight, long most, int threads, CancellationToken token)
    {
        var served = Enumerable.Range(0, it.Premises.Count).Where(it.IsServed).ToArray();
        var (edgeArea, ownArea, count) = TreeAreas.Cut(tree, weight, most);
        var builders = Enumerable.Range(0, count).Select(_ => new Builder(it)).ToArray();
        for (var v = 1; v < tree.Count; v++)
        {
            builders[edgeArea[v]].AddEdge(tree.EdgeOf[v]);
        }

        foreach (var h in served)
        {
            builders[ownArea[number[it.Network.HomeVertex[h]]]].AddPremises(h);
        }

        foreach (var pinned in it.Pinned)
        {
            builders[ownArea[number[pinned]]].Pinned.Add(pinned);
        }

        if (it.NodeIsGiven)
        {
            builders[ownArea[0]].Node = it.Node;
        }

        GiveAway(builders);
        Join(builders);
        var inhabited = builders.Where(b => b.IsInhabited).ToArray();
        var areas = new AreaDesign[inhabited.Length];
        Parallel.For(0, areas.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, a => areas[a] = inhabited[a].Solve(chains, token));
        return areas;
    }

    /// <summary>Trenches that only lead from one area to another go to an area that they touch.</summary>
    private static void GiveAway(Builder[] builders)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var empty in builders.Where(b => !b.IsInhabited && b.Vertices().Any()))
            {
                var vertices = empty.Vertices().ToHashSet();
                if (Array.Find(builders, b => b.IsInhabited && b.Vertices().Any(vertices.Contains)) is { } taker)
                {
                    taker.Take(empty);
                    moved = true;
                }
            }
        }
    }

    /// <summary>Areas must go on meeting where they meet: the cable between their feeding nodes passes there.</summary>
    private static void Join(Builder[] builders)
    {
        var seen = new Dictionary<int, Builder>();
        foreach (var builder in builders)
        {
            foreach (var vertex in builder.Vertices())
            {
                if (!seen.TryAdd(vertex, builder) && seen[vertex] != builder)
                {
                    seen[vertex].Joints.Add(vertex);
                    builder.Joints.Add(vertex);
                }
            }
        }
    }

    private sealed class Builder(AccessCase it)
    {
        private readonly List<int> edges = [];
        private readonly List<int> premises = [];

        public List<int> Pinned { get; } = [];

        public SortedSet<int> Joints { get; } = [];

        public int Node { get; set; } = -1;

        public bool IsInhabited => premises.Count > 0;

        public void AddEdge(int edge) => edges.Add(edge);

        public void AddPremises(int home) => premises.Add(home);

        /// <summary>Takes over another's trenches.</summary>
        public void Take(Builder other)
        {
            edges.AddRange(other.edges);
            other.edges.Clear();
            Pinned.AddRange(other.Pinned);
            other.Pinned.Clear();
            (Node, other.Node) = (Math.Max(Node, other.Node), -1);
        }

        public IEnumerable<int> Vertices() => edges.SelectMany(e => new[] { it.Tail[e], it.Head[e] }).Distinct();

        public AreaDesign Solve(StreetChains chains, CancellationToken token)
        {
            var local = new Dictionary<int, int>();
            var vertexOf = new List<int>();
            int Local(int vertex)
            {
                if (!local.TryGetValue(vertex, out var v))
                {
                    local.Add(vertex, v = vertexOf.Count);
                    vertexOf.Add(vertex);
                }

                return v;
            }

            edges.Sort();
            var edgesOf = new List<int[]>(edges.Select(e => new[] { e }));
            var ends = new List<(int Tail, int Head)>(edges.Select(e => (Local(it.Tail[e]), Local(it.Head[e]))));
            foreach (var h in premises)
            {
                Local(it.Network.HomeVertex[h]);
            }

            if (Node >= 0)
            {
                Local(Node);
            }

            foreach (var (tail, head, chain) in chains.Between(local))
            {
                edgesOf.Add(chain);
                ends.Add((local[tail], local[head]));
            }

            int[] homes = [.. premises.Where(h => !it.Premises[h].IsBlock)];
            (int, int)[] entrances = [.. premises.Where(h => it.Premises[h].IsBlock).SelectMany(h => Enumerable.Range(0, it.Premises[h].Entrances).Select(e => (h, e)))];
            var problem = new StreetProblem
            {
                VertexCount = vertexOf.Count,
                Tail = [.. ends.Select(e => e.Tail)],
                Head = [.. ends.Select(e => e.Head)],
                Cost = [.. edgesOf.Select(chain => chain.Sum(e => it.Cost[e]))],
                Length = [.. edgesOf.Select(chain => chain.Sum(e => it.Length[e]))],
                Rules = it.Rules,
                HomeVertex = [.. homes.Select(h => local[it.Network.HomeVertex[h]])],
                HomeDwellings = [.. homes.Select(h => it.Premises[h].Dwellings)],
                HomeLead = [.. homes.Select(h => it.Network.HomeLead[h])],
                EntranceVertex = [.. entrances.Select(e => local[it.Network.HomeVertex[e.Item1]])],
                EntranceDwellings = [.. entrances.Select(e => it.Premises[e.Item1].DwellingsOf(e.Item2))],
                Node = Node >= 0 ? local[Node] : local[it.Network.HomeVertex[premises[premises.Count / 2]]],
                NodeMoves = Node < 0,
                PinnedCabinets = [.. Pinned.Select(p => local[p])],
                Joints = [.. Joints.Select(j => local[j])],
            };
            return new()
            {
                Homes = homes, Entrances = entrances, VertexOf = [.. vertexOf], EdgesOf = [.. edgesOf],
                Result = JointSearch.Solve(problem, [.. Enumerable.Range(0, edges.Count)], token),
            };
        }
    }
}
