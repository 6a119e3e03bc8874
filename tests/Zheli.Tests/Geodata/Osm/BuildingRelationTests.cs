using Zheli.Geodata.Osm;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Osm;

public sealed class BuildingRelationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>An outline of two open ways round a courtyard, and an outline that does not close.</summary>
    private const string Map = """
        <osm version="0.6">
        <node id="1" lon="0.0000" lat="0.0000"/><node id="2" lon="0.0010" lat="0.0000"/><node id="3" lon="0.0010" lat="0.0010"/><node id="4" lon="0.0000" lat="0.0010"/>
        <node id="5" lon="0.0004" lat="0.0004"/><node id="6" lon="0.0006" lat="0.0004"/><node id="7" lon="0.0006" lat="0.0006"/><node id="8" lon="0.0004" lat="0.0006"/>
        <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
        <way id="2"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
        <way id="3"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="5"/></way>
        <relation id="9"><member type="way" ref="1" role="outer"/><member type="way" ref="2" role="outer"/><member type="way" ref="3" role="inner"/>
        <tag k="type" v="multipolygon"/><tag k="building" v="apartments"/><tag k="building:levels" v="9"/></relation>
        <relation id="10"><member type="way" ref="1" role="outer"/><tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation>
        <relation id="11"><member type="way" ref="3" role="outer"/><tag k="type" v="site"/><tag k="building" v="yes"/></relation>
        </osm>
        """;

    [Fact]
    public void A_building_of_several_ways_is_one_with_its_footprint_and_no_courtyard()
    {
        File.WriteAllText(folder["map.osm"], Map);
        var building = Assert.Single(OsmReader.ReadBuildings(folder["map.osm"], 1, null, TestContext.Current.CancellationToken));
        Assert.Equal(("osm:relation/9", BuildingUse.Apartments, 9), (building.Source, building.Use, building.Levels));
        Assert.Equal(111.32 * 111.32 * 0.96, building.AreaSquareMetres, 20.0);
        Assert.InRange(building.Location.Longitude, 0.0004, 0.0006);
    }

    [Fact]
    public void Relations_are_read_from_packed_files_too()
    {
        var map = TestData.Shared("realdata", "osm", "monaco-2023-12.osm.pbf");
        var buildings = OsmReader.ReadBuildings(map, 2, null, TestContext.Current.CancellationToken);
        Assert.True(buildings.Count(b => b.Source.StartsWith("osm:relation/", StringComparison.Ordinal) && b.AreaSquareMetres > 0) > 5);
    }
}
