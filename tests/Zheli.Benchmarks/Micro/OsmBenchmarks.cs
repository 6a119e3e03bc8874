using BenchmarkDotNet.Attributes;
using Zheli.Geodata.Osm;

namespace Zheli.Benchmarks.Micro;

/// <summary>Decoding a small PBF file whole; needs ZHELI_SHARED.</summary>
[MemoryDiagnoser]
public class OsmBenchmarks
{
    private string file = "";

    /// <summary>Threads to use.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Finds the file.</summary>
    [GlobalSetup]
    public void Setup() => file = Path.Combine(
        Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? throw new InvalidOperationException("Set ZHELI_SHARED to the folder of shared data."),
        "realdata", "osm", "bishkek-2021-08-derived.osm.pbf");

    /// <summary>Places, corridors, buildings.</summary>
    [Benchmark]
    public int Read() => OsmReader.Read(file, Threads, null, CancellationToken.None).Corridors.Count;
}
