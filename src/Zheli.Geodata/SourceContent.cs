using Zheli.Model;
using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Geodata;

/// <summary>What a source file holds; found out from its content unless the user says it.</summary>
public enum SourceKind
{
    /// <summary>OpenStreetMap in PBF or XML: places, corridors, buildings, water, borders.</summary>
    Osm,

    /// <summary>Points with names and kinds of place.</summary>
    Settlements,

    /// <summary>The national classifier of administrative objects.</summary>
    Kato,

    /// <summary>Polygons of the country, its regions or districts.</summary>
    AdminAreas,

    /// <summary>Lines of roads, railways or power lines.</summary>
    Corridors,

    /// <summary>Rivers, lakes, seas.</summary>
    Water,

    /// <summary>Points and lines of the existing network.</summary>
    Network,

    /// <summary>A grid of heights.</summary>
    Elevation,

    /// <summary>People by region, district or settlement, by code or name.</summary>
    Population,
}

/// <summary>A place as one source describes it, before it is joined with others.</summary>
/// <param name="Kind">Kind of place.</param>
/// <param name="Names">Its names; may be empty.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Kato">Code of the classifier when the source states one.</param>
/// <param name="Population">People when the source states them.</param>
/// <param name="Source">Stable identity in the source, for example <c>osm:node/27524816</c>.</param>
/// <param name="Where">File with row or byte offset, for findings.</param>
public sealed record PlaceRecord(
    PlaceKind Kind, PlaceNames Names, GeoPoint Location, string? Kato, int? Population, string Source, string Where);

/// <summary>A row of the classifier KATO.</summary>
/// <param name="Code">Nine characters.</param>
/// <param name="Level">1 region, 2 district, 3 rural district, 4 settlement.</param>
/// <param name="NameRussian">Official name in Russian with its prefix, or null.</param>
/// <param name="NameKazakh">Official name in Kazakh, or null.</param>
/// <param name="Where">File with row.</param>
public sealed record KatoRecord(string Code, int Level, string? NameRussian, string? NameKazakh, string Where);

/// <summary>People by a code or a name, to be attached to an area or a settlement.</summary>
/// <param name="Kato">Code, or null.</param>
/// <param name="Name">Name, or null.</param>
/// <param name="People">Number of people.</param>
/// <param name="Where">File with row.</param>
public sealed record PopulationRecord(string? Kato, string? Name, int People, string Where);

/// <summary>Everything that was read from one source file: whole, with its findings. Ids of the objects are 0 until they enter a project.</summary>
public sealed record SourceContent
{
    /// <summary>File name without folders.</summary>
    public required string File { get; init; }

    /// <summary>What it holds.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Rows, features or elements read.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Of these, how many were left out because of a finding.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Places.</summary>
    public IReadOnlyList<PlaceRecord> Places { get; init; } = [];

    /// <summary>Rows of the classifier.</summary>
    public IReadOnlyList<KatoRecord> Kato { get; init; } = [];

    /// <summary>Population by code or name.</summary>
    public IReadOnlyList<PopulationRecord> Population { get; init; } = [];

    /// <summary>Administrative areas.</summary>
    public IReadOnlyList<AdminArea> Areas { get; init; } = [];

    /// <summary>Corridors.</summary>
    public IReadOnlyList<Corridor> Corridors { get; init; } = [];

    /// <summary>Water.</summary>
    public IReadOnlyList<WaterFeature> Water { get; init; } = [];

    /// <summary>Points of the existing network.</summary>
    public IReadOnlyList<NetworkNode> NetworkNodes { get; init; } = [];

    /// <summary>Lines of the existing network.</summary>
    public IReadOnlyList<NetworkLine> NetworkLines { get; init; } = [];

    /// <summary>Relief.</summary>
    public ElevationGrid? Elevation { get; init; }

    /// <summary>Longitudes of buildings on the 1e-7° grid, one entry per building.</summary>
    public int[] BuildingX { get; init; } = [];

    /// <summary>Latitudes of buildings on the 1e-7° grid.</summary>
    public int[] BuildingY { get; init; } = [];

    /// <summary>What was noticed.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
