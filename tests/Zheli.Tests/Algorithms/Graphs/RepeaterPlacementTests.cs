using Zheli.Algorithms.Graphs;

namespace Zheli.Tests.Algorithms.Graphs;

/// <summary>Repeaters on a tree: by hand, and against a twin that tries every set of places.</summary>
public sealed class RepeaterPlacementTests
{
    [Fact]
    public void One_long_line_gets_them_as_far_up_as_light_goes()
    {
        // root ═══ 250 ═══ village; light goes 100: at 100 and at 200 from the village.
        var (cost, places) = RepeaterPlacement.Place(Tree([-1, 0], [0, 250], [true, true], [1, 100], [9, 9], [5, 5]));
        Assert.Equal(10, cost);
        Assert.Equal([new(1, 100), new(1, 200)], places.OrderBy(p => p.Offset));
    }

    [Fact]
    public void Two_branches_share_one_at_the_joint()
    {
        // root ═══ 80 ═══ joint ═══ 30 ═══ two villages: 110 is too far for both, one repeater at the joint or above it does for both.
        var (cost, places) = RepeaterPlacement.Place(Tree([-1, 0, 1, 1], [0, 80, 30, 30], [true, false, true, true], [1, 100, 100, 100], [9, 5, 5, 5], [7, 7, 7, 7]));
        Assert.Equal(5, cost);
        Assert.Equal([new RepeaterPlace(1, 0)], places);
    }

    [Fact]
    public void Something_else_than_light_ends_a_span()
    {
        var tree = Tree([-1, 0, 1], [0, 90, 90], [true, true, true], [1, 100, 100], [5, 5, 5], [5, 5, 5]);
        tree.IsLit[1] = false;
        Assert.Equal(0, RepeaterPlacement.Place(tree).Cost);
    }

    [Fact]
    public void Random_trees_cost_what_the_cheapest_of_all_sets_costs()
    {
        var random = new Random(5);
        var withRepeaters = 0;
        for (var i = 0; i < 1000; i++)
        {
            var tree = RandomTree(random);
            var (cost, places) = RepeaterPlacement.Place(tree);
            Assert.True(AllSpansReach(tree, [.. places]), $"case {i}");
            Assert.Equal(cost, places.Sum(p => p.Offset == 0 ? Math.Min(tree.CostAtVertex[p.Vertex], tree.CostOnLine[p.Vertex]) : tree.CostOnLine[p.Vertex]));
            if (places.Count <= MostTried)
            {
                Assert.Equal(CheapestOfAllSets(tree), cost);
                withRepeaters += cost > 0 ? 1 : 0;
            }
        }

        Assert.InRange(withRepeaters, 100, 1000);
    }

    private const int MostTried = 3;

    /// <summary>Tries every set of whole metres on the lines.</summary>
    private static long CheapestOfAllSets(RepeaterTree tree)
    {
        var candidates = tree.Order.Skip(1).SelectMany(v => Enumerable.Range(0, tree.Length[v] + 1)
            .Where(o => tree.IsLit[v] && (o > 0 || !tree.IsActive[v])).Select(o => new RepeaterPlace(v, o))).ToArray();
        long Price(RepeaterPlace p) => p.Offset == 0 ? Math.Min(tree.CostAtVertex[p.Vertex], tree.CostOnLine[p.Vertex]) : tree.CostOnLine[p.Vertex];
        var best = long.MaxValue;
        void Try(int next, List<RepeaterPlace> chosen, long cost)
        {
            if (cost >= best)
            {
                return;
            }

            if (AllSpansReach(tree, chosen))
            {
                best = cost;
                return;
            }

            if (chosen.Count < MostTried)
            {
                for (var i = next; i < candidates.Length; i++)
                {
                    chosen.Add(candidates[i]);
                    Try(i + 1, chosen, cost + Price(candidates[i]));
                    chosen.RemoveAt(chosen.Count - 1);
                }
            }
        }

        Try(0, [], 0);
        return best;
    }

    /// <summary>Walks up metre by metre from every place that sends.</summary>
    private static bool AllSpansReach(RepeaterTree tree, List<RepeaterPlace> repeaters)
    {
        var places = repeaters.ToHashSet();
        foreach (var from in tree.Order.Skip(1).Where(v => tree.IsActive[v] && tree.IsLit[v]).Select(v => new RepeaterPlace(v, 0)).Concat(repeaters))
        {
            var (at, gone) = (from, 0);
            while (true)
            {
                if (at.Offset < tree.Length[at.Vertex])
                {
                    at = at with { Offset = at.Offset + 1 };
                    gone++;
                    if (gone > tree.Reach[from.Vertex])
                    {
                        return false;
                    }

                    if (places.Contains(at))
                    {
                        break;
                    }
                }
                else
                {
                    at = new(tree.Parent[at.Vertex], 0);
                    if (tree.IsActive[at.Vertex] || places.Contains(at) || !tree.IsLit[at.Vertex])
                    {
                        break;
                    }
                }
            }
        }

        return true;
    }

    private static RepeaterTree RandomTree(Random random)
    {
        var n = random.Next(2, 5);
        var parent = new int[n];
        parent[0] = -1;
        for (var v = 1; v < n; v++)
        {
            parent[v] = random.Next(v);
        }

        var reach = new int[n];
        for (var v = n - 1; v > 0; v--)
        {
            // The more is behind, the less far light goes.
            reach[v] = Math.Max(4, 9 - (2 * Enumerable.Range(0, n).Count(w => parent[w] == v)));
        }

        var tree = Tree(
            parent, [.. parent.Select(_ => random.Next(1, 10))], [.. parent.Select((_, v) => v == 0 || random.Next(2) == 0)], reach,
            [.. parent.Select(_ => (long)random.Next(2, 6))], [.. parent.Select(_ => (long)random.Next(4, 7))]);
        for (var v = 1; v < n; v++)
        {
            if (random.Next(6) == 0)
            {
                tree.IsLit[v] = false;
                tree.IsActive[v] = tree.IsActive[parent[v]] = true;
            }
        }

        return tree;
    }

    private static RepeaterTree Tree(int[] parent, int[] length, bool[] active, int[] reach, long[] atVertex, long[] onLine) => new()
    {
        Order = [.. Enumerable.Range(0, parent.Length)],
        Parent = parent,
        Length = length,
        IsLit = [.. parent.Select((_, v) => v > 0)],
        IsActive = active,
        Reach = reach,
        CostAtVertex = atVertex,
        CostOnLine = onLine,
    };
}
