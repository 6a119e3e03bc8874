namespace Zheli.Geodata.Osm;

/// <summary>The columns of a DenseNodes message.</summary>
internal readonly ref struct DenseColumns
{
    public ReadOnlySpan<byte> Ids { get; init; }

    public ReadOnlySpan<byte> Latitudes { get; init; }

    public ReadOnlySpan<byte> Longitudes { get; init; }

    /// <summary>Key and value numbers of each node, a zero after each node's last; empty when no node has tags.</summary>
    public ReadOnlySpan<byte> Tags { get; init; }
}

/// <summary>The parts of node messages that both passes read.</summary>
internal static class PbfNode
{
    /// <summary>Finds the columns of a DenseNodes message.</summary>
    public static DenseColumns Columns(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> ids = default, latitudes = default, longitudes = default, tags = default;
        var reader = new WireReader(bytes);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    ids = reader.BytesField();
                    break;
                case 8:
                    latitudes = reader.BytesField();
                    break;
                case 9:
                    longitudes = reader.BytesField();
                    break;
                case 10:
                    tags = reader.BytesField();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new() { Ids = ids, Latitudes = latitudes, Longitudes = longitudes, Tags = tags };
    }

    /// <summary>A field that must be a signed varint in zigzag form.</summary>
    public static long Signed(ref WireReader reader)
    {
        var value = reader.VarintField();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
