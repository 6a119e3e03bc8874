namespace Zheli.Engineering.Rollout;

/// <summary>The segments at each point, ascending, in compressed rows.</summary>
internal sealed class Incidence
{
    private readonly int[] start;
    private readonly int[] segments;

    /// <summary>Sorts segments to their ends.</summary>
    public Incidence(int pointCount, int[] from, int[] to)
    {
        start = new int[pointCount + 2];
        segments = new int[2 * from.Length];
        for (var s = 0; s < from.Length; s++)
        {
            start[from[s] + 2]++;
            start[to[s] + 2]++;
        }

        for (var p = 2; p < start.Length; p++)
        {
            start[p] += start[p - 1];
        }

        for (var s = 0; s < from.Length; s++)
        {
            segments[start[from[s] + 1]++] = s;
            segments[start[to[s] + 1]++] = s;
        }
    }

    /// <summary>The segments that end at a point; a loop stands twice.</summary>
    public ReadOnlySpan<int> this[int point] => segments.AsSpan(start[point], start[point + 1] - start[point]);

    /// <summary>Number of segment ends at a point.</summary>
    public int Degree(int point) => start[point + 1] - start[point];
}
