using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Export;

/// <summary>Writes a file whole or not at all: it grows under a temporary name beside its place and is renamed when complete.</summary>
internal static class AtomicFile
{
    /// <summary>Folders of Linux whose files lie on no disk.</summary>
    private static readonly string[] Devices = ["/dev/", "/proc/", "/sys/"];

    /// <summary>Refuses a place that is taken, unless it may be overwritten.</summary>
    /// <param name="path">The place.</param>
    /// <param name="overwrite">True to replace a file.</param>
    /// <param name="inputs">What the answer is made from: never replaced.</param>
    /// <exception cref="BadInputException">The file exists, is an input, is a folder or no file of a disk, or its folder does not exist.</exception>
    public static void CheckFree(string path, bool overwrite, params ReadOnlySpan<string> inputs) => CheckFree([path], overwrite, inputs);

    /// <summary>Refuses places that are taken, or the same place twice; with all findings.</summary>
    /// <inheritdoc cref="CheckFree(string, bool, ReadOnlySpan{string})"/>
    public static void CheckFree(IReadOnlyList<string> paths, bool overwrite, params ReadOnlySpan<string> inputs)
    {
        var findings = new List<Finding>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var (name, place) = (Path.GetFileName(path), PlaceOf(path));
            void Refuse(string code, string message, string advice) => findings.Add(new(Severity.Error, code, name, message, advice));
            if (Directory.Exists(path))
            {
                Refuse("output-is-folder", "There is a folder of this name.", "Maybe give another name.");
            }
            else if (IsDevice(place))
            {
                Refuse("output-is-device", $"'{path}' is no file of a disk.", "Maybe give the name of a file.");
            }
            else if (Holds(inputs, place))
            {
                Refuse("output-is-input", "The answer would replace what it is made from.", "Maybe give another name.");
            }
            else if (!seen.Add(place))
            {
                Refuse("output-twice", "Two answers would have this one name.", "Maybe give each a name of its own.");
            }
            else if (File.Exists(path) && !overwrite)
            {
                Refuse("output-exists", "The file exists already.", "Maybe give another name, or add --force to replace it.");
            }
            else if (Path.GetDirectoryName(place) is { } folder && !Directory.Exists(folder))
            {
                Refuse("output-folder-missing", $"The folder '{Path.GetFileName(folder)}' does not exist.", "Maybe make it first.");
            }
        }

        if (findings.Count > 0)
        {
            throw new BadInputException(findings);
        }
    }

    /// <summary>Refuses a name whose ending says that something else is in it.</summary>
    /// <exception cref="BadInputException">The name ends otherwise.</exception>
    public static void CheckEnding(string path, string ending)
    {
        if (!Path.GetExtension(path).Equals(ending, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException("output-ending", Path.GetFileName(path), $"The file will not be what the end of its name says: it must be {ending}.", $"Maybe {Path.GetFileNameWithoutExtension(path)}{ending}.");
        }
    }

    /// <summary>Writes through a stream.</summary>
    /// <returns>The size of the file, bytes.</returns>
    /// <exception cref="BadInputException">The disk is full or the place may not be written.</exception>
    public static long Write(string path, Action<Stream> content) => Make(path, draft =>
    {
        using var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite);
        content(stream);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Lets a writer that wants a file name make the file.</summary>
    /// <returns>The size of the file, bytes.</returns>
    /// <exception cref="BadInputException">The disk is full or the place may not be written.</exception>
    public static long Make(string path, Action<string> content)
    {
        var place = PlaceOf(path);
        var draft = string.Create(CultureInfo.InvariantCulture, $"{place}.{Environment.ProcessId}.part");
        try
        {
            File.Delete(draft);
            content(draft);
            File.Move(draft, place, overwrite: true);
            return new FileInfo(place).Length;
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInputException("output-not-writable", Path.GetFileName(path), "The file may not be written here.", "Maybe choose another folder, or ask for the right to write into this one.");
        }
        catch (IOException problem)
        {
            throw new BadInputException(
                "output-not-writable", Path.GetFileName(path), $"The file could not be written: {problem.Message.Replace(draft, Path.GetFileName(path), StringComparison.Ordinal)}",
                "Maybe the disk is full: make room, or choose another place.");
        }
        finally
        {
            TryDelete(draft);
        }
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What kept the file from being written is told already.
        }
    }

    /// <summary>Where a name leads to: a link is followed, and stays.</summary>
    private static string PlaceOf(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static bool IsDevice(string place) => !OperatingSystem.IsWindows() && Devices.Any(root => place.StartsWith(root, StringComparison.Ordinal));

    private static bool Holds(ReadOnlySpan<string> inputs, string place)
    {
        foreach (var input in inputs)
        {
            if (PlaceOf(input) == place)
            {
                return true;
            }
        }

        return false;
    }
}
