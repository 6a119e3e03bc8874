namespace Zheli.Model.Places;

/// <summary>What kind of place a settlement is, in the words of OpenStreetMap's <c>place</c> key; the order is the order of rank.</summary>
public enum PlaceKind
{
    /// <summary>A city.</summary>
    City,

    /// <summary>A town.</summary>
    Town,

    /// <summary>A village (ауыл, село).</summary>
    Village,

    /// <summary>A hamlet.</summary>
    Hamlet,

    /// <summary>An isolated dwelling, a farm or a winter camp; planned for only on request.</summary>
    IsolatedDwelling,

    /// <summary>A part of a city: suburb, quarter, neighbourhood; shown, never served on its own.</summary>
    Suburb,

    /// <summary>A named place where nobody lives, or any other value of <c>place</c>.</summary>
    Other,
}
