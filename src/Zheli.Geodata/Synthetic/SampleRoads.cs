using Zheli.Algorithms.Graphs;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Synthetic;

/// <summary>Draws main roads among the towns, railways, power lines, and local roads from every village to the network; lengths meet the public figures.</summary>
internal sealed class SampleRoads(SampleFrame frame, SampleTowns towns, SampleFigures figures, int seed)
{
    private const double MainWind = 0.09;
    private const double RailWind = 0.05;
    private const double PowerWind = 0.02;
    private const double MainStep = 3;

    // How much longer than straight the main roads become by MainWind, measured.
    private const double MainWinding = 1.084;

    private const double StationKilometres = 1.5;
    private const int NearCities = 3;

    /// <summary>The larger towns, between which main roads run; regional roads join the others to them.</summary>
    private readonly List<int> mainTowns =
        [.. Enumerable.Range(0, towns.All.Count).OrderByDescending(t => towns.All[t].People).ThenBy(t => t).Take(figures.MainRoadTowns).Order()];

    private List<PointPair> mainPairs = [];

    /// <summary>Everything drawn so far.</summary>
    public List<Corridor> Corridors { get; } = [];

    /// <summary>Draws the main roads: a sparse network of the towns in which no way is a long detour, of the length wanted.</summary>
    public void DrawMainRoads()
    {
        var points = mainTowns.ConvertAll(t => towns.All[t].At);
        var sparse = PointNetwork.FillUp(points.Count, [], PointNetwork.Neighbours(points), figures.MainRoadKilometres / MainWinding);
        mainPairs = sparse.ConvertAll(p => p with { A = mainTowns[p.A], B = mainTowns[p.B] });
        var trunk = Trunk();
        for (var i = 0; i < mainPairs.Count; i++)
        {
            var (from, to) = (towns.All[mainPairs[i].A].Ground, towns.All[mainPairs[i].B].Ground);
            Add(trunk.Contains(i) ? CorridorKind.Trunk : CorridorKind.Primary, Line(from, to, MainWind, MainStep, 50, mainPairs[i]));
        }
    }

    /// <summary>Draws regional roads to the other towns, and where the ways between neighbours are the longest detours.</summary>
    public void DrawRegionalRoads()
    {
        var neighbours = PointNetwork.Neighbours(towns.All.ConvertAll(t => t.At));
        foreach (var pair in PointNetwork.FillUp(towns.All.Count, mainPairs, neighbours, figures.RegionalRoadKilometres / MainWinding))
        {
            Add(CorridorKind.Secondary, Line(towns.All[pair.A].Ground, towns.All[pair.B].Ground, MainWind, MainStep, 53, pair));
        }
    }

    /// <summary>Draws the railways: the shortest tree of the towns without its longest ends. A line's ends are stations beside the towns.</summary>
    public void DrawRailways()
    {
        var points = towns.All.ConvertAll(t => t.At);
        var tree = PointNetwork.Tree(new(points.Count), PointNetwork.Neighbours(points));
        var lines = tree.ConvertAll(p => (Pair: p, Line: Line(Beside(p.A, StationKilometres), Beside(p.B, StationKilometres), RailWind, 4, 51, p)));
        var kilometres = lines.Sum(l => Geodesic.Length(l.Line).Kilometres);
        while (kilometres > figures.RailwayKilometres && LongestEnd(lines) is { } end)
        {
            kilometres -= Geodesic.Length(lines[end].Line).Kilometres;
            lines.RemoveAt(end);
        }

        lines.ForEach(l => Add(CorridorKind.Railway, l.Line));
    }

    /// <summary>Draws power lines beside the main roads, almost straight.</summary>
    public void DrawPowerLines()
    {
        foreach (var pair in mainPairs)
        {
            Add(CorridorKind.PowerLine, Line(Beside(pair.A, -StationKilometres), Beside(pair.B, -StationKilometres), PowerWind, 8, 52, pair));
        }
    }

    /// <summary>Draws the local roads, after all larger ones; a few of the remotest hamlets stay without one.</summary>
    public void DrawLocalRoads(IReadOnlyList<SampleTown> villages)
    {
        var kilometres = Corridors.Sum(c => Geodesic.Length(c.Points).Kilometres);
        var local = new LocalRoads(Corridors, towns.All, villages, seed);
        foreach (var (kind, line) in local.Draw(figures.RoadKilometres - kilometres))
        {
            Add(kind, line);
        }
    }

    /// <summary>Draws the streets of all places, after everything else.</summary>
    public void DrawStreets(IReadOnlyList<SampleTown> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            foreach (var (kind, line) in SampleStreets.Of(places[i], i + 1, seed))
            {
                Add(kind, line);
            }
        }
    }

    private void Add(CorridorKind kind, GeoPoint[] line) =>
        Corridors.Add(new(Corridors.Count + 1, kind, line, $"synthetic:corridor/{Corridors.Count + 1}"));

    private GeoPoint[] Line(GeoPoint from, GeoPoint to, double wind, double step, int purpose, PointPair pair) =>
        CurvedLine.Draw(from, to, wind, step, SampleRandom.For(seed, (purpose << 24) + (pair.A << 12) + pair.B));

    /// <summary>A point beside a town, always the same.</summary>
    private GeoPoint Beside(int town, double kilometres)
    {
        var at = towns.All[town].At;
        var angle = SampleRandom.For(seed, 5_000 + town).Between(0, Math.PI);
        return SampleFrame.ToGround(frame.Bend(frame.Straighten(new(at.X + (kilometres * Math.Cos(angle)), at.Y + (kilometres * Math.Sin(angle))))));
    }

    private static int? LongestEnd(List<(PointPair Pair, GeoPoint[] Line)> lines)
    {
        var degree = lines.SelectMany(l => new[] { l.Pair.A, l.Pair.B }).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        var ends = Enumerable.Range(0, lines.Count).Where(i => degree[lines[i].Pair.A] == 1 || degree[lines[i].Pair.B] == 1).ToList();
        return ends.Count == 0 ? null : ends.MaxBy(i => lines[i].Pair.Kilometres);
    }

    /// <summary>Numbers of the roads on the shortest ways between near cities: they are trunk roads.</summary>
    private HashSet<int> Trunk()
    {
        var ways = new ShortestWays(towns.All.Count);
        mainPairs.ForEach(ways.Add);
        var cities = Enumerable.Range(0, towns.All.Count).Where(t => towns.All[t].Kind == PlaceKind.City).ToList();
        var trunk = new HashSet<int>();
        foreach (var city in cities)
        {
            foreach (var other in cities.Where(c => c != city).OrderBy(c => towns.All[c].At.DistanceTo(towns.All[city].At)).Take(NearCities))
            {
                trunk.UnionWith(ways.Way(city, other));
            }
        }

        return trunk;
    }
}
