using System.Diagnostics.CodeAnalysis;

namespace Zheli.Geodata.Osm;

/// <summary>A decoder's complaint that does not yet know the file and the offset; the source that called it adds them.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the assembly: the source turns it into a BadInputException.")]
internal sealed class OsmFault(string code, string message, string advice) : Exception(message)
{
    public const string DamagedAdvice = "Maybe the file was damaged on its way: download it again and compare its checksum.";

    public string Code { get; } = code;

    public string Advice { get; } = advice;

    [DoesNotReturn]
    public static void Throw(string code, string message, string advice = DamagedAdvice) => throw new OsmFault(code, message, advice);
}
