using System.CommandLine;
using System.Globalization;
using Zheli.Operations.Verify;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli verify</c>: holds a plan against map, catalogue and proof with code of its own.</summary>
internal static class VerifyCommand
{
    private const int FailuresShown = 5;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project file, NAME.gpkg." };
        var scenario = new Option<string>("--scenario") { Description = "The plan to check.", DefaultValueFactory = _ => "base" };
        var command = new Command("verify", "Check a plan independently: tree, prices, limits, sums and the proof of its bound. Exit code 1 when anything is wrong.")
        {
            project, scenario,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var result = VerifyOperation.Run(parsed.GetRequiredValue(project), parsed.GetRequiredValue(scenario), terminal.Progress, token);
            terminal.Answer(result, output => Write(output, result));
            return result.Ok ? ExitCode.Done : ExitCode.No;
        });
    }

    private static void Write(TextWriter output, VerifyResult result)
    {
        var failed = result.Checks.Count(c => !c.Ok);
        output.WriteLine(result.Ok
            ? $"The plan '{result.Scenario}' holds: {result.Checks.Count} checks of {result.Checks.Count} passed."
            : $"The plan '{result.Scenario}' does NOT hold: {failed} of {result.Checks.Count} checks failed.");
        foreach (var check in result.Checks)
        {
            output.WriteLine($"  {(check.Ok ? "ok    " : "FAILED")} {check.Name,-18} {check.Detail}");
            foreach (var failure in check.Failures.Skip(1).Take(FailuresShown - 1))
            {
                output.WriteLine($"                            {failure.Where}: {failure.Message}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Seconds:0.0} s"));
    }
}
