using System.Globalization;
using Zheli.Geodata.Synthetic;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Operations.Import;
using Zheli.Operations.Inspect;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Sample;

/// <summary>Where the synthetic country goes, and which it is.</summary>
/// <param name="Project">Path of the project.</param>
/// <param name="Options">Seed, scale, network.</param>
/// <param name="Force">True to replace a project of that name, with all its plans.</param>
public sealed record SampleRequest(string Project, SampleOptions Options, bool Force);

/// <summary>What was made.</summary>
/// <param name="Project">File name of the project.</param>
/// <param name="Seed">The seed of the country.</param>
/// <param name="Contents">What the project holds.</param>
/// <param name="Findings">That the country is not real.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record SampleResult(string Project, int Seed, ProjectContents Contents, IReadOnlyList<Finding> Findings, double Seconds);

/// <summary>Makes a project that holds a synthetic country, to try everything without data.</summary>
public static class SampleOperation
{
    private const double SmallestScale = 0.02;

    /// <summary>Generates the country and writes it; an existing project is replaced in one step, or not at all.</summary>
    /// <exception cref="BadInputException">The scale is not from 0.02 to 1, there is such a file and it may not be replaced, or the folder cannot be written.</exception>
    public static SampleResult Run(SampleRequest request, IProgress<StageProgress>? progress, CancellationToken token, TimeProvider clock)
    {
        if (request.Options.Scale is not (>= SmallestScale and <= 1))
        {
            throw new BadInputException(
                "scale-out-of-range", "--scale", string.Create(CultureInfo.InvariantCulture, $"{request.Options.Scale} is no share of the country that can be made."),
                string.Create(CultureInfo.InvariantCulture, $"Maybe from {SmallestScale} to 1."));
        }

        var started = clock.GetTimestamp();
        var path = Path.GetFullPath(request.Project);
        var isReplaced = CheckFree(path, request.Force);
        progress?.Report(new("making the sample country", -1));
        var territory = SampleCountry.Generate(request.Options);
        token.ThrowIfCancellationRequested();
        progress?.Report(new("writing the project", -1));

        // The name is that of a draft: should the process be killed here, the next one clears it away.
        var target = isReplaced ? string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.new") : path;
        var findings = Findings(request.Options);
        var contents = Write(target, territory, Origin(territory, request.Options, clock), findings);
        if (isReplaced)
        {
            Replace(target, path);
        }

        return new(Path.GetFileName(path), request.Options.Seed, contents, findings, clock.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>True when a project is there and may be replaced; opening it also undoes what an interrupted program left half-written.</summary>
    private static bool CheckFree(string path, bool force)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return false;
        }

        ProjectFile.Open(path, readOnly: true).Dispose();
        return force
            ? true
            : throw new BadInputException("project-exists", Path.GetFileName(path), "There is such a project already.", "Maybe choose another name, or replace it with --force.");
    }

    private static void Replace(string draft, string path)
    {
        try
        {
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new BadInputException("project-cannot-open", Path.GetFileName(path), $"The project cannot be replaced ({e.Message}).", "Maybe another program holds it open.");
        }
    }

    private static ProjectContents Write(string path, Territory territory, ImportRecord origin, IReadOnlyList<Finding> findings)
    {
        using var project = ProjectFile.OpenOrCreate(path);
        project.ReplaceTerritory(territory, [origin], findings);
        return project.ReadContents();
    }

    private static string Name(SampleOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"synthetic country, seed {options.Seed}{(options.Scale < 1 ? $", scale {options.Scale}" : "")}");

    private static ImportRecord Origin(Territory territory, SampleOptions options, TimeProvider clock)
    {
        var rows = territory.Areas.Count + territory.Settlements.Count + territory.Corridors.Count + territory.Water.Count + territory.NetworkNodes.Count;
        return new(Name(options), "", "synthetic", rows, rows, 0, clock.GetUtcNow());
    }

    private static List<Finding> Findings(SampleOptions options) =>
    [
        new(Severity.Note, "synthetic-territory", Name(options), "This country is generated and describes no real place; only its figures resemble Kazakhstan's.",
            "Import real map data before any decision."),
    ];
}
