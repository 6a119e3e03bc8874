namespace Zheli.Model.Places;

/// <summary>The level of an administrative area.</summary>
public enum AdminLevel
{
    /// <summary>The country; its outline is the border.</summary>
    Country,

    /// <summary>A region (облыс, область) or a city of republican rank.</summary>
    Region,

    /// <summary>A district (аудан, район) or a city of regional rank.</summary>
    District,
}

/// <summary>An administrative area with its outline.</summary>
public sealed record AdminArea
{
    /// <summary>Number within the project.</summary>
    public required long Id { get; init; }

    /// <summary>Country, region or district.</summary>
    public required AdminLevel Level { get; init; }

    /// <summary>Its names.</summary>
    public required PlaceNames Names { get; init; }

    /// <summary>Code of the classifier KATO, or null.</summary>
    public string? Kato { get; init; }

    /// <summary>The region that holds a district, or null.</summary>
    public long? RegionId { get; init; }

    /// <summary>People who live there by an official total, or null.</summary>
    public int? Population { get; init; }

    /// <summary>The outline: polygons, each an outer ring and then its holes, every ring closed (first point = last point).</summary>
    public required IReadOnlyList<IReadOnlyList<GeoPoint[]>> Polygons { get; init; }

    /// <summary>Where the record came from.</summary>
    public required string Source { get; init; }
}
