using System.CommandLine;
using System.Globalization;
using Zheli.Operations.Line;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli line paths</c>: routes in an optical network.</summary>
internal static class LinePathsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var topology = new Argument<string>("TOPOLOGY") { Description = "The network, a JSON file as GNPy reads it: elements and connections." };
        var from = new Option<string>("--from") { Description = "Where routes begin: name in the file, or city.", Required = true };
        var to = new Option<string>("--to") { Description = "Where they end.", Required = true };
        var count = new Option<int>("--count", "-k") { Description = "How many routes, the shortest first, none with a loop.", DefaultValueFactory = _ => 1 };
        var disjoint = new Option<string?>("--disjoint") { Description = "The shortest pair that shares no 'links' or no 'nodes'." };
        var risks = new Option<string?>("--risks") { Description = "A table risk,from,to of risks that several links share; the pair shares none." };
        var propagate = new Option<bool>("--propagate") { Description = "Send light along each route, its lines laid out in equal spans of at most 80 km." };
        return new Command("paths", "Find the shortest, the next shortest and disjoint routes of a network.") { topology, from, to, count, disjoint, risks, propagate }.Runs((parsed, terminal, token) =>
        {
            var answer = LinePathsOperation.Run(
                new(
                    parsed.GetRequiredValue(topology), parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(count),
                    parsed.GetValue(disjoint), parsed.GetValue(risks), parsed.GetValue(propagate)),
                token);
            terminal.Answer(answer, output => Write(output, answer));
            return answer.Reason is null ? ExitCode.Done : ExitCode.No;
        });
    }

    private static void Write(TextWriter output, LinePathsAnswer answer)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        void Show(string name, RouteAnswer route)
        {
            var gsnr = route.GsnrMinDb is { } worst ? FormattableString.Invariant($", GSNR {worst:0.00} dB worst, {route.GsnrMeanDb:0.00} dB mean in 0.1 nm") : "";
            Line($"{name}: {route.LengthKm:N1} km, {route.LatencyMs:0.00} ms{gsnr}");
            Line($"  {string.Join(" – ", route.Nodes)}");
        }

        Line($"{answer.From} to {answer.To}, in a network of {answer.Nodes} nodes and {answer.Links} links.");
        for (var i = 0; i < answer.Routes.Count; i++)
        {
            Show(FormattableString.Invariant($"{i + 1}"), answer.Routes[i]);
        }

        if (answer.Pair is { } pair)
        {
            Line($"Disjoint in {pair.Kind}: {pair.LengthKm:N1} km together{(pair.IsShortest ? ", proved to be the shortest pair" : ", the shortest pair found")}.");
            Show("first", pair.First);
            Show("second", pair.Second);
        }

        if (answer.Reason is { } reason)
        {
            Line($"There is no such answer. {reason}");
        }
    }
}
