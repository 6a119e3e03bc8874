namespace Zheli.Operations.Solve;

/// <summary>What to solve, and how.</summary>
public sealed record SolveRequest
{
    /// <summary>The instance, an STP or a PSPLIB file.</summary>
    public required string File { get; init; }

    /// <summary>Stops after this long; null lets the fixed amount of work run to its end.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Amount of work; null for the default, or as much as the time limit allows.</summary>
    public int? Iterations { get; init; }

    /// <summary>Threads to use; with a fixed amount of work the answer does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the tree or the schedule is written, or null.</summary>
    public string? Solution { get; init; }

    /// <summary>Where the proof of a tree's bound is written, or null.</summary>
    public string? Certificate { get; init; }
}

/// <summary>What was known at a moment of the run.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="Cost">Best tree or schedule, or null before the first.</param>
/// <param name="LowerBound">Best bound.</param>
public sealed record SolveMoment(double Seconds, decimal? Cost, decimal LowerBound);

/// <summary>Size after the reductions.</summary>
/// <param name="Vertices">Vertices left.</param>
/// <param name="Edges">Edges left.</param>
public sealed record ReducedSize(int Vertices, int Edges);

/// <summary>The answer to an instance: a tree, a schedule, or that there is none.</summary>
public abstract record SolveAnswer
{
    private SolveAnswer()
    {
    }

    /// <summary>A tree with its bound; all money in the file's own unit.</summary>
    public sealed record Solved : SolveAnswer
    {
        /// <summary>Name of the instance.</summary>
        public required string Name { get; init; }

        /// <summary>SPG, PCSPG, RPCST or MWCS.</summary>
        public required string Problem { get; init; }

        /// <summary>Vertices of the file.</summary>
        public required int Vertices { get; init; }

        /// <summary>Edges of the file.</summary>
        public required int Edges { get; init; }

        /// <summary>Terminals, or vertices with a prize.</summary>
        public required int Terminals { get; init; }

        /// <summary>Cost of the tree: its edges, and the prizes outside it.</summary>
        public required decimal Cost { get; init; }

        /// <summary>No tree costs less.</summary>
        public required decimal LowerBound { get; init; }

        /// <summary>(cost − lower bound) / lower bound.</summary>
        public required double Gap { get; init; }

        /// <summary>True when bound and cost are one.</summary>
        public required bool Optimal { get; init; }

        /// <summary>What the certificate alone proves, as costs are whole; elimination and branching may have proved more.</summary>
        public required decimal CertifiedBound { get; init; }

        /// <summary>Time of the work on the certificate alone, after the search; seconds.</summary>
        public required double CertifySeconds { get; init; }

        /// <summary>True when the time limit or the user cut the work short.</summary>
        public required bool StoppedEarly { get; init; }

        /// <summary>Wall time with reading, seconds.</summary>
        public required double Seconds { get; init; }

        /// <summary>Size after the reductions.</summary>
        public required ReducedSize Reduced { get; init; }

        /// <summary>How cost and bound came together.</summary>
        public required IReadOnlyList<SolveMoment> Trace { get; init; }
    }

    /// <summary>A schedule with its bound, in the file's periods.</summary>
    public sealed record Scheduled : SolveAnswer
    {
        /// <summary>Name of the instance.</summary>
        public required string Name { get; init; }

        /// <summary>RCPSP.</summary>
        public string Problem { get; } = "RCPSP";

        /// <summary>Jobs of the file, those without duration too.</summary>
        public required int Jobs { get; init; }

        /// <summary>Precedence relations.</summary>
        public required int Precedences { get; init; }

        /// <summary>Renewable resources.</summary>
        public required int Resources { get; init; }

        /// <summary>The makespan: when the last job finishes.</summary>
        public required int Cost { get; init; }

        /// <summary>No schedule is shorter.</summary>
        public required int LowerBound { get; init; }

        /// <summary>(cost − lower bound) / lower bound.</summary>
        public required double Gap { get; init; }

        /// <summary>True when bound and makespan are one.</summary>
        public required bool Optimal { get; init; }

        /// <summary>What critical path and resource energy prove without search.</summary>
        public required int RootBound { get; init; }

        /// <summary>Schedules that the genetic search built.</summary>
        public required long Schedules { get; init; }

        /// <summary>Contradictions that the exact search learnt from.</summary>
        public required long Conflicts { get; init; }

        /// <summary>True when the time limit or the user cut the work short.</summary>
        public required bool StoppedEarly { get; init; }

        /// <summary>Wall time with reading, seconds.</summary>
        public required double Seconds { get; init; }

        /// <summary>How makespan and bound came together.</summary>
        public required IReadOnlyList<SolveMoment> Trace { get; init; }
    }

    /// <summary>There is no tree, or no schedule.</summary>
    /// <param name="Name">Name of the instance.</param>
    /// <param name="Reason">Two terminals, in the file's numbers, that no path joins; or a job that asks for more than there is.</param>
    public sealed record Infeasible(string Name, string Reason) : SolveAnswer;
}
