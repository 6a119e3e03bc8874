using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>What must hold between two problems, whatever the optimum is.</summary>
public class SteinerLawTests
{
    private static SteinerSolution Solve(SteinerProblem problem, int threads = 1, int effort = 1, int[]? warmStart = null) => SteinerSolver.Solve(
        problem, new SteinerOptions { Threads = threads, Effort = effort, WarmStart = warmStart }, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Doubling_costs_and_prizes_doubles_tree_and_bound()
    {
        var problem = Countries.Random(600, 5);
        var doubled = new SteinerProblem(
            problem.Graph.VertexCount, problem.Root, problem.Graph.Tail, problem.Graph.Head, [.. problem.Graph.Cost.Select(c => 2 * c)],
            [.. problem.Prize.Select(p => 2 * p)]);
        SteinerSolution once = Solve(problem), twice = Solve(doubled);
        Assert.Equal(once.Edges, twice.Edges);
        Assert.Equal(2 * once.Cost, twice.Cost);
        Assert.Equal(2 * once.LowerBound, twice.LowerBound);
    }

    [Fact]
    public void Another_road_never_makes_a_small_optimum_dearer()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblems.Small(seed);
            int n = problem.Graph.VertexCount;
            var random = new Random(seed);
            var more = new SteinerProblem(
                n, problem.Root, [.. problem.Graph.Tail, random.Next(n)], [.. problem.Graph.Head, random.Next(n)],
                [.. problem.Graph.Cost, random.Next(20)], [.. problem.Prize.Select(p => Math.Min(p, 1000))]);
            var fewer = new SteinerProblem(n, problem.Root, problem.Graph.Tail, problem.Graph.Head, problem.Graph.Cost, more.Prize);
            Assert.True(Solve(more).LowerBound <= Solve(fewer).Cost, $"seed {seed}");
            Assert.True(ObviousSteiner.Optimum(more) <= ObviousSteiner.Optimum(fewer), $"seed {seed}");
        }
    }

    [Fact]
    public void A_country_is_solved_alike_by_one_two_and_three_threads()
    {
        var problem = Countries.Random(1500, 1);
        var one = Solve(problem);
        Assert.Null(ObviousSteiner.Objection(problem, one));
        Assert.True((one.Cost - one.LowerBound) * 50 <= one.LowerBound, $"{one.LowerBound} … {one.Cost}");
        foreach (int threads in new[] { 2, 3 })
        {
            var same = Solve(problem, threads);
            Assert.Equal(one.Edges, same.Edges);
            Assert.Equal(one.Cost, same.Cost);
            Assert.Equal(one.Certificate.Vertex, same.Certificate.Vertex);
            Assert.Equal(one.Certificate.Potential, same.Certificate.Potential);
        }
    }

    [Fact]
    public void A_dense_graph_is_solved_alike_by_one_and_two_threads()
    {
        var random = new Random(3);
        int n = 300, m = 3000;
        int[] head = [.. Enumerable.Range(0, m).Select(e => e < n - 1 ? e + 1 : random.Next(n))];
        int[] tail = [.. head.Select(v => random.Next(Math.Max(1, v)))];
        long[] prize = new long[n];
        for (int v = 1; v < n; v += 4)
        {
            prize[v] = SteinerProblem.Mandatory;
        }

        var problem = new SteinerProblem(n, 0, tail, head, [.. head.Select(_ => (long)random.Next(1, 11))], prize);
        SteinerSolution one = Solve(problem, threads: 1), two = Solve(problem, threads: 2);
        Assert.Null(ObviousSteiner.Objection(problem, one));
        Assert.Equal(one.Edges, two.Edges);
        Assert.Equal(one.ProvedBound, two.ProvedBound);
        Assert.Equal(one.Certificate.Potential, two.Certificate.Potential);
        Assert.True(one.ProvedBound <= one.Cost && one.LowerBound <= one.ProvedBound);
    }

    [Fact]
    public void A_country_in_which_every_settlement_must_be_served_is_solved()
    {
        var drawn = Countries.Random(600, 6);
        var problem = new SteinerProblem(
            drawn.Graph.VertexCount, drawn.Root, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost,
            [.. drawn.Prize.Select(p => p > 0 ? SteinerProblem.Mandatory : 0)]);
        var solution = Solve(problem);
        Assert.Null(ObviousSteiner.Objection(problem, solution));
        Assert.True((solution.Cost - solution.LowerBound) * 50 <= solution.LowerBound, $"{solution.LowerBound} … {solution.Cost}");
    }

    [Fact]
    public void A_warm_start_is_never_lost()
    {
        var problem = Countries.Random(800, 2);
        var good = Solve(problem);
        var again = Solve(problem, effort: 0, warmStart: good.Edges);
        Assert.True(again.Cost <= good.Cost, $"{again.Cost} after {good.Cost}");
    }

    [Fact]
    public void A_prepared_graph_answers_like_a_fresh_one()
    {
        var problem = Countries.Random(500, 3);
        var prepared = SteinerSolver.Prepare(problem, null);
        foreach (int share in new[] { 10, 40, 90 })
        {
            long[] prize = [.. problem.Prize.Select(p => p * share / 100)];
            var options = new SteinerOptions { Effort = 0 };
            var solution = prepared.Solve(prize, options, null, TestContext.Current.CancellationToken);
            var same = new SteinerProblem(
                problem.Graph.VertexCount, problem.Root, problem.Graph.Tail, problem.Graph.Head, problem.Graph.Cost, prize);
            Assert.Null(ObviousSteiner.Objection(same, solution));
            Assert.True((solution.Cost - solution.LowerBound) * 20 <= solution.LowerBound, $"{solution.LowerBound} … {solution.Cost}");
        }

        Assert.Throws<ArgumentException>(() => prepared.Solve(
            [.. problem.Prize.Select(p => p + 1)], new SteinerOptions(), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_cancelled_run_still_gives_a_tree_and_a_proof()
    {
        var problem = Countries.Random(500, 4);
        var solution = SteinerSolver.Solve(problem, new SteinerOptions(), null, new CancellationToken(true));
        Assert.True(solution.StoppedEarly);
        Assert.Null(ObviousSteiner.Objection(problem, solution));
    }
}
