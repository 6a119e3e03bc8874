using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Zheli.Geodata.Rasters;

/// <summary>Unpacks strips and tiles into heights. The room for a block is its declared size, so that no packed block can grow beyond it.</summary>
internal sealed class TiffBlocks(TiffDirectory directory, TiffLayout layout, double? noData)
{
    private readonly byte[] block = new byte[layout.BlockColumns * layout.BlockRows * layout.SampleSize];

    /// <summary>Reads one block into a band of full rows; unknown heights become <see cref="double.NaN"/>.</summary>
    /// <param name="across">Number of the block in its row of blocks.</param>
    /// <param name="down">Number of the row of blocks.</param>
    /// <param name="band">Columns × block rows heights.</param>
    public void Read(int across, int down, float[] band)
    {
        var index = (down * layout.BlocksAcross) + across;
        var rows = Math.Min(layout.BlockRows, layout.Rows - (down * layout.BlockRows));
        var from = across * layout.BlockColumns;
        var columns = Math.Min(layout.BlockColumns, layout.Columns - from);
        if (layout.Offsets[index] == 0 || layout.Lengths[index] == 0)
        {
            for (var row = 0; row < rows; row++)
            {
                band.AsSpan((row * layout.Columns) + from, columns).Fill(float.NaN);
            }

            return;
        }

        Unpack(index, rows);
        for (var row = 0; row < rows; row++)
        {
            var bytes = block.AsSpan(row * layout.BlockColumns * layout.SampleSize, layout.BlockColumns * layout.SampleSize);
            Unpredict(bytes);
            ReadRow(bytes, band.AsSpan((row * layout.Columns) + from, columns));
        }
    }

    private void Unpack(int index, int rows)
    {
        var needed = rows * layout.BlockColumns * layout.SampleSize;
        if (layout.Compression == 1)
        {
            if (layout.Lengths[index] < needed)
            {
                throw directory.Broken(string.Create(CultureInfo.InvariantCulture, $"block {index} has {layout.Lengths[index]:N0} bytes of {needed:N0}"));
            }

            directory.Bytes(layout.Offsets[index], needed).CopyTo(block.AsSpan());
            return;
        }

        var packed = directory.Bytes(layout.Offsets[index], layout.Lengths[index]);
        var length = layout.Compression == 5 ? TiffLzw.Unpack(packed, block) : Inflate(packed);
        if (length < needed)
        {
            throw directory.Broken(string.Create(CultureInfo.InvariantCulture, $"block {index} unpacks to {length:N0} bytes of {needed:N0}"));
        }
    }

    private int Inflate(byte[] packed)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            return stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw directory.Broken("a block does not unpack: " + e.Message);
        }
    }

    private void Unpredict(Span<byte> row)
    {
        if (layout.Predictor == 3)
        {
            UnpredictFloats(row);
        }
        else if (layout.Predictor == 2)
        {
            UnpredictSamples(row);
        }
    }

    private void UnpredictSamples(Span<byte> row)
    {
        var size = layout.SampleSize;
        for (var at = size; at < row.Length; at += size)
        {
            Span<byte> before = row.Slice(at - size, size), here = row.Slice(at, size);
            var carry = 0;
            for (var i = 0; i < size; i++)
            {
                var place = directory.IsLittleEndian ? i : size - 1 - i;
                carry += before[place] + here[place];
                here[place] = (byte)carry;
                carry >>= 8;
            }
        }
    }

    /// <summary>Adobe's predictor 3: bytes of equal weight stand together, the heaviest first, and each is the difference from the one before.</summary>
    private void UnpredictFloats(Span<byte> row)
    {
        for (var i = 1; i < row.Length; i++)
        {
            row[i] += row[i - 1];
        }

        var size = layout.SampleSize;
        var samples = row.Length / size;
        var sorted = row.ToArray();
        for (var sample = 0; sample < samples; sample++)
        {
            for (var weight = 0; weight < size; weight++)
            {
                var place = directory.IsLittleEndian ? size - 1 - weight : weight;
                row[(sample * size) + place] = sorted[(weight * samples) + sample];
            }
        }
    }

    private void ReadRow(ReadOnlySpan<byte> bytes, Span<float> heights)
    {
        var size = layout.SampleSize;
        for (var i = 0; i < heights.Length; i++)
        {
            var value = Value(bytes.Slice(i * size, size));
            heights[i] = noData is { } none && (value == none || (float)value == (float)none) ? float.NaN : (float)value;
        }
    }

    private double Value(ReadOnlySpan<byte> bytes)
    {
        var little = directory.IsLittleEndian;
        return layout.Sample switch
        {
            TiffSample.Byte => bytes[0],
            TiffSample.UInt16 => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
            TiffSample.Int16 => little ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : BinaryPrimitives.ReadInt16BigEndian(bytes),
            TiffSample.UInt32 => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes),
            TiffSample.Int32 => little ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes),
            TiffSample.Float32 => little ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : BinaryPrimitives.ReadSingleBigEndian(bytes),
            _ => little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes),
        };
    }
}
