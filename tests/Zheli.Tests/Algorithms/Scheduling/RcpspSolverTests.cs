using Zheli.Algorithms.Scheduling;

namespace Zheli.Tests.Algorithms.Scheduling;

public sealed class RcpspSolverTests
{
    [Theory]
    [InlineData(1, 1, 6)]
    [InlineData(2, 4, 6)]
    [InlineData(3, 6, 6)]
    [InlineData(4, 2, 40_000)]
    public void Small_projects_get_the_optimum_that_trying_everything_gives(int seed, int resources, int units)
    {
        var random = new Random(seed);
        for (int k = 0; k < 150; k++)
        {
            var problem = RandomProject(random, random.Next(1, 7), resources, units);
            int optimum = ObviousRcpsp.Optimum(problem);
            var solution = Solve(problem, rounds: 20);
            Assert.Null(ObviousRcpsp.Objection(problem, solution.Start, solution.Makespan));
            Assert.Equal((optimum, optimum), (solution.LowerBound, solution.Makespan));
        }
    }

    [Fact]
    public void The_mirrored_project_takes_as_long_and_no_bound_of_either_is_above_a_schedule_of_the_other()
    {
        var random = new Random(7);
        for (int k = 0; k < 40; k++)
        {
            var problem = RandomProject(random, k % 2 == 0 ? 12 : 25, 3, 9);
            var (ahead, back) = (Solve(problem, rounds: 10), Solve(problem.Mirrored(), rounds: 10));
            Assert.Null(ObviousRcpsp.Objection(problem, ahead.Start, ahead.Makespan));
            Assert.True(Math.Max(ahead.LowerBound, back.LowerBound) <= Math.Min(ahead.Makespan, back.Makespan));
            if (problem.Count == 12)
            {
                Assert.Equal((ahead.Makespan, ahead.Makespan), (ahead.LowerBound, back.Makespan));
            }
        }
    }

    [Fact]
    public void Twice_the_durations_take_twice_as_long_and_one_more_precedence_is_never_shorter()
    {
        var random = new Random(11);
        for (int k = 0; k < 30; k++)
        {
            var problem = RandomProject(random, 15, 2, 8);
            int makespan = Solve(problem, rounds: 40).Makespan;
            var arcs = Arcs(problem);
            var doubled = RcpspProblem.Create([.. problem.Duration.Select(d => 2 * d)], problem.Demand, problem.Capacity, arcs);
            Assert.Equal(2 * makespan, Solve(doubled, rounds: 40).Makespan);
            var tied = RcpspProblem.Create(problem.Duration, problem.Demand, problem.Capacity, [.. arcs, (problem.Order[0], problem.Order[^1])]);
            Assert.True(Solve(tied, rounds: 40).Makespan >= makespan);
        }
    }

    [Fact]
    public void A_fixed_amount_of_work_gives_the_same_schedule_on_any_number_of_threads()
    {
        var problem = RandomProject(new Random(5), 80, 4, 12);
        var answers = new[] { 1, 2, 4 }.Select(threads => RcpspSolver.Solve(problem, new RcpspOptions { Threads = threads, Rounds = 3, Seed = 4 }, null, Token)).ToList();
        Assert.All(answers, a => Assert.Equal(answers[0].Start, a.Start));
        Assert.All(answers, a => Assert.Equal((answers[0].LowerBound, answers[0].Schedules, answers[0].Conflicts), (a.LowerBound, a.Schedules, a.Conflicts)));
    }

    [Fact]
    public void Stopped_at_once_there_is_still_a_schedule_and_a_bound()
    {
        var problem = RandomProject(new Random(3), 200, 4, 12);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var solution = RcpspSolver.Solve(problem, new RcpspOptions { Rounds = 1_000_000 }, null, stop.Token);
        Assert.Null(ObviousRcpsp.Objection(problem, solution.Start, solution.Makespan));
        Assert.True(solution.StoppedEarly && solution.LowerBound <= solution.Makespan);
    }

    [Fact]
    public void Nothing_to_do_takes_no_time()
    {
        var empty = RcpspProblem.Create([], [], [4], []);
        Assert.Equal((0, 0), (Solve(empty, 1).Makespan, Solve(empty, 1).LowerBound));
        var free = RcpspProblem.Create([0, 0], [9, 0], [4], [(0, 1)]);
        Assert.Equal((0, 0), (Solve(free, 1).Makespan, Solve(free, 1).LowerBound));
    }

    [Theory]
    [InlineData("j30")]
    [InlineData("j60")]
    public void Published_projects_are_solved_within_a_fixed_amount_of_work_and_no_bound_is_above_the_best_known(string set)
    {
        string folder = Directory.CreateTempSubdirectory("zheli-psplib-").FullName;
        try
        {
            var best = File.ReadLines(TestData.Shared("reference", "scheduling", set + "_best_known.csv")).Skip(1).Select(l => l.Split(','))
                .ToDictionary(f => f[0], f => int.Parse(f[1], System.Globalization.CultureInfo.InvariantCulture));
            foreach (string file in PublishedProjects.Unpack(folder, set, every: 16))
            {
                var problem = Zheli.Operations.Solve.SmReader.Read(file).Problem();
                int known = best[Path.GetFileNameWithoutExtension(file)];
                var solution = Solve(problem, rounds: 4);
                Assert.Null(ObviousRcpsp.Objection(problem, solution.Start, solution.Makespan));
                Assert.True(solution.LowerBound <= known && solution.Makespan >= known && solution.Makespan <= 1.03 * known, $"{file}: {solution.LowerBound} … {solution.Makespan}, {known}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_cycle_or_a_demand_beyond_the_capacity_is_no_problem_to_solve()
    {
        Assert.Throws<ArgumentException>(() => RcpspProblem.Create([1, 1], [1, 1], [1], [(0, 1), (1, 0)]));
        Assert.Throws<ArgumentException>(() => RcpspProblem.Create([1], [2], [1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RcpspProblem.Create([1], [1], [1], [(0, 1)]));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static RcpspSolution Solve(RcpspProblem problem, int rounds) => RcpspSolver.Solve(problem, new RcpspOptions { Rounds = rounds }, null, Token);

    private static List<(int Before, int After)> Arcs(RcpspProblem problem) =>
        [.. Enumerable.Range(0, problem.Count).SelectMany(i => problem.Successors.Of(i).ToArray().Select(s => (i, s)))];

    /// <summary>Activities numbered at random, so that nothing may rely on numbers following precedence.</summary>
    private static RcpspProblem RandomProject(Random random, int count, int resources, int units)
    {
        int[] name = [.. Enumerable.Range(0, count)];
        random.Shuffle(name);
        var arcs = new List<(int Before, int After)>();
        for (int j = 1; j < count; j++)
        {
            for (int k = random.Next(3); k > 0; k--)
            {
                arcs.Add((name[random.Next(j)], name[j]));
            }
        }

        int[] capacity = [.. Enumerable.Range(0, resources).Select(_ => random.Next(1, units + 1))];
        int[] demand = [.. Enumerable.Range(0, count * resources).Select(k => random.Next(3) == 0 ? 0 : random.Next(capacity[k % resources] + 1))];
        return RcpspProblem.Create([.. Enumerable.Range(0, count).Select(_ => random.Next(5))], demand, capacity, arcs);
    }
}
