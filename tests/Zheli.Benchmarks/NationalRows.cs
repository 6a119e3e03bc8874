using System.Globalization;
using System.Text.Json;

namespace Zheli.Benchmarks;

/// <summary>Rows that build on one another: a country's import, its plan, the comparator, the check.</summary>
/// <param name="Name">The country.</param>
/// <param name="Rows">Runs the rows one by one.</param>
internal sealed record RowGroup(string Name, Func<IEnumerable<Benchmark>> Rows);

/// <summary>The rows of the table and their targets.</summary>
internal static class NationalRows
{
    private const double MostGap = 0.02;

    /// <summary>All groups.</summary>
    /// <param name="cli">The executable.</param>
    /// <param name="data">The folder of real data.</param>
    /// <param name="work">Where projects are made.</param>
    public static IEnumerable<RowGroup> All(string cli, string data, string work)
    {
        string In(params string[] path) => Path.Combine([data, .. path]);
        yield return new("Kyrgyzstan", () => Country(cli, work, "Kyrgyzstan", [In("osm", "kyrgyzstan-2021-08-derived.osm.pbf")], new Target(15, 1.5e9), "towns", new Target(60, null)));
        yield return new("Uzbekistan", () => [Import(cli, work, "Uzbekistan", [In("osm", "uzbekistan-2021-08-derived.osm.pbf")], new Target(40, 2e9))]);
        string[] kazakhstan =
        [
            In("osm", "kz-national-main-derived.osm.pbf"), In("admin", "kaz_admbnda_adm0.geojson"), In("admin", "kaz_admbnda_adm1_2024.geojson"), In("admin", "kaz_admbnda_adm2_2024.geojson"),
            In("settlements", "kz_kato_2025.csv"), In("rail", "ne_10m_railroads_kz_edges.geojson.gz"),
        ];
        string[] ground =
        [
            In("terrain", "srtm30plus_kz_caspian_1min.tif"), In("terrain", "ne_10m_lakes_kz_caspian.geojson"), In("terrain", "ne_10m_rivers_lake_centerlines_kz_caspian.geojson"),
        ];
        yield return new("Kazakhstan", () => Country(cli, work, "Kazakhstan", kazakhstan, new Target(null, null), "district-centres", new Target(60, 3e9)));
        yield return new("Kazakhstan with relief", () => Country(
            cli, work, "Kazakhstan with relief, lakes and rivers", [.. kazakhstan, .. ground], new Target(null, null), "district-centres", new Target(60, 3e9)));
    }

    private static IEnumerable<Benchmark> Country(string cli, string work, string country, string[] sources, Target import, string network, Target plan)
    {
        yield return Import(cli, work, country, sources, import);
        var project = Project(work, country);
        var best = MeasuredProcess.Run(cli, ["plan", project, "--assume-network", network, "--json"], work);
        yield return Plan($"plan {country}, network = {network}", plan, best);
        yield return Spanning(country, best, MeasuredProcess.Run(cli, ["plan", project, "--assume-network", network, "--method", "mst", "--scenario", "mst", "--json"], work));
        yield return Verify(country, MeasuredProcess.Run(cli, ["verify", project, "--json"], work));
    }

    private static Benchmark Import(string cli, string work, string country, string[] sources, Target target)
    {
        var project = Project(work, country);
        File.Delete(project);
        var run = MeasuredProcess.Run(cli, ["import", project, .. sources, "--json"], work);
        return new Benchmark($"import {country}", target, run, run.ExitCode == 0 ? string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(project).Length / 1e6:0} MB project") : "", true, Others(sources[0], work));
    }

