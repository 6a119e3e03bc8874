using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Rasters;

/// <summary>Reads a tile of SRTM: one square degree, heights with the high byte first from the north-west corner, named after its south-west one.</summary>
internal sealed class HgtReader(SourceFile file)
{
    private const short Void = short.MinValue;
    private readonly FindingLog log = new(file.Name);

    /// <summary>Reads the tile, bare or from an archive with one tile.</summary>
    public SourceContent Read(bool isArchive)
    {
        var (name, bytes) = isArchive ? FromArchive() : (file.Name, FromFile());
        var side = bytes.Length switch { 1201 * 1201 * 2 => 1201, _ => 3601 };
        var (longitude, latitude) = Corner(name);
        var builder = new HeightGridBuilder(side, side, 1);
        var row = new float[side];
        for (var r = 0; r < side; r++)
        {
            for (var c = 0; c < side; c++)
            {
                var height = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(((r * side) + c) * 2));
                row[c] = height == Void ? float.NaN : height;
            }

            builder.TakeRow(row);
        }

        var step = 1.0 / (side - 1);
        return ElevationSource.Make(log, builder, new GeoReference(longitude, latitude + 1, step, step), (long)side * side);
    }

    private static bool IsTile(long length) => length is 1201L * 1201 * 2 or 3601L * 3601 * 2;

    private BadInputException NotATile(long length) => log.Fail(
        "not-a-tile", log.File, string.Create(CultureInfo.InvariantCulture, $"A tile of SRTM has 2,884,802 or 25,934,402 bytes; this one has {length:N0}."),
        "Maybe the download broke off; fetch it again.");

    private byte[] FromFile()
    {
        using var content = file.OpenContent(CancellationToken.None, null);
        return Take(content, file.IsGzip ? null : file.Length);
    }

    private (string Name, byte[] Bytes) FromArchive()
    {
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var tiles = archive.Entries.Where(e => e.Name.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
            if (tiles.Length > 1)
            {
                throw log.Fail("several-tiles", log.File, "The archive holds several tiles.", "Maybe join them: gdal_merge.py -o OUT.tif *.hgt.");
            }

            using var content = tiles[0].Open();
            return (tiles[0].Name, Take(content, tiles[0].Length));
        }
        catch (InvalidDataException e)
        {
            throw log.Fail("broken-archive", log.File, $"The archive is damaged: {e.Message}", "Maybe the download broke off; fetch it again.");
        }
    }

    private byte[] Take(Stream content, long? stated)
    {
        if (stated is { } length && !IsTile(length))
        {
            throw NotATile(length);
        }

        // One byte more than the largest tile tells a file that is too long without reading all of it.
        var buffer = new byte[(3601 * 3601 * 2) + 1];
        var read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return IsTile(read) ? buffer[..read] : throw NotATile(read);
    }

    private (int Longitude, int Latitude) Corner(string name)
    {
        var plain = name.ToUpperInvariant();
        if (plain.Length >= 7 && plain[0] is ('N' or 'S') && plain[3] is ('E' or 'W')
            && int.TryParse(plain.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var latitude) && latitude <= 90
            && int.TryParse(plain.AsSpan(4, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var longitude) && longitude <= 180)
        {
            return (plain[3] == 'W' ? -longitude : longitude, plain[0] == 'S' ? -latitude : latitude);
        }

        throw log.Fail("no-georeference", log.File, $"The name '{name}' does not tell the tile's corner.", "Maybe name it as N43E051.hgt: the corner is written nowhere else.");
    }
}
