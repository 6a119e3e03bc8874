using System.CommandLine;
using Zheli.Model;
using Zheli.Model.Units;
using Zheli.Operations.Export;
using Zheli.Operations.Forecast;
using Zheli.Operations.Words;
using Zheli.Programme.Risk;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli forecast</c>: the odds of a calendar.</summary>
internal static class ForecastCommand
{
    private const int FewestSamples = 20;
    private const int MostSamples = 200_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project, NAME.gpkg, with a calendar." };
        var scenario = new Option<string>("--scenario") { Description = "The plan whose calendar it is.", DefaultValueFactory = _ => "base" };
        var samples = new Option<int>("--samples") { Description = "Courses of events to draw.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of every draw.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Threads to use; the odds do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var set = new Option<string[]>("--set") { Description = "Catalogue figures for this forecast alone: risk.permit=1.5.", AllowMultipleArgumentsPerToken = true };
        var stored = new Option<bool>("--stored") { Description = "Show and hand over the odds as they are kept; draw nothing." };
        var export = new Option<string[]>("--export") { Description = "Hand the odds of programme, regions and settlements over too: .csv, .xlsx.", AllowMultipleArgumentsPerToken = true };
        var language = new Option<string>("--lang") { Description = "Language of names in what is handed over: kk, ru or en.", DefaultValueFactory = _ => "ru" };
        var force = new Option<bool>("--force") { Description = "Replace files that exist." };
        var command = new Command("forecast", "The odds of a calendar: the probability of its deadline, dates that are kept with 50, 80 and 90 %, and what drives the risk.")
        {
            project, scenario, samples, seed, threads, set, stored, export, language, force,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var findings = new List<Finding>();
            T Read<T>(Func<T> read, T otherwise) => CommandExtensions.Collected(read, otherwise, findings);
            var request = new ForecastRequest(
                Read(() => InRange(parsed.GetValue(samples), "--samples", FewestSamples, MostSamples), FewestSamples), parsed.GetValue(seed),
                Read(() => InRange(parsed.GetValue(threads), "--threads", 1, 1024), 1));
            var figures = Read(() => QuantityText.Figures(parsed.GetValue(set) ?? [], "--set"), new Dictionary<string, decimal>());
            var (file, plan, outputs, spoken) = (parsed.GetRequiredValue(project), parsed.GetRequiredValue(scenario), parsed.GetValue(export) ?? [], Read(() => ExportLanguages.Parse(parsed.GetRequiredValue(language)), ExportLanguage.Russian));
            Read(() =>
            {
                ForecastOperation.CheckOutputs(file, outputs, parsed.GetValue(force));
                return true;
            }, true);
            Option[] questions = [samples, seed, set];
            if (parsed.GetValue(stored) && questions.Where(o => parsed.GetResult(o) is { Implicit: false }).ToList() is { Count: > 0 } ignored)
            {
                findings.AddRange(ignored.Select(o => new Finding(
                    Severity.Error, "stored-answers-no-question", o.Name, "--stored shows the odds as they are kept and draws nothing.", "Maybe leave one of the two out.")));
            }

            if (findings.Count > 0)
            {
                throw new BadInputException(findings);
            }

            var forecast = parsed.GetValue(stored)
                ? ForecastOperation.ReadStored(file, plan)
                : ForecastOperation.Run(file, plan, request, figures, terminal.Progress, token);
            var files = outputs.Length > 0 ? ForecastOperation.Export(file, forecast, outputs, parsed.GetValue(force), spoken) : [];
            terminal.Show(terminal.IsJson ? [] : forecast.Findings);
            terminal.Answer(forecast, output => ForecastText.Write(output, forecast, files));
            return ExitCode.Done;
        });
    }

    private static int InRange(int number, string option, int least, int most) => number >= least && number <= most
        ? number
        : throw new BadInputException("number-out-of-range", option, $"{number} is not from {least} to {most}.", "Maybe leave it out.");
}
