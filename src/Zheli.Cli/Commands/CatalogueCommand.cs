using System.CommandLine;
using System.Globalization;
using Zheli.Model.Units;
using Zheli.Operations.Catalogue;
using Zheli.Operations.Words;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli catalogue</c>: the figures that plans are costed with, and a project's own.</summary>
internal static class CatalogueCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string?>("PROJECT") { Description = "The project, NAME.gpkg; without it, the figures that come with Zheli.", Arity = ArgumentArity.ZeroOrOne };
        var find = new Option<string?>("--find") { Description = "Only figures whose key, name or unit holds this text." };
        var set = new Option<string[]>("--set") { Description = "Figures that the project sets: KEY=VALUE.", AllowMultipleArgumentsPerToken = true };
        var reset = new Option<string[]>("--reset") { Description = "Keys whose shipped figure counts again.", AllowMultipleArgumentsPerToken = true };
        var region = new Option<string?>("--region") { Description = "The region, by name or KATO code, for which alone --set and --reset hold." };
        var language = new Option<string>("--lang") { Description = "Language of the names: kk, ru or en.", DefaultValueFactory = _ => "en" };
        var command = new Command("catalogue", "List the figures that plans are costed with, with their ranges, grades and sources; set a project's own.") { project, find, set, reset, region, language };
        return command.Runs((parsed, terminal, _) =>
        {
            var words = ExportLanguages.Parse(parsed.GetRequiredValue(language));
            var change = new CatalogueChange(QuantityText.Figures(parsed.GetValue(set) ?? [], "--set"), parsed.GetValue(reset) ?? [], parsed.GetValue(region));
            var answer = CatalogueOperation.Run(parsed.GetValue(project), change, parsed.GetValue(find));
            terminal.Show(terminal.IsJson ? [] : answer.Findings);
            terminal.Answer(answer, output => Write(answer, change, words, output));
            return ExitCode.Done;
        });
    }

    private static void Write(CatalogueAnswer answer, CatalogueChange change, ExportLanguage language, TextWriter output)
    {
        var shown = change.IsEmpty ? answer.Figures : [.. answer.Figures.Where(f => change.Set.ContainsKey(f.Key) || change.Reset.Contains(f.Key))];
        foreach (var figure in shown)
        {
            var unit = (figure.Currency is { } currency ? currency + "/" : "") + figure.Unit.In(language);
            var range = figure.Low is null ? "" : $" ({Text(figure.Low)}–{Text(figure.High)})";
            var region = figure.Region is { } name ? $", {name}" : "";
            var mark = figure.IsOverridden ? "*" : " ";
            output.WriteLine($"{figure.Key,-26} {mark}{Text(figure.Value),9} {unit + range,-34} {figure.Grade}  {figure.Name.In(language)}{region}");
        }

        output.WriteLine(shown.Count == 0 ? "No figure is so." : "");
        output.WriteLine("Grades: A official or measured, B public programme, C open model, D weak: replace before money is spent on it. * set by the project. --json has the sources.");
        if (!change.IsEmpty)
        {
            output.WriteLine("Plans made before keep the figures they were made with: plan again to use these.");
        }
    }

    private static string Text(decimal? value) => value is { } number ? number.ToString("0.####", CultureInfo.InvariantCulture) : "not set";
}
