using Zheli.Geodata.Files;

namespace Zheli.Geodata.Vector;

/// <summary>
/// Replaces the bare words NaN, Infinity and -Infinity, which some programs write into JSON, by an empty text of the same length, so
/// that the features that hold them can be told from the rest. Used only on files that were found to hold them.
/// </summary>
internal sealed class NonFiniteFilterStream(Stream inner) : ForwardStream(inner)
{
    private static readonly byte[][] Words = ["-Infinity"u8.ToArray(), "Infinity"u8.ToArray(), "NaN"u8.ToArray()];
    private readonly byte[] window = new byte[(1 << 16) + 16];
    private int start;
    private int end;
    private bool ended;
    private bool inText;
    private bool escaped;

    /// <summary>True when one of the words stands outside of texts.</summary>
    public static bool Holds(ReadOnlySpan<byte> json)
    {
        using var stream = new NonFiniteFilterStream(new MemoryStream(json.ToArray()));
        using var filtered = new MemoryStream();
        stream.CopyTo(filtered);
        return !filtered.ToArray().AsSpan().SequenceEqual(json);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        FillWindow();
        var written = 0;
        while (written < buffer.Length && start < end && (ended || end - start >= 16))
        {
            var length = WordLength(window.AsSpan(start, end - start));
            if (length > 0)
            {
                "\"\"       "u8[..length].CopyTo(window.AsSpan(start));
            }

            Track(window[start]);
            buffer[written++] = window[start++];
        }

        return written;
    }

    private int WordLength(ReadOnlySpan<byte> rest)
    {
        if (!inText && (rest[0] is (byte)'N' or (byte)'I' or (byte)'-'))
        {
            foreach (var word in Words)
            {
                if (rest.StartsWith(word))
                {
                    return word.Length;
                }
            }
        }

        return 0;
    }

    private void Track(byte letter)
    {
        if (escaped)
        {
            escaped = false;
        }
        else if (letter == '\\')
        {
            escaped = inText;
        }
        else if (letter == '"')
        {
            inText = !inText;
        }
    }

    private void FillWindow()
    {
        if (ended || end - start >= 16)
        {
            return;
        }

        window.AsSpan(start, end - start).CopyTo(window);
        (start, end) = (0, end - start);
        while (!ended && end < window.Length)
        {
            var read = Inner.Read(window.AsSpan(end));
            end += read;
            ended = read == 0;
        }
    }
}
