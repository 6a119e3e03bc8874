using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>A stream that can be stopped at every read and tells how far it is.</summary>
/// <param name="path">The file that is read.</param>
/// <param name="stage">What to call the reading in reports of progress.</param>
/// <param name="progress">Told the share read, or null.</param>
/// <param name="token">Stops the reading.</param>
internal sealed class WatchedStream(string path, string stage, IProgress<StageProgress>? progress, CancellationToken token) : Stream
{
    private const long ReportEvery = 4 << 20;
    private readonly FileStream inner = File.OpenRead(path);
    private ReadOnlyMemory<byte> epilogue;
    private long nextReport;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>This stream with more bytes behind those of the file.</summary>
    public WatchedStream FollowedBy(ReadOnlyMemory<byte> more)
    {
        epilogue = more;
        return this;
    }

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
            progress?.Report(new StageProgress(stage, inner.Length > 0 ? Math.Min(1, (double)BytesRead / inner.Length) : -1));
        }

        if (read == 0 && !epilogue.IsEmpty)
        {
            read = Math.Min(buffer.Length, epilogue.Length);
            epilogue.Span[..read].CopyTo(buffer);
            epilogue = epilogue[read..];
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
