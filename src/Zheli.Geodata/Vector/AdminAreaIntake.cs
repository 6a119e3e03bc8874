using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Geodata.Tables;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Vector;

/// <summary>Takes polygons as the country, its regions or its districts. A district's region is told by the first digits of its code.</summary>
internal sealed class AdminAreaIntake(FindingLog log) : IFeatureIntake
{
    private const int MostRegions = 40;
    private readonly List<(AdminArea Area, bool LevelKnown)> areas = [];

    /// <summary>True for the name of a property that carries its administrative level: <c>adm2_pcode</c>, <c>adm1_en</c>.</summary>
    public static bool IsLevelledName(string name) => name.Length >= 6 && name.StartsWith("adm", StringComparison.Ordinal) && name[3] is >= '0' and <= '4' && name[4] == '_';

    /// <inheritdoc/>
    public void Take(VectorFeature feature)
    {
        if (feature.Geometry!.Shape != GeometryShape.Polygons)
        {
            log.RejectAlike(Severity.Note, "not-a-polygon", feature.Where, "features that are not polygons were left out of the areas", "Maybe import them again with --as settlements.");
            return;
        }

        var level = LevelOf(feature.Properties, out var number);
        if (number > 2)
        {
            log.RejectAlike(Severity.Note, "below-district", feature.Where, "areas below the district were left out", "Nothing to do: regions and districts are what plans are summed by.");
            return;
        }

        if (Outline(feature) is { } polygons)
        {
            var area = new AdminArea
            {
                Id = 0,
                Level = level ?? AdminLevel.District,
                Names = NamesOf(feature.Properties, number),
                Kato = KatoOf(feature, number),
                Polygons = polygons,
                Source = string.Create(CultureInfo.InvariantCulture, $"{log.File}:{feature.Number}"),
            };
            areas.Add((area, level is not null));
        }
    }

    /// <inheritdoc/>
    public SourceContent AddTo(SourceContent content)
    {
        var unknown = areas.Count(a => !a.LevelKnown);
        var assumed = areas.Count switch { 1 => AdminLevel.Country, <= MostRegions => AdminLevel.Region, _ => AdminLevel.District };
        if (unknown > 0)
        {
            log.Add(
                Severity.Warning, "level-assumed", log.File, string.Create(CultureInfo.InvariantCulture, $"Nothing tells the level of {unknown} areas; they were taken as {assumed} because of their number."),
                "Maybe add a property admin_level (2 country, 4 region, 6 district).");
        }

        return content with { Areas = [.. areas.Select(a => a.LevelKnown ? a.Area : a.Area with { Level = assumed })] };
    }

    private IReadOnlyList<IReadOnlyList<GeoPoint[]>>? Outline(VectorFeature feature)
    {
        var outline = PolygonRepair.Repair(feature.Geometry!.Parts);
        if (outline is null)
        {
            log.Reject("empty-polygon", feature.Where, "The polygon has no area, or none is left when its faults are repaired.", "It was left out; maybe draw it again.");
            return null;
        }

        if (outline.Fault is { } fault)
        {
            var name = NamesOf(feature.Properties, 9).In("ru");
            var change = string.Create(CultureInfo.InvariantCulture, $"area {outline.AreaBefore:0.###} km² before, {outline.AreaAfter:0.###} km² after");
            log.Add(Severity.Warning, "polygon-repaired", feature.Where, $"The outline of '{name}' was not valid ({fault}); it was repaired: {change}.", "Maybe compare it with the original when the areas differ.");
        }

        return outline.Polygons;
    }

    private static AdminLevel? LevelOf(FeatureProperties properties, out int number)
    {
        for (number = 4; number >= 0; number--)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"adm{number}_");
            if (properties.FindWhere(name => IsLevelledName(name) && name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith("_sr", StringComparison.Ordinal)
                && !(properties.Has("featurecla") && name.StartsWith("adm0", StringComparison.Ordinal))) is not null)
            {
                return FromNumber(number);
            }
        }

        number = (properties.Find("shapetype")?.ToUpperInvariant(), properties.Find("admin_level"), properties.Find("featurecla")?.ToLowerInvariant()) switch
        {
            ("ADM0", _, _) or (_, "2" or "2.0", _) or (_, _, "admin-0 country") => 0,
            ("ADM1", _, _) or (_, "3" or "4" or "4.0", _) or (_, _, "admin-1 states provinces") => 1,
            ("ADM2", _, _) or (_, "5" or "6" or "6.0", _) => 2,
            ("ADM3" or "ADM4", _, _) or (_, "7" or "8" or "9" or "10", _) => 3,
            _ when properties.Has("gid_2") => 2,
            _ when properties.Has("gid_1") => 1,
            _ => FromCode(properties.Find(PlaceFields.CodeNames)),
        };
        return FromNumber(number);
    }

    private static AdminLevel? FromNumber(int number) => number switch
    {
        0 => AdminLevel.Country,
        1 => AdminLevel.Region,
        2 => AdminLevel.District,
        _ => null,
    };

    /// <summary>The level by the digits of the code that are not 0 at its end: none is the country, two a region, four or more a district.</summary>
    private static int FromCode(string? code) => code?.TrimEnd('0').Length switch
    {
        0 => 0,
        1 or 2 => 1,
        >= 3 and <= 6 => 2,
        >= 7 => 3,
        _ => -1,
    };

    private static PlaceNames NamesOf(FeatureProperties properties, int number)
    {
        for (var level = Math.Min(number, 4); level >= 0; level--)
        {
            string? Named(string language) => properties.Find(string.Create(CultureInfo.InvariantCulture, $"adm{level}_{language}"));
            string? russian = Named("ru"), kazakh = Named("kk"), english = Named("en"), local = Named("name");
            if ((local ?? russian ?? kazakh ?? english) is { } any)
            {
                return new PlaceNames(any, kazakh, russian, english);
            }
        }

        return PlaceFields.NamesOf(properties);
    }

    private string? KatoOf(VectorFeature feature, int number)
    {
        var properties = feature.Properties;
        if (properties.Find(PlaceFields.CodeNames) is { } stated)
        {
            return KatoCode.Read(stated, feature.Where, log);
        }

        // The place codes of the United Nations' outlines of Kazakhstan are the first digits of KATO behind "KZ".
        return number is 1 or 2 && properties.Find(string.Create(CultureInfo.InvariantCulture, $"adm{number}_pcode")) is { Length: >= 4 and <= 11 } pcode
            && pcode.StartsWith("KZ", StringComparison.OrdinalIgnoreCase) && pcode.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
            ? pcode[2..].PadRight(KatoCode.Length, '0')
            : null;
    }
}
