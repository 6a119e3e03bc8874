namespace Zheli.Geodata.Osm;

/// <summary>Counts what one pass over a file unpacks and keeps, and refuses the file when it blows up beyond reason.</summary>
/// <param name="fileBytes">Length of the file.</param>
internal sealed class UnpackingAllowance(long fileBytes)
{
    private readonly long mostBytes = OsmLimits.UnpackedFreeBytes + (OsmLimits.UnpackedRatio * fileBytes);
    private readonly long mostReferences = OsmLimits.KeptReferences(fileBytes);
    private long bytes;
    private long references;

    /// <summary>Counts unpacked bytes.</summary>
    public void Take(long count)
    {
        if (Interlocked.Add(ref bytes, count) > mostBytes)
        {
            OsmFault.Throw("unpacks-too-large", $"The file of {fileBytes} bytes unpacks to more than {mostBytes} bytes.", "Maybe the file is not an honest map file.");
        }
    }

    /// <summary>Counts kept references to nodes.</summary>
    public void Keep(long count)
    {
        if (Interlocked.Add(ref references, count) > mostReferences)
        {
            OsmFault.Throw(
                "too-many-references", $"The ways of the file of {fileBytes} bytes refer to more than {mostReferences} nodes.",
                "Maybe the file is not an honest map file.");
        }
    }
}
