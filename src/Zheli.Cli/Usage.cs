using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Zheli.Model;

namespace Zheli.Cli;

/// <summary>What is wrong with a command line itself, as findings: words that no command knows, figures that are none, and values that are empty.</summary>
internal static class Usage
{
    private const int FarthestSlip = 2;

    /// <summary>Refuses a command line that cannot be understood.</summary>
    public static int Refuse(ParseResult parsed, Terminal terminal)
    {
        terminal.Refuse([.. parsed.Errors.Select(error => Of(error, parsed))]);
        if (!terminal.IsJson)
        {
            terminal.Say($"'{Name(parsed.CommandResult)} --help' lists what can be asked.");
        }

        return ExitCode.BadInput;
    }

    /// <summary>
    /// Values that were given and hold nothing, as a variable of a script that was never set. An option whose own default is empty may be empty.
    /// </summary>
    public static IReadOnlyList<Finding> Empty(ParseResult parsed)
    {
        var findings = new List<Finding>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            foreach (var child in command.Children)
            {
                var (name, mayBe) = child switch
                {
                    OptionResult given => (given.Option.Name, given.Option.HasDefaultValue && given.Option.GetDefaultValue() is ""),
                    ArgumentResult given => (given.Argument.Name, false),
                    _ => ("", true),
                };
                if (!mayBe && child.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                {
                    findings.Add(new(Severity.Error, "value-empty", name, "The value is empty.", "Maybe a variable of the script is not set, or leave it out."));
                }
            }
        }

        return findings;
    }

    private static Finding Of(ParseError error, ParseResult parsed)
    {
        var (where, kind, tokens) = error.SymbolResult switch
        {
            OptionResult option => (option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult { Parent: OptionResult option } => (option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult argument => (argument.Argument.Name, argument.Argument.ValueType, argument.Tokens),
            _ => (Name(parsed.CommandResult), typeof(string), []),
        };
        if (NoFigure(kind, [.. tokens.Select(token => token.Value)]) is { } figure)
        {
            return new(Severity.Error, "figure-unreadable", where, figure, "Maybe write it with figures alone, a point before decimals.");
        }

        return new(Severity.Error, "usage", where, error.Message, parsed.UnmatchedTokens.FirstOrDefault(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)) is { } unknown
            && Nearest(unknown, parsed.CommandResult.Command) is { } near ? $"Maybe {near}." : "");
    }

    /// <summary>What is wrong with a value that should be a figure, in words of the reader; null where a figure is not asked for or is there.</summary>
    private static string? NoFigure(Type kind, string[] values)
    {
        var type = Nullable.GetUnderlyingType(kind) ?? kind;
        return type == typeof(int) ? Wrong(text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _), "a whole number up to 2147483647")
            : type == typeof(double) ? Wrong(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _), "a number")
            : null;

        string? Wrong(Func<string, bool> isFigure, string wanted) => values.FirstOrDefault(text => !isFigure(text)) is { } wrong ? $"'{wrong}' is not {wanted}." : null;
    }

    private static string? Nearest(string word, Command command) => command.Subcommands.Select(c => c.Name).Concat(command.Options.Where(o => !o.Hidden).Select(o => o.Name))
        .Select(name => (name, slips: Slips(word, name)))
        .Where(it => it.slips <= FarthestSlip && it.slips < it.name.Length / 2)
        .OrderBy(it => it.slips).ThenBy(it => it.name, StringComparer.Ordinal).FirstOrDefault().name;

    /// <summary>Letters to put in, leave out or change until one word is the other (Levenshtein 1966).</summary>
    private static int Slips(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (one[i] == other[j] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static string Name(CommandResult result) => result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : "zheli";
}
