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
    private int middle = -1;

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

    /// <summary>Dwellings.</summary>
    public int Dwellings => premises.Sum(h => it.Premises[h].Dwellings);

    /// <summary>Premises, by number.</summary>
    public IReadOnlyList<int> Premises => premises;

    /// <summary>Cuts the area into parts that share vertices but no trenches; one part alone when it cannot be cut.</summary>
    /// <param name="most">Most weight of a part.</param>
    public IReadOnlyList<AreaDraft> Cut(long most)
    {
        var (tree, number) = Root();
        var weight = new long[tree.Count];
        foreach (var h in premises)
        {
            weight[number[it.Network.HomeVertex[h]]] += WeightOf(h);
        }

        var parts = Parts(tree, number, TreeAreas.Cut(tree, weight, most));
        return parts.Count > 1 || Weight <= most ? parts : Share(most);
    }

    /// <summary>
    /// Cuts the area into parts in which no two premises lie farther apart than a limit; the area itself when none do. A part with few dwellings is not worth a node: it
    /// stays with a neighbour as far as that can reach it, and what lies farther off is left out.
    /// </summary>
    /// <param name="widest">Longest way between two premises along the trenches, centimetres. From a feeding node that is given it may be half of that.</param>
    /// <param name="few">Fewer dwellings than this are few.</param>
    public IReadOnlyList<AreaDraft> CutWide(long widest, int few)
    {
        var (tree, number) = Root();
        var parts = Parts(tree, number, TreeAreas.CutWide(tree, Leads(tree, number), widest, node >= 0 ? widest / 2 : -1));
        var main = parts.MaxBy(p => p.Dwellings)!;
        bool IsFew(AreaDraft part) => part != main && part.node < 0 && part.Dwellings < few;
        if (parts.Count == 1)
        {
            return [this];
        }

        int[] middles = [.. parts.Where(p => !IsFew(p)).Select(p => number[p.node >= 0 ? p.node : p.Middle().Vertex])];
        var givers = parts.Where(IsFew).ToHashSet();
        foreach (var part in givers)
        {
            var dwellings = part.Dwellings;
            foreach (var h in part.premises)
            {
                var v = number[it.Network.HomeVertex[h]];
                it.CheckReach(h, middles.Min(m => tree.Distance(m, v)) + LeadOf(h), dwellings);
            }
        }

        GiveAway(parts, givers.Contains);
        return [.. parts.Where(p => p.IsInhabited)];
    }

    /// <summary>Puts the feeding node where the farthest premises is nearest; false when it is given or stands there already, or when that is too far too.</summary>
    /// <param name="reach">How far the farthest may lie, centimetres.</param>
    public bool Centre(long reach)
    {
        if (node >= 0 || middle >= 0 || Middle() is var (vertex, radius) && radius > reach)
        {
            return false;
        }

        middle = vertex;
        return true;
    }

    /// <summary>The vertex from which the farthest premises is nearest: the ends of a longest path of a tree are found by two walks, its middle is the tree's.</summary>
    private (int Vertex, long Radius) Middle()
    {
        var (tree, number) = Root();
        var leads = Leads(tree, number);
        int Farthest(int from)
        {
            int far = -1;
            for (int v = 0; v < tree.Count; v++)
            {
                far = leads[v] >= 0 && (far < 0 || leads[v] + tree.Distance(v, from) > leads[far] + tree.Distance(far, from)) ? v : far;
            }

            return far;
        }

        int a = Farthest(0), b = Farthest(a), best = -1;
        long radius = long.MaxValue;
        for (int v = 0; v < tree.Count; v++)
        {
            long far = Math.Max(tree.Distance(v, a) + leads[a], tree.Distance(v, b) + leads[b]);
            (best, radius) = far < radius ? (v, far) : (best, radius);
        }

        return (tree.VertexOf[best], radius);
    }

    private (TreeNetwork Tree, int[] Number) Root()
    {
        edges.Sort();
        var number = new int[it.Network.Vertices.Count];
        return (TreeNetwork.Root(node >= 0 ? node : it.Network.HomeVertex[premises[0]], [.. edges], it.Tail, it.Head, it.Length, number), number);
    }

    private long[] Leads(TreeNetwork tree, int[] number)
    {
        var leads = new long[tree.Count];
        Array.Fill(leads, -1);
        foreach (var h in premises)
        {
            var v = number[it.Network.HomeVertex[h]];
            leads[v] = Math.Max(leads[v], LeadOf(h));
        }

        return leads;
    }

    private long LeadOf(int home) => it.Network.HomeLead[home] + (it.Premises[home].IsBlock ? it.Riser(home) : 0);

    /// <summary>Cuts the area into those of the earlier design; null when these no longer lie apart on the trenches.</summary>
    public IReadOnlyList<AreaDraft>? CutAsBefore()
    {
        var (tree, number) = Root();
        var owner = premises.ToDictionary(h => h, it.Earlier!.NodeOf);
        if (EdgeOwners(tree, number, owner) is not { } edgeOwner)
        {
            return null;
        }

        // What nobody owns falls to what it touches, from the owned outwards.
        var vertexOwner = new int[tree.Count];
        Array.Fill(vertexOwner, -1);
        var queue = new Queue<int>();
        void Own(int v, int who)
        {
            if (vertexOwner[v] < 0 && who >= 0)
            {
                vertexOwner[v] = who;
                queue.Enqueue(v);
            }
        }

        foreach (var h in premises)
        {
            Own(number[it.Network.HomeVertex[h]], owner[h]);
        }

        var children = Enumerable.Range(0, tree.Count).Select(_ => new List<int>()).ToArray();
        for (var v = 1; v < tree.Count; v++)
        {
            children[tree.Parent[v]].Add(v);
            Own(v, edgeOwner[v]);
            Own(tree.Parent[v], edgeOwner[v]);
        }

        while (queue.TryDequeue(out var v))
        {
            if (v > 0 && edgeOwner[v] < 0)
            {
                edgeOwner[v] = vertexOwner[v];
                Own(tree.Parent[v], vertexOwner[v]);
            }

            foreach (var child in children[v])
            {
                if (edgeOwner[child] < 0)
                {
                    edgeOwner[child] = vertexOwner[v];
                    Own(child, vertexOwner[v]);
                }
            }
        }

        if (vertexOwner[0] < 0)
        {
            return null;
        }

        var parts = Enumerable.Range(0, it.Earlier!.NodeCount).Select(_ => new AreaDraft(it)).ToArray();
        for (var v = 1; v < tree.Count; v++)
        {
            parts[edgeOwner[v]].edges.Add(tree.EdgeOf[v]);
        }

        foreach (var h in premises)
        {
            parts[owner[h] >= 0 ? owner[h] : vertexOwner[number[it.Network.HomeVertex[h]]]].premises.Add(h);
        }

        foreach (var cabinet in pinned)
        {
            parts[vertexOwner[number[cabinet]]].pinned.Add(cabinet);
        }

        if (node >= 0)
        {
            parts[vertexOwner[number[node]]].node = node;
        }

        GiveAway(parts);
        return [.. parts.Where(p => p.IsInhabited)];
    }

    /// <summary>The owner of each edge that parts premises of one owner, −1 elsewhere; null when an edge parts those of two.</summary>
    private int[]? EdgeOwners(TreeNetwork tree, int[] number, Dictionary<int, int> owner)
    {
        var all = new Dictionary<int, int>();
        var below = new Dictionary<int, int>?[tree.Count];
        foreach (var h in premises.Where(h => owner[h] >= 0))
        {
            var own = below[number[it.Network.HomeVertex[h]]] ??= [];
            own[owner[h]] = own.GetValueOrDefault(owner[h]) + 1;
            all[owner[h]] = all.GetValueOrDefault(owner[h]) + 1;
        }

        var edgeOwner = new int[tree.Count];
        for (var v = tree.Count - 1; v > 0; v--)
        {
            edgeOwner[v] = -1;
            foreach (var (who, count) in below[v] ?? [])
            {
                if (count < all[who])
                {
                    if (edgeOwner[v] >= 0)
                    {
                        return null;
                    }

                    edgeOwner[v] = who;
                }
            }

            // The smaller table goes into the larger.
            var (mine, theirs) = (below[v], below[tree.Parent[v]]);
            if (theirs is null || (mine is not null && mine.Count > theirs.Count))
            {
                (mine, theirs) = (theirs, mine);
            }

            foreach (var (who, count) in mine ?? [])
            {
                theirs![who] = theirs.GetValueOrDefault(who) + count;
            }

            (below[tree.Parent[v]], below[v]) = (theirs, null);
        }

        return edgeOwner;
    }

    private List<AreaDraft> Parts(TreeNetwork tree, int[] number, (int[] EdgeArea, int[] OwnArea, int Count) cut)
    {
        AreaDraft[] parts = [.. Enumerable.Range(0, cut.Count).Select(_ => new AreaDraft(it))];
        for (var v = 1; v < tree.Count; v++)
        {
            parts[cut.EdgeArea[v]].edges.Add(tree.EdgeOf[v]);
        }

        foreach (var h in premises)
        {
            parts[cut.OwnArea[number[it.Network.HomeVertex[h]]]].premises.Add(h);
        }

        foreach (var cabinet in pinned)
        {
            parts[cut.OwnArea[number[cabinet]]].pinned.Add(cabinet);
        }

        if (node >= 0)
        {
            parts[cut.OwnArea[0]].node = node;
        }

        GiveAway(parts);
        return [.. parts.Where(p => p.IsInhabited)];
    }

    /// <summary>Premises that one vertex has too many of for a single node are shared out among several; the trenches stay with the first.</summary>
    private List<AreaDraft> Share(long most)
    {
        var parts = new List<AreaDraft> { new(it) { node = node } };
        parts[0].edges.AddRange(edges);
        parts[0].pinned.AddRange(pinned);
        var filled = 0L;
        var heaviest = premises.GroupBy(h => it.Network.HomeVertex[h]).OrderByDescending(g => g.Sum(WeightOf)).ThenBy(g => g.Key).First().Key;
        foreach (var h in premises.OrderBy(h => it.Network.HomeVertex[h] == heaviest).ThenBy(h => h))
        {
            if (filled > 0 && filled + WeightOf(h) > most)
            {
                parts.Add(new(it));
                filled = 0;
            }

            parts[^1].premises.Add(h);
            filled += WeightOf(h);
        }

        // A part without trenches can hold one vertex alone.
        return parts.Skip(1).All(p => p.premises.Select(h => it.Network.HomeVertex[h]).Distinct().Count() == 1) ? parts : [this];
    }

    /// <summary>Trenches that only lead from one area to another go to an area that they touch.</summary>
    /// <param name="areas">All areas.</param>
    /// <param name="gives">True for an area that gives itself up; those in which nobody lives, when not stated.</param>
    /// <returns>The areas that took some.</returns>
    public static IReadOnlySet<AreaDraft> GiveAway(IReadOnlyList<AreaDraft> areas, Func<AreaDraft, bool>? gives = null)
    {
        gives ??= a => !a.IsInhabited;
        var takers = new HashSet<AreaDraft>();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var giver in areas.Where(a => gives(a) && a.edges.Count + a.premises.Count > 0))
            {
                var vertices = giver.Vertices().ToHashSet();
                if (areas.FirstOrDefault(a => !gives(a) && a.Vertices().Any(vertices.Contains)) is { } taker)
                {
                    taker.Take(giver);
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
        var needed = premises.Select(h => it.Network.HomeVertex[h]).Concat(pinned).Concat(joints).Append(node).Append(middle).ToHashSet();
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
        premises.AddRange(other.premises);
        premises.Sort();
        other.premises.Clear();
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

        foreach (var fixedAt in new[] { node, middle })
        {
            if (fixedAt >= 0)
            {
                Local(fixedAt);
            }
        }

        foreach (var (tail, head, chain) in chains?.Between(local) ?? [])
        {
            edgesOf.Add(chain);
            ends.Add((local[tail], local[head]));
        }

        int[] homes = [.. premises.Where(h => !it.Premises[h].IsBlock)];
        (int Premises, int Entrance)[] entrances = [.. premises.Where(h => it.Premises[h].IsBlock).SelectMany(h => Enumerable.Range(0, it.Premises[h].Entrances).Select(e => (h, e)))];
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
            Node = node >= 0 ? local[node] : middle >= 0 ? local[middle] : local[it.Network.HomeVertex[premises[premises.Count / 2]]],
            NodeMoves = node < 0 && middle < 0,
            PinnedCabinets = [.. pinned.Select(p => local[p])],
            Joints = [.. joints.Select(j => local[j])],
            Start = chains is null ? null : it.Earlier?.Start(homes, entrances, v => local.GetValueOrDefault(v, -1)),
        };
        return (problem, (homes, entrances, [.. vertexOf], [.. edgesOf]));
    }
}
