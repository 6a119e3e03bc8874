using System.IO.Compression;
using System.Text;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Tests.Geodata.Osm;

public sealed class OsmXmlTests
{
    [Fact]
    public void Places_roads_and_buildings_are_read_in_any_order_of_elements()
    {
        var content = OsmFile.ReadXml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6">
              <bounds minlat="50" minlon="70" maxlat="51" maxlon="71"/>
              <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="tertiary"/></way>
              <way id="11"><nd ref="2"/><nd ref="3"/><nd ref="1"/><nd ref="2"/><tag k="building" v="yes"/></way>
              <node id="1" lat="50.1234567" lon="70.7654321"/>
              <node id="2" lat="50.2" lon="70.2"/>
              <node id="3" lat="50.3" lon="70.3"><tag k="place" v="town"/><tag k="name" v="А &amp; Б"/></node>
              <node id="4" visible="false"/>
            </osm>
            """);

        var road = Assert.Single(content.Corridors);
        Assert.Equal((CorridorKind.Tertiary, GeoPoint.FromGrid(707654321, 501234567)), (road.Kind, road.Points[0]));
        var town = Assert.Single(content.Places);
        Assert.Equal(("А & Б", "tiny.osm:8"), (town.Names.Local, town.Where));
        Assert.Equal([702000000], content.BuildingX);
        Assert.Equal(5, content.RowsRead);
    }

    [Fact]
    public void Document_types_and_entities_are_refused()
    {
        const string Attack = """<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]><osm><node id="1" lat="1" lon="1"/></osm>""";
        Assert.Equal("xml-dtd", Refused(Attack));
        Assert.Equal("xml-damaged", Refused("<osm><node id='1' lat='1' lon='1'><tag k='name' v='&x;'/></node></osm>"));
    }

    [Fact]
    public void Changes_broken_tags_and_cut_files_are_refused()
    {
        Assert.Equal("xml-root", Refused("<osmChange version='0.6'><create/></osmChange>"));
        Assert.Equal("xml-damaged", Refused("<osm><node id='1' lat='1' lon='1'></way></osm>"));
        Assert.Equal("xml-damaged", Refused("<osm><node id='1' lat='1' lon='1'/>"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("91")]
    [InlineData("50,5")]
    [InlineData("")]
    [InlineData("1e999")]
    public void A_node_without_a_usable_position_is_refused_with_its_line(string latitude)
    {
        var finding = OsmFile.Refusal(Encoding.UTF8.GetBytes($"<osm>\n\n<node id='1' lon='70' lat='{latitude}'/></osm>"), "x.osm");
        Assert.Equal(("coordinate-out-of-range", "x.osm:3"), (finding.Code, finding.Where));
    }

    [Fact]
    public void Nesting_and_endless_attributes_are_refused()
    {
        Assert.Equal("xml-depth", Refused("<osm>" + string.Concat(Enumerable.Repeat("<a>", 5000)) + "</osm>"));
        Assert.Equal("xml-element-too-long", Refused("<osm><node id='1' lat='1' lon='1' x='" + new string('a', 3_000_000) + "'/></osm>"));
        Assert.Equal("way-too-long", Refused("<osm><way id='1'>" + string.Concat(Enumerable.Repeat("<nd ref='1'/>", 100_001)) + "</way></osm>"));
    }

    [Fact]
    public void A_bomb_of_gzip_is_refused()
    {
        using var memory = new MemoryStream();
        using (var packer = new GZipStream(memory, CompressionLevel.Fastest))
        {
            var spaces = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<!-- -->" + new string(' ', 992), 1000)));
            packer.Write("<osm>"u8);
            for (var i = 0; i < 400; i++)
            {
                packer.Write(spaces);
            }

            packer.Write("</osm>"u8);
        }

        Assert.Equal("unpacks-too-large", OsmFile.Refusal(memory.ToArray(), "bomb.osm.gz").Code);
    }

    private static string Refused(string xml) => OsmFile.Refusal(Encoding.UTF8.GetBytes(xml), "x.osm").Code;
}
