using Zheli.Algorithms.Scheduling.Crews;

namespace Zheli.Tests.Algorithms.Scheduling.Crews;

/// <summary>Small random cases with everything in them, against all calendars that there are; and laws that hold for any size.</summary>
public sealed class SmallCasesTests
{
    [Fact]
    public void On_average_the_search_is_within_one_per_cent_of_the_best_of_all_calendars()
    {
        var (gaps, cases) = (0.0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var scene = Random(seed, 6);
            var problem = scene.Problem();
            var best = BestOfAll(problem);
            var (_, score, _) = CrewSearch.Find(problem, new long[problem.PoolCount], [], new(CrewGoal.Worth, CrewProblem.Never, 1, 120, 1), static () => false);
            Assert.True(score.Main >= best, $"seed {seed}: {score.Main} is better than the best of all, {best}");
            (gaps, cases) = (gaps + ((double)(score.Main - best) / best), cases + 1);
        }

        Assert.True(gaps / cases <= 0.01, $"mean gap {gaps / cases:P2}");
    }

    [Fact]
    public void No_calendar_is_worth_more_than_the_bound_nor_ends_before_it()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = Random(seed, 5).Problem();
            foreach (var counted in new[] { 20, 60, 200 })
            {
                var bound = WorthBound.Find(problem, counted, 1 + (seed % 7), 30);
                ForEachCalendar(problem, played =>
                {
                    var worth = Enumerable.Range(0, problem.Count).Sum(j => problem.Worth[j] * Math.Max(0, counted - played.Lit[j]));
                    Assert.True(worth <= bound.Value, $"seed {seed}: {worth} against a bound of {bound.Value}");
                    Assert.True(played.End.Max() >= bound.Finish, $"seed {seed}: ends on {played.End.Max()} before {bound.Finish}");
                });
            }
        }
    }

    [Fact]
    public void Crews_of_several_pools_do_no_more_than_the_bound()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = Random(seed, 5).Problem();
            if (problem.PoolCount < 2)
            {
                continue;
            }

            // The first crew serves the other pool too.
            problem = problem with { AlsoStart = [0, .. Enumerable.Repeat(1, problem.CrewCount)], AlsoPool = [1] };
            var bound = WorthBound.Find(problem, 60, 1 + (seed % 7), 30);
            ForEachCalendar(problem, played =>
            {
                Assert.True(Worth(problem, played.Lit, 60) <= bound.Value, $"seed {seed}");
                Assert.True(played.End.Max() >= bound.Finish, $"seed {seed}: ends on {played.End.Max()} before {bound.Finish}");
            });
            var (_, score, _) = CrewSearch.Find(problem, new long[problem.PoolCount], [], new(CrewGoal.Worth, CrewProblem.Never, 1, 5, 1), static () => false);
            Assert.Equal(0, score.Never);
        }
    }

    private static long Worth(CrewProblem problem, int[] lit, int counted) => Enumerable.Range(0, problem.Count).Sum(j => problem.Worth[j] * Math.Max(0, counted - lit[j]));

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var problem = Random(5, 60).Problem();
        CrewScore With(int threads) => CrewSearch.Find(problem, new long[problem.PoolCount], [], new(CrewGoal.Worth, CrewProblem.Never, 7, 20, threads), static () => false).Score;
        Assert.Equal(With(1), With(4));
    }

    [Fact]
    public void Locked_work_begins_on_its_day_and_others_work_around_it()
    {
        // One crew, three packages of ten days; the one of least worth is locked to day 5.
        var scene = new CrewScene { Upstream = [-1, -1, -1], Work = [1000, 1000, 400], Worth = [9, 1, 5], Locked = [-1, 5, -1] };
        var problem = scene.Problem();
        var (policy, score, _) = CrewSearch.Find(problem, new long[1], [], new(CrewGoal.Worth, CrewProblem.Never, 1, 5, 1), static () => false);
        var played = new CrewSimulation(problem);
        played.Run(policy);
        Assert.Equal(0, score.BrokenLocks);
        Assert.Equal([15, 5, 0], played.Start);
        Assert.Equal([25, 15, 4], played.End);
    }

    [Fact]
    public void No_crew_does_finished_work_again()
    {
        // The second hangs from the first and both are finished; the third is all that is left.
        var scene = new CrewScene
        {
            Upstream = [-1, 0, 1], Work = [500, 500, 300], Worth = [1, 1, 1], Precedence = [(0, 1), (1, 2)], Done = [(0, 5), (5, 10), (-1, -1)],
        };
        var played = new CrewSimulation(scene.Problem());
        played.Run(new CrewPolicy(scene.Problem(), [0, 1, 2], [1, 1, 1], 1, 0));
        Assert.Equal([-1, -1, 0], played.Crew);
        Assert.Equal([0, 5, 10], played.Start);
        Assert.Equal([5, 10, 13], played.End);
        Assert.Equal([5, 10, 13], played.Lit);
    }

    [Fact]
    public void What_waits_for_finished_work_alone_begins_when_its_permit_is_there()
    {
        var scene = new CrewScene { Upstream = [-1, -1], Work = [500, 300], Worth = [1, 1], Release = [0, 12], Precedence = [(0, 1)], Done = [(0, 5), (-1, -1)] };
        var played = new CrewSimulation(scene.Problem());
        played.Run(new CrewPolicy(scene.Problem(), [0, 1], [1, 1], 1, 0));
        Assert.Equal([0, 12], played.Start);
    }

    [Fact]
    public void Money_lets_no_package_begin_before_it_is_there()
    {
        var scene = new CrewScene { Upstream = [-1, -1], Work = [500, 500], Worth = [1, 1], Cost = [100, 100], CashDay = [3, 20], CashTotal = [150, 250] };
        var played = new CrewSimulation(scene.Problem());
        played.Run(new CrewPolicy(scene.Problem(), [0, 1], [1, 1], 1, 0));
        Assert.Equal([3, 20], played.Start);
    }

    [Fact]
    public void What_others_stay_dark_for_lack_of_is_called_for_first()
    {
        // Node 1 keeps its village, package 2, dark; node 0 is denser. Pool 0 builds nodes and is busy with package 3 until the village has begun.
        var scene = new CrewScene
        {
            Upstream = [-1, -1, 1, -1], Work = [200, 200, 1000, 300], Worth = [5, 0, 9, 1], Pool = [0, 0, 1, 0], Crews = [(0, 100), (1, 100)],
        };
        int[] Starts(int awaited)
        {
            var played = new CrewSimulation(scene.Problem());
            played.Run(new CrewPolicy(scene.Problem(), [3, 0, 1, 2], [20, 10, 30, 40], 4, 0, awaitedPercent: awaited));
            return played.Start;
        }

        Assert.Equal([3, 5, 0, 0], Starts(0));
        Assert.Equal([5, 3, 0, 0], Starts(100));
    }

    [Fact]
    public void A_way_that_counts_for_more_keeps_a_crew_where_it_is()
    {
        // From package 0 it is a day to package 1, which is the denser by half, and no way to package 2.
        var scene = new CrewScene { Upstream = [-1, -1, -1], Work = [100, 300, 300], Worth = [9, 3, 2], Place = [0, 0, 0, 1000, 0, 0, 0, 0, 0], MetresPerDay = 1000 };
        int[] Starts(int way)
        {
            var played = new CrewSimulation(scene.Problem());
            played.Run(new CrewPolicy(scene.Problem(), [0, 1, 2], [90, 15, 10], 4, 0, wayPercent: way));
            return played.Start;
        }

        Assert.Equal([0, 1, 5], Starts(100));
        Assert.Equal([0, 4, 1], Starts(200));
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        var problem = Random(3, 200).Problem();
        var policy = new CrewPolicy(problem, [.. Enumerable.Range(0, problem.Count)], new long[problem.Count], 4, 3);
        var simulation = new CrewSimulation(problem);
        simulation.Run(policy);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            simulation.Run(policy);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static CrewScene Random(int seed, int most)
    {
        var random = new Random(seed);
        var n = random.Next(2, most + 1);
        var pools = random.Next(1, 3);
        var hasCash = random.Next(3) == 0;
        long[] cost = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(1, 9))];
        return new CrewScene
        {
            Upstream = CrewScene.Forest(random, n),
            Work = [.. Enumerable.Range(0, n).Select(_ => random.Next(50, 900))],
            Worth = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(0, 20) + 1)],
            Pool = [.. Enumerable.Range(0, n).Select(_ => random.Next(pools))],
            Release = [.. Enumerable.Range(0, n).Select(_ => random.Next(3) == 0 ? random.Next(12) : 0)],
            Cost = cost,
            Precedence = [.. Enumerable.Range(1, n - 1).Where(_ => random.Next(5) == 0).Select(j => (random.Next(j), j))],
            Crews = [.. Enumerable.Range(0, pools).SelectMany(p => Enumerable.Repeat((p, random.Next(2) == 0 ? 100 : 80), random.Next(1, 3)))],
            Week = random.Next(2) == 0 ? [100] : [100, 100, 100, 100, 100, 0, 0],
            CashDay = hasCash ? [0, 10, 25] : [],
            CashTotal = hasCash ? [cost.Sum() / 3, cost.Sum() / 2, cost.Sum()] : [],
        };
    }

    private static long BestOfAll(CrewProblem problem)
    {
        var best = long.MaxValue;
        ForEachCalendar(problem, played => best = Math.Min(best, Enumerable.Range(0, problem.Count).Sum(j => problem.Worth[j] * played.Lit[j])));
        return best;
    }

    /// <summary>Every order of all packages, each given to the crew of its pool that can end it first: one of these is the best of all calendars.</summary>
    private static void ForEachCalendar(CrewProblem problem, Action<ObviousCalendar> visit)
    {
        var order = Enumerable.Range(0, problem.Count).ToArray();
        void Permute(int k)
        {
            if (k == order.Length)
            {
                if (ObviousCalendar.TryMake(problem, order) is { } calendar)
                {
                    visit(calendar);
                }

                return;
            }

            for (var i = k; i < order.Length; i++)
            {
                (order[k], order[i]) = (order[i], order[k]);
                Permute(k + 1);
                (order[k], order[i]) = (order[i], order[k]);
            }
        }

        Permute(0);
    }
}
