using Microsoft.Win32.SafeHandles;
using Zheli.Model;

namespace Zheli.Geodata.Osm;

/// <summary>
/// A PBF file. Threads take its blobs in order, each with its own buffers, and leave their results in the blob's place: memory is bounded by
/// the threads, and what comes out does not depend on them.
/// </summary>
internal sealed class PbfSource : OsmSource
{
    private readonly SafeFileHandle handle;
    private readonly PbfBlobs blobs;
    private readonly int threads;
    private readonly IProgress<StageProgress>? progress;
    private readonly ElementChunk[] chunks;
    private readonly long length;

    /// <summary>Opens the file, finds its blobs and checks its header.</summary>
    public PbfSource(string path, int threads, IProgress<StageProgress>? progress)
        : base(Path.GetFileName(path))
    {
        (this.threads, this.progress) = (threads, progress);
        handle = System.IO.File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            length = RandomAccess.GetLength(handle);
            blobs = new(handle, File);
            chunks = [.. blobs.All.Select(b => new ElementChunk(File, b.HeaderOffset))];
            Guard(0, () => PbfHeader.Check(new PbfUnpacker().Unpack(blobs, blobs.All[0], new(length)).Span));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> Select(CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        ForEachBlob(
            "reading places and ways", _ => true, allowance, () => new PbfSelection(allowance), (reader, bytes, i) => reader.Read(bytes, chunks[i]), token);
        return chunks;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> SelectBuildings(CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        ForEachBlob(
            "reading buildings", _ => true, allowance, () => new PbfSelection(allowance) { OnlyBuildings = true },
            (reader, bytes, i) => reader.Read(bytes, chunks[i]), token);
        return chunks;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> SelectWays(HashSet<long> ids, CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        var outlines = blobs.All.Select(b => new ElementChunk(File, b.HeaderOffset)).ToArray();
        ForEachBlob(
            "reading outlines", i => chunks[i].HasWays, allowance, () => new PbfSelection(allowance),
            (reader, bytes, i) => reader.Read(bytes, outlines[i], ids), token);
        return outlines;
    }

    /// <inheritdoc/>
    public override void Locate(NodeCoordinates coordinates, CancellationToken token) =>
        ForEachBlob(
            "reading nodes", i => chunks[i].HasNodes, new(length), () => new PbfCoordinates(coordinates), (reader, bytes, _) => reader.Read(bytes), token);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => handle.Dispose();

    private void ForEachBlob<TReader>(
        string stage, Func<int, bool> isWanted, UnpackingAllowance allowance, Func<TReader> makeReader,
        Action<TReader, ReadOnlyMemory<byte>, int> read, CancellationToken token)
    {
        var turn = new BlobTurn(blobs.All.Count);
        void Work()
        {
            var unpacker = new PbfUnpacker();
            var reader = makeReader();
            for (var i = turn.Next(); i >= 0; i = turn.Next())
            {
                token.ThrowIfCancellationRequested();
                if (isWanted(i) && turn.Try(i, () => Guard(i, () => read(reader, unpacker.Unpack(blobs, blobs.All[i], allowance), i))))
                {
                    progress?.Report(new(stage, (double)blobs.All[i].Offset / length));
                }
            }
        }

        try
        {
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = threads }, [.. Enumerable.Repeat((Action)Work, threads)]);
        }
        catch (AggregateException e) when (e.InnerExceptions.Any(x => x is OperationCanceledException))
        {
            token.ThrowIfCancellationRequested();
            throw;
        }

        turn.ThrowFirst();
    }

    private void Guard(int blob, Action read)
    {
        try
        {
            read();
        }
        catch (OsmFault fault)
        {
            throw Refusal(File, blobs.All[blob].HeaderOffset, fault);
        }
    }
}

/// <summary>Hands out the data blobs in order, and remembers the first in the file that failed: the others' answers do not matter then.</summary>
internal sealed class BlobTurn(int count)
{
    private readonly Lock gate = new();
    private int last;
    private int firstFailed = int.MaxValue;
    private BadInputException? failure;

    /// <summary>The next blob, or -1 when there is none or one has failed. The blob of the file's header, number 0, is not handed out.</summary>
    public int Next()
    {
        lock (gate)
        {
            return last + 1 < count && failure is null ? ++last : -1;
        }
    }

    /// <summary>Runs the work on a blob; false when it failed.</summary>
    public bool Try(int blob, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (BadInputException e)
        {
            lock (gate)
            {
                if (blob < firstFailed)
                {
                    (firstFailed, failure) = (blob, e);
                }
            }

            return false;
        }
    }

    /// <summary>Throws the first failure in the order of the file, if any.</summary>
    public void ThrowFirst()
    {
        if (failure is not null)
        {
            throw failure;
        }
    }
}
