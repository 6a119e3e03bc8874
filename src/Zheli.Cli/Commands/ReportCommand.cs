using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Progress;
using Zheli.Operations.Report;
using Zheli.Operations.Words;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli report</c>: two pages that answer, and an annex that can be checked.</summary>
internal static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project file, NAME.gpkg." };
        var format = new Option<string?>("--format", "-f") { Description = "html, pdf or xlsx; without it, what the ending of the output says, or pdf." };
        var language = new Option<string>("--lang") { Description = "Language: kk, ru or en.", DefaultValueFactory = _ => "ru" };
        var asOf = new Option<string?>("--as-of") { Description = "The day of the report, as 2026-05-03; without it, today." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; without it, PROJECT-report-DAY-LANG in the current folder." };
        var scenario = new Option<string>("--scenario") { Description = "The plan to report on.", DefaultValueFactory = _ => "base" };
        var force = new Option<bool>("--force") { Description = "Replace a file that exists." };
        var command = new Command("report", "Write the report to government: the answer, people and villages by rung, map, time, money, risk, decisions, and an annex of every figure's source.")
        {
            project, format, language, asOf, output, scenario, force,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var place = parsed.GetValue(output);
            var name = parsed.GetValue(format) ?? (place is null ? "pdf" : Path.GetExtension(place).TrimStart('.'));
            var findings = new List<Finding>();
            var request = new ReportRequest(
                parsed.GetRequiredValue(project), CommandExtensions.Collected(() => Format(name), ReportFormat.Pdf, findings),
                CommandExtensions.Collected(() => ExportLanguages.Parse(parsed.GetRequiredValue(language)), ExportLanguage.Russian, findings),
                CommandExtensions.Collected(() => ProgressOperation.ParseDay(parsed.GetValue(asOf), TimeProvider.System), default, findings))
            {
                Output = place, Scenario = parsed.GetRequiredValue(scenario), Overwrite = parsed.GetValue(force),
            };
            if (findings.Count > 0)
            {
                throw new BadInputException(findings);
            }

            var result = ReportOperation.Run(request, terminal.Progress, token);
            if (!terminal.IsJson)
            {
                terminal.Show(result.Findings);
            }

            terminal.Answer(result, text =>
            {
                text.WriteLine(result.Answer);
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.File}  {result.Bytes / 1024.0:0.#} KiB, {result.Figures} figures, data version {result.DataVersion[..16]}"));
            });
            return ExitCode.Done;
        });
    }

    private static ReportFormat Format(string name) => name.ToUpperInvariant() switch
    {
        "HTML" or "HTM" => ReportFormat.Html,
        "PDF" => ReportFormat.Pdf,
        "XLSX" => ReportFormat.Xlsx,
        _ => throw new BadInputException("format-unknown", "--format", $"There is no format '{name}'.", "Maybe html, pdf or xlsx."),
    };
}
