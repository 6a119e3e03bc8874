using System.Text.Json;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>A GeoJSON file or text sequence as a source. It is read once, or again from the start when something late changes the meaning of what came before.</summary>
internal sealed class GeoJsonSource(SourceFile file, SourceKind? stated, IProgress<StageProgress>? progress, CancellationToken token)
{
    private bool filters;
    private CoordinateSystem? coordinateSystem;

    /// <summary>Reads the file.</summary>
    public SourceContent Read()
    {
        var isSequence = IsSequence(file.Head());
        while (true)
        {
            using var content = file.OpenContent(token, progress);
            if (Pass(content, isSequence) is { } read)
            {
                return read;
            }
        }
    }

    /// <summary>Reads features that come from another program as a text sequence.</summary>
    public SourceContent ReadSequence(Stream content) => Pass(content, isSequence: true)
        ?? throw new BadInputException("broken-json", file.Name, "The converted features hold numbers that are not finite.", "Maybe export the file as GeoJSON by hand.");

    /// <summary>True when the content is a row of JSON texts, one a line, rather than a single one.</summary>
    private static bool IsSequence(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\uFEFF \t\r\n"u8);
        if (head is [0x1e, ..])
        {
            return true;
        }

        var end = head.IndexOf((byte)'\n');
        if (end < 0)
        {
            // One long first line: a sequence begins with a feature, and a collection says so within its first bytes.
            return false;
        }

        try
        {
            using var first = JsonDocument.Parse(head[..end].ToArray());
            return first.RootElement.ValueKind == JsonValueKind.Object && first.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String && !type.ValueEquals("FeatureCollection"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private SourceContent? Pass(Stream content, bool isSequence)
    {
        var log = new FindingLog(file.Name);
        var router = new FeatureRouter(log, stated);
        var gate = new FeatureGate(log, coordinateSystem, router.Take);
        var source = filters ? new NonFiniteFilterStream(content) : content;
        var buffer = new JsonBuffer(source, file.Name);
        if (isSequence)
        {
            if (!new GeoJsonLinesReader(buffer, log, gate, filters).Read())
            {
                filters = true;
                return null;
            }

            log.ThrowIfErrors();
        }
        else
        {
            var reader = new GeoJsonReader(buffer, log, coordinateSystem, gate, filters);
            switch (reader.Read())
            {
                case GeoJsonEnd.BareNonFinite:
                    filters = true;
                    return null;
                case GeoJsonEnd.LateCoordinateSystem:
                    coordinateSystem = reader.NamedCoordinateSystem;
                    return null;
                default:
                    break;
            }
        }

        if (gate.Count == 0)
        {
            throw log.Fail("no-features", file.Name, "The file holds no features.", "Maybe the export had an empty selection.");
        }

        gate.Finish();
        return router.Finish(gate.Count);
    }
}
