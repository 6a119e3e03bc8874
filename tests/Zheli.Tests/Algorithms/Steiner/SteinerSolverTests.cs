using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

public class SteinerSolverTests
{
    private static SteinerSolution Solve(SteinerProblem problem, int effort = 1, int threads = 1, int[]? warmStart = null) => SteinerSolver.Solve(
        problem, new SteinerOptions { Effort = effort, Threads = threads, WarmStart = warmStart }, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Tree_bound_and_certificate_hold_against_every_set_of_edges()
    {
        int optimal = 0, cases = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            var problem = RandomProblems.Small(seed);
            long? optimum = ObviousSteiner.Optimum(problem);
            foreach (int effort in new[] { 0, 1 })
            {
                var solution = Solve(problem, effort);
                Assert.True(ObviousSteiner.Objection(problem, solution) is null, $"seed {seed}: {ObviousSteiner.Objection(problem, solution)}");
                Assert.Equal(optimum is null, solution.UnreachableMandatory.Length > 0);
                if (optimum is not null)
                {
                    Assert.True(solution.Cost >= optimum && solution.LowerBound <= optimum, $"seed {seed}: {solution.LowerBound} ≤ {optimum} ≤ {solution.Cost}");
                    Assert.True(!solution.ProvedOptimal || solution.Cost == optimum, $"seed {seed}: {solution.Cost} is said to be optimal, {optimum} is");
                    optimal += solution.Cost == optimum ? 1 : 0;
                    cases++;
                }
            }
        }

        Assert.True(optimal >= cases * 998 / 1000, $"{optimal} of {cases} are optimal");
    }

    [Fact]
    public void Without_prizes_nothing_is_built()
    {
        var solution = Solve(new SteinerProblem(3, 0, [0, 1], [1, 2], [5, 5], [0, 0, 0]));
        Assert.Empty(solution.Edges);
        Assert.Equal(0, solution.Cost);
        Assert.Equal(0, solution.LowerBound);
    }

    [Fact]
    public void A_lone_root_is_a_tree()
    {
        var solution = Solve(new SteinerProblem(1, 0, [], [], [], [7]));
        Assert.Empty(solution.Edges);
        Assert.Equal(0, solution.Cost);
    }

    [Fact]
    public void A_prize_in_another_component_is_lost_and_proved_lost()
    {
        var problem = new SteinerProblem(4, 0, [0, 2], [1, 3], [5, 1], [0, 9, 4, 3]);
        var solution = Solve(problem);
        Assert.Null(ObviousSteiner.Objection(problem, solution));
        Assert.Equal([0], solution.Edges);
        Assert.Equal(12, solution.Cost);
        Assert.Equal(12, solution.LowerBound);
    }

    [Fact]
    public void Mandatory_vertices_out_of_reach_are_named()
    {
        var solution = Solve(new SteinerProblem(4, 0, [0, 2], [1, 3], [5, 1], [0, 9, SteinerProblem.Mandatory, 0]));
        Assert.Equal([2], solution.UnreachableMandatory);
        Assert.Equal(5, solution.Cost);
    }

    [Fact]
    public void Sums_near_the_limit_do_not_overflow_and_beyond_it_are_refused()
    {
        long big = 1L << 54;
        var problem = new SteinerProblem(4, 0, [0, 1, 2], [1, 2, 3], [big, big, big], [0, 0, big, SteinerProblem.Mandatory]);
        var solution = Solve(problem);
        Assert.Null(ObviousSteiner.Objection(problem, solution));
        Assert.Equal(3 * big, solution.Cost);
        Assert.Equal(3 * big, solution.LowerBound);
        Assert.Throws<ArgumentException>(() => new SteinerProblem(2, 0, [0, 0], [1, 1], [1L << 56, (1L << 56) + 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => new SteinerProblem(2, 0, [0], [1], [-1], [0, 0]));
        Assert.Throws<ArgumentException>(() => new SteinerProblem(2, 0, [0], [2], [1], [0, 0]));
    }

    [Fact]
    public void Many_mandatory_vertices_do_not_overflow()
    {
        int n = 200;
        var problem = new SteinerProblem(
            n, 0, [.. Enumerable.Range(0, n - 1)], [.. Enumerable.Range(1, n - 1)], [.. Enumerable.Repeat(3L, n - 1)],
            [.. Enumerable.Repeat(SteinerProblem.Mandatory, n)]);
        var solution = Solve(problem);
        Assert.Null(ObviousSteiner.Objection(problem, solution));
        Assert.Equal(3 * (n - 1), solution.Cost);
        Assert.Equal(solution.Cost, solution.LowerBound);
    }
}
