using System.Numerics;

namespace Zheli.Algorithms.Scheduling.Crews;

/// <summary>
/// What crews can choose from: of each pool's list the packages whose predecessors have all begun, as bits in the order of the list, those that are ready on the day or within the crews'
/// patience apart from those that are not yet, so that nobody looks at these in vain.
/// </summary>
internal sealed class CrewLists
{
    private readonly CrewProblem problem;
    private readonly int[] firstOfDay;
    private readonly int[] nextOfDay;
    private CrewPolicy? policy;
    private int today;

    /// <summary>Takes the memory for a problem.</summary>
    public CrewLists(CrewProblem problem)
    {
        this.problem = problem;
        Word = new int[problem.PoolCount + 1];
        var members = new int[problem.PoolCount];
        foreach (var pool in problem.Pool)
        {
            members[pool]++;
        }

        for (var p = 0; p < problem.PoolCount; p++)
        {
            Word[p + 1] = Word[p] + ((members[p] + 63) / 64);
        }

        (Ready, Coming, Rows) = (new ulong[Word[^1]], new ulong[Word[^1]], new ListedPackage[problem.Count]);
        (firstOfDay, nextOfDay) = (new int[problem.Days.Horizon + 1], new int[problem.Count]);
    }

    /// <summary>Where the 64-bit words of each pool start; one more entry than pools.</summary>
    public int[] Word { get; }

    /// <summary>Packages that may be ready within the crews' patience.</summary>
    public ulong[] Ready { get; }

    /// <summary>Packages that come later.</summary>
    public ulong[] Coming { get; }

    /// <summary>
    /// All packages in the order of the lists, with what a crew weighs side by side: a crew looks at one after the other, and what it needs of each is one line of the processor's memory
    /// rather than eight.
    /// </summary>
    public ListedPackage[] Rows { get; }

    /// <summary>Nothing can be chosen yet.</summary>
    /// <param name="by">The policy whose lists these are.</param>
    /// <param name="work">Units of work of each package.</param>
    public void Clear(CrewPolicy by, ReadOnlySpan<int> work)
    {
        for (var at = 0; at < Rows.Length; at++)
        {
            ref var row = ref Rows[at];
            if (policy != by)
            {
                var j = by.Listed[at];
                row.Package = j;
                (row.Density, row.Upstream) = (by.Density[j], problem.Upstream[j]);
                (row.X, row.Y, row.Z) = (problem.From[3 * j], problem.From[(3 * j) + 1], problem.From[(3 * j) + 2]);
                (row.FarX, row.FarY, row.FarZ) = (problem.To[3 * j], problem.To[(3 * j) + 1], problem.To[(3 * j) + 2]);
            }

            row.Work = work[row.Package];
        }

        (policy, today) = (by, -1);
        Array.Clear(Ready);
        Array.Clear(Coming);
        Array.Fill(firstOfDay, -1);
    }

    /// <summary>The row of the lowest of some bits of a word.</summary>
    public int RowOf(int pool, int word, ulong bits) => policy!.PoolStart[pool] + ((word - Word[pool]) * 64) + BitOperations.TrailingZeroCount(bits);

    /// <summary>A package can be begun from a day on, as far as permits, material and predecessors go; to say so again changes nothing.</summary>
    public void Add(int package, int from)
    {
        var (word, bit) = PlaceOf(package);
        if (((Ready[word] | Coming[word]) & bit) != 0)
        {
            return;
        }

        var day = from - policy!.Patience;
        Rows[policy.PoolStart[problem.Pool[package]] + policy.Place[package]].Ready = from;
        if (day <= today)
        {
            Ready[word] |= bit;
            return;
        }

        Coming[word] |= bit;
        if (day < firstOfDay.Length)
        {
            (nextOfDay[package], firstOfDay[day]) = (firstOfDay[day], package);
        }
    }

    /// <summary>A package has begun.</summary>
    public void Remove(int package)
    {
        var (word, bit) = PlaceOf(package);
        Ready[word] &= ~bit;
    }

    /// <summary>A day has come: what was to be ready soon now is.</summary>
    public void Advance(int day)
    {
        while (today < Math.Min(day, firstOfDay.Length - 1))
        {
            for (var package = firstOfDay[++today]; package >= 0; package = nextOfDay[package])
            {
                var (word, bit) = PlaceOf(package);
                Coming[word] &= ~bit;
                Ready[word] |= bit;
            }
        }
    }

    private (int Word, ulong Bit) PlaceOf(int package) => (Word[problem.Pool[package]] + (policy!.Place[package] >> 6), 1UL << (policy.Place[package] & 63));
}

/// <summary>What a crew weighs of a package; places in metres from the middle of the earth.</summary>
internal struct ListedPackage
{
    public long Density;
    public int Work;
    public int Ready;
    public int Package;
    public int Upstream;
    public int X;
    public int Y;
    public int Z;
    public int FarX;
    public int FarY;
    public int FarZ;
}
