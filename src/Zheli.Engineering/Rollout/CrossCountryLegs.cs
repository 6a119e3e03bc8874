using Zheli.Algorithms.Graphs;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Legs across country: the Delaunay neighbours among terminals and thinned corridor points, as far as they touch a terminal or join two parts of the
/// corridors. The neighbourhood is connected and holds the minimum spanning tree, so everything can be reached.
/// </summary>
internal static class CrossCountryLegs
{
    /// <summary>Adds the legs that are not there already.</summary>
    /// <param name="lines">Segments after all cuts.</param>
    /// <param name="parts">Their connected parts.</param>
    /// <param name="terminals">Settlements and contacts.</param>
    /// <param name="thinned">Corridor points that legs may meet.</param>
    /// <param name="isRoot">Whether a point is part of the existing network.</param>
    /// <param name="legs">Access legs; the new ones are added at the end.</param>
    public static void Add(CorridorLines lines, CorridorParts parts, Terminals terminals, int[] thinned, Func<int, bool> isRoot, List<Leg> legs)
    {
        var points = lines.Points;
        var isTerminal = new HashSet<int>(terminals.Point);
        var sites = terminals.Point.Concat(thinned.Where(p => !isTerminal.Contains(p))).ToArray();
        var known = legs.Select(l => Pair(l.From, l.To)).ToHashSet();
        var (x, y) = Quantise(points, sites);

        // Sites that fall together on the quantised plane stand for one: the lowest is a neighbour of others, the rest hang from it.
        var unique = new List<int>(sites.Length);
        var first = new Dictionary<(int X, int Y), int>();
        for (var i = 0; i < sites.Length; i++)
        {
            if (first.TryAdd((x[i], y[i]), sites[i]))
            {
                unique.Add(i);
            }
            else
            {
                Offer(first[(x[i], y[i])], sites[i]);
            }
        }

        foreach (var (a, b) in Delaunay.Edges([.. unique.Select(i => x[i])], [.. unique.Select(i => y[i])]))
        {
            Offer(sites[unique[a]], sites[unique[b]]);
        }

        void Offer(int a, int b)
        {
            if ((isTerminal.Contains(a) || isTerminal.Contains(b) || parts.Of(a) != parts.Of(b)) && !(isRoot(a) && isRoot(b)) && known.Add(Pair(a, b)))
            {
                var (from, to) = points.KeyOf(a) <= points.KeyOf(b) ? (a, b) : (b, a);
                legs.Add(new(from, to, IsAccess: false, IsCertain: false));
            }
        }
    }

    private static (int Low, int High) Pair(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    /// <summary>Whole centimetres of the plane, or coarser where the map is wider than the triangulation's range.</summary>
    private static (int[] X, int[] Y) Quantise(PointTable points, int[] sites)
    {
        var reach = sites.Select(p => Math.Max(Math.Abs(points.PlaneX[p]), Math.Abs(points.PlaneY[p]))).DefaultIfEmpty(0).Max();
        var perMetre = Math.Min(100, (Delaunay.MaxCoordinate - 1) / Math.Max(reach, 1));
        return ([.. sites.Select(p => (int)Math.Round(points.PlaneX[p] * perMetre))], [.. sites.Select(p => (int)Math.Round(points.PlaneY[p] * perMetre))]);
    }
}
