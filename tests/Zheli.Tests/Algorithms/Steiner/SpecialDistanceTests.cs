using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Edges that a path over terminals replaces go, and the optimum never moves.</summary>
public sealed class SpecialDistanceTests
{
    [Fact]
    public void A_path_over_a_terminal_replaces_an_edge_that_is_shorter_than_the_path()
    {
        // 0–1 costs 7; over the terminal 2 it is 5 + 6, neither of which exceeds 7. More edges beside it make the graph dense.
        var problem = Problem(3, [(0, 1, 7), (0, 2, 5), (2, 1, 6), (0, 2, 5), (1, 2, 6), (0, 1, 7)], [SteinerProblem.Mandatory, SteinerProblem.Mandatory, SteinerProblem.Mandatory]);
        Assert.Equal([5L, 6L], Reduced(problem).Graph.Cost.Order());
    }

    [Fact]
    public void A_path_over_a_vertex_that_may_stay_outside_does_not()
    {
        var problem = Problem(3, [(0, 1, 7), (0, 2, 5), (2, 1, 6), (0, 2, 9), (1, 2, 9), (0, 1, 9)], [SteinerProblem.Mandatory, SteinerProblem.Mandatory, 3]);
        Assert.Contains(7L, Reduced(problem).Graph.Cost);
    }

    [Fact]
    public void A_prize_on_the_way_takes_off_what_it_is_worth()
    {
        // Over the vertex 2 it is 5 + 6 = 11, of which its prize pays 4: no more than 7.
        var problem = Problem(3, [(0, 1, 7), (0, 2, 5), (2, 1, 6), (0, 2, 9), (1, 2, 9), (0, 1, 9)], [SteinerProblem.Mandatory, SteinerProblem.Mandatory, 4]);
        Assert.DoesNotContain(7L, Reduced(problem).Graph.Cost);
    }

    [Fact]
    public void On_dense_random_graphs_the_optimum_never_moves()
    {
        var (edges, left) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var problem = Dense(seed);
            var reduced = Reduced(problem);
            Assert.True(ObviousSteiner.ByVertexSets(problem) == ObviousSteiner.ByVertexSets(reduced), $"seed {seed}: {ObviousSteiner.ByVertexSets(problem)} became {ObviousSteiner.ByVertexSets(reduced)}");
            edges += problem.Graph.EdgeCount;
            left += reduced.Graph.EdgeCount;
        }

        Assert.True(left < edges * 0.6, $"{left} of {edges} edges are left");
    }

    [Fact]
    public void The_solver_proves_dense_random_graphs()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var problem = Dense(seed);
            var solution = SteinerSolver.Solve(problem, new SteinerOptions { Effort = 1 }, null, TestContext.Current.CancellationToken);
            Assert.Equal(ObviousSteiner.ByVertexSets(problem), solution.Cost);
            Assert.True(solution.ProvedOptimal, $"seed {seed}");
        }
    }

    private static SteinerProblem Reduced(SteinerProblem problem)
    {
        var graph = new ReductionGraph(problem);
        SpecialDistanceReduction.Run(graph, 1000);
        return graph.Compact();
    }

    internal static SteinerProblem Dense(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(4, 9);
        var edges = Enumerable.Range(0, n * 3).Select(i => (i < n - 1 ? i : random.Next(n), i < n - 1 ? i + 1 : random.Next(n), (long)random.Next(seed % 2 == 0 ? 5 : 100))).ToArray();
        long[] prize = [.. Enumerable.Range(0, n).Select(_ => random.Next(3) switch { 0 => SteinerProblem.Mandatory, 1 => random.Next(60), _ => 0L })];
        return Problem(n, edges, prize);
    }

    private static SteinerProblem Problem(int vertices, (int Tail, int Head, long Cost)[] edges, long[] prize) =>
        new(vertices, 0, [.. edges.Select(e => e.Tail)], [.. edges.Select(e => e.Head)], [.. edges.Select(e => e.Cost)], prize);
}
