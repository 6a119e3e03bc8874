using System.Text;
using System.Text.Json;
using Zheli.Geodata.Tables;

namespace Zheli.Geodata.Vector;

/// <summary>The parts of a GeoJSON object as they are met, before they are a feature: members may come in any order.</summary>
internal sealed class GeoJsonParts
{
    /// <summary>Value of <c>type</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Value of <c>id</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The shape, when there is a usable one.</summary>
    public VectorGeometry? Geometry { get; set; }

    /// <summary>Why there is no usable shape, or null.</summary>
    public string? Problem { get; set; }

    /// <summary>True when a <c>geometry</c>, <c>coordinates</c> or <c>geometries</c> member was met.</summary>
    public bool HasGeometryMember { get; set; }

    /// <summary>The properties.</summary>
    public FeatureProperties Properties { get; set; } = new();

    /// <summary>Value of <c>crs</c>: the name of the coordinate system, or null.</summary>
    public string? CoordinateSystem { get; set; }
}

/// <summary>Reads the members of GeoJSON objects (RFC 7946, with the <c>crs</c> member of its forerunner of 2008).</summary>
internal sealed class GeoJsonFeatureParser
{
    private const int DeepestCollection = 4;
    private readonly CoordinateParser coordinates = new();
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>True when a text was not valid UTF-8 and was read as Windows-1251.</summary>
    public bool MetForeignEncoding { get; private set; }

    /// <summary>Reads a whole object; the reader stands on its opening brace and ends on its closing one.</summary>
    public GeoJsonParts ReadObject(ref Utf8JsonReader reader)
    {
        var parts = new GeoJsonParts();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            ReadMember(ref reader, name, parts);
        }

        return Complete(parts);
    }

    /// <summary>Reads one member's value, on which the reader stands.</summary>
    public void ReadMember(ref Utf8JsonReader reader, string name, GeoJsonParts parts)
    {
        switch (name)
        {
            case "type" when reader.TokenType == JsonTokenType.String:
                parts.Type = Text(ref reader);
                break;
            case "id":
                parts.Id = Scalar(ref reader);
                break;
            case "properties" when reader.TokenType == JsonTokenType.StartObject:
                parts.Properties = ReadProperties(ref reader);
                break;
            case "geometry":
                parts.HasGeometryMember = true;
                (parts.Geometry, parts.Problem) = ReadGeometry(ref reader, 0);
                break;
            case "coordinates":
                parts.HasGeometryMember = true;
                coordinates.Read(ref reader);
                break;
            case "geometries" when reader.TokenType == JsonTokenType.StartArray:
                parts.HasGeometryMember = true;
                (parts.Geometry, parts.Problem) = ReadCollection(ref reader, 0);
                break;
            case "crs" when reader.TokenType == JsonTokenType.StartObject:
                parts.CoordinateSystem = ReadCoordinateSystem(ref reader);
                break;
            default:
                reader.TrySkip();
                break;
        }
    }

    /// <summary>Puts a bare geometry's type and coordinates together once all members are read.</summary>
    public GeoJsonParts Complete(GeoJsonParts parts)
    {
        if (parts.Type is not (null or "Feature" or "FeatureCollection" or "GeometryCollection") && parts.Geometry is null && parts.HasGeometryMember)
        {
            parts.Geometry = coordinates.Assemble(parts.Type);
            parts.Problem = coordinates.Problem;
        }

        return parts;
    }

    /// <summary>A text, read as Windows-1251 where it is not UTF-8.</summary>
    public string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Old desktop programs write the bytes of their own code page into JSON; escapes of half a surrogate pair end here too.
            MetForeignEncoding = true;
            return TextEncodings.Windows1251.GetString(reader.ValueSpan);
        }
    }

    private FeatureProperties ReadProperties(ref Utf8JsonReader reader)
    {
        var properties = new FeatureProperties(12);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            if (!names.TryGetValue(name, out var lower))
            {
                lower = name.Trim().ToLowerInvariant();
                if (names.Count < 10_000)
                {
                    names.Add(name, lower);
                }
            }

            reader.Read();
            properties.Add(lower, Scalar(ref reader));
        }

        return properties;
    }

    private string? Scalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                reader.TrySkip();
                return FeatureProperties.Nested;
            default:
                return null;
        }
    }

    private (VectorGeometry? Geometry, string? Problem) ReadGeometry(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var absent = reader.TokenType == JsonTokenType.Null;
            reader.TrySkip();
            return (null, absent ? null : "the geometry is not an object");
        }

        string? type = null;
        VectorGeometry? collected = null;
        string? problem = null;
        var met = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            switch (name)
            {
                case "type" when reader.TokenType == JsonTokenType.String:
                    type = Text(ref reader);
                    break;
                case "coordinates":
                    coordinates.Read(ref reader);
                    met = true;
                    break;
                case "geometries" when reader.TokenType == JsonTokenType.StartArray:
                    (collected, problem) = ReadCollection(ref reader, depth);
                    break;
                default:
                    reader.TrySkip();
                    break;
            }
        }

        if (!met)
        {
            return (collected, problem ?? (collected is null ? "the geometry has no coordinates" : null));
        }

        var geometry = coordinates.Assemble(type);
        return (geometry, coordinates.Problem);
    }

    private (VectorGeometry? Geometry, string? Problem) ReadCollection(ref Utf8JsonReader reader, int depth)
    {
        var members = new List<VectorGeometry>();
        string? problem = depth >= DeepestCollection ? "geometry collections are nested too deep" : null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (depth >= DeepestCollection)
            {
                reader.TrySkip();
                continue;
            }

            var (geometry, wrong) = ReadGeometry(ref reader, depth + 1);
            problem ??= wrong;
            if (geometry is not null)
            {
                members.Add(geometry);
            }
        }

        if (members.Exists(m => m.Shape != members[0].Shape))
        {
            problem ??= "a geometry collection mixes points, lines or polygons";
        }

        return problem is not null || members.Count == 0
            ? (null, problem)
            : (new VectorGeometry(members[0].Shape, [.. members.SelectMany(m => m.Parts)]), null);
    }

    private string? ReadCoordinateSystem(ref Utf8JsonReader reader)
    {
        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProperties = reader.ValueTextEquals("properties");
            reader.Read();
            if (isProperties && reader.TokenType == JsonTokenType.StartObject)
            {
                var properties = ReadProperties(ref reader);
                found = properties.Find("name") ?? (properties.Find("code") is { } code ? "EPSG:" + code : null);
            }
            else
            {
                reader.TrySkip();
            }
        }

        return found;
    }
}
