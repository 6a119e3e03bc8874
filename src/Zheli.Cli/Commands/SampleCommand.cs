using System.CommandLine;
using System.Globalization;
using Zheli.Geodata.Synthetic;
using Zheli.Operations.Sample;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli sample</c>: a synthetic country in a new project.</summary>
internal static class SampleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project to make, NAME.gpkg." };
        var seed = new Option<int>("--seed") { Description = "Which country: the same seed gives the same one.", DefaultValueFactory = _ => 1 };
        var scale = new Option<double>("--scale") { Description = "Share of the full size, 0.02 to 1.", DefaultValueFactory = _ => 1 };
        var streets = new Option<bool>("--streets") { Description = "Draw the streets of every place too, for 'zheli access'." };
        var force = new Option<bool>("--force") { Description = "Replace a project of that name, with all its plans." };
        var command = new Command("sample", "Make a project with a synthetic country of Kazakhstan's measures, to try everything without data.") { project, seed, scale, streets, force };
        return command.Runs((parsed, terminal, token) =>
        {
            var options = new SampleOptions { Seed = parsed.GetValue(seed), Scale = parsed.GetValue(scale), WithStreets = parsed.GetValue(streets) };
            var result = SampleOperation.Run(new(parsed.GetValue(project)!, options, parsed.GetValue(force)), terminal.Progress, token, TimeProvider.System);
            terminal.Answer(result, output =>
            {
                ImportCommand.WriteContents(result.Contents, output);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Project} written in {result.Seconds:0.0} s"));
            });
            return ExitCode.Done;
        });
    }
}
