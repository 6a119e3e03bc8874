using BenchmarkDotNet.Attributes;
using Zheli.Algorithms.Steiner;

namespace Zheli.Benchmarks.Micro;

/// <summary>Reductions, dual ascent and one construction on a grid of roads with a settlement on every tenth junction.</summary>
[MemoryDiagnoser]
public class SteinerBenchmarks
{
    private SteinerProblem problem = null!;

    /// <summary>Junctions along one side.</summary>
    [Params(50, 150)]
    public int Side { get; set; }

    /// <summary>Makes the grid; the same numbers every time.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        List<int> tail = [], head = [];
        List<long> cost = [];
        for (var v = 0; v < Side * Side; v++)
        {
            foreach (var next in new[] { v % Side < Side - 1 ? v + 1 : -1, v / Side < Side - 1 ? v + Side : -1 }.Where(next => next >= 0))
            {
                tail.Add(v);
                head.Add(next);
                cost.Add(random.Next(1_000, 20_000));
            }
        }

        var prize = Enumerable.Range(0, Side * Side).Select(v => v > 0 && random.Next(10) == 0 ? random.NextInt64(5_000, 80_000) : 0L).ToArray();
        problem = new SteinerProblem(Side * Side, 0, [.. tail], [.. head], [.. cost], prize);
    }

    /// <summary>The bound with its certificate, and a tree.</summary>
    [Benchmark]
    public long Solve() => SteinerSolver.Solve(problem, new SteinerOptions { Effort = 0 }, null, CancellationToken.None).LowerBound;
}
