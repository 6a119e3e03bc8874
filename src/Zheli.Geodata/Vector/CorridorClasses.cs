using Zheli.Model.Network;

namespace Zheli.Geodata.Vector;

/// <summary>How the words that map producers use for roads, railways and power lines become classes of corridor.</summary>
internal static class CorridorClasses
{
    private static readonly string[] ClassNames = ["highway", "class", "fclass", "road_class", "type", "featurecla", "subclass", "категория", "класс"];

    /// <summary>True when one of the class properties holds a known word.</summary>
    public static bool IsKnown(FeatureProperties properties)
    {
        foreach (var name in ClassNames)
        {
            if (properties.Find(name) is { } value && (OfRoad(value) is not null || IsRail(value) || IsLeftOut(value)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class of a line; null when its words are known and tell that nothing can be built along it, or when nothing is known.</summary>
    /// <param name="properties">Properties of the line.</param>
    /// <param name="fallback">Class for a line that says nothing, from the name of the file; null for none.</param>
    /// <param name="word">The word that decided, for the finding.</param>
    /// <param name="isKnown">False when no word was understood.</param>
    public static CorridorKind? Of(FeatureProperties properties, CorridorKind? fallback, out string word, out bool isKnown)
    {
        isKnown = true;
        if (properties.Find("railway") is { } railway)
        {
            word = "railway=" + railway;
            return railway is "rail" or "narrow_gauge" or "light_rail" or "yes" ? CorridorKind.Railway : null;
        }

        if (properties.Find("power") is { } power)
        {
            word = "power=" + power;
            return power is "line" or "minor_line" or "yes" ? CorridorKind.PowerLine : null;
        }

        if (properties.Has("rwdb_rr_id", "stations", "mult_track"))
        {
            word = "railway";
            return CorridorKind.Railway;
        }

        foreach (var name in ClassNames)
        {
            if (properties.Find(name) is { } value)
            {
                word = value.ToLowerInvariant();
                if (IsLeftOut(word))
                {
                    return null;
                }

                if (IsRail(word))
                {
                    return CorridorKind.Railway;
                }

                if (OfRoad(word) is { } road)
                {
                    // Natural Earth says "Road" in one property and the class in another.
                    return name == "featurecla" && properties.Has("type") ? CorridorKind.Tertiary : road;
                }
            }
        }

        (word, isKnown) = (properties.Find(ClassNames) ?? "", false);
        return fallback;
    }

    private static bool IsRail(string word) => word.ToLowerInvariant() is "rail" or "railway" or "railroad" or "narrow_gauge" or "light_rail";

    private static bool IsLeftOut(string word)
    {
        word = word.ToLowerInvariant();
        return word.EndsWith("_construction", StringComparison.Ordinal) || word is "construction" or "proposed" or "ferry" or "ferry route" or "ferry, seasonal"
            or "path" or "footway" or "cycleway" or "steps" or "pedestrian" or "bridleway" or "corridor" or "elevator" or "raceway" or "platform"
            or "abandoned" or "disused" or "subway" or "tram" or "monorail" or "funicular" or "razed";
    }

    private static CorridorKind? OfRoad(string word) => word.ToLowerInvariant() switch
    {
        "motorway" or "motorway_link" or "expressway" => CorridorKind.Motorway,
        "trunk" or "trunk_link" or "major highway" or "beltway" or "республиканская" => CorridorKind.Trunk,
        "primary" or "primary_link" or "secondary highway" or "bypass" or "connector" or "областная" => CorridorKind.Primary,
        "secondary" or "secondary_link" or "road" or "районная" => CorridorKind.Secondary,
        "tertiary" or "tertiary_link" or "unknown" => CorridorKind.Tertiary,
        "unclassified" or "residential" or "living_street" or "minor" => CorridorKind.Local,
        "service" or "busway" => CorridorKind.Service,
        "track" or "track_grade1" or "track_grade2" or "track_grade3" or "track_grade4" or "track_grade5" => CorridorKind.Track,
        "power_line" or "minor_line" => CorridorKind.PowerLine,
        _ => null,
    };
}
