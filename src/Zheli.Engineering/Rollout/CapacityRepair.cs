using Zheli.Algorithms.Steiner;
using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>What became of the shared microwave hops.</summary>
/// <param name="Plan">The cheapest plan found in which no hop carries more than it can.</param>
/// <param name="Rounds">Times the network was optimised again.</param>
/// <param name="Replaced">Hops of the first answer that could not carry their traffic and are not in the plan.</param>
/// <param name="UncapacitatedCost">Total cost of the first answer, its hops taken to carry anything.</param>
/// <param name="StoppedEarly">A limit or a stop cut the work short.</param>
internal sealed record CapacityOutcome(LoadedTree? Plan, int Rounds, int Replaced, long UncapacitatedCost, bool StoppedEarly);

/// <summary>
/// Makes a plan fit the capacity of its hops. Each round loads the tree, prices every crowded hop with the radios that it needs, takes out the hops
/// that need more than they may have, and optimises again from the tree at hand; the cheapest plan that fits is kept. A hop that was taken out
/// stays out, so the rounds end.
/// </summary>
internal sealed class CapacityRepair(RolloutCase rollout, SteinerOptions options, Func<TimeSpan?> timeLeft)
{
    private const int LeastRounds = 4;
    private const int MostRounds = 40;

    private readonly long[] cost = [.. rollout.Graph.EdgeCost];
    private readonly bool[] removed = new bool[rollout.Graph.EdgeCount];

    /// <summary>Repairs the answer <paramref name="first"/> for the prizes that it was found with.</summary>
    public CapacityOutcome Run(PlanTree first, long[] prize, Func<RolloutSite, bool> serves, CancellationToken cancellation)
    {
        var at = LoadedTree.Of(rollout, first, serves);
        var (uncapacitated, crowded) = (at.Total - at.Surcharge, at.Overloaded);
        var (best, round, stopped) = (Fits(at) ? at : null, 0, false);
        while (at.Surcharge > 0 && round < MostRounds && (best is null || round < LeastRounds) && !(stopped && best is not null))
        {
            if (!Reprice(at))
            {
                break;
            }

            round++;
            stopped |= cancellation.IsCancellationRequested || timeLeft() <= TimeSpan.Zero;
            var next = Solve(at.Tree, prize, stopped, cancellation);
            if (next is null)
            {
                return new(null, round, 0, uncapacitated, stopped);
            }

            at = LoadedTree.Of(rollout, next, serves);
            if (Fits(at) && (best is null || at.Total < best.Total))
            {
                best = at;
            }
        }

        var used = best is null ? [] : best.Tree.Edges().ToHashSet();
        return new(best, round, crowded.Count(e => !used.Contains(e)), uncapacitated, stopped);
    }

    private static bool Fits(LoadedTree tree) => tree.Overloaded.Count == 0;

    /// <summary>Takes over what the tree at hand says about its hops; false when that is known already.</summary>
    private bool Reprice(LoadedTree at)
    {
        var changed = false;
        foreach (var edge in at.Overloaded)
        {
            changed |= !removed[edge];
            removed[edge] = true;
        }

        foreach (var v in at.Tree.Order.AsSpan(1))
        {
            var edge = at.Tree.ParentEdge[v];
            if (at.Radios[v] > 0 && !removed[edge])
            {
                var price = rollout.Hop(edge, at.Radios[v]).WholeLife;
                changed |= price != cost[edge];
                cost[edge] = price;
            }
        }

        return changed;
    }

    private PlanTree? Solve(PlanTree from, long[] prize, bool hurry, CancellationToken cancellation)
    {
        var problem = new TreeProblem(rollout, cost, removed);
        var settings = options with
        {
            WarmStart = [.. from.Edges().Where(e => !removed[e])],
            WantCertificate = false,
            Effort = hurry ? 0 : options.Effort,
            TimeLimit = hurry ? null : timeLeft(),
        };
        var answer = problem.Solve(prize, settings, null, hurry ? CancellationToken.None : cancellation);
        return answer.Solution.UnreachableMandatory.Length > 0 ? null : answer.Tree;
    }
}
