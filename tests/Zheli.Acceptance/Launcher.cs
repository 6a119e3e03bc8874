using System.Diagnostics;

namespace Zheli.Acceptance;

/// <summary>Runs the built executable from outside, as a user would.</summary>
internal static class Launcher
{
    /// <summary>What a finished process said.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error);

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindUpwards(AppContext.BaseDirectory, "Zheli.slnx");

    /// <summary>Runs <c>zheli</c> with arguments and waits, at most two minutes.</summary>
    public static Outcome Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"zheli {string.Join(' ', arguments)} did not end within two minutes.");
        }

        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts <c>zheli</c> and returns at once; the caller ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "zheli"))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string FindUpwards(string folder, string file)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, file)))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"{file} is not above {folder}.");
    }
}
