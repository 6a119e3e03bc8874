using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Zheli.Cli;
using Zheli.Cli.Commands;

// Files, figures and messages do not depend on the machine's language; pages and reports format by the language they are asked for.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand(
    """
    Zheli plans, delivers and proves a national digital-infrastructure programme.
    A project is one file, NAME.gpkg, that QGIS opens too. Start with: zheli demo

    Every command: --json gives one JSON document on standard output and nothing else there. Exit codes: 0 done, 1 the answer
    is no (infeasible, check failed), 2 bad input or usage, 3 our fault, 130 stopped before there was a result.
    """);
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Action is ParseErrorAction)
{
    return Usage.Refuse(parsed, new Terminal(args.Contains("--json"), Console.Out, Console.Error, interactive: false));
}

using var interrupt = new Interrupt(parsed.CommandResult.Command.Name == "serve"
    ? "Stopping; the project is as it was last saved."
    : "Stopping; the best result so far is kept where there is one. Press Ctrl-C again to end at once.");
return await parsed.InvokeAsync(
    new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
    interrupt.Token);
