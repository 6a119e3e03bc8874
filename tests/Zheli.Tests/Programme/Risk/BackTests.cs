using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;

namespace Zheli.Tests.Programme.Risk;

/// <summary>
/// The forecast against simulated truth. The truth is drawn by code of its own, with another generator: programme after programme is made up, its P80 forecast, and
/// one course of events played to the end. A forecast that means what it says is kept in about four of five.
/// </summary>
public sealed class BackTests
{
    private const int Programmes = 200;

    [Fact]
    public void The_date_of_four_in_five_is_kept_in_four_of_five_of_two_hundred_programmes()
    {
        int kept = 0, keptOfHalf = 0;
        for (var k = 0; k < Programmes; k++)
        {
            var schedule = RandomProgramme.Make(new Random(1000 + k), 12 + (k % 20), 1 + (k % 4));
            var odds = ForecasterTests.Odds(schedule, 400, seed: k).Programme;
            var truth = Play(schedule, new Random(777_000 + k));
            kept += truth <= odds.P80 ? 1 : 0;
            keptOfHalf += truth <= odds.P50 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"P80 kept by {kept} of {Programmes}, P50 by {keptOfHalf}");
        Assert.InRange(kept, 150, 170);
        Assert.InRange(keptOfHalf, 85, 115);
    }

    /// <summary>One course of events, as docs/methods/forecast.md words it.</summary>
    private static DateOnly Play(WorkSchedule schedule, Random random)
    {
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Factor(double low, double middle, double high, double z) => z < 0 ? middle * Math.Pow(low / middle, -z / 1.2815515655) : middle * Math.Pow(high / middle, z / 1.2815515655);
        double Mixed(double share, double common) => (Math.Sqrt(share) * common) + (Math.Sqrt(1 - share) * Normal());
        var inputs = schedule.Inputs;
        var work = new ScheduleCase(schedule.Packages, inputs);
        var programme = Factor(0.80, 0.95, 1.10, Normal());
        var crew = work.Pools.Select(p => p.Type).Distinct().ToDictionary(t => t, _ => Factor(0.85, 1, 1.15, Normal()));
        var region = work.Pools.Select(p => p.RegionId!.Value).Distinct().ToDictionary(r => r, _ => Factor(0.85, 1, 1.15, Normal()));
        var pace = work.Pools.ToDictionary(p => p, p => programme * crew[p.Type] * region[p.RegionId!.Value] * Factor(0.85, 1, 1.15, Normal()));
        var weather = Normal();
        var winter = region.Keys.ToDictionary(r => r, _ => Mixed(0.5, weather) is var z ? z < 0 ? 14 * z / 1.2815515655 : 21 * z / 1.2815515655 : 0);
        var office = region.Keys.ToDictionary(r => r, _ => Normal());
        var roads = Normal();
        var supply = crew.Keys.ToDictionary(t => t, _ => Factor(0.90, 1.10, 2.00, Mixed(0.6, roads)));
        var failing = Factor(0.02, 0.05, 0.12, Normal());

        var simulation = new CrewSimulation(work.Problem);
        for (var j = 0; j < schedule.Packages.Count; j++)
        {
            var package = schedule.Packages[j];
            var more = Factor(0.80, 1, 1.40, Normal()) * (random.NextDouble() < failing ? 1 + Factor(0.1, 0.3, 1.0, Normal()) : 1);
            simulation.Work[j] = (int)Math.Ceiling(package.Work * more / pace[new(package.Crew, package.RegionId)]);
            simulation.Release[j] = (int)Math.Round(Math.Max(
                package.PermitDays * Factor(0.80, 1.20, 2.50, Mixed(0.5, office[package.RegionId!.Value])), package.LeadDays * supply[package.Crew]));
        }

        var days = new WorkDays([.. work.Pools.Select(p => Days(inputs, p, winter[p.RegionId!.Value]))]);
        simulation.Run(work.PolicyOf(schedule.Policy), days);
        return work.DateOf(simulation.Lit.Max() - 1);
    }

    private static int[] Days(ScheduleInputs inputs, SchedulePool pool, double longer)
    {
        var months = inputs.Seasons.Single(s => s.Type == pool.Type && s.RegionId == pool.RegionId).MonthPercent;
        var off = inputs.Holidays.Select(h => h.Date).ToHashSet();
        var half = (int)Math.Round(Math.Clamp(longer, -30, 60) / 2);
        var units = new int[3653];
        for (var d = 0; d < units.Length; d++)
        {
            var date = inputs.Start.AddDays(d);
            int[] around = [months[date.Month - 1], months[date.AddDays(half).Month - 1], months[date.AddDays(-half).Month - 1]];
            units[d] = date.DayOfWeek == DayOfWeek.Sunday || off.Contains(date) ? 0 : half > 0 ? around.Min() : around.Max();
        }

        return units;
    }
}
