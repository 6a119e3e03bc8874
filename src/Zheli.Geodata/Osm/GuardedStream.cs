using Zheli.Geodata.Files;

namespace Zheli.Geodata.Osm;

/// <summary>
/// Watches XML on its way to the parser: refuses a file that unpacks beyond reason, and one whose elements are so long that the parser would
/// have to hold megabytes of one tag.
/// </summary>
internal sealed class GuardedStream(Stream inner, UnpackingAllowance allowance) : ForwardStream(inner)
{
    private long sinceTag;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        allowance.Take(count);
        var last = buffer[..count].LastIndexOf((byte)'<');
        var first = last < 0 ? count : buffer[..count].IndexOf((byte)'<');
        if (sinceTag + first > OsmLimits.XmlElementBytes)
        {
            OsmFault.Throw("xml-element-too-long", $"An element is longer than {OsmLimits.XmlElementBytes} bytes.", "Maybe the file is not an honest map file.");
        }

        sinceTag = last < 0 ? sinceTag + count : count - last;
        return count;
    }
}
