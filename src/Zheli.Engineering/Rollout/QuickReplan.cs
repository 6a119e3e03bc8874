using Zheli.Algorithms.Graphs;
using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// A first answer in seconds: begins with an earlier plan, lets the search on true prices mend what the new question changed, and proves it by one ascent with
/// capacity. The proof is as strict as any other, so the gap is honest; it is wider, because little effort went into plan and proof. Of the
/// frontier it knows the plan itself alone.
/// </summary>
internal sealed class QuickReplan(RolloutCase rollout, RolloutStart start, PlanOptions options, CancellationToken cancellation)
{
    /// <summary>A large map gets a touch, a small one is shaken through.</summary>
    private const int Shakes = 150;

    private readonly RolloutGraph graph = rollout.Graph;

    /// <summary>The cheapest network found around the start; null when it does not fit its hops or lacks something mandatory.</summary>
    public PlanDraft? Cheapest()
    {
        var (tree, certificate) = Search(graph.Prize, site => site.ServedWhenReached, rollout.Offset);
        var network = LoadedTree.Of(rollout, tree, site => site.ServedWhenReached);
        if (!IsWhole(network))
        {
            return null;
        }

        PlanIdentity.Check(rollout, tree);
        var frontier = Frontier.Of(rollout, [Least(tree), new(0, tree.Edges(), network.People, network.Settlements, network.Edges + network.Serve, 0)]);
        return new(rollout, network, GreyLinks.Of(rollout, network), null, certificate, graph, frontier, Untouched(tree, certificate));
    }

    /// <summary>The most people within a budget by a search around the start; null when none was found that fits.</summary>
    public PlanDraft? Within(long budget)
    {
        var prices = new PeoplePrices(rollout);
        var price = PriceAt(budget);
        var prize = prices.Prizes(price);
        var (tree, proof) = Search(prize, site => PeoplePrices.Serves(site, price), 0);
        var frontier = Frontier.Of(
            rollout, [Least(tree), FrontierWorkers.Point(rollout, price, tree, proof.LowerBound + prices.Constant(price))]);
        if (new BudgetPlan(rollout, frontier, options, budget).FindAmongStarts(cancellation) is not { } found || !IsWhole(found.Network))
        {
            return null;
        }

        var people = found.Network.People;
        var offset = prices.Constant(price) + (price * people) + found.SatelliteCost.WholeLife;
        var certificate = proof with { LowerBound = proof.LowerBound + offset, Offset = offset };
        var use = new BudgetUse(budget, found.Cost, people, frontier.PeopleUpperBound(budget), price);
        return new PlanDraft(
            rollout, found.Network, found.Light, found.Satellite, certificate, GraphPricing.WithPrizes(graph, prize), frontier, Untouched(tree, certificate))
        {
            Budget = use,
        };
    }

