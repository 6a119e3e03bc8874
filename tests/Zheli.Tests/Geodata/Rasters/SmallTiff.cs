using System.Buffers.Binary;
using System.IO.Compression;

namespace Zheli.Tests.Geodata.Rasters;

/// <summary>Writes small GeoTIFFs of every kind that the reader knows, and of some that it must refuse.</summary>
internal sealed class SmallTiff
{
    public int Columns { get; init; } = 5;

    public int Rows { get; init; } = 4;

    public int BlockColumns { get; init; }

    public int BlockRows { get; init; } = 3;

    public bool IsBigEndian { get; init; }

    public bool IsTiled { get; init; }

    public int Compression { get; init; } = 1;

    public int Predictor { get; init; } = 1;

    public int Bits { get; init; } = 16;

    public int Format { get; init; } = 2;

    public string? NoData { get; init; }

    public long StatedColumns { get; init; } = -1;

    public ushort Model { get; init; } = 2;

    public ushort Geographic { get; init; } = 4326;

    public ushort RasterType { get; init; } = 1;

    public double[] Scale { get; init; } = [0.5, 0.25, 0];

    public double[] Tie { get; init; } = [0, 0, 0, 50, 44, 0];

    /// <summary>The file, with this height in each column and row.</summary>
    public byte[] Write(Func<int, int, double> height)
    {
        int blockColumns = IsTiled ? BlockColumns : Columns, size = Bits / 8;
        int across = (Columns + blockColumns - 1) / blockColumns, down = (Rows + BlockRows - 1) / BlockRows;
        var blocks = new List<byte[]>();
        for (var block = 0; block < across * down; block++)
        {
            blocks.Add(Pack(Block(height, block % across * blockColumns, block / across * BlockRows, blockColumns, size)));
        }

        var tags = Tags(blocks, blockColumns);
        using var file = new MemoryStream();
        file.Write(IsBigEndian ? "MM"u8 : "II"u8);
        file.Write(U16(42));
        file.Write(U32(8));
        file.Write(U16(tags.Count));
        var at = 8 + 2 + (12 * tags.Count) + 4;
        var values = new MemoryStream();
        var starts = BlockStarts(tags, blocks, at);
        foreach (var (tag, type, content) in tags)
        {
            var bytes = tag is 273 or 324 ? [.. starts.SelectMany(U32)] : content;
            file.Write(U16(tag));
            file.Write(U16(type));
            file.Write(U32(bytes.Length / (type switch { 2 => 1, 3 => 2, 4 => 4, _ => 8 })));
            if (bytes.Length <= 4)
            {
                file.Write(bytes);
                file.Write(new byte[4 - bytes.Length]);
            }
            else
            {
                file.Write(U32(at + values.Length));
                values.Write(bytes);
            }
        }

        file.Write(new byte[4]);
        file.Write(values.ToArray());
        blocks.ForEach(b => file.Write(b));
        return file.ToArray();
    }

    private static List<long> BlockStarts(List<(int Tag, int Type, byte[] Content)> tags, List<byte[]> blocks, long at)
    {
        var next = at + tags.Sum(t => t.Content.Length > 4 ? t.Content.Length : 0);
        var starts = new List<long>();
        foreach (var block in blocks)
        {
            starts.Add(next);
            next += block.Length;
        }

        return starts;
    }

