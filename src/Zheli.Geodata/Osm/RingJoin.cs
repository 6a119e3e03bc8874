namespace Zheli.Geodata.Osm;

/// <summary>Joins ways end to end into closed rings of nodes.</summary>
internal static class RingJoin
{
    /// <summary>The rings, or null when some end stays open. Where more than two ways meet, the first unused in the members' order goes on.</summary>
    public static List<List<long>>? Join(IReadOnlyList<long[]> pieces)
    {
        var ends = new Dictionary<long, List<int>>();
        for (var i = 0; i < pieces.Count; i++)
        {
            End(ends, pieces[i][0]).Add(i);
            End(ends, pieces[i][^1]).Add(i);
        }

        // Each list of ends is gone through once: a cursor passes over what is used up.
        var cursors = new Dictionary<long, int>();
        var isUsed = new bool[pieces.Count];
        var rings = new List<List<long>>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (isUsed[i])
            {
                continue;
            }

            isUsed[i] = true;
            var ring = new List<long>(pieces[i]);
            while (ring[0] != ring[^1])
            {
                var next = NextUnused(ends[ring[^1]], ring[^1], cursors, isUsed);
                if (next < 0)
                {
                    return null;
                }

                isUsed[next] = true;
                Append(ring, pieces[next]);
            }

            rings.Add(ring);
        }

        return rings;
    }

    private static List<int> End(Dictionary<long, List<int>> ends, long node)
    {
        if (!ends.TryGetValue(node, out var list))
        {
            ends.Add(node, list = []);
        }

        return list;
    }

    private static int NextUnused(List<int> candidates, long node, Dictionary<long, int> cursors, bool[] isUsed)
    {
        var at = cursors.GetValueOrDefault(node);
        while (at < candidates.Count && isUsed[candidates[at]])
        {
            at++;
        }

        cursors[node] = at;
        return at < candidates.Count ? candidates[at] : -1;
    }

    private static void Append(List<long> ring, long[] piece)
    {
        if (piece[0] == ring[^1])
        {
            ring.AddRange(piece.AsSpan(1));
        }
        else
        {
            for (var i = piece.Length - 2; i >= 0; i--)
            {
                ring.Add(piece[i]);
            }
        }
    }
}
