using System.CommandLine;
using System.Globalization;
using Zheli.Model;
using Zheli.Model.Units;
using Zheli.Operations.Solve;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli solve</c>: the optimiser alone, on a published instance.</summary>
internal static class SolveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The instance, plain or gzipped: FILE.stp, Steiner tree, prize-collecting with or without a root, or maximum-weight connected subgraph; FILE.sm, project scheduling (PSPLIB)." };
        var timeLimit = new Option<string?>("--time-limit") { Description = "Work until this long has passed, or the answer is proved optimal: 10s." };
        var iterations = new Option<int?>("--iterations") { Description = "Do a fixed amount of work instead; the answer then does not depend on time or threads." };
        var threads = new Option<int>("--threads") { Description = "Threads to use.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice.", DefaultValueFactory = _ => 1 };
        var solution = new Option<string?>("--solution") { Description = "Write the tree or the schedule to this file." };
        var certificate = new Option<string?>("--certificate") { Description = "Write the proof of a tree's bound to this file." };
        var command = new Command("solve", "Solve an instance of the literature, Steiner tree or project scheduling, with a proof of how good the answer is.")
        {
            file, timeLimit, iterations, threads, seed, solution, certificate,
        };
        return command.Runs((parsed, terminal, token) =>
        {
            var request = new SolveRequest
            {
                File = parsed.GetRequiredValue(file),
                TimeLimit = parsed.GetValue(timeLimit) is { } limit ? QuantityText.Duration(limit, "--time-limit") : null,
                Iterations = InRange(parsed.GetValue(iterations), "--iterations", 1_000_000),
                Threads = InRange(parsed.GetValue(threads), "--threads", 1024)!.Value,
                Seed = parsed.GetValue(seed),
                Solution = parsed.GetValue(solution),
                Certificate = parsed.GetValue(certificate),
            };
            return Say(SolveOperation.Run(request, TimeProvider.System, terminal.Progress, token), terminal);
        });
    }

    private static int Say(SolveAnswer answer, Terminal terminal)
    {
        switch (answer)
        {
            case SolveAnswer.Solved solved:
                terminal.Answer(solved, output => Write(output, solved));
                return ExitCode.Done;
            case SolveAnswer.Scheduled scheduled:
                terminal.Answer(scheduled, output => Write(output, scheduled));
                return ExitCode.Done;
            case SolveAnswer.Infeasible no:
                terminal.Answer(no, output => output.WriteLine(no.Reason));
                return ExitCode.No;
            default:
                throw new InvalidOperationException($"Unknown answer {answer}.");
        }
    }

    private static void Write(TextWriter output, SolveAnswer.Solved solved)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{solved.Name}: {solved.Problem}, {solved.Vertices} vertices, {solved.Edges} edges, {solved.Terminals} terminals");
        Line($"  cost        {solved.Cost}{(solved.Optimal ? "  (optimal)" : "")}");
        Line($"  lower bound {solved.LowerBound}  (gap {solved.Gap * 100:0.####} %; the certificate alone proves {solved.CertifiedBound})");
        Line($"  reduced to  {solved.Reduced.Vertices} vertices, {solved.Reduced.Edges} edges");
        Line($"  {solved.Seconds:0.00} s{(solved.StoppedEarly ? ", cut short by time or by hand" : "")}");
    }

    private static void Write(TextWriter output, SolveAnswer.Scheduled scheduled)
    {
        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{scheduled.Name}: {scheduled.Problem}, {scheduled.Jobs} jobs, {scheduled.Precedences} precedences, {scheduled.Resources} resources");
        Line($"  makespan    {scheduled.Cost}{(scheduled.Optimal ? "  (optimal)" : "")}");
        Line($"  lower bound {scheduled.LowerBound}  (gap {scheduled.Gap * 100:0.####} %; {scheduled.RootBound} before search)");
        Line($"  {scheduled.Schedules} schedules built, {scheduled.Conflicts} contradictions learnt from");
        Line($"  {scheduled.Seconds:0.00} s{(scheduled.StoppedEarly ? ", cut short by time or by hand" : "")}");
    }

    private static int? InRange(int? number, string option, int most) => number is < 1 || number > most
        ? throw new BadInputException("number-out-of-range", option, $"{number} is not from 1 to {most}.", "Maybe leave it out.")
        : number;
}
