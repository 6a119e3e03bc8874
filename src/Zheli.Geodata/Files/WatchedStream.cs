using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>A stream that can be stopped at every read and tells how far it is.</summary>
/// <param name="path">The file that is read.</param>
/// <param name="stage">What to call the reading in reports of progress.</param>
/// <param name="progress">Told the share read, or null.</param>
/// <param name="token">Stops the reading.</param>
internal sealed class WatchedStream(string path, string stage, IProgress<StageProgress>? progress, CancellationToken token)
    : ForwardStream(File.OpenRead(path))
{
    private const long ReportEvery = 4 << 20;
    private ReadOnlyMemory<byte> epilogue;
    private long nextReport;

    /// <inheritdoc/>
    public override long Length => Inner.Length;

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
    public override int Read(Span<byte> buffer)
    {
        token.ThrowIfCancellationRequested();
        var read = Inner.Read(buffer);
        BytesRead += read;
        if (BytesRead >= nextReport)
        {
            nextReport = BytesRead + ReportEvery;
            progress?.Report(new StageProgress(stage, Inner.Length > 0 ? Math.Min(1, (double)BytesRead / Inner.Length) : -1));
        }

        if (read == 0 && !epilogue.IsEmpty)
        {
            read = Math.Min(buffer.Length, epilogue.Length);
            epilogue.Span[..read].CopyTo(buffer);
            epilogue = epilogue[read..];
        }

        return read;
    }
}
