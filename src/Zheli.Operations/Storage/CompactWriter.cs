using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Zheli.Operations.Storage;

/// <summary>
/// Writes numbers in few bytes: seven bits a byte, the sign in the lowest bit, columns of neighbours as differences; the whole is deflated
/// behind one byte of version and four of length.
/// </summary>
internal sealed class CompactWriter
{
    private byte[] buffer = new byte[1 << 16];
    private int length;

    /// <summary>A whole number that is not negative.</summary>
    public void Count(long value) => Unsigned(checked((ulong)value));

    /// <summary>A whole number.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A real number, all its bits.</summary>
    public void Real(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Grow(8), value);

    /// <summary>A byte.</summary>
    public void Byte(byte value) => Grow(1)[0] = value;

    /// <summary>A text, or nothing.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Count(0);
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        Count(bytes + 1L);
        Encoding.UTF8.GetBytes(value, Grow(bytes));
    }

    /// <summary>A column without its length, each number as its difference from the one before.</summary>
    public void Deltas(ReadOnlySpan<int> values)
    {
        var previous = 0L;
        foreach (var value in values)
        {
            Signed(value - previous);
            previous = value;
        }
    }

    /// <summary>A column without its length, each number as it is.</summary>
    public void Column(ReadOnlySpan<long> values)
    {
        foreach (var value in values)
        {
            Signed(value);
        }
    }

    /// <summary>Everything written, deflated.</summary>
    public byte[] Deflate(byte version)
    {
        using var target = new MemoryStream(length / 2);
        Span<byte> head = stackalloc byte[5];
        head[0] = version;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], length);
        target.Write(head);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(buffer, 0, length);
        }

        return target.ToArray();
    }

    private void Unsigned(ulong value)
    {
        var target = Grow(10);
        var used = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[used++] = (byte)(value | 0x80);
        }

        target[used++] = (byte)value;
        length -= 10 - used;
    }

    private Span<byte> Grow(int bytes)
    {
        if (length > buffer.Length - bytes)
        {
            Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, Math.Max(buffer.Length * 2L, (long)length + bytes)));
        }

        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
