using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>What a network may be built along.</summary>
public enum CorridorKind
{
    /// <summary>Motorway.</summary>
    Motorway,

    /// <summary>Trunk road (republican).</summary>
    Trunk,

    /// <summary>Primary road.</summary>
    Primary,

    /// <summary>Secondary road.</summary>
    Secondary,

    /// <summary>Tertiary road.</summary>
    Tertiary,

    /// <summary>Residential, unclassified or living street.</summary>
    Local,

    /// <summary>Service road or driveway.</summary>
    Service,

    /// <summary>Unpaved track.</summary>
    Track,

    /// <summary>Railway line.</summary>
    Railway,

    /// <summary>Overhead power line, whose poles may carry cable.</summary>
    PowerLine,

    /// <summary>A straight leg across country where no road is known.</summary>
    CrossCountry,

    /// <summary>A leg from a settlement or a network node to the nearest corridor.</summary>
    Access,
}

/// <summary>A stretch of road, railway or power line as the source draws it; stretches that meet share a point exactly.</summary>
/// <param name="Id">Number within the project.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Points">At least two points.</param>
/// <param name="Source">Where the record came from, for example <c>osm:way/12</c>.</param>
public sealed record Corridor(long Id, CorridorKind Kind, GeoPoint[] Points, string Source)
{
    /// <summary>True for a bridge: it crosses water or another corridor without touching it.</summary>
    public bool IsBridge { get; init; }

    /// <summary>True for a tunnel.</summary>
    public bool IsTunnel { get; init; }
}

/// <summary>Water on the map: rivers are lines, lakes and seas are closed outlines.</summary>
/// <param name="Id">Number within the project.</param>
/// <param name="IsArea">True for a lake or a sea: <paramref name="Points"/> is its closed outer ring.</param>
/// <param name="Name">Local name, or empty.</param>
/// <param name="Points">The line or the ring.</param>
/// <param name="Source">Where the record came from.</param>
public sealed record WaterFeature(long Id, bool IsArea, string Name, GeoPoint[] Points, string Source);
