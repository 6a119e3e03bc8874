using System.Globalization;
using Zheli.Model;

namespace Zheli.Operations.Import;

/// <summary>Collects findings: the first of each kind one by one, the rest as a number.</summary>
internal sealed class FindingList
{
    private const int Listed = 20;

    private readonly List<Finding> findings = [];

    /// <summary>What was collected, in order.</summary>
    public IReadOnlyList<Finding> All => findings;

    /// <summary>Adds one finding.</summary>
    public void Add(Finding finding) => findings.Add(finding);

    /// <summary>Adds findings that were made elsewhere.</summary>
    public void AddRange(IEnumerable<Finding> made) => findings.AddRange(made);

    /// <summary>Adds a sentence with the number of cases, and the first cases one by one.</summary>
    /// <param name="severity">How much the cases matter; each alone is a note.</param>
    /// <param name="code">Code of all.</param>
    /// <param name="where">Where the whole is.</param>
    /// <param name="message">Makes the sentence from the number.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="cases">Where each case is, and what it is.</param>
    public void AddCases(
        Severity severity, string code, string where, Func<string, string> message, string advice, IReadOnlyList<(string Where, string What)> cases)
    {
        if (cases.Count == 0)
        {
            return;
        }

        AddWithCases(new(severity, code, where, message(Number(cases.Count)), advice), cases);
    }

    /// <summary>Adds a finding that speaks of many things, and the most important of them one by one.</summary>
    public void AddWithCases(Finding whole, IReadOnlyList<(string Where, string What)> cases)
    {
        var (code, where) = (whole.Code, whole.Where);
        findings.Add(whole);
        findings.AddRange(cases.Take(Listed).Select(c => new Finding(Severity.Note, code, c.Where, c.What, "")));
        if (cases.Count > Listed)
        {
            findings.Add(new(Severity.Note, code, where, $"{Number(cases.Count - Listed)} more are not listed.", ""));
        }
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
