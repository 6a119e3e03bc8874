using System.Runtime.CompilerServices;

namespace Zheli.Geodata.Osm;

/// <summary>Reads Protocol Buffers from memory, every length checked against what is left (encoding: protobuf.dev/programming-guides/encoding).</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>True when nothing is left.</summary>
    public readonly bool AtEnd => at >= bytes.Length;

    /// <summary>Number of the field read last.</summary>
    public int Field { get; private set; }

    /// <summary>Wire type of the field read last: 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes.</summary>
    public int WireType { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    public bool NextField()
    {
        if (at >= bytes.Length)
        {
            return false;
        }

        var tag = Varint();
        (Field, WireType) = ((int)(tag >> 3), (int)(tag & 7));
        if (tag is < 8 or > uint.MaxValue)
        {
            OsmFault.Throw("pbf-damaged", "A field number is out of range.");
        }

        return true;
    }

    /// <summary>A whole number of up to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Varint()
    {
        if (at < bytes.Length)
        {
            var first = bytes[at];
            if (first < 0x80)
            {
                at++;
                return first;
            }
        }

        return LongVarint();
    }

    /// <summary>A signed whole number in zigzag form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The value of a field that must be a varint.</summary>
    public ulong VarintField()
    {
        Expect(0);
        return Varint();
    }

    /// <summary>The value of a field that must be a varint of 32 bits.</summary>
    public int Int32Field()
    {
        var value = (long)VarintField();
        if (value is < int.MinValue or > int.MaxValue)
        {
            OsmFault.Throw("pbf-damaged", $"The number {value} does not fit into 32 bits.");
        }

        return (int)value;
    }

    /// <summary>The bytes of a field that must be a string, a message or a packed list.</summary>
    public ReadOnlySpan<byte> BytesField()
    {
        Expect(2);
        var length = Varint();
        if (length > (ulong)(bytes.Length - at))
        {
            OsmFault.Throw("pbf-damaged", $"A field claims {length} bytes where {bytes.Length - at} are left.");
        }

        var start = at;
        at += (int)length;
        return bytes.Slice(start, (int)length);
    }

    /// <summary>Where the bytes of the last <see cref="BytesField"/> began.</summary>
    public readonly int Position => at;

    /// <summary>Passes over the value of the field read last.</summary>
    public void Skip()
    {
        switch (WireType)
        {
            case 0:
                Varint();
                break;
            case 1:
                Advance(8);
                break;
            case 2:
                BytesField();
                break;
            case 5:
                Advance(4);
                break;
            default:
                OsmFault.Throw("pbf-damaged", $"Field {Field} has the unknown wire type {WireType}.");
                break;
        }
    }

    private readonly void Expect(int wireType)
    {
        if (WireType != wireType)
        {
            OsmFault.Throw("pbf-damaged", $"Field {Field} has wire type {WireType} where {wireType} belongs.");
        }
    }

    private void Advance(int count)
    {
        if (count > bytes.Length - at)
        {
            OsmFault.Throw("pbf-damaged", $"A field claims {count} bytes where {bytes.Length - at} are left.");
        }

        at += count;
    }

    private ulong LongVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (at >= bytes.Length)
            {
                OsmFault.Throw("pbf-damaged", "A number is cut off.");
            }

            var b = bytes[at++];
            if (shift == 63 && b > 1)
            {
                break;
            }

            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        OsmFault.Throw("pbf-damaged", "A number runs over ten bytes or 64 bits.");
        return 0;
    }
}
