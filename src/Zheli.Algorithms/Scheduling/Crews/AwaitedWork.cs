namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// What has been begun and stays dark for lack of something upstream: that piece is as urgent as all that waits for it. Horn's rule knows the worth of a branch for all of its work; once
/// the rest of the branch is under way, only the missing piece stands between that worth and its people.
/// </summary>
internal sealed class AwaitedWork(CrewProblem problem, int[] poolWord)
{
    /// <summary>Sums stay below this, so that no score overflows.</summary>
    private const long Most = 1L << 54;

    private readonly long[] sum = new long[problem.Count];
    private readonly int[] ofPool = new int[problem.PoolCount];

    /// <summary>The places of each pool's list, 64 a word, of packages that are awaited and not begun.</summary>
    public ulong[] Bits { get; } = new ulong[poolWord[^1]];

    /// <summary>Nothing is awaited yet.</summary>
    public void Clear()
    {
        Array.Clear(sum);
        Array.Clear(ofPool);
        Array.Clear(Bits);
    }

    /// <summary>True when some package of a pool is awaited and not begun.</summary>
    public bool IsAny(int pool) => ofPool[pool] > 0;

    /// <summary>What waits for a package, in density times work.</summary>
    public long Of(int package) => sum[package];

    /// <summary>More waits for a package that has not begun.</summary>
    public void Add(int package, long brings, CrewPolicy policy)
    {
        sum[package] = Math.Min(sum[package] + brings, Most);
        var (word, bit) = PlaceOf(package, policy);
        ofPool[problem.Pool[package]] += (Bits[word] & bit) == 0 ? 1 : 0;
        Bits[word] |= bit;
    }

    /// <summary>A package has begun; nobody has to be called to it any more.</summary>
    public void Begin(int package, CrewPolicy policy)
    {
        var (word, bit) = PlaceOf(package, policy);
        ofPool[problem.Pool[package]] -= (Bits[word] & bit) != 0 ? 1 : 0;
        Bits[word] &= ~bit;
    }

    private (int Word, ulong Bit) PlaceOf(int package, CrewPolicy policy) => (poolWord[problem.Pool[package]] + (policy.Place[package] >> 6), 1UL << (policy.Place[package] & 63));
}
