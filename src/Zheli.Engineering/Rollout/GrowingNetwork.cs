using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>A network to which settlements are added one at a time, each by the cheapest way, with the traffic and the radios of its hops kept up to date.</summary>
internal sealed class GrowingNetwork
{
    private readonly RolloutCase rollout;
    private readonly RolloutGraph graph;
    private readonly CompactGraph rows;
    private readonly VertexHeap heap;
    private readonly HashSet<long> served;
    private readonly List<int> edges;

    // The tree, and the traffic through the edge above each vertex.
    private readonly int[] parent;
    private readonly int[] parentEdge;
    private readonly double[] traffic;

    // The cheapest way from the tree to each vertex outside it.
    private readonly long[] wayCost;
    private readonly int[] wayBack;

    public GrowingNetwork(RolloutCase rollout, PlanTree start, Func<RolloutSite, bool> serves)
    {
        (this.rollout, graph) = (rollout, rollout.Graph);
        var loaded = LoadedTree.Of(rollout, start, serves);
        served = [.. rollout.Sites.Where(s => s.Vertex >= 0 && loaded.Served[s.Vertex]).Select(s => s.Settlement.Id)];
        (edges, parent, parentEdge) = ([.. start.Edges()], [.. start.Parent], [.. start.ParentEdge]);
        (traffic, Cost, Fits) = ([.. loaded.Traffic], loaded.NetworkCost, loaded.Overloaded.Count == 0);
        rows = new(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost);
        (wayCost, wayBack, heap) = (new long[graph.VertexCount], new int[graph.VertexCount], new(graph.VertexCount));
        Array.Fill(wayCost, long.MaxValue / 4);
        Array.Fill(wayBack, -1);
        Grow(start.Order);
    }

    /// <summary>Cost of edges, radios and nodes.</summary>
    public long Cost { get; private set; }

    /// <summary>True when no hop of the start carries more than it can.</summary>
    public bool Fits { get; }

    /// <summary>True when the settlement is served.</summary>
    public bool Serves(RolloutSite site) => served.Contains(site.Settlement.Id);

    /// <summary>Cost of the edges that would reach a vertex.</summary>
    public long WayCost(int vertex) => wayCost[vertex];

    /// <summary>Serves one more settlement, unless the total with the radios that this takes exceeds <paramref name="limit"/> or a hop cannot carry it.</summary>
    public bool TryAdd(RolloutSite site, long limit)
    {
        var way = Way(site.Vertex);
        if (CostWith(site, way) is not { } cost || cost > limit)
        {
            return false;
        }

        foreach (var (vertex, edge) in way)
        {
            (parent[vertex], parentEdge[vertex]) = (rows.Other(edge, vertex), edge);
            edges.Add(edge);
        }

        for (var v = site.Vertex; v != RolloutGraph.Root; v = parent[v])
        {
            traffic[v] += site.Demand.BusyHour.Value;
        }

        Cost = cost;
        served.Add(site.Settlement.Id);
        Grow([.. way.Select(step => step.Vertex)]);
        return true;
    }

    /// <summary>The network as it stands.</summary>
    public LoadedTree Load() => LoadedTree.Of(rollout, PlanTree.Orient(graph, edges.Order().ToArray()), Serves);

    private List<(int Vertex, int Edge)> Way(int vertex)
    {
        var way = new List<(int, int)>();
        for (var v = vertex; wayBack[v] >= 0; v = rows.Other(wayBack[v], v))
        {
            way.Add((v, wayBack[v]));
        }

        return way;
    }

    private long? CostWith(RolloutSite site, List<(int Vertex, int Edge)> way)
    {
        var (demand, cost, at) = (site.Demand.BusyHour.Value, Cost + site.Serve.WholeLife, site.Vertex);
        foreach (var (vertex, edge) in way)
        {
            if (PriceWith(edge, demand) is not { } price)
            {
                return null;
            }

            (cost, at) = (cost + price, rows.Other(edge, vertex));
        }

        for (; at != RolloutGraph.Root; at = parent[at])
        {
            if (graph.EdgeMethod[parentEdge[at]] == BuildMethod.Microwave)
            {
                if (PriceWith(parentEdge[at], traffic[at] + demand) is not { } price)
                {
                    return null;
                }

                cost += price - PriceWith(parentEdge[at], traffic[at])!.Value;
            }
        }

        return cost;
    }

    private long? PriceWith(int edge, double busyHour)
    {
        if (graph.EdgeMethod[edge] != BuildMethod.Microwave)
        {
            return graph.EdgeCost[edge];
        }

        var radios = rollout.RadiosFor(edge, busyHour);
        return radios <= rollout.MaxRadios(edge) ? rollout.Hop(edge, radios).WholeLife : null;
    }

    private void Grow(int[] vertices)
    {
        foreach (var v in vertices)
        {
            (wayCost[v], wayBack[v]) = (0, -1);
            heap.Set(v, 0);
        }

        while (heap.Count > 0)
        {
            var at = heap.Pop();
            for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
            {
                var (next, reach) = (rows.Neighbour[i], wayCost[at] + rows.Cost[rows.Edge[i]]);
                if (reach < wayCost[next])
                {
                    (wayCost[next], wayBack[next]) = (reach, rows.Edge[i]);
                    heap.Set(next, reach);
                }
            }
        }
    }
}
