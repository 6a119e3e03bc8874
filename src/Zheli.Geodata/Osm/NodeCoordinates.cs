using System.Runtime.InteropServices;

namespace Zheli.Geodata.Osm;

/// <summary>
/// The positions of the nodes that kept ways need, and of no others: sorted ids, found through a table over their leading bits. Filled from
/// several threads; a node that occurs twice gets the same position whatever their order.
/// </summary>
internal sealed class NodeCoordinates
{
    private const long Unset = long.MaxValue;
    private const int StepsBeforeSearch = 8;

    private readonly long[] ids;
    private readonly long[] positions;
    private readonly int[] bucketStarts;
    private readonly int shift;
    private long repeated;

    private NodeCoordinates(long[] ids)
    {
        this.ids = ids;
        positions = new long[ids.Length];
        Array.Fill(positions, Unset);
        var span = ids.Length == 0 ? 0UL : (ulong)ids[^1] - (ulong)ids[0];
        while (span >> shift > (ulong)ids.Length / 2)
        {
            shift++;
        }

        bucketStarts = new int[(int)(span >> shift) + 2];
        foreach (var id in ids)
        {
            bucketStarts[Bucket(id) + 1]++;
        }

        for (var i = 1; i < bucketStarts.Length; i++)
        {
            bucketStarts[i] += bucketStarts[i - 1];
        }
    }

    /// <summary>Number of needed nodes.</summary>
    public int Count => ids.Length;

    /// <summary>How often a needed node was given again.</summary>
    public long Repeated => repeated;

    /// <summary>The table for all nodes that the chunks refer to.</summary>
    public static NodeCoordinates For(IEnumerable<ElementChunk> chunks)
    {
        var lists = chunks.SelectMany(c => new[] { c.References, c.BuildingReferences }).Where(l => l.Count > 0).ToList();
        var all = new long[lists.Sum(l => (long)l.Count)];
        var at = 0;
        foreach (var list in lists)
        {
            CollectionsMarshal.AsSpan(list).CopyTo(all.AsSpan(at));
            at += list.Count;
        }

        return new(IdSort.SortedDistinct(all));
    }

    /// <summary>Gives a node its position, if it is needed.</summary>
    /// <param name="id">The node.</param>
    /// <param name="x">Longitude on the grid.</param>
    /// <param name="y">Latitude on the grid.</param>
    /// <param name="cursor">Where the caller's node before was sought: nodes mostly come in order of id.</param>
    public void Set(long id, int x, int y, ref int cursor)
    {
        if (ids.Length == 0)
        {
            return;
        }

        for (var step = 0; ; step++)
        {
            if (step == StepsBeforeSearch || cursor >= ids.Length || (cursor > 0 && ids[cursor - 1] >= id))
            {
                cursor = LowerBound(id);
                break;
            }

            if (ids[cursor] >= id)
            {
                break;
            }

            cursor++;
        }

        if (cursor < ids.Length && ids[cursor] == id)
        {
            Store(ref positions[cursor], ((long)x << 32) | (uint)y);
        }
    }

    /// <summary>The position of a node on the grid; false when the file does not hold it.</summary>
    public bool TryGet(long id, out int x, out int y)
    {
        (x, y) = (0, 0);
        if (ids.Length == 0)
        {
            return false;
        }

        var index = LowerBound(id);
        if (index == ids.Length || ids[index] != id || positions[index] == Unset)
        {
            return false;
        }

        (x, y) = ((int)(positions[index] >> 32), (int)positions[index]);
        return true;
    }

    private void Store(ref long slot, long position)
    {
        // The smallest of several positions wins, so that the order of threads does not matter.
        for (var seen = Volatile.Read(ref slot); ;)
        {
            if (seen != Unset && position >= seen)
            {
                break;
            }

            var found = Interlocked.CompareExchange(ref slot, position, seen);
            if (found == seen)
            {
                if (seen == Unset)
                {
                    return;
                }

                break;
            }

            seen = found;
        }

        Interlocked.Increment(ref repeated);
    }

    private int Bucket(long id) => (int)(((ulong)id - (ulong)ids[0]) >> shift);

    private int LowerBound(long id)
    {
        if (id <= ids[0])
        {
            return 0;
        }

        if (id > ids[^1])
        {
            return ids.Length;
        }

        var bucket = Bucket(id);
        int low = bucketStarts[bucket], high = bucketStarts[bucket + 1];
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ids[middle] < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
