using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Storage;
using Zheli.Operations.Words;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>What a plan can be handed over as.</summary>
public enum ExportFormat
{
    /// <summary>GeoJSON: a file with all features, or a folder with a file a layer.</summary>
    GeoJson,

    /// <summary>A folder with settlements.csv, edges.csv, spans.csv, repeaters.csv and boq.csv.</summary>
    Csv,

    /// <summary>A workbook with the bill of quantities.</summary>
    Xlsx,

    /// <summary>A copy of the project with this scenario alone.</summary>
    GeoPackage,

    /// <summary>
    /// The plan's own instance NAME.stp, the plan's tree in its numbers (NAME.solution), NAME.vertices.csv and NAME.edges.csv that lead back to the map, and all that was
    /// offered (NAME.offered.stp). Of a plan within a budget NAME.stp is what was offered.
    /// </summary>
    Stp,

    /// <summary>A folder with topology.json and equipment.json, as GNPy reads them.</summary>
    Gnpy,
}

/// <summary>What to hand over, where and how.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Format">The format.</param>
/// <param name="Output">The file, or the folder where a format is several files.</param>
public sealed record ExportRequest(string Project, ExportFormat Format, string Output)
{
    /// <summary>The plan to hand over.</summary>
    public string Scenario { get; init; } = "base";

    /// <summary>Language of headings and names; null: English in workbooks, the stable column keys in CSV.</summary>
    public ExportLanguage? Language { get; init; }

    /// <summary>Replaces files that exist.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Begins CSV files with a byte order mark, by which Excel knows UTF-8.</summary>
    public bool ByteOrderMark { get; init; }
}

/// <summary>A file that was written.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ExportedFile(string Path, long Bytes);

/// <summary>What was handed over.</summary>
/// <param name="Scenario">The plan.</param>
/// <param name="Files">The files.</param>
/// <param name="Findings">What was noticed: a plan that is older than its map or its figures.</param>
public sealed record ExportResult(string Scenario, IReadOnlyList<ExportedFile> Files, IReadOnlyList<Finding> Findings);

/// <summary>Hands a plan over in the formats of others; every file is whole or not there.</summary>
public static class ExportOperation
{
    /// <summary>Writes the files of one format.</summary>
    /// <exception cref="BadInputException">No such project or scenario, the place is taken, or the plan does not fit its catalogue.</exception>
    public static ExportResult Run(ExportRequest request, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        List<(string Path, Func<string, long> Write)> files = request.Format switch
        {
            ExportFormat.GeoPackage => [(request.Output, path => Copy(request, path))],
            _ => Documents(request, progress),
        };
        if (IsFolder(request))
        {
            MakeFolder(request.Output);
        }

        AtomicFile.CheckFree([.. files.Select(f => f.Path)], request.Overwrite, request.Project);

        var written = new List<ExportedFile>();
        foreach (var (path, write) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StageProgress("writing " + Path.GetFileName(path), (double)written.Count / files.Count));
            written.Add(new ExportedFile(path, write(path)));
        }

