using Zheli.Model.Network;

namespace Zheli.Engineering.Rollout;

/// <summary>What a segment is, beside where it lies.</summary>
internal readonly record struct SegmentTraits(LineGroup Group, CorridorKind Kind, bool OnStructure, int Source, ushort Rivers = 0, ushort Rails = 0);

/// <summary>Collects segments and orders them by place, each stretch of ground once a group.</summary>
internal sealed class RawSegments(int room)
{
    private readonly List<ulong> keys = new(room);
    private readonly List<SegmentTraits> traits = new(room);

    /// <summary>Adds a segment; one without length is passed over.</summary>
    public void Add(int from, int to, in SegmentTraits what)
    {
        if (from != to)
        {
            keys.Add(((ulong)(uint)Math.Min(from, to) << 32) | (uint)Math.Max(from, to));
            traits.Add(what);
        }
    }

    /// <summary>
    /// The segments in order of their ends and group. Of several between the same points in one group the highest class counts; on a structure if one of
    /// them is; with an existing line on the same stretch, there is nothing else to build.
    /// </summary>
    public CorridorLines Distinct(PointTable points, int sourceCount)
    {
        var sorted = keys.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var kept = new List<int>(order.Length);
        var merged = new List<SegmentTraits>(order.Length);
        for (var i = 0; i < sorted.Length;)
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i])
            {
                end++;
            }

            MergeRun(order, i, end, kept, merged);
            i = end;
        }

        return Lines(points, sourceCount, kept, merged);
    }

    private void MergeRun(int[] order, int begin, int end, List<int> kept, List<SegmentTraits> merged)
    {
        if (end == begin + 1)
        {
            kept.Add(order[begin]);
            merged.Add(traits[order[begin]]);
            return;
        }

        for (var group = LineGroup.Existing; group <= LineGroup.PowerLine; group++)
        {
            var (first, sum) = (-1, default(SegmentTraits));
            for (var i = begin; i < end; i++)
            {
                var one = traits[order[i]];
                if (one.Group == group)
                {
                    sum = first < 0 ? one : Merge(sum, one);
                    first = first < 0 ? order[i] : first;
                }
            }

            if (first >= 0)
            {
                kept.Add(first);
                merged.Add(sum);
                if (group == LineGroup.Existing)
                {
                    return;
                }
            }
        }
    }

    private static SegmentTraits Merge(in SegmentTraits a, in SegmentTraits b) => new(
        a.Group,
        (CorridorKind)Math.Min((int)a.Kind, (int)b.Kind),
        a.OnStructure || b.OnStructure,
        Math.Min(a.Source, b.Source),
        Math.Max(a.Rivers, b.Rivers),
        Math.Max(a.Rails, b.Rails));

    private CorridorLines Lines(PointTable points, int sourceCount, List<int> kept, List<SegmentTraits> merged)
    {
        var count = kept.Count;
        var lines = new CorridorLines
        {
            Points = points,
            SourceCount = sourceCount,
            From = new int[count],
            To = new int[count],
            Group = new LineGroup[count],
            Kind = new CorridorKind[count],
            OnStructure = new bool[count],
            Source = new int[count],
            Rivers = new ushort[count],
            Rails = new ushort[count],
        };
        for (var i = 0; i < count; i++)
        {
            var (key, what) = (keys[kept[i]], merged[i]);
            (lines.From[i], lines.To[i]) = ((int)(key >> 32), (int)(uint)key);
            (lines.Group[i], lines.Kind[i], lines.OnStructure[i], lines.Source[i]) = (what.Group, what.Kind, what.OnStructure, what.Source);
            (lines.Rivers[i], lines.Rails[i]) = (what.Rivers, what.Rails);
        }

        return lines;
    }
}
