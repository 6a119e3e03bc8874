using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;
using Zheli.Model.Network;

namespace Zheli.Geodata.Vector;

/// <summary>Takes lines as rivers and canals, polygons as lakes and seas.</summary>
internal sealed class WaterIntake(FindingLog log) : IFeatureIntake
{
    private static readonly string[] ClassNames = ["waterway", "natural", "water", "fclass", "class", "featurecla", "type"];
    private readonly List<WaterFeature> water = [];

    /// <summary>True when a class property holds a word for water.</summary>
    public static bool IsWaterClass(FeatureProperties properties)
    {
        foreach (var name in ClassNames)
        {
            if (properties.Find(name) is { } value && IsWater(value.ToLowerInvariant()))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Take(VectorFeature feature)
    {
        var name = PlaceFields.NamesOf(feature.Properties).In("ru");
        var source = string.Create(CultureInfo.InvariantCulture, $"{log.File}:{feature.Number}");
        if (feature.Properties.Find("depth") is { } depth && depth.Trim('0', '.').Length > 0)
        {
            log.RejectAlike(Severity.Note, "deeper-part", feature.Where, "outlines of deeper parts of a sea were left out", "Nothing to do: the shore is what a route crosses.");
            return;
        }

        switch (feature.Geometry!.Shape)
        {
            case GeometryShape.Lines:
                water.AddRange(Lines.Usable(feature, log).Select(points => new WaterFeature(0, false, name, points, source)));
                break;
            case GeometryShape.Polygons:
                water.AddRange(feature.Geometry.Parts.Where(part => part[0].Length >= 3).Select(part => new WaterFeature(0, true, name, PolygonRepair.Close(part[0]), source)));
                break;
            default:
                log.RejectAlike(Severity.Note, "not-water", feature.Where, "points in a file of water were left out", "Nothing to do.");
                break;
        }
    }

    /// <inheritdoc/>
    public SourceContent AddTo(SourceContent content) => content with { Water = water };

    private static bool IsWater(string word) => word is "river" or "riverbank" or "stream" or "canal" or "drain" or "ditch" or "lake" or "reservoir" or "alkaline lake"
        or "lake centerline" or "river (intermittent)" or "lake centerline (intermittent)" or "canal (intermittent)" or "water" or "bay" or "sea" or "ocean" or "coastline" or "bathymetry" or "wadi"
        or "shoreline" or "pond" or "lagoon" or "dock";
}
