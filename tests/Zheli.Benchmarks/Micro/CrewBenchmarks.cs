using BenchmarkDotNet.Attributes;
using Zheli.Algorithms.Scheduling.Crews;

namespace Zheli.Benchmarks.Micro;

/// <summary>One play of a policy over a country's packages: what a forecast does ten thousand times.</summary>
[MemoryDiagnoser]
public class CrewBenchmarks
{
    private const int Pools = 60, Days = 1500;

    private CrewSimulation simulation = null!;
    private CrewPolicy policy = null!;

    /// <summary>Packages.</summary>
    [Params(10_000)]
    public int Packages { get; set; }

    /// <summary>Packages that a free crew weighs.</summary>
    [Params(1, 8)]
    public int Choices { get; set; }

    /// <summary>Makes a forest of packages in sixty pools of one crew; the same numbers every time.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var n = Packages;
        int[] place = [.. Enumerable.Range(0, 3 * n).Select(_ => random.Next(3_000_000, 3_500_000))];
        var nothing = new int[n];
        Array.Fill(nothing, -1);
        var problem = new CrewProblem
        {
            Upstream = [.. Enumerable.Range(0, n).Select(j => random.Next(Math.Max(-1, j - 50), j))], PredecessorStart = new int[n + 1], Predecessor = [],
            Pool = [.. Enumerable.Range(0, n).Select(j => j % Pools)], Work = [.. Enumerable.Range(0, n).Select(_ => random.Next(50, 600))], Release = [.. Enumerable.Range(0, n).Select(_ => random.Next(90))],
            Worth = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(1000))], Cost = new long[n], From = place, To = place, PoolCalendar = [.. Enumerable.Range(0, Pools)],
            PoolMetresPerDay = [.. Enumerable.Repeat(300_000, Pools)], CrewPool = [.. Enumerable.Range(0, Pools)], CrewFrom = new int[Pools], CrewUntil = [.. Enumerable.Repeat(CrewProblem.Never, Pools)],
            CrewPace = [.. Enumerable.Repeat(100, Pools)], Days = new WorkDays([.. Enumerable.Range(0, Pools).Select(_ => Enumerable.Range(0, Days).Select(d => d % 7 == 6 ? 0 : 100).ToArray())]),
            CashDay = [], CashTotal = [], DoneStart = nothing, DoneEnd = nothing, LockedStart = nothing, FirstDay = 0,
        };
        var horn = new HornOrder(problem.Upstream);
        horn.Find(problem.Worth, [.. problem.Work.Select(w => (long)w)]);
        (simulation, policy) = (new CrewSimulation(problem), new CrewPolicy(problem, horn.Order, horn.Density, Choices, 5));
    }

    /// <summary>One play.</summary>
    [Benchmark]
    public int Play()
    {
        simulation.Run(policy);
        return simulation.End[0];
    }
}
