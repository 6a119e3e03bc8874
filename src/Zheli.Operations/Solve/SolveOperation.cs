using Zheli.Algorithms.Scheduling;
using Zheli.Algorithms.Steiner;
using Zheli.Model;
using Zheli.Operations.Export;

namespace Zheli.Operations.Solve;

/// <summary>The verb <c>solve</c>: an instance of the literature, its tree and its proof, or its schedule and its bound.</summary>
public static class SolveOperation
{
    /// <summary>A chain of terminals lists half the square of their number: ten thousand of them are still written.</summary>
    private const long MostPotentials = 60_000_000;

    private const int DefaultIterations = 2;
    private const int DefaultRounds = 20;
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
        AtomicFile.CheckFree([.. new[] { request.Solution, request.Certificate }.OfType<string>()], overwrite: true, request.File);

        progress?.Report(new("reading the instance", -1));
        return InstanceText.IsProject(request.File) ? Schedule(request, clock, began, progress, cancellation) : Connect(request, clock, began, progress, cancellation);
    }

    private static SolveAnswer Schedule(SolveRequest request, TimeProvider clock, long began, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (request.Certificate is not null)
        {
            throw new BadInputException("certificate-not-given", "--certificate", "The bound of a schedule has no certificate file.", "Maybe leave --certificate out.");
        }

        var instance = SmReader.Read(request.File, cancellation);
        if (instance.Impossible() is { } reason)
        {
            return new SolveAnswer.Infeasible(instance.Name, reason);
        }

        var options = new RcpspOptions
        {
            Threads = request.Threads,
            Seed = request.Seed,
            TimeLimit = Left(request, clock, began),
            Rounds = request.Iterations ?? (request.TimeLimit is null ? DefaultRounds : UntilTimeIsUp),
        };
        var solution = RcpspSolver.Solve(instance.Problem(), options, progress is null ? null : new Stages(progress), cancellation);
        if (request.Solution is { } file)
        {
            AtomicFile.Write(file, stream => SmSolutionFile.Write(stream, instance.Name, solution.Makespan, solution.Start));
        }

        return new SolveAnswer.Scheduled
        {
            Name = instance.Name,
            Jobs = instance.Duration.Length,
            Precedences = instance.Arcs.Count,
            Resources = instance.Capacity.Length,
            Cost = solution.Makespan,
            LowerBound = solution.LowerBound,
            Gap = solution.LowerBound > 0 ? (double)(solution.Makespan - solution.LowerBound) / solution.LowerBound : 0,
            Optimal = solution.LowerBound == solution.Makespan,
            RootBound = solution.RootBound,
            Schedules = solution.Schedules,
            Conflicts = solution.Conflicts,
            StoppedEarly = solution.StoppedEarly,
            Seconds = clock.GetElapsedTime(began).TotalSeconds,
            Trace = [.. solution.Trace.Select(t => new SolveMoment(t.Seconds, t.Makespan, t.LowerBound))],
        };
    }

    private static TimeSpan? Left(SolveRequest request, TimeProvider clock, long began) =>
        request.TimeLimit - clock.GetElapsedTime(began) is { } left ? left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1) : null;

    private static SolveAnswer Connect(SolveRequest request, TimeProvider clock, long began, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var instance = StpReader.Read(request.File, cancellation);
        double read = clock.GetElapsedTime(began).TotalSeconds;
        var options = new SteinerOptions
        {
            Threads = request.Threads,
            Seed = request.Seed,
            TimeLimit = Left(request, clock, began),
            Effort = request.Iterations ?? (request.TimeLimit is null ? DefaultIterations : UntilTimeIsUp),
            WantCertificate = request.Certificate is not null,
            SharpenCertificate = request.Certificate is not null,
            MostPotentials = MostPotentials,
        };
        var stages = progress is null ? null : new Stages(progress);
        var tree = Solve(instance, options, stages, cancellation);
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

        return tree.Answer(instance, read, clock.GetElapsedTime(began).TotalSeconds);
    }

    private static SolvedTree Solve(StpInstance instance, SteinerOptions options, Stages? stages, CancellationToken cancellation)
    {
        try
        {
            return instance.IsUnrooted
                ? SolvedTree.Of(SteinerSolver.SolveUnrooted(instance.Graph, options, stages, cancellation), instance)
                : SolvedTree.Of(SteinerSolver.Solve(instance.Graph, options, stages, cancellation), instance);
        }
        catch (ProofTooLargeException problem)
        {
            throw new BadInputException(
                "certificate-too-large", "--certificate", $"The proof would list more than {problem.Most / 1_000_000} million potentials.",
                "Leave the certificate out: the same tree and bound come without it.");
        }
    }

    private sealed class Stages(IProgress<StageProgress> progress) : IProgress<(string Stage, double Fraction)>
    {
        public void Report((string Stage, double Fraction) value) => progress.Report(new(value.Stage, value.Fraction));
    }
}
