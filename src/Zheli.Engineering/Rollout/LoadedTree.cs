using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>A tree with the traffic on it: whom it serves, how many radios each hop needs for that, and so what it really costs.</summary>
internal sealed class LoadedTree
{
    private LoadedTree(RolloutCase rollout, PlanTree tree)
    {
        var vertices = rollout.Graph.VertexCount;
        (Tree, Served, Traffic, Radios) = (tree, new bool[vertices], new double[vertices], new int[vertices]);
    }

    /// <summary>The tree.</summary>
    public PlanTree Tree { get; }

    /// <summary>Vertices whose settlement is served.</summary>
    public bool[] Served { get; }

    /// <summary>Busy-hour traffic through the edge above each vertex, Mbit/s.</summary>
    public double[] Traffic { get; }

    /// <summary>Parallel radios of the hop above each vertex; 0 for other edges. May exceed what one hop may carry.</summary>
    public int[] Radios { get; }

    /// <summary>Edges with the radios that they need.</summary>
    public Price Edges { get; private set; }

    /// <summary>Edges with one radio each.</summary>
    public Price BareEdges { get; private set; }

    /// <summary>Nodes and local access of those served.</summary>
    public Price Serve { get; private set; }

    /// <summary>Satellite for all others.</summary>
    public Price Alternative { get; private set; }

    /// <summary>People served.</summary>
    public long People { get; private set; }

    /// <summary>Settlements served.</summary>
    public int Settlements { get; private set; }

    /// <summary>Hops that need more than one radio, and can have them.</summary>
    public IReadOnlyList<int> Upgraded { get; private set; } = [];

    /// <summary>Hops that need more radios than one hop may have.</summary>
    public IReadOnlyList<int> Overloaded { get; private set; } = [];

    /// <summary>Edges and nodes.</summary>
    public long NetworkCost => Edges.WholeLife + Serve.WholeLife;

    /// <summary>Edges, nodes, and satellite for everyone else.</summary>
    public long Total => NetworkCost + Alternative.WholeLife;

    /// <summary>What parallel radios cost.</summary>
    public long Surcharge => Edges.WholeLife - BareEdges.WholeLife;

    /// <summary>Loads a tree; <paramref name="serves"/> says of each site that the tree reaches whether it is served.</summary>
    public static LoadedTree Of(RolloutCase rollout, PlanTree tree, Func<RolloutSite, bool> serves)
    {
        var loaded = new LoadedTree(rollout, tree);
        loaded.CountSites(rollout, serves);
        loaded.CountEdges(rollout);
        return loaded;
    }

    private void CountSites(RolloutCase rollout, Func<RolloutSite, bool> serves)
    {
        Price serve = default, alternative = default;
        foreach (var site in rollout.Sites)
        {
            if (site.Vertex >= 0 && Tree.Contains(site.Vertex) && serves(site))
            {
                Served[site.Vertex] = true;
                Traffic[site.Vertex] = site.Demand.BusyHour.Value;
                serve += site.Serve;
                People += site.Settlement.Population;
                Settlements++;
            }
            else
            {
                alternative += site.Alternative;
            }
        }

        (Serve, Alternative) = (serve, alternative);
    }

    private void CountEdges(RolloutCase rollout)
    {
        var graph = rollout.Graph;
        var (upgraded, overloaded) = (new List<int>(), new List<int>());
        Price bare = default, all = default;
        for (var i = Tree.Order.Length - 1; i >= 1; i--)
        {
            var v = Tree.Order[i];
            var edge = Tree.ParentEdge[v];
            var price = new Price(graph.EdgeCost[edge], graph.EdgeCapex[edge]);
            bare += price;
            if (graph.EdgeMethod[edge] == BuildMethod.Microwave)
            {
                Radios[v] = rollout.RadiosFor(edge, Traffic[v]);
                if (Radios[v] > 1)
                {
                    price = rollout.Hop(edge, Radios[v]);
                    (Radios[v] > rollout.MaxRadios(edge) ? overloaded : upgraded).Add(edge);
                }
            }

            all += price;
            Traffic[Tree.Parent[v]] += Traffic[v];
        }

        upgraded.Sort();
        overloaded.Sort();
        (Edges, BareEdges, Upgraded, Overloaded) = (all, bare, upgraded, overloaded);
    }
}
