namespace Zheli.Model.Places;

/// <summary>How the number of dwellings of a premises is known.</summary>
public enum DwellingBasis
{
    /// <summary>Stated by a source.</summary>
    Stated,

    /// <summary>Floors times flats on a floor.</summary>
    FromFloors,

    /// <summary>One building, one connection.</summary>
    OneBuilding,

    /// <summary>No building is known: spread along the streets from the number of people.</summary>
    Assumed,
}

/// <summary>A building, or a plot, that an access network must pass.</summary>
public sealed record Premises
{
    /// <summary>Identity that survives the next run: that of the building in its source, or the place on the street for an assumed one.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands.</summary>
    public required GeoPoint Location { get; init; }

    /// <summary>Homes or offices that could order a line.</summary>
    public required int Dwellings { get; init; }

    /// <summary>How their number is known.</summary>
    public required DwellingBasis Basis { get; init; }

    /// <summary>Entrances with a riser each; 0 for a house, whose drops come from the street.</summary>
    public int Entrances { get; init; }

    /// <summary>Floors; 0 when not known.</summary>
    public int Floors { get; init; }

    /// <summary>True for a block with risers.</summary>
    public bool IsBlock => Entrances > 0;

    /// <summary>Dwellings of one entrance, the first ones taking what is left over.</summary>
    public int DwellingsOf(int entrance) => (Dwellings / Entrances) + (entrance < Dwellings % Entrances ? 1 : 0);
}
