using System.IO.Compression;
using System.Text;
using Zheli.Model;

namespace Zheli.Tests.Geodata.Osm;

public sealed class OsmBrokenFileTests
{
    private static byte[] Good => PbfWriter.WithHeader()
        .DenseNodes((1, 70, 50, "place=village"), (2, 71, 50, "")).EndBlock()
        .Way(10, "highway=track", 1, 2).ToFile();

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(("file-empty", "broken.osm.pbf@0"), Refused([]));

    [Fact]
    public void A_folder_and_a_missing_file_are_refused()
    {
        Assert.Equal("is-a-folder", Assert.Single(Assert.Throws<BadInputException>(() => OsmFile.Read(Path.GetTempPath())).Findings).Code);
        Assert.Equal("file-unreadable", Assert.Single(Assert.Throws<BadInputException>(() => OsmFile.Read("/no/such.pbf")).Findings).Code);
    }

    [Fact]
    public void Pictures_and_texts_named_pbf_are_refused_by_what_they_are()
    {
        var picture = OsmFile.Refusal([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8]);
        Assert.Equal("not-osm", picture.Code);
        Assert.Contains("JPEG", picture.Message, StringComparison.Ordinal);
        Assert.Equal("not-osm", OsmFile.Refusal("Hello, this is no map at all."u8.ToArray()).Code);
        Assert.Equal("not-osm", OsmFile.Refusal("<html><body>404</body></html>"u8.ToArray()).Code);
        Assert.Contains("bzip2", OsmFile.Refusal("BZh91AY&SY"u8.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_ends_between_blobs()
    {
        var good = Good;
        var whole = 0;
        for (var length = 1; length < good.Length; length++)
        {
            try
            {
                OsmFile.Read(good[..length]);
                whole++;
            }
            catch (BadInputException e)
            {
                Assert.Contains(Assert.Single(e.Findings).Code, (string[])["pbf-truncated", "not-osm"]);
            }
        }

        Assert.Equal(2, whole);
    }

    [Fact]
    public void A_blob_header_over_64_KiB_is_refused_before_it_is_read()
    {
        byte[] file = [.. PbfWriter.WithHeader().ToFile(), 0, 1, 0, 1];
        var finding = OsmFile.Refusal(file);
        Assert.Equal("pbf-header-size", finding.Code);
        Assert.Equal($"broken.osm.pbf@{file.Length - 4}", finding.Where);
    }

    [Theory]
    [InlineData((32 * 1024 * 1024) + 1)]
    [InlineData(-1)]
    public void A_blob_of_forbidden_size_is_refused_before_it_is_read(int claimed) =>
        Assert.Equal("pbf-blob-size", OsmFile.Refusal(PbfWriter.WithHeader().Blob("OSMData", [1, 2, 3], claimed).ToFile()).Code);

    [Fact]
    public void A_blob_that_claims_to_unpack_beyond_32_MiB_is_refused() =>
        Assert.Equal("pbf-blob-size", OsmFile.Refusal(Blob(new ProtoBytes().Number(2, 33 * 1024 * 1024).Bytes(3, PbfWriter.Zlib([])))).Code);

    [Fact]
    public void A_bomb_that_unpacks_beyond_its_claim_is_refused() =>
        Assert.Equal("pbf-blob-size", OsmFile.Refusal(Blob(new ProtoBytes().Number(2, 100).Bytes(3, PbfWriter.Zlib(new byte[20_000_000])))).Code);

    [Fact]
    public void A_blob_that_unpacks_to_less_than_its_claim_is_refused() =>
        Assert.Equal("pbf-damaged", OsmFile.Refusal(Blob(new ProtoBytes().Number(2, 100).Bytes(3, PbfWriter.Zlib(new byte[99])))).Code);

    [Fact]
    public void Many_blobs_of_nothing_but_air_are_refused()
    {
        var writer = PbfWriter.WithHeader();
        var air = new ProtoBytes().Number(2, 30_000_000).Bytes(3, PbfWriter.Zlib(new ProtoBytes().Bytes(9, new byte[29_999_995]).ToArray())).ToArray();
        for (var i = 0; i < 5; i++)
        {
            writer.Blob("OSMData", air);
        }

        Assert.Equal("unpacks-too-large", OsmFile.Refusal(writer.ToFile()).Code);
    }

    [Theory]
    [InlineData(4, "LZMA")]
    [InlineData(6, "LZ4")]
    [InlineData(7, "zstd")]
    public void Other_packings_are_refused_with_the_way_out(int field, string name)
    {
        var finding = OsmFile.Refusal(Blob(new ProtoBytes().Number(2, 10).Bytes(field, [1, 2, 3])));
        Assert.Equal("pbf-compression", finding.Code);
        Assert.Contains(name, finding.Message, StringComparison.Ordinal);
        Assert.Contains("osmium cat", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_and_unknown_features_are_refused()
    {
        Assert.Equal("pbf-history", OsmFile.Refusal(PbfWriter.WithHeader("OsmSchema-V0.6", "HistoricalInformation").ToFile()).Code);
        Assert.Equal("pbf-feature", OsmFile.Refusal(PbfWriter.WithHeader("OsmSchema-V0.7").ToFile()).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    [InlineData(int.MaxValue)]
    public void An_absurd_grid_is_refused(int granularity)
    {
        var writer = PbfWriter.WithHeader().DenseNodes((1, 70, 50, ""));
        writer.Granularity = granularity;
        Assert.Equal("pbf-granularity", OsmFile.Refusal(writer.ToFile()).Code);
    }

    [Theory]
    [InlineData(70, 90.1)]
    [InlineData(180.5, 50)]
    [InlineData(70, -900)]
    public void A_node_outside_the_world_is_refused_with_its_offset(double lon, double lat)
    {
        var finding = OsmFile.Refusal(PbfWriter.WithHeader().DenseNodes((1, lon, lat, "")).ToFile());
        Assert.Equal("coordinate-out-of-range", finding.Code);
        Assert.Matches("^broken.osm.pbf@[1-9][0-9]*$", finding.Where);
    }

    [Fact]
    public void A_tag_outside_the_string_table_is_refused()
    {
        var way = new ProtoBytes().Number(1, 5).Bytes(2, new ProtoBytes().Varint(1).ToArray()).Bytes(3, new ProtoBytes().Varint(999).ToArray());
        var writer = PbfWriter.WithHeader().Way(1, "highway=track", 1, 2).Group(new ProtoBytes().Bytes(3, way.ToArray()).ToArray());
        Assert.Equal("pbf-damaged", OsmFile.Refusal(writer.ToFile()).Code);
    }

    [Fact]
    public void Numbers_that_never_end_and_lengths_beyond_the_block_are_refused()
    {
        Assert.Equal("pbf-damaged", OsmFile.Refusal(Data(new ProtoBytes().Raw([0x88, 0x01, .. Enumerable.Repeat((byte)0xFF, 12)])).ToFile()).Code);
        Assert.Equal("pbf-damaged", OsmFile.Refusal(Data(new ProtoBytes().Raw(0x12, 0xFF, 0xFF, 0xFF, 0x7F)).ToFile()).Code);
        Assert.Equal("pbf-damaged", OsmFile.Refusal(Data(new ProtoBytes().Raw(0x0B)).ToFile()).Code);
    }

    [Fact]
    public void A_way_with_an_absurd_number_of_nodes_is_refused() =>
        Assert.Equal("way-too-long", OsmFile.Refusal(PbfWriter.WithHeader().Way(1, "highway=track", new long[100_001]).ToFile()).Code);

    [Fact]
    public void Billions_of_references_packed_into_little_are_refused()
    {
        var writer = PbfWriter.WithHeader();
        for (var i = 0; i < 90; i++)
        {
            writer.Way(i, "highway=track", new long[100_000]);
        }

        Assert.Equal("too-many-references", OsmFile.Refusal(writer.ToFile()).Code);
    }

    [Fact]
    public void Relations_that_all_repeat_one_long_outline_are_refused()
    {
        var writer = PbfWriter.WithHeader().DenseNodes((1, 70, 50, ""), (2, 71, 50, ""), (3, 71, 51, ""));
        writer.Way(10, "", [.. Enumerable.Range(0, 60_000).Select(i => (long)((i % 3) + 1)), 1]);
        for (var i = 0; i < 300; i++)
        {
            writer.Relation(100 + i, "type=multipolygon;natural=water", ("outer", 10));
        }

        Assert.Equal("too-many-references", OsmFile.Refusal(writer.ToFile()).Code);
    }

    [Fact]
    public void The_first_damaged_block_is_named_on_any_number_of_threads()
    {
        var writer = PbfWriter.WithHeader();
        for (var i = 0; i < 40; i++)
        {
            if (i >= 17)
            {
                writer.Blob("OSMData", new ProtoBytes().Bytes(1, [0x12, 0x7F]).ToArray());
            }
            else
            {
                writer.DenseNodes((i + 1, 70, 50, "")).EndBlock();
            }
        }

        var where = OsmFile.Refusal(writer.ToFile()).Where;
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(where, OsmFile.Refusal(writer.ToFile()).Where));
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Good);
            Assert.ThrowsAny<OperationCanceledException>(() => Zheli.Geodata.Osm.OsmReader.Read(path, 2, null, cancelled.Token));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_gzip_of_something_else_is_refused()
    {
        using var memory = new MemoryStream();
        using (var packer = new GZipStream(memory, CompressionLevel.Fastest))
        {
            packer.Write(Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\"}"));
        }

        Assert.Equal("not-osm", OsmFile.Refusal(memory.ToArray(), "x.osm.gz").Code);
    }

    private static (string Code, string Where) Refused(byte[] file)
    {
        var finding = OsmFile.Refusal(file);
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Advice);
        return (finding.Code, finding.Where);
    }

    private static byte[] Blob(ProtoBytes blob) => PbfWriter.WithHeader().Blob("OSMData", blob.ToArray()).ToFile();

    private static PbfWriter Data(ProtoBytes block) => PbfWriter.WithHeader().Blob("OSMData", new ProtoBytes().Bytes(1, block.ToArray()).ToArray());
}