    private static Benchmark Plan(string name, Target target, MeasuredProcess run)
    {
        if (run.ExitCode != 0)
        {
            return new Benchmark(name, target, run, "", false, "");
        }

        using var answer = JsonDocument.Parse(run.Output);
        var root = answer.RootElement;
        var (gap, people) = (root.GetProperty("gap").GetDouble(), root.GetProperty("settlements"));
        int Count(string technology) => people.GetProperty(technology).GetInt32();
        var planned = Math.Max(1, Count("fibre") + Count("microwave") + Count("satellite"));
        return new Benchmark(name, target, run, string.Create(CultureInfo.InvariantCulture,
            $"gap {gap * 100:0.00} % (must ≤ 2 %); {Cost(root) / 1e9:0.0} bn ₸; {root.GetProperty("kmPerFibreSettlement").GetDouble():0.0} km per fibre settlement; {100.0 * Count("fibre") / planned:0} % fibre, {100.0 * Count("microwave") / planned:0} % microwave, {100.0 * Count("satellite") / planned:0} % satellite; {root.GetProperty("graph").GetProperty("edges").GetInt32()} edges, reduced to {root.GetProperty("graph").GetProperty("reducedEdges").GetInt32()}"),
            gap <= MostGap, "");
    }

    private static Benchmark Spanning(string country, MeasuredProcess best, MeasuredProcess spanning)
    {
        var name = $"{country} against --method mst";
        if (best.ExitCode != 0 || spanning.ExitCode != 0)
        {
            return new Benchmark(name, new Target(null, null), spanning, "", false, "");
        }

        using var own = JsonDocument.Parse(best.Output);
        using var other = JsonDocument.Parse(spanning.Output);
        var (cost, dearer) = (Cost(own.RootElement), Cost(other.RootElement));
        return new Benchmark(name, new Target(null, null), spanning, string.Create(CultureInfo.InvariantCulture,
            $"{(dearer - cost) / dearer * 100:0.0} % cheaper than {dearer / 1e9:0.0} bn ₸"), cost <= dearer, "");
    }

    private static Benchmark Verify(string country, MeasuredProcess run)
    {
        var figures = "";
        var ok = false;
        if (run.Output.StartsWith('{'))
        {
            using var answer = JsonDocument.Parse(run.Output);
            ok = answer.RootElement.GetProperty("ok").GetBoolean();
            var failed = answer.RootElement.GetProperty("checks").EnumerateArray().Where(c => !c.GetProperty("ok").GetBoolean()).Select(c => c.GetProperty("name").GetString());
            figures = ok ? $"{answer.RootElement.GetProperty("checks").GetArrayLength()} checks passed" : "failed: " + string.Join(", ", failed);
        }

        return new Benchmark($"verify {country}", new Target(10, null), run, figures, ok, "");
    }

    /// <summary>osmium and ogr2ogr on the roads of the same file: less work than an import, so a yardstick and not a rival.</summary>
    private static string Others(string source, string work)
    {
        if (!source.EndsWith(".pbf", StringComparison.Ordinal))
        {
            return "";
        }

        List<string> told = [];
        if (MeasuredProcess.FindOnPath("osmium") is { } osmium)
        {
            var (roads, lines) = (Path.Combine(work, "roads.osm.pbf"), Path.Combine(work, "roads.geojson"));
            var filter = MeasuredProcess.Run(osmium, ["tags-filter", source, "w/highway", "-o", roads, "--overwrite"], work);
            var export = MeasuredProcess.Run(osmium, ["export", roads, "-o", lines, "--overwrite"], work);
            told.Add(Told("osmium, roads alone", filter.Seconds + export.Seconds, Math.Max(filter.ExitCode, export.ExitCode)));
        }

        if (MeasuredProcess.FindOnPath("ogr2ogr") is { } ogr)
        {
            var target = Path.Combine(work, "lines.gpkg");
            File.Delete(target);
            var run = MeasuredProcess.Run(ogr, ["-f", "GPKG", target, source, "lines"], work);
            told.Add(Told("ogr2ogr, lines alone", run.Seconds, run.ExitCode));
        }

        return told.Count == 0 ? "osmium and ogr2ogr are not installed" : string.Join("; ", told);
    }

    private static string Told(string what, double seconds, int exitCode) =>
        exitCode == 0 ? string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.0} s") : $"{what}: exit {exitCode}";

    private static double Cost(JsonElement answer) => answer.GetProperty("cost").GetProperty("total").GetDouble();

    private static string Project(string work, string country) => Path.Combine(work, country.ToUpperInvariant()[..2] + ".gpkg");
}
