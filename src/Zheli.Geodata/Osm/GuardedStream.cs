namespace Zheli.Geodata.Osm;

/// <summary>
/// Watches XML on its way to the parser: refuses a file that unpacks beyond reason, and one whose elements are so long that the parser would
/// have to hold megabytes of one tag.
/// </summary>
internal sealed class GuardedStream(Stream inner, UnpackingAllowance allowance) : Stream
{
    private long sinceTag;

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
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        allowance.Take(count);
        var last = buffer[..count].LastIndexOf((byte)'<');
        var first = last < 0 ? count : buffer[..count].IndexOf((byte)'<');
        if (sinceTag + first > OsmLimits.XmlElementBytes)
        {
            OsmFault.Throw("xml-element-too-long", $"An element is longer than {OsmLimits.XmlElementBytes} bytes.", "Maybe the file is not an honest map file.");
        }

        sinceTag = last < 0 ? sinceTag + count : count - last;
        return count;
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
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
