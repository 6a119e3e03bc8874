namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>
/// How far the multipliers of a programme may move before a reduced cost or another multiplier becomes negative, in two passes: the second takes the largest
/// pivot among those that are as good as first (Harris 1973).
/// </summary>
internal static class RatioTest
{
    private const double Pivot = 1e-7;
    private const double Slack = 1e-10;

    /// <summary>What stands against the move, and how far it may go.</summary>
    /// <param name="alpha">What each column loses of its reduced cost for each step.</param>
    /// <param name="reduced">Reduced costs.</param>
    /// <param name="rows">Tells which columns do not count.</param>
    /// <param name="place">Columns in the basis, which do not count either, have a place there.</param>
    /// <param name="w">What each row of the kernel loses of its multiplier for each step.</param>
    /// <param name="price">Multipliers of rows.</param>
    /// <param name="tight">The rows of the kernel.</param>
    /// <returns>The column or the place in the kernel that stops it, both −1 where nothing does.</returns>
    public static (int Column, int Seat, double Step) Find(
        SparseRow alpha, double[] reduced, CoveringRows rows, int[] place, ReadOnlySpan<double> w, List<double> price, List<int> tight)
    {
        double least = double.MaxValue;
        foreach (int c in alpha.Columns)
        {
            if (place[c] < 0 && !rows.IsForbidden(c) && alpha[c] > Pivot)
            {
                least = Math.Min(least, (reduced[c] + Slack) / alpha[c]);
            }
        }

        for (int q = 0; q < w.Length; q++)
        {
            if (w[q] > Pivot)
            {
                least = Math.Min(least, (price[tight[q]] + Slack) / w[q]);
            }
        }

        var (column, seat, largest, step) = (-1, -1, 0.0, 0.0);
        foreach (int c in alpha.Columns)
        {
            if (place[c] < 0 && !rows.IsForbidden(c) && alpha[c] > Math.Max(Pivot, largest) && reduced[c] <= least * alpha[c])
            {
                (column, largest, step) = (c, alpha[c], reduced[c] / alpha[c]);
            }
        }

        for (int q = 0; q < w.Length; q++)
        {
            if (w[q] > Math.Max(Pivot, largest) && price[tight[q]] <= least * w[q])
            {
                (column, seat, largest, step) = (-1, q, w[q], price[tight[q]] / w[q]);
            }
        }

        return (column, seat, step);
    }
}
