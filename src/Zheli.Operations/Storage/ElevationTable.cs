using System.Buffers.Binary;
using System.IO.Compression;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>
/// Relief as square tiles of heights: each row of a tile is written as differences between neighbours and the tile is deflated, which takes
/// about a third of the plain heights. Tiles are numbered row by row from the north-west.
/// </summary>
internal static class ElevationTable
{
    private const int Side = 256;
    private const long LargestGrid = 1L << 30;

    /// <summary>Replaces the relief; null takes it away.</summary>
    public static void Replace(Database database, ElevationGrid? grid)
    {
        database.Execute("DELETE FROM raster; DELETE FROM raster_tile");
        if (grid is null)
        {
            return;
        }

        using (var insert = database.Prepare("INSERT INTO raster VALUES ('elevation',?,?,?,?,?,?)"))
        {
            insert.Bind(1, grid.West).Bind(2, grid.North).Bind(3, grid.StepX).Bind(4, grid.StepY).Bind(5, (long)grid.Columns).Bind(6, (long)grid.Rows).Run();
        }

        var tiles = new byte[Across(grid.Columns) * Across(grid.Rows)][];
        Parallel.For(0, tiles.Length, tile => tiles[tile] = Deflate(grid, tile));
        using var add = database.Prepare("INSERT INTO raster_tile VALUES ('elevation',?,?)");
        for (var tile = 0; tile < tiles.Length; tile++)
        {
            add.Bind(1, (long)tile).Bind(2, tiles[tile]).Run();
        }
    }

    /// <summary>The relief, or null when none was imported.</summary>
    public static ElevationGrid? Find(Database database)
    {
        using var row = database.Prepare("SELECT west, north, step_x, step_y, columns, rows FROM raster WHERE name = 'elevation'");
        if (!row.Step())
        {
            return null;
        }

        int columns = row.Int(4), rows = row.Int(5);
        double stepX = row.Real(2), stepY = row.Real(3);
        if (columns <= 0 || rows <= 0 || (long)columns * rows > LargestGrid || !(stepX > 0 && stepY > 0))
        {
            throw database.Damaged($"a relief of {columns} × {rows} cells makes no sense");
        }

        var tiles = ReadTiles(database, Across(columns) * Across(rows));
        var heights = new short[columns * rows];
        var isSound = true;
        Parallel.For(0, tiles.Count, tile =>
        {
            if (!Inflate(tiles[tile], tile, columns, rows, heights))
            {
                Volatile.Write(ref isSound, false);
            }
        });
        return isSound
            ? new ElevationGrid(row.Real(0), row.Real(1), stepX, stepY, columns, rows, heights)
            : throw database.Damaged("a tile of the relief cannot be read");
    }

    /// <summary>All tiles, before the heights are allocated: a file that only claims to hold a large relief costs nothing.</summary>
    private static List<byte[]> ReadTiles(Database database, int expected)
    {
        var tiles = new List<byte[]>();
        using var row = database.Prepare("SELECT tile, content FROM raster_tile WHERE name = 'elevation' ORDER BY tile");
        while (row.Step())
        {
            if (row.Number(0) != tiles.Count)
            {
                break;
            }

            tiles.Add(row.Bytes(1).ToArray());
        }

        return tiles.Count == expected ? tiles : throw database.Damaged("a tile of the relief is missing");
    }

    private static int Across(int cells) => (cells + Side - 1) / Side;

    private static (int Column, int Row, int Width, int Height) Place(int tile, int columns, int rows)
    {
        var (row, column) = Math.DivRem(tile, Across(columns));
        return (column * Side, row * Side, Math.Min(Side, columns - (column * Side)), Math.Min(Side, rows - (row * Side)));
    }

    private static byte[] Deflate(ElevationGrid grid, int tile)
    {
        var (left, top, width, height) = Place(tile, grid.Columns, grid.Rows);
        var plain = new byte[width * height * 2];
        for (int y = 0, at = 0; y < height; y++)
        {
            var line = grid.Heights.Slice(((top + y) * grid.Columns) + left, width);
            short previous = 0;
            for (var x = 0; x < width; x++, at += 2)
            {
                BinaryPrimitives.WriteInt16LittleEndian(plain.AsSpan(at), unchecked((short)(line[x] - previous)));
                previous = line[x];
            }
        }

        using var target = new MemoryStream(plain.Length / 2);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return target.ToArray();
    }

    private static bool Inflate(byte[] content, int tile, int columns, int rows, short[] heights)
    {
        var (left, top, width, height) = Place(tile, columns, rows);
        var plain = new byte[width * height * 2];
        using var inflate = new DeflateStream(new MemoryStream(content), CompressionMode.Decompress);
        try
        {
            inflate.ReadExactly(plain);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            return false;
        }

        for (int y = 0, at = 0; y < height; y++)
        {
            var line = heights.AsSpan(((top + y) * columns) + left, width);
            short previous = 0;
            for (var x = 0; x < width; x++, at += 2)
            {
                line[x] = previous = unchecked((short)(previous + BinaryPrimitives.ReadInt16LittleEndian(plain.AsSpan(at))));
            }
        }

        return true;
    }
}
