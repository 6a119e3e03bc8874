using Zheli.Algorithms.Steiner;
using Zheli.Algorithms.Steiner.Cuts;

namespace Zheli.Tests.Algorithms.Steiner;

/// <summary>The cut programme: solved to optimality, its bound in whole numbers never above the optimum, and nothing lost that a better tree needs.</summary>
public sealed class CutBoundTests
{
    [Fact]
    public void Rows_that_come_one_after_another_end_with_a_primal_and_a_dual_solution_of_equal_worth()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var columns = random.Next(3, 25);
            double[] cost = [.. Enumerable.Range(0, columns).Select(_ => (double)random.Next(seed % 3 == 0 ? 3 : 50))];
            var programme = new CoveringProgramme(cost, new double[columns], seed);
            var rows = new List<(int[] Plus, int[] Minus, double AtLeast)>();
            for (var round = 0; round < 8; round++)
            {
                for (var i = random.Next(1, 5); i > 0; i--)
                {
                    int[] order = [.. Enumerable.Range(0, columns)];
                    random.Shuffle(order);
                    var size = random.Next(1, columns);
                    var isBalance = random.Next(4) == 0 && size < columns - 1;
                    var row = isBalance ? (order[..size], order[size..(size + 1)], 0.0) : (order[..size], Array.Empty<int>(), 1.0);
                    rows.Add(row);
                    programme.Add(row.Item1, row.Item2, row.Item3);
                }

                Assert.True(programme.Solve(double.MaxValue, long.MaxValue / 2, TestContext.Current.CancellationToken));
                Assert.True(programme.IsSolved);
                CheckOptimal(programme, cost, rows, seed);
            }
        }
    }

    [Fact]
    public void The_bound_never_passes_the_optimum_and_what_it_removes_no_best_tree_needs()
    {
        var (cases, closed, smaller) = (0, 0, 0);
        for (var seed = 0; seed < 2000; seed++)
        {
            var problem = RandomProblems.Small(seed);
            if (ObviousSteiner.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            var reduced = new global::Zheli.Algorithms.Steiner.Reductions.ReductionGraph(problem).Tidy(out var offset);
            var ascent = new DualAscent(reduced);
            ascent.Run(null, default);
            var cuts = new CutBound(reduced, optimum - offset + 1, [], seed);
            cuts.Start(ascent.ToPotentials());
            cuts.Run(long.MaxValue / 2, TestContext.Current.CancellationToken);
            Assert.True(cuts.LowerBound + offset <= optimum, $"seed {seed}: {cuts.LowerBound + offset} passes {optimum}");
            Assert.True(cuts.LowerBound >= ascent.LowerBound, $"seed {seed}: {cuts.LowerBound} is below the ascent's {ascent.LowerBound}");
            var rest = cuts.Reduce(out var lost).Tidy(out var more);
            Assert.True(Best(rest) + lost + more + offset == optimum, $"seed {seed}: {optimum} became {Best(rest) + lost + more + offset}");
            cases++;
            closed += cuts.LowerBound + offset == optimum ? 1 : 0;
            smaller += rest.Graph.EdgeCount < reduced.Graph.EdgeCount ? 1 : 0;
        }

        Assert.True(cases > 800 && closed > cases * 0.95 && smaller > 50, $"{cases} cases, {closed} closed, {smaller} smaller");
    }

    /// <summary>Sets that another problem was solved with, whatever elimination left of them, and sets of any vertices at all.</summary>
    [Fact]
    public void A_programme_that_starts_with_given_sets_passes_no_optimum()
    {
        var (cases, helped) = (0, 0);
        for (var seed = 0; seed < 1000; seed++)
        {
            var problem = RandomProblems.Small(seed);
            if (ObviousSteiner.Optimum(problem) is not { } optimum)
            {
                continue;
            }

            var random = new Random(seed);
            var part = new global::Zheli.Algorithms.Steiner.Reductions.ReductionGraph(problem);
            var reduced = part.Tidy(out var offset);
            int[][] any = [.. Enumerable.Range(0, 10).Select(_ => Enumerable.Range(0, reduced.Graph.VertexCount).Where(_ => random.Next(2) == 0).ToArray())];
            var first = new CutBound(problem, optimum + 1, [], seed);
            first.Run(long.MaxValue / 2, TestContext.Current.CancellationToken);
            var second = new CutBound(reduced, optimum - offset + 1, [], seed);
            second.Start(any.Concat(first.TightSets().Select(set => set.Select(part.Reduced).Where(v => v >= 0).ToArray())));
            second.Run(1, TestContext.Current.CancellationToken);
            helped += second.Parts > 0 ? 1 : 0;
            second.Run(long.MaxValue / 2, TestContext.Current.CancellationToken);
            Assert.True(second.LowerBound + offset <= optimum, $"seed {seed}: {second.LowerBound + offset} passes {optimum}");
            cases++;
        }

        Assert.True(cases > 400 && helped > 20, $"{cases} cases, {helped} with a bound at once");
    }

    /// <summary>A row of flow balance that loses all arcs into its vertex, because no better tree contains them, still proves nothing.</summary>
    [Fact]
    public void The_bound_of_dense_problems_passes_no_tree()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var problem = RandomProblems.Published(120, 900, 25, seed);
            var tree = SteinerSolver.Solve(problem, new SteinerOptions { Effort = 0 }, null, TestContext.Current.CancellationToken);
            var cost = tree.Edges.Sum(e => problem.Graph.Cost[e]);
            var ascent = new DualAscent(problem);
            ascent.Run(null, default);
            var cuts = new CutBound(problem, cost + 1, tree.Edges, seed);
            cuts.Start(ascent.ToPotentials());
            for (var part = 0; part < 40 && !cuts.IsFinished; part++)
            {
                cuts.Run(2_000_000, TestContext.Current.CancellationToken);
                Assert.True(cuts.LowerBound <= cost, $"seed {seed}: {cuts.LowerBound} passes a tree of {cost}");
            }

            Assert.True(cuts.ShareGone > 0, $"seed {seed}: no arc went");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Dense_problems_of_small_costs_are_solved_the_same_on_any_number_of_threads(int seed)
    {
        var problem = RandomProblems.Published(150, 1200, 30, seed);
        var (one, two) = (Solve(problem, 1), Solve(problem, 2));
        Assert.True(one.ProvedOptimal);
        Assert.Equal(one.Edges, two.Edges);
        Assert.Equal(one.ProvedBound, two.ProvedBound);
        Assert.Equal(one.LowerBound, two.LowerBound);
        Assert.Null(ObviousSteiner.Objection(problem, one));
        Assert.All(one.Trace.Zip(one.Trace.Skip(1)), p => Assert.True(p.First.Cost >= p.Second.Cost && p.First.LowerBound <= p.Second.LowerBound));
        Assert.Equal((one.Cost, one.ProvedBound), (one.Trace[^1].Cost!.Value, one.Trace[^1].LowerBound));
    }

    private static SteinerSolution Solve(SteinerProblem problem, int threads) =>
        SteinerSolver.Solve(problem, new SteinerOptions { Effort = 3, Threads = threads }, null, TestContext.Current.CancellationToken);

    private static long Best(SteinerProblem problem) => ObviousSteiner.Optimum(problem) ?? long.MaxValue;

    private static void CheckOptimal(CoveringProgramme programme, double[] cost, List<(int[] Plus, int[] Minus, double AtLeast)> rows, int seed)
    {
        double[] left = [.. cost];
        double worth = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            var sum = rows[r].Plus.Sum(c => programme.Value[c]) - rows[r].Minus.Sum(c => programme.Value[c]);
            Assert.True(sum >= rows[r].AtLeast - 1e-5, $"seed {seed}: row {r} has {sum} of {rows[r].AtLeast}");
            Assert.True(programme.Price(r) >= 0);
            worth += programme.Price(r) * rows[r].AtLeast;
            foreach (var c in rows[r].Plus)
            {
                left[c] -= programme.Price(r);
            }

            foreach (var c in rows[r].Minus)
            {
                left[c] += programme.Price(r);
            }
        }

        Assert.True(left.Min() >= -1e-5, $"seed {seed}: a column is overpaid by {-left.Min()}");
        var total = Enumerable.Range(0, cost.Length).Sum(c => cost[c] * programme.Value[c]);
        Assert.True(Math.Abs(total - worth) <= 1e-4 * (1 + total), $"seed {seed}: {total} and {worth}");
        Assert.True(Math.Abs(worth - programme.Objective) <= 1e-4 * (1 + total), $"seed {seed}: {worth} is called {programme.Objective}");
    }
}
