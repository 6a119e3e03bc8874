using Zheli.Algorithms.Graphs;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Access;

/// <summary>
/// Makes the <see cref="StreetNetwork"/> of some premises: streets are cut where they meet, each premises is tied to the nearest street at the foot of its
/// perpendicular, pieces that lie close together are linked across country (<c>docs/methods/access.md</c>).
/// </summary>
internal sealed class StreetBuilder
{
    private const double SnapMetres = 3;
    private const double PoleMetres = 15;
    private const double PoleShare = 0.6;
    private const double NearMetres = 1_000;

    /// <summary>A street is cut at least this often where nobody lives along it, so that a node or a cabinet may stand there.</summary>
    private const double LongestMetres = 1_000;

    private readonly IReadOnlyList<Premises> premises;
    private readonly AccessPrices prices;
    private readonly PlaceKind place;
    private readonly List<Corridor> streets = [];
    private readonly List<Corridor> poles = [];
    private readonly Plane plane;
    private readonly Dictionary<(int X, int Y), int> vertexAt = [];
    private readonly HashSet<string> built;
    private readonly HashSet<string> forbidden;
    private readonly StreetNetwork network;
    private double[] px = [];
    private double[] py = [];

    private StreetBuilder(IReadOnlyList<Premises> premises, IReadOnlyList<Corridor> corridors, PlaceKind place, AccessPrices prices)
    {
        (this.premises, this.prices, this.place) = (premises, prices, place);
        built = [.. prices.Options.BuiltStreets];
        forbidden = [.. prices.Options.ForbiddenStreets];
        plane = Plane.Around([.. premises.Select(p => p.Location)]);
        foreach (var corridor in corridors)
        {
            if (corridor.Kind == CorridorKind.PowerLine)
            {
                poles.Add(corridor);
            }
            else if (IsStreet(corridor.Kind) && !forbidden.Contains(corridor.Source))
            {
                streets.Add(corridor);
            }
        }

        var n = premises.Count;
        network = new() { HomeVertex = new int[n], HomeLead = new long[n], IsAcross = new bool[n], HomeMethod = new RouteMethod[n], Component = [] };
    }

    /// <summary>Builds the network.</summary>
    /// <param name="premises">What it must pass.</param>
    /// <param name="corridors">Roads and power lines round about.</param>
    /// <param name="place">Kind of settlement: it decides how trenches are dug.</param>
    /// <param name="prices">Prices and the planner's edits.</param>
    public static StreetNetwork Build(IReadOnlyList<Premises> premises, IReadOnlyList<Corridor> corridors, PlaceKind place, AccessPrices prices) =>
        new StreetBuilder(premises, corridors, place, prices).Run();

    /// <summary>True for a kind of corridor that people live along.</summary>
    public static bool IsStreet(CorridorKind kind) =>
        kind is not (CorridorKind.Motorway or CorridorKind.Railway or CorridorKind.PowerLine or CorridorKind.CrossCountry or CorridorKind.Access);

    private StreetNetwork Run()
    {
        var pieces = Pieces();
        Tie(pieces);
        network.Component = Components(network);
        Link();
        return network;
    }

    /// <summary>A street between two junctions, with its method.</summary>
    private sealed record Piece(GeoPoint[] Points, Corridor Street, RouteMethod Method);

    private List<Piece> Pieces()
    {
        var uses = new Dictionary<(int X, int Y), int>();
        foreach (var street in streets)
        {
            for (var i = 0; i < street.Points.Length; i++)
            {
                var key = (street.Points[i].GridX, street.Points[i].GridY);
                uses[key] = uses.GetValueOrDefault(key) + (i == 0 || i == street.Points.Length - 1 ? 2 : 1);
            }
        }

        var carries = new PoleRoutes(poles, plane);
        var pieces = new List<Piece>(streets.Count * 2);
        foreach (var street in streets)
        {
            var first = 0;
            for (var i = 1; i < street.Points.Length; i++)
            {
                if (uses[(street.Points[i].GridX, street.Points[i].GridY)] > 1)
                {
                    var points = Dense(street.Points.AsSpan(first..(i + 1)));
                    pieces.Add(new(points, street, MethodOf(street, points, carries)));
                    first = i;
                }
            }
        }

        return pieces;
    }

