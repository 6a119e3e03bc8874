using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>What became of the shared microwave hops.</summary>
/// <param name="Plan">The cheapest plan found in which no hop carries more than it can; null when there is none.</param>
/// <param name="Crowded">Hops of the first answer that need more radios than one.</param>
/// <param name="UncapacitatedCost">Total cost of the first answer, its hops taken to carry anything.</param>
internal sealed record CapacityOutcome(LoadedTree? Plan, int Crowded, long UncapacitatedCost);

/// <summary>
/// Makes a plan fit the capacity of its hops. Hops that carry anything draw everybody onto themselves, so the plan is built up from three sides and the cheapest
/// kept: the optimiser's answer with its crowded hops relieved, the optimiser's answer without hops with hops put in where they pay, and the
/// comparator's tree, each by a search on true prices. The side without hops always fits.
/// </summary>
internal sealed class CapacityRepair(RolloutCase rollout, SteinerOptions options, CancellationToken cancellation)
{
    /// <summary>Repairs the answer <paramref name="first"/> for the prizes that it was found with.</summary>
    public CapacityOutcome Run(PlanTree first, long[] prize, Func<RolloutSite, bool> serves)
    {
        var at = LoadedTree.Of(rollout, first, serves);
        var (crowded, uncapacitated) = (at.Upgraded.Count + at.Overloaded.Count, at.Total - at.Surcharge);
        var best = Fits(at) ? at : null;
        if (crowded > 0)
        {
            best = Cheaper(best, Search(first, prize, serves));
            if (WithoutHops(prize) is { } fibre)
            {
                best = Cheaper(best, Search(fibre, prize, serves));
            }
        }

        return new(best, crowded, uncapacitated);
    }

    /// <summary>The optimiser's answer on fibre alone; null when something mandatory needs a hop.</summary>
    public PlanTree? WithoutHops(long[] prize)
    {
        var removed = rollout.Graph.EdgeMethod.Select(m => m == BuildMethod.Microwave).ToArray();
        foreach (var edge in rollout.Graph.ForcedEdges)
        {
            removed[edge] = false;
        }

        var answer = new TreeProblem(rollout, rollout.Graph.EdgeCost, removed).Solve(prize, options with { Effort = 0, WantCertificate = false }, null, cancellation);
        return answer.Solution.UnreachableMandatory.Length > 0 ? null : answer.Tree;
    }

    /// <summary>A plan improved on true prices, if it fits.</summary>
    public LoadedTree? Search(PlanTree tree, long[] prize, Func<RolloutSite, bool> serves)
    {
        var loaded = LoadedTree.Of(rollout, CapacitySearch.Improve(rollout, tree, prize, serves, cancellation), serves);
        return Fits(loaded) ? loaded : null;
    }

    /// <summary>The cheaper of two plans; the first of equals.</summary>
    public static LoadedTree? Cheaper(LoadedTree? one, LoadedTree? other) => other is null || one?.Total <= other.Total ? one : other;

    private static bool Fits(LoadedTree tree) => tree.Overloaded.Count == 0;
}
