using Zheli.Geodata;
using Zheli.Operations.Fetch;

namespace Zheli.Operations.Import;

/// <summary>What to import.</summary>
/// <param name="Project">Path of the project; a new one is made when there is none.</param>
/// <param name="Sources">Paths of the source files.</param>
/// <param name="As">What the files hold, when the user says it; null to find it out from their content.</param>
/// <param name="Threads">Threads to use; the project does not depend on it.</param>
public sealed record ImportRequest(string Project, IReadOnlyList<string> Sources, SourceKind? As, int Threads)
{
    /// <summary>File names of sources that the project shall have no longer.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>The same with the files of fetched folders in place of the folders; other folders stay, to be refused with an advice.</summary>
    /// <exception cref="Model.BadInputException">The manifest of a folder cannot be understood.</exception>
    internal ImportRequest WithFilesOfFolders() => this with
    {
        Sources =
        [
            .. Sources.SelectMany(source => Directory.Exists(source) && FetchManifest.Find(source) is { } manifest
                ? manifest.Files.Select(file => Path.Combine(source, file.File))
                : [source]),
        ],
    };
}
