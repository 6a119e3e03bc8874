using System.Buffers.Binary;
using System.IO.Compression;
using Zheli.Model;

namespace Zheli.Geodata.Osm;

/// <summary>The form of a map file.</summary>
internal enum OsmForm
{
    None,
    Pbf,
    Xml,
    XmlGzip,
}

/// <summary>Tells the form of a file from its first bytes; the extension does not matter.</summary>
internal static class OsmFormat
{
    private const int HeadBytes = 4096;

    private static readonly (byte[] Magic, string Name)[] Others =
    [
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ("%PDF"u8.ToArray(), "a PDF document"),
        ("PK"u8.ToArray(), "a ZIP archive"), ("BZh"u8.ToArray(), "packed with bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), ("SQLite format 3"u8.ToArray(), "a SQLite file"),
        ([0x1F, 0x8B], "packed with gzip, but holds no OpenStreetMap XML"), ("{"u8.ToArray(), "JSON"), ("<"u8.ToArray(), "XML or HTML of another kind"),
    ];

    /// <summary>The form, or <see cref="OsmForm.None"/>.</summary>
    /// <exception cref="BadInputException">The path names nothing, a folder, or an empty file, or the file cannot be opened.</exception>
    public static OsmForm Detect(string path)
    {
        var head = Head(path);
        if (head.StartsWith<byte>([0x1F, 0x8B]))
        {
            return IsXml(UnpackHead(path)) ? OsmForm.XmlGzip : OsmForm.None;
        }

        return IsPbf(head) ? OsmForm.Pbf : IsXml(head) ? OsmForm.Xml : OsmForm.None;
    }

    /// <summary>The refusal of a file that is no map file, saying what it seems to be.</summary>
    public static BadInputException Refusal(string path)
    {
        var head = Head(path);
        var seems = "of an unknown kind";
        foreach (var (magic, name) in Others)
        {
            if (head.StartsWith(magic))
            {
                seems = name;
                break;
            }
        }

        return new(
            "not-osm", $"{Path.GetFileName(path)}@0", $"The file is neither OpenStreetMap PBF nor XML; it is {seems}.",
            "Maybe another file was meant, or it has to be unpacked first.");
    }

    private static byte[] Head(string path)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new BadInputException("is-a-folder", path, "The path names a folder, not a file.", "Maybe name a file inside it.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[HeadBytes];
            var count = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            return count > 0
                ? head[..count]
                : throw new BadInputException("file-empty", $"{name}@0", "The file is empty.", "Maybe the download broke off before it began.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("file-unreadable", path, $"The file cannot be opened: {e.Message}", "Maybe the path is mistyped or not permitted.");
        }
    }

    private static byte[] UnpackHead(string path)
    {
        try
        {
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            var head = new byte[HeadBytes];
            return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            throw new BadInputException("gzip-damaged", $"{Path.GetFileName(path)}@0", "The gzip data is damaged.", OsmFault.DamagedAdvice);
        }
    }

    /// <summary>A PBF file begins with the length of a header whose first field is the text "OSMHeader"; damaged lengths are left to the reader to name.</summary>
    private static bool IsPbf(ReadOnlySpan<byte> head) =>
        head.Length >= 15 && (head[4..15].SequenceEqual("\n\tOSMHeader"u8)
            || (BinaryPrimitives.ReadUInt32BigEndian(head) is > 0 and <= OsmLimits.BlobHeaderBytes && head[..Math.Min(64, head.Length)].IndexOf("OSMHeader"u8) >= 0));

    private static bool IsXml(ReadOnlySpan<byte> head) =>
        head.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']).StartsWith("<"u8)
        && (head.IndexOf("<osm"u8) >= 0 || (head.IndexOf("<!DOCTYPE"u8) >= 0 && head.IndexOf("html"u8) < 0));
}
