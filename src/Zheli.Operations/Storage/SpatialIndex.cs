using System.Buffers.Binary;

namespace Zheli.Operations.Storage;

/// <summary>
/// Builds the R-tree of a layer in one pass: boxes in the order of a Hilbert curve are packed into full nodes, level by level (Kamel and
/// Faloutsos, "On packing R-trees", 1993), and the nodes are written straight into the tables of SQLite's R-tree module, in the format that
/// its documentation gives in "the shadow tables". Row by row insertion takes ten times as long.
/// </summary>
internal sealed class SpatialIndex
{
    private const int CellsPerNode = 51;
    private const int BytesPerCell = 24;
    private const int BytesPerNode = 4 + (CellsPerNode * BytesPerCell);
    private const int RootNode = 1;

    private readonly Database database;
    private readonly string index;
    private readonly Statement addNode;

    private SpatialIndex(Database database, string table)
    {
        (this.database, index) = (database, $"rtree_{table}_geom");
        addNode = database.Prepare($"INSERT INTO {index}_node (nodeno, data) VALUES (?, ?)");
    }

    private readonly record struct Cell(long Id, float MinX, float MaxX, float MinY, float MaxY);

    /// <summary>Makes the index of a layer anew from its geometries and returns the box around all of them.</summary>
    public static Box Rebuild(Database database, string table)
    {
        var (cells, box) = Scan(database, table);
        foreach (var shadow in (ReadOnlySpan<string>)["node", "rowid", "parent"])
        {
            database.Execute($"DELETE FROM rtree_{table}_geom_{shadow}");
        }

        var keys = new ulong[cells.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = HilbertKey(cells[i], box);
        }

        Array.Sort(keys, cells);
        var builder = new SpatialIndex(database, table);
        using (builder.addNode)
        {
            builder.Build(cells);
        }

        return box;
    }

    private static (Cell[] Cells, Box Box) Scan(Database database, string table)
    {
        var cells = new List<Cell>();
        var all = Box.Empty;
        using var rows = database.Prepare($"SELECT id, geom FROM {table} ORDER BY id");
        while (rows.Step())
        {
            var box = new GeometryReader(database, rows, 1).ReadBox();
            all.Add(box);
            cells.Add(new(rows.Number(0), Down(box.MinX), Up(box.MaxX), Down(box.MinY), Up(box.MaxY)));
        }

        return ([.. cells], all);
    }

    private void Build(Cell[] cells)
    {
        var (next, depth) = (RootNode + 1, 0);
        while (cells.Length > CellsPerNode)
        {
            var parents = new Cell[(cells.Length + CellsPerNode - 1) / CellsPerNode];
            for (var i = 0; i < parents.Length; i++)
            {
                var group = cells.AsSpan(i * CellsPerNode, Math.Min(CellsPerNode, cells.Length - (i * CellsPerNode)));
                WriteNode(next + i, 0, group);
                parents[i] = Around(next + i, group);
            }

            WriteLinks(depth, cells, i => next + (i / CellsPerNode));
            (cells, next, depth) = (parents, next + parents.Length, depth + 1);
        }

        WriteNode(RootNode, depth, cells);
        WriteLinks(depth, cells, _ => RootNode);
    }

    private void WriteNode(int node, int depth, ReadOnlySpan<Cell> cells)
    {
        Span<byte> data = stackalloc byte[BytesPerNode];
        data.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)depth);
        BinaryPrimitives.WriteUInt16BigEndian(data[2..], (ushort)cells.Length);
        var at = data[4..];
        foreach (var cell in cells)
        {
            BinaryPrimitives.WriteInt64BigEndian(at, cell.Id);
            BinaryPrimitives.WriteSingleBigEndian(at[8..], cell.MinX);
            BinaryPrimitives.WriteSingleBigEndian(at[12..], cell.MaxX);
            BinaryPrimitives.WriteSingleBigEndian(at[16..], cell.MinY);
            BinaryPrimitives.WriteSingleBigEndian(at[20..], cell.MaxY);
            at = at[BytesPerCell..];
        }

        addNode.Bind(1, (long)node).Bind(2, data).Run();
    }

    /// <summary>Leaves are found by row, inner nodes by their parent; both tables are filled in order of their key.</summary>
    private void WriteLinks(int depth, Cell[] cells, Func<int, int> nodeOf)
    {
        var links = new (long Id, int Node)[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            links[i] = (cells[i].Id, nodeOf(i));
        }

        Array.Sort(links);
        using var add = database.Prepare(depth == 0
            ? $"INSERT INTO {index}_rowid (rowid, nodeno) VALUES (?, ?)"
            : $"INSERT INTO {index}_parent (nodeno, parentnode) VALUES (?, ?)");
        foreach (var (id, node) in links)
        {
            add.Bind(1, id).Bind(2, (long)node).Run();
        }
    }

    private static Cell Around(int node, ReadOnlySpan<Cell> cells)
    {
        var around = cells[0] with { Id = node };
        foreach (var cell in cells)
        {
            around = new(
                node, Math.Min(around.MinX, cell.MinX), Math.Max(around.MaxX, cell.MaxX), Math.Min(around.MinY, cell.MinY), Math.Max(around.MaxY, cell.MaxY));
        }

        return around;
    }

    private static ulong HilbertKey(in Cell cell, in Box box)
    {
        var x = Sixteenth(((double)cell.MinX + cell.MaxX) / 2, box.MinX, box.MaxX);
        var y = Sixteenth(((double)cell.MinY + cell.MaxY) / 2, box.MinY, box.MaxY);
        var key = 0UL;
        for (var side = 1u << 15; side > 0; side >>= 1)
        {
            uint right = (x & side) != 0 ? 1u : 0, upper = (y & side) != 0 ? 1u : 0;
            key = (key << 2) | ((3 * right) ^ upper);
            if (upper == 0)
            {
                if (right == 1)
                {
                    (x, y) = (0xffff - x, 0xffff - y);
                }

                (x, y) = (y, x);
            }
        }

        // Equal places keep the order of their ids: the sort is not stable.
        return (key << 32) | (uint)cell.Id;
    }

    private static uint Sixteenth(double value, double low, double high) =>
        high > low ? (uint)Math.Clamp((value - low) / (high - low) * 0xffff, 0, 0xffff) : 0;

    private static float Down(double value) => (float)value > value ? MathF.BitDecrement((float)value) : (float)value;

    private static float Up(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;
}
