using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Zheli.Benchmarks;

/// <summary>
/// The published Steiner instances of the shared data, each solved by a process of its own and its answer verified by another: cost beside
/// the best known, both bounds, time and memory.
/// </summary>
internal static class SteinerRun
{
    /// <summary>Runs every instance of <c>best_known.csv</c> and writes the table; 1 when an answer does not verify, 2 when something is missing.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string? Option(string name) => Enumerable.Range(0, Math.Max(0, arguments.Count - 1)).Where(i => arguments[i] == name).Select(i => arguments[i + 1]).FirstOrDefault();
        var repository = NationalRun.FindUpwards(AppContext.BaseDirectory, "Zheli.slnx");
        var shared = Path.GetFullPath(Option("--shared") ?? Environment.GetEnvironmentVariable("ZHELI_SHARED") ?? Path.Combine(repository, "..", "shared"));
        var cli = Path.GetFullPath(Option("--cli") ?? Path.Combine(repository, "artifacts", "run", "bin", "Zheli.Cli", "release", "zheli"));
        var (set, list) = (Path.Combine(shared, "reference", "steiner"), Path.Combine(shared, "reference", "steiner", "best_known.csv"));
        if (!File.Exists(list) || !File.Exists(cli))
        {
            Console.Error.WriteLine($"The instances ({list}) or the executable ({cli}) are missing; build it with ./zheli version first.");
            return 2;
        }

        string[] work = Option("--iterations") is { } iterations ? ["--iterations", iterations] : ["--time-limit", Option("--time-limit") ?? "10s"];
        var folder = Directory.CreateTempSubdirectory("zheli-bench-").FullName;
        try
        {
            var rows = File.ReadLines(list).Skip(1).Select(line => line.Split(','))
                .Where(fields => Option("--only") is not { } only || fields[0].Contains(only, StringComparison.OrdinalIgnoreCase))
                .Select(fields => Row(cli, set, fields, work, folder)).ToList();
            var command = $"dotnet run --project tests/Zheli.Benchmarks -c Release -- steiner {string.Join(' ', work)}";
            if (Option("-o") is { } file)
            {
                File.WriteAllText(file, Table(rows, command));
            }

            Console.Write(Table(rows, command));
            return rows.TrueForAll(row => row.Verified) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Text, bool Verified) Row(string cli, string set, string[] fields, string[] work, string folder)
    {
        string instance = Path.Combine(set, fields[0]), solution = Path.Combine(folder, "solution"), certificate = Path.Combine(folder, "certificate");
        var solve = MeasuredProcess.Run(cli, ["solve", instance, .. work, "--solution", solution, "--certificate", certificate, "--json"], folder);
        if (solve.ExitCode != 0)
        {
            return ($"| {fields[0]} | exit {solve.ExitCode}: {solve.Error.Trim()} | | | | | | | | |", false);
        }

        var verify = MeasuredProcess.Run(cli, ["verify", "--stp", instance, "--solution", solution, "--certificate", certificate], folder);
        using var json = JsonDocument.Parse(solve.Output);
        double Number(string name) => json.RootElement.GetProperty(name).GetDouble();
        double best = double.Parse(fields[4], CultureInfo.InvariantCulture), cost = Number("cost");
        string optimal = json.RootElement.GetProperty("optimal").GetBoolean() ? "yes" : "";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"| {fields[0]} | {fields[1]} / {fields[2]} / {fields[3]} | {cost} | {best} | {100 * (cost - best) / best:0.0000} | {100 * (best - Number("lowerBound")) / best:0.0000} | {100 * (best - Number("certifiedBound")) / best:0.0000} | {optimal} | {solve.Seconds:0.00} ({solve.ProcessorSeconds:0.00}) | {Number("certifySeconds"):0.00} | {solve.PeakBytes / 1e6:0} | {(verify.ExitCode == 0 ? "yes" : "**no**")} |");
        Console.Error.WriteLine(text);
        return (text, verify.ExitCode == 0);
    }

    private static string Table(List<(string Text, bool Verified)> rows, string command)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}. Command: `{command}`");
        text.AppendLine();
        text.AppendLine("Excess, bound and certified bound in percent of the best known value; wall seconds of the whole process (processor seconds), and how many of them went to the certificate alone; peak memory in MB.");
        text.AppendLine();
        text.AppendLine("| instance | vertices / edges / terminals | cost | best known | excess % | bound below % | certified below % | optimal | s (cpu s) | of these certificate s | MB | verified |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (row, _) in rows)
        {
            text.AppendLine(row);
        }

        return text.ToString();
    }
}
