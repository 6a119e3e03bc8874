using System.Globalization;

namespace Zheli.Operations.Verify;

/// <summary>Collects what one check finds: the first failures in full, all of them by number.</summary>
internal sealed class CheckReport(string name)
{
    private const int FailuresKept = 20;

    private readonly List<CheckFailure> failures = [];
    private readonly SortedDictionary<string, double> figures = new(StringComparer.Ordinal);
    private long failureCount;
    private string subject = "";

    /// <summary>Says what was checked, for the detail of a check that found nothing.</summary>
    public void Checked(FormattableString what) => subject = FormattableString.Invariant(what);

    /// <summary>Keeps a recomputed figure.</summary>
    public void Figure(string figure, double value) => figures[figure] = value;

    /// <summary>Records something wrong.</summary>
    public void Fail(string where, FormattableString message, double? difference = null)
    {
        failureCount++;
        if (failures.Count < FailuresKept)
        {
            failures.Add(new CheckFailure(where, FormattableString.Invariant(message), difference));
        }
    }

    /// <summary>Records a failure unless the two are equal.</summary>
    public void Equal(string where, string what, long stated, long recomputed)
    {
        if (stated != recomputed)
        {
            Fail(where, $"{what} is stated as {stated}, but comes to {recomputed}.", (double)stated - recomputed);
        }
    }

    /// <summary>Records a failure unless the two agree within a relative and a small absolute tolerance; NaN never agrees.</summary>
    public void Near(string where, string what, double stated, double recomputed, double relative, double absolute)
    {
        if (!(Math.Abs(stated - recomputed) <= absolute + (relative * Math.Abs(recomputed))))
        {
            Fail(where, $"{what} is stated as {stated:0.######}, but comes to {recomputed:0.######}.", stated - recomputed);
        }
    }

    /// <summary>Records a failure unless the amount lies in the range.</summary>
    public void Within(string where, string what, long stated, TengeRange recomputed)
    {
        if (!recomputed.Contains(stated))
        {
            Fail(where, $"{what} is stated as {stated} tenge, but comes to {recomputed.Middle}.", (double)stated - recomputed.Middle);
        }
    }

    /// <summary>The outcome of everything that was recorded.</summary>
    public CheckOutcome Outcome()
    {
        var detail = failureCount == 0 ? subject
            : $"{failures[0].Where}: {failures[0].Message}{(failureCount > 1 ? string.Create(CultureInfo.InvariantCulture, $" {failureCount - 1} more.") : "")}";
        return new CheckOutcome(name, failureCount == 0, detail, figures, failures, failureCount);
    }
}
