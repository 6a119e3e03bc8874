namespace Zheli.Model.Places;

/// <summary>What a building is for, as far as fibre cares.</summary>
public enum BuildingUse
{
    /// <summary>A building of a kind that is not stated.</summary>
    Unknown,

    /// <summary>A house for one household, or a few.</summary>
    House,

    /// <summary>A block of flats.</summary>
    Apartments,

    /// <summary>A hall of residence: rooms, counted as flats.</summary>
    Dormitory,

    /// <summary>A school, a hospital, an office of the state.</summary>
    Public,

    /// <summary>A shop, an office, a works.</summary>
    Business,

    /// <summary>A garage, a shed, a stable, a ruin: nobody orders fibre there.</summary>
    Ancillary,
}

/// <summary>A building on the map.</summary>
/// <param name="Source">Stable identity in the source, for example <c>osm:way/12</c>.</param>
/// <param name="Location">The middle of its outline, on the 1e-7° grid.</param>
/// <param name="AreaSquareMetres">Footprint; 0 when no outline is known.</param>
/// <param name="Levels">Storeys, or 0 when not stated.</param>
/// <param name="Flats">Dwellings, or 0 when not stated.</param>
/// <param name="Use">What it is for.</param>
public readonly record struct Building(string Source, GeoPoint Location, double AreaSquareMetres, int Levels, int Flats, BuildingUse Use)
{
    /// <summary>Entrances, or 0 when not stated.</summary>
    public int Entrances { get; init; }
}
