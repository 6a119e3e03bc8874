using System.CommandLine;
using Zheli.Model;

namespace Zheli.Cli.Commands;

/// <summary>What all commands share: the option <c>--json</c>, and the way from an answer or an exception to an exit code.</summary>
internal static class CommandExtensions
{
    /// <summary>
    /// Adds <c>--json</c> and the action. <paramref name="run"/> gets the parsed command line, the terminal and a token that Ctrl-C
    /// cancels, and returns the exit code.
    /// </summary>
    public static Command Runs(this Command command, Func<ParseResult, Terminal, CancellationToken, int> run)
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON document to standard output." };
        command.Options.Add(json);
        command.SetAction((parsed, token) => Task.FromResult(Guard(parsed, parsed.GetValue(json), run, token)));
        return command;
    }

    /// <summary>What a word of the command line says; what is wrong with it is kept with everything else that is, and the answer is <paramref name="otherwise"/>.</summary>
    public static T Collected<T>(Func<T> read, T otherwise, List<Finding> findings)
    {
        try
        {
            return read();
        }
        catch (BadInputException refused)
        {
            findings.AddRange(refused.Findings);
            return otherwise;
        }
    }

    private static int Guard(ParseResult parsed, bool json, Func<ParseResult, Terminal, CancellationToken, int> run, CancellationToken token)
    {
        var terminal = new Terminal(json, Console.Out, Console.Error, !Console.IsErrorRedirected);
        try
        {
            return Usage.Empty(parsed) is { Count: > 0 } empty ? throw new BadInputException(empty) : run(parsed, terminal, token);
        }
        catch (BadInputException refused)
        {
            terminal.Refuse(refused.Findings);
            return ExitCode.BadInput;
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.OfType<BadInputException>().FirstOrDefault() is { } refused)
        {
            terminal.Refuse(refused.Findings);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            terminal.Fail("stopped", "Stopped before there was a result; nothing was changed.");
            return ExitCode.Stopped;
        }
        catch (Exception bug)
        {
            terminal.Fail("fault", $"This is a fault in Zheli, not in your data. Please report it with the lines below.\n{bug}");
            return ExitCode.Bug;
        }
    }
}
