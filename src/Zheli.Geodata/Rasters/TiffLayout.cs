using System.Globalization;
using Zheli.Geodata.Files;

namespace Zheli.Geodata.Rasters;

/// <summary>How the pixels of a TIFF are stored: size, sample format, compression, and where each strip or tile lies.</summary>
internal sealed class TiffLayout
{
    /// <summary>Pixels beyond which a grid is refused before anything is allocated for it.</summary>
    public const long MostPixels = 400_000_000;

    private const long LargestBlock = 256 << 20;

    /// <summary>Reads and checks the layout.</summary>
    public TiffLayout(TiffDirectory directory, FindingLog log)
    {
        long width = directory.Number(256, 0), height = directory.Number(257, 0);
        if (width is < 2 or > int.MaxValue || height is < 2 or > int.MaxValue)
        {
            throw directory.Broken(string.Create(CultureInfo.InvariantCulture, $"its size is {width} × {height} pixels"));
        }

        if (width > MostPixels / height)
        {
            throw log.Fail(
                "grid-too-large", log.File, string.Create(CultureInfo.InvariantCulture, $"The grid has {width:N0} × {height:N0} pixels; at most {MostPixels:N0} are read."),
                "Maybe cut out the country first: gdalwarp -te WEST SOUTH EAST NORTH -tr 0.004 0.004 -r average IN OUT.");
        }

        (Columns, Rows) = ((int)width, (int)height);
        Sample = SampleOf(directory, log);
        Compression = (int)directory.Number(259, 1);
        Predictor = (int)directory.Number(317, 1);
        if (Compression is not (1 or 5 or 8 or 32946) || Predictor is < 1 or > 3 || (Predictor == 3 && Sample is not (TiffSample.Float32 or TiffSample.Float64)))
        {
            throw log.Fail(
                "tiff-not-read", log.File, $"Compression {Compression} with predictor {Predictor} is not read.", "Maybe convert it: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES IN OUT.");
        }

        var isTiled = directory.Has(324);
        BlockColumns = isTiled ? Bounded(directory, 322) : Columns;
        BlockRows = isTiled ? Bounded(directory, 323) : (int)Math.Clamp(directory.Number(278, Rows), 1, Rows);
        Offsets = directory.Numbers(isTiled ? 324 : 273);
        Lengths = directory.Numbers(isTiled ? 325 : 279);
        BlocksAcross = (int)(((long)Columns + BlockColumns - 1) / BlockColumns);
        BlocksDown = (int)(((long)Rows + BlockRows - 1) / BlockRows);
        if ((long)BlocksAcross * BlocksDown != Offsets.Length || Offsets.Length != Lengths.Length)
        {
            throw directory.Broken(string.Create(CultureInfo.InvariantCulture, $"it lists {Offsets.Length} blocks where {(long)BlocksAcross * BlocksDown} are needed"));
        }

        if ((long)BlockColumns * BlockRows * SampleSize > LargestBlock)
        {
            throw log.Fail("block-too-large", log.File, "One strip or tile of the grid is larger than 256 MiB.", "Maybe cut it smaller: gdal_translate -co TILED=YES IN OUT.");
        }
    }

    /// <summary>Pixels in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>How one height is stored.</summary>
    public TiffSample Sample { get; }

    /// <summary>Bytes of one height.</summary>
    public int SampleSize => Sample switch
    {
        TiffSample.Byte => 1,
        TiffSample.Int16 or TiffSample.UInt16 => 2,
        TiffSample.Float64 => 8,
        _ => 4,
    };

    /// <summary>1 none, 5 LZW, 8 and 32946 Deflate.</summary>
    public int Compression { get; }

    /// <summary>1 none, 2 differences of samples, 3 differences of bytes of floating-point samples.</summary>
    public int Predictor { get; }

    /// <summary>Pixels across a strip or tile.</summary>
    public int BlockColumns { get; }

    /// <summary>Rows of a strip or tile.</summary>
    public int BlockRows { get; }

    /// <summary>Blocks side by side.</summary>
    public int BlocksAcross { get; }

    /// <summary>Blocks one below the other.</summary>
    public int BlocksDown { get; }

    /// <summary>Where each block begins; 0 for a block that was left out because it holds nothing.</summary>
    public long[] Offsets { get; }

    /// <summary>Packed bytes of each block.</summary>
    public long[] Lengths { get; }

    private static int Bounded(TiffDirectory directory, int tag)
    {
        var size = directory.Number(tag, 0);
        return size is >= 1 and <= 65_536
            ? (int)size
            : throw directory.Broken($"its tiles are {size.ToString(CultureInfo.InvariantCulture)} pixels wide or high");
    }

    private static TiffSample SampleOf(TiffDirectory directory, FindingLog log)
    {
        long bands = directory.Number(277, 1), bits = directory.Number(258, 1), format = directory.Number(339, 1);
        return (bands, bits, format) switch
        {
            (1, 8, 1) => TiffSample.Byte,
            (1, 16, 1) => TiffSample.UInt16,
            (1, 16, 2) => TiffSample.Int16,
            (1, 32, 1) => TiffSample.UInt32,
            (1, 32, 2) => TiffSample.Int32,
            (1, 32, 3) => TiffSample.Float32,
            (1, 64, 3) => TiffSample.Float64,
            _ => throw log.Fail(
                "tiff-not-read", log.File, $"{bands} bands of {bits} bits (format {format}) are no grid of heights.", "Maybe it is a picture; convert one band: gdal_translate -b 1 -ot Int16 IN OUT."),
        };
    }
}

/// <summary>How one height is stored in a TIFF.</summary>
internal enum TiffSample
{
    /// <summary>8 bits without sign.</summary>
    Byte,

    /// <summary>16 bits without sign.</summary>
    UInt16,

    /// <summary>16 bits with sign.</summary>
    Int16,

    /// <summary>32 bits without sign.</summary>
    UInt32,

    /// <summary>32 bits with sign.</summary>
    Int32,

    /// <summary>Single floating point.</summary>
    Float32,

    /// <summary>Double floating point.</summary>
    Float64,
}
