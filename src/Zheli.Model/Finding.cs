namespace Zheli.Model;

/// <summary>How much a <see cref="Finding"/> matters: a note, a doubt, or a reason to refuse the input.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Note,

    /// <summary>Something was left out, repaired or assumed.</summary>
    Warning,

    /// <summary>The input cannot be used as it is.</summary>
    Error,
}

/// <summary>One thing that was noticed in the input or in a plan, written for the person who can mend it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable short name in kebab-case, for example <c>lat-lon-swapped</c>.</param>
/// <param name="Where">File with row or byte offset, or the object: <c>places.csv:17</c>, <c>kz.osm.pbf@4096</c>.</param>
/// <param name="Message">What is the matter, with the values.</param>
/// <param name="Advice">What to do about it; often begins with "Maybe".</param>
public sealed record Finding(Severity Severity, string Code, string Where, string Message, string Advice);

/// <summary>The input cannot be used; carries every finding that was made before giving up. Doors turn it into exit code 2.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Makes the exception from all findings; the first error is the message.</summary>
    public BadInputException(IReadOnlyList<Finding> findings)
        : base(findings is { Count: > 0 } ? FirstError(findings) : "Bad input.")
        => Findings = findings ?? [];

    /// <summary>Makes the exception from one error.</summary>
    public BadInputException(string code, string where, string message, string advice)
        : this([new Finding(Severity.Error, code, where, message, advice)])
    {
    }

    /// <summary>Everything that was found, in the order of the input.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string FirstError(IReadOnlyList<Finding> findings)
    {
        var first = findings.FirstOrDefault(f => f.Severity == Severity.Error) ?? findings[0];
        return $"{first.Where}: {first.Message} {first.Advice}".TrimEnd();
    }
}
