using Zheli.Algorithms.Graphs;

namespace Zheli.Tests.Algorithms.Graphs;

public class SpatialGridTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 300)]
    [InlineData(4, 2000)]
    public void The_nearest_segment_is_the_one_that_looking_at_all_finds(int seed, int count)
    {
        var (random, x, y, from, to) = Segments(seed, count);
        var grid = new SegmentGrid(x, y, from, to, count);
        for (var i = 0; i < 200; i++)
        {
            double px = (random.NextDouble() * 1500) - 250, py = (random.NextDouble() * 1500) - 250;
            var expected = Enumerable.Range(0, count).MinBy(s => (grid.SquaredDistance(s, px, py, out _), s));

            Assert.Equal(expected, grid.FindNearest(px, py, double.MaxValue, out var distance));
            Assert.Equal(Math.Sqrt(grid.SquaredDistance(expected, px, py, out _)), distance, 9);
            Assert.Equal(-1, grid.FindNearest(px, py, distance * 0.999, out _));
        }
    }

    [Theory]
    [InlineData(5, 300)]
    [InlineData(6, 2000)]
    public void Nothing_near_is_missed(int seed, int count)
    {
        var (random, x, y, from, to) = Segments(seed, count);
        var grid = new SegmentGrid(x, y, from, to, count);
        var found = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            double px = random.NextDouble() * 1000, py = random.NextDouble() * 1000, qx = random.NextDouble() * 1000, qy = random.NextDouble() * 1000;
            found.Clear();
            grid.CollectNear(px, py, 30, found);
            Assert.Superset(Enumerable.Range(0, count).Where(s => grid.SquaredDistance(s, px, py, out _) <= 900).ToHashSet(), found.ToHashSet());

            found.Clear();
            grid.CollectAlong(px, py, qx, qy, found);
            Assert.Superset(Enumerable.Range(0, count).Where(s => Touch(px, py, qx, qy, x[from[s]], y[from[s]], x[to[s]], y[to[s]])).ToHashSet(), found.ToHashSet());
        }
    }

    [Fact]
    public void An_empty_grid_and_a_single_upright_segment_are_fine()
    {
        var found = new List<int>();
        var empty = new SegmentGrid([], [], [], [], 0);
        empty.CollectAlong(0, 0, 9, 9, found);
        empty.CollectNear(0, 0, 9, found);
        Assert.Equal(-1, empty.FindNearest(0, 0, 99, out _));
        Assert.Empty(found);
        Assert.Equal(0, new SegmentGrid([3, 3], [0, 50], [0], [1], 1).FindNearest(10, 20, 99, out var distance));
        Assert.Equal(7, distance);
    }

    [Fact]
    public void Points_within_a_distance_are_those_that_looking_at_all_finds()
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, 500).Select(_ => random.NextDouble() * 1000).ToArray();
        var y = Enumerable.Range(0, 500).Select(_ => random.NextDouble() * 400).ToArray();
        var grid = new PointGrid(x, y);
        for (var i = 0; i < 200; i++)
        {
            double px = (random.NextDouble() * 1200) - 100, py = (random.NextDouble() * 600) - 100, radius = random.NextDouble() * 200;
            var found = new List<int>();
            grid.CollectWithin(px, py, radius, found);
            Assert.Equal(Enumerable.Range(0, 500).Where(p => ((x[p] - px) * (x[p] - px)) + ((y[p] - py) * (y[p] - py)) <= radius * radius), found.Order());
        }

        new PointGrid([], []).CollectWithin(0, 0, 1, []);
    }

    private static (Random Random, double[] X, double[] Y, int[] From, int[] To) Segments(int seed, int count)
    {
        var random = new Random(seed);
        var x = Enumerable.Range(0, 2 * count).Select(_ => random.NextDouble() * 1000).ToArray();
        var y = Enumerable.Range(0, 2 * count).Select(_ => random.NextDouble() * 1000).ToArray();
        for (var i = 0; i < count; i++)
        {
            // Mostly short, some long, a few upright, level or without length.
            var length = random.Next(10) == 0 ? 800 : 30;
            x[(2 * i) + 1] = random.Next(10) == 0 ? x[2 * i] : x[2 * i] + ((random.NextDouble() - 0.5) * length);
            y[(2 * i) + 1] = random.Next(10) == 0 ? y[2 * i] : y[2 * i] + ((random.NextDouble() - 0.5) * length);
        }

        return (random, x, y, [.. Enumerable.Range(0, count).Select(i => 2 * i)], [.. Enumerable.Range(0, count).Select(i => (2 * i) + 1)]);
    }

    private static bool Touch(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        double Side(double px, double py, double qx, double qy, double rx, double ry) => ((qx - px) * (ry - py)) - ((qy - py) * (rx - px));
        return Side(ax, ay, bx, by, cx, cy) * Side(ax, ay, bx, by, dx, dy) < 0 && Side(cx, cy, dx, dy, ax, ay) * Side(cx, cy, dx, dy, bx, by) < 0;
    }
}
