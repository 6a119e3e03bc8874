using System.Globalization;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>Puts positions into the outlines of buildings; goes through the nodes once for every few million references, so that a country needs no more than that.</summary>
internal static class BuildingAssembly
{
    private const int ReferencesAtATime = 16_000_000;
    private const double MetresPerDegree = 111_320;

    /// <summary>The buildings of a file, in its order; outlines whose nodes are not in the file are left out.</summary>
    public static List<Building> Assemble(OsmSource source, CancellationToken token)
    {
        var chunks = source.SelectBuildings(token);
        var buildings = new List<Building>(chunks.Sum(c => c.Buildings.Count + c.BuildingNodes.Count));
        for (var first = 0; first < chunks.Count;)
        {
            var (end, references) = (first, 0L);
            while (end < chunks.Count && (end == first || references + chunks[end].References.Count <= ReferencesAtATime))
            {
                references += chunks[end++].References.Count;
            }

            var share = chunks.Skip(first).Take(end - first).ToList();
            var coordinates = NodeCoordinates.For(share);
            if (coordinates.Count > 0)
            {
                source.Locate(coordinates, token);
            }

            foreach (var chunk in share)
            {
                Add(chunk, coordinates, buildings);
            }

            first = end;
        }

        AddRelations(source, chunks, buildings, token);
        return buildings;
    }

    /// <summary>Buildings with courtyards, and those whose outline is made of several ways: one each, its footprint without the courtyards. What does not close is left out.</summary>
    private static void AddRelations(OsmSource source, IReadOnlyList<ElementChunk> chunks, List<Building> buildings, CancellationToken token)
    {
        var relations = chunks.SelectMany(c => c.BuildingRelations).ToList();
        if (relations.Count == 0)
        {
            return;
        }

        var outlines = source.SelectWays([.. relations.SelectMany(r => r.Outer.Concat(r.Inner))], token);
        var coordinates = NodeCoordinates.For(outlines);
        source.Locate(coordinates, token);
        var ways = new Dictionary<long, long[]>();
        foreach (var chunk in outlines)
        {
            foreach (var way in chunk.Ways)
            {
                ways.TryAdd(way.Id, [.. chunk.References.Skip(way.FirstReference).Take(way.ReferenceCount)]);
            }
        }

        foreach (var (building, outer, inner) in relations)
        {
            var rings = RingsOf(outer, ways, coordinates);
            if (rings.Count > 0)
            {
                var largest = rings.MaxBy(r => Area(r))!;
                var area = Math.Max(0, rings.Sum(r => Area(r)) - RingsOf(inner, ways, coordinates).Sum(r => Area(r)));
                buildings.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"osm:relation/{building.Id}"), Centre(largest), area, building.Levels, building.Flats, building.Use));
            }
        }
    }

    private static List<GeoPoint[]> RingsOf(long[] members, Dictionary<long, long[]> ways, NodeCoordinates coordinates)
    {
        long[][] pieces = [.. members.Where(ways.ContainsKey).Select(w => ways[w]).Where(w => w.Length > 1)];
        if (pieces.Length == 0 || RingJoin.Join(pieces) is not { } rings)
        {
            return [];
        }

        return [.. rings.Select(r => Located(r, coordinates)).Where(r => r.Length >= 4)];
    }

    private static GeoPoint[] Located(List<long> nodes, NodeCoordinates coordinates)
    {
        var ring = new List<GeoPoint>(nodes.Count);
        foreach (var node in nodes)
        {
            if (coordinates.TryGet(node, out var x, out var y))
            {
                ring.Add(GeoPoint.FromGrid(x, y));
            }
        }

        return [.. ring];
    }

    private static void Add(ElementChunk chunk, NodeCoordinates coordinates, List<Building> buildings)
    {
        foreach (var (x, y) in chunk.BuildingNodes)
        {
            buildings.Add(new(string.Create(CultureInfo.InvariantCulture, $"point:{x},{y}"), GeoPoint.FromGrid(x, y), 0, 0, 0, BuildingUse.Unknown));
        }

        var ring = new List<GeoPoint>();
        foreach (var building in chunk.Buildings)
        {
            ring.Clear();
            for (var i = building.FirstReference; i < building.FirstReference + building.ReferenceCount; i++)
            {
                if (coordinates.TryGet(chunk.References[i], out var x, out var y))
                {
                    ring.Add(GeoPoint.FromGrid(x, y));
                }
            }

            if (ring.Count > 0)
            {
                var points = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ring);
                buildings.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"osm:way/{building.Id}"), Centre(points), Area(points), building.Levels, building.Flats, building.Use));
            }
        }

        chunk.References.Clear();
    }

    private static GeoPoint Centre(ReadOnlySpan<GeoPoint> ring) => ring.Length < 3 || Rings.SignedArea(ring) == 0 ? ring[0] : Rings.Centre(ring);

    /// <summary>The footprint on the plane that touches the ellipsoid at the building: good to a part in a thousand, far better than the outline is drawn.</summary>
    private static double Area(ReadOnlySpan<GeoPoint> ring) =>
        Math.Abs(Rings.SignedArea(ring)) / 2 * MetresPerDegree * MetresPerDegree * Math.Cos(ring[0].Latitude * (Math.PI / 180));
}
