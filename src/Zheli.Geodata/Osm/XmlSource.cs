using System.Globalization;
using System.IO.Compression;
using Zheli.Model;

namespace Zheli.Geodata.Osm;

/// <summary>An OSM XML file, plain or packed with gzip; gone through by one thread, once for each pass.</summary>
internal sealed class XmlSource(string path, bool isPacked, IProgress<StageProgress>? progress) : OsmSource(Path.GetFileName(path))
{
    private const int ElementsPerChunk = 20_000;
    private const int ReportEvery = 16_384;

    private readonly long length = new FileInfo(path).Length;

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> Select(CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        return InChunks("reading places and ways", allowance, (element, chunk) => Select(element, chunk, allowance), token);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> SelectBuildings(CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        return InChunks("reading buildings", allowance, (element, chunk) => SelectBuilding(element, chunk, allowance), token);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ElementChunk> SelectWays(HashSet<long> ids, CancellationToken token)
    {
        var allowance = new UnpackingAllowance(length);
        return InChunks(
            "reading outlines", allowance,
            (element, chunk) =>
            {
                if (element.Kind == XmlElementKind.Way && ids.Contains(element.Id))
                {
                    Keep(chunk, new(element.Id, WayUse.Outline, default, false, false, 0, 0, "", null), element, allowance);
                }
            },
            token);
    }

    /// <inheritdoc/>
    public override void Locate(NodeCoordinates coordinates, CancellationToken token)
    {
        var cursor = 0;
        Walk(
            "reading nodes", new(length),
            element =>
            {
                if (element.Kind == XmlElementKind.Node)
                {
                    coordinates.Set(element.Id, element.X, element.Y, ref cursor);
                }
            },
            token);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Each pass opens and closes the file itself.
    }

    private static void Select(XmlElement element, ElementChunk chunk, UnpackingAllowance allowance)
    {
        if (element.Tags.IsEmpty)
        {
            return;
        }

        switch (element.Kind)
        {
            case XmlElementKind.Node:
                ElementSelection.Node(chunk, element.Tags, element.Id, element.X, element.Y);
                break;
            case XmlElementKind.Way:
                SelectWay(element, chunk, allowance);
                break;
            case XmlElementKind.Relation when ElementSelection.IsArea(element.Tags, out var level):
                allowance.Keep(element.Members.Outer.Count + element.Members.Inner.Count);
                ElementSelection.Area(chunk, element.Tags, element.Id, level, element.Members);
                break;
        }
    }

    private static void SelectBuilding(XmlElement element, ElementChunk chunk, UnpackingAllowance allowance)
    {
        if (!ElementSelection.IsBuilding(element.Tags))
        {
            return;
        }

        if (element.Kind == XmlElementKind.Relation)
        {
            if (ElementSelection.IsBuildingRelation(element.Tags))
            {
                allowance.Keep(element.Members.Outer.Count + element.Members.Inner.Count);
                ElementSelection.BuildingRelation(chunk, element.Tags, element.Id, element.Members);
            }

            return;
        }

        if (element.Kind == XmlElementKind.Node)
        {
            chunk.BuildingNodes.Add((element.X, element.Y));
            return;
        }

        allowance.Keep(element.References.Count);
        chunk.Buildings.Add(ElementSelection.Building(element.Tags, element.Id) with
        {
            FirstReference = chunk.References.Count, ReferenceCount = element.References.Count,
        });
        chunk.References.AddRange(element.References);
    }

    private static void SelectWay(XmlElement element, ElementChunk chunk, UnpackingAllowance allowance)
    {
        if (ElementSelection.IsBuilding(element.Tags) && element.References.Count > 0)
        {
            chunk.BuildingReferences.Add(element.References[0]);
            allowance.Keep(1);
        }

        var way = ElementSelection.Way(chunk, element.Tags, element.Id);
        if (way.Use != WayUse.None)
        {
            Keep(chunk, way, element, allowance);
        }
    }

    private static void Keep(ElementChunk chunk, KeptWay way, XmlElement element, UnpackingAllowance allowance)
    {
        allowance.Keep(element.References.Count);
        chunk.Ways.Add(way with { FirstReference = chunk.References.Count, ReferenceCount = element.References.Count });
        chunk.References.AddRange(element.References);
    }

    private List<ElementChunk> InChunks(string stage, UnpackingAllowance allowance, Action<XmlElement, ElementChunk> take, CancellationToken token)
    {
        List<ElementChunk> chunks = [new(File, -1)];
        Walk(
            stage, allowance,
            element =>
            {
                if (chunks[^1].ElementsRead == ElementsPerChunk)
                {
                    chunks.Add(new(File, -1));
                }

                var chunk = chunks[^1];
                (chunk.Line, chunk.ElementsRead) = (element.Line, chunk.ElementsRead + 1);
                take(element, chunk);
            },
            token);
        return chunks;
    }

    private void Walk(string stage, UnpackingAllowance allowance, Action<XmlElement> take, CancellationToken token)
    {
        using var file = System.IO.File.OpenRead(path);
        using Stream unpacked = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var stream = new GuardedStream(unpacked, allowance);
        var walk = new XmlWalk(stream);
        var count = 0;
        try
        {
            walk.Run(
                element =>
                {
                    take(element);
                    if (++count % ReportEvery == 0)
                    {
                        progress?.Report(new(stage, (double)file.Position / length));
                    }
                },
                token);
        }
        catch (OsmFault fault)
        {
            throw new BadInputException(fault.Code, string.Create(CultureInfo.InvariantCulture, $"{File}:{walk.Line}"), fault.Message, fault.Advice);
        }
        catch (InvalidDataException)
        {
            throw new BadInputException(
                "gzip-damaged", string.Create(CultureInfo.InvariantCulture, $"{File}@{file.Position}"), "The gzip data is damaged.", OsmFault.DamagedAdvice);
        }
    }
}
