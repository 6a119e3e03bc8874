using System.IO.Compression;
using Zheli.Model;

namespace Zheli.Geodata.Files;

/// <summary>Looks into a zip archive without unpacking it.</summary>
internal static class ArchiveContent
{
    private const int MostEntries = 10_000;
    private const long MostBytes = 8L << 30;
    private const long FreeBytes = 32 << 20;
    private const long MostRatio = 250;
    private static readonly string[] SourceEndings = [".geojson", ".geojsonl", ".geojsons", ".json", ".csv", ".tsv", ".txt", ".tif", ".tiff"];

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
                : names.Count(IsSource) == 1 ? FileFormat.Packed
                : names.Any(IsSource) ? throw new BadInputException(
                    "several-files", file.Name, $"The archive holds several files: {string.Join(", ", names.Where(IsSource).Take(5))}.", "Maybe unpack it and import them one by one.")
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

    /// <summary>Unpacks the only source file of an archive beside the other temporary files, under limits; the caller deletes it.</summary>
    /// <returns>Where it lies, and its name inside the archive.</returns>
    public static (string Path, string Name) Unpack(SourceFile file, CancellationToken token)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var entry = archive.Entries.Single(e => IsSource(e.FullName));
            using var content = entry.Open();
            using var target = File.Create(path);
            var buffer = new byte[1 << 16];
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                token.ThrowIfCancellationRequested();
                target.Write(buffer.AsSpan(0, read));
                if (target.Length > MostBytes || (target.Length > FreeBytes && target.Length / MostRatio > file.Length))
                {
                    throw new BadInputException("archive-bomb", file.Name, $"The file '{entry.Name}' unpacks to too much.", "Maybe this is not map data; unpack it by hand and look.");
                }
            }

            return (path, entry.Name);
        }
        catch (Exception e)
        {
            File.Delete(path);
            if (e is InvalidDataException)
            {
                throw new BadInputException("broken-archive", file.Name, $"The archive is damaged: {e.Message}", "Maybe the download broke off; fetch it again.");
            }

            throw;
        }
    }

    private static bool IsSource(string name) =>
        SourceEndings.Any(ending => Ends(name, ending)) && !Path.GetFileName(name).StartsWith("readme", StringComparison.OrdinalIgnoreCase) && !name.Contains("__MACOSX", StringComparison.Ordinal);

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
