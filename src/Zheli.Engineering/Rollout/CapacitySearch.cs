using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Local search on true prices, radios included, over the branches of a network. Three moves, in passes over the vertices until none helps: hang a branch from elsewhere (turned, where another of its vertices is nearer), give a branch up to satellite, and reach a settlement that was
/// given up. Every step makes the plan cheaper; ties go by number.
/// </summary>
internal sealed class CapacitySearch
{
    private const int MostPasses = 12;

    /// <summary>Larger branches are fibre trunks, which no hop limits.</summary>
    private const int LargestBranch = 300;

    /// <summary>Settlements around one of them that are taken out and put back together in one shake.</summary>
    private const int ShakenSettlements = 12;

    /// <summary>Larger branches are not shaken.</summary>
    private const int LargestShaken = 60;

    /// <summary>Places of attachment that are priced exactly.</summary>
    private const int Candidates = 6;

    private readonly RolloutCase rollout;
    private readonly RolloutGraph graph;
    private readonly CompactGraph rows;
    private readonly LoadedNetwork network;

    // Dijkstra around the branch at hand; entries count only where the stamp is that of the round.
    private readonly long[] distance;
    private readonly int[] back;
    private readonly int[] stamp;
    private readonly int[] inBranch;
    private readonly VertexHeap heap;
    private int round;

    // Vertices that need no further try, and those that the move at hand came near.
    private readonly bool[] quiet;
    private readonly List<int> touched = [];

    private CapacitySearch(RolloutCase rollout, PlanTree tree, long[] prize, Func<RolloutSite, bool> serves)
    {
        (this.rollout, graph) = (rollout, rollout.Graph);
        rows = new(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, graph.EdgeCost);
        network = new(rollout, tree, prize, serves);
        var n = graph.VertexCount;
        (distance, back, stamp, inBranch, heap, quiet) = (new long[n], new int[n], new int[n], new int[n], new(n), new bool[n]);
    }

    /// <summary>The tree after the search. From a tree whose hops all fit it stays so.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="tree">The tree to start from.</param>
    /// <param name="prize">What reaching each vertex is worth.</param>
    /// <param name="serves">Whether a settlement is served when the tree reaches it.</param>
    /// <param name="cancellation">A stop ends the search with the tree at hand.</param>
    public static PlanTree Improve(RolloutCase rollout, PlanTree tree, long[] prize, Func<RolloutSite, bool> serves, CancellationToken cancellation)
    {
        var search = new CapacitySearch(rollout, tree, prize, serves);
        for (var pass = 0; pass < MostPasses && !cancellation.IsCancellationRequested && search.Pass(); pass++)
        {
        }

        return PlanTree.Orient(rollout.Graph, search.network.Edges());
    }

    /// <summary>
    /// Improves a tree further by shaking it in one place after another: a dozen neighbouring settlements are taken out, put back in a random order at raised prizes, and the
    /// place is searched; what comes out is kept when it is cheaper.
    /// </summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="tree">The tree to start from.</param>
    /// <param name="prize">What reaching each vertex is worth.</param>
    /// <param name="serves">Whether a settlement is served when the tree reaches it.</param>
    /// <param name="shakes">How often.</param>
    /// <param name="seed">Seed of the places and orders.</param>
    /// <param name="cancellation">A stop ends the search with the tree at hand.</param>
    public static PlanTree Shake(
        RolloutCase rollout, PlanTree tree, long[] prize, Func<RolloutSite, bool> serves, int shakes, int seed, CancellationToken cancellation)
    {
        var search = new CapacitySearch(rollout, tree, prize, serves);
        var random = new Random(seed);
        int[] centres = [.. Enumerable.Range(1, rollout.Graph.VertexCount - 1).Where(v => prize[v] > 0 && rollout.IsReachable[v])];
        search.network.Save();
        for (var shake = 0; shake < shakes && centres.Length > 0 && !cancellation.IsCancellationRequested; shake++)
        {
            search.ShakeAround(centres[random.Next(centres.Length)], random);
            if (search.network.CostSinceSaved() < 0)
            {
                search.network.Save();
            }
            else
            {
                search.network.Restore();
            }
        }

        return PlanTree.Orient(rollout.Graph, search.network.Edges());
    }