        using var project = ProjectFile.Open(request.Project, readOnly: true);
        return new ExportResult(request.Scenario, written, project.FindStalePlan(request.Scenario) is { } stale ? [stale] : []);
    }

    private static List<(string Path, Func<string, long> Write)> Documents(ExportRequest request, IProgress<StageProgress>? progress)
    {
        progress?.Report(new StageProgress("reading the plan", -1));
        var plan = Read(request);
        (string, Func<string, long>) File(string path, Action<Stream> write) => (path, place => AtomicFile.Write(place, write));
        string In(string name) => Path.Combine(request.Output, name);
        return request.Format switch
        {
            ExportFormat.Xlsx => [File(request.Output, stream => PlanWorkbook.Write(stream, plan))],
            ExportFormat.GeoJson when IsFolder(request) =>
            [
                File(In("plan_edge.geojson"), stream => GeoJsonExport.Write(stream, plan, GeoJsonExport.Edges)),
                File(In("plan_settlement.geojson"), stream => GeoJsonExport.Write(stream, plan, GeoJsonExport.Settlements)),
                File(In("plan_span.geojson"), stream => GeoJsonExport.Write(stream, plan, GeoJsonExport.Spans)),
                File(In("plan_repeater.geojson"), stream => GeoJsonExport.Write(stream, plan, GeoJsonExport.Repeaters)),
            ],
            ExportFormat.GeoJson => [File(request.Output, stream => GeoJsonExport.Write(stream, plan, GeoJsonExport.Edges, GeoJsonExport.Settlements))],
            ExportFormat.Csv =>
            [
                File(In("settlements.csv"), stream => CsvExport.Write(stream, PlanTables.Settlements(plan), plan.Settlements, request.Language, request.ByteOrderMark)),
                File(In("edges.csv"), stream => CsvExport.Write(stream, PlanTables.Edges(plan), plan.Plan.Edges, request.Language, request.ByteOrderMark)),
                File(In("spans.csv"), stream => CsvExport.Write(stream, PlanTables.Spans, plan.Plan.Spans, request.Language, request.ByteOrderMark)),
                File(In("repeaters.csv"), stream => CsvExport.Write(stream, PlanTables.Repeaters(plan), plan.Plan.Repeaters, request.Language, request.ByteOrderMark)),
                File(In("boq.csv"), stream => CsvExport.Write(stream, PlanTables.Bill(plan), plan.Bill.Lines, request.Language, request.ByteOrderMark)),
            ],
            ExportFormat.Stp => Instances(request, plan),
            ExportFormat.Gnpy =>
            [
                File(In("topology.json"), stream => GnpyExport.Topology(stream, plan)),
                File(In("equipment.json"), GnpyExport.Equipment),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Format, "Not a format of documents."),
        };
    }

    private static List<(string Path, Func<string, long> Write)> Instances(ExportRequest request, ExportPlan plan)
    {
        (string, Func<string, long>) File(string path, Action<Stream> write) => (path, place => AtomicFile.Write(place, write));
        string Named(string ending) => Path.ChangeExtension(request.Output, ending);
        var (own, rows) = (plan.Plan.Options.Budget is null, StpTables.Rows(plan.Plan));
        return
        [
            File(request.Output, own ? stream => StpExport.WriteOwn(stream, plan.Plan) : stream => StpExport.WriteOffered(stream, plan.Plan)),
            File(Named("solution"), stream => StpExport.WriteTree(stream, plan.Plan, own)),
            File(Named("vertices.csv"), stream => CsvExport.Write(
                stream, StpTables.Vertices(plan), Enumerable.Range(0, plan.Plan.Graph.VertexCount), request.Language, request.ByteOrderMark)),
            File(Named("edges.csv"), stream => CsvExport.Write(stream, StpTables.Edges(plan), rows, request.Language, request.ByteOrderMark)),
            .. Enumerable.Repeat(File(Named("offered.stp"), stream => StpExport.WriteOffered(stream, plan.Plan)), own ? 1 : 0),
        ];
    }

    private static ExportPlan Read(ExportRequest request)
    {
        using var file = ProjectFile.Open(request.Project, readOnly: true);
        var options = file.ReadPlanOptions(request.Scenario);
        var prices = new PriceList(file.ReadCatalogue(), file.ReadRegionalCatalogues(), options);
        var plan = file.ReadPlan(request.Scenario);
        var territory = file.ReadTerritory();
        try
        {
            return new ExportPlan(territory, plan, BillOfQuantities.Of(territory, prices, plan), request.Language ?? ExportLanguage.English);
        }
        catch (BadInputException) when (file.FindStalePlan(request.Scenario) is { } stale)
        {
            // Why the bill does not add up is known.
            throw new BadInputException([stale with { Severity = Severity.Error }]);
        }
    }

    private static long Copy(ExportRequest request, string path)
    {
        using (var file = ProjectFile.Open(request.Project, readOnly: true))
        {
            // Fails with the names of the scenarios that there are.
            file.ReadPlanOptions(request.Scenario);
        }

        return AtomicFile.Make(path, draft => ProjectCopy.Write(request.Project, request.Scenario, draft));
    }

    /// <summary>CSV and GNPy are always several files; GeoJSON is when the name does not end like one.</summary>
    private static bool IsFolder(ExportRequest request) => request.Format switch
    {
        ExportFormat.Csv or ExportFormat.Gnpy => true,
        ExportFormat.GeoJson => !Path.GetExtension(request.Output).EndsWith("json", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static void MakeFolder(string folder)
    {
        if (File.Exists(folder))
        {
            throw new BadInputException("output-is-file", Path.GetFileName(folder), "This format is several files, and there is a file of this name.", "Maybe give a folder with -o.");
        }

        Directory.CreateDirectory(folder);
    }
}
