using System.Buffers.Binary;
using System.Text;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata;

/// <summary>How the bytes of a file are laid out.</summary>
internal enum FileFormat
{
    /// <summary>GeoJSON or a sequence of it.</summary>
    GeoJson,

    /// <summary>Delimited text.</summary>
    Table,

    /// <summary>A GeoTIFF.</summary>
    GeoTiff,

    /// <summary>An SRTM tile, bare.</summary>
    Hgt,

    /// <summary>An archive that holds one SRTM tile.</summary>
    HgtZip,

    /// <summary>An archive around one file of another format.</summary>
    Packed,

    /// <summary>A vector format that GDAL reads.</summary>
    Gdal,

    /// <summary>Something that holds no map data.</summary>
    Foreign,
}

/// <summary>Tells formats apart by their first bytes; the name of the file decides only where the bytes cannot (SRTM tiles have no header).</summary>
internal static class FileFormats
{
    private static readonly (byte[] Magic, string What)[] ForeignBeginnings =
    [
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("MZ"u8.ToArray(), "a Windows program"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7z archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "an xz archive"),
        ("BZh"u8.ToArray(), "a bzip2 archive"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        ("PGDMP"u8.ToArray(), "a PostgreSQL dump"),
    ];

    private static readonly string[] KnownXml = ["<kml", "<gpx", "opengis.net/gml"];

    /// <summary>The format of a file that is not OpenStreetMap's.</summary>
    public static FileFormat Of(SourceFile file)
    {
        if (IsHgtName(file.Name) && file.RawHead is not [(byte)'P', (byte)'K', ..])
        {
            return FileFormat.Hgt;
        }

        var head = file.Head().AsSpan();
        if (head is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..])
        {
            return ArchiveContent.Of(file);
        }

        if (head is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..])
        {
            return FileFormat.GeoTiff;
        }

        if (head.StartsWith("SQLite format 3\0"u8) || (head.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(head) == 9994) || head.StartsWith("fgb"u8))
        {
            return FileFormat.Gdal;
        }

        return ForeignName(head) is null ? OfText(head) : FileFormat.Foreign;
    }

    /// <summary>The refusal of a file that is no source.</summary>
    public static BadInputException Unreadable(SourceFile file)
    {
        var head = file.Head().AsSpan();
        var what = ForeignName(head) ?? (head.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..] ? "XML or HTML of another kind" : "binary data of an unknown kind");
        return new BadInputException(
            "not-map-data", file.Name, $"This is {what}.", "Maybe the wrong file; OSM PBF, GeoJSON, CSV, GeoTIFF, HGT, Shapefile (zip) and GeoPackage are read.");
    }

    private static FileFormat OfText(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart("\uFEFF \t\r\n"u8);
        if (text is [(byte)'{' or (byte)'[' or 0x1e, ..])
        {
            return FileFormat.GeoJson;
        }

        if (text is [(byte)'<', ..])
        {
            var beginning = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]);
            return KnownXml.Any(name => beginning.Contains(name, StringComparison.OrdinalIgnoreCase)) ? FileFormat.Gdal : FileFormat.Foreign;
        }

        var isWideText = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return !isWideText && head.IndexOfAnyInRange((byte)0, (byte)8) >= 0 ? FileFormat.Foreign : FileFormat.Table;
    }

    private static string? ForeignName(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, what) in ForeignBeginnings)
        {
            if (head.StartsWith(magic))
            {
                return what;
            }
        }

        return null;
    }

    private static bool IsHgtName(string name) => name.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".hgt.gz", StringComparison.OrdinalIgnoreCase);
}
