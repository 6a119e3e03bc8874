using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>What became of the shared microwave hops.</summary>
/// <param name="Plan">The cheapest plan found in which no hop carries more than it can; null when there is none.</param>
/// <param name="Crowded">Hops of the first answer that need more radios than one.</param>
/// <param name="UncapacitatedCost">Total cost of the first answer, its hops taken to carry anything.</param>
internal sealed record CapacityOutcome(LoadedTree? Plan, int Crowded, long UncapacitatedCost);

/// <summary>
/// Makes a plan fit the capacity of its hops. Hops that carry anything draw everybody onto themselves, so the plan is built from two sides and the cheaper
/// kept: the optimiser's answer with its crowded hops relieved, and the optimiser's answer without hops, into which hops are put where they pay.
/// Both by a search on true prices; the side without hops always fits. The plan is then shaken in one place after another.
/// </summary>
internal sealed class CapacityRepair(RolloutCase rollout, SteinerOptions options, CancellationToken cancellation)
{
    private const int ShakesPerSite = 20;
    private const int MostShakes = 24000;

    /// <summary>A shake takes time with the size of the graph.</summary>
    private const int ShakenVertices = 400_000_000;

    /// <summary>Beyond this share of overloaded hops the optimiser's answer is no start for a search.</summary>
    private const double ReliefShare = 0.1;

    /// <summary>Repairs the answer <paramref name="first"/> for the prizes that it was found with; <paramref name="other"/> is a further plan to beat, or null.</summary>
    public CapacityOutcome Run(PlanTree first, LoadedTree? other, long[] prize, Func<RolloutSite, bool> serves)
    {
        var at = LoadedTree.Of(rollout, first, serves);
        var crowded = at.Upgraded.Count + at.Overloaded.Count;
        var best = Cheaper(Fits(at) ? at : null, other);
        if (crowded > 0)
        {
            if (at.Overloaded.Count <= ReliefShare * at.Radios.Count(r => r > 0))
            {
                best = Cheaper(best, Search(first, prize, serves));
            }

            if (WithoutHops(prize) is { } fibre)
            {
                best = Cheaper(best, Search(fibre, prize, serves));
            }

            if (best is not null)
            {
                best = Cheaper(best, Shake(best.Tree, prize, serves));
            }
        }

        return new(best, crowded, at.Total - at.Surcharge);
    }

    /// <summary>The optimiser's answer on fibre alone; null when something mandatory needs a hop.</summary>
    public PlanTree? WithoutHops(long[] prize)
    {
        var removed = rollout.Graph.EdgeMethod.Select(m => m == BuildMethod.Microwave).ToArray();
        foreach (var edge in rollout.Graph.ForcedEdges)
        {
            removed[edge] = false;
        }

        var answer = new TreeProblem(rollout, rollout.Graph.EdgeCost, removed, cancellation).Solve(prize, options with { Effort = 0, WantCertificate = false }, null, cancellation);
        return answer.Solution.UnreachableMandatory.Length > 0 ? null : answer.Tree;
    }

    /// <summary>A plan improved on true prices, if it fits.</summary>
    public LoadedTree? Search(PlanTree tree, long[] prize, Func<RolloutSite, bool> serves) =>
        IfItFits(CapacitySearch.Improve(rollout, tree, prize, serves, cancellation), serves);

    private LoadedTree? Shake(PlanTree tree, long[] prize, Func<RolloutSite, bool> serves) => IfItFits(
        CapacitySearch.Shake(rollout, tree, prize, serves, Math.Min(MostShakes, Math.Min(ShakesPerSite * rollout.Sites.Count, ShakenVertices / rollout.Graph.VertexCount)), options.Seed, cancellation), serves);

    private LoadedTree? IfItFits(PlanTree tree, Func<RolloutSite, bool> serves) =>
        LoadedTree.Of(rollout, tree, serves) is var loaded && Fits(loaded) ? loaded : null;

    private static LoadedTree? Cheaper(LoadedTree? one, LoadedTree? other) => other is null || one?.Total <= other.Total ? one : other;

    private static bool Fits(LoadedTree tree) => tree.Overloaded.Count == 0;
}
