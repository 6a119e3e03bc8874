using System.Globalization;
using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>Collects what is noticed while one file is read: every finding up to a cap, then only their number.</summary>
/// <param name="file">File name without folders.</param>
internal sealed class FindingLog(string file)
{
    /// <summary>Findings beyond this number are counted, not kept: a file of a million bad rows must not fill the memory with messages.</summary>
    public const int Cap = 1_000;

    private readonly List<Finding> findings = [];
    private readonly SortedDictionary<string, Repeated> repeated = new(StringComparer.Ordinal);
    private long beyondCap;

    /// <summary>File name without folders.</summary>
    public string File { get; } = file;

    /// <summary>True when something was found that forbids the use of the file.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Rows or features left out so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>Place of a row, 1-based.</summary>
    public string Row(long row) => string.Create(CultureInfo.InvariantCulture, $"{File}:{row}");

    /// <summary>Place of a byte in the (unpacked) file.</summary>
    public string Byte(long offset) => string.Create(CultureInfo.InvariantCulture, $"{File}@{offset}");

    /// <summary>Keeps a finding.</summary>
    public void Add(Severity severity, string code, string where, string message, string advice)
    {
        HasErrors |= severity == Severity.Error;
        if (findings.Count < Cap)
        {
            findings.Add(new Finding(severity, code, where, message, advice));
        }
        else
        {
            beyondCap++;
        }
    }

    /// <summary>Counts a row as left out whose finding was kept before.</summary>
    public void CountRejected() => Rejected++;

    /// <summary>Keeps a doubt about one row that is left out because of it.</summary>
    public void Reject(string code, string where, string message, string advice)
    {
        Rejected++;
        Add(Severity.Warning, code, where, message, advice);
    }

    /// <summary>Counts a row that is left out for a reason that many rows share; one finding tells their number.</summary>
    /// <param name="severity">How much it matters.</param>
    /// <param name="code">Stable name.</param>
    /// <param name="where">Place of this row.</param>
    /// <param name="what">What the rows are, for example "lines of class 'path'".</param>
    /// <param name="advice">What to do about them.</param>
    public void RejectAlike(Severity severity, string code, string where, string what, string advice)
    {
        Rejected++;
        NoteAlike(severity, code, where, what, advice);
    }

    /// <summary>Counts a row with a peculiarity that many rows share; the row is kept, one finding tells their number.</summary>
    public void NoteAlike(Severity severity, string code, string where, string what, string advice)
    {
        var key = code + "\0" + what;
        if (!repeated.TryGetValue(key, out var entry))
        {
            repeated[key] = entry = new Repeated(severity, code, where, what, advice);
        }

        entry.Count++;
    }

    /// <summary>Everything that was found: single findings in the order of the input, then those that many rows share.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        var all = new List<Finding>(findings);
        foreach (var entry in repeated.Values)
        {
            var count = entry.Count.ToString("N0", CultureInfo.InvariantCulture);
            all.Add(new Finding(entry.Severity, entry.Code, entry.Where, $"{count} {entry.What}; the first is here.", entry.Advice));
        }

        if (beyondCap > 0)
        {
            var rest = beyondCap.ToString("N0", CultureInfo.InvariantCulture);
            all.Add(new Finding(Severity.Warning, "more-findings", File, $"{rest} more findings are not listed.", "Maybe mend the listed ones and import again."));
        }

        return all;
    }

    /// <summary>Ends the reading with everything that was found when any of it is an error.</summary>
    /// <exception cref="BadInputException">Something forbids the use of the file.</exception>
    public void ThrowIfErrors()
    {
        if (HasErrors)
        {
            throw new BadInputException(ToList());
        }
    }

    /// <summary>The exception that tells this error together with everything found before it.</summary>
    public BadInputException Fail(string code, string where, string message, string advice)
    {
        var error = new Finding(Severity.Error, code, where, message, advice);
        return new BadInputException([.. ToList(), error]);
    }

    private sealed class Repeated(Severity severity, string code, string where, string what, string advice)
    {
        public Severity Severity { get; } = severity;

        public string Code { get; } = code;

        public string Where { get; } = where;

        public string What { get; } = what;

        public string Advice { get; } = advice;

        public long Count { get; set; }
    }
}
