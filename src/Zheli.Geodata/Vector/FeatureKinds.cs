namespace Zheli.Geodata.Vector;

/// <summary>Finds out what a vector file holds from the shape of its features and the names and values of their properties.</summary>
internal static class FeatureKinds
{
    private static readonly string[] FibreNames =
        ["fibre_count", "fiber_count", "fibres", "fibers", "fibre", "fiber", "cores", "core", "core_count", "num_fibers", "fibercount", "волокон", "волокна", "число волокон", "кол-во волокон", "талшық"];

    private static readonly string[] OwnerNames = ["owner", "operator", "provider", "владелец", "оператор", "иесі"];

    private static readonly string[] AreaNames = ["kato", "shapetype", "admin_level", "adm1_code", "adm2_code", "boundary", "gid_0", "gid_1", "gid_2", "iso_3166_2", "като"];

    /// <summary>Names under which the number of fibres of a cable is kept.</summary>
    public static ReadOnlySpan<string> FibreCount => FibreNames;

    /// <summary>Names under which the owner of a network object is kept.</summary>
    public static ReadOnlySpan<string> Owner => OwnerNames;

    /// <summary>What one feature looks like; null when nothing tells.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="fileName">Name of the file: the last hint.</param>
    /// <param name="byFileName">True when only the name of the file told.</param>
    public static SourceKind? Of(VectorFeature feature, string fileName, out bool byFileName)
    {
        byFileName = false;
        var properties = feature.Properties;
        if (feature.Geometry is not { } geometry)
        {
            return null;
        }

        if (geometry.Shape != GeometryShape.Polygons && (properties.Has(FibreNames) || properties.Has("telecom")))
        {
            return SourceKind.Network;
        }

        var kind = geometry.Shape switch
        {
            GeometryShape.Points => OfPoint(properties),
            GeometryShape.Lines => OfLine(properties),
            _ => OfPolygon(properties),
        };
        if (kind is null)
        {
            kind = OfFileName(fileName, geometry.Shape);
            byFileName = kind is not null;
        }

        return kind;
    }

    private static SourceKind? OfPoint(FeatureProperties properties)
    {
        if (properties.Has("place", "osm_place") || PlaceFields.KindOf(properties) is not null)
        {
            return SourceKind.Settlements;
        }

        if (properties.Has(OwnerNames))
        {
            return SourceKind.Network;
        }

        return PlaceFields.NamesOf(properties).IsEmpty || properties.Has("highway", "railway", "power", "amenity", "shop", "fueltype", "natural") ? null : SourceKind.Settlements;
    }

    private static SourceKind? OfLine(FeatureProperties properties)
    {
        if (properties.Has("waterway") || WaterIntake.IsWaterClass(properties))
        {
            return SourceKind.Water;
        }

        if (properties.Has("highway", "railway", "power", "rwdb_rd_id", "rwdb_rr_id", "stations", "mult_track") || CorridorClasses.IsKnown(properties))
        {
            return SourceKind.Corridors;
        }

        return properties.Has(OwnerNames) ? SourceKind.Network : null;
    }

    private static SourceKind? OfPolygon(FeatureProperties properties)
    {
        if (WaterIntake.IsWaterClass(properties) || properties.Has("water", "waterway"))
        {
            return SourceKind.Water;
        }

        if (properties.Has(AreaNames) || properties.FindWhere(AdminAreaIntake.IsLevelledName) is not null)
        {
            return SourceKind.AdminAreas;
        }

        if (properties.Has("place"))
        {
            return SourceKind.Settlements;
        }

        return PlaceFields.NamesOf(properties).IsEmpty || properties.Has("building", "landuse", "natural", "highway", "amenity") ? null : SourceKind.AdminAreas;
    }

    private static SourceKind? OfFileName(string fileName, GeometryShape shape)
    {
        bool Says(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (fileName.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        return shape switch
        {
            _ when Says("fibre", "fiber", "network", "cable", "волс") && shape != GeometryShape.Polygons => SourceKind.Network,
            GeometryShape.Lines when Says("rail", "road", "highway", "street", "power", "corridor") => SourceKind.Corridors,
            GeometryShape.Points when Says("place", "settlement", "village") => SourceKind.Settlements,
            GeometryShape.Polygons when Says("adm", "border", "boundar", "region", "district") => SourceKind.AdminAreas,
            _ when Says("river", "lake", "water", "coast") && shape != GeometryShape.Points => SourceKind.Water,
            _ => null,
        };
    }
}
