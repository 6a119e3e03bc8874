using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Zheli.Model;

namespace Zheli.Cli;

/// <summary>
/// How a command speaks: the answer to standard output (as text, or as one JSON document), progress and findings to standard error.
/// </summary>
internal sealed class Terminal(bool json, TextWriter output, TextWriter error, bool interactive)
{
    private const int FindingsShown = 20;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private bool isAnswered;

    /// <summary>True when the caller asked for JSON.</summary>
    public bool IsJson => json;

    /// <summary>A bar on a terminal; silence otherwise.</summary>
    public IProgress<StageProgress> Progress { get; } = new ProgressLine(error, interactive);

    /// <summary>Gives the answer: <paramref name="document"/> as JSON, or whatever <paramref name="text"/> writes.</summary>
    public void Answer<T>(T document, Action<TextWriter> text)
    {
        ((ProgressLine)Progress).Clear();
        if (json)
        {
            Document(document);
        }
        else
        {
            text(output);
        }
    }

    /// <summary>Lists findings on standard error, the worst first, the first twenty of them; JSON answers carry them all instead.</summary>
    public void Show(IReadOnlyList<Finding> findings)
    {
        ((ProgressLine)Progress).Clear();
        foreach (var finding in findings.OrderByDescending(f => f.Severity).Take(FindingsShown))
        {
            error.WriteLine($"{Label(finding.Severity)} {finding.Where}: {finding.Message} {finding.Advice} [{finding.Code}]".Replace("  ", " ", StringComparison.Ordinal));
        }

        if (findings.Count > FindingsShown)
        {
            error.WriteLine($"… and {findings.Count - FindingsShown} more findings; --json lists them all.");
        }
    }

    /// <summary>Says that the input was refused, with every finding.</summary>
    public void Refuse(IReadOnlyList<Finding> findings)
    {
        ((ProgressLine)Progress).Clear();
        if (json)
        {
            Document(new { error = "bad input", findings });
        }

        Show(findings);
    }

    /// <summary>Says that there is no answer: <paramref name="error"/> in a word, for a program; <paramref name="sentence"/> for people.</summary>
    public void Fail(string error, string sentence)
    {
        if (json && !isAnswered)
        {
            Document(new { error, message = sentence });
        }

        Say(sentence);
    }

    /// <summary>Says one sentence on standard error.</summary>
    public void Say(string sentence)
    {
        ((ProgressLine)Progress).Clear();
        error.WriteLine(sentence);
    }

    private void Document<T>(T document)
    {
        isAnswered = true;
        output.WriteLine(JsonSerializer.Serialize(document, Format));
    }

    private static string Label(Severity severity) => severity switch
    {
        Severity.Error => "error:",
        Severity.Warning => "warning:",
        _ => "note:",
    };
}
