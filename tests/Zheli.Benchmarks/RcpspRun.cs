using System.Formats.Tar;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Zheli.Benchmarks;

/// <summary>
/// PSPLIB's project scheduling instances of the shared data, each solved by a process of its own and its schedule verified by another: mean excess over
/// the best known makespan for each set, bound, time and memory.
/// </summary>
internal static class RcpspRun
{
    /// <summary>Runs every n-th instance and writes the table; 1 when a schedule does not verify, 2 when something is missing.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string? Option(string name) => Enumerable.Range(0, Math.Max(0, arguments.Count - 1)).Where(i => arguments[i] == name).Select(i => arguments[i + 1]).FirstOrDefault();
        var repository = NationalRun.FindUpwards(AppContext.BaseDirectory, "Zheli.slnx");
        var shared = Path.GetFullPath(Option("--shared") ?? Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? Path.Combine(repository, "..", "shared"));
        var cli = Path.GetFullPath(Option("--cli") ?? Path.Combine(repository, "artifacts", "run", "bin", "Zheli.Cli", "release", "zheli"));
        var set = Path.Combine(shared, "reference", "scheduling");
        if (!File.Exists(Path.Combine(set, "psplib_third.tar.xz")) || !File.Exists(cli))
        {
            Console.Error.WriteLine($"The instances ({set}) or the executable ({cli}) are missing; build it with ./zheli version first.");
            return 2;
        }

        string[] work = Option("--iterations") is { } iterations ? ["--iterations", iterations] : ["--time-limit", Option("--time-limit") ?? "10s"];
        int every = int.Parse(Option("--every") ?? "1", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("zheli-bench-").FullName;
        try
        {
            Unpack(Path.Combine(set, "psplib_third.tar.xz"), folder);
            var command = $"dotnet run --project tests/Zheli.Benchmarks -c Release -- rcpsp {string.Join(' ', work)}{(every > 1 ? $" --every {every}" : "")}";
            var text = new StringBuilder();
            text.AppendLine(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}. Command: `{command}`");
            text.AppendLine();
            text.AppendLine("| set | instances | mean excess % | worst excess % | best known reached | proved optimal | bound below best known, mean % | mean s (cpu s) | MB | verified |");
            text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
            bool verified = true;
            foreach (string name in new[] { "j30", "j60", "j120" }.Where(name => Option("--only") is not { } only || name == only))
            {
                var rows = Solve(cli, set, folder, name, every, work);
                verified &= rows.TrueForAll(r => r.Verified);
                text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {rows.Count} | {rows.Average(r => r.Excess):0.000} | {rows.Max(r => r.Excess):0.00} | {rows.Count(r => r.Excess <= 0)} | {rows.Count(r => r.Optimal)} | {rows.Average(r => r.BoundBelow):0.000} | {rows.Average(r => r.Seconds):0.0} ({rows.Average(r => r.ProcessorSeconds):0.0}) | {rows.Max(r => r.Megabytes):0} | {(rows.TrueForAll(r => r.Verified) ? "all" : "**no**")} |");
            }

            if (Option("-o") is { } file)
            {
                File.WriteAllText(file, text.ToString());
            }

            Console.Write(text);
            return verified ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Row> Solve(string cli, string set, string folder, string name, int every, string[] work)
    {
        var best = File.ReadLines(Path.Combine(set, name + "_best_known.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(f => f[0], f => double.Parse(f[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder, name + "*.sm", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0);
        return [.. files.Select(file => Solve(cli, file, best[Path.GetFileNameWithoutExtension(file)], work, folder))];
    }

    private static Row Solve(string cli, string file, double best, string[] work, string folder)
    {
        string solution = Path.Combine(folder, "solution");
        var solve = MeasuredProcess.Run(cli, ["solve", file, .. work, "--solution", solution, "--json"], folder);
        if (solve.ExitCode != 0)
        {
            Console.Error.WriteLine($"{Path.GetFileName(file)}: exit {solve.ExitCode}: {solve.Error.Trim()}");
            return new Row(100, 100, false, solve.Seconds, solve.ProcessorSeconds, 0, false);
        }

        bool verified = MeasuredProcess.Run(cli, ["verify", "--sm", file, "--solution", solution], folder).ExitCode == 0;
        using var json = JsonDocument.Parse(solve.Output);
        double Number(string key) => json.RootElement.GetProperty(key).GetDouble();
        var row = new Row(
            100 * (Number("cost") - best) / best, 100 * (best - Number("lowerBound")) / best, json.RootElement.GetProperty("optimal").GetBoolean(),
            solve.Seconds, solve.ProcessorSeconds, (solve.PeakBytes ?? 0) / 1e6, verified);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}: {Number("lowerBound")} … {Number("cost")}, best known {best}, {solve.Seconds:0.0} s"));
        return row;
    }

    /// <summary>.NET reads tar but not xz, so the system's tool takes the outer layer off.</summary>
    private static void Unpack(string archive, string folder)
    {
        var plain = Path.Combine(folder, "set.tar");
        using (var xz = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("xz", ["-dc", archive]) { RedirectStandardOutput = true })!)
        {
            using var output = File.Create(plain);
            xz.StandardOutput.BaseStream.CopyTo(output);
            xz.WaitForExit();
        }

        TarFile.ExtractToDirectory(plain, folder, overwriteFiles: true);
    }

    private sealed record Row(
        double Excess, double BoundBelow, bool Optimal, double Seconds, double ProcessorSeconds, double Megabytes, bool Verified);
}
