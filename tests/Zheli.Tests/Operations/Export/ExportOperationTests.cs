using Zheli.Model;
using Zheli.Operations.Export;
using Zheli.Operations.Solve;
using Zheli.Operations.Storage;
using Zheli.Operations.Verify;

namespace Zheli.Tests.Operations.Export;

/// <summary>Files appear whole, where they were asked for, and never over others unasked.</summary>
public sealed class ExportOperationTests : IDisposable
{
    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Csv_is_a_folder_of_five_tables()
    {
        var result = Run(ExportFormat.Csv, "csv");
        Assert.Equal(["settlements.csv", "edges.csv", "spans.csv", "repeaters.csv", "boq.csv"], result.Files.Select(f => Path.GetFileName(f.Path)));
        Assert.All(result.Files, f => Assert.Equal(new FileInfo(f.Path).Length, f.Bytes));
    }

    [Fact]
    public void GeoJson_is_one_file_or_a_folder_as_its_name_says()
    {
        Assert.Equal([project.In("plan.geojson")], Run(ExportFormat.GeoJson, "plan.geojson").Files.Select(f => f.Path));
        string[] layers = ["plan_edge.geojson", "plan_settlement.geojson", "plan_span.geojson", "plan_repeater.geojson"];
        Assert.Equal(layers, Run(ExportFormat.GeoJson, "layers").Files.Select(f => Path.GetFileName(f.Path)));
    }

    [Fact]
    public void A_workbook_is_a_zip()
    {
        Run(ExportFormat.Xlsx, "plan.xlsx");
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(project.In("plan.xlsx"))[..2]);
    }

    [Fact]
    public void A_geopackage_holds_the_one_plan_and_verifies()
    {
        Run(ExportFormat.GeoPackage, "copy.gpkg");
        using (var copy = ProjectFile.Open(project.In("copy.gpkg"), readOnly: true))
        {
            Assert.Equal(["base"], copy.ListScenarios());
        }

        Assert.True(VerifyOperation.Run(project.In("copy.gpkg"), "base", null, TestContext.Current.CancellationToken).Ok);
    }

    [Fact]
    public void The_instance_solved_by_itself_gives_the_plans_cost_and_its_tables_name_every_number()
    {
        var files = Run(ExportFormat.Stp, "plan.stp").Files.Select(f => Path.GetFileName(f.Path));
        Assert.Equal(["plan.stp", "plan.solution", "plan.vertices.csv", "plan.edges.csv"], files);
        var answer = Assert.IsType<SolveAnswer.Solved>(SolveOperation.Run(new() { File = project.In("plan.stp") }, TimeProvider.System, null, TestContext.Current.CancellationToken));
        using var file = ProjectFile.Open(project.File, readOnly: true);
        var plan = file.ReadPlan("base");
        Assert.Equal("RPCST", answer.Problem);
        Assert.True(answer.Optimal);
        Assert.DoesNotContain(plan.Edges, e => e.Radios > 1);
        Assert.Equal(plan.Summary.Cost.Total, answer.Cost + plan.Certificate.Offset);
        Assert.Contains($"cost {answer.Cost}", File.ReadLines(project.In("plan.solution")));
        Assert.True(StpVerification.Run(project.In("plan.stp"), project.In("plan.solution"), null).Ok);
        Assert.Equal(answer.Vertices + 1, File.ReadLines(project.In("plan.vertices.csv")).Count());
        Assert.Equal(answer.Edges + 1, File.ReadLines(project.In("plan.edges.csv")).Count());
    }

    [Theory]
    [InlineData(ExportFormat.Stp, "taken.stp")]
    [InlineData(ExportFormat.Xlsx, "taken.xlsx")]
    [InlineData(ExportFormat.GeoJson, "taken.geojson")]
    [InlineData(ExportFormat.GeoPackage, "taken.gpkg")]
    public void A_file_that_exists_is_kept_unless_told_otherwise(ExportFormat format, string name)
    {
        File.WriteAllText(project.In(name), "mine");
        Assert.Contains("--force", Assert.Throws<BadInputException>(() => Run(format, name)).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(project.In(name)));
        ExportOperation.Run(new ExportRequest(project.File, format, project.In(name)) { Overwrite = true }, null, TestContext.Current.CancellationToken);
        Assert.NotEqual("mine", File.ReadAllText(project.In(name)));
    }

    [Theory]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.GeoPackage)]
    public void The_project_itself_is_never_replaced(ExportFormat format)
    {
        var refused = Assert.Throws<BadInputException>(() => ExportOperation.Run(
            new ExportRequest(project.File, format, project.File) { Overwrite = true }, null, TestContext.Current.CancellationToken));
        Assert.Equal("output-is-input", refused.Findings[0].Code);
        using var file = ProjectFile.Open(project.File, readOnly: true);
        Assert.Equal(["base", "other"], file.ListScenarios());
    }

    [Fact]
    public void Nothing_is_left_beside_the_files()
    {
        Run(ExportFormat.Xlsx, "plan.xlsx");
        Run(ExportFormat.GeoPackage, "copy.gpkg");
        Assert.Throws<BadInputException>(() => ExportOperation.Run(new ExportRequest(project.File, ExportFormat.Xlsx, project.In("x.xlsx")) { Scenario = "absent" }, null, TestContext.Current.CancellationToken));
        Assert.Equal(["copy.gpkg", "plan.xlsx", "small.gpkg"], Directory.GetFileSystemEntries(project.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private ExportResult Run(ExportFormat format, string name) => ExportOperation.Run(new ExportRequest(project.File, format, project.In(name)), null, TestContext.Current.CancellationToken);
}
