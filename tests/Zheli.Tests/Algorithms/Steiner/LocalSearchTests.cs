using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

public class LocalSearchTests
{
    [Fact]
    public void Moves_keep_a_tree_and_mostly_find_the_best_of_a_small_one()
    {
        int cases = 0, before = 0, after = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            if (ObviousSteiner.Optimum(drawn) is not { } optimum)
            {
                continue;
            }

            // No reduction of degrees: the moves are to have something to do. Parts that the root does not reach are cut off.
            var problem = drawn;
            var pruning = new TreePruning(problem);
            int[] tree = pruning.Improve(new PathHeuristic(problem).Build(problem.Graph.Cost, problem.Prize, null, []));
            int[] better = new LocalSearch(problem).Improve(tree, default);
            long cost = problem.Evaluate(better);
            Assert.True(cost <= problem.Evaluate(tree) && cost >= optimum, $"seed {seed}: {optimum} ≤ {cost} ≤ {problem.Evaluate(tree)}");
            Assert.Equal(better.Distinct().Order(), better);
            Assert.Equal(Touched(problem, better).Count, better.Length + 1);
            before += problem.Evaluate(tree) == optimum ? 1 : 0;
            after += cost == optimum ? 1 : 0;
            cases++;
        }

        Assert.True(after > before, $"{after} of {cases} are best after the moves, {before} before");
    }

    [Fact]
    public void A_disturbed_tree_of_a_larger_graph_becomes_better()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            var problem = new ReductionGraph(Countries.Random(300, seed)).Tidy(out _);
            var random = new Random(seed);
            long[] cost = [.. problem.Graph.Cost.Select(c => c * (64 + random.Next(64)))];
            int[] tree = new TreePruning(problem).Improve(new PathHeuristic(problem).Build(cost, [.. problem.Prize.Select(p => Math.Min(p, SteinerProblem.Mandatory / 128) * 96)], null, []));
            int[] better = new LocalSearch(problem).Improve(tree, default);
            Assert.True(problem.Evaluate(better) < problem.Evaluate(tree));
            Assert.Equal(Touched(problem, better).Count, better.Length + 1);
        }
    }

    private static HashSet<int> Touched(SteinerProblem problem, int[] edges) =>
        [problem.Root, .. edges.Select(e => problem.Graph.Tail[e]), .. edges.Select(e => problem.Graph.Head[e])];
}
