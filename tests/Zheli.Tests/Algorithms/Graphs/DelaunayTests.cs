using Zheli.Algorithms.Graphs;

namespace Zheli.Tests.Algorithms.Graphs;

public class DelaunayTests
{
    [Fact]
    public void Few_points_and_points_on_a_line_are_linked_one_to_the_next()
    {
        Assert.Empty(Delaunay.Edges([], []));
        Assert.Empty(Delaunay.Edges([5], [5]));
        Assert.Equal([(0, 1)], Delaunay.Edges([5, 7], [5, 5]));
        Assert.Equal([(0, 2), (1, 2), (1, 3)], Delaunay.Edges([0, 20, 10, 30], [0, 20, 10, 30]));
    }

    [Fact]
    public void A_square_has_one_diagonal()
    {
        Assert.Equal(5, Delaunay.Edges([0, 10, 10, 0], [0, 0, 10, 10]).Length);
    }

    [Fact]
    public void The_same_point_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Delaunay.Edges([0, 10, 0], [0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Delaunay.Edges([0, (1 << 28) + 1], [0, 0]));
    }

    [Theory]
    [InlineData(1, 9, 1000)]
    [InlineData(2, 25, 1_000_000)]
    [InlineData(3, 40, Delaunay.MaxCoordinate)]
    [InlineData(4, 35, 60_000)]
    public void Points_in_general_position_have_the_edges_of_all_empty_circles(int seed, int count, int reach)
    {
        for (var round = 0; round < 6; round++)
        {
            var (x, y) = Scatter((seed * 100) + round, count, reach);

            Assert.Equal(EdgesOfEmptyCircles(x, y), Delaunay.Edges(x, y));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void On_a_grid_it_is_a_triangulation_whose_circles_are_empty(int side)
    {
        // All unit squares are on one circle: any diagonal will do, but the triangles must fill the square.
        var x = Enumerable.Range(0, side * side).Select(i => i % side * 100).ToArray();
        var y = Enumerable.Range(0, side * side).Select(i => i / side * 100).ToArray();
        var edges = Delaunay.Edges(x, y);

        Assert.Equal((3 * x.Length) - 3 - (4 * (side - 1)), edges.Length);
        Assert.All(edges, e => Assert.True(Math.Abs(x[e.From] - x[e.To]) <= 100 && Math.Abs(y[e.From] - y[e.To]) <= 100));
    }

    [Fact]
    public void The_numbering_of_the_points_does_not_matter()
    {
        var (x, y) = Scatter(7, 500, 40);
        var order = Enumerable.Range(0, x.Length).ToArray();
        new Random(8).Shuffle(order);
        var shuffled = Delaunay.Edges([.. order.Select(i => x[i])], [.. order.Select(i => y[i])]);

        Assert.Equal(Delaunay.Edges(x, y), shuffled.Select(e => (order[e.From], order[e.To])).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2))).Order());
    }

    [Fact]
    public void Many_points_give_a_plane_graph_that_holds_the_shortest_tree()
    {
        var (x, y) = Scatter(9, 1500, 1_000_000);
        var edges = Delaunay.Edges(x, y);
        Assert.InRange(edges.Length, (3 * x.Length) - 3 - 200, (3 * x.Length) - 6);

        var nearest = Enumerable.Range(0, x.Length).Select(i => Enumerable.Range(0, x.Length).Where(j => j != i).MinBy(j => Squared(x, y, i, j))).ToArray();
        var set = edges.ToHashSet();
        Assert.All(Enumerable.Range(0, x.Length), i => Assert.Contains((Math.Min(i, nearest[i]), Math.Max(i, nearest[i])), set));
    }

    private static (int[] X, int[] Y) Scatter(int seed, int count, int reach)
    {
        var random = new Random(seed);
        var points = new HashSet<(int X, int Y)>();
        while (points.Count < count)
        {
            points.Add((random.Next(-reach, reach + 1), random.Next(-reach, reach + 1)));
        }

        return ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
    }

    private static long Squared(int[] x, int[] y, int i, int j) => (((long)x[i] - x[j]) * ((long)x[i] - x[j])) + (((long)y[i] - y[j]) * ((long)y[i] - y[j]));

    /// <summary>The obvious way: the sides of every triangle whose circle holds no other point, and hull edges, in exact numbers of any size.</summary>
    private static (int From, int To)[] EdgesOfEmptyCircles(int[] x, int[] y)
    {
        var edges = new SortedSet<(int, int)>();
        for (var a = 0; a < x.Length; a++)
        {
            for (var b = a + 1; b < x.Length; b++)
            {
                for (var c = b + 1; c < x.Length; c++)
                {
                    var turn = (((System.Numerics.BigInteger)x[b] - x[a]) * ((System.Numerics.BigInteger)y[c] - y[a])) - (((System.Numerics.BigInteger)y[b] - y[a]) * ((System.Numerics.BigInteger)x[c] - x[a]));
                    if (!turn.IsZero && Enumerable.Range(0, x.Length).All(p => p == a || p == b || p == c || InCircle(x, y, a, b, c, p).Sign * turn.Sign <= 0))
                    {
                        edges.UnionWith([(a, b), (a, c), (b, c)]);
                    }
                }
            }
        }

        return [.. edges];
    }

    private static System.Numerics.BigInteger InCircle(int[] x, int[] y, int a, int b, int c, int p)
    {
        System.Numerics.BigInteger Lift(int i) => Squared(x, y, i, p);
        System.Numerics.BigInteger Minor(int i, int j) => (((System.Numerics.BigInteger)x[i] - x[p]) * ((System.Numerics.BigInteger)y[j] - y[p])) - (((System.Numerics.BigInteger)y[i] - y[p]) * ((System.Numerics.BigInteger)x[j] - x[p]));
        return (Lift(a) * Minor(b, c)) + (Lift(b) * Minor(c, a)) + (Lift(c) * Minor(a, b));
    }
}
