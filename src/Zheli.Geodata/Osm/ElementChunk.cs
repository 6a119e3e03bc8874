using System.Globalization;
using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>What a kept way is good for; one way may serve several purposes.</summary>
[Flags]
internal enum WayUse : byte
{
    None = 0,
    Corridor = 1,
    River = 2,
    WaterArea = 4,
    Coastline = 8,
    Place = 16,
    Outline = 32,
}

/// <summary>A way that was kept, its nodes still by reference.</summary>
/// <param name="Id">Its number in OpenStreetMap.</param>
/// <param name="Use">What for.</param>
/// <param name="Kind">Kind of corridor, if it is one.</param>
/// <param name="IsBridge">True for a bridge.</param>
/// <param name="IsTunnel">True for a tunnel.</param>
/// <param name="FirstReference">Index of its first reference in <see cref="ElementChunk.References"/>.</param>
/// <param name="ReferenceCount">Number of references.</param>
/// <param name="Name">Name of water, or empty.</param>
/// <param name="Place">Tags of the place, if it is one.</param>
internal readonly record struct KeptWay(
    long Id, WayUse Use, CorridorKind Kind, bool IsBridge, bool IsTunnel, int FirstReference, int ReferenceCount, string Name, PlaceTags? Place);

/// <summary>The outline of a building that was kept, its nodes still by reference.</summary>
/// <param name="Id">Number of the way in OpenStreetMap.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Levels">Storeys, or 0 when not stated.</param>
/// <param name="Flats">Dwellings, or 0 when not stated.</param>
/// <param name="FirstReference">Index of its first reference in <see cref="ElementChunk.References"/>.</param>
/// <param name="ReferenceCount">Number of references.</param>
internal readonly record struct KeptBuilding(long Id, BuildingUse Use, int Levels, int Flats, int FirstReference, int ReferenceCount);

/// <summary>What the tags of a place say.</summary>
internal sealed record PlaceTags(PlaceKind Kind, PlaceNames Names, string? Kato, int? Population, string Where);

/// <summary>A node that is a place.</summary>
internal readonly record struct PlaceNode(long Id, int X, int Y, PlaceTags Tags);

/// <summary>A relation that draws an area: administrative, or water when <see cref="Level"/> is null.</summary>
internal sealed record AreaRelation(long Id, AdminLevel? Level, PlaceNames Names, string? Kato, int? Population, string Where, long[] Outer, long[] Inner);

/// <summary>The ways of a relation by the side of the area on which they lie.</summary>
internal sealed class RelationMembers
{
    public List<long> Outer { get; } = [];

    public List<long> Inner { get; } = [];

    public void Add(long way, bool isInner) => (isInner ? Inner : Outer).Add(way);
}

/// <summary>The elements kept from one stretch of the file, in its order.</summary>
/// <param name="file">File name without folders.</param>
/// <param name="offset">Where the stretch begins, bytes; negative for XML, whose places are told by line.</param>
internal sealed class ElementChunk(string file, long offset)
{
    /// <summary>Line of the element being read, for XML.</summary>
    public int Line { get; set; }

    /// <summary>Elements read, kept or not.</summary>
    public long ElementsRead { get; set; }

    /// <summary>True when the stretch holds nodes, ways, relations: later passes read only what they need.</summary>
    public bool HasNodes { get; set; }

    /// <inheritdoc cref="HasNodes"/>
    public bool HasWays { get; set; }

    public List<PlaceNode> Places { get; } = [];

    public List<KeptWay> Ways { get; } = [];

    /// <summary>Ids of the nodes of <see cref="Ways"/>.</summary>
    public List<long> References { get; } = [];

    /// <summary>One node id for each building that is a way.</summary>
    public List<long> BuildingReferences { get; } = [];

    /// <summary>Buildings that are drawn by several ways.</summary>
    public List<(KeptBuilding Building, long[] Outer, long[] Inner)> BuildingRelations { get; } = [];

    /// <summary>Buildings that are nodes, on the 1e-7° grid.</summary>
    public List<(int X, int Y)> BuildingNodes { get; } = [];

    /// <summary>Outlines of buildings; filled only when they are asked for.</summary>
    public List<KeptBuilding> Buildings { get; } = [];

    public List<AreaRelation> Areas { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>File with byte offset or line.</summary>
    public string Where => offset < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}")
        : string.Create(CultureInfo.InvariantCulture, $"{file}@{offset}");
}
