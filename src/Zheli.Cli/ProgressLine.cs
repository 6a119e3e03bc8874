using System.Diagnostics;
using System.Globalization;
using Zheli.Model;

namespace Zheli.Cli;

/// <summary>One line on standard error that shows the stage, a bar and the time; nothing where standard error is not a terminal.</summary>
internal sealed class ProgressLine(TextWriter error, bool interactive) : IProgress<StageProgress>
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan shownAt = TimeSpan.MinValue;
    private string shownStage = "";
    private bool isShown;

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        if (!interactive)
        {
            return;
        }

        lock (gate)
        {
            var now = clock.Elapsed;
            if (isShown && value.Stage == shownStage && now - shownAt < Interval)
            {
                return;
            }

            (shownAt, shownStage, isShown) = (now, value.Stage, true);
            var bar = value.Fraction >= 0
                ? $"{new string('█', (int)(Math.Min(value.Fraction, 1) * BarWidth)).PadRight(BarWidth, '·')} {Math.Min(value.Fraction, 1),4:P0}"
                : new string(' ', BarWidth + 5);
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value.Stage,-34} {bar} {now.TotalSeconds,5:0} s\u001b[K"));
        }
    }

    /// <summary>Wipes the line before something else is written.</summary>
    public void Clear()
    {
        lock (gate)
        {
            if (isShown)
            {
                error.Write("\r\u001b[K");
                isShown = false;
            }
        }
    }
}
