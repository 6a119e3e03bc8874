using System.Text;

namespace Zheli.Geodata.Tables;

/// <summary>The encodings in which tables come.</summary>
internal static class TextEncodings
{
    /// <summary>The code page of Russian Windows.</summary>
    public static Encoding Windows1251 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1251)
        ?? throw new InvalidOperationException("The runtime has no Windows-1251.");

    /// <summary>UTF-8 that replaces broken bytes.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What the whole content is written in, and whether a UTF-8 text holds broken places.</summary>
    public static (Encoding Encoding, long Broken) Detect(Stream content)
    {
        var buffer = new byte[1 << 16];
        var length = content.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
        if (length >= 2 && (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            return (buffer[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, 0);
        }

        long good = 0, broken = 0;
        while (true)
        {
            var used = Count(buffer.AsSpan(0, length), ref good, ref broken);
            buffer.AsSpan(used, length - used).CopyTo(buffer);
            var rest = length - used;
            var read = content.Read(buffer.AsSpan(rest));
            if (read == 0)
            {
                broken += rest > 0 ? 1 : 0;
                break;
            }

            length = rest + read;
        }

        // Windows-1251 text is broken at nearly every letter when read as UTF-8; a damaged UTF-8 text is mostly whole.
        return broken > 0 && broken * 4 >= good ? (Windows1251, 0) : (Utf8, broken);
    }

    private static int Count(ReadOnlySpan<byte> bytes, ref long good, ref long broken)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var plain = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (plain < 0)
            {
                return bytes.Length;
            }

            at += plain;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                return at;
            }

            good += status == System.Buffers.OperationStatus.Done ? 1 : 0;
            broken += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            at += Math.Max(1, used);
        }

        return at;
    }
}
