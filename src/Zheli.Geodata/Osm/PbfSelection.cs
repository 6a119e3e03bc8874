namespace Zheli.Geodata.Osm;

/// <summary>First pass over a block: keeps what its tags make useful and counts the rest.</summary>
internal sealed class PbfSelection(UnpackingAllowance allowance)
{
    private const ulong NodeKeys = (1UL << (int)Word.Place) | (1UL << (int)Word.Building);

    private const ulong WayKeys = NodeKeys | (1UL << (int)Word.Highway) | (1UL << (int)Word.Railway) | (1UL << (int)Word.Power)
        | (1UL << (int)Word.Waterway) | (1UL << (int)Word.Natural);

    private const ulong RelationKeys = (1UL << (int)Word.Boundary) | (1UL << (int)Word.Type);

    private readonly PbfBlock block = new();

    /// <summary>True when whole outlines of buildings are wanted, and nothing else.</summary>
    public bool OnlyBuildings { get; init; }

    /// <summary>Reads a block into <paramref name="chunk"/>; ways that are in <paramref name="outlines"/> are kept whatever their tags.</summary>
    public void Read(ReadOnlyMemory<byte> bytes, ElementChunk chunk, HashSet<long>? outlines = null)
    {
        block.Load(bytes, withTags: true);
        for (var i = 0; i < block.GroupCount; i++)
        {
            var group = new WireReader(block.Group(i));
            while (group.NextField())
            {
                switch (group.Field)
                {
                    case 1 when outlines is null:
                        ReadNode(group.BytesField(), chunk);
                        break;
                    case 2 when outlines is null:
                        ReadDense(group.BytesField(), chunk);
                        break;
                    case 3:
                        ReadWay(group.BytesField(), chunk, outlines);
                        break;
                    case 4 when outlines is null:
                        ReadRelation(group.BytesField(), chunk);
                        break;
                    default:
                        group.Skip();
                        break;
                }
            }
        }
    }

    private static int CountVarints(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        foreach (var b in packed)
        {
            count += b < 0x80 ? 1 : 0;
        }

        return count;
    }

    private void ReadNode(ReadOnlySpan<byte> bytes, ElementChunk chunk)
    {
        (chunk.HasNodes, chunk.ElementsRead) = (true, chunk.ElementsRead + 1);
        long id = 0, latitude = 0, longitude = 0;
        ReadOnlySpan<byte> keys = default, values = default;
        var reader = new WireReader(bytes);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    id = PbfNode.Signed(ref reader);
                    break;
                case 2:
                    keys = reader.BytesField();
                    break;
                case 3:
                    values = reader.BytesField();
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

        ReadTags(keys, values);
        if (!block.Tags.IsEmpty)
        {
            ElementSelection.Node(chunk, block.Tags, id, block.GridX(longitude), block.GridY(latitude));
        }
    }

    private void ReadDense(ReadOnlySpan<byte> bytes, ElementChunk chunk)
    {
        var dense = PbfNode.Columns(bytes);
        chunk.HasNodes = true;
        chunk.ElementsRead += CountVarints(dense.Ids);
        if (dense.Tags.IsEmpty || (block.Tags.Keys & NodeKeys) == 0)
        {
            return;
        }

        WireReader ids = new(dense.Ids), latitudes = new(dense.Latitudes), longitudes = new(dense.Longitudes), tags = new(dense.Tags);
        long id = 0, latitude = 0, longitude = 0;
        while (!ids.AtEnd && !tags.AtEnd)
        {
            (id, latitude, longitude) = (id + ids.ZigZag(), latitude + latitudes.ZigZag(), longitude + longitudes.ZigZag());
            block.Tags.Clear();
            for (var key = tags.Varint(); key != 0; key = tags.Varint())
            {
                block.Tags.AddChecked(key, tags.Varint());
            }

            if (!block.Tags.IsEmpty)
            {
                ElementSelection.Node(chunk, block.Tags, id, block.GridX(longitude), block.GridY(latitude));
            }
        }
    }

