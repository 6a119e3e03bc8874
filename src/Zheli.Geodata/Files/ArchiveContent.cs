using System.IO.Compression;
using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>Looks into a zip archive without unpacking it.</summary>
internal static class ArchiveContent
{
    private const int MostEntries = 10_000;

    /// <summary>The format of what the archive holds.</summary>
    /// <exception cref="BadInputException">The archive is damaged or holds no map data.</exception>
    public static FileFormat Of(SourceFile file)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            if (archive.Entries.Count > MostEntries)
            {
                throw new BadInputException("archive-bomb", file.Name, $"The archive lists more than {MostEntries} files.", "Maybe this is not map data; unpack it by hand and look.");
            }

            var names = archive.Entries.Select(e => e.FullName).Where(n => !n.EndsWith('/')).ToArray();
            return names.Any(n => Ends(n, ".hgt")) ? FileFormat.HgtZip
                : names.Any(n => Ends(n, ".shp") || Ends(n, ".gpkg") || Ends(n, ".kml") || Ends(n, ".tab") || Ends(n, ".gml")) ? FileFormat.Gdal
                : names.Any(n => n == "xl/workbook.xml") ? FileFormat.Gdal
                : throw new BadInputException(
                    "archive-without-map", file.Name, $"The archive holds no file that is read from archives: {string.Join(", ", names.Take(5))}.",
                    "Maybe unpack it and import the files in it one by one.");
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException("broken-archive", file.Name, $"The archive is damaged or cut off: {e.Message}", "Maybe the download broke off; fetch it again.");
        }
    }

    /// <summary>The folder inside the archive in which the map lies, or the file itself for formats of one file; null for a spreadsheet, whose archive is its own business.</summary>
    public static string? FolderOfMap(SourceFile file)
    {
        using var archive = ZipFile.OpenRead(file.Path);
        var names = archive.Entries.Select(e => e.FullName).Where(n => !n.EndsWith('/')).Order(StringComparer.Ordinal).ToArray();
        if (names.Contains("xl/workbook.xml"))
        {
            return null;
        }

        var map = names.FirstOrDefault(n => Ends(n, ".shp") || Ends(n, ".tab")) is { } part ? Path.GetDirectoryName(part) ?? "" : null;
        return map ?? names.FirstOrDefault(n => Ends(n, ".gpkg") || Ends(n, ".kml") || Ends(n, ".gml")) ?? "";
    }

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
