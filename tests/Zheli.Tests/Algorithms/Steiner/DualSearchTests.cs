using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Reductions;

namespace Zheli.Tests.Algorithms.Steiner;

public class DualSearchTests
{
    [Fact]
    public void The_bound_never_falls_and_never_passes_the_optimum()
    {
        int cases = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            var problem = RandomProblems.Small(seed);
            if (ObviousSteiner.Optimum(problem) is null)
            {
                continue;
            }

            // What the root does not reach is set aside before an ascent.
            var reduced = new ReductionGraph(problem).Tidy(out long offset);
            int[] tree = new TreePruning(reduced).Improve(new PathHeuristic(reduced).Build(reduced.Graph.Cost, reduced.Prize, null, []));
            var plain = new DualAscent(reduced);
            plain.Run(null, default);
            var search = new DualSearch(reduced, plain, tree, seed);
            long before = plain.LowerBound;
            search.Run(2000, default);
            Assert.True(search.Ascent.LowerBound >= before, $"seed {seed}: the bound fell from {before} to {search.Ascent.LowerBound}");
            Assert.True(search.Ascent.LowerBound + offset <= ObviousSteiner.Optimum(problem), $"seed {seed}: the bound passes the optimum");
            Assert.True(ObviousSteiner.Objection(reduced, search.Ascent.ToPotentials()) is null, $"seed {seed}: {ObviousSteiner.Objection(reduced, search.Ascent.ToPotentials())}");
            cases++;
        }

        Assert.True(cases > 1000, $"{cases} cases");
    }

    [Fact]
    public void An_ascent_along_a_tree_is_feasible_and_goes_on_where_it_stopped()
    {
        int better = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            var problem = new ReductionGraph(Countries.Random(300, seed)).Tidy(out _);
            int[] tree = new TreePruning(problem).Improve(new PathHeuristic(problem).Build(problem.Graph.Cost, problem.Prize, null, []));
            var search = DualSearch.Along(problem, tree, null, seed, default);
            Assert.Null(ObviousSteiner.Objection(problem, search.Ascent.ToPotentials()));
            for (int part = 0; part < 3; part++)
            {
                long before = search.Ascent.LowerBound;
                search.Run(1_000_000, default);
                Assert.True(search.Ascent.LowerBound >= before);
                Assert.Null(ObviousSteiner.Objection(problem, search.Ascent.ToPotentials()));
                Assert.True(search.Ascent.LowerBound <= problem.Evaluate(tree));
                better += search.Ascent.LowerBound > before ? 1 : 0;
            }
        }

        Assert.True(better > 0, $"{better} of 30 parts raised the bound");
    }
}
