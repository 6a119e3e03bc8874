using Zheli.Algorithms.Clustering;
using Zheli.Algorithms.Steiner;

namespace Zheli.Engineering.Access;

/// <summary>The cheapest trenches that join all premises, and a proof that none are much cheaper.</summary>
/// <param name="Edges">Edges of the streets, ascending.</param>
/// <param name="LowerBound">No trenches with the least cable in them cost less, whole tenge.</param>
/// <param name="Potentials">The proof, when it was asked for: see <see cref="DualPotentials"/>.</param>
internal sealed record TrenchTree(int[] Edges, long LowerBound, DualPotentials Potentials)
{
    private const int LargeGraph = 60_000;

    /// <summary>What a stretch that was there before counts less, hundredths: a change of trenches must save at least as much of what it replaces.</summary>
    private const long KeepPercent = 10;

    /// <summary>Solves the Steiner tree problem on the streets.</summary>
    /// <param name="it">The settlement.</param>
    /// <param name="threads">Threads; the answer does not depend on it.</param>
    /// <param name="token">Cancelling returns the best answer so far.</param>
    /// <param name="isKeeping">True to hold on to the trenches of the earlier design; there is no bound then.</param>
    /// <param name="isProving">True to write the proof of the bound.</param>
    public static TrenchTree Solve(AccessCase it, int threads, CancellationToken token, bool isKeeping = false, bool isProving = false)
    {
        var terminals = it.Terminals();
        if (terminals.Count == 0)
        {
            return new([], 0, DualPotentials.Empty);
        }

        var prize = new long[it.Network.Vertices.Count];
        foreach (var vertex in terminals)
        {
            prize[vertex] = SteinerProblem.Mandatory;
        }

        var problem = new SteinerProblem(prize.Length, terminals.Min, it.Tail, it.Head, EdgeCosts(it, isKeeping ? it.Earlier : null), prize);
        var options = new SteinerOptions
        {
            Threads = threads, Seed = it.Prices.Options.Seed, WantCertificate = isProving, Effort = it.Tail.Length > LargeGraph ? 0 : 1,
        };
        var solution = SteinerSolver.Solve(problem, options, null, token);
        return new(solution.Edges, isKeeping ? 0 : solution.LowerBound, solution.Certificate);
    }

    /// <summary>
    /// What every edge of every design costs at the least: its trench and the thinnest thing that may lie in it, a cable or one drop. Every edge of a tree parts
    /// a home from the feeding node, so that something lies in it.
    /// </summary>
    internal static long[] EdgeCosts(AccessCase it, EarlierDesign? earlier)
    {
        var thinnest = Math.Min(it.Rules.DropPerKilometre, it.Rules.Distribution.Least);
        var costs = new long[it.Tail.Length];
        for (var e = 0; e < costs.Length; e++)
        {
            costs[e] = it.Cost[e] + (thinnest * it.Length[e] / 100_000);
            costs[e] -= earlier?.HasRoute(e) == true ? costs[e] * KeepPercent / 100 : 0;
        }

        return costs;
    }
}
