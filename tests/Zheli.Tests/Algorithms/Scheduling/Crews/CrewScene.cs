using Zheli.Algorithms.Scheduling.Crews;

namespace Zheli.Tests.Algorithms.Scheduling.Crews;

/// <summary>Small problems for crews, made by hand or at random.</summary>
internal sealed class CrewScene
{
    public required int[] Upstream { get; init; }

    public required int[] Work { get; init; }

    public required long[] Worth { get; init; }

    public int[]? Pool { get; init; }

    public int[]? Release { get; init; }

    public long[]? Cost { get; init; }

    public (int Before, int After)[] Precedence { get; init; } = [];

    /// <summary>Pool and pace of each crew, pools ascending.</summary>
    public (int Pool, int Pace)[] Crews { get; init; } = [(0, 100)];

    /// <summary>Units of each day, over and over.</summary>
    public int[] Week { get; init; } = [100];

    public int[] CashDay { get; init; } = [];

    public long[] CashTotal { get; init; } = [];

    public int[]? Locked { get; init; }

    /// <summary>First day and the day after the last of what is finished; −1 for the rest.</summary>
    public (int Start, int End)[]? Done { get; init; }

    public int[]? Place { get; init; }

    public int MetresPerDay { get; init; }

    public CrewProblem Problem()
    {
        var n = Upstream.Length;
        var pools = Crews.Max(c => c.Pool) + 1;
        var before = Precedence.ToLookup(p => p.After, p => p.Before);
        var (start, list) = (new int[n + 1], new List<int>());
        for (var j = 0; j < n; j++)
        {
            list.AddRange(before[j].Order());
            start[j + 1] = list.Count;
        }

        return new CrewProblem
        {
            Upstream = Upstream, PredecessorStart = start, Predecessor = [.. list], Pool = Pool ?? new int[n], Work = Work, Release = Release ?? new int[n], Worth = Worth,
            Cost = Cost ?? new long[n], From = Place ?? new int[3 * n], To = Place ?? new int[3 * n], PoolCalendar = [.. Enumerable.Range(0, pools)],
            PoolMetresPerDay = [.. Enumerable.Repeat(MetresPerDay, pools)], CrewPool = [.. Crews.Select(c => c.Pool)], CrewFrom = new int[Crews.Length],
            CrewUntil = [.. Crews.Select(_ => CrewProblem.Never)], CrewPace = [.. Crews.Select(c => c.Pace)],
            Days = new WorkDays([.. Enumerable.Range(0, pools).Select(_ => Enumerable.Range(0, 3000).Select(d => Week[d % Week.Length]).ToArray())]),
            CashDay = CashDay, CashTotal = CashTotal, DoneStart = Done is null ? Filled(n) : [.. Done.Select(d => d.Start)], DoneEnd = Done is null ? Filled(n) : [.. Done.Select(d => d.End)], LockedStart = Locked ?? Filled(n), FirstDay = 0,
        };
    }

    /// <summary>A random forest: a package hangs from an earlier one, or from the network.</summary>
    public static int[] Forest(Random random, int n) => [.. Enumerable.Range(0, n).Select(j => random.Next(-1, j))];

    private static int[] Filled(int n) => [.. Enumerable.Repeat(-1, n)];
}
