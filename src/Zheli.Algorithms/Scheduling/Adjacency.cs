namespace Zheli.Algorithms.Scheduling;

/// <summary>For each activity a list of others, all lists in one array.</summary>
public sealed class Adjacency
{
    private readonly int[] start;
    private readonly int[] other;

    /// <summary>Makes the lists from pairs, each list ascending and without doubles.</summary>
    /// <param name="count">Number of activities.</param>
    /// <param name="pairs">Pairs (of whom, other), each from 0 to <paramref name="count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pair names an activity that does not exist.</exception>
    public Adjacency(int count, IReadOnlyList<(int Of, int Other)> pairs)
    {
        foreach (var (of, o) in pairs)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)of, (uint)count, nameof(pairs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)o, (uint)count, nameof(pairs));
        }

        start = new int[count + 1];
        var sorted = pairs.Distinct().OrderBy(p => p.Of).ThenBy(p => p.Other).ToArray();
        other = [.. sorted.Select(p => p.Other)];
        foreach (var (of, _) in sorted)
        {
            start[of + 1]++;
        }

        for (int i = 0; i < count; i++)
        {
            start[i + 1] += start[i];
        }
    }

    /// <summary>Number of activities.</summary>
    public int Count => start.Length - 1;

    /// <summary>The others of one activity, ascending.</summary>
    public ReadOnlySpan<int> Of(int activity) => other.AsSpan(start[activity], start[activity + 1] - start[activity]);
}
