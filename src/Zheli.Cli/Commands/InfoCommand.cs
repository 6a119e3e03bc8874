using System.CommandLine;
using System.Globalization;
using Zheli.Model.Units;
using Zheli.Operations.Inspect;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli info</c>: what a project holds.</summary>
internal static class InfoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project, NAME.gpkg." };
        return new Command("info", "Say what a project holds: layers, sources, scenarios.") { project }.Runs((parsed, terminal, _) =>
        {
            var inspection = InspectOperation.Run(parsed.GetValue(project)!);
            terminal.Answer(inspection, output => Write(inspection, output));
            return ExitCode.Done;
        });
    }

    private static void Write(Inspection inspection, TextWriter output)
    {
        ImportCommand.WriteContents(inspection.Contents, output);
        foreach (var source in inspection.History)
        {
            var counts = $"{ImportCommand.Number(source.RowsRead)} read, {ImportCommand.Number(source.RowsKept)} kept, {ImportCommand.Number(source.RowsRejected)} left out";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"source       {source.File} ({source.Kind}), {source.ImportedAt:yyyy-MM-dd HH:mm} UTC: {counts}"));
        }

        foreach (var scenario in inspection.Scenarios)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"scenario     {scenario.Scenario}: {MoneyText.Of(scenario.Cost.Total)} for {scenario.Settlements.Total:N0} settlements, at most {GapText.Of(scenario.Gap, 2)} above the least possible"));
        }

        output.WriteLine($"findings     {ImportCommand.Number(inspection.Findings.Count)}");
    }
}
