using BenchmarkDotNet.Attributes;
using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Topology;
using Zheli.Model.Units;

namespace Zheli.Benchmarks.Micro;

/// <summary>Light along the shortest routes between all sites of the public CORONET network: 96 channels, spans of at most 80 km.</summary>
[MemoryDiagnoser]
public class CoronetBenchmarks
{
    private OpticalTopology topology = null!;
    private Route[] routes = [];

    /// <summary>Reads the topology and finds the routes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var shared = Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? throw new InvalidOperationException("Set ZHELI_SHARED to the folder of the shared data.");
        topology = TopologyReader.Read(Path.Combine(shared, "reference", "optics", "CORONET_Global_Topology.json"));
        var search = new ShortestRoute(topology.ByLength());
        var sites = Enumerable.Range(0, topology.Nodes.Count).Where(n => topology.Nodes[n].Type == "Roadm").ToArray();
        routes = [.. from a in sites from b in sites where a != b select search.Find(a, b)!];
    }

    /// <summary>All 9,900 routes on a network made ready from nothing.</summary>
    [Benchmark]
    public double AllRoutes()
    {
        var network = new NetworkPropagation(topology, Metres.FromKilometres(80));
        return routes.Min(route => network.Send(route)!.Value.GsnrMinDb);
    }
}
