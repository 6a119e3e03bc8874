using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Programme.Schedule;

/// <summary>Puts a plan on a calendar of crews, seasons and money, with a proof of how far from the best possible it can be. See docs/methods/schedule.md.</summary>
public static class Scheduler
{
    private const int StepDays = 7;
    private const int PriceRounds = 100;
    private const int MostRounds = 500;
    private const long WorkOfSearch = 12_000_000, WorkOfShared = 2;

    /// <summary>Plans the calendar.</summary>
    /// <param name="territory">The map that was planned on.</param>
    /// <param name="catalogue">The country's figures.</param>
    /// <param name="regional">Whole catalogues of regions that differ.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="clock">Measures the time limit.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">A stop keeps the best calendar so far.</param>
    /// <exception cref="BadInputException">The request cannot be used; it carries every finding.</exception>
    public static WorkSchedule Plan(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, ScheduleRequest request, TimeProvider clock,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var began = clock.GetTimestamp();
        progress?.Report(new("cutting the plan into packages", -1));
        var (paces, packages) = Cut(territory, catalogue, regional, plan, request);
        RequestCheck.Refuse(request, packages, paces);
        var inputs = Staffed(ScheduleDefaults.Complete(request, packages, paces), packages, request);
        var work = new ScheduleCase(packages, inputs);

        progress?.Report(new("proving the bound", -1));
        var bound = WorthBound.Find(work.Problem, work.CountedDays, StepDays, PriceRounds, request.Threads, cancellation);
        bool IsLate() => cancellation.IsCancellationRequested || (request.TimeLimit is { } limit && clock.GetElapsedTime(began) > limit);
        var goal = inputs.Objective == ScheduleObjective.Finish ? CrewGoal.Finish : CrewGoal.Worth;

        // Crews of several pools look through all of them whenever they are free. What is proved to be late is best where it connects the most, and not where it is late by the fewest days.
        var rounds = (int)Math.Clamp(WorkOfSearch / (work.Problem.AlsoStart.Length > 0 ? WorkOfShared : 1) / Math.Max(1, packages.Count) / CrewSearch.Batch, 20, MostRounds);
        var deadline = bound.Finish > work.DeadlineDay ? CrewProblem.Never : work.DeadlineDay;
        var (policy, score, cutShort) = CrewSearch.Find(
            work.Problem, bound.MeanPrices(), bound.MeanEntry, new(goal, deadline, inputs.Seed, rounds, request.Threads), IsLate,
            share => progress?.Report(new("searching for the best calendar", share)));
        var played = new CrewSimulation(work.Problem);
        played.Run(policy);

        var figures = new Figures(work, played, inputs);
        List<WayOut> waysOut = [];
        if (figures.Finish > work.DeadlineDay || score.Never > 0)
        {
            progress?.Report(new("looking for what would meet the deadline", -1));
            waysOut = new DeadlineSearch(work, inputs, request.Threads).Find(bound.Finish, score.Never > 0 ? CrewProblem.Never : figures.Finish);
        }

        return new WorkSchedule
        {
            Inputs = inputs,
            Packages = packages,
            Dates = work.DatesOf(played),
            Proof = new ScheduleProof
            {
                StepDays = StepDays,
                Pools = work.Pools,
                Releases = [.. bound.Release.Select(work.DateOf)],
                PoolPrice = bound.PoolPrice,
                MoneyPrice = bound.MoneyPrice,
                WorthBound = bound.Value,
                FinishBound = work.DateOf(bound.Finish - 1),
            },
            Policy = ScheduleCase.PolicyOf(policy),
            Summary = Summarise(plan, work, inputs, figures, bound, waysOut) with
            {
                StoppedEarly = cutShort,
                Assumptions = paces.Assumptions(id => territory.Areas.FirstOrDefault(a => a.Id == id)?.Names.In("en") ?? "unknown"),
                Findings = Findings(request, inputs, score, work, played),
            },
        };
    }

    /// <summary>The work packages of a plan, upstream before downstream.</summary>
    public static IReadOnlyList<WorkPackage> Packages(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, ScheduleRequest request) =>
        Cut(territory, catalogue, regional, plan, request).Packages;

    /// <summary>The crews that the work asks for when nobody states any.</summary>
    public static IReadOnlyList<Crew> AssumedCrews(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, ScheduleRequest request)
    {
        var (paces, packages) = Cut(territory, catalogue, regional, plan, request);
        RequestCheck.Refuse(request, packages, paces);
        return Staffed(ScheduleDefaults.Complete(request with { Crews = null }, packages, paces), packages, request with { Crews = null }).Crews;
    }

    /// <summary>Assumed crews are enough for the deadline when any number is; stated ones are taken as they are. Rows of the same pool become one.</summary>
    private static ScheduleInputs Staffed(ScheduleInputs inputs, IReadOnlyList<WorkPackage> packages, ScheduleRequest request)
    {
        if (request.Crews is not null || inputs.Deadline is null)
        {
            return inputs;
        }

        var staffed = new DeadlineSearch(new ScheduleCase(packages, inputs), inputs, request.Threads).Staffed();
        return staffed with
        {
            Crews = [.. staffed.Crews.GroupBy(c => (c.Type, c.RegionId)).Select(g => g.First() with { Count = g.Sum(c => c.Count) })],
        };
    }

    private static (PriceList Paces, IReadOnlyList<WorkPackage> Packages) Cut(
        Territory territory, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, RolloutPlan plan, ScheduleRequest request)
    {
        var overrides = new Dictionary<string, decimal>(plan.Options.Overrides, StringComparer.Ordinal);
        foreach (var (key, value) in request.Overrides)
        {
            overrides[key] = value;
        }

        var paces = new PriceList(catalogue, regional, plan.Options with { Overrides = overrides });
        return (paces, WorkPackages.Of(territory, plan, paces, new PriceList(catalogue, regional, plan.Options)));
    }

