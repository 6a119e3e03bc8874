using System.Globalization;
using System.Text.Json;

namespace Zheli.Benchmarks;

/// <summary>The rows of access networks: settlements, cities, a country and the sample country with streets, each designed, compared with the textbook and checked.</summary>
internal static class AccessRun
{
    private sealed record Place(string Name, string Map, bool IsWhole, Target Target, double? MedianGap, bool IsCompared);

    private static readonly Place[] Places =
    [
        new("Wechelderzande", "wechelderzande-2016.osm.pbf", true, new(3, null), 0.15, true),
        new("Monaco", "monaco-2023-12.osm.pbf", true, new(10, null), null, true),
        new("Almaty", "almaty-2012.osm.pbf", true, new(10, null), null, true),
        new("Bishkek", "bishkek-2021-08-derived.osm.pbf", true, new(600, 4e9), null, true),
        new("Kyrgyzstan", "kyrgyzstan-2021-08-derived.osm.pbf", false, new(1_800, 6e9), 0.15, true),
        new("Sample", "", false, new(7_200, null), null, false),
    ];

    /// <summary>Runs the rows and writes the table; 1 when a row misses its target, 2 when something is missing.</summary>
    public static int Run(IReadOnlyList<string> arguments) => NationalRun.Run(arguments, "access", (cli, data, work) =>
        Places.Select(place => new RowGroup(place.Name, () => Rows(place, cli, Path.Combine(data, "osm"), work))));

    private static IEnumerable<Benchmark> Rows(Place place, string cli, string maps, string work)
    {
        var project = Path.Combine(work, place.Name + ".gpkg");
        File.Delete(project);
        var map = Path.Combine(maps, place.Map);
        var made = MeasuredProcess.Run(cli, place.Map.Length > 0 ? ["import", project, map] : ["sample", project, "--scale", "0.455", "--streets"], work);
        if (made.ExitCode != 0)
        {
            yield return new(place.Name + ", its project", new(null, null), made, "", false, "");
            yield break;
        }

        string[] buildings = place.Map.Length > 0 ? ["--buildings", map] : [];
        var design = MeasuredProcess.Run(cli, ["access", project, place.IsWhole ? "--together" : "--all", .. buildings, "--json"], work);
        yield return Row(place.Name, place.Target, design, place.MedianGap);
        if (place.IsCompared)
        {
            var compared = MeasuredProcess.Run(cli, ["access", project, place.IsWhole ? "--together" : "--all", "--compare", "--json"], work);
            yield return Compared(place.Name, compared);
        }

        if (!place.IsWhole)
        {
            yield return Row(place.Name + ", a second time", new(null, null), MeasuredProcess.Run(cli, ["access", project, "--all", "--json"], work), null);
        }

        var check = MeasuredProcess.Run(cli, ["verify", project, "--access", .. place.Map.Length > 0 ? ["--bounds"] : Array.Empty<string>(), "--json"], work);
        yield return new($"verify {place.Name}{(place.Map.Length > 0 ? ", bounds proved anew" : "")}", new(null, null), check, check.ExitCode == 0 ? "every check holds" : "does not hold", check.ExitCode == 0, "");
    }

    private static Benchmark Row(string name, Target target, MeasuredProcess run, double? medianGap)
    {
        if (run.ExitCode != 0)
        {
            return new(name, target, run, "", false, "");
        }

        using var answer = JsonDocument.Parse(run.Output);
        var total = answer.RootElement.GetProperty("total");
        double[] gaps = [.. answer.RootElement.GetProperty("settlements").EnumerateArray()
            .Where(s => s.GetProperty("dwellings").GetInt32() is > 0 and <= 2_000).Select(s => s.GetProperty("gap").GetDouble()).Order()];
        var median = gaps.Length > 0 ? gaps[gaps.Length / 2] : 0;
        var violations = total.GetProperty("violations").GetInt64();
        return new(name, target, run, string.Create(CultureInfo.InvariantCulture,
            $"{total.GetProperty("served").GetInt32():N0} of {total.GetProperty("dwellings").GetInt32():N0} dwellings; gap {total.GetProperty("gap").GetDouble():0.0 %}{(gaps.Length > 1 ? $", median of {gaps.Length} places up to 2,000 dwellings {median:0.0 %}" : "")}; {violations} violations"),
            violations == 0 && !(median > medianGap), "");
    }

    private static Benchmark Compared(string name, MeasuredProcess run)
    {
        if (run.ExitCode != 0)
        {
            return new($"{name} against the textbook", new(null, null), run, "", false, "");
        }

        using var answer = JsonDocument.Parse(run.Output);
        var total = answer.RootElement.GetProperty("total");
        var cheaper = total.GetProperty("cheaperThanTextbook").GetDouble();
        return new($"{name} against the textbook", new(null, null), run, string.Create(CultureInfo.InvariantCulture,
            $"{cheaper:0.0 %} cheaper than {total.GetProperty("textbookCost").GetInt64() / 1e6:0.0} m ₸ (must ≥ 8 %)"), cheaper >= 0.08, "");
    }
}
