namespace Zheli.Geodata.Rasters;

/// <summary>LZW as TIFF uses it (TIFF 6.0, section 13): codes of 9 to 12 bits, high bit first, one entry early at each change of width.</summary>
internal static class TiffLzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int TableSize = 4_096;

    /// <summary>Unpacks into a buffer; the number of bytes written, at most its length. Damaged codes end the unpacking.</summary>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> output)
    {
        // Every entry is a run of bytes that was already written: where it begins and how long it is.
        Span<int> starts = new int[TableSize];
        Span<int> lengths = new int[TableSize];
        int next = End + 1, width = 9, written = 0, previousStart = -1, previousLength = 0;
        long bit = 0;
        while (bit + width <= (long)packed.Length * 8)
        {
            var code = Take(packed, bit, width);
            bit += width;
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                (next, width, previousStart) = (End + 1, 9, -1);
                continue;
            }

            if (code > next || (code == next && previousStart < 0))
            {
                break;
            }

            var start = written;
            var length = Write(output, ref written, code, next, starts, lengths, previousStart, previousLength);
            if (length < 0)
            {
                break;
            }

            if (previousStart >= 0 && next < TableSize)
            {
                (starts[next], lengths[next]) = (previousStart, previousLength + 1);
                next++;
            }

            (previousStart, previousLength) = (start, length);
            width = next switch { < 511 => 9, < 1023 => 10, < 2047 => 11, _ => 12 };
        }

        return written;
    }

    private static int Take(ReadOnlySpan<byte> packed, long bit, int width)
    {
        var at = (int)(bit >> 3);
        var word = (packed[at] << 16) | ((at + 1 < packed.Length ? packed[at + 1] : 0) << 8) | (at + 2 < packed.Length ? packed[at + 2] : 0);
        return (word >> (24 - width - (int)(bit & 7))) & ((1 << width) - 1);
    }

    private static int Write(
        Span<byte> output, ref int written, int code, int next, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int previousStart, int previousLength)
    {
        if (code < Clear)
        {
            if (written == output.Length)
            {
                return -1;
            }

            output[written++] = (byte)code;
            return 1;
        }

        var (from, length) = code == next ? (previousStart, previousLength + 1) : (starts[code], lengths[code]);
        if (length > output.Length - written)
        {
            length = output.Length - written;
        }

        // Byte by byte: the run may reach into what is being written.
        for (var i = 0; i < length; i++)
        {
            output[written++] = output[from + i];
        }

        return length == 0 ? -1 : length;
    }
}
