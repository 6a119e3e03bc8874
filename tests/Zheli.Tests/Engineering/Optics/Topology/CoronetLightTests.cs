using Zheli.Algorithms.Graphs;
using Zheli.Engineering.Optics.Topology;
using Zheli.Model.Units;

namespace Zheli.Tests.Engineering.Optics.Topology;

/// <summary>Light along the routes of the public CORONET network of 100 sites.</summary>
public sealed class CoronetLightTests
{
    [Fact]
    public void Light_arrives_over_every_route_from_a_site_and_its_worst_channel_is_below_the_mean()
    {
        var topology = TopologyReader.Read(TestData.Shared("reference", "optics", "CORONET_Global_Topology.json"));
        var search = new ShortestRoute(topology.ByLength());
        var sites = Enumerable.Range(0, topology.Nodes.Count).Where(n => topology.Nodes[n].Type == "Roadm").ToArray();
        var network = new NetworkPropagation(topology, Metres.FromKilometres(80));
        foreach (var site in sites[1..])
        {
            var light = network.Send(search.Find(sites[0], site)!)!.Value;
            Assert.InRange(light.GsnrMinDb, 0, light.GsnrMeanDb);
            Assert.True(light.GsnrMeanDb < 40, $"{light.GsnrMeanDb}");
        }
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
