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
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new BadInputException("file-missing", file, "There is no such file.", "Maybe check the path.");
        }

        try
        {
            using var raw = File.OpenRead(path);
            bool zipped = raw.ReadByte() == 0x1f && raw.ReadByte() == 0x8b;
            raw.Position = 0;
            using Stream plain = zipped ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            using var text = new StreamReader(plain, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            return reader(text);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("file-unreadable", file, $"The file cannot be read: {problem.Message}", "Maybe it is damaged or not complete.");
        }
    }

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
