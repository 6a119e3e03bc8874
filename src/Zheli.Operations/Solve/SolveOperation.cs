using Zheli.Algorithms.Steiner;
using Zheli.Model;
using Zheli.Operations.Export;

namespace Zheli.Operations.Solve;

/// <summary>The verb <c>solve</c>: an instance in STP format, its tree and its proof.</summary>
public static class SolveOperation
{
    private const int DefaultIterations = 2;
    private const int UntilTimeIsUp = 1_000_000;

    /// <summary>Solves an instance and writes what was asked for.</summary>
    /// <param name="request">What and how.</param>
    /// <param name="clock">Measures the run.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop gives the best tree so far.</param>
    /// <exception cref="BadInputException">The file cannot be used, or a result cannot be written where it should.</exception>
    public static SolveAnswer Run(SolveRequest request, TimeProvider clock, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var began = clock.GetTimestamp();
        foreach (var output in new[] { request.Solution, request.Certificate }.OfType<string>())
        {
            AtomicFile.CheckFree(output, overwrite: true);
        }

        progress?.Report(new("reading the instance", -1));
        var instance = StpReader.Read(request.File);
        var options = new SteinerOptions
        {
            Threads = request.Threads,
            Seed = request.Seed,
            TimeLimit = request.TimeLimit - clock.GetElapsedTime(began) is { } left ? left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1) : null,
            Effort = request.Iterations ?? (request.TimeLimit is null ? DefaultIterations : UntilTimeIsUp),
        };
        var stages = progress is null ? null : new Stages(progress);
        var tree = instance.Problem == StpProblem.Pcspg
            ? SolvedTree.Of(SteinerSolver.SolveUnrooted(instance.Graph, options, stages, cancellation), instance)
            : SolvedTree.Of(SteinerSolver.Solve(instance.Graph, options, stages, cancellation), instance);
        if (tree.Unreachable.Length > 0)
        {
            return new SolveAnswer.Infeasible(
                instance.Name, $"infeasible: terminals {instance.Graph.Root + 1} and {tree.Unreachable[0] + 1} are in different components");
        }

        if (request.Solution is { } solution)
        {
            AtomicFile.Write(solution, stream => StpSolutionFile.Write(stream, instance, tree));
        }

        if (request.Certificate is { } certificate)
        {
            AtomicFile.Write(certificate, stream => StpCertificateFile.Write(stream, instance, tree.Proof));
        }

        return tree.Answer(instance, clock.GetElapsedTime(began).TotalSeconds);
    }

    private sealed class Stages(IProgress<StageProgress> progress) : IProgress<(string Stage, double Fraction)>
    {
        public void Report((string Stage, double Fraction) value) => progress.Report(new(value.Stage, value.Fraction));
    }
}
