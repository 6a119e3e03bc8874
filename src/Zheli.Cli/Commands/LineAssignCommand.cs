using System.CommandLine;
using System.Globalization;
using Zheli.Operations.Line;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli line assign</c>: routes and spectrum for channels.</summary>
internal static class LineAssignCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var topology = new Argument<string>("TOPOLOGY") { Description = "The network, a JSON file as GNPy reads it." };
        var demands = new Argument<string>("DEMANDS") { Description = "The channels, a table from,to,width_ghz." };
        var count = new Option<int>("--count", "-k") { Description = "Routes to try for each channel, the shortest first.", DefaultValueFactory = _ => 3 };
        return new Command("assign", "Give channels their routes and the first free slots of the flexible grid.") { topology, demands, count }.Runs((parsed, terminal, token) =>
        {
            var answer = LineAssignOperation.Run(parsed.GetRequiredValue(topology), parsed.GetRequiredValue(demands), parsed.GetValue(count), token);
            terminal.Answer(answer, output => Write(output, answer));
            return answer.Blocked == 0 ? ExitCode.Done : ExitCode.No;
        });
    }

    private static void Write(TextWriter output, LineAssignAnswer answer)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{answer.Assigned} channels have their place, {answer.Blocked} do not fit.");
        if (answer.FullestLink is { } link)
        {
            Line($"Fullest link: {link}, {answer.FullestShare:0.0%} of 4.8 THz.");
        }

        foreach (var channel in answer.Channels)
        {
            Line($"{channel.Row,5}  {channel.From} – {channel.To}, {channel.WidthGhz:0.#} GHz: {(channel.CentreThz is { } centre ? Place(channel, centre) : "does not fit")}");
        }
    }

    private static string Place(AssignedChannel channel, double centre) => FormattableString.Invariant(
        $"{centre:0.00000} THz (n = {channel.N}, m = {channel.M}), {channel.LengthKm:0.0} km over {channel.Nodes.Count - 2} nodes between");
}
