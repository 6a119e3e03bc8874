using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>A tree that the optimiser found, with what it proved.</summary>
/// <param name="Tree">The tree, oriented.</param>
/// <param name="Bound">Proved bound on edge costs plus prizes outside, forced edges at nothing.</param>
/// <param name="Certificate">Its proof; empty when none was asked for.</param>
/// <param name="Solution">What the optimiser said.</param>
internal sealed record TreeAnswer(PlanTree Tree, long Bound, DualPotentials Certificate, SteinerSolution Solution);

/// <summary>
/// A roll-out as the optimiser sees it: vertices and edges keep their numbers. A forced edge costs nothing there and both its ends are mandatory; its
/// cost is part of the offset. Some cheapest tree then contains it, since it may replace any edge of the ring that it would close; it is put in so
/// afterwards. A removed edge becomes a loop at the root. The certificate holds for the graph with forced edges at cost 0.
/// </summary>
internal sealed class TreeProblem
{
    private readonly RolloutCase rollout;
    private readonly long[] cost;
    private readonly PreparedSteiner prepared;

    /// <summary>Prepares the case.</summary>
    /// <param name="rollout">What is planned.</param>
    /// <param name="edgeCost">Whole-life cost of each edge.</param>
    /// <param name="removed">Edges that may not be used, or null.</param>
    /// <param name="cancellation">A stop leaves the graph larger than it could be.</param>
    public TreeProblem(RolloutCase rollout, long[] edgeCost, bool[]? removed, CancellationToken cancellation)
    {
        var graph = rollout.Graph;
        this.rollout = rollout;
        cost = [.. edgeCost];
        foreach (var edge in graph.ForcedEdges)
        {
            cost[edge] = 0;
        }

        var (tail, head) = (graph.EdgeFrom, graph.EdgeTo);
        if (removed is not null)
        {
            (tail, head) = ([.. tail], [.. head]);
            for (var e = 0; e < tail.Length; e++)
            {
                if (removed[e])
                {
                    tail[e] = head[e] = RolloutGraph.Root;
                }
            }
        }

        bool[] prizeable = [.. graph.Prize.Zip(rollout.SiteAt, (prize, site) => prize > 0 || site is { IsForbidden: false })];
        prepared = SteinerSolver.Prepare(new SteinerProblem(graph.VertexCount, RolloutGraph.Root, tail, head, cost, graph.Prize), prizeable, cancellation);
    }

    /// <summary>Finds a tree for these prizes.</summary>
    public TreeAnswer Solve(long[] prize, SteinerOptions options, IProgress<(string Stage, double Fraction)>? progress, CancellationToken cancellation)
    {
        var graph = rollout.Graph;
        var solution = prepared.Solve(prize, options, progress, cancellation);
        var edges = solution.Edges;
        if (graph.ForcedEdges.Except(edges).Any())
        {
            edges = WithForced(edges);
        }

        var tree = PlanTree.Orient(graph, edges);
        if (graph.ForcedEdges.Length > 0)
        {
            tree = tree.Prune(graph, cost, prize, graph.ForcedEdges);
        }

        return new(tree, solution.LowerBound, solution.Certificate, solution);
    }

    /// <summary>Forced edges first, then the others by cost and number, each unless it closes a ring.</summary>
    private int[] WithForced(int[] edges)
    {
        var graph = rollout.Graph;
        var sets = new Algorithms.Graphs.DisjointSets(graph.VertexCount);
        var ordered = graph.ForcedEdges.Concat(edges.Except(graph.ForcedEdges).OrderBy(e => cost[e]).ThenBy(e => e));
        return [.. ordered.Where(e => sets.Union(graph.EdgeFrom[e], graph.EdgeTo[e])).Order()];
    }
}
