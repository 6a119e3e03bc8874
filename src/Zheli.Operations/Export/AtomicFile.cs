using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Export;

/// <summary>Writes a file whole or not at all: it grows under a temporary name beside its place and is renamed when complete.</summary>
internal static class AtomicFile
{
    /// <summary>Refuses a place that is taken, unless it may be overwritten.</summary>
    /// <exception cref="BadInputException">The file exists, is a folder, or its folder does not exist.</exception>
    public static void CheckFree(string path, bool overwrite)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new BadInputException("output-is-folder", name, "There is a folder of this name.", "Maybe give another name with -o.");
        }

        if (File.Exists(path) && !overwrite)
        {
            throw new BadInputException("output-exists", name, "The file exists already.", "Maybe give another name with -o, or add --force to replace it.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new BadInputException("output-folder-missing", name, $"The folder '{Path.GetFileName(folder)}' does not exist.", "Maybe make it first.");
        }
    }

    /// <summary>Writes through a stream.</summary>
    /// <returns>The size of the file, bytes.</returns>
    public static long Write(string path, Action<Stream> content) => Make(path, draft =>
    {
        using var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite);
        content(stream);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Lets a writer that wants a file name make the file.</summary>
    /// <returns>The size of the file, bytes.</returns>
    public static long Make(string path, Action<string> content)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");
        try
        {
            File.Delete(draft);
            content(draft);
            File.Move(draft, path, overwrite: true);
            return new FileInfo(path).Length;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
