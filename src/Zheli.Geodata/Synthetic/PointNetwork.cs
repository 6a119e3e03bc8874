using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using Zheli.Algorithms.Graphs;

namespace Zheli.Geodata.Synthetic;

/// <summary>A possible connection of two points.</summary>
internal readonly record struct PointPair(int A, int B, double Kilometres);

/// <summary>Proposes connections among points: all neighbours (Delaunay), a sparse choice that roads follow, the shortest tree.</summary>
internal static class PointNetwork
{
    /// <summary>The edges of the Delaunay triangulation, shortest first.</summary>
    public static List<PointPair> Neighbours(IReadOnlyList<PlanePoint> points)
    {
        var numbers = new Dictionary<Coordinate, int>();
        for (var i = 0; i < points.Count; i++)
        {
            numbers.TryAdd(new Coordinate(points[i].X, points[i].Y), i);
        }

        var builder = new DelaunayTriangulationBuilder();
        builder.SetSites(numbers.Keys.OrderBy(c => c).ToArray());
        var lines = builder.GetEdges(GeometryFactory.Default);
        var pairs = new List<PointPair>(lines.NumGeometries);
        for (var i = 0; i < lines.NumGeometries; i++)
        {
            var ends = lines.GetGeometryN(i).Coordinates;
            int a = numbers[ends[0]], b = numbers[ends[^1]];
            pairs.Add(new(Math.Min(a, b), Math.Max(a, b), points[a].DistanceTo(points[b])));
        }

        return [.. pairs.OrderBy(p => p.Kilometres).ThenBy(p => p.A).ThenBy(p => p.B)];
    }

    /// <summary>
    /// Fills a network up by about the length wanted: pairs, shortest first, are taken unless the network already joins their ends by less than
    /// a certain detour (the greedy spanner of Althöfer et al., Discrete &amp; Computational Geometry 9, 1993). It becomes connected in any case.
    /// </summary>
    public static List<PointPair> FillUp(int pointCount, List<PointPair> network, List<PointPair> neighbours, double kilometres)
    {
        double low = 1, high = 20;
        for (var round = 0; round < 8; round++)
        {
            var middle = Math.Sqrt(low * high);
            if (Spanner(pointCount, network, neighbours, middle).Sum(p => p.Kilometres) > kilometres)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Spanner(pointCount, network, neighbours, high);
    }

    /// <summary>The shortest tree (Kruskal, 1956) over pairs that come shortest first.</summary>
    public static List<PointPair> Tree(DisjointSets sets, IEnumerable<PointPair> pairs) => [.. pairs.Where(p => sets.Union(p.A, p.B))];

    private static List<PointPair> Spanner(int pointCount, List<PointPair> network, List<PointPair> neighbours, double detour)
    {
        var ways = new ShortestWays(pointCount);
        network.ForEach(ways.Add);
        var taken = new List<PointPair>();
        foreach (var pair in neighbours)
        {
            if (ways.Distance(pair.A, pair.B, detour * pair.Kilometres) > detour * pair.Kilometres)
            {
                ways.Add(pair);
                taken.Add(pair);
            }
        }

        return taken;
    }
}
