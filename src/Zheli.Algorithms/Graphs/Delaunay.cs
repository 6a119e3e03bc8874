namespace Zheli.Algorithms.Graphs;

/// <summary>
/// Delaunay triangulation of points with whole-number coordinates: incremental insertion along a Hilbert curve with a visibility walk and the cavity of
/// Bowyer (1981) and Watson (1981); the outside is covered by triangles with one vertex at infinity, so the hull needs no special case.
/// </summary>
/// <remarks>
/// The predicates are exact (a floating-point filter after Shewchuk 1997, then 128-bit integers), so the result is a triangulation for any input. Points on
/// one circle admit several; which one is found depends on the points alone, not on their numbering.
/// </remarks>
public sealed class Delaunay
{
    /// <summary>Coordinates must lie within ± this value, for the predicates to fit into 128 bits.</summary>
    public const int MaxCoordinate = 1 << 28;

    private readonly int[] x;
    private readonly int[] y;
    private readonly int infinite;

    /// <summary>Start vertex of each half-edge; half-edges 3t, 3t+1, 3t+2 run counter-clockwise round triangle t.</summary>
    private readonly int[] origin;
    private readonly int[] twin;
    private readonly int[] mark;
    private readonly int[] fan;
    private readonly Stack<int> free = new();
    private readonly Stack<int> cavity = new();
    private readonly List<int> dead = [];
    private readonly List<int> rim = [];
    private int triangles;
    private int stamp;
    private int last;

    private Delaunay(int[] x, int[] y)
    {
        (this.x, this.y, infinite) = (x, y, x.Length);
        var room = (2 * x.Length) + 2;
        (origin, twin, mark, fan) = (new int[3 * room], new int[3 * room], new int[room], new int[x.Length + 1]);
    }

    /// <summary>The edges of the triangulation, each once with its smaller end first, in ascending order; points on one line are linked one to the next.</summary>
    /// <param name="x">First coordinates; the points are distinct.</param>
    /// <param name="y">Second coordinates.</param>
    public static (int From, int To)[] Edges(int[] x, int[] y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        var order = HilbertOrder(x, y);
        if (order.Length < 2)
        {
            return [];
        }

        var third = 2;
        while (third < order.Length && Orientation(x, y, order[0], order[1], order[third]) == 0)
        {
            third++;
        }

        return third == order.Length ? Chain(x, y) : new Delaunay(x, y).Triangulate(order, third);
    }

    private (int From, int To)[] Triangulate(int[] order, int third)
    {
        First(order[0], order[1], order[third]);
        for (var i = 2; i < order.Length; i++)
        {
            if (i != third)
            {
                Insert(order[i]);
            }
        }

        var edges = new List<(int From, int To)>(3 * x.Length);
        for (var e = 0; e < 3 * triangles; e++)
        {
            var (a, b) = (origin[e], origin[Next(e)]);
            if (mark[e / 3] >= 0 && a < b && b != infinite)
            {
                edges.Add((a, b));
            }
        }

        edges.Sort();
        return [.. edges];
    }

    private void First(int a, int b, int c)
    {
        if (Orientation(x, y, a, b, c) < 0)
        {
            (b, c) = (c, b);
        }

        ReadOnlySpan<int> corners = [a, b, c, b, a, infinite, c, b, infinite, a, c, infinite];
        corners.CopyTo(origin);
        triangles = 4;
        Link(0, 3);
        Link(1, 6);
        Link(2, 9);
        Link(4, 11);
        Link(5, 7);
        Link(8, 10);
    }

    private void Insert(int p)
    {
        stamp++;
        cavity.Push(Locate(p));
        mark[cavity.Peek()] = stamp;
        while (cavity.TryPop(out var t))
        {
            dead.Add(t);
            for (var e = 3 * t; e < (3 * t) + 3; e++)
            {
                var neighbour = twin[e] / 3;
                if (mark[neighbour] == stamp)
                {
                    continue;
                }

                if (Conflicts(neighbour, p))
                {
                    mark[neighbour] = stamp;
                    cavity.Push(neighbour);
                }
                else
                {
                    rim.Add(twin[e]);
                }
            }
        }

        // The outer half-edge runs b -> a; the new triangle is (a, b, p).
        foreach (var t in dead)
        {
            mark[t] = -1;
            free.Push(t);
        }

        foreach (var outer in rim)
        {
            var t = free.TryPop(out var reused) ? reused : triangles++;
            mark[t] = 0;
            (origin[3 * t], origin[(3 * t) + 1], origin[(3 * t) + 2]) = (origin[Next(outer)], origin[outer], p);
            fan[origin[3 * t]] = t;
            Link(3 * t, outer);
        }

        foreach (var outer in rim)
        {
            var t = twin[outer] / 3;
            Link((3 * t) + 1, (3 * fan[origin[(3 * t) + 1]]) + 2);
            if (origin[3 * t] != infinite && origin[(3 * t) + 1] != infinite)
            {
                last = t;
            }
        }

        dead.Clear();
        rim.Clear();
    }

