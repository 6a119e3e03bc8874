using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Steiner;

public class UnrootedTests
{
    [Fact]
    public void A_tree_anywhere_is_as_good_as_the_best_of_all_roots_and_bounded()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var drawn = RandomProblems.Small(seed);
            int n = drawn.Graph.VertexCount;
            long[] prize = [.. drawn.Prize.Select(p => Math.Min(p, 500))];
            SteinerProblem Rooted(int root) => new(n, root, drawn.Graph.Tail, drawn.Graph.Head, drawn.Graph.Cost, prize);
            long optimum = Math.Min(prize.Sum(), Enumerable.Range(0, n).Min(root => ObviousSteiner.Optimum(Rooted(root))!.Value));
            var solution = SteinerSolver.SolveUnrooted(Rooted(0), new SteinerOptions(), null, TestContext.Current.CancellationToken);
            Assert.True(solution.LowerBound <= optimum && solution.Cost >= optimum, $"seed {seed}: {solution.LowerBound} ≤ {optimum} ≤ {solution.Cost}");
            Assert.True(!solution.ProvedOptimal || solution.Cost == optimum, $"seed {seed}: {solution.Cost} is said to be optimal, {optimum} is");
            if (solution.Vertex >= 0)
            {
                Assert.Equal(solution.Cost, Rooted(solution.Vertex).Evaluate(solution.Edges));
            }

            int[] prized = [.. Enumerable.Range(0, n).Where(v => prize[v] > 0)];
            var added = new SteinerProblem(
                n + 1, n, [.. drawn.Graph.Tail, .. prized.Select(_ => n)], [.. drawn.Graph.Head, .. prized],
                [.. drawn.Graph.Cost, .. prized.Select(_ => solution.RootCost)], [.. prize, 0]);
            Assert.True(ObviousSteiner.Objection(added, solution.Certificate) is null, $"seed {seed}: {ObviousSteiner.Objection(added, solution.Certificate)}");
            Assert.True(solution.Certificate.LowerBound - solution.RootCost <= optimum, $"seed {seed}");
        }
    }
}
