using Zheli.Algorithms.Sampling;
using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;
using Zheli.Programme.Schedule;

namespace Zheli.Programme.Risk;

/// <summary>What is asked of a forecast.</summary>
/// <param name="Samples">Courses of events to draw, 20 to 1,000,000.</param>
/// <param name="Seed">Seed of every draw.</param>
/// <param name="Threads">Threads; the forecast does not depend on it.</param>
public sealed record ForecastRequest(int Samples, int Seed, int Threads);

/// <summary>
/// The odds of a calendar: many possible courses of events are drawn, and in each the calendar's own policy hands out the work anew. See docs/methods/forecast.md.
/// </summary>
public static class Forecaster
{
    private const int SamplesOfBlock = 64;
    private const int DriversTried = 6;
    private const int SamplesOfTrial = 200;
    private const int MostMonths = 120;

    /// <summary>Draws and counts.</summary>
    /// <param name="schedule">The calendar.</param>
    /// <param name="territory">Names of places.</param>
    /// <param name="catalogue">Figures <c>risk.*</c>.</param>
    /// <param name="measured">How fast crews have built so far, by the log; empty before anything is.</param>
    /// <param name="request">How many draws, and which.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">A stop gives no forecast.</param>
    /// <exception cref="BadInputException">A figure cannot be drawn from.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ProgrammeForecast Run(
        WorkSchedule schedule, Territory territory, CostCatalogue catalogue, IReadOnlyList<MeasuredProductivity> measured, ForecastRequest request,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var figures = new RiskAssumptions(catalogue);
        var work = new ScheduleCase(schedule.Packages, schedule.Inputs);
        var policy = work.PolicyOf(schedule.Policy);
        var replayed = Replay(work, policy);
        var model = new RiskModel(work, schedule.Inputs, figures, measured, request.Seed);
        var outcomes = new ForecastOutcomes(work, schedule, territory, model.Causes.Count, request.Samples, MostMonths);
        var runs = new Runs(model, policy, request.Threads, cancellation);
        runs.Play(request.Samples, -1, outcomes.Take, share => progress?.Report(new("drawing", share)));

