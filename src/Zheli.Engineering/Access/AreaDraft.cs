using Zheli.Algorithms.Clustering;

namespace Zheli.Engineering.Access;

/// <summary>What one feeding node is to serve: a connected piece of the trenches and the premises on it, before they are designed.</summary>
/// <param name="it">The settlement.</param>
internal sealed class AreaDraft(AccessCase it)
{
    private readonly List<int> edges = [];
    private readonly List<int> premises = [];
    private readonly List<int> pinned = [];
    private readonly SortedSet<int> joints = [];
    private int node = -1;

    /// <summary>True when something is to be served.</summary>
    public bool IsInhabited => premises.Count > 0;

    /// <summary>Dwellings, those of an entrance rounded up to whole splitters: what ports are needed for.</summary>
    public long Weight => premises.Sum(WeightOf);

    /// <summary>Everything that is served, on all trenches.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="trench">Its trenches.</param>
    public static AreaDraft Whole(AccessCase it, int[] trench)
    {
        var whole = new AreaDraft(it);
        whole.edges.AddRange(trench);
        whole.premises.AddRange(Enumerable.Range(0, it.Premises.Count).Where(it.IsServed));
        whole.pinned.AddRange(it.Pinned);
        whole.node = it.NodeIsGiven ? it.Node : -1;
        return whole;
    }

    /// <summary>Areas must go on meeting where they meet: the cable between their feeding nodes passes there.</summary>
    public static void Join(IReadOnlyList<AreaDraft> areas)
    {
        foreach (var area in areas)
        {
            area.joints.Clear();
        }

        var seen = new Dictionary<int, AreaDraft>();
        foreach (var area in areas)
        {
            foreach (var vertex in area.Vertices())
            {
                if (!seen.TryAdd(vertex, area) && seen[vertex] != area)
                {
                    seen[vertex].joints.Add(vertex);
                    area.joints.Add(vertex);
                }
            }
        }
    }

    /// <summary>Cuts the area into parts that share vertices but no trenches; one part alone when it cannot be cut.</summary>
    /// <param name="most">Most weight of a part.</param>
    public IReadOnlyList<AreaDraft> Cut(long most)
    {
        edges.Sort();
        var number = new int[it.Network.Vertices.Count];
        var tree = TreeNetwork.Root(node >= 0 ? node : it.Network.HomeVertex[premises[0]], [.. edges], it.Tail, it.Head, it.Length, number);
        var weight = new long[tree.Count];
        foreach (var h in premises)
        {
            weight[number[it.Network.HomeVertex[h]]] += WeightOf(h);
        }

        var (edgeArea, ownArea, count) = TreeAreas.Cut(tree, weight, most);
        AreaDraft[] parts = [.. Enumerable.Range(0, count).Select(_ => new AreaDraft(it))];
        for (var v = 1; v < tree.Count; v++)
        {
            parts[edgeArea[v]].edges.Add(tree.EdgeOf[v]);
        }

        foreach (var h in premises)
        {
            parts[ownArea[number[it.Network.HomeVertex[h]]]].premises.Add(h);
        }

        foreach (var cabinet in pinned)
        {
            parts[ownArea[number[cabinet]]].pinned.Add(cabinet);
        }

        if (node >= 0)
        {
            parts[ownArea[0]].node = node;
        }

        GiveAway(parts);
        return [.. parts.Where(p => p.IsInhabited)];
    }

    /// <summary>Trenches that only lead from one area to another go to an area that they touch.</summary>
    /// <returns>The areas that took some.</returns>
    public static IReadOnlySet<AreaDraft> GiveAway(IReadOnlyList<AreaDraft> areas)
    {
        var takers = new HashSet<AreaDraft>();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var empty in areas.Where(a => !a.IsInhabited && a.edges.Count > 0))
            {
                var vertices = empty.Vertices().ToHashSet();
                if (areas.FirstOrDefault(a => a.IsInhabited && a.Vertices().Any(vertices.Contains)) is { } taker)
                {
                    taker.Take(empty);
                    takers.Add(taker);
                    moved = true;
                }
            }
        }

        return takers;
    }

    /// <summary>Leaves out the premises that are no longer served, and the trenches that led to them alone.</summary>
    public void Forget()
    {
        premises.RemoveAll(h => !it.IsServed(h));
        var needed = premises.Select(h => it.Network.HomeVertex[h]).Concat(pinned).Concat(joints).Append(node).ToHashSet();
        var degree = new Dictionary<int, int>();
        foreach (var e in edges)
        {
            degree[it.Tail[e]] = degree.GetValueOrDefault(it.Tail[e]) + 1;
            degree[it.Head[e]] = degree.GetValueOrDefault(it.Head[e]) + 1;
        }

        bool IsIdle(int vertex) => degree[vertex] == 1 && !needed.Contains(vertex);
        for (var before = -1; before != edges.Count;)
        {
            before = edges.Count;
            edges.RemoveAll(e =>
            {
                var idle = IsIdle(it.Tail[e]) || IsIdle(it.Head[e]);
                degree[it.Tail[e]] -= idle ? 1 : 0;
                degree[it.Head[e]] -= idle ? 1 : 0;
                return idle;
            });
        }
    }

    /// <summary>About as many OLT ports as the area will need: those of a design without local search to the end.</summary>
    public int EstimatePorts(CancellationToken token)
    {
        var plan = JointSearch.Draft(Pose(null).Problem, [.. Enumerable.Range(0, edges.Count)], token);
        return plan.Cabinets.Sum(k => it.Rules.PrimariesOf(k.Fibres));
    }

    /// <summary>Designs everything on the area's trenches.</summary>
    public AreaDesign Solve(StreetChains chains, CancellationToken token)
    {
        var (posed, names) = Pose(chains);
        return new()
        {
            Homes = names.Homes, Entrances = names.Entrances, VertexOf = names.VertexOf, EdgesOf = names.EdgesOf,
            Result = JointSearch.Solve(posed, [.. Enumerable.Range(0, edges.Count)], token),
        };
    }

    /// <summary>Takes over another's trenches.</summary>
    private void Take(AreaDraft other)
    {
        edges.AddRange(other.edges);
        other.edges.Clear();
        pinned.AddRange(other.pinned);
        other.pinned.Clear();
        (node, other.node) = (Math.Max(node, other.node), -1);
    }

    private IEnumerable<int> Vertices() =>
        edges.SelectMany(e => new[] { it.Tail[e], it.Head[e] }).Concat(premises.Select(h => it.Network.HomeVertex[h])).Distinct();

    private long WeightOf(int home) => it.Premises[home].IsBlock
        ? Enumerable.Range(0, it.Premises[home].Entrances).Sum(e => it.Rules.FibresOf(it.Premises[home].DwellingsOf(e))) * it.Rules.SecondaryRatio
        : it.Premises[home].Dwellings;

    private (StreetProblem Problem, (int[] Homes, (int, int)[] Entrances, int[] VertexOf, int[][] EdgesOf) Names) Pose(StreetChains? chains)
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

        if (node >= 0)
        {
            Local(node);
        }

        foreach (var (tail, head, chain) in chains?.Between(local) ?? [])
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
            Node = node >= 0 ? local[node] : local[it.Network.HomeVertex[premises[premises.Count / 2]]],
            NodeMoves = node < 0,
            PinnedCabinets = [.. pinned.Select(p => local[p])],
            Joints = [.. joints.Select(j => local[j])],
        };
        return (problem, (homes, entrances, [.. vertexOf], [.. edgesOf]));
    }
}
