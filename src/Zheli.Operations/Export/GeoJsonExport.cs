using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zheli.Model.Places;
using Zheli.Model.Programme;

namespace Zheli.Operations.Export;

/// <summary>Plan layers as GeoJSON (RFC 7946): WGS 84, longitude first, seven decimals, one feature a line.</summary>
internal static class GeoJsonExport
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>Writes the layers given by their writers into one collection.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="it">What is handed over.</param>
    /// <param name="layers">Layers, each of which writes its features.</param>
    public static void Write(Stream stream, ExportPlan it, params ReadOnlySpan<Action<Utf8JsonWriter, ExportPlan>> layers)
    {
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("scenario", it.Plan.Summary.Scenario);
        json.WriteBoolean("synthetic", it.Plan.Summary.IsSynthetic);
        json.WriteNumber("total_kzt", it.Plan.Summary.Cost.Total);
        json.WriteNumber("lower_bound_kzt", it.Plan.Summary.LowerBound);
        json.WriteStartArray("features");
        foreach (var layer in layers)
        {
            layer(json, it);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The edges of the plan, from the existing network outwards.</summary>
    public static void Edges(Utf8JsonWriter json, ExportPlan it)
    {
        var columns = PlanTables.Edges(it);
        foreach (var edge in it.Plan.Edges)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", edge.Key);
            json.WriteStartObject("geometry");
            Line(json, edge.Points);
            json.WriteEndObject();
            Properties(json, "plan_edge", columns, edge, ("method", Code(edge.Method)), ("kind", Code(edge.Kind)), ("line_of_sight", Code(edge.Sight)));
            json.WriteEndObject();
            json.Flush();
        }
    }

    /// <summary>The settlements of the plan.</summary>
    public static void Settlements(Utf8JsonWriter json, ExportPlan it)
    {
        var columns = PlanTables.Settlements(it);
        foreach (var row in it.Settlements)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteNumber("id", row.Place.Id);
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            Position(json, row.Place.Location);
            json.WriteEndObject();
            Properties(json, "plan_settlement", columns, row, ("kind", Code(row.Place.Kind)), ("technology", Code(row.Planned.Technology)), ("reason", row.Planned.Reason));
            json.WriteEndObject();
            json.Flush();
        }
    }

    /// <summary>The fibre spans of the plan, from the existing network outwards.</summary>
    public static void Spans(Utf8JsonWriter json, ExportPlan it)
    {
        foreach (var span in it.Plan.Spans)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            Line(json, span.Points);
            json.WriteEndObject();
            Properties(json, "plan_span", PlanTables.Spans, span);
            json.WriteEndObject();
            json.Flush();
        }
    }

    /// <summary>The repeaters of the plan.</summary>
    public static void Repeaters(Utf8JsonWriter json, ExportPlan it)
    {
        var columns = PlanTables.Repeaters(it);
        foreach (var repeater in it.Plan.Repeaters)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            Position(json, repeater.Location);
            json.WriteEndObject();
            Properties(json, "plan_repeater", columns, repeater);
            json.WriteEndObject();
            json.Flush();
        }
    }

    /// <summary>Columns by their keys; of a coded column the code under its key and the word under key + <c>_label</c>.</summary>
    private static void Properties<TRow>(Utf8JsonWriter json, string layer, Column<TRow>[] columns, TRow row, params ReadOnlySpan<(string Key, string Code)> codes)
    {
        json.WriteStartObject("properties");
        json.WriteString("layer", layer);
        foreach (var column in columns)
        {
            var key = column.Key;
            foreach (var (coded, code) in codes)
            {
                if (coded == key)
                {
                    json.WriteString(key, code);
                    key += "_label";
                }
            }

            Value(json, key, column.Value(row));
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case string text:
                json.WriteString(key, text);
                break;
            default:
                json.WritePropertyName(key);
                json.WriteRawValue(CsvExport.Cell(value), skipInputValidation: true);
                break;
        }
    }

    /// <summary>A line; one that crosses the antimeridian is cut there (RFC 7946, 3.1.9).</summary>
    private static void Line(Utf8JsonWriter json, GeoPoint[] points)
    {
        var parts = Antimeridian.Cut(points);
        json.WriteString("type", parts.Count == 1 ? "LineString" : "MultiLineString");
        json.WriteStartArray("coordinates");
        foreach (var part in parts)
        {
            if (parts.Count > 1)
            {
                json.WriteStartArray();
            }

            foreach (var point in part)
            {
                Position(json, point);
            }

            if (parts.Count > 1)
            {
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, GeoPoint point)
    {
        json.WriteStartArray();
        json.WriteRawValue(CsvExport.Cell(point.Longitude), skipInputValidation: true);
        json.WriteRawValue(CsvExport.Cell(point.Latitude), skipInputValidation: true);
        json.WriteEndArray();
    }

    private static string Code<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