        var median = FinishOf(model, policy);
        var drivers = Drivers(model, outcomes, runs, share => progress?.Report(new("trying what a cause costs", share)));
        return new ProgrammeForecast
        {
            Scenario = schedule.Summary.Scenario,
            Deadline = schedule.Inputs.Deadline,
            AsOf = schedule.Inputs.AsOf,
            Seed = request.Seed,
            Policy = schedule.Policy.Fingerprint(schedule.Packages),
            Programme = outcomes.Programme(),
            AllAtMedian = ForecastOutcomes.LastDay(work, median),
            Replayed = ForecastOutcomes.LastDay(work, replayed),
            Percentiles = outcomes.Percentiles(),
            Fan = outcomes.Fan(),
            Regions = outcomes.Regions(),
            Settlements = outcomes.Settlements(),
            Drivers = drivers,
            Measured = PoolPace.Figures(measured),
            Convergence = outcomes.Convergence(),
            Outside = ReferenceClass.View(schedule.Inputs.Start, schedule.Summary.Finish),
            Assumptions = figures.Used,
            Findings = Findings(schedule, work, ForecastOutcomes.LastDay(work, replayed)),
        };
    }

    /// <summary>The end of the calendar's own policy, played when nothing happens: the calendar's, unless the two do not belong together.</summary>
    private static int Replay(ScheduleCase work, CrewPolicy policy)
    {
        var simulation = new CrewSimulation(work.Problem);
        simulation.Run(policy);
        return simulation.Lit.DefaultIfEmpty(0).Max();
    }

    private static int FinishOf(RiskModel model, CrewPolicy policy)
    {
        var problem = model.ProblemForWorker();
        var simulation = new CrewSimulation(problem);
        model.Draw(-1, -1, problem, simulation, model.TablesForWorker(), new double[model.Causes.Count]);
        simulation.Run(policy, model.Days);
        return simulation.Lit.DefaultIfEmpty(0).Max();
    }

    /// <summary>Rank correlation of every cause with the finish; the strongest are held at their median, one by one, on the same draws.</summary>
    private static List<RiskDriver> Drivers(RiskModel model, ForecastOutcomes outcomes, Runs runs, Action<double> progress)
    {
        var finish = SampleStatistics.Ranks([.. outcomes.Finish.Select(f => (double)f)]);
        var ranked = model.Causes.Select((cause, k) => (cause, k, Rho: SampleStatistics.Correlation(SampleStatistics.Ranks(outcomes.Deviates(k)), finish)))
            .OrderByDescending(c => Math.Abs(c.Rho)).ThenBy(c => c.k).ToList();
        var trial = Math.Min(outcomes.Samples, SamplesOfTrial);
        var without = SampleStatistics.Quantile([.. outcomes.Finish.Take(trial).Order()], 0.8);
        var drivers = new List<RiskDriver>();
        foreach (var (cause, k, rho) in ranked)
        {
            int? gain = null;
            if (drivers.Count < DriversTried && without < CrewProblem.Never)
            {
                var held = new int[trial];
                runs.Play(trial, k, (sample, simulation, _) => held[sample] = simulation.Lit.Max(), _ => { });
                Array.Sort(held);
                gain = without - SampleStatistics.Quantile(held, 0.8);
                progress((drivers.Count + 1.0) / DriversTried);
            }

            drivers.Add(new RiskDriver(cause.Name, cause.Assumption, cause.RegionId, cause.Crew, Math.Round(rho, 4), gain));
        }

        return drivers;
    }

    private static List<Finding> Findings(WorkSchedule schedule, ScheduleCase work, DateOnly? replayed)
    {
        var findings = new List<Finding>();
        if ((replayed ?? work.DateOf(CrewProblem.Never)) != schedule.Summary.Finish)
        {
            var end = replayed is { } day ? FormattableString.Invariant($"on {day:yyyy-MM-dd}") : "on no day that is simulated";
            findings.Add(new(
                Severity.Note, "calendar-replayed", "calendar", FormattableString.Invariant($"The calendar ends on {schedule.Summary.Finish:yyyy-MM-dd}; its policy, played again, {end}."),
                "The samples are played by this policy."));
        }

        if (schedule.Inputs.Crews.Any(c => c.IsAssumed))
        {
            findings.Add(new(Severity.Warning, "crews-assumed", "crews", "The calendar assumes its crews; so do the odds.", "Maybe give crews to 'zheli schedule'."));
        }

        findings.Add(new(
            Severity.Warning, "risks-not-drawn", "forecast", "Money that comes late, plans that change, contracts that fail and conflicts are not drawn: the outside view holds them.",
            "Maybe read both."));
        return findings;
    }

    /// <summary>Plays samples on several threads; each has a simulation of its own.</summary>
    private sealed class Runs(RiskModel model, CrewPolicy policy, int threads, CancellationToken cancellation)
    {
        public void Play(int samples, int held, Action<int, CrewSimulation, double[]> take, Action<double> progress)
        {
            var blocks = (samples + SamplesOfBlock - 1) / SamplesOfBlock;
            var done = 0;
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, () => new Worker(model), (block, _, worker) =>
            {
                for (var sample = block * SamplesOfBlock; sample < Math.Min(samples, (block + 1) * SamplesOfBlock); sample++)
                {
                    model.Draw(sample, held, worker.Problem, worker.Simulation, worker.Permits, worker.Deviates);
                    worker.Simulation.Run(policy, model.Days);
                    take(sample, worker.Simulation, worker.Deviates);
                }

                progress((double)Interlocked.Increment(ref done) / blocks);
                return worker;
            }, static _ => { });
        }
    }

    private sealed class Worker
    {
        public Worker(RiskModel model)
        {
            Problem = model.ProblemForWorker();
            Simulation = new CrewSimulation(Problem);
            (Permits, Deviates) = (model.TablesForWorker(), new double[model.Causes.Count]);
        }

        public CrewProblem Problem { get; }

        public CrewSimulation Simulation { get; }

        public QuantileTable[] Permits { get; }

        public double[] Deviates { get; }
    }
}
