namespace Zheli.Algorithms.Sampling;

/// <summary>What many draws say: quantiles, how sure they are, and which cause goes with which effect.</summary>
public static class SampleStatistics
{
    /// <summary>The least value that at least a share of all do not exceed.</summary>
    /// <param name="sorted">Values, ascending, at least one.</param>
    /// <param name="share">Above 0, at most 1.</param>
    public static int Quantile(ReadOnlySpan<int> sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1, 0, sorted.Length - 1)];

    /// <summary>Half the width between the order statistics one standard error to either side of a quantile: its own standard error, free of any distribution.</summary>
    /// <param name="sorted">Values, ascending, at least one.</param>
    /// <param name="share">Above 0 and below 1.</param>
    /// <remarks>H. A. David, H. N. Nagaraja, <i>Order Statistics</i>, 3rd ed. (2003), 7.1.</remarks>
    public static double QuantileError(ReadOnlySpan<int> sorted, double share)
    {
        var step = Math.Sqrt(share * (1 - share) / sorted.Length);
        return (Quantile(sorted, Math.Min(1, share + step)) - Quantile(sorted, Math.Max(1e-12, share - step))) / 2.0;
    }

    /// <summary>Ranks from 1, equal values sharing their mean rank.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        var (order, sorted) = (new int[values.Length], values.ToArray());
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && sorted[to] == sorted[from];)
            {
                to++;
            }

            for (var i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>The product-moment correlation of two columns; of their <see cref="Ranks"/>, Spearman's. 0 where one of them does not vary.</summary>
    /// <remarks>C. Spearman, American Journal of Psychology 15 (1904).</remarks>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double meanA = 0, meanB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            (meanA, meanB) = (meanA + (a[i] / a.Length), meanB + (b[i] / b.Length));
        }

        double both = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            double x = a[i] - meanA, y = b[i] - meanB;
            (both, squareA, squareB) = (both + (x * y), squareA + (x * x), squareB + (y * y));
        }

        return squareA == 0 || squareB == 0 ? 0 : both / Math.Sqrt(squareA * squareB);
    }
}
