using System.Diagnostics;
using Zheli.Model;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Verify;

/// <summary>Reads the log of progress from a project file and says which event was altered first, if any was.</summary>
public static class VerifyLogOperation
{
    /// <summary>Checks the log.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="kept">Heads of the log that were kept outside the project, for example on printed reports.</param>
    /// <param name="evidence">Folder in which the files of evidence are, or null to leave them unchecked.</param>
    /// <param name="cancellation">Stops the work between files.</param>
    /// <exception cref="BadInputException">There is no such project or folder.</exception>
    public static VerifyResult Run(string project, IReadOnlyList<LogHead> kept, string? evidence = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        if (evidence is not null && !Directory.Exists(evidence))
        {
            throw new BadInputException("evidence-folder-missing", evidence, "There is no such folder.", "Maybe give the folder from which the evidence was entered.");
        }

        using var file = ProjectFile.Open(project, readOnly: true);
        var (events, strays, head) = file.ReadStoredProgress();
        List<CheckOutcome> outcomes = [LogChecks.Chain(events, strays), LogChecks.Head(events, strays, head, kept)];
        if (evidence is not null)
        {
            outcomes.Add(LogChecks.Files(events, evidence, cancellation));
        }

        return new VerifyResult("log", outcomes.All(o => o.Ok), outcomes, clock.Elapsed.TotalSeconds);
    }
}
