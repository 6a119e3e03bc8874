using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Import;

/// <summary>Reads source files into a project, or takes them out of it: all of them, with their findings, or none.</summary>
public static class ImportOperation
{
    /// <summary>Imports.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <param name="token">Stops the work; the project stays as it was.</param>
    /// <param name="clock">Tells the time of the import.</param>
    /// <exception cref="BadInputException">A file cannot be used, or all of it is wrong; the project stays as it was.</exception>
    public static ImportResult Run(ImportRequest request, IProgress<StageProgress>? progress, CancellationToken token, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        request = request.WithFilesOfFolders();
        using var project = request.Sources.Count == 0 && request.Remove.Count > 0 ? ProjectFile.Open(request.Project, readOnly: false) : ProjectFile.OpenOrCreate(request.Project);
        var earlier = project.ReadSources();
        var (before, origins) = project.ReadTerritoryWithOrigins();
        var rest = SourceRemoval.Of(request.Remove, earlier, before, origins);
        var files = SourceReading.Read(request, rest.Sources, progress, token);
        var read = clock.GetElapsedTime(started).TotalSeconds;

        progress?.Report(new("merging the sources", -1));
        var merged = TerritoryAssembly.Run(rest.Territory, rest.Origins, earlier, files, project.ReadCatalogue(), token);
        var mergedAt = clock.GetElapsedTime(started).TotalSeconds;

        token.ThrowIfCancellationRequested();
        progress?.Report(new("writing the project", -1));
        var now = clock.GetUtcNow();
        var sources = files.Select(f => new ProjectSource(f.Id, f.Record(now), f.Stored)).ToList();
        project.ReplaceTerritory(merged.Territory, merged.Origins, sources, [.. merged.EarlierFindings, .. merged.Findings]);
        var contents = project.ReadContents();
        var total = clock.GetElapsedTime(started).TotalSeconds;
        return new ImportResult
        {
            Project = Path.GetFileName(request.Project),
            Sources = [.. Ordered(request, files).Select(f => Imported(f.Record(now)))],
            Contents = contents,
            Kato = merged.Kato,
            Removed = request.Remove,
            Findings = [.. rest.Findings, .. merged.Findings],
            Seconds = new(read, mergedAt - read, total - mergedAt, total),
        };
    }

    private static ImportedSource Imported(ImportRecord record) => new(record.File, record.Kind, record.RowsRead, record.RowsKept, record.RowsRejected);

    private static IEnumerable<SourceFile> Ordered(ImportRequest request, List<SourceFile> files) =>
        request.Sources.Select(path => files.Single(f => f.Name == Path.GetFileName(path)));
}
