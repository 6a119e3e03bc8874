using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// A tree under change, with the traffic and the true price of every edge: what a search over crowded hops works on. A hop that needs more radios than it
/// may have is priced far above any other way, so that the search leaves it, and a tree without such hops fits.
/// </summary>
internal sealed class LoadedNetwork
{
    /// <summary>A radio beyond the most that a hop may have costs as much as this many: a slope that leads a search out of an overload.</summary>
    private const int PenaltyPerRadio = 25;

    /// <summary>And the first of them as much as all prizes together: a step that no search takes into an overload.</summary>
    private readonly long overload;

    private readonly RolloutGraph graph;
    private readonly HashSet<int> forced;
    private readonly long[] prize;
    private readonly double[] demand;
    private readonly int[] firstChild;
    private readonly int[] nextSibling;

    // Price of each hop by its radios, one more than it may have included, and what one radio carries; hops that cost the same share a table.
    private readonly long[]?[] hopPrice;
    private readonly double[] hopCapacity;

    // The saved state, and the vertices that may differ from it.
    private readonly int[] savedParent;
    private readonly int[] savedParentEdge;
    private readonly double[] savedTraffic;
    private readonly int[] savedSubtree;
    private readonly int[] savedFirstChild;
    private readonly int[] savedNextSibling;
    private readonly bool[] isChanged;
    private readonly List<int> changed = [];

    /// <summary>Loads a tree.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="tree">The tree to start from.</param>
    /// <param name="prize">What reaching each vertex is worth.</param>
    /// <param name="serves">Whether a settlement is served when the tree reaches it.</param>
    public LoadedNetwork(RolloutCase rollout, PlanTree tree, long[] prize, Func<RolloutSite, bool> serves)
    {
        (graph, forced, this.prize) = (rollout.Graph, [.. rollout.Graph.ForcedEdges], prize);
        overload = prize.Where(p => p < RolloutGraph.Mandatory).Sum();
        demand = [.. rollout.SiteAt.Select(site => site is not null && serves(site) ? site.Demand.BusyHour.Value : 0)];
        var vertices = graph.VertexCount;
        (Parent, ParentEdge, Traffic, Subtree) = (new int[vertices], new int[vertices], new double[vertices], new int[vertices]);
        (firstChild, nextSibling) = (new int[vertices], new int[vertices]);
        Array.Fill(Parent, -1);
        Array.Fill(ParentEdge, -1);
        Array.Fill(firstChild, -1);
        Array.Fill(nextSibling, -1);
        (savedParent, savedParentEdge, savedTraffic, savedSubtree) = (new int[vertices], new int[vertices], new double[vertices], new int[vertices]);
        (savedFirstChild, savedNextSibling, isChanged) = (new int[vertices], new int[vertices], new bool[vertices]);
        (hopPrice, hopCapacity) = HopPrices(rollout);
        foreach (var v in tree.Order.AsSpan(1))
        {
            Link(v, tree.Parent[v], tree.ParentEdge[v]);
        }

        for (var i = tree.Order.Length - 1; i >= 0; i--)
        {
            var v = tree.Order[i];
            Traffic[v] += Demand(v);
            Subtree[v]++;
            if (i > 0)
            {
                Traffic[Parent[v]] += Traffic[v];
                Subtree[Parent[v]] += Subtree[v];
            }
        }

        for (var v = 0; v < vertices; v++)
        {
            Touch(v);
        }

        Save();
    }

    /// <summary>The next vertex towards the root; -1 outside the tree and for the root.</summary>
    public int[] Parent { get; }

    /// <summary>The edge towards the root; -1 outside the tree and for the root.</summary>
    public int[] ParentEdge { get; }

    /// <summary>Traffic of everything at and behind each vertex, Mbit/s.</summary>
    public double[] Traffic { get; }

    /// <summary>Vertices at and behind each vertex.</summary>
    public int[] Subtree { get; }

    /// <summary>True when the vertex is in the tree.</summary>
    public bool Contains(int vertex) => vertex == RolloutGraph.Root || ParentEdge[vertex] >= 0;

    /// <summary>Traffic of the settlement at a vertex when the tree reaches it.</summary>
    public double Demand(int vertex) => demand[vertex];

