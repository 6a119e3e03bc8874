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

    /// <summary>Reads a text sequence that another program writes.</summary>
    /// <param name="content">The text.</param>
    /// <param name="name">Name for findings, and the last hint on the kind.</param>
    /// <param name="stated">What it holds, or null.</param>
    public static SourceContent ReadSequence(Stream content, string name, SourceKind? stated)
    {
        var (log, gate, router) = Gate(name, stated, null);
        using var filtered = new NonFiniteFilterStream(content);
        new GeoJsonLinesReader(new JsonBuffer(filtered, name), log, gate, isFiltered: true).Read();
        return Finish(log, gate, router);
    }

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

    private static (FindingLog Log, FeatureGate Gate, FeatureRouter Router) Gate(string name, SourceKind? stated, CoordinateSystem? coordinateSystem)
    {
        var log = new FindingLog(name);
        var router = new FeatureRouter(log, stated);
        return (log, new FeatureGate(log, coordinateSystem, router.Take), router);
    }

    private static SourceContent Finish(FindingLog log, FeatureGate gate, FeatureRouter router)
    {
        log.ThrowIfErrors();
        if (gate.Count == 0)
        {
            throw log.Fail("no-features", log.File, "The file holds no features.", "Maybe the export had an empty selection.");
        }

        gate.Finish();
        return router.Finish(gate.Count);
    }

    private SourceContent? Pass(Stream content, bool isSequence)
    {
        var (log, gate, router) = Gate(file.Name, stated, coordinateSystem);
        using var source = filters ? new NonFiniteFilterStream(content) : content;
        var buffer = new JsonBuffer(source, file.Name);
        return (isSequence ? ReadLines(buffer, log, gate) : ReadDocument(buffer, log, gate)) ? Finish(log, gate, router) : null;
    }

    private bool ReadLines(JsonBuffer buffer, FindingLog log, FeatureGate gate)
    {
        var isWhole = new GeoJsonLinesReader(buffer, log, gate, filters).Read();
        filters |= !isWhole;
        return isWhole;
    }

    private bool ReadDocument(JsonBuffer buffer, FindingLog log, FeatureGate gate)
    {
        var reader = new GeoJsonReader(buffer, log, coordinateSystem, gate, filters);
        var end = reader.Read();
        filters |= end == GeoJsonEnd.BareNonFinite;
        coordinateSystem = end == GeoJsonEnd.LateCoordinateSystem ? reader.NamedCoordinateSystem : coordinateSystem;
        return end == GeoJsonEnd.Complete;
    }
}
