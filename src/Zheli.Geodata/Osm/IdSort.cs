namespace Zheli.Geodata.Osm;

/// <summary>Sorts element numbers byte by byte, passing over the bytes in which all agree: linear, and three or four rounds for a country.</summary>
internal static class IdSort
{
    /// <summary>The distinct numbers in ascending order; <paramref name="values"/> is used up.</summary>
    public static long[] SortedDistinct(long[] values)
    {
        if (values.Length == 0)
        {
            return values;
        }

        ulong all = ~0UL, any = 0;
        foreach (var value in values)
        {
            // The sign bit is turned so that negative numbers (of unpublished edits) sort before positive ones.
            var key = (ulong)value ^ (1UL << 63);
            (all, any) = (all & key, any | key);
        }

        var from = values;
        long[]? to = null;
        for (var shift = 0; shift < 64; shift += 8)
        {
            if (((any ^ all) >> shift & 0xFF) != 0)
            {
                to ??= new long[values.Length];
                Distribute(from, to, shift);
                (from, to) = (to, from);
            }
        }

        var count = 1;
        for (var i = 1; i < from.Length; i++)
        {
            if (from[i] != from[count - 1])
            {
                from[count++] = from[i];
            }
        }

        Array.Resize(ref from, count);
        return from;
    }

    private static void Distribute(long[] from, long[] to, int shift)
    {
        Span<int> starts = stackalloc int[257];
        starts.Clear();
        foreach (var value in from)
        {
            starts[(int)(((ulong)value ^ (1UL << 63)) >> shift & 0xFF) + 1]++;
        }

        for (var i = 1; i < 257; i++)
        {
            starts[i] += starts[i - 1];
        }

        foreach (var value in from)
        {
            to[starts[(int)(((ulong)value ^ (1UL << 63)) >> shift & 0xFF)]++] = value;
        }
    }
}
