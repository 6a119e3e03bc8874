using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>Joins the ways of boundary and water relations into rings. An outline that does not close is left out with a note, never guessed.</summary>
internal sealed class OutlineAssembly(NodeCoordinates coordinates, UnpackingAllowance allowance)
{
    private const long MostContainmentSteps = 500_000_000;

    private readonly Dictionary<long, long[]> ways = [];
    private long containmentSteps;

    /// <summary>Makes the areas, in the order of the relations.</summary>
    public (List<AdminArea> Areas, List<WaterFeature> Water) Assemble(
        IReadOnlyList<ElementChunk> outlines, IReadOnlyList<AreaRelation> relations, List<Finding> findings)
    {
        foreach (var chunk in outlines)
        {
            foreach (var way in chunk.Ways)
            {
                ways.TryAdd(way.Id, [.. chunk.References.Skip(way.FirstReference).Take(way.ReferenceCount)]);
            }
        }

        var areas = new List<AdminArea>();
        var water = new List<WaterFeature>();
        var incomplete = new List<AreaRelation>();
        foreach (var relation in relations)
        {
            if (RingsOf(relation.Outer) is not { Count: > 0 } outer || RingsOf(relation.Inner) is not { } inner || !CanNest(outer, inner))
            {
                incomplete.Add(relation);
                continue;
            }

            if (relation.Level is { } level)
            {
                areas.Add(Area(relation, level, outer, inner));
            }
            else
            {
                water.AddRange(outer.Where(r => Rings.Extent(r).Value >= ContentPart.SmallestWaterMetres)
                    .Select(r => new WaterFeature(0, true, relation.Names.Local, r, Source(relation))));
            }
        }

        Note(incomplete, findings);
        return (areas, water);
    }

    private static string Source(AreaRelation relation) => $"osm:relation/{relation.Id.ToString(CultureInfo.InvariantCulture)}";

    private static AdminArea Area(AreaRelation relation, AdminLevel level, List<GeoPoint[]> outer, List<GeoPoint[]> inner)
    {
        var polygons = outer.Select(ring => new List<GeoPoint[]> { ring }).ToList();
        foreach (var hole in inner)
        {
            var holder = polygons.Count == 1 ? polygons[0] : polygons.Find(p => Rings.Contains(p[0], hole[0]));
            (holder ?? polygons[0]).Add(hole);
        }

        return new AdminArea
        {
            Id = 0, Level = level, Names = relation.Names, Kato = relation.Kato, Population = relation.Population,
            Polygons = [.. polygons.Select(p => (IReadOnlyList<GeoPoint[]>)p)], Source = Source(relation),
        };
    }

    private static void Note(List<AreaRelation> incomplete, List<Finding> findings)
    {
        if (incomplete.Count > 0)
        {
            var first = incomplete[0];
            findings.Add(new(
                Severity.Note, "outline-incomplete", first.Where,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{incomplete.Count} boundaries or lakes are not whole in this file and were left out, first {Source(first)} \"{first.Names.In("")}\"."),
                "This is normal at the edge of a cut map. Maybe import the administrative areas from a file of their own."));
        }
    }

    /// <summary>False when telling which hole lies in which ring would take beyond reason, as it does only in files made for it.</summary>
    private bool CanNest(List<GeoPoint[]> outer, List<GeoPoint[]> inner) =>
        outer.Count == 1 || (containmentSteps += inner.Count * outer.Sum(r => (long)r.Length)) <= MostContainmentSteps;

    /// <summary>The rings of the member ways, or null when a way or a node is missing or an end stays open.</summary>
    private List<GeoPoint[]>? RingsOf(long[] members)
    {
        var pieces = new List<long[]>(members.Length);
        foreach (var member in members.Distinct())
        {
            if (!ways.TryGetValue(member, out var nodes) || nodes.Length < 2)
            {
                return null;
            }

            // Many relations may share one long way: what they hold together is limited as if each had its own.
            allowance.Keep(nodes.Length);
            pieces.Add(nodes);
        }

        return RingJoin.Join(pieces) is { } rings ? Locate(rings) : null;
    }

    private List<GeoPoint[]>? Locate(List<List<long>> rings)
    {
        var located = new List<GeoPoint[]>(rings.Count);
        foreach (var ring in rings)
        {
            var points = new List<GeoPoint>(ring.Count);
            foreach (var id in ring)
            {
                if (!coordinates.TryGet(id, out var x, out var y))
                {
                    return null;
                }

                var point = GeoPoint.FromGrid(x, y);
                if (points.Count == 0 || points[^1] != point)
                {
                    points.Add(point);
                }
            }

            if (points.Count >= 4)
            {
                located.Add([.. points]);
            }
        }

        return located;
    }
}
