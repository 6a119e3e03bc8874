using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Zheli.Model.Places;

namespace Zheli.Geodata.Rasters;

/// <summary>
/// Where and when a photo was taken, as its camera wrote it (Exif 2.32, CIPA DC-008: the APP1 segment of a JPEG, a TIFF structure of its own). Photos come from anyone: every
/// offset is checked, every list is bounded, and what does not fit is read as not there.
/// </summary>
/// <param name="Position">Where, or null.</param>
/// <param name="TakenAt">When, by the camera's clock, or null.</param>
public sealed record PhotoStamp(GeoPoint? Position, DateTime? TakenAt)
{
    private const int MostSegments = 64;
    private const int MostEntries = 512;
    private const ushort ExifDirectory = 0x8769, GpsDirectory = 0x8825, DateTimeTag = 0x0132, DateTimeOriginal = 0x9003;

    /// <summary>What is known where a file is no photo or says nothing.</summary>
    public static readonly PhotoStamp None = new(null, null);

    /// <summary>Reads the stamp of a file; any file may be given.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PhotoStamp Of(Stream photo)
    {
        Span<byte> head = stackalloc byte[4];
        if (photo.ReadAtLeast(head[..2], 2, throwOnEndOfStream: false) < 2 || head[0] != 0xFF || head[1] != 0xD8)
        {
            return None;
        }

        for (var segment = 0; segment < MostSegments; segment++)
        {
            if (photo.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4 || head[0] != 0xFF || head[1] is 0xDA or 0xD9)
            {
                return None;
            }

            // The length counts itself; a segment is at most 64 KiB.
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[2..]) - 2;
            var body = new byte[Math.Max(0, length)];
            if (photo.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length)
            {
                return None;
            }

            if (head[1] == 0xE1 && body.AsSpan().StartsWith("Exif\0\0"u8))
            {
                return OfTiff(body.AsSpan(6));
            }
        }

        return None;
    }

    private static PhotoStamp OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return None;
        }

        var it = new Tiff(tiff, tiff[0] == 'M');
        var first = it.Long(4);
        var taken = it.Find(first, ExifDirectory) is { } exif && it.Find(it.Long(exif + 8), DateTimeOriginal) is { } original ? Time(it.Text(original)) : null;
        taken ??= it.Find(first, DateTimeTag) is { } changed ? Time(it.Text(changed)) : null;
        return new PhotoStamp(it.Find(first, GpsDirectory) is { } gps ? PositionIn(it, it.Long(gps + 8)) : null, taken);
    }

    private static GeoPoint? PositionIn(Tiff it, uint directory)
    {
        var latitude = Degrees(it, directory, 1, 2, 'S');
        var longitude = Degrees(it, directory, 3, 4, 'W');
        var point = latitude is { } y && longitude is { } x ? new GeoPoint(x, y) : default;

        // Cameras without a fix write zeros.
        return latitude is not null && longitude is not null && point.IsValid && point != default ? point : null;
    }

    private static double? Degrees(Tiff it, uint directory, ushort sideTag, ushort valueTag, char negative)
    {
        if (it.Find(directory, sideTag) is not { } side || it.Find(directory, valueTag) is not { } entry)
        {
            return null;
        }

        var value = it.Rational(entry, 0) + (it.Rational(entry, 1) / 60) + (it.Rational(entry, 2) / 3600);
        return value is not { } degrees || !double.IsFinite(degrees) ? null : Math.Round(it.Text(side).StartsWith(negative) ? -degrees : degrees, 7);
    }

    private static DateTime? Time(string text) =>
        DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year >= 1990 ? time : null;

    private readonly ref struct Tiff(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;

        public uint Long(uint offset) => offset > (uint)bytes.Length - 4 || bytes.Length < 4 ? uint.MaxValue
            : isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)offset..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)offset..]);

        /// <summary>Offset of the entry of a tag in a directory, or null.</summary>
        public uint? Find(uint directory, ushort tag)
        {
            if (directory > (uint)bytes.Length - 2)
            {
                return null;
            }

            var count = Math.Min((int)Short(directory), MostEntries);
            for (var i = 0; i < count; i++)
            {
                var entry = directory + 2 + ((uint)i * 12);
                if (entry + 12 > bytes.Length)
                {
                    return null;
                }

                if (Short(entry) == tag)
                {
                    return entry;
                }
            }

            return null;
        }

        /// <summary>The text of an entry of type ASCII; empty when it is none or lies outside.</summary>
        public string Text(uint entry)
        {
            var length = Long(entry + 4);
            if (Short(entry + 2) != 2 || length > 64)
            {
                return "";
            }

            var at = length <= 4 ? entry + 8 : Long(entry + 8);
            return at > bytes.Length || length > bytes.Length - at ? "" : Encoding.ASCII.GetString(bytes.Slice((int)at, (int)length)).TrimEnd('\0', ' ');
        }

        /// <summary>A rational of an entry; null when it is none, lies outside, or has no denominator.</summary>
        public double? Rational(uint entry, uint index)
        {
            var (count, at) = (Long(entry + 4), (long)Long(entry + 8) + (index * 8));
            if (Short(entry + 2) != 5 || index >= count || at + 8 > bytes.Length)
            {
                return null;
            }

            var denominator = Long((uint)at + 4);
            return denominator == 0 ? null : (double)Long((uint)at) / denominator;
        }

        private ushort Short(uint offset) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)offset..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)offset..]);
    }
}
