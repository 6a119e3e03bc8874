using Zheli.Engineering.Rollout;
using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Tests.Operations;

namespace Zheli.Tests.Engineering.Rollout;

/// <summary>The slow, obvious twin of the planner: tries every set of edges that is a tree at the root.</summary>
internal sealed class ExhaustiveRollout
{
    private readonly RolloutGraph graph;
    private readonly TinyMap map;
    private readonly CostCatalogue catalogue;
    private readonly RegionPrices prices;

    public ExhaustiveRollout(TinyMap map, RolloutGraph graph, CostCatalogue? catalogue = null)
    {
        (this.graph, this.map, this.catalogue) = (graph, map, catalogue ?? RoundFigures.Catalogue);
        prices = new PriceList(this.catalogue, new Dictionary<long, CostCatalogue>(), new()).For(0);
    }

    /// <summary>Least cost of serving everyone, the capacity of hops respected or not.</summary>
    public long LeastCost(bool withCapacity) => Trees().Min(tree =>
    {
        var cost = 0L;
        for (var v = 1; v < graph.VertexCount; v++)
        {
            cost += Served(tree, v) ? graph.ServeCost[v] : graph.AlternativeCost[v];
        }

        return EdgeCost(tree, v => Served(tree, v), withCapacity) is { } edges ? cost + edges : long.MaxValue;
    });

    /// <summary>For every number of people that some network serves, the least cost of edges and nodes; hops have one radio.</summary>
    public SortedDictionary<long, long> NetworkCosts(bool withCapacity)
    {
        var least = new SortedDictionary<long, long>();
        foreach (var tree in Trees())
        {
            var reached = Enumerable.Range(1, graph.VertexCount - 1).Where(v => tree.Depth[v] >= 0 && graph.VertexSettlement[v] != 0).ToList();
            for (uint choice = 0; choice < 1u << reached.Count; choice++)
            {
                var served = reached.Where((_, i) => (choice & (1u << i)) != 0).ToHashSet();
                if (EdgeCost(tree, served.Contains, withCapacity) is { } edges)
                {
                    var (people, cost) = (served.Sum(People), edges + served.Sum(v => graph.ServeCost[v]));
                    least[people] = least.TryGetValue(people, out var other) ? Math.Min(other, cost) : cost;
                }
            }
        }

        return least;
    }

    private bool Served(Tree tree, int v) => tree.Depth[v] >= 0 && graph.VertexSettlement[v] != 0 && graph.ServeCost[v] <= graph.AlternativeCost[v];

    private long People(int v) => map.Territory.Settlements.Single(s => s.Id == graph.VertexSettlement[v]).Population;

    private long? EdgeCost(Tree tree, Func<int, bool> served, bool withCapacity)
    {
        var traffic = new double[graph.VertexCount];
        var cost = 0L;
        foreach (var v in Enumerable.Range(1, graph.VertexCount - 1).Where(v => tree.Depth[v] >= 0).OrderByDescending(v => tree.Depth[v]))
        {
            traffic[v] += served(v) ? Demand.Of(map.Territory.Settlements.Single(s => s.Id == graph.VertexSettlement[v]), prices).BusyHour.Value : 0;
            traffic[tree.Parent[v]] += traffic[v];
            var edge = tree.Entry[v];
            if (withCapacity && graph.EdgeMethod[edge] == BuildMethod.Microwave)
            {
                var radios = Math.Max(1, (int)Math.Ceiling(traffic[v] / catalogue.Number("mw.capacity")));
                if (radios > catalogue.Number("mw.max_radios"))
                {
                    return null;
                }

                cost += prices.Hop(radios, graph.EdgeMasts[edge]).WholeLife;
            }
            else
            {
                cost += graph.EdgeCost[edge];
            }
        }

        return cost;
    }

    private IEnumerable<Tree> Trees()
    {
        for (uint set = 0; set < 1u << graph.EdgeCount; set++)
        {
            if (Walk(set) is { } tree)
            {
                yield return tree;
            }
        }
    }

    /// <summary>The edges as a tree from the root, or null when they are none.</summary>
    private Tree? Walk(uint set)
    {
        var tree = new Tree(new int[graph.VertexCount], new int[graph.VertexCount], new int[graph.VertexCount]);
        Array.Fill(tree.Depth, -1);
        tree.Depth[0] = 0;
        for (var left = set; left != 0;)
        {
            var grown = false;
            for (var e = 0; e < graph.EdgeCount; e++)
            {
                var (a, b) = (graph.EdgeFrom[e], graph.EdgeTo[e]);
                if ((left & (1u << e)) == 0 || (tree.Depth[a] < 0 && tree.Depth[b] < 0))
                {
                    continue;
                }

                if (tree.Depth[a] >= 0 && tree.Depth[b] >= 0)
                {
                    return null;
                }

                var (up, down) = tree.Depth[a] >= 0 ? (a, b) : (b, a);
                (tree.Depth[down], tree.Parent[down], tree.Entry[down]) = (tree.Depth[up] + 1, up, e);
                left &= ~(1u << e);
                grown = true;
            }

            if (!grown)
            {
                return null;
            }
        }

        return tree;
    }

    private sealed record Tree(int[] Depth, int[] Parent, int[] Entry);
}