    /// <summary>The line with further points where two lie far apart.</summary>
    private GeoPoint[] Dense(ReadOnlySpan<GeoPoint> line)
    {
        var dense = new List<GeoPoint>(line.Length) { line[0] };
        for (var i = 1; i < line.Length; i++)
        {
            var parts = (int)Math.Ceiling(Metres(line[i - 1], line[i]) / LongestMetres);
            for (var p = 1; p < parts; p++)
            {
                dense.Add(Along(line[i - 1], line[i], (double)p / parts));
            }

            dense.Add(line[i]);
        }

        return [.. dense];
    }

    private double Metres(GeoPoint a, GeoPoint b)
    {
        var ((ax, ay), (bx, by)) = (plane.Project(a), plane.Project(b));
        return Math.Sqrt(((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by)));
    }

    private RouteMethod MethodOf(Corridor street, GeoPoint[] points, PoleRoutes carries)
    {
        if (built.Contains(street.Source))
        {
            return RouteMethod.Built;
        }

        var trench = AccessPrices.TrenchAlong(street.Kind, place);
        var hasPoles = !prices.Options.NoPoles && (prices.Options.AssumePoles || carries.Share(points, PoleMetres) >= PoleShare);
        return hasPoles && prices.PerKilometre(RouteMethod.Aerial) < prices.PerKilometre(trench) ? RouteMethod.Aerial : trench;
    }

    /// <summary>Ties premises to streets and adds the streets, cut at the feet.</summary>
    private void Tie(List<Piece> pieces)
    {
        var (x, y, from, to, owner) = Segments(pieces);
        (px, py) = plane.Project([.. premises.Select(p => p.Location)]);
        var grid = new SegmentGrid(x, y, from, to, from.Length);
        var near = SegmentsNear(x, y, from, to);
        var nearGrid = new SegmentGrid(x, y, [.. near.Select(s => from[s])], [.. near.Select(s => to[s])], near.Length);
        var feet = new List<(int Segment, double Fraction, int Home)>[pieces.Count];
        var sides = new (int Left, int Right)[pieces.Count];
        var side = new bool[premises.Count];
        var pieceOf = new int[premises.Count];
        for (var h = 0; h < premises.Count; h++)
        {
            var found = nearGrid.FindNearest(px[h], py[h], NearMetres, out _);
            var segment = found >= 0 ? near[found] : grid.FindNearest(px[h], py[h], double.PositiveInfinity, out _);
            network.HomeVertex[h] = -1;
            if (segment < 0)
            {
                continue;
            }

            var piece = owner[segment];
            grid.SquaredDistance(segment, px[h], py[h], out var fraction);
            (feet[piece] ??= []).Add((segment, fraction, h));
            var cross = ((x[to[segment]] - x[from[segment]]) * (py[h] - y[from[segment]])) - ((y[to[segment]] - y[from[segment]]) * (px[h] - x[from[segment]]));
            (side[h], pieceOf[h]) = (cross > 0, piece);
            sides[piece] = cross > 0 ? (sides[piece].Left + premises[h].Dwellings, sides[piece].Right) : (sides[piece].Left, sides[piece].Right + premises[h].Dwellings);
        }

        var firstSegment = 0;
        for (var p = 0; p < pieces.Count; p++)
        {
            Cut(pieces[p], feet[p], firstSegment);
            firstSegment += pieces[p].Points.Length - 1;
        }

        for (var h = 0; h < premises.Count; h++)
        {
            if (network.HomeVertex[h] >= 0)
            {
                var (left, right) = sides[pieceOf[h]];
                network.HomeMethod[h] = pieces[pieceOf[h]].Method;
                network.IsAcross[h] = side[h] ? left < right : right < left || (right == left && !side[h]);
                network.HomeLead[h] = (long)Math.Round(Geodesic.Distance(premises[h].Location, network.Vertices[network.HomeVertex[h]]).Value * 100);
            }
        }
    }