    /// <summary>What reaching a vertex is worth.</summary>
    public long Prize(int vertex) => prize[vertex];

    /// <summary>Price of an edge under traffic; fibre carries anything.</summary>
    public long Price(int edge, double traffic)
    {
        if (hopPrice[edge] is not { } price)
        {
            return graph.EdgeCost[edge];
        }

        var (radios, most) = (RolloutCase.Radios(traffic, hopCapacity[edge]), price.Length - 1);
        return radios <= most ? price[radios - 1] : price[most - 1] + overload + ((radios - most) * PenaltyPerRadio * (price[1] - price[0]));
    }

    /// <summary>What the edges from a vertex up to the root cost more when their traffic grows by <paramref name="traffic"/> (less when it is negative).</summary>
    public long PriceOfMore(int vertex, double traffic)
    {
        var sum = 0L;
        for (var v = vertex; v != RolloutGraph.Root; v = Parent[v])
        {
            if (hopPrice[ParentEdge[v]] is not null)
            {
                sum += Price(ParentEdge[v], Traffic[v] + traffic) - Price(ParentEdge[v], Traffic[v]);
            }
        }

        return sum;
    }

    /// <summary>True when the edge above the vertex may be taken out.</summary>
    public bool MayCut(int vertex) => !forced.Contains(ParentEdge[vertex]);

    /// <summary>True for a vertex of a way that serves nobody and branches nowhere.</summary>
    public bool IsStep(int vertex) =>
        Demand(vertex) == 0 && Prize(vertex) == 0 && firstChild[vertex] >= 0 && nextSibling[firstChild[vertex]] < 0;

    /// <summary>
    /// The last vertex that goes when the branch at <paramref name="vertex"/> goes: upwards from it, vertices that serve nobody and lead nowhere else.
    /// </summary>
    public int TopOfBranch(int vertex)
    {
        var top = vertex;
        while (Parent[top] is var up && up != RolloutGraph.Root && Demand(up) == 0 && Prize(up) == 0 && firstChild[up] == top && nextSibling[top] == -1
            && MayCut(up))
        {
            top = up;
        }

        return top;
    }

    /// <summary>Vertices at and behind a vertex, every parent before its children.</summary>
    public List<int> Behind(int vertex)
    {
        var list = new List<int>(Subtree[vertex]) { vertex };
        for (var i = 0; i < list.Count; i++)
        {
            for (var child = firstChild[list[i]]; child >= 0; child = nextSibling[child])
            {
                list.Add(child);
            }
        }

        return list;
    }

    /// <summary>Cuts the branch off above <paramref name="top"/>; its vertices stay linked among themselves.</summary>
    public void Detach(int top)
    {
        var (up, traffic, size) = (Parent[top], Traffic[top], Subtree[top]);
        Unlink(top);
        for (var v = up; v >= 0; v = Parent[v])
        {
            Touch(v);
            Traffic[v] -= traffic;
            Subtree[v] -= size;
        }
    }

    /// <summary>Hangs a cut-off branch, whose topmost vertex is <paramref name="top"/>, from a vertex of the tree.</summary>
    public void Attach(int top, int to, int edge)
    {
        Link(top, to, edge);
        for (var v = to; v >= 0; v = Parent[v])
        {
            Touch(v);
            Traffic[v] += Traffic[top];
            Subtree[v] += Subtree[top];
        }
    }

    /// <summary>Puts a vertex that is not in the tree on its own, ready to be attached.</summary>
    public void Renew(int vertex)
    {
        Touch(vertex);
        (Parent[vertex], ParentEdge[vertex], firstChild[vertex], nextSibling[vertex]) = (-1, -1, -1, -1);
        (Traffic[vertex], Subtree[vertex]) = (Demand(vertex), 1);
    }

