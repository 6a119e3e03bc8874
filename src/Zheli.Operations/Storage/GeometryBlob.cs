using System.Buffers.Binary;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>
/// Geometry as the GeoPackage standard stores it (clause 2.1.3): a header with the box around, then well-known binary, little-endian.
/// One buffer is reused for all rows.
/// </summary>
internal sealed class GeometryBlob
{
    private const int Srs = 4326;
    private const uint WkbPoint = 1, WkbLine = 2, WkbPolygon = 3, WkbMultiPolygon = 6;

    private byte[] buffer = new byte[4096];
    private int length;

    /// <summary>A point; its header has no box, as is usual for points.</summary>
    public ReadOnlySpan<byte> Point(GeoPoint point)
    {
        Header(Box.Empty);
        Geometry(WkbPoint);
        Put(point);
        return Written;
    }

    /// <summary>A line.</summary>
    public ReadOnlySpan<byte> Line(ReadOnlySpan<GeoPoint> points)
    {
        HeaderAround(points);
        Geometry(WkbLine);
        Ring(points);
        return Written;
    }

    /// <summary>A polygon without holes.</summary>
    public ReadOnlySpan<byte> Polygon(ReadOnlySpan<GeoPoint> ring)
    {
        HeaderAround(ring);
        Geometry(WkbPolygon);
        Put(1u);
        Ring(ring);
        return Written;
    }

    /// <summary>Polygons, each an outer ring and its holes.</summary>
    public ReadOnlySpan<byte> MultiPolygon(IReadOnlyList<IReadOnlyList<GeoPoint[]>> polygons)
    {
        var box = Box.Empty;
        foreach (var polygon in polygons)
        {
            foreach (var ring in polygon)
            {
                box.Add(ring);
            }
        }

        Header(box);
        Geometry(WkbMultiPolygon);
        Put((uint)polygons.Count);
        foreach (var polygon in polygons)
        {
            Geometry(WkbPolygon);
            Put((uint)polygon.Count);
            foreach (var ring in polygon)
            {
                Ring(ring);
            }
        }

        return Written;
    }

    private ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    private void HeaderAround(ReadOnlySpan<GeoPoint> points)
    {
        var box = Box.Empty;
        box.Add(points);
        Header(box);
    }

    private void Header(in Box box)
    {
        length = 0;
        var flags = (byte)(box.IsEmpty ? 0b0000_0001 : 0b0000_0011);
        var head = Grow(8);
        (head[0], head[1], head[2], head[3]) = ((byte)'G', (byte)'P', 0, flags);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], Srs);
        if (!box.IsEmpty)
        {
            Put(box.MinX);
            Put(box.MaxX);
            Put(box.MinY);
            Put(box.MaxY);
        }
    }

    private void Geometry(uint type)
    {
        Grow(1)[0] = 1;
        Put(type);
    }

    private void Ring(ReadOnlySpan<GeoPoint> points)
    {
        Put((uint)points.Length);
        var target = Grow(points.Length * 16);
        for (var i = 0; i < points.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(target[(i * 16)..], points[i].Longitude);
            BinaryPrimitives.WriteDoubleLittleEndian(target[((i * 16) + 8)..], points[i].Latitude);
        }
    }

    private void Put(GeoPoint point)
    {
        Put(point.Longitude);
        Put(point.Latitude);
    }

    private void Put(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Grow(8), value);

    private void Put(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Grow(4), value);

    private Span<byte> Grow(int bytes)
    {
        if (length + bytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, checked(length + bytes)));
        }

        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
