namespace Zheli.Engineering.Rollout;

/// <summary>Vertices of the graph: the root is 0, the others stand in order of latitude, longitude and settlement.</summary>
internal sealed class VertexNumbers
{
    private readonly int[] vertexOf;

    /// <summary>Numbers the ends of edges and the settlements to serve.</summary>
    /// <param name="points">All points.</param>
    /// <param name="terminals">Settlements and contacts.</param>
    /// <param name="ends">Points at which edges end; repeated ones count once.</param>
    /// <param name="isRoot">Points of the existing network.</param>
    public VertexNumbers(PointTable points, Terminals terminals, IEnumerable<int> ends, bool[] isRoot)
    {
        var settlement = new long[points.Count];
        for (var i = 0; i < terminals.Count; i++)
        {
            settlement[terminals.Point[i]] = terminals.Settlement[i];
        }

        vertexOf = new int[points.Count];
        Array.Fill(vertexOf, -1);
        var list = new List<int>();
        foreach (var p in terminals.Point.Concat(ends))
        {
            if (isRoot[p])
            {
                vertexOf[p] = 0;
            }
            else if (vertexOf[p] < 0)
            {
                vertexOf[p] = int.MaxValue;
                list.Add(p);
            }
        }

        list.Sort((a, b) => (points.KeyOf(a), settlement[a], a).CompareTo((points.KeyOf(b), settlement[b], b)));
        Count = list.Count + 1;
        (X, Y, Settlement) = (new int[Count], new int[Count], new long[Count]);
        (PlaneX, PlaneY) = (new double[Count], new double[Count]);
        for (var v = 1; v < Count; v++)
        {
            var p = list[v - 1];
            (vertexOf[p], X[v], Y[v], Settlement[v]) = (v, points.X[p], points.Y[p], settlement[p]);
            (PlaneX[v], PlaneY[v]) = (points.PlaneX[p], points.PlaneY[p]);
        }
    }

    /// <summary>Number of vertices, the root included.</summary>
    public int Count { get; }

    /// <summary>Longitude of each vertex on the grid; 0 for the root.</summary>
    public int[] X { get; }

    /// <summary>Latitude of each vertex.</summary>
    public int[] Y { get; }

    /// <summary>Place of each vertex in the plane.</summary>
    public double[] PlaneX { get; }

    /// <summary>Second coordinate in the plane.</summary>
    public double[] PlaneY { get; }

    /// <summary>Settlement to serve at each vertex, or 0.</summary>
    public long[] Settlement { get; }

    /// <summary>The vertex of a point.</summary>
    public int this[int point] => vertexOf[point];
}