    /// <summary>Walks from the newest triangle towards p; ends in the triangle that holds it, or outside the hull in the one whose edge faces it.</summary>
    private int Locate(int p)
    {
        var t = last;
        var from = -1;
        while (true)
        {
            var step = -1;
            for (var e = 3 * t; e < (3 * t) + 3; e++)
            {
                if (e != from && Orientation(x, y, origin[e], origin[Next(e)], p) < 0)
                {
                    step = twin[e];
                    break;
                }
            }

            if (step < 0)
            {
                return t;
            }

            (t, from) = (step / 3, step);
            if (Infinite(t) >= 0)
            {
                return t;
            }
        }
    }

    private bool Conflicts(int t, int p)
    {
        var atInfinity = Infinite(t);
        if (atInfinity < 0)
        {
            return InCircle(origin[3 * t], origin[(3 * t) + 1], origin[(3 * t) + 2], p);
        }

        var (a, b) = (origin[Next(atInfinity)], origin[Next(Next(atInfinity))]);
        var side = Orientation(x, y, a, b, p);
        return side > 0 || (side == 0 && Between(a, b, p));
    }

    private bool Between(int a, int b, int p) =>
        (((long)x[p] - x[a]) * ((long)x[b] - x[p])) + (((long)y[p] - y[a]) * ((long)y[b] - y[p])) > 0;

    private int Infinite(int t) =>
        origin[3 * t] == infinite ? 3 * t : origin[(3 * t) + 1] == infinite ? (3 * t) + 1 : origin[(3 * t) + 2] == infinite ? (3 * t) + 2 : -1;

    private void Link(int e, int f) => (twin[e], twin[f]) = (f, e);

    private static int Next(int e) => e % 3 == 2 ? e - 2 : e + 1;

    private static int Orientation(int[] x, int[] y, int a, int b, int c) => Math.Sign(
        (((long)x[b] - x[a]) * ((long)y[c] - y[a])) - (((long)y[b] - y[a]) * ((long)x[c] - x[a])));

    /// <summary>True when p lies strictly inside the circle through a, b, c (counter-clockwise).</summary>
    private bool InCircle(int a, int b, int c, int p)
    {
        long ax = (long)x[a] - x[p], ay = (long)y[a] - y[p];
        long bx = (long)x[b] - x[p], by = (long)y[b] - y[p];
        long cx = (long)x[c] - x[p], cy = (long)y[c] - y[p];
        double aLift = (ax * ax) + (ay * ay), bLift = (bx * bx) + (by * by), cLift = (cx * cx) + (cy * cy);
        double bc1 = (double)bx * cy, bc2 = (double)by * cx, ca1 = (double)cx * ay, ca2 = (double)cy * ax, ab1 = (double)ax * by, ab2 = (double)ay * bx;
        var determinant = (aLift * (bc1 - bc2)) + (bLift * (ca1 - ca2)) + (cLift * (ab1 - ab2));
        var permanent = (aLift * (Math.Abs(bc1) + Math.Abs(bc2))) + (bLift * (Math.Abs(ca1) + Math.Abs(ca2))) + (cLift * (Math.Abs(ab1) + Math.Abs(ab2)));

        // Shewchuk's bound for this expression is (10 + 96ε)ε with ε = 2^-53; doubled, because the lifts are rounded once more here.
        if (Math.Abs(determinant) > 2.5e-15 * permanent)
        {
            return determinant > 0;
        }

        return (((Int128)((ax * ax) + (ay * ay)) * ((bx * cy) - (by * cx)))
            + ((Int128)((bx * bx) + (by * by)) * ((cx * ay) - (cy * ax)))
            + ((Int128)((cx * cx) + (cy * cy)) * ((ax * by) - (ay * bx)))) > 0;
    }

    private static (int From, int To)[] Chain(int[] x, int[] y)
    {
        var order = Enumerable.Range(0, x.Length).ToArray();
        Array.Sort(order, (a, b) => (x[a], y[a]).CompareTo((x[b], y[b])));
        var edges = new (int From, int To)[order.Length - 1];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = (Math.Min(order[i], order[i + 1]), Math.Max(order[i], order[i + 1]));
        }

        Array.Sort(edges);
        return edges;
    }

    private static int[] HilbertOrder(int[] x, int[] y)
    {
        var keys = new ulong[x.Length];
        var order = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (Math.Abs((long)x[i]) > MaxCoordinate || Math.Abs((long)y[i]) > MaxCoordinate)
            {
                throw new ArgumentOutOfRangeException(nameof(x), $"Point {i} lies beyond ±{MaxCoordinate}.");
            }

            (keys[i], order[i]) = (HilbertKey((uint)(x[i] + MaxCoordinate), (uint)(y[i] + MaxCoordinate)), i);
        }

        Array.Sort(keys, order);
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] == keys[i - 1])
            {
                throw new ArgumentException($"Points {order[i - 1]} and {order[i]} are the same.", nameof(x));
            }
        }

        return order;
    }

    /// <summary>Place of a cell along the Hilbert curve of 2^30 × 2^30 cells; different cells have different places.</summary>
    private static ulong HilbertKey(uint cellX, uint cellY)
    {
        var key = 0UL;
        for (var level = 29; level >= 0; level--)
        {
            uint bitX = (cellX >> level) & 1, bitY = (cellY >> level) & 1;
            key = (key << 2) | ((3 * bitX) ^ bitY);
            if (bitY == 0)
            {
                if (bitX == 1)
                {
                    (cellX, cellY) = (~cellX, ~cellY);
                }

                (cellX, cellY) = (cellY, cellX);
            }
        }

        return key;
    }
}