    private static ScheduleSummary Summarise(
        RolloutPlan plan, ScheduleCase work, ScheduleInputs inputs, Figures figures, WorthBound bound, IReadOnlyList<WayOut> waysOut)
    {
        var isFinish = inputs.Objective == ScheduleObjective.Finish;
        var (objective, best) = isFinish ? (figures.Finish, bound.Finish) : (figures.WorthDays, bound.Value);
        return new ScheduleSummary
        {
            Scenario = plan.Options.Scenario,
            Packages = work.Packages.Count,
            Crews = inputs.Crews.Sum(c => c.Count),
            Finish = work.DateOf(figures.Finish - 1),
            MeetsDeadline = figures.Unfinished == 0 && figures.Finish <= work.DeadlineDay,
            PeopleConnected = figures.PeopleConnected,
            People = work.Packages.Sum(p => p.People),
            PeopleDays = figures.PeopleDays,
            Objective = objective,
            Bound = best,
            Gap = best == 0 ? 0 : (double)Math.Abs(best - objective) / best,
            FinishBound = work.DateOf(bound.Finish - 1),
            Capex = work.Packages.Sum(p => p.Capex),
            WaysOut = waysOut,
            Assumptions = [],
            Findings = [],
        };
    }

    private static List<Finding> Findings(ScheduleRequest request, ScheduleInputs inputs, CrewScore score, ScheduleCase work, CrewSimulation played)
    {
        var findings = new List<Finding>();
        if (inputs.Crews.Any(c => c.IsAssumed))
        {
            findings.Add(new(Severity.Warning, "crews-assumed", "crews", "No crews were given: the calendar assumes those that the work asks for.", "Maybe write them with --write-crews, correct the file, and give it with --crews."));
        }

        if (score.Never > 0)
        {
            findings.Add(new(
                Severity.Error, "packages-unfinished", "calendar", FormattableString.Invariant($"{score.Never} packages can never be built: {WhyNever(inputs, work, played)}."),
                "Maybe let crews stay longer, or look at the months and days off on which they stand still and at the money."));
        }

        // Of what is under way, some waits until its crew has ended what it was at before: that breaks no lock.
        if (score.BrokenLocks > 0)
        {
            findings.AddRange(BrokenLocks.Of(
                inputs, request.Places, id => IsBroken(work.Problem, played, work.IndexOf(id)),
                id => played.Start[work.IndexOf(id)] is var start && start < CrewProblem.Never ? work.DateOf(start) : null));
        }

        return findings;
    }

    /// <summary>What keeps each pool from ending its work, the pools with the most of it first.</summary>
    private static string WhyNever(ScheduleInputs inputs, ScheduleCase work, CrewSimulation played)
    {
        const int Named = 4;
        var left = Enumerable.Range(0, work.Packages.Count).Where(j => played.End[j] >= CrewProblem.Never).Select(j => work.Packages[j])
            .GroupBy(p => (p.Crew, p.RegionId)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.RegionId ?? long.MaxValue).ThenBy(g => g.Key.Crew).ToList();
        return string.Join("; ", left.Take(Named).Select(g => FormattableString.Invariant($"{g.Count()} for {RequestCheck.Word(g.Key.Crew)} crews of region {RequestCheck.Region(g.Key.RegionId)}{Why(g.Key)}")))
            + (left.Count > Named ? FormattableString.Invariant($"; {left.Skip(Named).Sum(g => g.Count())} for others") : "");

        string Why((CrewType Type, long? Region) pool)
        {
            var crews = inputs.Crews.Where(c => c.Type == pool.Type && c.Serves(pool.Region)).ToList();
            return inputs.Seasons.FirstOrDefault(s => s.Type == pool.Type && s.RegionId == pool.Region) is { } season && season.MonthPercent.All(month => month == 0) ? ", which work in no month"
                : crews.Count > 0 && crews.All(c => c.Until is not null) ? FormattableString.Invariant($", which end on {crews.Max(c => c.Until):yyyy-MM-dd}")
                : ", which have no days or no money left for it, or wait for the others";
        }
    }

    private static bool IsBroken(CrewProblem problem, CrewSimulation played, int package) => played.Start[package] != problem.LockedStart[package]
        || Enumerable.Range(problem.PredecessorStart[package], problem.PredecessorStart[package + 1] - problem.PredecessorStart[package])
            .Any(i => played.End[problem.Predecessor[i]] > played.Start[package]);

    /// <summary>What a calendar comes to.</summary>
    private sealed class Figures
    {
        public Figures(ScheduleCase work, CrewSimulation played, ScheduleInputs inputs)
        {
            for (var j = 0; j < work.Packages.Count; j++)
            {
                Finish = Math.Max(Finish, Math.Min(played.End[j], work.Problem.Days.Horizon + 1));
                Unfinished += played.End[j] >= CrewProblem.Never ? 1 : 0;
                var counted = Math.Max(0, work.CountedDays - played.Lit[j]);
                WorthDays += work.Problem.Worth[j] * counted;
                PeopleDays += work.Packages[j].People * counted;
                PeopleConnected += counted > 0 ? work.Packages[j].People : 0;
            }
        }

        /// <summary>The day after the last day of work; where work does not end, the day after the first that no calendar has.</summary>
        public int Finish { get; }

        public int Unfinished { get; }

        public long WorthDays { get; }

        public long PeopleDays { get; }

        public long PeopleConnected { get; }
    }
}
