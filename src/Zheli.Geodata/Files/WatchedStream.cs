using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>A stream that can be stopped at every read and tells how far it is.</summary>
internal sealed class WatchedStream(Stream inner, long length, string stage, IProgress<StageProgress>? progress, CancellationToken token) : Stream
{
    private const long ReportEvery = 4 << 20;
    private long nextReport;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        token.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        BytesRead += read;
        if (BytesRead >= nextReport)
        {
            nextReport = BytesRead + ReportEvery;
            progress?.Report(new StageProgress(stage, length > 0 ? Math.Min(1, (double)BytesRead / length) : -1));
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
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
