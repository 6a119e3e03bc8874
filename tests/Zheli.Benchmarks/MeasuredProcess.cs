using System.Diagnostics;
using System.Globalization;

namespace Zheli.Benchmarks;

/// <summary>A process from its start to its end, as the operating system saw it.</summary>
/// <param name="Command">The command as one would type it, without folders.</param>
/// <param name="ExitCode">What it told its caller.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Processor time of all its threads: what the wall time would be alone on one core.</param>
/// <param name="PeakBytes">High-water mark of its resident memory (VmHWM), or null where the system does not tell.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record MeasuredProcess(string Command, int ExitCode, double Seconds, double ProcessorSeconds, long? PeakBytes, string Output, string Error)
{
    private const int PollMilliseconds = 10;

    /// <summary>Runs a program to its end.</summary>
    public static MeasuredProcess Run(string program, IReadOnlyList<string> arguments, string workFolder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        long? peak = null;
        var busy = 0.0;
        while (!process.WaitForExit(PollMilliseconds))
        {
            (peak, busy) = (ReadPeak(process.Id) ?? peak, ReadProcessorSeconds(process) ?? busy);
        }

        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        var command = string.Join(' ', new[] { program }.Concat(arguments).Select(part => part.Contains('/', StringComparison.Ordinal) ? Path.GetFileName(part) : part));
        return new MeasuredProcess(command, process.ExitCode, seconds, busy, peak, output.Result, error.Result);
    }

    /// <summary>Full path of a program on PATH, or null.</summary>
    public static string? FindOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Null once it has ended: what it used in the last hundredth of a second is not seen.</summary>
    private static double? ReadProcessorSeconds(Process process)
    {
        try
        {
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static long? ReadPeak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
