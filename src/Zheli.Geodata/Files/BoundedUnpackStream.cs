using System.Globalization;
using System.IO.Compression;
using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>
/// An unpacking stream that gives up on archives made to fill a disk. Map data packs 5 to 30 times; a run of equal bytes packs
/// about 1,000 times, so a ratio of 250 after the first megabytes tells the two apart.
/// </summary>
/// <remarks>
/// The runtime's unpacker ends silently where a file is cut off. Therefore a small archive of known content is put behind the file: only
/// when the file itself is whole does that content come out at the end.
/// </remarks>
/// <param name="packed">The packed bytes; disposed with this stream.</param>
/// <param name="file">File name for findings.</param>
internal sealed class BoundedUnpackStream(WatchedStream packed, string file)
    : ForwardStream(new GZipStream(packed.FollowedBy(PackedSeal), CompressionMode.Decompress))
{
    private const long FreeBytes = 32 << 20;
    private const long MaximumRatio = 250;
    private const long MaximumBytes = 32L << 30;
    private static readonly byte[] Seal = "zheli-end-of-gz!"u8.ToArray();
    private static readonly byte[] PackedSeal = Pack(Seal);
    private readonly byte[] window = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;
    private long produced;

    /// <inheritdoc/>
    public override long Position
    {
        get => produced;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!ended && end - start <= Seal.Length)
        {
            Fill();
        }

        var ready = Math.Min(buffer.Length, end - start - Seal.Length);
        window.AsSpan(start, ready).CopyTo(buffer);
        start += ready;
        produced += ready;
        return ready;
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private void Fill()
    {
        window.AsSpan(start, end - start).CopyTo(window);
        (start, end) = (0, end - start);
        try
        {
            var read = Inner.Read(window.AsSpan(end));
            end += read;
            ended = read == 0;
        }
        catch (InvalidDataException e)
        {
            throw Broken(e.Message);
        }

        if (ended && !window.AsSpan(start, end - start).SequenceEqual(Seal))
        {
            throw Broken("it ends too early.");
        }

        if (produced > MaximumBytes || (produced > FreeBytes && produced / MaximumRatio > packed.BytesRead))
        {
            throw new BadInputException(
                "archive-bomb", Place(), string.Create(CultureInfo.InvariantCulture, $"{packed.BytesRead:N0} packed bytes unpack to more than {produced:N0}."),
                "Maybe this is not map data; unpack it by hand and look.");
        }
    }

    private BadInputException Broken(string reason) =>
        new("broken-archive", Place(), $"The packed data is damaged or cut off: {reason}", "Maybe the download broke off; fetch it again.");

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"{file}@{produced}");
}
