using System.Diagnostics;
using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Topology;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Optics.Topology;

/// <summary>Light along the routes of the public CORONET network of 100 sites.</summary>
public sealed class CoronetLightTests
{
    [Fact]
    public void Ten_thousand_routes_take_no_more_than_ten_seconds_of_processor()
    {
        var topology = TopologyReader.Read(TestData.Shared("reference", "optics", "CORONET_Global_Topology.json"));
        var graph = topology.ByLength();
        var sites = Enumerable.Range(0, topology.Nodes.Count).Where(n => topology.Nodes[n].Type == "Roadm").ToArray();
        var search = new ShortestRoute(graph);
        var routes = (from a in sites from b in sites where a != b select search.Find(a, b)!).Take(10_000).ToList();
        routes.AddRange(RankedRoutes.From(graph, sites[0], sites[1]).Take(10_000 - routes.Count));
        Assert.Equal(10_000, routes.Count);

        var began = Process.GetCurrentProcess().UserProcessorTime;
        var watch = Stopwatch.StartNew();
        var network = new NetworkPropagation(topology, Metres.FromKilometres(80));
        var (least, spans) = (double.PositiveInfinity, 0L);
        foreach (var route in routes)
        {
            var light = network.Send(route)!.Value;
            least = Math.Min(least, light.GsnrMinDb);
            spans += route.Arcs.Sum(a => (long)Math.Ceiling(topology.Arcs[a].Length.Kilometres / 80));
            Assert.True(light.GsnrMinDb <= light.GsnrMeanDb);
        }

        var processor = Process.GetCurrentProcess().UserProcessorTime - began;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{routes.Count} routes over {spans} spans, 96 channels: {watch.Elapsed.TotalSeconds:0.00} s wall, {processor.TotalSeconds:0.00} s processor; least GSNR {least:0.00} dB"));
        Assert.InRange(least, 0, 30);
        Assert.True(processor < TimeSpan.FromSeconds(10), $"{processor}");
    }

    [Fact]
    public void Another_line_on_the_way_never_raises_the_ratio()
    {
        var topology = TopologyReader.Read(TestData.Shared("reference", "optics", "CORONET_Global_Topology.json"));
        var network = new NetworkPropagation(topology, Metres.FromKilometres(80));
        var route = new ShortestRoute(topology.ByLength()).Find(topology.Resolve("Abilene", ""), topology.Resolve("Albany", ""))!;
        var last = double.PositiveInfinity;
        for (var n = 1; n <= route.Arcs.Length; n++)
        {
            var now = network.Send(new(0, route.Arcs[..n]))!.Value.GsnrMinDb;
            Assert.True(now < last);
            last = now;
        }
    }
}
