using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>Takes settlements off the ends of a network, the fewest people per tenge saved first, until it fits an amount of money.</summary>
internal static class ShrinkingNetwork
{
    /// <summary>The edges that remain and the settlements that they still serve; mandatory settlements and forced edges stay, so the rest may not fit.</summary>
    public static (PlanTree Tree, IReadOnlySet<long> Served) ToFit(RolloutCase rollout, PlanTree tree, Func<RolloutSite, bool> serves, long money)
    {
        var graph = rollout.Graph;
        var loaded = LoadedTree.Of(rollout, tree, serves);
        var (children, served, forced) = (new int[graph.VertexCount], loaded.Served, graph.ForcedEdges.ToHashSet());
        foreach (var v in tree.Order.AsSpan(1))
        {
            children[tree.Parent[v]]++;
        }

        var gone = new bool[graph.VertexCount];
        var ends = tree.Order.Skip(1).Where(v => children[v] == 0).ToList();
        var cost = loaded.NetworkCost;
        while (cost > money && CheapestEnd() is { } end)
        {
            ends.Remove(end.Vertex);
            cost -= end.Saving;
            var v = end.Vertex;
            do
            {
                (gone[v], served[v]) = (true, false);
                v = tree.Parent[v];
                children[v]--;
            }
            while (v != RolloutGraph.Root && children[v] == 0 && !served[v] && !forced.Contains(tree.ParentEdge[v]));

            if (v != RolloutGraph.Root && children[v] == 0)
            {
                ends.Add(v);
            }
        }

        int[] kept = [.. tree.Order.Skip(1).Where(v => !gone[v]).Select(v => tree.ParentEdge[v]).Order()];
        var remaining = tree.Order.Skip(1).Where(v => served[v]).Select(v => rollout.SiteAt[v]!.Settlement.Id).ToHashSet();
        return (PlanTree.Orient(graph, kept), remaining);

        (int Vertex, long Saving)? CheapestEnd()
        {
            ((int Vertex, long Saving)? best, long bestPeople) = (null, 0);
            foreach (var end in ends.Where(v => !(rollout.SiteAt[v]?.IsMandatory ?? false) && !forced.Contains(tree.ParentEdge[v])))
            {
                var people = served[end] ? rollout.SiteAt[end]!.Settlement.Population : 0;
                var saving = Saving(end);
                if (best is not { } b || (Int128)people * b.Saving < (Int128)bestPeople * saving || (people * b.Saving == bestPeople * saving && end < b.Vertex))
                {
                    (best, bestPeople) = ((end, Math.Max(1, saving)), people);
                }
            }

            return best;
        }

        long Saving(int end)
        {
            var saving = served[end] ? rollout.SiteAt[end]!.Serve.WholeLife : 0;
            var v = end;
            do
            {
                saving += graph.EdgeCost[tree.ParentEdge[v]];
                v = tree.Parent[v];
            }
            while (v != RolloutGraph.Root && children[v] == 1 && !served[v] && !forced.Contains(tree.ParentEdge[v]));
            return saving;
        }
    }
}
