using System.Diagnostics.CodeAnalysis;
using Zheli.Geodata.Files;
using Zheli.Geodata.Osm;
using Zheli.Geodata.Rasters;
using Zheli.Geodata.Tables;
using Zheli.Geodata.Vector;
using Zheli.Model;

namespace Zheli.Geodata;

/// <summary>Reads any source file: finds out from its content what it is, whatever it is called.</summary>
public static class SourceReader
{
    /// <summary>Reads a file whole, with everything that was noticed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="as">What it holds, when the user says it; null to find it out.</param>
    /// <param name="progress">Told the share read, or null.</param>
    /// <param name="token">Stops the reading.</param>
    /// <param name="threads">Threads that may be used; the content does not depend on it.</param>
    /// <exception cref="BadInputException">The file cannot be used; nothing of it is kept.</exception>
    [SuppressMessage("Design", "CA1068", Justification = "The number of threads reads as a tuning knob behind the essentials; every door calls it so.")]
    public static SourceContent Read(string path, SourceKind? @as, IProgress<StageProgress>? progress, CancellationToken token, int threads)
    {
        var file = SourceFile.Examine(path);
        try
        {
            if (@as == SourceKind.Osm || (@as is null && OsmReader.Recognises(path)))
            {
                return OsmReader.Read(path, threads, progress, token);
            }

            return ReadFormat(file, @as, progress, token);
        }
        catch (BadInputException) when (file.IsGzip && file.FindArchiveFault(token) is { } fault)
        {
            // What comes out of a damaged archive breaks sooner or later; the damage itself is the better reason.
            throw fault;
        }
        catch (IOException e)
        {
            throw new BadInputException("unreadable-file", file.Name, $"The file cannot be read to its end: {e.Message}", "Maybe the disk or the network failed; try again.");
        }
    }

    private static SourceContent ReadFormat(SourceFile file, SourceKind? stated, IProgress<StageProgress>? progress, CancellationToken token) => FileFormats.Of(file) switch
    {
        FileFormat.GeoJson => new GeoJsonSource(file, stated, progress, token).Read(),
        FileFormat.Table => new TableReader(file, new FindingLog(file.Name), stated, progress, token).Read(),
        FileFormat.GeoTiff => new GeoTiffReader(file, progress, token).Read(),
        FileFormat.Hgt => new HgtReader(file).Read(isArchive: false),
        FileFormat.HgtZip => new HgtReader(file).Read(isArchive: true),
        FileFormat.Gdal => new GdalSource(file, stated, token).Read(),
        FileFormat.Packed => ReadPacked(file, stated, progress, token),
        _ => throw FileFormats.Unreadable(file),
    };

    private static SourceContent ReadPacked(SourceFile file, SourceKind? stated, IProgress<StageProgress>? progress, CancellationToken token)
    {
        var (path, name) = ArchiveContent.Unpack(file, token);
        try
        {
            var inner = SourceFile.Examine(path, $"{file.Name}/{name}");
            return inner.RawHead is [(byte)'P', (byte)'K', ..] ? throw FileFormats.Unreadable(inner) : ReadFormat(inner, stated, progress, token) with { File = file.Name };
        }
        finally
        {
            File.Delete(path);
        }
    }
}
