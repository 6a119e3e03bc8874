using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// The comparator in the style of the connectivity planning tools of the ITU: first a minimum spanning tree between all sites by distance over
/// roads and legs (on the terminals' distance network, Mehlhorn 1988), then the technology of each site: a hop where it is cheaper than the
/// fibre between two sites, and satellite for every branch that costs more than satellite would, judged from the leaves inwards.
/// </summary>
internal sealed class SpanningTreeMethod
{
    private readonly RolloutCase rollout;
    private readonly RolloutGraph graph;
    private readonly bool[] isTerminal;

    private SpanningTreeMethod(RolloutCase rollout)
    {
        (this.rollout, graph) = (rollout, rollout.Graph);
        isTerminal = new bool[graph.VertexCount];
        isTerminal[RolloutGraph.Root] = true;
        foreach (var site in rollout.Sites.Where(s => s.Vertex >= 0 && !s.IsForbidden))
        {
            isTerminal[site.Vertex] = true;
        }

        foreach (var edge in graph.ForcedEdges)
        {
            isTerminal[graph.EdgeFrom[edge]] = isTerminal[graph.EdgeTo[edge]] = true;
        }
    }

    /// <summary>The comparator's network, every hop within its capacity.</summary>
    public static LoadedTree Plan(RolloutCase rollout)
    {
        var method = new SpanningTreeMethod(rollout);
        var fibre = method.FibreTree();
        var hops = method.HopsInstead(fibre);
        while (true)
        {
            var loaded = LoadedTree.Of(rollout, method.WithTechnologies(fibre, hops), site => site.ServedWhenReached);
            if (!method.TakeBack(loaded, hops))
            {
                return loaded;
            }
        }
    }

    /// <summary>Returns hops to fibre that cannot carry their traffic or whose radios cost more than the fibre; false when none had to.</summary>
    private bool TakeBack(LoadedTree loaded, Dictionary<int, List<int>> hops)
    {
        var any = false;
        foreach (var v in loaded.Tree.Order.Skip(1).Where(v => loaded.Radios[v] > 1))
        {
            var edge = loaded.Tree.ParentEdge[v];
            if (hops.TryGetValue(edge, out var way)
                && (loaded.Radios[v] > rollout.MaxRadios(edge) || rollout.Hop(edge, loaded.Radios[v]).WholeLife > way.Sum(e => graph.EdgeCost[e])))
            {
                any |= hops.Remove(edge);
            }
        }

        return any;
    }

    /// <summary>All sites joined by the shortest ways over roads and legs.</summary>
    private PlanTree FibreTree()
    {
        var (owner, distance, back) = NearestTerminals();
        var bridges = Enumerable.Range(0, graph.EdgeCount)
            .Where(e => IsOverland(e) && owner[graph.EdgeFrom[e]] >= 0 && owner[graph.EdgeFrom[e]] != owner[graph.EdgeTo[e]])
            .OrderBy(e => distance[graph.EdgeFrom[e]] + Millimetres(e) + distance[graph.EdgeTo[e]]).ThenBy(e => e);
        var sets = new DisjointSets(graph.VertexCount);
        var chosen = new SortedSet<int>(graph.ForcedEdges);
        foreach (var edge in graph.ForcedEdges)
        {
            sets.Union(owner[graph.EdgeFrom[edge]], owner[graph.EdgeTo[edge]]);
        }

        foreach (var bridge in bridges)
        {
            if (sets.Union(owner[graph.EdgeFrom[bridge]], owner[graph.EdgeTo[bridge]]))
            {
                chosen.Add(bridge);
                AddWay(graph.EdgeFrom[bridge], back, chosen);
                AddWay(graph.EdgeTo[bridge], back, chosen);
            }
        }

        return PruneToTerminals(SpanningTree(chosen));
    }

