using System.Buffers.Binary;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>Reads GeoPackage geometry from a row, with every count checked against the bytes that are there before memory is taken.</summary>
internal ref struct GeometryReader
{
    private const uint WkbPoint = 1, WkbLine = 2, WkbPolygon = 3, WkbMultiLine = 5, WkbMultiPolygon = 6;
    private const int MaximumParts = 1_000_000;

    private readonly Database database;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int headerEnd;
    private int at;

    /// <summary>Starts at a column of the current row.</summary>
    public GeometryReader(Database database, Statement row, int column)
    {
        this.database = database;
        bytes = row.Bytes(column);
        if (bytes.Length < 8 || bytes[0] != 'G' || bytes[1] != 'P')
        {
            throw database.Damaged("a geometry has no GeoPackage header");
        }

        var envelope = (bytes[3] >> 1 & 7) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw database.Damaged("a geometry has a header of an unknown kind"),
        };
        headerEnd = at = 8 + envelope;
    }

    /// <summary>The box around, from the header when it has one (little-endian, kind 1), else from the points.</summary>
    public Box ReadBox()
    {
        var box = Box.Empty;
        if (headerEnd >= 40 && bytes.Length >= 40 && (bytes[3] & 1) == 1)
        {
            (box.MinX, box.MaxX, box.MinY, box.MaxY) = (Real(8), Real(16), Real(24), Real(32));
            return box;
        }

        foreach (var ring in ReadAll())
        {
            box.Add(ring);
        }

        return box;
    }

    /// <summary>One point.</summary>
    public GeoPoint ReadPoint() => ReadType() == WkbPoint ? Point() : throw database.Damaged("a point was expected");

    /// <summary>One line; a multi-line of one part, which QGIS may write, counts as a line.</summary>
    public GeoPoint[] ReadLine()
    {
        var type = ReadType();
        if (type == WkbMultiLine && Count(9) == 1)
        {
            type = ReadType();
        }

        return type == WkbLine ? Ring() : throw database.Damaged("a line was expected");
    }

    /// <summary>A line, or the outer ring of one polygon.</summary>
    public GeoPoint[] ReadLineOrRing(bool isArea)
    {
        if (!isArea)
        {
            return ReadLine();
        }

        var polygons = ReadPolygons();
        return polygons is [[var ring, ..], ..] ? ring : throw database.Damaged("a polygon without a ring");
    }

    /// <summary>Polygons, each an outer ring and its holes.</summary>
    public GeoPoint[][][] ReadPolygons()
    {
        var type = ReadType();
        if (type == WkbPolygon)
        {
            return [Rings()];
        }

        var polygons = type == WkbMultiPolygon ? new GeoPoint[Count(9)][][] : throw database.Damaged("polygons were expected");
        for (var i = 0; i < polygons.Length; i++)
        {
            polygons[i] = ReadType() == WkbPolygon ? Rings() : throw database.Damaged("a polygon was expected");
        }

        return polygons;
    }

    private List<GeoPoint[]> ReadAll()
    {
        var type = ReadType();
        at = headerEnd;
        return type switch
        {
            WkbPoint => [[ReadPoint()]],
            WkbLine or WkbMultiLine => [ReadLine()],
            _ => [.. ReadPolygons().SelectMany(p => p)],
        };
    }

    private GeoPoint[][] Rings()
    {
        var rings = new GeoPoint[Count(4)][];
        for (var i = 0; i < rings.Length; i++)
        {
            rings[i] = Ring();
        }

        return rings;
    }

    private GeoPoint[] Ring()
    {
        var points = new GeoPoint[Count(16)];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Point();
        }

        return points;
    }

    private GeoPoint Point()
    {
        Need(16);
        var point = new GeoPoint(Real(at), Real(at + 8));
        at += 16;
        return point.IsValid ? point : throw database.Damaged("a point lies outside ±180° and ±90°");
    }

    private uint ReadType()
    {
        Need(5);
        var type = bytes[at] == 1 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 1)..]) : throw database.Damaged("a geometry is not little-endian");
        at += 5;
        return type;
    }

    private int Count(int bytesEach)
    {
        Need(4);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        at += 4;
        return (long)count * bytesEach <= bytes.Length - at && (bytesEach == 16 || count <= MaximumParts)
            ? (int)count
            : throw database.Damaged("a geometry is cut off");
    }

    private readonly double Real(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(bytes[offset..]);

    private readonly void Need(int count)
    {
        if (count > bytes.Length - at)
        {
            throw database.Damaged("a geometry is cut off");
        }
    }
}
