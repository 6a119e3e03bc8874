using System.Diagnostics;

namespace Zheli.Algorithms.Scheduling;

/// <summary>
/// Solves resource-constrained project scheduling problems: two genetic populations and one exact search work side by side in rounds and tell each other what
/// they found between the rounds. See docs/methods/rcpsp.md.
/// </summary>
public static class RcpspSolver
{
    private const int Population = 100;
    private const long MostSchedulesOfRound = 8000;
    private const long FewestSchedulesOfRound = 100;
    private const long PlacementsOfRound = 1_000_000;
    private const long ConflictsOfRound = 1000;
    private const long FirstSchedules = 1000;

    /// <summary>Rounds in which the exact search may find nothing before it gives three of four rounds to the second population.</summary>
    private const int Patience = 12;

    /// <summary>Largest (activities × horizon) for which the exact search is tried; beyond it the genetic search stands alone.</summary>
    private const long MostExactCells = 4_000_000;

    /// <summary>Activities up to which the energy bound looks at every head; beyond it at the whole project alone.</summary>
    private const int MostForEnergy = 5000;

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem; every activity fits the capacities alone.</param>
    /// <param name="options">How much work.</param>
    /// <param name="progress">Told after each round: what was done, and the fraction of the work or −1.</param>
    /// <param name="cancellation">A stop gives the best schedule so far.</param>
    public static RcpspSolution Solve(
        RcpspProblem problem, RcpspOptions options, IProgress<(string Stage, double Fraction)>? progress = null, CancellationToken cancellation = default)
    {
        var run = new Run(problem, options, cancellation);
        return run.Solve(progress);
    }

    /// <summary>
    /// Critical path, and energy: all work that cannot begin before a day nor end less than so many days before the finish fits between the two only if every
    /// resource has capacity for it.
    /// </summary>
    /// <remarks>The head-body-tail bound of P. Baptiste, C. Le Pape, W. Nuijten, Annals of Operations Research 92 (1999), for intervals of heads and tails.</remarks>
    internal static int RootBound(RcpspProblem problem)
    {
        int[] head = problem.Heads(), tail = problem.Mirrored().Heads();
        long bound = 0;
        for (int i = 0; i < problem.Count; i++)
        {
            bound = Math.Max(bound, head[i] + problem.Duration[i]);
        }

        int[] byTail = [.. Enumerable.Range(0, problem.Count).OrderByDescending(i => tail[i])];
        foreach (int from in problem.Count <= MostForEnergy ? head.Distinct() : [0])
        {
            for (int r = 0; r < problem.ResourceCount; r++)
            {
                bound = Math.Max(bound, EnergyBound(problem, r, from, head, tail, byTail));
            }
        }

        return (int)bound;
    }

    private static long EnergyBound(RcpspProblem problem, int r, int from, int[] head, int[] tail, int[] byTail)
    {
        long energy = 0, bound = 0;
        foreach (int i in byTail)
        {
            if (head[i] >= from)
            {
                energy += (long)problem.Duration[i] * problem.Demand[(i * problem.ResourceCount) + r];
                bound = energy == 0 ? bound : Math.Max(bound, from + ((energy + problem.Capacity[r] - 1) / problem.Capacity[r]) + tail[i]);
            }
        }

        return bound;
    }

    private sealed class Run
    {
        private readonly RcpspProblem problem;
        private readonly RcpspOptions options;
        private readonly PackedResources packed;
        private readonly GeneticSearch[] populations;
        private readonly long began = Stopwatch.GetTimestamp();
        private readonly CancellationToken outside;
        private readonly List<RcpspTracePoint> trace = [];
        private readonly int rootBound;
        private readonly long schedulesOfRound;
        private ExplainedSearch? exact;
        private int[] best = [];
        private int makespan = int.MaxValue;
        private int bound;
        private int fruitless;

        public Run(RcpspProblem problem, RcpspOptions options, CancellationToken outside)
        {
            (this.problem, this.options, this.outside) = (problem, options, outside);
            packed = new PackedResources(problem);
            populations = [.. Enumerable.Range(0, 2).Select(s => new GeneticSearch(problem, packed, Population, options.Seed, s))];
            bound = rootBound = RcpspSolver.RootBound(problem);
            schedulesOfRound = Math.Clamp(PlacementsOfRound / Math.Max(1, problem.Count), FewestSchedulesOfRound, MostSchedulesOfRound);
        }

