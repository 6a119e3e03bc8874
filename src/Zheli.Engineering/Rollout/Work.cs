namespace Zheli.Engineering.Rollout;

/// <summary>Splits a range of independent items among threads; results do not depend on the split.</summary>
internal static class Work
{
    private const int SmallestShare = 256;

    /// <summary>Runs <paramref name="range"/> over [0, count) in contiguous shares; every item writes its own slots.</summary>
    public static void InParallel(int count, int threads, Action<int, int> range, int smallestShare = SmallestShare)
    {
        var shares = Shares(count, threads, smallestShare);
        if (shares == 1)
        {
            range(0, count);
            return;
        }

        Parallel.For(0, shares, new ParallelOptions { MaxDegreeOfParallelism = threads }, share =>
            range(Bound(count, shares, share), Bound(count, shares, share + 1)));
    }

    /// <summary>What every share found, in the order of the items.</summary>
    public static List<T> Gather<T>(int count, int threads, Action<int, int, List<T>> range, int smallestShare = SmallestShare)
    {
        var shares = Shares(count, threads, smallestShare);
        var found = new List<T>[shares];
        InParallel(shares, threads, (begin, end) =>
        {
            for (var share = begin; share < end; share++)
            {
                found[share] = [];
                range(Bound(count, shares, share), Bound(count, shares, share + 1), found[share]);
            }
        }, smallestShare: 1);
        var all = new List<T>(found.Sum(f => f.Count));
        foreach (var part in found)
        {
            all.AddRange(part);
        }

        return all;
    }

    // Several shares a thread even out shares of unequal weight.
    private static int Shares(int count, int threads, int smallestShare) => threads <= 1 ? 1 : Math.Clamp(count / smallestShare, 1, 8 * threads);

    private static int Bound(int count, int shares, int share) => (int)((long)count * share / shares);
}