    private (PlanTree Tree, DualCertificate Certificate) Search(long[] prize, Func<RolloutSite, bool> serves, long offset)
    {
        var (tree, certificate) = (default(PlanTree)!, default(DualCertificate)!);
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            () => tree = Improved(prize, serves),
            () => certificate = CapacityBound.Prove(rollout, prize, offset, cancellation));
        return (tree, certificate);
    }

    /// <summary>The start mended; where stretches are forced the tree is searched once more with them in it.</summary>
    private PlanTree Improved(long[] prize, Func<RolloutSite, bool> serves)
    {
        var tree = Searched(PlanTree.Orient(graph, Rejoined(StartEdges())), prize, serves);
        if (graph.ForcedEdges.Length == 0)
        {
            return tree;
        }

        // Both ends are mandatory, so the tree reaches them: a forced stretch closes a ring, from which the dearest of the others goes.
        var sets = new DisjointSets(graph.VertexCount);
        var ordered = graph.ForcedEdges.Concat(tree.Edges().Except(graph.ForcedEdges).OrderBy(e => graph.EdgeCost[e]).ThenBy(e => e));
        int[] edges = [.. ordered.Where(e => sets.Union(graph.EdgeFrom[e], graph.EdgeTo[e])).Order()];
        return Searched(PlanTree.Orient(graph, edges), prize, serves);
    }

    /// <summary>Pruned, searched, and shaken in a few places; a shake keeps only what is cheaper.</summary>
    private PlanTree Searched(PlanTree tree, long[] prize, Func<RolloutSite, bool> serves)
    {
        var improved = CapacitySearch.Improve(rollout, Pruned(tree, prize), prize, serves, cancellation);
        return CapacitySearch.Shake(rollout, improved, prize, serves, Shakes, options.Seed, cancellation);
    }

    private PlanTree Pruned(PlanTree tree, long[] prize) => tree.Prune(graph, graph.EdgeCost, prize, graph.ForcedEdges);

    private int[] StartEdges()
    {
        var keys = start.EdgeKeys.ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, graph.EdgeCount).AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Where(e => keys.Contains(EdgeKey.Of(graph, e)))];
    }

    /// <summary>
    /// What hangs loose since a stretch of the start is gone is joined again as a whole, by the cheapest ways from the existing network on which the start's own stretches
    /// cost nothing (Dijkstra); what does not pay there is pruned afterwards.
    /// </summary>
    private int[] Rejoined(int[] known)
    {
        long[] cost = [.. graph.EdgeCost];
        foreach (var edge in known)
        {
            cost[edge] = 0;
        }

        var rows = new CompactGraph(graph.VertexCount, graph.EdgeFrom, graph.EdgeTo, cost);
        var (distance, parentEdge) = (new long[graph.VertexCount], new int[graph.VertexCount]);
        Array.Fill(distance, long.MaxValue);
        Array.Fill(parentEdge, -1);
        var heap = new PriorityQueue<int, (long Distance, int Vertex)>();
        distance[RolloutGraph.Root] = 0;
        heap.Enqueue(RolloutGraph.Root, (0, RolloutGraph.Root));
        while (heap.TryDequeue(out var at, out var reached))
        {
            for (var i = rows.Start[at]; reached.Distance == distance[at] && i < rows.Start[at + 1]; i++)
            {
                var (next, there) = (rows.Neighbour[i], distance[at] + cost[rows.Edge[i]]);
                if (there < distance[next])
                {
                    (distance[next], parentEdge[next]) = (there, rows.Edge[i]);
                    heap.Enqueue(next, (there, next));
                }
            }
        }

        var kept = new SortedSet<int>();
        foreach (var end in known.SelectMany(e => new[] { graph.EdgeFrom[e], graph.EdgeTo[e] }))
        {
            for (var v = end; parentEdge[v] >= 0 && kept.Add(parentEdge[v]);)
            {
                v = graph.EdgeFrom[parentEdge[v]] == v ? graph.EdgeTo[parentEdge[v]] : graph.EdgeFrom[parentEdge[v]];
            }
        }

        return [.. kept];
    }

    /// <summary>What remains of a tree when only the mandatory part counts.</summary>
    private FrontierPoint Least(PlanTree tree)
    {
        var least = Pruned(tree, new PeoplePrices(rollout).Prizes(0));
        return FrontierWorkers.Point(rollout, 0, least, 0);
    }

    private bool IsWhole(LoadedTree network) =>
        network.Overloaded.Count == 0 && rollout.Sites.All(s => !s.IsMandatory || network.Served[s.Vertex]) && !graph.ForcedEdges.Except(network.Tree.Edges()).Any();

    /// <summary>The price of a person at the corner of the start's frontier beyond the budget.</summary>
    private long PriceAt(long budget)
    {
        var beyond = start.Frontier.FirstOrDefault(c => c.Cost > budget && c.PricePerPerson > 0) ?? (start.Frontier is [.., var last] ? last : null);
        return beyond is null ? 1 : Math.Max(1, beyond.PricePerPerson > 0 ? beyond.PricePerPerson : beyond.Cost / Math.Max(1, beyond.People));
    }

    /// <summary>The graph is searched as it is, without the optimiser's reductions.</summary>
    private SteinerSolution Untouched(PlanTree tree, DualCertificate certificate) => new()
    {
        Edges = tree.Edges(),
        Cost = 0,
        LowerBound = certificate.LowerBound,
        ProvedBound = certificate.LowerBound,
        ProvedOptimal = false,
        Certificate = DualPotentials.Empty,
        ReducedVertices = graph.VertexCount,
        ReducedEdges = graph.EdgeCount,
        ReduceSeconds = 0,
        SolveSeconds = 0,
        StoppedEarly = cancellation.IsCancellationRequested,
        UnreachableMandatory = [],
        Trace = [],
    };
}