    /// <summary>
    /// Segments that come near the box of the premises, ascending: every one within <see cref="NearMetres"/> of a premises is among them. A road that leads across the country would
    /// make the cells of a grid as large as a town.
    /// </summary>
    private int[] SegmentsNear(double[] x, double[] y, int[] from, int[] to)
    {
        if (px.Length == 0)
        {
            return [];
        }

        double west = px.Min() - NearMetres, east = px.Max() + NearMetres, south = py.Min() - NearMetres, north = py.Max() + NearMetres;
        return
        [
            .. Enumerable.Range(0, from.Length).Where(s => Math.Max(x[from[s]], x[to[s]]) >= west && Math.Min(x[from[s]], x[to[s]]) <= east
                && Math.Max(y[from[s]], y[to[s]]) >= south && Math.Min(y[from[s]], y[to[s]]) <= north),
        ];
    }

    private (double[] X, double[] Y, int[] From, int[] To, int[] Owner) Segments(List<Piece> pieces)
    {
        int points = pieces.Sum(p => p.Points.Length), segments = points - pieces.Count, at = 0, made = 0;
        var (x, y) = (new double[points], new double[points]);
        var (from, to, owner) = (new int[segments], new int[segments], new int[segments]);
        for (var p = 0; p < pieces.Count; p++)
        {
            for (var i = 0; i < pieces[p].Points.Length; i++, at++)
            {
                (x[at], y[at]) = plane.Project(pieces[p].Points[i]);
                if (i > 0)
                {
                    (from[made], to[made], owner[made]) = (at - 1, at, p);
                    made++;
                }
            }
        }

        return (x, y, from, to, owner);
    }

    /// <summary>Adds a street as edges between its ends and the feet on it; feet that nearly coincide share a vertex.</summary>
    private void Cut(Piece piece, List<(int Segment, double Fraction, int Home)>? feet, int firstSegment)
    {
        var points = piece.Points;
        var run = new List<GeoPoint> { points[0] };
        var start = Vertex(points[0]);
        var isCut = forbidden.Count + built.Count > 0;
        var length = 0.0;
        void Close(GeoPoint end)
        {
            var vertex = Vertex(end);
            GeoPoint[] line = [.. run];
            run.Clear();
            run.Add(end);
            length = 0;
            if (vertex == start && line.Length < 3)
            {
                return;
            }

            var key = isCut ? "route:" + RouteKey.Of(line) : "";
            if (!isCut || !forbidden.Contains(key))
            {
                network.Add(start, vertex, line, piece.Street.Kind, piece.Street.Source, isCut && built.Contains(key) ? RouteMethod.Built : piece.Method, prices);
            }

            start = vertex;
        }

        var ordered = feet is null ? [] : feet.OrderBy(f => f.Segment).ThenBy(f => f.Fraction).ThenBy(f => f.Home).ToList();
        var next = 0;
        for (var i = 1; i < points.Length; i++)
        {
            for (; next < ordered.Count && ordered[next].Segment == firstSegment + i - 1; next++)
            {
                var foot = Along(points[i - 1], points[i], ordered[next].Fraction);
                if (Near(foot, network.Vertices[start]) && (run.Count == 1 || Near(run[^1], foot)))
                {
                    foot = network.Vertices[start];
                }
                else if (i == points.Length - 1 && Near(foot, points[i]))
                {
                    foot = points[i];
                }
                else
                {
                    if (foot != run[^1])
                    {
                        run.Add(foot);
                    }

                    Close(foot);
                }

                network.HomeVertex[ordered[next].Home] = Vertex(foot);
            }

            if (run[^1] != points[i])
            {
                length += Metres(run[^1], points[i]);
                run.Add(points[i]);
            }

            if (length >= LongestMetres && i < points.Length - 1)
            {
                Close(points[i]);
            }
        }

        if (run.Count > 1)
        {
            Close(points[^1]);
        }
    }

    private int Vertex(GeoPoint at)
    {
        if (!vertexAt.TryGetValue((at.GridX, at.GridY), out var vertex))
        {
            vertexAt.Add((at.GridX, at.GridY), vertex = network.Vertices.Count);
            network.Vertices.Add(at);
        }

        return vertex;
    }

