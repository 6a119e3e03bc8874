using System.Text.Json;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>
/// Reads GeoJSON text sequences: one feature a line, with or without the record separators of RFC 8142. Lines are independent, so a
/// broken one does not hide the findings of the rest; the file is refused all the same.
/// </summary>
internal sealed class GeoJsonLinesReader(JsonBuffer buffer, FindingLog log, FeatureGate gate, bool isFiltered)
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 64 };
    private readonly GeoJsonFeatureParser parser = new();

    /// <summary>Reads to the end of the file; false when it must be read again through a filter for bare NaN and Infinity.</summary>
    public bool Read()
    {
        long line = 0;
        while (NextLine() is var length && length >= 0)
        {
            line++;
            var text = buffer.Unread[..length].TrimStart("\u001e \t\r\uFEFF"u8).TrimEnd(" \t\r"u8);
            if (!text.IsEmpty && !Take(text, line))
            {
                return false;
            }

            buffer.Advance(Math.Min(length + 1, buffer.Unread.Length));
        }

        if (parser.MetForeignEncoding)
        {
            gate.TellForeignEncoding();
        }

        return true;
    }

    private bool Take(ReadOnlySpan<byte> text, long line)
    {
        try
        {
            var reader = new Utf8JsonReader(text, Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                gate.RejectNonFeature(buffer.Offset);
                return true;
            }

            var parts = parser.ReadObject(ref reader);
            if (reader.Read())
            {
                throw new JsonException("A second value follows on the same line.");
            }

            gate.Take(parts, buffer.Offset);
        }
        catch (JsonException e)
        {
            if (!isFiltered && NonFiniteFilterStream.Holds(text))
            {
                return false;
            }

            log.Add(Severity.Error, "broken-json", log.Row(line), $"Line {line} is not a whole JSON object: {GeoJsonReader.Shorten(e.Message)}", "Maybe the file is cut off; fetch or export it again.");
        }

        return true;
    }

    private int NextLine()
    {
        var searched = 0;
        while (true)
        {
            var unread = buffer.Unread;
            var at = unread[searched..].IndexOf((byte)'\n');
            if (at >= 0)
            {
                return searched + at;
            }

            searched = unread.Length;
            if (!buffer.Fill())
            {
                return searched > 0 ? searched : -1;
            }
        }
    }
}
