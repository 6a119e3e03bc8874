using System.Globalization;

namespace Zheli.Benchmarks;

/// <summary>What a row of the table must show.</summary>
/// <param name="Seconds">Most wall time, or null.</param>
/// <param name="Bytes">Most resident memory, or null.</param>
internal sealed record Target(double? Seconds, double? Bytes);

/// <summary>One row of the table: a piece of work, its target, and what was measured.</summary>
/// <param name="Work">The work, in words.</param>
/// <param name="Target">The target.</param>
/// <param name="Measured">The process, or null when it could not be run.</param>
/// <param name="Figures">What the answer says: gap, kilometres, verdict.</param>
/// <param name="FiguresMeetTarget">False when the answer itself falls short.</param>
/// <param name="Comparators">What other programs took for the same file, or for a part of the work.</param>
internal sealed record Benchmark(string Work, Target Target, MeasuredProcess? Measured, string Figures, bool FiguresMeetTarget, string Comparators)
{
    /// <summary>True when time, memory and answer meet the target.</summary>
    public bool Meets => Measured is { ExitCode: 0 } m && FiguresMeetTarget && !(m.Seconds > Target.Seconds) && !(m.PeakBytes > Target.Bytes);

    /// <summary>The row in Markdown.</summary>
    public string ToMarkdown()
    {
        var target = string.Join(", ", new[]
        {
            Target.Seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $"≤ {s:0} s") : null,
            Target.Bytes is { } b ? string.Create(CultureInfo.InvariantCulture, $"≤ {b / 1e9:0.#} GB") : null,
        }.OfType<string>());
        var measured = Measured is not { } m ? "not run"
            : m.ExitCode != 0 ? string.Create(CultureInfo.InvariantCulture, $"exit {m.ExitCode} after {m.Seconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{m.Seconds:0.0} s (processor {m.ProcessorSeconds:0.0} s), {m.PeakBytes / 1e9:0.00} GB");
        return $"| {Work} | {target} | {measured} | {Figures} | {Comparators} | {(Meets ? "yes" : "**no**")} |";
    }
}
