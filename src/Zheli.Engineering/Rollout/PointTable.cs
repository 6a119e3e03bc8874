using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Points on the 1e-7° grid by number. The first <see cref="Surveyed"/> are the distinct points of the source lines in order of latitude and longitude;
/// points that the graph adds follow. The same place has the same number, except for points added apart.
/// </summary>
internal sealed class PointTable
{
    private readonly LocalPlane plane;
    private readonly ulong[] surveyedKeys;
    private readonly Dictionary<ulong, int> added = [];

    /// <summary>Takes over distinct points in order of their keys.</summary>
    public PointTable(LocalPlane plane, ulong[] sortedKeys, int threads)
    {
        (this.plane, surveyedKeys) = (plane, sortedKeys);
        Count = Surveyed = sortedKeys.Length;
        (X, Y, PlaneX, PlaneY) = (new int[Count], new int[Count], new double[Count], new double[Count]);
        Work.InParallel(Count, threads, (begin, end) =>
        {
            for (var i = begin; i < end; i++)
            {
                Place(i, sortedKeys[i]);
            }
        });
    }

    /// <summary>Points of the source lines.</summary>
    public int Surveyed { get; }

    /// <summary>All points.</summary>
    public int Count { get; private set; }

    /// <summary>Longitudes on the grid; may be longer than <see cref="Count"/>.</summary>
    public int[] X { get; private set; }

    /// <summary>Latitudes on the grid.</summary>
    public int[] Y { get; private set; }

    /// <summary>First coordinates in the plane.</summary>
    public double[] PlaneX { get; private set; }

    /// <summary>Second coordinates in the plane.</summary>
    public double[] PlaneY { get; private set; }

    /// <summary>A number that orders points by latitude, then longitude.</summary>
    public static ulong Key(int x, int y) => ((ulong)((uint)y ^ 0x8000_0000u) << 32) | ((uint)x ^ 0x8000_0000u);

    /// <summary>The order of a point among all by place.</summary>
    public ulong KeyOf(int point) => Key(X[point], Y[point]);

    /// <summary>The point's place on the ellipsoid.</summary>
    public GeoPoint At(int point) => GeoPoint.FromGrid(X[point], Y[point]);

    /// <summary>The point at this place, a new one where there is none.</summary>
    public int GetOrAdd(int x, int y)
    {
        var key = Key(x, y);
        var at = Array.BinarySearch(surveyedKeys, key);
        if (at >= 0)
        {
            return at;
        }

        if (!added.TryGetValue(key, out var point))
        {
            point = AddApart(x, y);
            added.Add(key, point);
        }

        return point;
    }

    /// <summary>A new point, even where there is one already.</summary>
    public int AddApart(int x, int y)
    {
        if (Count == X.Length)
        {
            var room = Math.Max(64, Count + (Count / 2));
            var (gridX, gridY, planeX, planeY) = (X, Y, PlaneX, PlaneY);
            Array.Resize(ref gridX, room);
            Array.Resize(ref gridY, room);
            Array.Resize(ref planeX, room);
            Array.Resize(ref planeY, room);
            (X, Y, PlaneX, PlaneY) = (gridX, gridY, planeX, planeY);
        }

        Place(Count, Key(x, y));
        return Count++;
    }

    private void Place(int point, ulong key)
    {
        (X[point], Y[point]) = ((int)((uint)key ^ 0x8000_0000u), (int)((uint)(key >> 32) ^ 0x8000_0000u));
        (PlaneX[point], PlaneY[point]) = plane.Project(At(point));
    }
}
