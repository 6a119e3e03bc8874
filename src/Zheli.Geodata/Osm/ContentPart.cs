using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>The content that one chunk of the file gives.</summary>
internal sealed class ContentPart
{
    /// <summary>Outlines of water smaller than this in both directions are ponds, which no cable route needs to know.</summary>
    public const double SmallestWaterMetres = 1_000;

    private readonly ElementChunk chunk;
    private readonly NodeCoordinates coordinates;
    private readonly List<GeoPoint> run = [];

    private ContentPart(ElementChunk chunk, NodeCoordinates coordinates) => (this.chunk, this.coordinates) = (chunk, coordinates);

    public List<PlaceRecord> Places { get; } = [];

    public List<Corridor> Corridors { get; } = [];

    public List<WaterFeature> Water { get; } = [];

    public List<int> BuildingX { get; } = [];

    public List<int> BuildingY { get; } = [];

    public List<Finding> Findings => chunk.Findings;

    public MissingNodes Missing { get; } = new();

    /// <summary>Makes the part of a chunk.</summary>
    public static ContentPart Make(ElementChunk chunk, NodeCoordinates coordinates)
    {
        var part = new ContentPart(chunk, coordinates);
        foreach (var node in chunk.Places)
        {
            part.AddPlace(node.Tags, GeoPoint.FromGrid(node.X, node.Y), $"osm:node/{Text(node.Id)}");
        }

        part.AddBuildings();
        foreach (var way in chunk.Ways)
        {
            part.AddWay(way);
        }

        return part;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private void AddBuildings()
    {
        foreach (var (x, y) in chunk.BuildingNodes)
        {
            BuildingX.Add(x);
            BuildingY.Add(y);
        }

        foreach (var id in chunk.BuildingReferences)
        {
            if (coordinates.TryGet(id, out var x, out var y))
            {
                BuildingX.Add(x);
                BuildingY.Add(y);
            }
            else
            {
                Missing.Add("a building", id, chunk.Where);
                Missing.CountLost(wasCut: true);
            }
        }
    }

    private void AddPlace(PlaceTags tags, GeoPoint at, string source) =>
        Places.Add(new(tags.Kind, tags.Names, at, tags.Kato, tags.Population, source, tags.Where));

    private void AddWay(KeptWay way)
    {
        var missingBefore = Missing.References;
        var runs = Runs(way);
        if (runs.Count == 0)
        {
            Missing.CountLost(wasCut: Missing.References > missingBefore);
            return;
        }

        var source = $"osm:way/{Text(way.Id)}";
        var isClosed = runs is [[var first, _, _, .., var last]] && first == last;
        foreach (var points in runs)
        {
            if (way.Use.HasFlag(WayUse.Corridor))
            {
                Corridors.Add(new(0, way.Kind, points, source) { IsBridge = way.IsBridge, IsTunnel = way.IsTunnel });
            }

            if (way.Use.HasFlag(WayUse.River))
            {
                Water.Add(new(0, false, way.Name, points, source));
            }
        }

        if (isClosed && IsWaterArea(way, runs[0]))
        {
            Water.Add(new(0, true, way.Name, runs[0], source));
        }

        if (isClosed && way.Place is not null)
        {
            AddPlace(way.Place, Rings.Centre(runs[0]), source);
        }
    }

    /// <summary>Coastlines have the water on their right: a closed one that turns clockwise is a sea or a lake, the other way round an island.</summary>
    private static bool IsWaterArea(KeptWay way, GeoPoint[] ring) =>
        (way.Use.HasFlag(WayUse.WaterArea) || (way.Use.HasFlag(WayUse.Coastline) && Rings.SignedArea(ring) < 0)) && Rings.Extent(ring).Value >= SmallestWaterMetres;

    /// <summary>The stretches of a way whose nodes are known; a missing node cuts it, so that no leg is drawn where none was surveyed.</summary>
    private List<GeoPoint[]> Runs(KeptWay way)
    {
        var runs = new List<GeoPoint[]>(1);
        run.Clear();
        for (var i = way.FirstReference; i < way.FirstReference + way.ReferenceCount; i++)
        {
            var id = chunk.References[i];
            if (!coordinates.TryGet(id, out var x, out var y))
            {
                Missing.Add($"osm:way/{Text(way.Id)}", id, chunk.Where);
                Close(runs);
                continue;
            }

            var point = GeoPoint.FromGrid(x, y);
            if (run.Count == 0 || run[^1] != point)
            {
                run.Add(point);
            }
        }

        Close(runs);
        return runs;
    }

    private void Close(List<GeoPoint[]> runs)
    {
        if (run.Count >= 2)
        {
            runs.Add([.. run]);
        }

        run.Clear();
    }
}
