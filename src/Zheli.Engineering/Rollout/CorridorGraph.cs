using Zheli.Algorithms.Graphs;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>Makes the graph on which a roll-out is optimised out of the map: docs/methods/corridor-graph.md.</summary>
public static class CorridorGraph
{
    /// <summary>Builds the graph; the same territory and options give the same graph, on any number of threads.</summary>
    /// <param name="territory">The map; its lists are in order of id.</param>
    /// <param name="options">What to serve, from where, and the figures that shape edges.</param>
    /// <param name="progress">Told at each step.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CorridorGraphResult Build(
        Territory territory, GraphOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var figures = new CorridorGraphFigures();
        void Step(string stage, double fraction)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(stage, fraction));
        }

        Step("joining corridors", 0);
        var plane = new LocalPlane(Middle(territory));
        var builtUp = new BuiltUpAreas(territory, options, plane);
        var (lines, terminals, legs) = Lay(territory, options, plane, builtUp, ref figures);

        Step("legs across country", 0.4);
        var incidence = new Incidence(lines.Points.Count, lines.From, lines.To);
        var parts = new CorridorParts(lines, legs.Select(l => l.To).Concat(terminals.Point));
        var contacts = new RootContacts(territory, lines, terminals);
        var thinned = CorridorThinning.Choose(lines, incidence, parts);
        CrossCountryLegs.Add(lines, parts, terminals, thinned, p => contacts.IsRoot[p], legs);
        var dry = new OpenWater(territory.Water, plane).Dry(legs, lines.Points);

        Step("measuring edges", 0.5);
        var needed = Needed(lines.Points.Count, terminals, contacts, dry);
        var chains = ChainContraction.Contract(lines, incidence, parts.Kept, needed);
        var relief = territory.Elevation is null ? null : new Relief(territory.Elevation, options);
        var survey = new GroundSurvey(territory, options, lines.Points, builtUp, relief);
        var drafts = EdgeDrafting.Corridors(chains, survey, options);
        var legDrafts = EdgeDrafting.Legs(dry, lines, survey, territory, plane, options);
        var vertices = new VertexNumbers(lines.Points, terminals, EdgeDrafting.Ends(drafts).Concat(EdgeDrafting.Ends(legDrafts)), contacts.IsRoot);

        Step("leaving out what cannot matter", 0.7);
        var selection = new EdgeSelection(drafts, vertices, options.Threads, cancellation);
        var legsDominated = selection.AddLegs(dry, legDrafts);

        Step("microwave hops", 0.8);
        var (hops, blocked) = MicrowaveHops.Find(terminals, lines.Points, relief, options.MaxHop.Value, options.Threads, cancellation);
        var hopDrafts = EdgeDrafting.Hops(hops, terminals, lines.Points, survey, options);
        var hopsDominated = selection.AddHops(hopDrafts);

        var graph = GraphAssembly.Assemble(drafts, vertices, lines.Points, contacts);
        var unreachable = Unreachable(graph);
        figures = figures with
        {
            Components = parts.Count,
            ComponentsLeftOut = parts.LeftOut,
            Settlements = graph.VertexSettlement.Count(s => s != 0),
            AccessLegs = graph.EdgeKind.Count(k => k == CorridorKind.Access),
            CrossCountryLegs = graph.EdgeKind.Zip(graph.EdgeMethod).Count(e => e is { First: CorridorKind.CrossCountry, Second: not BuildMethod.Microwave }),
            LegsDominated = legsDominated,
            LegsInWater = legs.Count - dry.Count,
            Hops = graph.EdgeMethod.Count(m => m == BuildMethod.Microwave),
            HopsBlocked = blocked,
            HopsDominated = hopsDominated,
            Unreachable = unreachable.Count,
        };
        Step("corridor graph", 1);
        return new(graph, figures, GraphFindings.Of(figures, contacts.IsRoot.AsSpan().Contains(true), territory, unreachable));
    }

    /// <summary>Cuts and joins the source lines, and attaches the terminals.</summary>
    private static (CorridorLines Lines, Terminals Terminals, List<Leg> Legs) Lay(
        Territory territory, GraphOptions options, LocalPlane plane, BuiltUpAreas builtUp, ref CorridorGraphFigures figures)
    {
        var source = Noding.Read(territory, options, plane);
        var points = source.Points;
        var chains = new Chains(source);
        var index = new SegmentGrid(points.PlaneX, points.PlaneY, source.From, source.To, source.Count);
        var terminals = Terminals.Place(territory, options, points, builtUp);
        var splits = new Splits(source);
        figures = figures with
        {
            CrossingsJoined = SourceCrossings.Join(source, index, splits, options.Threads),
            SnappedEnds = Snapping.JoinLooseEnds(source, chains, index, splits, options.Threads),
        };
        var legs = Attachment.Attach(source, chains, index, terminals, splits, options.Threads);
        splits.CutLongSegments();
        var crossings = Crossings.OfCorridors(source, CrossedLines.Rivers(territory.Water, plane), CrossedLines.Railways(source), options.Threads);
        crossings.AddRange(LevelCrossings.Find(source, chains.Incidence));
        var lines = splits.Apply(crossings);
        terminals.KeepApartFromNetwork(lines, legs);
        return (lines, terminals, legs);
    }

    private static bool[] Needed(int pointCount, Terminals terminals, RootContacts contacts, List<Leg> legs)
    {
        var needed = contacts.IsRoot.ToArray();
        Array.Resize(ref needed, pointCount);
        foreach (var p in terminals.Point.Concat(legs.Select(l => l.From)).Concat(legs.Select(l => l.To)))
        {
            needed[p] = true;
        }

        return needed;
    }

    private static GeoPoint Middle(Territory territory)
    {
        var places = territory.Settlements.Select(s => s.Location).Concat(territory.NetworkNodes.Select(n => n.Location))
            .Concat(territory.Corridors.SelectMany(c => Ends(c.Points))).Concat(territory.NetworkLines.SelectMany(l => Ends(l.Points)));
        double west = 180, east = -180, south = 90, north = -90;
        foreach (var p in places)
        {
            (west, east) = (Math.Min(west, p.Longitude), Math.Max(east, p.Longitude));
            (south, north) = (Math.Min(south, p.Latitude), Math.Max(north, p.Latitude));
        }

        return west > east ? new(0, 0) : new((west + east) / 2, (south + north) / 2);

        static GeoPoint[] Ends(GeoPoint[] line) => [line[0], line[^1]];
    }

    /// <summary>Settlements that no edge joins to the root, in order of vertex.</summary>
    private static List<long> Unreachable(UnpricedGraph graph)
    {
        var sets = new DisjointSets(graph.VertexCount);
        for (var e = 0; e < graph.EdgeCount; e++)
        {
            sets.Union(graph.EdgeFrom[e], graph.EdgeTo[e]);
        }

        return [.. Enumerable.Range(1, graph.VertexCount - 1).Where(v => sets.Find(v) != RolloutGraph.Root).Select(v => graph.VertexSettlement[v]).Where(s => s != 0)];
    }
}