    private void ReadWay(ReadOnlySpan<byte> bytes, ElementChunk chunk, HashSet<long>? outlines)
    {
        (chunk.HasWays, chunk.ElementsRead) = (true, chunk.ElementsRead + 1);
        if (outlines is null && (block.Tags.Keys & WayKeys) == 0)
        {
            return;
        }

        long id = 0;
        ReadOnlySpan<byte> keys = default, values = default, references = default;
        var reader = new WireReader(bytes);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    id = (long)reader.VarintField();
                    break;
                case 2:
                    keys = reader.BytesField();
                    break;
                case 3:
                    values = reader.BytesField();
                    break;
                case 8:
                    references = reader.BytesField();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (outlines is not null)
        {
            if (outlines.Contains(id))
            {
                Keep(chunk, new(id, WayUse.Outline, default, false, false, 0, 0, "", null), references);
            }

            return;
        }

        ReadTags(keys, values);
        if (block.Tags.IsEmpty)
        {
            return;
        }

        if (OnlyBuildings)
        {
            if (ElementSelection.IsBuilding(block.Tags))
            {
                var (start, count) = References(id, references, chunk);
                chunk.Buildings.Add(ElementSelection.Building(block.Tags, id) with { FirstReference = start, ReferenceCount = count });
            }

            return;
        }

        if (ElementSelection.IsBuilding(block.Tags) && !references.IsEmpty)
        {
            var first = new WireReader(references);
            chunk.BuildingReferences.Add(first.ZigZag());
            allowance.Keep(1);
        }

        var way = ElementSelection.Way(chunk, block.Tags, id);
        if (way.Use != WayUse.None)
        {
            Keep(chunk, way, references);
        }
    }

    private void Keep(ElementChunk chunk, KeptWay way, ReadOnlySpan<byte> packed)
    {
        var (first, count) = References(way.Id, packed, chunk);
        chunk.Ways.Add(way with { FirstReference = first, ReferenceCount = count });
    }

    /// <summary>Keeps the references of a way; returns where they begin and how many they are.</summary>
    private (int First, int Count) References(long way, ReadOnlySpan<byte> packed, ElementChunk chunk)
    {
        var count = CountVarints(packed);
        if (count > OsmLimits.NodesPerWay)
        {
            OsmFault.Throw("way-too-long", $"Way {way} has {count} nodes; at most {OsmLimits.NodesPerWay} are read.");
        }

        allowance.Keep(count);
        var first = chunk.References.Count;
        var reader = new WireReader(packed);
        for (long id = 0; !reader.AtEnd;)
        {
            id += reader.ZigZag();
            chunk.References.Add(id);
        }

        return (first, chunk.References.Count - first);
    }

    private void ReadRelation(ReadOnlySpan<byte> bytes, ElementChunk chunk)
    {
        chunk.ElementsRead++;
        if ((block.Tags.Keys & (OnlyBuildings ? NodeKeys : RelationKeys)) == 0)
        {
            return;
        }

        long id = 0;
        ReadOnlySpan<byte> keys = default, values = default, roles = default, members = default, types = default;
        var reader = new WireReader(bytes);
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    id = (long)reader.VarintField();
                    break;
                case 2:
                    keys = reader.BytesField();
                    break;
                case 3:
                    values = reader.BytesField();
                    break;
                case 8:
                    roles = reader.BytesField();
                    break;
                case 9:
                    members = reader.BytesField();
                    break;
                case 10:
                    types = reader.BytesField();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        ReadTags(keys, values);
        if (OnlyBuildings)
        {
            if (ElementSelection.IsBuildingRelation(block.Tags))
            {
                ElementSelection.BuildingRelation(chunk, block.Tags, id, Members(id, roles, members, types));
            }
        }
        else if (ElementSelection.IsArea(block.Tags, out var level))
        {
            ElementSelection.Area(chunk, block.Tags, id, level, Members(id, roles, members, types));
        }
    }

    private RelationMembers Members(long id, ReadOnlySpan<byte> roles, ReadOnlySpan<byte> members, ReadOnlySpan<byte> types)
    {
        var count = CountVarints(members);
        if (count > OsmLimits.MembersPerRelation)
        {
            OsmFault.Throw("relation-too-long", $"Relation {id} has {count} members; at most {OsmLimits.MembersPerRelation} are read.");
        }

        allowance.Keep(count);
        var rings = new RelationMembers();
        WireReader role = new(roles), member = new(members), type = new(types);
        for (long reference = 0; !member.AtEnd;)
        {
            reference += member.ZigZag();
            var word = role.Varint();
            if (word >= (ulong)block.Tags.Count)
            {
                OsmFault.Throw("pbf-damaged", $"A member's role is the string {word} of a table of {block.Tags.Count}.");
            }

            if (type.Varint() == 1)
            {
                rings.Add(reference, isInner: block.Tags.Words[(int)word] == Word.Inner);
            }
        }

        return rings;
    }

    private void ReadTags(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        block.Tags.Clear();
        WireReader key = new(keys), value = new(values);
        while (!key.AtEnd)
        {
            block.Tags.AddChecked(key.Varint(), value.Varint());
        }
    }
}
