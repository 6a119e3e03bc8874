namespace Zheli.Model.Places;

/// <summary>How the number of people of a settlement is known.</summary>
public enum PopulationBasis
{
    /// <summary>Stated by a source.</summary>
    Stated,

    /// <summary>Estimated from the number of buildings.</summary>
    EstimatedFromBuildings,

    /// <summary>Estimated as a share of a known district or region total.</summary>
    EstimatedFromTotal,

    /// <summary>Estimated from the typical size of its kind of place.</summary>
    EstimatedFromKind,
}

/// <summary>A place where people live, and the unit that a plan serves.</summary>
public sealed record Settlement
{
    /// <summary>Number within the project, stable across imports of the same source.</summary>
    public required long Id { get; init; }

    /// <summary>Its names.</summary>
    public required PlaceNames Names { get; init; }

    /// <summary>City, town, village…</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Where it stands on the map.</summary>
    public required GeoPoint Location { get; init; }

    /// <summary>The nine-character code of the classifier KATO, or null when it was not matched.</summary>
    public string? Kato { get; init; }

    /// <summary>People who live there; an estimate unless <see cref="PopulationBasis"/> is <see cref="PopulationBasis.Stated"/>.</summary>
    public int Population { get; init; }

    /// <summary>How <see cref="Population"/> is known.</summary>
    public PopulationBasis PopulationBasis { get; init; } = PopulationBasis.EstimatedFromKind;

    /// <summary>Buildings counted around it on the map, or null when the sources hold no buildings.</summary>
    public int? Buildings { get; init; }

    /// <summary>The region that holds it, or null.</summary>
    public long? RegionId { get; init; }

    /// <summary>The district that holds it, or null.</summary>
    public long? DistrictId { get; init; }

    /// <summary>Where the record came from, for example <c>osm:node/27524816</c>.</summary>
    public required string Source { get; init; }

    /// <summary>True when the number of people is an estimate.</summary>
    public bool PopulationIsEstimated => PopulationBasis != PopulationBasis.Stated;
}
