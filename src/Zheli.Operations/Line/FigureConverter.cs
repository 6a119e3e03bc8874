using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zheli.Operations.Line;

/// <summary>Writes a figure that may be infinite: strict JSON has no such number, so it stands as the text <c>inf</c> or <c>-inf</c>.</summary>
internal sealed class FigureConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? reader.GetString() == "-inf" ? double.NegativeInfinity : double.PositiveInfinity
        : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value > 0 ? "inf" : "-inf");
        }
    }
}

/// <summary>The same for a list.</summary>
internal sealed class FiguresConverter : JsonConverter<double[]>
{
    private static readonly FigureConverter One = new();

    public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(One.Read(ref reader, typeof(double), options));
        }

        return [.. values];
    }

    public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var v in value)
        {
            One.Write(writer, v, options);
        }

        writer.WriteEndArray();
    }
}
