using System.Globalization;
using System.Text.Json;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>How a pass over a GeoJSON file ended.</summary>
internal enum GeoJsonEnd
{
    /// <summary>All features were handed over.</summary>
    Complete,

    /// <summary>The coordinate system was named after the features: read again, now knowing it.</summary>
    LateCoordinateSystem,

    /// <summary>The file holds bare NaN or Infinity, which JSON does not know: read again through a filter.</summary>
    BareNonFinite,
}

/// <summary>
/// Reads GeoJSON as a stream: one feature at a time over a bounded buffer, so that a file of any length takes the memory of its
/// largest feature. Accepts a collection, a single feature or geometry, and several of them one after another.
/// </summary>
internal sealed class GeoJsonReader(JsonBuffer buffer, FindingLog log, CoordinateSystem? coordinateSystem, FeatureGate gate, bool isFiltered)
{
    /// <summary>Options of the reader: RFC 8259 with the slips that are common in map data.</summary>
    public static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    private readonly GeoJsonFeatureParser parser = new();
    private GeoJsonParts root = new();
    private bool inRoot;
    private bool inFeatures;
    private bool isLate;
    private JsonReaderState state = new(Options);

    /// <summary>The coordinate system that the file names, or null.</summary>
    public CoordinateSystem? NamedCoordinateSystem { get; private set; }

    /// <summary>Reads to the end of the file.</summary>
    public GeoJsonEnd Read()
    {
        SkipByteOrderMark();
        try
        {
            while (!AtEnd())
            {
                var reader = new Utf8JsonReader(buffer.Unread, buffer.Ended, state);
                if (Step(ref reader))
                {
                    state = reader.CurrentState;
                    buffer.Advance((int)reader.BytesConsumed);
                }
                else if (!buffer.Fill())
                {
                    throw Broken("the text ends before the JSON does", null);
                }

                if (isLate)
                {
                    return GeoJsonEnd.LateCoordinateSystem;
                }
            }
        }
        catch (JsonException e)
        {
            // Inside a text no bare word can be seen, but then the second pass, through the filter, fails at the same place and tells it.
            return !isFiltered && NonFiniteFilterStream.Holds(buffer.Unread) ? GeoJsonEnd.BareNonFinite : throw Broken(e.Message, e);
        }

        if (parser.MetForeignEncoding)
        {
            gate.TellForeignEncoding();
        }

        return GeoJsonEnd.Complete;
    }

    /// <summary>A message of the JSON reader without its own idea of the position.</summary>
    public static string Shorten(string message)
    {
        var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return cut > 0 ? message[..cut] : message;
    }

    private bool AtEnd()
    {
        if (inRoot)
        {
            return false;
        }

        while (buffer.Unread.TrimStart(" \t\r\n\u001e"u8).IsEmpty)
        {
            if (!buffer.Fill())
            {
                return true;
            }
        }

        // A record separator (RFC 8142) may stand between values; the JSON reader does not know it.
        buffer.Advance(buffer.Unread.Length - buffer.Unread.TrimStart(" \t\r\n\u001e"u8).Length);
        return false;
    }

    private bool Step(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (inFeatures)
        {
            return ReadFeature(ref reader);
        }

        if (inRoot)
        {
            return reader.TokenType == JsonTokenType.PropertyName ? ReadRootMember(ref reader) : EndRoot();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw log.Fail("not-geojson", log.Byte(buffer.Offset), $"The file begins with {Describe(reader.TokenType)}, not with a GeoJSON object.", "Maybe it is another kind of JSON; export it as GeoJSON.");
        }

        (inRoot, root) = (true, new GeoJsonParts());
        return true;
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        _ => "a bare word",
    };

    private bool ReadFeature(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            inFeatures = false;
            return true;
        }

        if (!ahead.TrySkip())
        {
            return false;
        }

        var offset = buffer.Offset + reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            gate.RejectNonFeature(offset);
            reader.TrySkip();
            return true;
        }

        gate.Take(parser.ReadObject(ref reader), offset);
        return true;
    }

    private bool ReadRootMember(ref Utf8JsonReader reader)
    {
        var name = parser.Text(ref reader);
        if (!reader.Read())
        {
            return false;
        }

        if (name == "features" && reader.TokenType == JsonTokenType.StartArray)
        {
            root.HasGeometryMember = true;
            inFeatures = true;
            return true;
        }

        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return false;
        }

        parser.ReadMember(ref reader, name, root);
        if (root.CoordinateSystem is { } system && coordinateSystem is null)
        {
            NamedCoordinateSystem = CoordinateSystem.FromName(system, log);
            isLate = gate.Count > 0 && !NamedCoordinateSystem.IsWgs84;
            gate.UseCoordinateSystem(NamedCoordinateSystem);
            root.CoordinateSystem = null;
        }

        return true;
    }

    private bool EndRoot()
    {
        inRoot = false;
        if (!root.HasGeometryMember)
        {
            throw log.Fail("not-geojson", log.Byte(buffer.Offset), "The JSON object has neither features nor a geometry.", "Maybe it is TopoJSON, Esri JSON or a settings file; export it as GeoJSON.");
        }

        if (root.Type is not "FeatureCollection" and not null)
        {
            gate.Take(parser.Complete(root), buffer.Offset);
        }

        return true;
    }

    private void SkipByteOrderMark()
    {
        while (buffer.Unread.Length < 3 && buffer.Fill())
        {
        }

        if (buffer.Unread.StartsWith("\uFEFF"u8))
        {
            buffer.Advance(3);
        }
    }

    private BadInputException Broken(string message, JsonException? e)
    {
        var line = e?.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number + 1})") : "";
        return log.Fail(
            "broken-json", log.Byte(buffer.Offset), $"The JSON is broken after {gate.Count.ToString("N0", CultureInfo.InvariantCulture)} features{line}: {Shorten(message)}",
            "Maybe the file is cut off; fetch or export it again.");
    }
}
