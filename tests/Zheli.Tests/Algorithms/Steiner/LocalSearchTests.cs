using Zheli.Algorithms.Graphs;
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

    /// <summary>The slow twin of the cells: a search from every tree vertex by itself.</summary>
    [Fact]
    public void Cells_belong_to_the_nearest_tree_vertex_and_borders_are_ways_between_two()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblems.Small(seed);
            var graph = problem.Graph;
            int[] tree = new TreePruning(problem).Improve(new PathHeuristic(problem).Build(graph.Cost, problem.Prize, null, []));
            var hung = new RootedTree(problem);
            hung.Hang(tree);
            var cells = new TreeCells(problem);
            cells.Spread(hung, tree);
            long[][] from = [.. Enumerable.Range(0, graph.VertexCount).Select(t => hung.Contains(t) ? Distances(graph, t) : [])];
            for (int v = 0; v < graph.VertexCount; v++)
            {
                long nearest = from.Where(d => d.Length > 0).Min(d => d[v]);
                if (cells.Of(v) < 0)
                {
                    Assert.Equal(long.MaxValue, nearest);
                    continue;
                }

                Assert.Equal((nearest, nearest), (cells.Length(v), from[cells.Of(v)][v]));
                Assert.Contains(v, cells.Members(cells.Of(v)).ToArray());
            }

            foreach (int t in hung.Order)
            {
                var borders = cells.Borders(t).ToArray();
                Assert.Equal(borders.OrderBy(b => b.Length).Select(b => b.Length), borders.Select(b => b.Length));
                Assert.All(borders, b => Assert.True(b.Other != t && hung.Contains(b.Other) && b.Length >= from[t][b.Other]));
            }

            // Between two parts of the tree a cheapest way is a border of two cells.
            var below = hung.Order.ToArray().Where(v => hung.Parent(v) == problem.Root).ToHashSet();
            foreach (int v in hung.Order)
            {
                _ = below.Contains(hung.Parent(v)) && below.Add(v);
            }

            int[] one = [.. below], other = [.. hung.Order.ToArray().Where(v => !below.Contains(v))];
            long[] ways = [.. one.SelectMany(t => cells.Borders(t).ToArray()).Where(b => !below.Contains(b.Other)).Select(b => b.Length)];
            long[] kept = [.. tree.Where(e => below.Contains(graph.Tail[e]) != below.Contains(graph.Head[e])).Select(e => graph.Cost[e])];
            if (one.Length > 0)
            {
                Assert.Equal(one.Min(t => other.Min(u => from[t][u])), ways.Concat(kept).Min());
            }
        }
    }

    [Fact]
    public void A_large_tree_becomes_better_in_every_pass_and_stays_a_tree()
    {
        var problem = new ReductionGraph(Countries.Random(8000, 3)).Tidy(out _);
        int[] tree = new TreePruning(problem).Improve(new PathHeuristic(problem).Build(problem.Graph.Cost, problem.Prize, null, []));
        var search = new LocalSearch(problem);
        long[] costs = [problem.Evaluate(tree), .. new[] { 1, 2, 20 }.Select(passes => problem.Evaluate(search.Improve(tree, default, passes)))];
        Assert.Equal(costs.OrderDescending(), costs);
        Assert.True(costs[1] < costs[0]);
        int[] last = search.Improve(tree, default);
        Assert.Equal(Touched(problem, last).Count, last.Length + 1);
    }

    private static long[] Distances(CompactGraph graph, int from)
    {
        long[] length = new long[graph.VertexCount];
        Array.Fill(length, long.MaxValue);
        length[from] = 0;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int e = 0; e < graph.EdgeCount; e++)
            {
                foreach (var (a, b) in new[] { (graph.Tail[e], graph.Head[e]), (graph.Head[e], graph.Tail[e]) })
                {
                    if (length[a] < long.MaxValue && length[a] + graph.Cost[e] < length[b])
                    {
                        (length[b], changed) = (length[a] + graph.Cost[e], true);
                    }
                }
            }
        }

        return length;
    }

    private static HashSet<int> Touched(SteinerProblem problem, int[] edges) =>
        [problem.Root, .. edges.Select(e => problem.Graph.Tail[e]), .. edges.Select(e => problem.Graph.Head[e])];
}
