using Zheli.Model;
using Zheli.Operations.Inspect;

namespace Zheli.Operations.Import;

/// <summary>What came of one source file.</summary>
/// <param name="File">File name without folders.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="RowsRead">Rows, features or elements read.</param>
/// <param name="RowsKept">Objects of the project that come from it; a place merged into that of another source counts too.</param>
/// <param name="RowsRejected">Rows and objects left out because of a finding.</param>
public sealed record ImportedSource(string File, string Kind, long RowsRead, long RowsKept, long RowsRejected);

/// <summary>How settlements met the classifier of administrative objects.</summary>
/// <param name="Matched">Settlements with a code.</param>
/// <param name="Ambiguous">Settlements of a name that stands for several in its district.</param>
/// <param name="UnmatchedSettlements">Settlements that the classifier does not know under their name.</param>
/// <param name="UnmatchedCodes">Codes of settlements that are not on the map.</param>
public sealed record KatoCounts(int Matched, int Ambiguous, int UnmatchedSettlements, int UnmatchedCodes);

/// <summary>Wall time of an import, seconds.</summary>
public sealed record ImportSeconds(double Read, double Merge, double Write, double Total);

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    /// <summary>File name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The files of this import, in the order given.</summary>
    public required IReadOnlyList<ImportedSource> Sources { get; init; }

    /// <summary>File names of the sources that were taken out.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>What the project holds now.</summary>
    public required ProjectContents Contents { get; init; }

    /// <summary>The join with the classifier, or null when none was imported.</summary>
    public KatoCounts? Kato { get; init; }

    /// <summary>What was noticed in these files and while merging; the project keeps those of earlier files too.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Wall time.</summary>
    public required ImportSeconds Seconds { get; init; }
}
