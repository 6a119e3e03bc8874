using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>Reads what <see cref="CompactWriter"/> wrote; every length is checked against the bytes that are left before memory is taken.</summary>
internal sealed class CompactReader
{
    /// <summary>Deflate never shrinks more than this (zlib's technical note): a blob that claims more lies.</summary>
    private const int LargestRatio = 1032;

    private readonly Database database;
    private readonly string what;
    private readonly byte[] bytes;
    private int at;

    /// <summary>Inflates a blob of the given version.</summary>
    /// <param name="database">The file, for its name in messages.</param>
    /// <param name="what">What the blob holds, for messages.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="version">The only version that this program reads.</param>
    public CompactReader(Database database, string what, ReadOnlySpan<byte> blob, byte version)
    {
        (this.database, this.what) = (database, what);
        if (blob.Length < 5 || blob[0] != version)
        {
            throw Broken();
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(blob[1..]);
        if (size < 0 || size > Math.Min(Array.MaxLength, (blob.Length * (long)LargestRatio) + 64))
        {
            throw Broken();
        }

        bytes = new byte[size];
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(blob[5..].ToArray()), CompressionMode.Decompress);
            inflate.ReadExactly(bytes);
            if (inflate.ReadByte() >= 0)
            {
                throw Broken();
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Broken();
        }
    }

    /// <summary>The exception for content that makes no sense.</summary>
    public Exception Broken() => database.Damaged($"{what} cannot be read");

    /// <summary>A whole number that is not negative.</summary>
    public long Count()
    {
        var value = Unsigned();
        return value <= long.MaxValue ? (long)value : throw Broken();
    }

    /// <summary>A number of things that take at least <paramref name="bytesEach"/> bytes each of what is left.</summary>
    public int Length(int bytesEach = 1)
    {
        var value = Unsigned();
        return value <= (ulong)((bytes.Length - at) / bytesEach) ? (int)value : throw Broken();
    }

    /// <summary>A whole number.</summary>
    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A whole number of 32 bits.</summary>
    public int Int()
    {
        var value = Signed();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Broken();
    }

    /// <summary>A real number.</summary>
    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>A byte that is less than <paramref name="limit"/>.</summary>
    public byte Byte(int limit) => Byte() is var value && value < limit ? value : throw Broken();

    /// <summary>A text, or null.</summary>
    public string? FindText()
    {
        var length = Count();
        return length == 0 ? null : length - 1 <= bytes.Length - at ? Encoding.UTF8.GetString(Take((int)(length - 1))) : throw Broken();
    }

    /// <summary>A text that must be there.</summary>
    public string Text() => FindText() ?? throw Broken();

    /// <summary>A column of differences.</summary>
    public int[] Deltas(int count)
    {
        Need(count);
        var values = new int[count];
        var previous = 0L;
        for (var i = 0; i < count; i++)
        {
            previous += Signed();
            values[i] = previous is >= int.MinValue and <= int.MaxValue ? (int)previous : throw Broken();
        }

        return values;
    }

    /// <summary>A column of numbers.</summary>
    public long[] Column(int count)
    {
        Need(count);
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Signed();
        }

        return values;
    }

    /// <summary>The content must end here.</summary>
    public void End()
    {
        if (at != bytes.Length)
        {
            throw Broken();
        }
    }

    /// <summary>Throws unless so many bytes are left.</summary>
    public void Need(long count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw Broken();
        }
    }

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at == bytes.Length)
            {
                throw Broken();
            }

            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return shift < 63 || next <= 1 ? value : throw Broken();
            }
        }

        throw Broken();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Need(count);
        at += count;
        return bytes.AsSpan(at - count, count);
    }
}