    private bool Near(GeoPoint a, GeoPoint b)
    {
        var ((ax, ay), (bx, by)) = (plane.Project(a), plane.Project(b));
        return ((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by)) < SnapMetres * SnapMetres;
    }

    private static GeoPoint Along(GeoPoint a, GeoPoint b, double fraction)
    {
        var point = new GeoPoint(a.Longitude + (fraction * (b.Longitude - a.Longitude)), a.Latitude + (fraction * (b.Latitude - a.Latitude)));
        return GeoPoint.FromGrid(point.GridX, point.GridY);
    }

    private static int[] Components(StreetNetwork network)
    {
        var sets = new DisjointSets(network.Vertices.Count);
        for (var e = 0; e < network.Tail.Count; e++)
        {
            sets.Union(network.Tail[e], network.Head[e]);
        }

        return [.. Enumerable.Range(0, network.Vertices.Count).Select(sets.Find)];
    }

    /// <summary>Ties pieces of the street network to the piece with most dwellings where a short link across country does it, the nearest first.</summary>
    private void Link()
    {
        var dwellings = new Dictionary<int, int>();
        for (var h = 0; h < premises.Count; h++)
        {
            if (network.HomeVertex[h] >= 0)
            {
                var component = network.Component[network.HomeVertex[h]];
                dwellings[component] = dwellings.GetValueOrDefault(component) + premises[h].Dwellings;
            }
        }

        if (dwellings.Count < 2)
        {
            return;
        }

        var limit = prices.Number("acc.link_max");
        var links = Links(dwellings, limit);
        var sets = new DisjointSets(network.Vertices.Count);
        var made = 0;
        foreach (var (_, a, b) in links)
        {
            if (sets.Union(network.Component[a], network.Component[b]))
            {
                network.Add(a, b, [network.Vertices[a], network.Vertices[b]], CorridorKind.CrossCountry, "", RouteMethod.Link, prices);
                made++;
            }
        }

        if (made > 0)
        {
            network.Findings.Add(new(
                Severity.Warning, "street-linked", "streets", FormattableString.Invariant($"{made} links across country join pieces of the street network."),
                "Maybe draw the missing streets or passages."));
            network.Component = Components(network);
        }
    }

    /// <summary>The shortest link from each vertex of an inhabited piece to another such piece, in order of length.</summary>
    private List<(double Length, int A, int B)> Links(Dictionary<int, int> dwellings, double limit)
    {
        int[] inhabited = [.. Enumerable.Range(0, network.Vertices.Count).Where(v => dwellings.ContainsKey(network.Component[v]))];
        var main = dwellings.OrderByDescending(d => d.Value).ThenBy(d => d.Key).First().Key;
        var (x, y) = plane.Project([.. inhabited.Select(v => network.Vertices[v])]);
        var grid = new PointGrid(x, y);
        var best = new Dictionary<(int, int), (double Length, int A, int B)>();
        var near = new List<int>();
        for (var i = 0; i < inhabited.Length; i++)
        {
            var component = network.Component[inhabited[i]];
            if (component == main)
            {
                continue;
            }

            // Every other piece is looked at from its own side; links between two small pieces are found from both.
            near.Clear();
            grid.CollectWithin(x[i], y[i], limit, near);
            foreach (var j in near)
            {
                var other = network.Component[inhabited[j]];
                if (other == component)
                {
                    continue;
                }

                var key = (Math.Min(component, other), Math.Max(component, other));
                var (a, b) = inhabited[i] < inhabited[j] ? (inhabited[i], inhabited[j]) : (inhabited[j], inhabited[i]);
                var length = Math.Sqrt(((x[i] - x[j]) * (x[i] - x[j])) + ((y[i] - y[j]) * (y[i] - y[j])));
                var link = (length, a, b);
                if (!best.TryGetValue(key, out var known) || link.CompareTo(known) < 0)
                {
                    best[key] = link;
                }
            }
        }

        return [.. best.Values.Order()];
    }
}
