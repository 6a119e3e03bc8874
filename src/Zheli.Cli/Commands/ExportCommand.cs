using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Export;
using Zheli.Operations.Words;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli export</c>: hands a plan over as GeoJSON, CSV, a workbook, a project of its own or an instance for other solvers.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project file, NAME.gpkg." };
        var format = new Option<string>("--format", "-f") { Description = "geojson, csv, xlsx, gpkg, gnpy or stp; without it, what the ending of the output says." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write; for csv and gnpy a folder, for geojson a file or a folder.", Required = true };
        var scenario = new Option<string>("--scenario") { Description = "The plan to hand over.", DefaultValueFactory = _ => "base" };
        var language = new Option<string?>("--lang") { Description = "Language of headings and names: kk, ru or en. CSV without it has the stable column keys." };
        var force = new Option<bool>("--force") { Description = "Replace files that exist." };
        var mark = new Option<bool>("--bom") { Description = "Begin CSV files with a byte order mark, for Excel." };
        var command = new Command("export", "Hand a plan over: GeoJSON, CSV, an XLSX bill of quantities, a GeoPackage with this plan alone, a GNPy network, or the optimiser's instance in STP format.")
        {
            project, format, output, scenario, language, force, mark,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var place = parsed.GetRequiredValue(output);
            var request = new ExportRequest(parsed.GetRequiredValue(project), Format(parsed.GetValue(format) ?? Path.GetExtension(place).TrimStart('.')), place)
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Language = parsed.GetValue(language) is { } code ? ExportLanguages.Parse(code) : null,
                Overwrite = parsed.GetValue(force),
                ByteOrderMark = parsed.GetValue(mark),
            };
            var result = ExportOperation.Run(request, terminal.Progress, token);
            terminal.Show(terminal.IsJson ? [] : result.Findings);
            terminal.Answer(result, text =>
            {
                foreach (var file in result.Files)
                {
                    text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}  {file.Bytes / 1024.0:0.#} KiB"));
                }
            });
            return ExitCode.Done;
        });
    }

    private static ExportFormat Format(string name) => name.ToUpperInvariant() switch
    {
        "GEOJSON" or "JSON" => ExportFormat.GeoJson,
        "CSV" => ExportFormat.Csv,
        "XLSX" => ExportFormat.Xlsx,
        "GPKG" => ExportFormat.GeoPackage,
        "GNPY" => ExportFormat.Gnpy,
        "STP" => ExportFormat.Stp,
        _ => throw new BadInputException("format-unknown", "--format", $"There is no format '{name}'.", "Maybe geojson, csv, xlsx, gpkg, gnpy or stp."),
    };
}