    /// <summary>Turns a cut-off branch so that <paramref name="vertex"/> becomes its topmost vertex.</summary>
    public void Reroot(int vertex)
    {
        var path = new List<(int Vertex, int Edge)>();
        for (var v = vertex; v >= 0; v = Parent[v])
        {
            path.Add((v, ParentEdge[v]));
        }

        for (var i = path.Count - 2; i >= 0; i--)
        {
            var (v, edge) = path[i];
            var up = path[i + 1].Vertex;
            Unlink(v);
            Traffic[up] -= Traffic[v];
            Subtree[up] -= Subtree[v];
            Link(up, v, edge);
            Traffic[v] += Traffic[up];
            Subtree[v] += Subtree[up];
        }
    }

    /// <summary>Takes a cut-off branch apart: its vertices are outside the tree again.</summary>
    public void Scatter(int top)
    {
        foreach (var v in Behind(top))
        {
            Renew(v);
        }
    }

    /// <summary>Edges of the tree, ascending.</summary>
    public int[] Edges() => [.. ParentEdge.Where(e => e >= 0).Order()];

    /// <summary>By how much the plan costs more than when it was saved: edges, and everyone outside.</summary>
    public long CostSinceSaved()
    {
        var sum = 0L;
        foreach (var v in changed)
        {
            sum += CostAt(v, ParentEdge[v], Traffic[v]) - CostAt(v, savedParentEdge[v], savedTraffic[v]);
        }

        return sum;
    }

    /// <summary>Keeps the state to return to.</summary>
    public void Save()
    {
        foreach (var v in changed)
        {
            (savedParent[v], savedParentEdge[v], savedTraffic[v], savedSubtree[v]) = (Parent[v], ParentEdge[v], Traffic[v], Subtree[v]);
            (savedFirstChild[v], savedNextSibling[v], isChanged[v]) = (firstChild[v], nextSibling[v], false);
        }

        changed.Clear();
    }

    /// <summary>Returns to the saved state.</summary>
    public void Restore()
    {
        foreach (var v in changed)
        {
            (Parent[v], ParentEdge[v], Traffic[v], Subtree[v]) = (savedParent[v], savedParentEdge[v], savedTraffic[v], savedSubtree[v]);
            (firstChild[v], nextSibling[v], isChanged[v]) = (savedFirstChild[v], savedNextSibling[v], false);
        }

        changed.Clear();
    }

    private static (long[]?[] Price, double[] Capacity) HopPrices(RolloutCase rollout)
    {
        var graph = rollout.Graph;
        var (price, capacity) = (new long[]?[graph.EdgeCount], new double[graph.EdgeCount]);
        Dictionary<(long Region, byte Masts), long[]> known = [];
        for (var e = 0; e < price.Length; e++)
        {
            if (graph.EdgeMethod[e] == BuildMethod.Microwave)
            {
                var kind = (graph.EdgeRegion[e], graph.EdgeMasts[e]);
                if (!known.TryGetValue(kind, out price[e]))
                {
                    price[e] = known[kind] = [.. Enumerable.Range(1, rollout.MaxRadios(e) + 1).Select(radios => rollout.Hop(e, radios).WholeLife)];
                }

                capacity[e] = rollout.HopCapacity(e);
            }
        }

        return (price, capacity);
    }

    private long CostAt(int vertex, int edge, double traffic) =>
        vertex == RolloutGraph.Root ? 0 : edge >= 0 ? Price(edge, traffic) : Math.Min(prize[vertex], RolloutGraph.Mandatory >> 8);

    private void Touch(int vertex)
    {
        if (!isChanged[vertex])
        {
            isChanged[vertex] = true;
            changed.Add(vertex);
        }
    }

    private void Link(int vertex, int to, int edge)
    {
        Touch(vertex);
        Touch(to);
        (Parent[vertex], ParentEdge[vertex], nextSibling[vertex]) = (to, edge, firstChild[to]);
        firstChild[to] = vertex;
    }

    private void Unlink(int vertex)
    {
        var up = Parent[vertex];
        Touch(vertex);
        Touch(up);
        if (firstChild[up] == vertex)
        {
            firstChild[up] = nextSibling[vertex];
        }
        else
        {
            var before = firstChild[up];
            while (nextSibling[before] != vertex)
            {
                before = nextSibling[before];
            }

            Touch(before);
            nextSibling[before] = nextSibling[vertex];
        }

        (Parent[vertex], ParentEdge[vertex], nextSibling[vertex]) = (-1, -1, -1);
    }
}
