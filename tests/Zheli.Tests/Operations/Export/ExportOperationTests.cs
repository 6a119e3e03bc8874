using Zheli.Algorithms.Graphs;
using Zheli.Model;
using Zheli.Model.Network;
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
        Assert.Equal(["plan.stp", "plan.solution", "plan.vertices.csv", "plan.edges.csv", "plan.offered.stp"], files);
        using var file = ProjectFile.Open(project.File, readOnly: true);
        var plan = file.ReadPlan("base");
        var (own, offered) = (Solve("plan.stp"), Solve("plan.offered.stp"));
        Assert.All([own, offered], answer => Assert.Equal(("RPCST", true), (answer.Problem, answer.Optimal)));
        Assert.Equal(plan.Summary.Cost.Total, own.Cost);
        Assert.Contains($"cost {own.Cost}", File.ReadLines(project.In("plan.solution")));
        Assert.True(StpVerification.Run(project.In("plan.stp"), project.In("plan.solution"), null).Ok);
        Assert.DoesNotContain(plan.Edges, e => e.Radios > 1);
        Assert.Equal(plan.Summary.Cost.Total - plan.Summary.Cost.Repeaters, offered.Cost + plan.Certificate.Offset);

        // One vertex and one edge of the plan's own instance hold what every tree costs.
        Assert.Equal((plan.Graph.VertexCount, plan.Graph.VertexCount + 1), (offered.Vertices, own.Vertices));
        Assert.Equal(offered.Vertices + 1, File.ReadLines(project.In("plan.vertices.csv")).Count());
        var rows = File.ReadLines(project.In("plan.edges.csv")).ToList();
        Assert.Equal(PlanInstance.Own(plan).Select(e => e.Edge).Union(PlanInstance.Offered(plan.Graph).Select(e => e.Edge)).Count() + 1, rows.Count);
    }

    [Fact]
    public void A_tree_of_the_plans_own_instance_loads_no_hop_more_than_the_plan()
    {
        using var file = ProjectFile.Open(project.File, readOnly: true);
        var plan = file.ReadPlan("base");
        var graph = plan.Graph;
        var allowed = PlanInstance.Own(plan);
        var hops = plan.Edges.Where(e => e.Method == BuildMethod.Microwave).ToList();
        foreach (var hop in hops)
        {
            // What hangs together without the hop on the side away from the root is what hangs behind it in the plan.
            var (instance, planned) = (new DisjointSets(graph.VertexCount), new DisjointSets(graph.VertexCount));
            foreach (var e in allowed.Where(e => e.Edge != hop.GraphEdge))
            {
                instance.Union(e.Low, e.High);
            }

            foreach (var e in plan.Edges.Where(e => e.GraphEdge != hop.GraphEdge))
            {
                planned.Union(graph.EdgeFrom[e.GraphEdge], graph.EdgeTo[e.GraphEdge]);
            }

            var far = instance.Find(graph.EdgeFrom[hop.GraphEdge]) == instance.Find(RolloutGraph.Root) ? graph.EdgeTo[hop.GraphEdge] : graph.EdgeFrom[hop.GraphEdge];
            Assert.NotEqual(instance.Find(RolloutGraph.Root), instance.Find(far));
            Assert.Equal(
                Enumerable.Range(0, graph.VertexCount).Where(v => planned.Find(v) == planned.Find(far)),
                Enumerable.Range(0, graph.VertexCount).Where(v => instance.Find(v) == instance.Find(far)));
            Assert.Equal(hop.Cost, allowed.Single(e => e.Edge == hop.GraphEdge).Cost);
        }

        Assert.DoesNotContain(allowed, e => graph.EdgeMethod[e.Edge] == BuildMethod.Microwave && hops.All(hop => hop.GraphEdge != e.Edge));
    }

    private SolveAnswer.Solved Solve(string name) =>
        Assert.IsType<SolveAnswer.Solved>(SolveOperation.Run(new() { File = project.In(name) }, TimeProvider.System, null, TestContext.Current.CancellationToken));

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