    private void ShakeAround(int centre, Random random)
    {
        touched.Clear();
        var place = Neighbours(centre);
        foreach (var v in place.ToArray())
        {
            if (network.Contains(v) && network.Subtree[v] <= LargestShaken && network.Behind(v).TrueForAll(network.MayCut))
            {
                place.AddRange(network.Behind(v).Where(w => network.Prize(w) > 0 && !place.Contains(w)));
                var top = network.TopOfBranch(v);
                network.Detach(top);
                network.Scatter(top);
            }
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(place));
        var boost = 1 + (2 * random.NextDouble());
        foreach (var v in place.Where(v => !network.Contains(v)))
        {
            network.Renew(v);
            round++;
            Connect([v], v, network.Prize(v) >= RolloutGraph.Mandatory ? network.Prize(v) : (long)(network.Prize(v) * boost));
        }

        for (var improved = true; improved;)
        {
            improved = false;
            foreach (var v in place)
            {
                improved |= network.Contains(v) ? network.Subtree[v] <= LargestBranch && network.MayCut(v) && (GiveUp(v) || Rehang(v)) : Reach(v);
            }
        }
    }

    /// <summary>The prized vertices next to one of them, breadth first over the graph, not through the existing network.</summary>
    private List<int> Neighbours(int centre)
    {
        var (place, queue) = (new List<int>(), new Queue<int>([centre]));
        round++;
        inBranch[centre] = round;
        while (queue.TryDequeue(out var at) && place.Count < ShakenSettlements)
        {
            if (network.Prize(at) > 0)
            {
                place.Add(at);
            }

            for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
            {
                var next = rows.Neighbour[i];
                if (next != RolloutGraph.Root && inBranch[next] != round)
                {
                    inBranch[next] = round;
                    queue.Enqueue(next);
                }
            }
        }

        return place;
    }

    /// <summary>
    /// Tries every vertex that is not quiet. One falls quiet when no move of it helps, and wakes when something changes on the way of its search or next to it.
    /// </summary>
    private bool Pass()
    {
        var improved = false;
        for (var v = 1; v < graph.VertexCount; v++)
        {
            if (quiet[v])
            {
                continue;
            }

            quiet[v] = true;
            if (Try(v))
            {
                improved = true;
                Wake();
            }
        }

        return improved;
    }

    private bool Try(int vertex)
    {
        touched.Clear();
        if (network.Contains(vertex))
        {
            // A mere step of a way goes with the branch behind it.
            return !network.IsStep(vertex) && network.Subtree[vertex] <= LargestBranch && network.MayCut(vertex) && (GiveUp(vertex) || Rehang(vertex));
        }

        return network.Prize(vertex) > 0 && rollout.IsReachable[vertex] && Reach(vertex);
    }

    private void Wake()
    {
        foreach (var v in touched)
        {
            quiet[v] = false;
            for (var i = rows.Start[v]; i < rows.Start[v + 1]; i++)
            {
                quiet[rows.Neighbour[i]] = false;
            }
        }
    }

    /// <summary>Gives a branch up where its edges, nodes' surplus and radios cost more than satellite for everyone in it.</summary>
    private bool GiveUp(int vertex)
    {
        var (lost, saved) = (0L, 0L);
        foreach (var v in network.Behind(vertex))
        {
            lost = Math.Min(lost + network.Prize(v), RolloutGraph.Mandatory);
            saved += v == vertex ? 0 : network.Price(network.ParentEdge[v], network.Traffic[v]);
            if (v != vertex && !network.MayCut(v))
            {
                return false;
            }
        }

        var top = network.TopOfBranch(vertex);
        saved += PriceOfConnection(vertex, top);
        if (lost >= saved)
        {
            return false;
        }

        touched.AddRange(network.Behind(top));
        network.Detach(top);
        network.Scatter(top);
        return true;
    }

    private bool Reach(int vertex)
    {
        network.Renew(vertex);
        round++;
        return Connect([vertex], vertex, network.Prize(vertex));
    }

    /// <summary>Cuts a branch off and hangs it from where that is cheapest; puts it back where it was when nothing is cheaper.</summary>
    private bool Rehang(int vertex)
    {
        var top = network.TopOfBranch(vertex);
        var (up, worth) = (network.Parent[top], PriceOfConnection(vertex, top));
        var chain = new List<(int Vertex, int Edge)>();
        for (var v = vertex; v != up; v = network.Parent[v])
        {
            chain.Add((v, network.ParentEdge[v]));
        }

        network.Detach(top);
        if (vertex != top)
        {
            network.Detach(vertex);
            network.Scatter(top);
        }

        round++;
        var branch = network.Behind(vertex);
        if (Connect(branch, vertex, worth))
        {
            return true;
        }

        for (var i = chain.Count - 1; i >= 0; i--)
        {
            if (i > 0)
            {
                network.Renew(chain[i].Vertex);
            }

            network.Attach(chain[i].Vertex, i == chain.Count - 1 ? up : chain[i + 1].Vertex, chain[i].Edge);
        }

        return false;
    }

