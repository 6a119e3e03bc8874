using System.Buffers.Binary;
using System.Text;

namespace Zheli.Tests.Operations.Progress;

/// <summary>A JPEG of nothing but its Exif segment, big-endian or little-endian.</summary>
internal static class SmallPhoto
{
    public static void Write(string path, double? longitude, double? latitude, string? taken) => File.WriteAllBytes(path, Bytes(longitude, latitude, taken, isBigEndian: path.Length % 2 == 0));

    public static byte[] Bytes(double? longitude, double? latitude, string? taken, bool isBigEndian)
    {
        var tiff = new byte[400];
        var at = 0;
        void Short(int value) => Put(2, s => { if (isBigEndian) { BinaryPrimitives.WriteUInt16BigEndian(s, (ushort)value); } else { BinaryPrimitives.WriteUInt16LittleEndian(s, (ushort)value); } });
        void Long(long value) => Put(4, s => { if (isBigEndian) { BinaryPrimitives.WriteUInt32BigEndian(s, (uint)value); } else { BinaryPrimitives.WriteUInt32LittleEndian(s, (uint)value); } });
        void Entry(int tag, int type, int count, long value)
        {
            Short(tag);
            Short(type);
            Long(count);
            Long(value);
        }

        Encoding.ASCII.GetBytes(isBigEndian ? "MM" : "II").CopyTo(tiff, 0);
        at = 2;
        Short(42);
        Long(8);
        var directories = (taken is null ? 0 : 1) + (longitude is null ? 0 : 1);
        Short(directories);
        if (taken is not null)
        {
            Entry(0x8769, 4, 1, 100);
        }

        if (longitude is not null)
        {
            Entry(0x8825, 4, 1, 150);
        }

        Long(0);
        if (taken is not null)
        {
            at = 100;
            Short(1);
            Entry(0x9003, 2, 20, 120);
            at = 120;
            Put(20, s => Encoding.ASCII.GetBytes(taken).CopyTo(s));
        }

        if (longitude is { } x && latitude is { } y)
        {
            at = 150;
            Short(4);
            Entry(1, 2, 2, Letter(y < 0 ? 'S' : 'N'));
            Entry(2, 5, 3, 220);
            Entry(3, 2, 2, Letter(x < 0 ? 'W' : 'E'));
            Entry(4, 5, 3, 250);
            at = 220;
            Degrees(y);
            at = 250;
            Degrees(x);
        }

        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, 0xFF, 0xD9];

        long Letter(char c) => isBigEndian ? (long)c << 24 : c;

        void Degrees(double value)
        {
            var whole = Math.Floor(Math.Abs(value));
            var minutes = Math.Floor((Math.Abs(value) - whole) * 60);
            var seconds = (((Math.Abs(value) - whole) * 60) - minutes) * 60;
            foreach (var (numerator, denominator) in new[] { (whole, 1), (minutes, 1), (Math.Round(seconds * 10_000), 10_000) })
            {
                Long((long)numerator);
                Long(denominator);
            }
        }

        void Put(int length, SpanAction write)
        {
            write(tiff.AsSpan(at, length));
            at += length;
        }
    }

    private delegate void SpanAction(Span<byte> target);
}
