using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Osm;

/// <summary>
/// Reads what a roll-out needs from OpenStreetMap files, PBF or XML (plain or gzip): places, corridors, water, administrative areas and a point
/// for each building. Goes through the file two or three times instead of holding all its nodes.
/// </summary>
public static class OsmReader
{
    /// <summary>True when the content of the file looks like OpenStreetMap data, whatever its extension.</summary>
    /// <exception cref="BadInputException">The path names nothing, a folder or an empty file.</exception>
    public static bool Recognises(string path) => OsmFormat.Detect(path) != OsmForm.None;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Number of threads, at least one; the result does not depend on it.</param>
    /// <param name="progress">Told how far the reading is, or null.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The content in the order of the file, with its findings.</returns>
    /// <exception cref="BadInputException">The file cannot be used; nothing of it is returned.</exception>
    public static SourceContent Read(string path, int threads, IProgress<StageProgress>? progress, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var source = Open(path, threads, progress);
        try
        {
            var chunks = source.Select(token);
            var relations = chunks.SelectMany(c => c.Areas).ToList();
            var outlines = relations.Count == 0 ? [] : source.SelectWays([.. relations.SelectMany(r => r.Outer.Concat(r.Inner))], token);
            var coordinates = NodeCoordinates.For(chunks.Concat(outlines));
            source.Locate(coordinates, token);
            progress?.Report(new("joining ways and nodes", -1));
            return new ContentAssembly(source.File, coordinates, new(new FileInfo(path).Length), threads).Assemble(chunks, outlines, relations, token);
        }
        catch (OsmFault fault)
        {
            throw OsmSource.Refusal(source.File, 0, fault);
        }
        catch (IOException e)
        {
            throw new BadInputException("file-unreadable", source.File, $"The file cannot be read: {e.Message}", "Maybe the disk or the network share failed.");
        }
    }

    /// <summary>
    /// Reads the buildings of a file, and nothing else, in the order of the file. Only the nodes of their outlines are held, a share at a time.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Number of threads, at least one; the result does not depend on it.</param>
    /// <param name="progress">Told how far the reading is, or null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="BadInputException">The file cannot be used.</exception>
    public static IReadOnlyList<Building> ReadBuildings(string path, int threads, IProgress<StageProgress>? progress, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var source = Open(path, threads, progress);
        try
        {
            return BuildingAssembly.Assemble(source, token);
        }
        catch (OsmFault fault)
        {
            throw OsmSource.Refusal(source.File, 0, fault);
        }
        catch (IOException e)
        {
            throw new BadInputException("file-unreadable", source.File, $"The file cannot be read: {e.Message}", "Maybe the disk or the network share failed.");
        }
    }

    private static OsmSource Open(string path, int threads, IProgress<StageProgress>? progress) => OsmFormat.Detect(path) switch
    {
        OsmForm.Pbf => new PbfSource(path, threads, progress),
        OsmForm.Xml => new XmlSource(path, isPacked: false, progress),
        OsmForm.XmlGzip => new XmlSource(path, isPacked: true, progress),
        _ => throw OsmFormat.Refusal(path),
    };
}