    /// <summary>Price of the edges between a branch and the place it hangs from, and of the radios above that its traffic takes.</summary>
    private long PriceOfConnection(int vertex, int top)
    {
        var price = 0L;
        for (var v = vertex; ; v = network.Parent[v])
        {
            price += network.Price(network.ParentEdge[v], network.Traffic[v]);
            if (v == top)
            {
                return price - network.PriceOfMore(network.Parent[top], -network.Traffic[vertex]);
            }
        }
    }

    /// <summary>Connects a branch outside the tree for less than <paramref name="worth"/>, if it can be.</summary>
    private bool Connect(List<int> branch, int top, long worth)
    {
        foreach (var v in branch)
        {
            (inBranch[v], stamp[v], distance[v], back[v]) = (round, round, 0, -1);
            heap.Set(v, 0);
            touched.Add(v);
        }

        var (best, bestPrice, seen) = (-1, worth, 0);
        while (heap.Count > 0 && heap.MinKey < bestPrice)
        {
            var at = heap.Pop();
            if (inBranch[at] != round && network.Contains(at))
            {
                if (PriceVia(at, top) is var price && price < bestPrice)
                {
                    (best, bestPrice) = (at, price);
                }

                if (++seen == Candidates)
                {
                    break;
                }

                continue;
            }

            Relax(at, top, bestPrice);
        }

        heap.Clear();
        if (best < 0)
        {
            return false;
        }

        Hang(best, top);
        return true;
    }

    private void Relax(int at, int top, long limit)
    {
        for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
        {
            var (next, edge) = (rows.Neighbour[i], rows.Edge[i]);
            if (inBranch[next] == round)
            {
                continue;
            }

            var reach = distance[at] + network.Price(edge, network.Traffic[top]);
            if (reach < limit && (stamp[next] != round || reach < distance[next]))
            {
                (stamp[next], distance[next], back[next]) = (round, reach, edge);
                heap.Set(next, reach);
                touched.Add(next);
            }
        }
    }

    /// <summary>Exact price of hanging the branch from a vertex of the tree by the way found: settlements on the way are served too.</summary>
    private long PriceVia(int vertex, int top)
    {
        var way = WayFromBranch(vertex);
        var (traffic, price) = (network.Traffic[top], PriceOfTurning(way[0].From, top));
        foreach (var (from, edge) in way)
        {
            if (inBranch[from] != round)
            {
                traffic += network.Demand(from);
                price -= Math.Min(network.Prize(from), RolloutGraph.Mandatory / 4);
            }

            price += network.Price(edge, traffic);
        }

        return price + network.PriceOfMore(vertex, traffic);
    }

    /// <summary>What the edges within the branch cost more when it hangs from one of its vertices instead of its topmost.</summary>
    private long PriceOfTurning(int vertex, int top)
    {
        var price = 0L;
        for (var v = vertex; v != top; v = network.Parent[v])
        {
            price += network.Price(network.ParentEdge[v], network.Traffic[top] - network.Traffic[v]) - network.Price(network.ParentEdge[v], network.Traffic[v]);
        }

        return price;
    }

    /// <summary>The way from the branch to a vertex: each edge with its end on the branch's side.</summary>
    private List<(int From, int Edge)> WayFromBranch(int vertex)
    {
        var way = new List<(int From, int Edge)>();
        for (var v = vertex; inBranch[v] != round;)
        {
            var edge = back[v];
            v = rows.Other(edge, v);
            way.Add((v, edge));
        }

        way.Reverse();
        return way;
    }

    private void Hang(int vertex, int top)
    {
        var way = WayFromBranch(vertex);
        if (way[0].From != top)
        {
            network.Reroot(way[0].From);
        }

        for (var i = way.Count - 1; i >= 0; i--)
        {
            var (from, edge) = way[i];
            if (i > 0)
            {
                network.Renew(from);
            }

            network.Attach(from, i == way.Count - 1 ? vertex : way[i + 1].From, edge);
        }
    }
}
