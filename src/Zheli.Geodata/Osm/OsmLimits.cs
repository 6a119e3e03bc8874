namespace Zheli.Geodata.Osm;

/// <summary>Sizes beyond which a map file is refused before memory is taken for it; the first two are the format's own (OSM wiki, "PBF Format").</summary>
internal static class OsmLimits
{
    /// <summary>Largest blob header, bytes.</summary>
    public const int BlobHeaderBytes = 64 * 1024;

    /// <summary>Largest blob, compressed or not, bytes.</summary>
    public const int BlobBytes = 32 * 1024 * 1024;

    /// <summary>Largest number of entries in the string table of one block; writers put some thousands.</summary>
    public const int StringsPerBlock = 2_000_000;

    /// <summary>Largest number of nodes of one way; the database's own limit is 2,000.</summary>
    public const int NodesPerWay = 100_000;

    /// <summary>Largest number of members of one relation; the database's own limit is 32,000.</summary>
    public const int MembersPerRelation = 200_000;

    /// <summary>Longest text of a tag, bytes; the database's own limit is 255 characters.</summary>
    public const int TextBytes = 2_048;

    /// <summary>Deepest nesting of XML elements; the format needs three.</summary>
    public const int XmlDepth = 8;

    /// <summary>Most bytes of XML between two "&lt;", and so the longest element with its attributes.</summary>
    public const int XmlElementBytes = 1024 * 1024;

    /// <summary>Bytes that unpacking may give in any case; beyond, <see cref="UnpackedRatio"/> holds.</summary>
    public const long UnpackedFreeBytes = 64L * 1024 * 1024;

    /// <summary>Largest ratio of unpacked to packed bytes of a whole file; map files stay under 30.</summary>
    public const int UnpackedRatio = 50;

    /// <summary>References to nodes that may be kept from a file of a given length; real files hold under one for each byte.</summary>
    public static long KeptReferences(long fileBytes) => 8_000_000 + (4 * fileBytes);
}