        private double Seconds => Stopwatch.GetElapsedTime(began).TotalSeconds;

        public RcpspSolution Solve(IProgress<(string Stage, double Fraction)>? progress)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(outside);
            if (options.TimeLimit is { } limit)
            {
                var left = limit - Stopwatch.GetElapsedTime(began);
                stop.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            }

            // One schedule at least, whatever the clock says.
            populations[0].Run(1, CancellationToken.None);
            Adopt();
            if (bound < makespan)
            {
                populations[0].Run(Math.Min(FirstSchedules, schedulesOfRound), stop.Token);
                Adopt();
            }

            bool exactly = bound < makespan && (long)problem.Count * (makespan + 1) <= MostExactCells;
            exact = exactly ? new ExplainedSearch(problem, packed, best, makespan) : null;
            int round = 0;
            while (bound < makespan && round < options.Rounds && !stop.IsCancellationRequested)
            {
                Round(round++, stop.Token);
                progress?.Report(($"makespan {makespan}, bound {bound}", options.TimeLimit is { } whole ? Seconds / whole.TotalSeconds : (double)round / options.Rounds));
            }

            return new RcpspSolution
            {
                Start = best,
                Makespan = makespan,
                LowerBound = bound,
                RootBound = rootBound,
                Schedules = populations.Sum(p => p.Built),
                Conflicts = exact?.Conflicts ?? 0,
                StoppedEarly = bound < makespan && stop.IsCancellationRequested,
                Trace = trace,
            };
        }

        /// <summary>Both sides work for a round, then exchange. What each does depends on nothing that the other does meanwhile.</summary>
        private void Round(int round, CancellationToken token)
        {
            var (outcome, proved) = (ProbeOutcome.Unknown, bound);
            var search = fruitless < Patience || round % 4 == 0 ? exact : null;
            Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, side =>
            {
                if (side == 1 && search is not null)
                {
                    (outcome, proved) = Probe(search, token);
                }
                else
                {
                    populations[side].Run(schedulesOfRound, token);
                }
            });
            Adopt();
            if (search is not null)
            {
                fruitless = outcome == ProbeOutcome.Unknown && proved == bound ? fruitless + 1 : 0;
                Adopt(search, outcome, proved);
            }
        }

        /// <summary>Refutes one makespan after the other while the contradictions of the round last.</summary>
        private (ProbeOutcome Outcome, int Proved) Probe(ExplainedSearch search, CancellationToken token)
        {
            var (outcome, proved, until) = (ProbeOutcome.Refuted, bound, search.Conflicts + ConflictsOfRound);
            while (outcome == ProbeOutcome.Refuted && proved < makespan && search.Conflicts < until)
            {
                outcome = search.Probe(proved, until - search.Conflicts, token);
                proved = Math.Max(search.LowerBound, outcome == ProbeOutcome.Refuted ? proved + 1 : proved);
            }

            return (outcome, proved);
        }

        private void Adopt(ExplainedSearch search, ProbeOutcome outcome, int proved)
        {
            if (outcome == ProbeOutcome.Found)
            {
                Adopt(search.Start);
            }

            bound = Math.Min(makespan, Math.Max(bound, proved));
            search.Tighten(makespan, best);
            Record();
        }

        private void Adopt()
        {
            foreach (var population in populations.Where(p => p.BestMakespan < makespan))
            {
                Adopt(population.BestStart);
            }
        }

        private void Adopt(int[] start)
        {
            best = (int[])start.Clone();
            makespan = 0;
            for (int i = 0; i < best.Length; i++)
            {
                makespan = Math.Max(makespan, best[i] + problem.Duration[i]);
            }

            Record();
        }

        private void Record()
        {
            if (trace.Count == 0 || trace[^1].Makespan != makespan || trace[^1].LowerBound != bound)
            {
                trace.Add(new(Seconds, makespan, bound));
            }
        }
    }
}
