using System.Globalization;
using Zheli.Model;

namespace Zheli.Geodata.Osm;

/// <summary>A map file that can be gone through several times; PBF and XML are its two forms.</summary>
internal abstract class OsmSource(string file) : IDisposable
{
    /// <summary>File name without folders, for findings.</summary>
    public string File { get; } = file;

    /// <summary>Turns a decoder's complaint into the refusal of the file.</summary>
    public static BadInputException Refusal(string file, long offset, OsmFault fault) =>
        new(fault.Code, string.Create(CultureInfo.InvariantCulture, $"{file}@{offset}"), fault.Message, fault.Advice);

    /// <summary>Reads all elements once and keeps the useful ones, in the order of the file.</summary>
    public abstract IReadOnlyList<ElementChunk> Select(CancellationToken token);

    /// <summary>Reads all elements once and keeps the outlines of buildings and nothing else.</summary>
    public abstract IReadOnlyList<ElementChunk> SelectBuildings(CancellationToken token);

    /// <summary>Reads the ways again and keeps those with the given ids, in the order of the file.</summary>
    public abstract IReadOnlyList<ElementChunk> SelectWays(HashSet<long> ids, CancellationToken token);

    /// <summary>Reads the nodes again and fills in the positions that are needed.</summary>
    public abstract void Locate(NodeCoordinates coordinates, CancellationToken token);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
