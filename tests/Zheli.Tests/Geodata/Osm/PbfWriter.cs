using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Zheli.Tests.Geodata.Osm;

/// <summary>Appends Protocol Buffers fields to a byte list; the obvious way, for tests only.</summary>
internal sealed class ProtoBytes
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ProtoBytes Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return this;
    }

    public ProtoBytes ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    public ProtoBytes Number(int field, ulong value) => Varint((ulong)(field << 3)).Varint(value);

    public ProtoBytes Signed(int field, long value) => Varint((ulong)(field << 3)).ZigZag(value);

    public ProtoBytes Bytes(int field, byte[] value)
    {
        Varint((ulong)((field << 3) | 2)).Varint((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public ProtoBytes Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoBytes Raw(params byte[] value)
    {
        bytes.AddRange(value);
        return this;
    }
}

/// <summary>Writes small PBF files, right or wrong on purpose.</summary>
internal sealed class PbfWriter
{
    private readonly List<string> strings = [""];
    private readonly List<byte[]> groups = [];
    private readonly List<byte> file = [];

    public int Granularity { get; set; } = 100;

    public long LatitudeOffset { get; set; }

    /// <summary>Blobs are packed with zlib unless this is set.</summary>
    public bool IsRaw { get; set; }

    public static PbfWriter WithHeader(params string[] features)
    {
        var header = new ProtoBytes();
        foreach (var feature in features.Length == 0 ? ["OsmSchema-V0.6", "DenseNodes"] : features)
        {
            header.Text(4, feature);
        }

        var writer = new PbfWriter();
        writer.Blob("OSMHeader", writer.Packed(header.ToArray()));
        return writer;
    }

    public PbfWriter DenseNodes(params (long Id, double Lon, double Lat, string Tags)[] nodes)
    {
        ProtoBytes ids = new(), lats = new(), lons = new(), tags = new();
        long id = 0, lat = 0, lon = 0;
        foreach (var node in nodes)
        {
            var (y, x) = (Units(node.Lat, LatitudeOffset), Units(node.Lon, 0));
            ids.ZigZag(node.Id - id);
            lats.ZigZag(y - lat);
            lons.ZigZag(x - lon);
            (id, lat, lon) = (node.Id, y, x);
            foreach (var (key, value) in Pairs(node.Tags))
            {
                tags.Varint(key).Varint(value);
            }

            tags.Varint(0);
        }

        var dense = new ProtoBytes().Bytes(1, ids.ToArray()).Bytes(8, lats.ToArray()).Bytes(9, lons.ToArray());
        groups.Add(new ProtoBytes().Bytes(2, (nodes.Any(n => n.Tags.Length > 0) ? dense.Bytes(10, tags.ToArray()) : dense).ToArray()).ToArray());
        return this;
    }

    public PbfWriter PlainNode(long id, double lon, double lat, string tags = "")
    {
        var node = new ProtoBytes().Signed(1, id);
        Tags(node, tags).Signed(8, Units(lat, LatitudeOffset)).Signed(9, Units(lon, 0));
        groups.Add(new ProtoBytes().Bytes(1, node.ToArray()).ToArray());
        return this;
    }

    public PbfWriter Way(long id, string tags, params long[] nodes)
    {
        var refs = new ProtoBytes();
        var last = 0L;
        foreach (var node in nodes)
        {
            refs.ZigZag(node - last);
            last = node;
        }

        var way = Tags(new ProtoBytes().Number(1, (ulong)id), tags).Bytes(8, refs.ToArray());
        groups.Add(new ProtoBytes().Bytes(3, way.ToArray()).ToArray());
        return this;
    }

    public PbfWriter Relation(long id, string tags, params (string Role, long Way)[] members)
    {
        ProtoBytes roles = new(), ids = new(), types = new();
        var last = 0L;
        foreach (var (role, way) in members)
        {
            roles.Varint(Number(role));
            ids.ZigZag(way - last);
            types.Varint(1);
            last = way;
        }

        var relation = Tags(new ProtoBytes().Number(1, (ulong)id), tags).Bytes(8, roles.ToArray()).Bytes(9, ids.ToArray()).Bytes(10, types.ToArray());
        groups.Add(new ProtoBytes().Bytes(4, relation.ToArray()).ToArray());
        return this;
    }

    /// <summary>Adds a group as it stands.</summary>
    public PbfWriter Group(byte[] group)
    {
        groups.Add(group);
        return this;
    }

    /// <summary>Ends the block: what came since the last one goes into one blob.</summary>
    public PbfWriter EndBlock() => Blob("OSMData", Packed(Block()));

    public byte[] Block()
    {
        var table = new ProtoBytes();
        strings.ForEach(s => table.Text(1, s));
        var block = new ProtoBytes().Bytes(1, table.ToArray());
        groups.ForEach(g => block.Bytes(2, g));
        block.Number(17, (ulong)(long)Granularity);
        if (LatitudeOffset != 0)
        {
            block.Number(19, (ulong)LatitudeOffset);
        }

        groups.Clear();
        strings.RemoveRange(1, strings.Count - 1);
        return block.ToArray();
    }

    /// <summary>Appends a blob of any bytes, with its header.</summary>
    public PbfWriter Blob(string type, byte[] blob, int? claimedSize = null)
    {
        var header = new ProtoBytes().Text(1, type).Number(3, (ulong)(long)(claimedSize ?? blob.Length)).ToArray();
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        file.AddRange(length);
        file.AddRange(header);
        file.AddRange(blob);
        return this;
    }

    public byte[] ToFile()
    {
        if (groups.Count > 0)
        {
            EndBlock();
        }

        return [.. file];
    }

    public static byte[] Zlib(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var packer = new ZLibStream(memory, CompressionLevel.Fastest))
        {
            packer.Write(bytes);
        }

        return memory.ToArray();
    }

    private byte[] Packed(byte[] block) => IsRaw
        ? new ProtoBytes().Bytes(1, block).ToArray()
        : new ProtoBytes().Number(2, (ulong)block.Length).Bytes(3, Zlib(block)).ToArray();

    private long Units(double degrees, long offset) => (long)Math.Round(((degrees * 1e9) - offset) / Granularity);

    private ProtoBytes Tags(ProtoBytes element, string tags)
    {
        ProtoBytes keys = new(), values = new();
        foreach (var (key, value) in Pairs(tags))
        {
            keys.Varint(key);
            values.Varint(value);
        }

        return element.Bytes(2, keys.ToArray()).Bytes(3, values.ToArray());
    }

    private IEnumerable<(ulong Key, ulong Value)> Pairs(string tags) =>
        tags.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split('=')).Select(t => (Number(t[0]), Number(t[1]))).ToList();

    private ulong Number(string text)
    {
        var index = strings.IndexOf(text);
        if (index < 0)
        {
            index = strings.Count;
            strings.Add(text);
        }

        return (ulong)index;
    }
}
