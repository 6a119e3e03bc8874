namespace Zheli.Geodata.Osm;

/// <summary>Second pass over a block: checks the position of every node and gives it to those that are needed.</summary>
internal sealed class PbfCoordinates(NodeCoordinates coordinates)
{
    private readonly PbfBlock block = new();

    /// <summary>Reads all nodes of a block.</summary>
    public void Read(ReadOnlyMemory<byte> bytes)
    {
        block.Load(bytes, withTags: false);
        for (var i = 0; i < block.GroupCount; i++)
        {
            var group = new WireReader(block.Group(i));
            while (group.NextField())
            {
                switch (group.Field)
                {
                    case 1:
                        ReadNode(group.BytesField());
                        break;
                    case 2:
                        ReadDense(group.BytesField());
                        break;
                    default:
                        group.Skip();
                        break;
                }
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> bytes)
    {
        long id = 0, latitude = 0, longitude = 0;
        var reader = new WireReader(bytes);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    id = PbfNode.Signed(ref reader);
                    break;
                case 8:
                    latitude = PbfNode.Signed(ref reader);
                    break;
                case 9:
                    longitude = PbfNode.Signed(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var cursor = 0;
        coordinates.Set(id, block.GridX(longitude), block.GridY(latitude), ref cursor);
    }

    private void ReadDense(ReadOnlySpan<byte> bytes)
    {
        var dense = PbfNode.Columns(bytes);
        WireReader ids = new(dense.Ids), latitudes = new(dense.Latitudes), longitudes = new(dense.Longitudes);
        long id = 0, latitude = 0, longitude = 0;
        var cursor = 0;
        while (!ids.AtEnd)
        {
            (id, latitude, longitude) = (id + ids.ZigZag(), latitude + latitudes.ZigZag(), longitude + longitudes.ZigZag());
            coordinates.Set(id, block.GridX(longitude), block.GridY(latitude), ref cursor);
        }
    }
}
