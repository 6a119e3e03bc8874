using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;

namespace Zheli.Tests.Programme.Risk;

/// <summary>Small made-up programmes with a calendar: trees of stretches in a few regions, a node behind each, two types of crews, a winter.</summary>
internal static class RandomProgramme
{
    public static readonly DateOnly Start = new(2026, 1, 1);

    /// <summary>A programme of some stretches, each with a node, on a calendar.</summary>
    public static WorkSchedule Make(Random random, int stretches, int regions, DateOnly? deadline = null)
    {
        var packages = new List<WorkPackage>();
        var region = new long[stretches];
        for (var k = 0; k < stretches; k++)
        {
            var up = k == 0 || random.Next(5) == 0 ? -1 : random.Next(k);
            region[k] = up < 0 ? 1 + random.Next(regions) : region[up];
            var place = new GeoPoint(70 + (region[k] * 2) + random.NextDouble(), 45 + random.NextDouble());
            packages.Add(Package($"S-{k:x16}", WorkKind.Stretch, CrewType.Ground, region[k], place, 200 + random.Next(3000)) with
            {
                Upstream = up < 0 ? null : $"S-{up:x16}", PermitDays = random.Next(120), LeadDays = random.Next(90),
            });
            packages.Add(Package($"N-{k:x16}", WorkKind.Node, CrewType.Splicing, region[k], place, 50 + random.Next(300)) with
            {
                SettlementId = k + 1, Upstream = $"S-{k:x16}", StartsAfter = [$"S-{k:x16}"], LeadDays = random.Next(120), People = 50 + random.Next(2000),
            });
        }

        var inputs = new ScheduleInputs
        {
            Start = Start,
            Deadline = deadline,
            AsOf = Start,
            CountedUntil = deadline ?? Start.AddYears(2),
            Crews = [.. region.Distinct().Order().SelectMany(r => new[]
            {
                new Crew(CrewType.Ground, r, 1 + random.Next(3), null, null, 100, false), new Crew(CrewType.Splicing, r, 1 + random.Next(2), null, null, 100, false),
            })],
            Seasons = [.. region.Distinct().Order().SelectMany(r => new[]
            {
                new Season(CrewType.Ground, r, [0, 0, 50, 100, 100, 100, 100, 100, 100, 100, 50, 0], "made up"),
                new Season(CrewType.Splicing, r, [80, 80, 100, 100, 100, 100, 100, 100, 100, 100, 100, 80], "made up"),
            })],
            Holidays = [new Holiday(new(2026, 3, 8), "made up")],
            WeekDays = 6,
            MoveMetresPerDay = [250_000, 250_000, 250_000, 500_000, 500_000, 500_000],
        };
        return Calendar(packages, inputs);
    }

    /// <summary>The calendar that handing out the work in the order of the list gives.</summary>
    public static WorkSchedule Calendar(IReadOnlyList<WorkPackage> packages, ScheduleInputs inputs)
    {
        var work = new ScheduleCase(packages, inputs);
        var simulation = new CrewSimulation(work.Problem);
        var policy = new CrewPolicy(work.Problem, [.. Enumerable.Range(0, packages.Count)], new long[packages.Count], 1, 0);
        simulation.Run(policy);
        var dates = work.DatesOf(simulation);
        var finish = dates.Max(d => d.Lit);
        return new WorkSchedule
        {
            Inputs = inputs,
            Packages = packages,
            Dates = dates,
            Proof = new ScheduleProof { StepDays = 7, Pools = work.Pools, PoolPrice = [], MoneyPrice = [], WorthBound = 0, FinishBound = finish },
            Policy = ScheduleCase.PolicyOf(policy),
            Summary = new ScheduleSummary
            {
                Scenario = "base", Packages = packages.Count, Crews = inputs.Crews.Sum(c => c.Count), Finish = finish, MeetsDeadline = true, PeopleConnected = 0,
                People = packages.Sum(p => p.People), PeopleDays = 0, Objective = 0, Bound = 0, Gap = 0, FinishBound = finish, Capex = 0, Assumptions = [], Findings = [],
            },
        };
    }

    private static WorkPackage Package(string id, WorkKind kind, CrewType crew, long region, GeoPoint place, int work) => new()
    {
        Id = id, Kind = kind, Crew = crew, RegionId = region, Quantities = [], Work = work, Capex = 1_000_000, From = place, To = place,
    };
}