    private (int[] Owner, long[] Distance, int[] Back) NearestTerminals()
    {
        var overland = Enumerable.Range(0, graph.EdgeCount).Where(IsOverland).ToArray();
        var rows = new CompactGraph(
            graph.VertexCount, [.. overland.Select(e => graph.EdgeFrom[e])], [.. overland.Select(e => graph.EdgeTo[e])], [.. overland.Select(Millimetres)]);
        var (owner, distance, back) = (new int[graph.VertexCount], new long[graph.VertexCount], new int[graph.VertexCount]);
        Array.Fill(owner, -1);
        Array.Fill(distance, long.MaxValue);
        Array.Fill(back, -1);
        var heap = new VertexHeap(graph.VertexCount);
        for (var v = 0; v < graph.VertexCount; v++)
        {
            if (isTerminal[v])
            {
                (owner[v], distance[v]) = (v, 0);
                heap.Set(v, 0);
            }
        }

        while (heap.Count > 0)
        {
            var at = heap.Pop();
            for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
            {
                var (next, reach) = (rows.Neighbour[i], distance[at] + rows.Cost[rows.Edge[i]]);
                if (reach < distance[next])
                {
                    (distance[next], owner[next], back[next]) = (reach, owner[at], overland[rows.Edge[i]]);
                    heap.Set(next, reach);
                }
            }
        }

        return (owner, distance, back);
    }

    private void AddWay(int from, int[] back, SortedSet<int> chosen)
    {
        for (var v = from; !isTerminal[v]; v = graph.EdgeFrom[back[v]] == v ? graph.EdgeTo[back[v]] : graph.EdgeFrom[back[v]])
        {
            chosen.Add(back[v]);
        }
    }

    private PlanTree SpanningTree(IEnumerable<int> edges)
    {
        var sets = new DisjointSets(graph.VertexCount);
        var forced = graph.ForcedEdges.ToHashSet();
        var kept = edges.OrderBy(e => forced.Contains(e) ? 0 : 1).ThenBy(Millimetres).ThenBy(e => e)
            .Where(e => sets.Union(graph.EdgeFrom[e], graph.EdgeTo[e])).ToArray();
        return PlanTree.Orient(graph, kept);
    }

    private PlanTree PruneToTerminals(PlanTree tree) =>
        tree.Prune(graph, graph.EdgeCost, [.. isTerminal.Select(t => t ? RolloutGraph.Mandatory : 0)], graph.ForcedEdges);

    /// <summary>Hops that join two neighbouring sites of the tree for less than the fibre between them, with the fibre that each replaces.</summary>
    private Dictionary<int, List<int>> HopsInstead(PlanTree fibre)
    {
        var cheapest = new Dictionary<(int, int), int>();
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            var ends = (Math.Min(graph.EdgeFrom[e], graph.EdgeTo[e]), Math.Max(graph.EdgeFrom[e], graph.EdgeTo[e]));
            if (!IsOverland(e) && (!cheapest.TryGetValue(ends, out var other) || graph.EdgeCost[e] < graph.EdgeCost[other]))
            {
                cheapest[ends] = e;
            }
        }

        var children = new int[graph.VertexCount];
        foreach (var v in fibre.Order.AsSpan(1))
        {
            children[fibre.Parent[v]]++;
        }

        var forced = graph.ForcedEdges.ToHashSet();
        var hops = new Dictionary<int, List<int>>();
        foreach (var end in fibre.Order.Skip(1).Where(v => isTerminal[v]))
        {
            var way = new List<int> { fibre.ParentEdge[end] };
            var top = fibre.Parent[end];
            while (!isTerminal[top] && children[top] == 1)
            {
                way.Add(fibre.ParentEdge[top]);
                top = fibre.Parent[top];
            }

            if (cheapest.TryGetValue((Math.Min(end, top), Math.Max(end, top)), out var hop)
                && graph.EdgeCost[hop] < way.Sum(e => graph.EdgeCost[e]) && !way.Exists(forced.Contains))
            {
                hops.Add(hop, way);
            }
        }

        return hops;
    }

    private PlanTree WithTechnologies(PlanTree fibre, Dictionary<int, List<int>> hops)
    {
        var replaced = hops.Values.SelectMany(way => way).ToHashSet();
        int[] edges = [.. fibre.Edges().Where(e => !replaced.Contains(e)).Concat(hops.Keys).Order()];
        return PlanTree.Orient(graph, edges).Prune(graph, graph.EdgeCost, graph.Prize, graph.ForcedEdges);
    }

    private bool IsOverland(int edge) => graph.EdgeMethod[edge] != BuildMethod.Microwave;

    private long Millimetres(int edge) => (long)Math.Round(graph.EdgeLength[edge] * 1000);
}