    private List<(int Tag, int Type, byte[] Content)> Tags(List<byte[]> blocks, int blockColumns)
    {
        byte[] Shorts(params int[] values) => [.. values.SelectMany(v => U16(v))];
        byte[] Longs(IEnumerable<long> values) => [.. values.SelectMany(U32)];
        byte[] Doubles(double[] values) => [.. values.SelectMany(F64)];
        var tags = new List<(int, int, byte[])>
        {
            (256, 4, Longs([StatedColumns >= 0 ? StatedColumns : Columns])),
            (257, 4, Longs([Rows])),
            (258, 3, Shorts(Bits)),
            (259, 3, Shorts(Compression)),
            (277, 3, Shorts(1)),
            (317, 3, Shorts(Predictor)),
            (339, 3, Shorts(Format)),
            (33550, 12, Doubles(Scale)),
            (33922, 12, Doubles(Tie)),
            (34735, 3, Shorts(1, 1, 0, 3, 1024, 0, 1, Model, 1025, 0, 1, RasterType, 2048, 0, 1, Geographic)),
        };
        var lengths = Longs(blocks.Select(b => (long)b.Length));
        tags.AddRange(IsTiled
            ? [(322, 3, Shorts(blockColumns)), (323, 3, Shorts(BlockRows)), (324, 4, new byte[lengths.Length]), (325, 4, lengths)]
            : [(273, 4, new byte[lengths.Length]), (278, 3, Shorts(BlockRows)), (279, 4, lengths)]);
        if (NoData is not null)
        {
            tags.Add((42113, 2, [.. System.Text.Encoding.ASCII.GetBytes(NoData), 0]));
        }

        return tags;
    }

    private byte[] Block(Func<int, int, double> height, int fromColumn, int fromRow, int columns, int size)
    {
        using var block = new MemoryStream();
        var rows = IsTiled ? BlockRows : Math.Min(BlockRows, Rows - fromRow);
        for (var row = 0; row < rows; row++)
        {
            var samples = Enumerable.Range(0, columns).Select(c => Sample(fromColumn + c < Columns && fromRow + row < Rows ? height(fromColumn + c, fromRow + row) : 0)).ToArray();
            block.Write(Predict(samples, size));
        }

        return block.ToArray();
    }

    private byte[] Predict(byte[][] samples, int size)
    {
        if (Predictor == 2)
        {
            // Differences of samples of 16 bits, each in its own byte order.
            var values = samples.Select(s => IsBigEndian ? BinaryPrimitives.ReadInt16BigEndian(s) : BinaryPrimitives.ReadInt16LittleEndian(s)).ToArray();
            return [.. values.SelectMany((v, i) => U16((ushort)(v - (i == 0 ? 0 : values[i - 1]))))];
        }

        if (Predictor == 3)
        {
            var sorted = Enumerable.Range(0, size).SelectMany(w => samples.Select(s => s[IsBigEndian ? w : size - 1 - w])).ToArray();
            return [.. sorted.Select((b, i) => (byte)(b - (i == 0 ? 0 : sorted[i - 1])))];
        }

        return [.. samples.SelectMany(s => s)];
    }

    private byte[] Sample(double height) => (Bits, Format) switch
    {
        (8, _) => [(byte)height],
        (16, _) => U16((ushort)(short)height),
        (32, 3) => Order(BitConverter.GetBytes((float)height)),
        (32, _) => Order(BitConverter.GetBytes((int)height)),
        _ => F64(height),
    };

    private byte[] Pack(byte[] block)
    {
        if (Compression is 8 or 32946)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            {
                zlib.Write(block);
            }

            return packed.ToArray();
        }

        return Compression == 5 ? Lzw(block) : block;
    }

    /// <summary>The plainest LZW: single bytes in codes of 9 bits, with a clearing code before the table would grow.</summary>
    private static byte[] Lzw(byte[] block)
    {
        var codes = block.Chunk(200).SelectMany(chunk => chunk.Select(b => (int)b).Prepend(256)).Append(257);
        var bits = string.Concat(codes.Select(c => Convert.ToString(c, 2).PadLeft(9, '0')));
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '0');
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private byte[] U16(int value) => U16((ushort)value);

    private byte[] U16(ushort value) => Order(BitConverter.GetBytes(value));

    private byte[] U32(long value) => Order(BitConverter.GetBytes((uint)value));

    private byte[] F64(double value) => Order(BitConverter.GetBytes(value));

    private byte[] Order(byte[] bytes)
    {
        if (IsBigEndian)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }
}
