using System.Diagnostics;
using System.Text;
using Zheli.Geodata.Files;

namespace Zheli.Geodata.Vector;

/// <summary>Runs one of GDAL's programs when the operating system has them, its arguments as a list, its time and its output limited.</summary>
internal sealed class GdalProgram : IDisposable
{
    private const int MostErrorText = 4_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenRegistration killing;

    private GdalProgram(ProcessStartInfo start, CancellationToken token)
    {
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, e) => KeepError(e.Data);
        process.Start();
        process.BeginErrorReadLine();
        limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Patience);
        killing = limit.Token.Register(Kill);
    }

    /// <summary>What the program writes.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <exception cref="Model.BadInputException">It is not installed.</exception>
    public static GdalProgram Start(string name, IEnumerable<string> arguments, FindingLog log, CancellationToken token)
    {
        var path = Find(name) ?? throw log.Fail(
            "gdal-missing", log.File, $"Files of this kind are read with GDAL, and its program {name} is not installed.",
            "Maybe install it (Debian, Ubuntu: apt install gdal-bin), or convert the file to GeoJSON.");
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A virtual dataset could name other files or addresses; spreadsheets are searched for their header here, not by GDAL.
        start.Environment["OGR_SKIP"] = "OGR_VRT";
        start.Environment["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = ".none";
        start.Environment["OGR_XLSX_HEADERS"] = "DISABLE";
        start.Environment["OGR_XLSX_FIELD_TYPES"] = "STRING";
        return new GdalProgram(start, token);
    }

    /// <summary>Full path of a program on the search path, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    /// <summary>Waits for the program's end and tells when it failed.</summary>
    public void Finish(FindingLog log, CancellationToken token)
    {
        process.WaitForExit();
        token.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
        {
            throw log.Fail("gdal-too-slow", log.File, $"GDAL did not end within {Patience.TotalMinutes} minutes.", "Maybe cut out the country first.");
        }

        if (process.ExitCode != 0)
        {
            throw log.Fail("gdal-failed", log.File, $"GDAL cannot read the file: {FirstError()}", "Maybe open it in QGIS and export it as GeoJSON.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        killing.Dispose();
        Kill();
        limit.Dispose();
        process.Dispose();
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    private void KeepError(string? line)
    {
        lock (errors)
        {
            if (line is not null && errors.Length < MostErrorText)
            {
                errors.Append(line).Append('\n');
            }
        }
    }

    private string FirstError()
    {
        lock (errors)
        {
            var lines = errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.FirstOrDefault(l => l.Contains("ERROR", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "it says no reason.";
        }
    }
}
