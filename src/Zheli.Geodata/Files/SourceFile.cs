using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>A file on disk that was found fit to be looked into: it exists, is a plain file, can be opened and is not empty.</summary>
internal sealed class SourceFile
{
    private const int HeadLength = 1 << 16;

    private SourceFile(string path, string name, long length, byte[] rawHead)
    {
        (Path, Name, Length, RawHead) = (System.IO.Path.GetFullPath(path), name, length, rawHead);
        IsGzip = rawHead is [0x1f, 0x8b, ..];
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>File name without folders.</summary>
    public string Name { get; }

    /// <summary>Size on disk, bytes.</summary>
    public long Length { get; }

    /// <summary>The first bytes as they are on disk.</summary>
    public byte[] RawHead { get; }

    /// <summary>True when the content is packed with gzip, whatever the name says.</summary>
    public bool IsGzip { get; }

    /// <summary>Opens the file for a first look.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shownName">Name for findings; null for its own.</param>
    /// <exception cref="BadInputException">It is absent, a folder, empty or cannot be read.</exception>
    public static SourceFile Examine(string path, string? shownName = null)
    {
        var name = shownName ?? System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            throw new BadInputException("is-a-directory", name, "This is a folder, not a file.", "Maybe name one of the files in it.");
        }

        if (!File.Exists(path))
        {
            throw new BadInputException("file-not-found", name, $"There is no file '{path}'.", "Maybe the path has a misprint.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[Math.Min(HeadLength, stream.Length)];
            stream.ReadExactly(head);
            return stream.Length == 0
                ? throw new BadInputException("empty-file", name, "The file is empty (0 bytes).", "Maybe the download broke off; fetch it again.")
                : new SourceFile(path, name, stream.Length, head);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException("unreadable-file", name, $"The file cannot be read: {e.Message}", "Maybe its permissions forbid it.");
        }
    }

    /// <summary>The first bytes of the content, unpacked when the file is packed.</summary>
    public byte[] Head()
    {
        if (!IsGzip)
        {
            return RawHead;
        }

        using var content = OpenContent(CancellationToken.None, null);
        var head = new byte[HeadLength];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return length > 0
            ? head[..length]
            : throw new BadInputException("empty-file", Name, "The packed file holds nothing.", "Maybe it was packed from an empty file; fetch it again.");
    }

    /// <summary>What is wrong with the packing itself, found by unpacking to the end; null when it is whole.</summary>
    public BadInputException? FindArchiveFault(CancellationToken token)
    {
        try
        {
            using var content = OpenContent(token, null);
            content.CopyTo(Stream.Null);
            return null;
        }
        catch (BadInputException e)
        {
            return e;
        }
    }

    /// <summary>The content from its beginning, unpacked under limits; tells the share read so far.</summary>
    public Stream OpenContent(CancellationToken token, IProgress<StageProgress>? progress)
    {
        var raw = new WatchedStream(Path, "reading " + Name, progress, token);
        return IsGzip ? new BoundedUnpackStream(raw, Name) : raw;
    }
}
