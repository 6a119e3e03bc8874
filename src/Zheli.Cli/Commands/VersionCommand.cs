using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli version</c>: what is running, on what.</summary>
internal static class VersionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create() => new Command("version", "Say which Zheli this is, and on what it runs.").Runs((_, terminal, _) =>
    {
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "unknown";
        var about = new { version, runtime = RuntimeInformation.FrameworkDescription, system = RuntimeInformation.OSDescription, cores = Environment.ProcessorCount };
        terminal.Answer(about, output => output.WriteLine($"zheli {about.version} on {about.runtime}, {about.system}, {about.cores} cores"));
        return ExitCode.Done;
    });
}
