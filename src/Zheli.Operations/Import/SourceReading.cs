using System.Security.Cryptography;
using Zheli.Geodata;
using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>Reads all files of an import, or refuses with what is wrong with every one of them.</summary>
internal static class SourceReading
{
    /// <summary>All source files of the project, the earlier ones first; a file whose name is known takes the place of the earlier one.</summary>
    public static List<SourceFile> Read(
        ImportRequest request, IReadOnlyList<ProjectSource> earlier, IProgress<StageProgress>? progress, CancellationToken token)
    {
        Check(request);
        var contents = new List<(string Name, string Sha256, SourceContent Content)>();
        var faults = new List<Finding>();
        foreach (var path in request.Sources)
        {
            token.ThrowIfCancellationRequested();
            progress?.Report(new($"reading {Path.GetFileName(path)}", -1));
            try
            {
                var hash = Task.Run(() => Hash(path), token);
                var content = SourceReader.Read(path, request.As, progress, token, request.Threads);
                contents.Add((Path.GetFileName(path), hash.GetAwaiter().GetResult(), content));
            }
            catch (BadInputException refused)
            {
                faults.AddRange(refused.Findings);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                faults.Add(new(
                    Severity.Error, "file-unreadable", Path.GetFileName(path), $"The file cannot be read: {failure.Message}", "Maybe check its rights and the disk."));
            }
        }

        return faults.Exists(f => f.Severity == Severity.Error) ? throw new BadInputException(faults) : Line(contents, earlier);
    }

    private static void Check(ImportRequest request)
    {
        var faults = new List<Finding>();
        if (request.Sources.Count + request.Remove.Count == 0)
        {
            faults.Add(new(Severity.Error, "no-source", "import", "No source file is named.", "Maybe: zheli import PROJECT SOURCE…"));
        }

        if (!request.Project.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new(
                Severity.Error, "project-name", request.Project, "The name of a project ends with .gpkg.", "Maybe the project was left out: zheli import PROJECT SOURCE…"));
        }

        foreach (var path in request.Sources)
        {
            if (Directory.Exists(path))
            {
                faults.Add(new(Severity.Error, "source-is-folder", path, "The source is a folder.", "Maybe name its files: zheli import PROJECT FOLDER/*. A folder that zheli fetch made is taken as it is."));
            }
            else if (!File.Exists(path))
            {
                faults.Add(new(Severity.Error, "source-missing", path, "There is no such file.", "Maybe check the path."));
            }
            else if (Path.GetFullPath(path) == Path.GetFullPath(request.Project))
            {
                faults.Add(new(Severity.Error, "source-is-project", path, "The project cannot be imported into itself.", "Maybe name another file."));
            }
        }

        faults.AddRange(request.Remove.Intersect(request.Sources.Select(s => Path.GetFileName(s)), StringComparer.Ordinal).Select(name => new Finding(
            Severity.Error, "source-wanted-and-removed", name, "The source is imported and removed at once.", "Maybe only import it: it takes the place of the earlier one.")));
        var twice = request.Sources.GroupBy(p => Path.GetFileName(p), StringComparer.Ordinal).Where(g => g.Count() > 1);
        faults.AddRange(twice.Select(g => new Finding(
            Severity.Error, "source-name-twice", g.Key, "Two sources have the same file name, which is what a source is known by.",
            "Maybe rename one of them.")));
        if (faults.Count > 0)
        {
            throw new BadInputException(faults);
        }
    }

    private static List<SourceFile> Line(List<(string Name, string Sha256, SourceContent Content)> contents, IReadOnlyList<ProjectSource> earlier)
    {
        var files = new List<SourceFile>();
        foreach (var source in earlier)
        {
            var again = contents.FindIndex(c => c.Name == source.Record.File);
            files.Add(again >= 0
                ? Fresh(files.Count + 1, contents[again])
                : new SourceFile(files.Count + 1, source.Record.File) { Earlier = source.Record, Stored = source.Content });
        }

        foreach (var content in contents.Where(c => earlier.All(e => e.Record.File != c.Name)))
        {
            files.Add(Fresh(files.Count + 1, content));
        }

        return files;
    }

    private static SourceFile Fresh(int id, (string Name, string Sha256, SourceContent Content) read) =>
        new(id, read.Name) { Sha256 = read.Sha256, Fresh = read.Content, Stored = StoredSource.Of(read.Content) };

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
