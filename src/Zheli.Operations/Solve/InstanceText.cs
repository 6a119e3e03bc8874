using System.IO.Compression;
using System.Text;
using Zheli.Model;

namespace Zheli.Operations.Solve;

/// <summary>Opens instance files, plain or gzipped, and tells the formats apart.</summary>
internal static class InstanceText
{
    private const int LinesLookedAt = 20;

    /// <summary>Lets a reader have the text of a file.</summary>
    /// <exception cref="BadInputException">There is no such file, or it cannot be read.</exception>
    public static T Read<T>(string path, Func<TextReader, T> reader)
    {
        using var raw = Open(path);
        if (!raw.CanSeek)
        {
            throw new BadInputException(
                "file-is-stream", NameOf(path), "This is no file but a stream, which can be read only once.", "Maybe write it to a file first; gzipped files are read as they are.");
        }

        try
        {
            bool zipped = raw.ReadByte() == 0x1f && raw.ReadByte() == 0x8b;
            raw.Position = 0;
            using Stream plain = zipped ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            using var text = new StreamReader(plain, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            return reader(text);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw Unreadable(path, problem);
        }
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="BadInputException">There is no such file, or it may not be read.</exception>
    public static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Directory.Exists(path)
                ? new BadInputException("file-is-folder", NameOf(path), "This is a folder.", "Maybe name a file in it.")
                : new BadInputException("file-missing", NameOf(path), "There is no such file.", "Maybe check the path.");
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, problem);
        }
    }

    /// <summary>Takes the next line without its end, or as much of it as the buffer holds.</summary>
    /// <param name="text">Where from.</param>
    /// <param name="buffer">Takes the line up.</param>
    /// <returns>The line's length; one more than the buffer's for a longer line; −1 at the end of the text.</returns>
    public static int NextLine(TextReader text, Span<char> buffer)
    {
        int c = text.Read();
        if (c < 0)
        {
            return -1;
        }

        int length = 0;
        for (; c >= 0 && c != '\n'; c = text.Read())
        {
            if (length == buffer.Length)
            {
                return length + 1;
            }

            buffer[length++] = (char)c;
        }

        return length;
    }

    private static BadInputException Unreadable(string path, Exception problem) =>
        new("file-unreadable", NameOf(path), $"The file cannot be read: {problem.Message}", "Maybe it is damaged or not complete.");

    private static string NameOf(string path) => Path.GetFileName(path) is { Length: > 0 } name ? name : path;

    /// <summary>True for a project scheduling instance: its name says so, or its head is framed by asterisks or counts jobs.</summary>
    public static bool IsProject(string path) => Read(path, text =>
    {
        if (path.EndsWith(".sm", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".sm.gz", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        char[] head = new char[4096];
        int length = text.ReadBlock(head);
        return new string(head, 0, length).Split('\n').Take(LinesLookedAt)
            .Any(line => line.StartsWith("*****", StringComparison.Ordinal) || line.StartsWith("jobs (incl. supersource", StringComparison.OrdinalIgnoreCase));
    });
}
