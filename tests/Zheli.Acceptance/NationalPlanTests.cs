namespace Zheli.Acceptance;

public sealed class NationalPlanTests
{
    [Fact]
    public void From_map_to_checked_plan_and_bill_of_quantities()
    {
        using var bench = new Workbench();
        var project = bench.MakeSample();

        var plan = Workbench.Answer("plan", project, "--assume-network", "district-centres");
        var cost = plan.GetProperty("cost");
        var parts = new[] { "fibre", "microwave", "satellite", "nodes", "repeaters" }.Sum(part => cost.GetProperty(part).GetInt64());
        Assert.Equal(cost.GetProperty("total").GetInt64(), parts);
        Assert.True(plan.GetProperty("lowerBound").GetInt64() <= cost.GetProperty("total").GetInt64());

        Assert.True(Workbench.Answer("verify", project).GetProperty("ok").GetBoolean());

        foreach (var format in new[] { "xlsx", "csv", "geojson", "gpkg" })
        {
            var target = bench[$"out-{format}" + (format is "xlsx" or "gpkg" ? "." + format : "")];
            var outcome = Launcher.Run("export", project, "--format", format, "-o", target);
            Assert.True(outcome.ExitCode == 0, outcome.Error);
            Assert.True(File.Exists(target) || Directory.Exists(target), target);
        }
    }

    [Fact]
    public void The_same_question_gets_the_same_plan_on_any_number_of_threads()
    {
        using var bench = new Workbench();
        var project = bench.MakeSample();
        string[] exported = [.. new[] { "1", "3" }.Select(threads =>
        {
            Workbench.Answer("plan", project, "--assume-network", "district-centres", "--threads", threads);
            var target = bench[$"threads-{threads}"];
            Assert.Equal(0, Launcher.Run("export", project, "--format", "csv", "-o", target).ExitCode);
            return string.Concat(Directory.GetFiles(target, "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        })];
        Assert.NotEmpty(exported[0]);
        Assert.Equal(exported[0], exported[1]);
    }

    [Fact]
    public void Without_a_network_it_says_how_to_go_on()
    {
        using var bench = new Workbench();
        var areas = bench["places.csv"];
        File.WriteAllText(areas, "name,place,population,lat,lon\nAktau,city,200000,43.65,51.17\nKuryk,village,9000,43.19,51.66\n");
        Assert.Equal(0, Launcher.Run("import", bench["p.gpkg"], areas).ExitCode);
        var outcome = Launcher.Run("plan", bench["p.gpkg"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--assume-network", outcome.Error, StringComparison.Ordinal);
    }
}
