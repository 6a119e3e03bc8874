using System.Globalization;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>A window over a stream that grows only as far as one JSON value needs, up to a limit.</summary>
internal sealed class JsonBuffer(Stream stream, string file)
{
    /// <summary>Bytes that one feature may take; the most detailed country borders take some tens of megabytes.</summary>
    public const int Limit = 256 << 20;

    private byte[] data = new byte[1 << 18];
    private int start;
    private int end;

    /// <summary>Bytes that were read but not yet used.</summary>
    public ReadOnlySpan<byte> Unread => data.AsSpan(start, end - start);

    /// <summary>Offset of the first unused byte in the unpacked file.</summary>
    public long Offset { get; private set; }

    /// <summary>True when the stream has no more bytes than those in the window.</summary>
    public bool Ended { get; private set; }

    /// <summary>Marks bytes as used.</summary>
    public void Advance(int count)
    {
        start += count;
        Offset += count;
    }

    /// <summary>Reads more bytes into the window; false when there are no more.</summary>
    /// <exception cref="BadInputException">The window would pass the limit.</exception>
    public bool Fill()
    {
        if (Ended)
        {
            return false;
        }

        // To the brim: a value that is not yet whole is looked through again after each filling, so fillings must be large.
        MakeRoom();
        var room = data.Length - end;
        var read = stream.ReadAtLeast(data.AsSpan(end), room, throwOnEndOfStream: false);
        end += read;
        Ended = read < room;
        return true;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            data.AsSpan(start, end - start).CopyTo(data);
            end -= start;
            start = 0;
        }

        if (end < data.Length)
        {
            return;
        }

        if (data.Length >= Limit)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{file}@{Offset}");
            throw new BadInputException("value-too-large", where, $"One value takes more than {Limit >> 20} MiB.", "Maybe this is not GeoJSON, or a quotation mark is missing.");
        }

        Array.Resize(ref data, Math.Min(Limit, data.Length * 2));
    }
}
