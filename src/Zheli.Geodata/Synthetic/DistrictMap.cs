using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>
/// Districts as the bent cells of a Voronoi diagram and regions as connected groups of them. Every stretch of border is drawn once and used by
/// both sides, so the areas tile the country without gap or overlap.
/// </summary>
internal sealed class DistrictMap
{
    private const double BorderStepKilometres = 4;

    private readonly SampleFrame frame;
    private readonly PlanePoint[] seeds;
    private readonly Dictionary<(Coordinate From, Coordinate To), int> cellLeftOf = [];
    private readonly List<(Coordinate From, Coordinate To)>[] rings;

    private DistrictMap(SampleFrame frame, PlanePoint[] seeds, int count)
    {
        (this.frame, this.seeds, Count) = (frame, seeds, count);
        rings = [.. Enumerable.Range(0, count).Select(_ => new List<(Coordinate, Coordinate)>())];
        Cut();
    }

    /// <summary>Number of districts; they are numbered from 0.</summary>
    public int Count { get; }

    /// <summary>Region of each district, from 0.</summary>
    public int[] RegionOf { get; private set; } = [];

    /// <summary>Draws the districts and groups them into regions.</summary>
    public static DistrictMap Draw(SampleFrame frame, SampleFigures figures, int seed)
    {
        var random = SampleRandom.For(seed, 10);
        var land = SeedPlacement.Samples(frame, random);
        var inside = land.Where(p => frame.IsInside(p.Point)).ToArray();
        var outside = land.Where(p => !frame.IsInside(p.Point)).Select(p => p with { Weight = 0.5 }).ToArray();
        var districts = SeedPlacement.Spread(inside, figures.Districts, random);
        var beyond = SeedPlacement.Spread(outside, Math.Max(30, figures.Districts / 2), random);
        var map = new DistrictMap(frame, [.. districts, .. beyond], districts.Length);
        map.RegionOf = RegionGrowth.Group(map, figures.Regions);
        return map;
    }

    /// <summary>Middle of a district in the straight plane.</summary>
    public PlanePoint Seed(int district) => seeds[district];

    /// <summary>The district of a straight-plane point, or -1 outside the country; and how much farther the next district's middle is, km.</summary>
    public int DistrictAt(PlanePoint straight, out double margin)
    {
        double first = double.MaxValue, second = double.MaxValue;
        var nearest = -1;
        for (var i = 0; i < seeds.Length; i++)
        {
            var square = seeds[i].SquareTo(straight);
            if (square < first)
            {
                (second, first, nearest) = (first, square, i);
            }
            else if (square < second)
            {
                second = square;
            }
        }

        margin = Math.Sqrt(second) - Math.Sqrt(first);
        return nearest < Count ? nearest : -1;
    }

    /// <summary>The districts that share a border with one.</summary>
    public IEnumerable<int> Neighbours(int district) =>
        rings[district].Select(e => cellLeftOf.GetValueOrDefault((e.To, e.From), -1)).Where(n => n >= 0).Distinct();

    /// <summary>The outline of a set of districts: outer rings turn counter-clockwise, holes clockwise, the largest ring first.</summary>
    public IReadOnlyList<GeoPoint[]> Outline(Func<int, bool> isMember)
    {
        var next = new Dictionary<Coordinate, Coordinate>();
        for (var district = 0; district < Count; district++)
        {
            if (!isMember(district))
            {
                continue;
            }

            foreach (var (from, to) in rings[district])
            {
                if (!(cellLeftOf.TryGetValue((to, from), out var other) && isMember(other)))
                {
                    next.Add(from, to);
                }
            }
        }

        return [.. Stitch(next).OrderByDescending(r => Math.Abs(SignedArea(r)))];
    }

    /// <summary>True for an outer ring, false for a hole.</summary>
    public static bool IsOuter(GeoPoint[] ring) => SignedArea(ring) > 0;

    private static double SignedArea(GeoPoint[] ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
        {
            sum += (ring[i - 1].Longitude * ring[i].Latitude) - (ring[i].Longitude * ring[i - 1].Latitude);
        }

        return sum;
    }

    private List<GeoPoint[]> Stitch(Dictionary<Coordinate, Coordinate> next)
    {
        var stitched = new List<GeoPoint[]>();
        while (next.Count > 0)
        {
            var start = next.Keys.Min()!;
            var ring = new List<GeoPoint>();
            for (var at = start; next.Remove(at, out var to); at = to)
            {
                AddBorder(ring, at, to);
            }

            ring.Add(ring[0]);
            stitched.Add([.. ring]);
        }

        return stitched;
    }

    /// <summary>Adds the points of a border but its last; both sides get the same points because they are always made in the same direction.</summary>
    private void AddBorder(List<GeoPoint> ring, Coordinate from, Coordinate to)
    {
        var isForward = from.CompareTo(to) < 0;
        var (a, b) = isForward ? (from, to) : (to, from);
        var pieces = Math.Max(1, (int)Math.Ceiling(a.Distance(b) / BorderStepKilometres));
        for (var i = 0; i < pieces; i++)
        {
            var share = (double)(isForward ? i : pieces - i) / pieces;
            ring.Add(SampleFrame.ToGround(frame.Bend(new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share)))));
        }
    }

    private void Cut()
    {
        var numbers = new Dictionary<Coordinate, int>();
        for (var i = 0; i < seeds.Length; i++)
        {
            numbers.Add(new Coordinate(seeds[i].X, seeds[i].Y), i);
        }

        var builder = new VoronoiDiagramBuilder();
        builder.SetSites(numbers.Keys.OrderBy(c => c).ToArray());
        var cells = builder.GetDiagram(GeometryFactory.Default);
        for (var i = 0; i < cells.NumGeometries; i++)
        {
            var cell = (Polygon)cells.GetGeometryN(i);
            var number = numbers[(Coordinate)cell.UserData];
            if (number < Count)
            {
                Take(number, cell.ExteriorRing);
            }
        }
    }

    private void Take(int district, LineString ring)
    {
        var corners = ring.Coordinates;
        if (!NetTopologySuite.Algorithm.Orientation.IsCCW(corners))
        {
            Array.Reverse(corners);
        }

        for (var i = 1; i < corners.Length; i++)
        {
            rings[district].Add((corners[i - 1], corners[i]));
            cellLeftOf.Add((corners[i - 1], corners[i]), district);
        }
    }
}
