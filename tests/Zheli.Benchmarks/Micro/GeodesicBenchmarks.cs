using BenchmarkDotNet.Attributes;
using Zheli.Model.Places;
using Zheli.Operations.Verify;

namespace Zheli.Benchmarks.Micro;

/// <summary>Length of a road of 1,000 points: the planner's way, and the check's.</summary>
[MemoryDiagnoser]
public class GeodesicBenchmarks
{
    private readonly GeoPoint[] road = [.. Enumerable.Range(0, 1_000).Select(i => GeoPoint.FromGrid(700_000_000 + (i * 9_000), 450_000_000 + (i * i % 7_000)))];
    private int[] x = [];
    private int[] y = [];

    /// <summary>Puts the road on the grid.</summary>
    [GlobalSetup]
    public void Setup() => (x, y) = ([.. road.Select(p => p.GridX)], [.. road.Select(p => p.GridY)]);

    /// <summary>By the radii of curvature, or Vincenty.</summary>
    [Benchmark(Baseline = true)]
    public double Planner() => Geodesic.Length(road).Value;

    /// <summary>By chords in space.</summary>
    [Benchmark]
    public double Check() => GroundDistance.Metres(x, y);
}
