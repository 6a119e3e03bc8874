namespace Zheli.Tests.Engineering.Rollout;

public class RegionTests
{
    [Fact]
    public void Each_edge_has_the_prices_of_the_region_of_its_middle()
    {
        var graph = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 30, 0).Village("Abroad", 70, 0)
            .Region(11, -10, -10, 14, 10).Region(12, 14, -10, 40, 10).Build();

        var regions = Enumerable.Range(0, graph.Graph.EdgeCount).ToDictionary(e => graph.Edges(i => i == e)[0], e => graph.Graph.EdgeRegion[e]);
        Assert.Equal(12, regions["2-net CrossCountry CrossCountry 30.0"]);
        Assert.Equal(0, regions["2-3 CrossCountry CrossCountry 40.0"]);
    }
}
