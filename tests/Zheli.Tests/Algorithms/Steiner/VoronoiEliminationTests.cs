using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

public class VoronoiEliminationTests
{
    [Fact]
    public void Every_tree_better_than_the_known_one_survives()
    {
        int removed = 0, cases = 0;
        for (int seed = 0; seed < 6000; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            var random = new Random(seed);
            // More vertices that must be connected than usual: the bound needs three.
            var problem = new SteinerProblem(drawn.Graph, drawn.Root, [.. drawn.Prize.Select(p => random.Next(3) == 0 ? SteinerProblem.Mandatory : random.Next(2) == 0 ? 0 : p)]);
            if (ObviousSteiner.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            // A known tree that is one dearer than the best: the best itself has to be left over.
            var reduced = new ReductionGraph(problem);
            int gone = VoronoiElimination.Run(reduced, optimum + 1);
            var left = new SteinerProblem(
                problem.Graph.VertexCount, problem.Root, [.. reduced.LinkedEdges().Select(e => problem.Graph.Tail[e])], [.. reduced.LinkedEdges().Select(e => problem.Graph.Head[e])],
                [.. reduced.LinkedEdges().Select(e => problem.Graph.Cost[e])], problem.Prize);
            Assert.True(ObviousSteiner.Optimum(left) == optimum, $"seed {seed}: {ObviousSteiner.Optimum(left)} is left, {optimum} is best");
            removed += gone;
            cases++;
        }

        Assert.True(removed > 100, $"{removed} vertices removed in {cases} cases");
    }
}
