using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Zheli.Geodata.Files;

namespace Zheli.Geodata.Rasters;

/// <summary>The first directory of a TIFF 6.0 or BigTIFF file: its tags, read under limits. Nothing is trusted before it is compared with the file's length.</summary>
internal sealed class TiffDirectory
{
    private const int MostTags = 4_096;
    private const long MostValues = 16 << 20;
    private readonly Dictionary<int, (int Type, long Count, long ValueOffset)> tags = [];
    private readonly Stream stream;
    private readonly FindingLog log;
    private readonly bool isBig;

    /// <summary>Reads the directory.</summary>
    public TiffDirectory(Stream stream, FindingLog log)
    {
        (this.stream, this.log) = (stream, log);
        var head = Bytes(0, 16);
        IsLittleEndian = head[0] == 'I';
        isBig = Unsigned(head.AsSpan(2, 2)) == 43;
        var directory = isBig ? Long(head.AsSpan(8, 8)) : Unsigned(head.AsSpan(4, 4));
        ReadTags(directory);
    }

    /// <summary>True when numbers are stored with the low byte first.</summary>
    public bool IsLittleEndian { get; }

    /// <summary>True when the tag is there.</summary>
    public bool Has(int tag) => tags.ContainsKey(tag);

    /// <summary>The first value of a whole-number tag, or the fallback when it is absent.</summary>
    public long Number(int tag, long fallback) => tags.ContainsKey(tag) ? Numbers(tag)[0] : fallback;

    /// <summary>All values of a whole-number tag; empty when it is absent.</summary>
    public long[] Numbers(int tag)
    {
        if (!tags.TryGetValue(tag, out var entry))
        {
            return [];
        }

        var size = SizeOf(entry.Type);
        if (entry.Type is not (1 or 3 or 4 or 16 or 13 or 18) || entry.Count is < 1 or > MostValues)
        {
            throw Broken($"the tag {tag} has {entry.Count.ToString(CultureInfo.InvariantCulture)} values of type {entry.Type}");
        }

        var bytes = Bytes(entry.ValueOffset, entry.Count * size);
        var numbers = new long[entry.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var part = bytes.AsSpan(i * size, size);
            numbers[i] = size == 8 ? Long(part) : Unsigned(part);
        }

        return numbers;
    }

    /// <summary>All values of a tag of double numbers; empty when it is absent.</summary>
    public double[] Doubles(int tag)
    {
        if (!tags.TryGetValue(tag, out var entry))
        {
            return [];
        }

        if (entry.Type != 12 || entry.Count is < 1 or > 4_096)
        {
            throw Broken($"the tag {tag} holds no list of double numbers");
        }

        var bytes = Bytes(entry.ValueOffset, entry.Count * 8);
        var numbers = new double[entry.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var part = bytes.AsSpan(i * 8, 8);
            numbers[i] = IsLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(part) : BinaryPrimitives.ReadDoubleBigEndian(part);
        }

        return numbers;
    }

    /// <summary>The text of a tag without its closing zero, or null.</summary>
    public string? Text(int tag) => tags.TryGetValue(tag, out var entry) && entry.Type == 2 && entry.Count is >= 1 and <= 1 << 16
        ? Encoding.ASCII.GetString(Bytes(entry.ValueOffset, entry.Count)).TrimEnd('\0', ' ')
        : null;

    /// <summary>Bytes of the file, every one of which must exist.</summary>
    public byte[] Bytes(long offset, long count)
    {
        if (offset < 0 || count < 0 || offset > stream.Length - count)
        {
            throw Broken(string.Create(CultureInfo.InvariantCulture, $"it points to {count:N0} bytes at {offset:N0}, beyond its end at {stream.Length:N0}"));
        }

        var bytes = new byte[count];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The refusal of a damaged file.</summary>
    public Model.BadInputException Broken(string what) =>
        log.Fail("broken-tiff", log.File, $"The TIFF is damaged: {what}.", "Maybe the download broke off; fetch it again.");

    private static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    private void ReadTags(long directory)
    {
        var countSize = isBig ? 8 : 2;
        var entrySize = isBig ? 20 : 12;
        var countBytes = Bytes(directory, countSize);
        var count = isBig ? Long(countBytes) : Unsigned(countBytes);
        if (count is < 1 or > MostTags)
        {
            throw Broken(string.Create(CultureInfo.InvariantCulture, $"its directory lists {count:N0} tags"));
        }

        var entries = Bytes(directory + countSize, count * entrySize);
        for (var i = 0; i < count; i++)
        {
            var entry = entries.AsSpan(i * entrySize, entrySize);
            var tag = (int)Unsigned(entry[..2]);
            var type = (int)Unsigned(entry[2..4]);
            var values = isBig ? Long(entry[4..12]) : Unsigned(entry[4..8]);
            var room = isBig ? 8 : 4;
            var at = directory + countSize + (i * entrySize) + entrySize - room;
            var fits = SizeOf(type) > 0 && values >= 0 && values <= room / SizeOf(type);
            tags.TryAdd(tag, (type, values, fits ? at : isBig ? Long(entry[12..20]) : Unsigned(entry[8..12])));
        }
    }

    private long Unsigned(ReadOnlySpan<byte> bytes) => (bytes.Length, IsLittleEndian) switch
    {
        (1, _) => bytes[0],
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    private long Long(ReadOnlySpan<byte> bytes) => IsLittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);
}
