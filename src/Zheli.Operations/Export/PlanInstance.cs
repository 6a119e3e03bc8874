using Zheli.Model.Network;
using Zheli.Model.Programme;

namespace Zheli.Operations.Export;

/// <summary>An edge of an instance: what it stands for, its ends and what a solver pays for it.</summary>
internal readonly record struct InstanceEdge(int Edge, int Low, int High, long Cost);

/// <summary>
/// A plan as rooted prize-collecting Steiner tree problems, which know neither capacity nor repeaters. <see cref="Offered"/> is what the optimiser chose from, a
/// relaxation: every hop costs one radio, whatever it carries. <see cref="Own"/> is a restriction: hops stand where the plan has them, at the price of all their
/// radios, with what hangs behind them, so no tree loads a hop more than the plan does; all else is chosen freely.
/// </summary>
internal static class PlanInstance
{
    /// <summary>All edges that were offered: of parallel ones the cheapest, the first among equals.</summary>
    public static IReadOnlyList<InstanceEdge> Offered(RolloutGraph graph) =>
        Cheapest(Enumerable.Range(0, graph.EdgeCount).Select(e => Listed(graph, e, CostOf(graph, e))));

    /// <summary>The plan's own edges, and fibre between vertices that no hop of the plan serves.</summary>
    public static IReadOnlyList<InstanceEdge> Own(RolloutPlan plan)
    {
        var (graph, behind) = (plan.Graph, BehindHops(plan));
        var paid = plan.Edges.ToDictionary(e => e.GraphEdge, e => e.Cost);
        return Cheapest(
            from e in Enumerable.Range(0, graph.EdgeCount)
            let isPlans = paid.ContainsKey(e)
            where isPlans || (graph.EdgeMethod[e] != BuildMethod.Microwave && !behind[graph.EdgeFrom[e]] && !behind[graph.EdgeTo[e]])
            select Listed(graph, e, CostOf(graph, e) + (isPlans ? paid[e] - graph.EdgeCost[e] : 0)));
    }

    /// <summary>What every tree of <see cref="Own"/> costs beside its edges and lost prizes: serving or satellite wherever nothing is to be chosen, forced edges, and the plan's repeaters.</summary>
    public static long FixedCost(RolloutPlan plan) => plan.Certificate.Offset + plan.Summary.Cost.Repeaters;

    /// <summary>The ends of forced edges, by vertex.</summary>
    public static bool[] MustReach(RolloutGraph graph)
    {
        var mustReach = new bool[graph.VertexCount];
        foreach (var edge in graph.ForcedEdges)
        {
            mustReach[graph.EdgeFrom[edge]] = mustReach[graph.EdgeTo[edge]] = true;
        }

        return mustReach;
    }

    /// <summary>What the optimiser pays for an edge: a forced one is paid already.</summary>
    private static long CostOf(RolloutGraph graph, int edge) => Array.BinarySearch(graph.ForcedEdges, edge) >= 0 ? 0 : graph.EdgeCost[edge];

    private static InstanceEdge Listed(RolloutGraph graph, int edge, long cost) =>
        new(edge, Math.Min(graph.EdgeFrom[edge], graph.EdgeTo[edge]), Math.Max(graph.EdgeFrom[edge], graph.EdgeTo[edge]), cost);

    private static InstanceEdge[] Cheapest(IEnumerable<InstanceEdge> edges)
    {
        var cheapest = new Dictionary<(int Low, int High), InstanceEdge>();
        foreach (var edge in edges)
        {
            var ends = (edge.Low, edge.High);
            if (edge.Low != edge.High && (!cheapest.TryGetValue(ends, out var known) || edge.Cost < known.Cost))
            {
                cheapest[ends] = edge;
            }
        }

        return [.. cheapest.Values.OrderBy(e => e.Edge)];
    }

    /// <summary>Vertices that the plan reaches over a hop.</summary>
    private static bool[] BehindHops(RolloutPlan plan)
    {
        var graph = plan.Graph;
        var at = new List<int>[graph.VertexCount];
        foreach (var e in plan.Edges.Select(edge => edge.GraphEdge))
        {
            (at[graph.EdgeFrom[e]] ??= []).Add(e);
            (at[graph.EdgeTo[e]] ??= []).Add(e);
        }

        var (behind, seen) = (new bool[graph.VertexCount], new bool[graph.VertexCount]);
        var queue = new Queue<int>([RolloutGraph.Root]);
        seen[RolloutGraph.Root] = true;
        while (queue.TryDequeue(out var v))
        {
            foreach (var e in at[v] ?? [])
            {
                var u = graph.EdgeFrom[e] ^ graph.EdgeTo[e] ^ v;
                if (!seen[u])
                {
                    (seen[u], behind[u]) = (true, behind[v] || graph.EdgeMethod[e] == BuildMethod.Microwave);
                    queue.Enqueue(u);
                }
            }
        }

        return behind;
    }
}
