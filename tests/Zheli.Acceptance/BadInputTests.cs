namespace Zheli.Acceptance;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("empty.csv", new byte[0])]
    [InlineData("photo.pbf", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70 })]
    [InlineData("cut.geojson", new byte[] { (byte)'{', (byte)'"', (byte)'t' })]
    public void A_broken_file_is_refused_and_nothing_is_written(string name, byte[] content)
    {
        using var bench = new Workbench();
        File.WriteAllBytes(bench[name], content);
        var outcome = Launcher.Run("import", bench["p.gpkg"], bench[name]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(name, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(bench["p.gpkg"]));
    }

    [Fact]
    public void One_broken_file_among_good_ones_keeps_the_project_as_it_was()
    {
        using var bench = new Workbench();
        var project = bench.MakeSample();
        var before = File.ReadAllBytes(project);
        File.WriteAllText(bench["good.csv"], "name,place,population,lat,lon\nAktau,city,200000,47.5,65.5\n");
        File.WriteAllText(bench["bad.geojson"], "{ \"type\": \"FeatureCollection\", \"features\": [ ");
        Assert.Equal(2, Launcher.Run("import", project, bench["good.csv"], bench["bad.geojson"]).ExitCode);
        Assert.Equal(before, File.ReadAllBytes(project));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("verify")]
    [InlineData("info")]
    public void A_project_that_is_not_there_is_bad_input(string command)
    {
        var outcome = Launcher.Run(command, "no-such-project.gpkg");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no-such-project.gpkg", outcome.Error, StringComparison.Ordinal);
    }
}
