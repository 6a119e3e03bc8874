using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>Vertices that a best tree only passes through become edges, the optimum never moves, and trees find the way back.</summary>
public sealed class VertexReplacementTests
{
    [Fact]
    public void A_vertex_between_three_terminals_goes_when_two_edges_join_them_for_less()
    {
        // Around the free vertex 3 the star costs 4 + 4 + 4; two sides of the triangle cost 5 + 5.
        var problem = new SteinerProblem(4, 0, [0, 1, 2, 0, 1, 2], [3, 3, 3, 1, 2, 0], [4, 4, 4, 5, 5, 5], [SteinerProblem.Mandatory, SteinerProblem.Mandatory, SteinerProblem.Mandatory, 0]);
        var graph = new ReductionGraph(problem);
        VertexReplacement.Run(graph, 1);
        Assert.True(graph.Removed[3]);
        Assert.Equal(10, ObviousSteiner.ByVertexSets(graph.Compact()));
    }

    [Fact]
    public void A_vertex_where_three_ways_meet_cheaply_stays()
    {
        var problem = new SteinerProblem(4, 0, [0, 1, 2, 0, 1, 2], [3, 3, 3, 1, 2, 0], [3, 3, 3, 5, 5, 5], [SteinerProblem.Mandatory, SteinerProblem.Mandatory, SteinerProblem.Mandatory, 0]);
        var graph = new ReductionGraph(problem);
        VertexReplacement.Run(graph, 1);
        Assert.False(graph.Removed[3]);
    }

    [Fact]
    public void On_random_graphs_the_optimum_never_moves_and_trees_lift()
    {
        var (vertices, replaced) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = SpecialDistanceTests.Dense(seed);
            var optimum = ObviousSteiner.ByVertexSets(problem);
            var graph = new ReductionGraph(problem);
            for (var pass = 0; pass < 1 + (seed % 3); pass++)
            {
                VertexReplacement.Run(graph, seed + pass);
            }

            vertices += problem.Prize.Count(p => p == 0);
            replaced += graph.Removed.Count(r => r);
            var smaller = graph.Compact();
            Assert.True(ObviousSteiner.ByVertexSets(smaller) == optimum, $"seed {seed}: {optimum} became {ObviousSteiner.ByVertexSets(smaller)}");
            if (seed % 4 == 0)
            {
                var solution = SteinerSolver.Solve(smaller, new SteinerOptions { Effort = 1 }, null, TestContext.Current.CancellationToken);
                Assert.Equal(optimum, problem.Evaluate(graph.LiftTree(solution.Edges)));
            }
        }

        Assert.True(replaced > vertices / 4, $"{replaced} of {vertices} vertices were replaced");
    }
}
