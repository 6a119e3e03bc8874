using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Zheli.Benchmarks;

/// <summary>
/// The national rows: whole processes of the built executable on the countries of the shared data, with wall time, processor time and peak memory,
/// beside what osmium and ogr2ogr take for a part of the work where they are installed.
/// </summary>
internal static class NationalRun
{
    /// <summary>Runs the rows and writes the table; 1 when a row misses its target, 2 when something is missing.</summary>
    public static int Run(IReadOnlyList<string> arguments) => Run(arguments, "national", NationalRows.All);

    /// <summary>Runs groups of rows and writes the table.</summary>
    /// <param name="arguments">Of the command line.</param>
    /// <param name="name">The command's own name.</param>
    /// <param name="all">The groups, from executable, folder of real data and folder for projects.</param>
    internal static int Run(IReadOnlyList<string> arguments, string name, Func<string, string, string, IEnumerable<RowGroup>> all)
    {
        string? Option(string name) => Enumerable.Range(0, Math.Max(0, arguments.Count - 1)).Where(i => arguments[i] == name).Select(i => arguments[i + 1]).FirstOrDefault();
        var repository = FindUpwards(AppContext.BaseDirectory, "Zheli.slnx");
        var shared = Path.GetFullPath(Option("--shared") ?? Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? Path.Combine(repository, "..", "shared"));
        var cli = Path.GetFullPath(Option("--cli") ?? Path.Combine(repository, "artifacts", "run", "bin", "Zheli.Cli", "release", "zheli"));
        var work = Option("--work");
        var folder = work is null ? Directory.CreateTempSubdirectory("zheli-bench-").FullName : Directory.CreateDirectory(work).FullName;
        if (!Directory.Exists(shared) || !File.Exists(cli))
        {
            Console.Error.WriteLine($"The shared data ({shared}) or the executable ({cli}) is missing; build it with ./zheli version first.");
            return 2;
        }

        try
        {
            var only = Option("--only");
            var rows = all(cli, Path.Combine(shared, "realdata"), folder)
                .Where(group => only is null || group.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                .SelectMany(group => group.Rows())
                .Select(Told).ToList();
            var table = Table(rows, "dotnet run --project tests/Zheli.Benchmarks -c Release -- " + name + (only is null ? "" : " --only " + only));
            if (Option("-o") is { } file)
            {
                File.WriteAllText(file, table);
            }

            Console.Write(table);
            return rows.TrueForAll(row => row.Meets) ? 0 : 1;
        }
        finally
        {
            if (work is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static Benchmark Told(Benchmark row)
    {
        Console.Error.WriteLine(row.ToMarkdown());
        if (row.Measured is { ExitCode: not 0 } failed)
        {
            Console.Error.WriteLine(failed.Error);
        }

        return row;
    }

    private static string Table(IEnumerable<Benchmark> rows, string command)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured {DateTimeOffset.UtcNow:d MMM yyyy HH:mm} UTC on {Environment.ProcessorCount} cores, {Processor()}, {Memory()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load {Load()} at the start.");
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"    {command}").AppendLine();
        text.AppendLine("| work | must | measured (whole process) | answer | others, for a part of the work | met |").AppendLine("|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(row.ToMarkdown());
        }

        return text.ToString();
    }

    private static string Processor() => FirstOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Memory() => FirstOf("/proc/meminfo", "MemTotal") is { } kilobytes
        ? string.Create(CultureInfo.InvariantCulture, $"{double.Parse(kilobytes.Split(' ')[0], CultureInfo.InvariantCulture) / 1e6:0} GB") : "memory unknown";

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? FirstOf(string file, string key) => !File.Exists(file) ? null
        : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();

    internal static string FindUpwards(string folder, string file)
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
