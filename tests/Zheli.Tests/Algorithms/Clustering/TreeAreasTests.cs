using Zheli.Algorithms.Clustering;

namespace Zheli.Tests.Algorithms.Clustering;

public sealed class TreeAreasTests
{
    [Fact]
    public void Areas_are_connected_and_none_is_too_heavy()
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(2, 60);
            int[] tail = [.. Enumerable.Range(1, n - 1).Select(v => random.Next(v))], head = [.. Enumerable.Range(1, n - 1)];
            var tree = TreeNetwork.Root(0, [.. Enumerable.Range(0, n - 1)], tail, head, [.. Enumerable.Repeat(100L, n - 1)], new int[n]);
            long[] weight = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(0, 6))];
            var (edgeArea, ownArea, count) = TreeAreas.Cut(tree, weight, 10);
            for (int a = 0; a < count; a++)
            {
                Assert.True(Enumerable.Range(0, n).Where(v => ownArea[v] == a).Sum(v => weight[v]) <= 10);
                int[] edges = [.. Enumerable.Range(1, n - 1).Where(v => edgeArea[v] == a)];
                var vertices = edges.SelectMany(v => new[] { v, tree.Parent[v] }).Distinct().Count();
                Assert.True(edges.Length == 0 || vertices == edges.Length + 1, $"seed {seed}: area {a} is not connected");
                Assert.All(Enumerable.Range(0, n).Where(v => ownArea[v] == a && weight[v] > 0 && edges.Length > 0), v => Assert.Contains(v, edges.SelectMany(e => new[] { e, tree.Parent[e] })));
            }
        }
    }

    [Fact]
    public void Areas_of_limited_width_are_as_few_as_trying_every_cut_finds()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(2, 12);
            int[] tail = [.. Enumerable.Range(1, n - 1).Select(v => random.Next(v))], head = [.. Enumerable.Range(1, n - 1)];
            long[] length = [.. Enumerable.Range(1, n - 1).Select(_ => (long)random.Next(1, 9))];
            var tree = TreeNetwork.Root(0, [.. Enumerable.Range(0, n - 1)], tail, head, length, new int[n]);
            long[] lead = [.. Enumerable.Range(0, n).Select(_ => (long)random.Next(-2, 3))];
            const long widest = 14;
            var (edgeArea, ownArea, count) = TreeAreas.CutWide(tree, lead, widest, -1);
            int[] things = [.. Enumerable.Range(0, n).Where(v => lead[v] >= 0)];
            int used = things.Select(v => ownArea[v]).Distinct().Count();
            Assert.True(IsNarrow(tree, lead, ownArea, widest), $"seed {seed}");
            Assert.All(Enumerable.Range(1, n - 1), v => Assert.InRange(edgeArea[v], 0, count - 1));

            // Every set of edges to cut leaves pieces; the fewest pieces that hold something and are narrow.
            int fewest = int.MaxValue;
            for (int cut = 0; cut < 1 << (n - 1); cut++)
            {
                var piece = new int[n];
                for (int v = 1; v < n; v++)
                {
                    piece[v] = (cut >> (v - 1) & 1) == 1 ? v : piece[tree.Parent[v]];
                }

                fewest = IsNarrow(tree, lead, piece, widest) ? Math.Min(fewest, things.Select(v => piece[v]).Distinct().Count()) : fewest;
            }

            Assert.Equal(fewest == int.MaxValue ? 0 : fewest, used);
        }
    }

    private static bool IsNarrow(TreeNetwork tree, long[] lead, int[] area, long widest)
    {
        for (int a = 0; a < tree.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (lead[a] >= 0 && lead[b] >= 0 && area[a] == area[b] && lead[a] + lead[b] + tree.Distance(a, b) > widest)
                {
                    return false;
                }
            }
        }

        return true;
    }

    [Fact]
    public void Distances_on_the_tree_are_those_of_walking_it()
    {
        var random = new Random(5);
        int n = 80;
        int[] tail = [.. Enumerable.Range(1, n - 1).Select(v => random.Next(v))], head = [.. Enumerable.Range(1, n - 1)];
        long[] length = [.. Enumerable.Range(1, n - 1).Select(_ => (long)random.Next(1, 50))];
        var tree = TreeNetwork.Root(7, [.. Enumerable.Range(0, n - 1)], tail, head, length, new int[n]);
        for (int i = 0; i < 500; i++)
        {
            int a = random.Next(n), b = random.Next(n);
            long walked = 0;
            for (int x = a, y = b; x != y;)
            {
                (x, y) = (Math.Min(x, y), Math.Max(x, y));
                walked += tree.Length[y];
                y = tree.Parent[y];
            }

            Assert.Equal(walked, tree.Distance(a, b));
        }
    }
}
