using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>On what terms a cut programme on a reduced graph is a proof for the whole one.</summary>
/// <param name="MostBalance">The most that each vertex's balance may count, in wholes, so that it finds the way back.</param>
/// <param name="MostParts">Parts of a whole that its numbers may count, so that all of the whole problem's still add up.</param>
/// <param name="IsRootAdded">The root was added to a problem without one: every tree has one edge of it, and no more.</param>
internal sealed record ProofTerms(long[] MostBalance, long MostParts, bool IsRootAdded = false)
{
    private const long LargestSum = 1L << 60;

    /// <summary>The terms after reductions whose potentials lift, the first one first.</summary>
    public static ProofTerms After(SteinerProblem whole, params ReadOnlySpan<ReductionGraph> reductions)
    {
        long[] most = new long[whole.Graph.VertexCount];
        Array.Fill(most, long.MaxValue);
        foreach (var reduction in reductions)
        {
            most = reduction.LimitBalance(most);
        }

        return new(most, PartsOf(whole));
    }

    /// <summary>So many parts keep all costs and prizes of a problem together below 2^60.</summary>
    public static long PartsOf(SteinerProblem whole) =>
        LargestSum / Math.Max(1, whole.Graph.Cost.Sum() + whole.Prize.Where(p => p < SteinerProblem.Mandatory).Sum());
}
