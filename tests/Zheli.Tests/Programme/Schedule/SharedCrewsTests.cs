using Zheli.Algorithms.Scheduling.Crews;
using Zheli.Model.Programme;
using Zheli.Programme.Schedule;
using Zheli.Tests.Programme.Risk;

namespace Zheli.Tests.Programme.Schedule;

/// <summary>Crews that serve several regions: how many more like them meet a deadline, and how near the bound is.</summary>
public sealed class SharedCrewsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void More_crews_like_those_there_are_meet_the_deadline_and_one_less_than_proved_does_not(int seed)
    {
        var made = RandomProgramme.Make(new Random(seed), 30, 3, new(2026, 12, 31));
        var inputs = made.Inputs with { Crews = OfAll(made.Packages, 40) };
        var work = new ScheduleCase(made.Packages, inputs);
        var bound = WorthBound.Find(work.Problem, work.CountedDays, 7, 30);
        var ways = new DeadlineSearch(work, inputs, threads: 2).Find(bound.Finish, CrewProblem.Never);
        var more = ways.Where(w => w.Kind == "crews").ToList();
        Assert.NotEmpty(more);
        Assert.All(more, w => Assert.Null(w.RegionId));
        Assert.All(more, w => Assert.InRange(w.AtLeast, 0, w.Amount));
        var enough = With(inputs, type => (int)more.Where(w => w.Type == type).Sum(w => w.Amount));
        Assert.True(CrewSearch.Meets(new ScheduleCase(made.Packages, enough).Problem, work.DeadlineDay, 2).Meets);
        foreach (var proved in more.Where(w => w.AtLeast > 0))
        {
            var less = new ScheduleCase(made.Packages, With(enough, type => type == proved.Type ? (int)(proved.AtLeast - 1 - proved.Amount) : 0));
            Assert.True(WorthBound.Find(less.Problem, work.CountedDays, 7, 1).Finish > work.DeadlineDay);
        }
    }

    [Fact]
    public void The_bound_of_crews_of_all_regions_is_near_that_of_one_region()
    {
        // Where every crew serves every region and no way takes time, regions mean nothing: the bound must see that.
        var made = RandomProgramme.Make(new Random(5), 60, 4, new(2026, 12, 31));
        var inputs = made.Inputs with
        {
            Crews = OfAll(made.Packages, 100), Seasons = [.. made.Inputs.Seasons.Select(s => s with { MonthPercent = [.. Enumerable.Repeat(100, 12)] })],
        };
        var apart = new ScheduleCase(made.Packages, inputs);
        var one = new ScheduleCase(
            [.. made.Packages.Select(p => p with { RegionId = 1 })],
            inputs with { Crews = [.. inputs.Crews.Select(c => c with { RegionId = 1, AlsoIn = [] })], Seasons = [.. inputs.Seasons.Where(s => s.RegionId == 1)] });
        var (several, single) = (WorthBound.Find(apart.Problem, apart.CountedDays, 7, 60).Value, WorthBound.Find(one.Problem, one.CountedDays, 7, 60).Value);
        Assert.InRange((double)several / single, 0.99, 1.02);
    }

    private static ScheduleInputs With(ScheduleInputs inputs, Func<CrewType, int> more) => inputs with { Crews = [.. inputs.Crews.Select(c => c with { Count = c.Count + more(c.Type) })] };

    private static List<Crew> OfAll(IReadOnlyList<WorkPackage> packages, int pace)
    {
        var regions = packages.Select(p => p.RegionId!.Value).Distinct().Order().ToList();
        return [.. packages.Select(p => p.Crew).Distinct().Order().Select(type => new Crew(type, regions[0], 1, null, null, pace, false) { AlsoIn = [.. regions.Skip(1)] })];
    }
}
