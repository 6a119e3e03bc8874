using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Zheli.Geodata.Osm;

/// <summary>Where a blob of a PBF file lies.</summary>
/// <param name="HeaderOffset">Where its header begins, for findings.</param>
/// <param name="Offset">Where its bytes begin.</param>
/// <param name="Length">Number of its bytes.</param>
internal readonly record struct PbfBlob(long HeaderOffset, long Offset, int Length);

/// <summary>The blobs of an open PBF file, found by walking from header to header before anything is unpacked.</summary>
internal sealed class PbfBlobs(SafeFileHandle handle, string file)
{
    /// <summary>The blob of the file's header and then those of its data.</summary>
    public IReadOnlyList<PbfBlob> All { get; } = Walk(handle, file);

    /// <summary>Reads the packed bytes of a blob.</summary>
    public void Read(PbfBlob blob, Span<byte> into)
    {
        for (var got = 0; got < into.Length;)
        {
            var n = RandomAccess.Read(handle, into[got..], blob.Offset + got);
            if (n == 0)
            {
                OsmFault.Throw("pbf-truncated", "The file became shorter while it was read.");
            }

            got += n;
        }
    }

    private static List<PbfBlob> Walk(SafeFileHandle handle, string file)
    {
        var blobs = new List<PbfBlob>();
        var length = RandomAccess.GetLength(handle);
        var buffer = new byte[OsmLimits.BlobHeaderBytes];
        for (long at = 0; at < length;)
        {
            try
            {
                var blob = ReadHeader(handle, at, length, buffer, blobs.Count == 0, out var isData);
                if (isData)
                {
                    blobs.Add(blob);
                }

                at = blob.Offset + blob.Length;
            }
            catch (OsmFault fault)
            {
                throw OsmSource.Refusal(file, at, fault);
            }
        }

        return blobs;
    }

    private static PbfBlob ReadHeader(SafeFileHandle handle, long at, long fileLength, byte[] buffer, bool isFirst, out bool isData)
    {
        Span<byte> prefix = stackalloc byte[4];
        if (fileLength - at < 4 || RandomAccess.Read(handle, prefix, at) < 4)
        {
            OsmFault.Throw("pbf-truncated", "The file ends inside the length of a blob header.");
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(prefix);
        if (size is 0 or > OsmLimits.BlobHeaderBytes)
        {
            OsmFault.Throw("pbf-header-size", $"A blob header claims {size} bytes; 1 to {OsmLimits.BlobHeaderBytes} are allowed.");
        }

        if (size > fileLength - at - 4)
        {
            OsmFault.Throw("pbf-truncated", $"The file ends inside a blob header: {size} bytes are claimed, {fileLength - at - 4} are left.");
        }

        var bytes = buffer.AsSpan(0, (int)size);
        RandomAccess.Read(handle, bytes, at + 4);
        var dataSize = ParseHeader(bytes, isFirst, out isData);
        var offset = at + 4 + size;
        if (dataSize > fileLength - offset)
        {
            OsmFault.Throw("pbf-truncated", $"The file ends inside a blob: {dataSize} bytes are claimed, {fileLength - offset} are left.");
        }

        return new(at, offset, dataSize);
    }

    private static int ParseHeader(ReadOnlySpan<byte> bytes, bool isFirst, out bool isData)
    {
        var reader = new WireReader(bytes);
        ReadOnlySpan<byte> type = default;
        var dataSize = -1;
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.BytesField();
                    break;
                case 3:
                    dataSize = reader.Int32Field();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (dataSize is < 0 or > OsmLimits.BlobBytes)
        {
            OsmFault.Throw("pbf-blob-size", $"A blob claims {dataSize} bytes; 0 to {OsmLimits.BlobBytes} are allowed.");
        }

        var isHeader = type.SequenceEqual("OSMHeader"u8);
        if (isFirst && !isHeader)
        {
            OsmFault.Throw("pbf-no-header", "The file does not begin with an OSMHeader block.");
        }

        // Blocks of other types are passed over, as the format asks.
        isData = isHeader || type.SequenceEqual("OSMData"u8);
        return dataSize;
    }
}

/// <summary>Unpacks blobs into one buffer that grows to the largest of them and is used again.</summary>
internal sealed class PbfUnpacker
{
    private byte[] packed = [];
    private byte[] unpacked = [];

    /// <summary>The bytes of a blob, unpacked; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Unpack(PbfBlobs blobs, PbfBlob blob, UnpackingAllowance allowance)
    {
        Grow(ref packed, blob.Length);
        blobs.Read(blob, packed.AsSpan(0, blob.Length));
        var (start, length, rawSize) = ParseBlob(packed.AsSpan(0, blob.Length));
        if (rawSize is null)
        {
            allowance.Take(length);
            return packed.AsMemory(start, length);
        }

        allowance.Take(rawSize.Value);
        Grow(ref unpacked, rawSize.Value);
        Inflate(start, length, rawSize.Value);
        return unpacked.AsMemory(0, rawSize.Value);
    }

    private static (int Start, int Length, int? RawSize) ParseBlob(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        int? rawSize = null;
        (int Start, int Length)? raw = null, zlib = null;
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    raw = Range(ref reader);
                    break;
                case 2:
                    rawSize = reader.Int32Field();
                    break;
                case 3:
                    zlib = Range(ref reader);
                    break;
                case 4 or 5 or 6 or 7:
                    var packing = reader.Field switch { 4 => "LZMA", 5 => "bzip2", 6 => "LZ4", _ => "zstd" };
                    OsmFault.Throw(
                        "pbf-compression", $"The blobs are packed with {packing}; zlib and none are read.",
                        "Maybe pack it again: osmium cat IN.osm.pbf -o OUT.osm.pbf -f pbf,pbf_compression=zlib.");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (raw is { } plain)
        {
            return (plain.Start, plain.Length, null);
        }

        if (zlib is not { } data)
        {
            OsmFault.Throw("pbf-damaged", "A blob holds no data.");
            return default;
        }

        if (rawSize is null or < 0 or > OsmLimits.BlobBytes)
        {
            OsmFault.Throw("pbf-blob-size", $"A blob claims {rawSize ?? -1} bytes unpacked; 0 to {OsmLimits.BlobBytes} are allowed.");
        }

        return (data.Start, data.Length, rawSize);
    }

    private static (int Start, int Length) Range(ref WireReader reader)
    {
        var length = reader.BytesField().Length;
        return (reader.Position - length, length);
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(Math.Min(OsmLimits.BlobBytes, Math.Max(length, buffer.Length * 2)));
        }
    }

    private void Inflate(int start, int length, int rawSize)
    {
        using var source = new MemoryStream(packed, start, length, writable: false);
        using var inflater = new ZLibStream(source, CompressionMode.Decompress);
        try
        {
            var got = inflater.ReadAtLeast(unpacked.AsSpan(0, rawSize), rawSize, throwOnEndOfStream: false);
            Span<byte> beyond = stackalloc byte[1];
            if (got < rawSize)
            {
                OsmFault.Throw("pbf-damaged", $"A blob unpacks to {got} bytes where {rawSize} are claimed.");
            }

            if (inflater.Read(beyond) != 0)
            {
                OsmFault.Throw("pbf-blob-size", $"A blob unpacks to more than the {rawSize} bytes that it claims.");
            }
        }
        catch (InvalidDataException)
        {
            OsmFault.Throw("pbf-damaged", "The packed data of a blob is damaged.");
        }
    }
}
