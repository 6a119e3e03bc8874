using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Engineering.Rollout;

/// <summary>
/// Cuts corridors and existing lines into segments between points that are equal exactly on the 1e-7° grid: where lines share a point they are joined, and
/// nowhere else. The result depends on the set of lines, not on their order.
/// </summary>
internal static class Noding
{
    /// <summary>Reads the lines of a territory.</summary>
    public static CorridorLines Read(Territory territory, GraphOptions options, LocalPlane plane)
    {
        var corridors = territory.Corridors.Where(c => c.Kind != CorridorKind.PowerLine || options.OfferAerial).ToArray();
        var lines = corridors.Select(c => c.Points).Concat(territory.NetworkLines.Select(l => l.Points)).ToArray();
        var start = new int[lines.Length + 1];
        for (var i = 0; i < lines.Length; i++)
        {
            start[i + 1] = start[i] + lines[i].Length;
        }

        var keys = new ulong[start[^1]];
        Work.InParallel(lines.Length, options.Threads, (begin, end) =>
        {
            for (var i = begin; i < end; i++)
            {
                for (var j = 0; j < lines[i].Length; j++)
                {
                    keys[start[i] + j] = PointTable.Key(lines[i][j].GridX, lines[i][j].GridY);
                }
            }
        });

        var (numbers, distinct) = Number(keys);
        var points = new PointTable(plane, distinct, options.Threads);
        var (sources, sourceCount) = Sources(corridors);
        var raw = new RawSegments(start[^1]);
        for (var i = 0; i < lines.Length; i++)
        {
            var existing = i >= corridors.Length;
            var (group, kind) = existing ? (LineGroup.Existing, CorridorKind.Access) : (LineGroups.Of(corridors[i].Kind), corridors[i].Kind);
            var structure = !existing && (corridors[i].IsBridge || corridors[i].IsTunnel);
            var source = existing ? sourceCount + i - corridors.Length : sources[i];
            for (var j = start[i] + 1; j < start[i + 1]; j++)
            {
                raw.Add(numbers[j - 1], numbers[j], new(group, kind, structure, source));
            }
        }

        return raw.Distinct(points, sourceCount);
    }

    /// <summary>Numbers equal keys alike, in order of key.</summary>
    private static (int[] Numbers, ulong[] Distinct) Number(ulong[] keys)
    {
        var sorted = (ulong[])keys.Clone();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var numbers = new int[keys.Length];
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }

            numbers[order[i]] = count - 1;
        }

        Array.Resize(ref sorted, count);
        return (numbers, sorted);
    }

    /// <summary>The file or map that a corridor came from is the part of its source before the colon; sources are numbered in order of name.</summary>
    private static (int[] Sources, int Count) Sources(Corridor[] corridors)
    {
        var names = new string[corridors.Length];
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < corridors.Length; i++)
        {
            var source = corridors[i].Source;
            var colon = source.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? source.AsSpan() : source.AsSpan(0, colon);
            if (!lookup.TryGetValue(name, out var pooled))
            {
                pooled = name.ToString();
                pool.Add(pooled, pooled);
            }

            names[i] = pooled;
        }

        var numbers = pool.Keys.Order(StringComparer.Ordinal).Select((name, number) => (name, number)).ToDictionary(p => p.name, p => p.number, StringComparer.Ordinal);
        return ([.. names.Select(n => numbers[n])], numbers.Count);
    }
}
