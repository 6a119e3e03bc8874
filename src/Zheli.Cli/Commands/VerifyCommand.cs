using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Operations.Access;
using Zheli.Operations.Inspect;
using Zheli.Operations.Solve;
using Zheli.Operations.Verify;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli verify</c>: holds a plan against map, catalogue and proof with code of its own.</summary>
internal static class VerifyCommand
{
    private const int FailuresShown = 5;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string?>("PROJECT") { Description = "The project file, NAME.gpkg.", Arity = ArgumentArity.ZeroOrOne };
        var scenario = new Option<string>("--scenario") { Description = "The plan to check.", DefaultValueFactory = _ => "base" };
        var schedule = new Option<bool>("--schedule") { Description = "Check the calendar of the plan instead: every crew lived through day by day, and the proof of its bound." };
        var stp = new Option<string?>("--stp") { Description = "Check a result of 'zheli solve' instead: the instance." };
        var sm = new Option<string?>("--sm") { Description = "Check a schedule of 'zheli solve' instead: the instance." };
        var solution = new Option<string?>("--solution") { Description = "With --stp or --sm: the tree or the schedule." };
        var certificate = new Option<string?>("--certificate") { Description = "With --stp: the proof of the bound." };
        var log = new Option<bool>("--log") { Description = "Check the log of progress instead: the first altered event is named." };
        var head = new Option<string[]>("--head") { Description = "With --log: a head of the log (COUNT:HASH) kept outside, as on a printed report; may be repeated." };
        var evidence = new Option<string?>("--evidence") { Description = "With --log: folder of evidence, whose files are hashed again." };
        var access = new Option<bool>("--access") { Description = "Check the access designs instead: connectivity, ports, fibres, lengths, losses, cost." };
        var settlement = new Option<string?>("--settlement") { Description = "With --access: one settlement alone, by KATO code, number or name." };
        var bounds = new Option<bool>("--bounds") { Description = "With --access: prove the lower bounds anew and check the proof." };
        var command = new Command("verify", "Check a plan independently: tree, prices, limits, sums and the proof of its bound. Exit code 1 when anything is wrong.")
        {
            project, scenario, schedule, stp, sm, solution, certificate, log, head, evidence, access, settlement, bounds,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            Check(parsed, [stp, sm, log, access, schedule],
            [
                (project, [log, access, schedule]), (scenario, [schedule]), (solution, [stp, sm]), (certificate, [stp]), (head, [log]), (evidence, [log]), (settlement, [access]), (bounds, [access]),
            ]);
            string Project() => parsed.GetValue(project)
                ?? throw new BadInputException("project-missing", "PROJECT", "There is nothing to check.", "Maybe name a project, or --stp with an instance.");
            long? Place() => parsed.GetValue(settlement) is { } text ? SettlementQuestion.Find(Project(), text, "--settlement") : null;
            var result = parsed.GetValue(stp) is { } instance ? VerifyInstance(instance, parsed.GetValue(solution), parsed.GetValue(certificate))
                : parsed.GetValue(sm) is { } jobs ? SmVerification.Run(jobs, parsed.GetValue(solution) ?? throw NothingToCheck("--sm", "Maybe add --solution."))
                : parsed.GetValue(log) ? VerifyLogOperation.Run(Project(), [.. (parsed.GetValue(head) ?? []).Select(LogHead.Parse)], parsed.GetValue(evidence), token)
                : parsed.GetValue(access) ? VerifyAccessOperation.Run(Project(), Place(), terminal.Progress, token,
                    parsed.GetValue(bounds) ? new BoundProofSource(Project(), Environment.ProcessorCount, token).Make : null)
                : parsed.GetValue(schedule) ? VerifyOperation.RunSchedule(Project(), parsed.GetRequiredValue(scenario), terminal.Progress, token)
                : VerifyOperation.Run(Project(), parsed.GetRequiredValue(scenario), terminal.Progress, token);
            terminal.Answer(result, output => Write(output, result, parsed.GetValue(log) ? "The" : parsed.GetValue(schedule) ? "The calendar of" : parsed.GetValue(stp) is null && parsed.GetValue(sm) is null ? "The plan" : "The answer to"));
            return result.Ok ? ExitCode.Done : ExitCode.No;
        });
    }

    /// <summary>
    /// Refuses what would be left out in silence: one run checks one thing, and whoever asked for two must not take the first one's success for both.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="subjects">Options that say what is checked; without any it is the plan.</param>
    /// <param name="belongings">What belongs to some of them; the project and the scenario belong to the plan too.</param>
    private static void Check(ParseResult parsed, Option[] subjects, (Symbol Symbol, Option[] Of)[] belongings)
    {
        bool IsGiven(Symbol symbol) => symbol switch
        {
            Option option => parsed.GetResult(option) is { Implicit: false },
            Argument argument => parsed.GetResult(argument) is { Tokens.Count: > 0 },
            _ => false,
        };
        var asked = subjects.Where(IsGiven).ToList();
        if (asked.Count > 1)
        {
            throw new BadInputException(
                "several-checks", asked[1].Name, $"One run checks one thing, and {asked.Count} are asked for: {string.Join(", ", asked.Select(o => o.Name))}.", "Maybe run it once for each.");
        }

        var strangers = belongings
            .Where(it => IsGiven(it.Symbol) && (asked.Count == 0 ? it.Symbol is Option { Name: not "--scenario" } : !it.Of.Contains(asked[0])))
            .Select(it => new Finding(
                Severity.Error, "not-part-of-check", it.Symbol.Name, $"This belongs to the check of {string.Join(" or ", it.Of.Select(o => o.Name))}, which is not asked for.",
                "Maybe leave it out, or check that in a run of its own."))
            .ToList();
        if (strangers.Count > 0)
        {
            throw new BadInputException(strangers);
        }
    }

    private static BadInputException NothingToCheck(string option, string advice) => new("nothing-to-check", option, "There is nothing to check.", advice);

    private static VerifyResult VerifyInstance(string instance, string? solution, string? certificate) => solution is null && certificate is null
        ? throw NothingToCheck("--stp", "Maybe add --solution, --certificate or both.")
        : StpVerification.Run(instance, solution, certificate);

    private static void Write(TextWriter output, VerifyResult result, string subject)
    {
        var failed = result.Checks.Count(c => !c.Ok);
        output.WriteLine(result.Ok
            ? $"{subject} '{result.Scenario}' holds: {result.Checks.Count} checks of {result.Checks.Count} passed."
            : $"{subject} '{result.Scenario}' does NOT hold: {failed} of {result.Checks.Count} checks failed.");
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
