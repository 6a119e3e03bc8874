using System.Globalization;
using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>
/// An unpacking stream that gives up on archives made to fill a disk. Map data packs 5 to 30 times; a run of equal bytes packs
/// about 1,000 times, so a ratio of 250 after the first megabytes tells the two apart.
/// </summary>
internal sealed class BoundedUnpackStream(Stream unpacked, WatchedStream packed, string file) : Stream
{
    private const long FreeBytes = 32 << 20;
    private const long MaximumRatio = 250;
    private const long MaximumBytes = 32L << 30;
    private long produced;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => produced;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = unpacked.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException("broken-archive", Place(), $"The packed data is damaged or cut off: {e.Message}", "Maybe the download broke off; fetch it again.");
        }

        produced += read;
        if (produced > MaximumBytes || (produced > FreeBytes && produced / MaximumRatio > packed.BytesRead))
        {
            throw new BadInputException(
                "archive-bomb", Place(), string.Create(CultureInfo.InvariantCulture, $"{packed.BytesRead:N0} packed bytes unpack to more than {produced:N0}."),
                "Maybe this is not map data; unpack it by hand and look.");
        }

        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"{file}@{produced}");
}
