using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Geodata.Vector;

namespace Zheli.Geodata.Tables;

/// <summary>What the columns of a table are and what kind of content they make.</summary>
internal sealed class TableLayout
{
    private static readonly string[] Latitude = ["lat", "latitude", "y", "широта", "ендік", "osm_lat", "lat_dd", "y_coord", "ycoord", "point_y", "lat_wgs84"];
    private static readonly string[] Longitude = ["lon", "lng", "long", "longitude", "x", "долгота", "бойлық", "osm_lon", "lon_dd", "x_coord", "xcoord", "point_x", "lon_wgs84"];
    private static readonly string[] Level = ["level", "уровень", "деңгей", "kato_level"];
    private static readonly string[] AreaNames = ["region", "district", "oblast", "область", "регион", "район", "облыс", "аудан", "наименование региона"];
    private static readonly string[] PlaceHints = ["place", "osm_place", "fclass", "type", "тип", "cc", "admin1", "adm1", "region", "district", "область", "район", "kato_type", "feature_code", "okrug_ru"];

    private static readonly string[] PlantHints = ["fueltype", "capacity", "capacity_mw", "voltage", "mw", "мощность"];

    private static readonly string[] GeoNames =
    [
        "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code", "cc", "cc2",
        "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modification_date",
    ];

    private TableLayout(string[] columns, bool isGeoNames)
    {
        (Columns, IsGeoNames) = (columns, isGeoNames);
        LatitudeColumn = Find(Latitude);
        LongitudeColumn = Find(Longitude);
        CodeColumn = Find(PlaceFields.CodeNames);
        PeopleColumn = Find(PlaceFields.PeopleNames);
        LevelColumn = Find(Level);
        AreaColumn = Find(AreaNames);
        HasName = Array.Exists(columns, PlaceFields.IsName);
    }

    /// <summary>Names of the columns in lower case.</summary>
    public string[] Columns { get; }

    /// <summary>True for the 19 columns of a GeoNames dump, which has no header.</summary>
    public bool IsGeoNames { get; }

    /// <summary>Column of latitudes, or -1.</summary>
    public int LatitudeColumn { get; }

    /// <summary>Column of longitudes, or -1.</summary>
    public int LongitudeColumn { get; }

    /// <summary>Column of codes KATO, or -1.</summary>
    public int CodeColumn { get; }

    /// <summary>Column of numbers of people, or -1.</summary>
    public int PeopleColumn { get; }

    /// <summary>Column of the level of a code, or -1.</summary>
    public int LevelColumn { get; }

    /// <summary>Column that names a region or district, or -1.</summary>
    public int AreaColumn { get; }

    /// <summary>True when a column holds names.</summary>
    public bool HasName { get; }

    /// <summary>True when rows stand on the map.</summary>
    public bool HasPosition => LatitudeColumn >= 0 && LongitudeColumn >= 0;

    /// <summary>The layout that this record heads, or null when it is no header.</summary>
    public static TableLayout? FromHeader(List<string> record)
    {
        var columns = record.Select(Normalise).ToArray();
        var layout = new TableLayout(columns, false);
        var known = (layout.LatitudeColumn >= 0 ? 1 : 0) + (layout.LongitudeColumn >= 0 ? 1 : 0) + (layout.CodeColumn >= 0 ? 1 : 0)
            + (layout.PeopleColumn >= 0 ? 1 : 0) + (layout.HasName ? 1 : 0) + (layout.AreaColumn >= 0 ? 1 : 0);
        return known >= 2 ? layout : null;
    }

    /// <summary>The layout of GeoNames when this record is a row of it, or null.</summary>
    public static TableLayout? FromGeoNamesRow(List<string> record) =>
        record.Count == GeoNames.Length && record[6].Length == 1 && IsNumber(record[0]) && IsNumber(record[4]) && IsNumber(record[5])
            ? new TableLayout(GeoNames, true)
            : null;

    /// <summary>What the table holds, or null when its columns do not tell.</summary>
    public SourceKind? Kind()
    {
        if (IsGeoNames)
        {
            return SourceKind.Settlements;
        }

        if (HasPosition)
        {
            return Has(FeatureKinds.FibreCount) || Has(FeatureKinds.Owner) ? SourceKind.Network
                : HasName && !Has(PlantHints) && (Has(PlaceHints) || CodeColumn >= 0 || PeopleColumn >= 0 || Columns.Length <= 5) ? SourceKind.Settlements
                : null;
        }

        if (PeopleColumn >= 0)
        {
            return SourceKind.Population;
        }

        return CodeColumn >= 0 && HasName && (LevelColumn >= 0 || Has(["ab", "cd", "ef"])) ? SourceKind.Kato : null;
    }

    /// <summary>A decimal number with point or comma; null when the text holds none.</summary>
    public static double? Number(string text)
    {
        var trimmed = text.Trim().TrimEnd('°');
        var plain = trimmed.Contains(',', StringComparison.Ordinal) && !trimmed.Contains('.', StringComparison.Ordinal) ? trimmed.Replace(',', '.') : trimmed;
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Normalise(string column) => string.Join(' ', column.Trim('\uFEFF', ' ', '"', '\t', '\u00A0').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private bool Has(ReadOnlySpan<string> names) => Find(names) >= 0;

    private int Find(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = Array.IndexOf(Columns, name);
            if (at >= 0)
            {
                return at;
            }
        }

        return -1;
    }
}
