using System.Buffers;
using System.Text;

namespace Zheli.Server.Tiles;

/// <summary>Bytes of a protocol-buffers message as it grows: the few field types that vector tiles use.</summary>
internal sealed class TileBuffer
{
    private readonly ArrayBufferWriter<byte> bytes = new(256);

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>Begins anew and keeps its room.</summary>
    public void Clear() => bytes.ResetWrittenCount();

    public void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
    }

    public void Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    public void Block(int field, ReadOnlySpan<byte> content)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)content.Length);
        bytes.Write(content);
    }

    /// <summary>A signed number, small when near zero whatever its sign.</summary>
    public void ZigZag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
