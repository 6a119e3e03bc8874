using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>The identity on which the proof rests: what a plan costs is what the optimiser counts plus the offset, to the tenge.</summary>
internal static class PlanIdentity
{
    /// <summary>Checks it for a tree; a difference is a bug.</summary>
    public static void Check(RolloutCase rollout, PlanTree tree)
    {
        var graph = rollout.Graph;
        var forced = graph.ForcedEdges.ToHashSet();
        long counted = 0;
        for (var v = 1; v < graph.VertexCount; v++)
        {
            counted += !tree.Contains(v) ? graph.Prize[v]
                : forced.Contains(tree.ParentEdge[v]) ? 0 : graph.EdgeCost[tree.ParentEdge[v]];
        }

        var loaded = LoadedTree.Of(rollout, tree, site => site.ServedWhenReached);
        if (counted + rollout.Offset != loaded.Total - loaded.Surcharge)
        {
            throw new InvalidOperationException($"The optimiser counts {counted} + {rollout.Offset}, the plan costs {loaded.Total} with {loaded.Surcharge} for radios.");
        }
    }
}
